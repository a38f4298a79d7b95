//! The variables of an image are those of its last stage.

use std::fs;

use factor3::Env;
use factor3::layer::{Layer, Value};
use factor3_deploy::dockerfile;

fn image(text: &str, stage: Option<&str>) -> Layer {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("Dockerfile");
    fs::write(&path, text).unwrap();
    dockerfile(path, stage)
}

fn value(text: &str) -> Option<Value> {
    image(text, None).get("A").map(|(value, _)| value.clone())
}

#[test]
fn each_form_of_env_gives_the_value_of_the_image() {
    let rows = [
        ("ENV A=1", Some("1")),
        ("env A=1 B=2", Some("1")),
        ("ENV A 1", Some("1")),
        ("ENV A two words", Some("two words")),
        ("ENV A=\"two words\" B=2", Some("two words")),
        ("ENV A='$B \"x\"'", Some("$B \"x\"")),
        (r"ENV A=two\ words", Some("two words")),
        (r#"ENV A="say \"hi\"""#, Some("say \"hi\"")),
        (r#"ENV A="a\nb""#, Some(r"a\nb")),
        ("ENV A=x'y z'w", Some("xy zw")),
        ("ENV B=2\nENV A=$B-${B}x", Some("2-2x")),
        ("ENV A=1\nENV A=2 B=$A", Some("2")),
        ("ENV B=1\nENV B=2 A=$B", Some("1")),
        ("ENV B=\nENV A=${B:-x}", Some("x")),
        ("ENV B=1\nENV A=${B:-x}${B:+y}", Some("1y")),
        ("ENV A=\\$B", Some("$B")),
        ("ENV A=1 \\\n# note\n  B=2", Some("1")),
        ("ENV B=2 \\\n\n  A=1", Some("1")),
        ("# ENV A=1", None),
        ("ENV A=1\nFROM scratch", None),
        ("RUN <<EOF\nENV A=1\nEOF", None),
        ("RUN <<-'EOF' cat\nENV A=1\n\tEOF\nENV A=2", Some("2")),
        ("ARG A=1", None),
        ("ENV A=", Some("")),
    ];
    for (lines, expected) in rows {
        assert_eq!(value(&format!("FROM scratch\n{lines}\n")), expected.map(Value::from), "{lines}");
    }
    assert_eq!(value("# escape=`\nFROM scratch\nENV A=C:\\dir `\n B=1\n"), Some(r"C:\dir".into()));
}

#[test]
fn a_value_of_the_build_or_of_the_base_is_unknown() {
    for lines in ["ARG B=1\nENV A=$B", "ENV A=$PATH:/app", "ENV A=${B#x}", "ARG A=1\nENV A=$A"] {
        assert_eq!(value(&format!("FROM debian\n{lines}\n")), Some(Value::Unknown), "{lines}");
    }
}

#[test]
fn a_stage_has_what_the_stages_below_it_have() {
    let text = "FROM debian AS base\nENV A=base\nFROM base AS build\nENV A=build B=1\nFROM base\nENV C=1\n";
    let names = |stage| image(text, stage).variables().map(|(name, ..)| name.to_owned()).collect::<Vec<_>>();
    assert_eq!(names(None), ["A", "C"]);
    assert_eq!(names(Some("build")), ["A", "B"]);
    assert_eq!(image(text, Some("BUILD")).get("A").unwrap().0, &Value::from("build"));
    assert_eq!(image(text, None).get("A").unwrap().1.line(), Some(2));
}

#[test]
fn an_env_that_docker_refuses_is_a_problem_with_its_line_and_the_rest_counts() {
    for line in ["ENV", "ENV B", "ENV B=1 C", "ENV B=\"hunter2", "ENV =hunter2", "ENV B='1\" C=hunter2"] {
        let layer = image(&format!("FROM scratch\n{line}\nENV A=1\n"), None);
        assert_eq!(layer.get("A").unwrap().0, &Value::from("1"), "{line}");
        let problem = Env::from(layer).problems()[0].to_string();
        assert!(problem.contains("Dockerfile:2 is an ENV that Docker refuses"), "{line}: {problem}");
        assert!(!problem.contains("hunter2"), "{problem}");
    }
    assert!(Env::from(image("FROM scratch\nENV A=it\\'s B=\"a 'b\"\n", None)).problems().is_empty());
}

#[test]
fn a_stage_has_a_number_too() {
    let text = "FROM debian\nENV A=first\nFROM debian\nENV A=second\n";
    assert_eq!(image(text, Some("0")).get("A").unwrap().0, &Value::from("first"));
    assert_eq!(Env::from(image(text, Some("2"))).problems().len(), 1);
}

#[test]
fn a_stage_that_is_not_there_is_a_problem() {
    let problems = Env::from(image("FROM debian AS base\nFROM base AS app\n", Some("web"))).problems();
    assert!(problems[0].to_string().ends_with("has no stage `web`; there are `base` and `app`"), "{}", problems[0]);
    assert!(Env::from(image("# nothing\n", None)).problems()[0].message().ends_with("has no stage"));
}
