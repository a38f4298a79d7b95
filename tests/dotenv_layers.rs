//! `${NAME}` is expanded when the value is read, from the entire environment.

#![cfg(all(feature = "derive", feature = "dotenv"))]

#[macro_use]
#[path = "common/near.rs"]
mod near;

mod dotenv_support;

use dotenv_support::{Config, file, value};
use factor3::{Env, EnvConfig};

const HELP_UNSET: &str =
    "set that variable, or put the value in single quotes, which `docker run --env-file` would keep";

#[test]
fn a_reference_is_replaced_whatever_the_order_of_the_lines() {
    let file = file("A=${B}/${C}\nB=1\nC=\"<${B}>\"\n");
    assert_eq!(file.value("A").as_deref(), Some("1/<1>"));
}

#[test]
fn a_higher_layer_answers_for_a_reference() {
    let file = file("A=http://${B}\nB=low\n");
    assert_eq!(value(&file.env.clone().with("B", "high"), "A").as_deref(), Some("http://high"));
    assert_eq!(value(&Env::from([("B", "high")]).or(file.env), "A").as_deref(), Some("http://high"));
}

#[test]
fn a_lower_layer_answers_for_a_reference_that_its_file_does_not_set() {
    let file = file("A=${B}\n");
    assert_eq!(value(&file.env.or(Env::from([("B", "low")])), "A").as_deref(), Some("low"));
}

#[test]
fn a_reference_to_itself_is_what_the_layers_below_say() {
    let (one, other) = (file("A=1:${A}\n"), file("A=2:${A}\n"));
    let env = one.env.or(other.env).or(Env::from([("A", "3")]));
    assert_eq!(value(&env, "A").as_deref(), Some("1:2:3"));
}

#[test]
fn a_reference_to_itself_needs_a_layer_below() {
    let file = file("A=0\nA=1${A}\n");
    assert_eq!(file.problems(), [format!("A refers to a variable that is not set (.env:2:4); {HELP_UNSET}")]);
}

#[test]
fn the_process_is_asked_only_if_it_is_a_layer() {
    // Cargo sets it for every test.
    let file = file("A=${CARGO_MANIFEST_DIR}\n");
    assert_eq!(file.value("A"), None);
    assert_eq!(value(&Env::process().or(file.env), "A").as_deref(), Some(env!("CARGO_MANIFEST_DIR")));
}

#[test]
fn a_given_value_is_verbatim() {
    let env = file("B=1\n").env.with("A", "${B}");
    assert_eq!(value(&env, "A").as_deref(), Some("${B}"));
}

#[test]
fn without_hides_a_name_from_references_too() {
    let file = file("A=${B}\nB=1\n");
    let env = file.env.clone().without("B");
    assert_eq!(file.problems_of(&env), [format!("A refers to a variable that is not set (.env:1:3); {HELP_UNSET}")]);
}

#[test]
fn a_reference_to_what_is_not_set_or_empty_is_a_problem() {
    assert_eq!(
        file("A=x${NO_SUCH_VARIABLE}\n").problems(),
        [format!("A refers to a variable that is not set (.env:1:4); {HELP_UNSET}")]
    );
    assert_eq!(
        file("A=\"x\ny ${C}\"\nC=\n").problems(),
        [format!("A refers to a variable that is empty (.env:2:3); {HELP_UNSET}")]
    );
}

#[test]
fn a_reference_to_a_bad_line_is_a_problem() {
    assert_eq!(
        file("A=${C}\nC\n").problems(),
        [
            ".env:2:2 has no `=` after the name; write NAME=value, or put # in front of a comment",
            "A refers to a variable whose line cannot be read (.env:1:3); correct that line",
        ]
    );
}

#[test]
fn a_reference_to_a_bad_value_says_what_is_wrong_there() {
    assert_eq!(
        file("A=${C}\nC=${D}\nD=x y\n").problems(),
        ["A refers to a value that has text after white space (.env:3:5) (.env:1:3); \
          put the value in quotes, which `docker run --env-file` would keep, or # in front of a comment"]
    );
}

#[test]
fn a_circle_is_a_problem_of_each_that_leads_to_it() {
    let problem = "leads to variables that refer to each other in a circle";
    let help = "give one of them a value that refers to no other";
    assert_eq!(
        file("A=${B}\nB=x${A}\n").problems(),
        [format!("A {problem} (.env:1:3); {help}"), format!("B {problem} (.env:2:4); {help}")]
    );
    assert_eq!(file("A=${C}\nC=${D}\nD=${C}\n").problems(), [format!("A {problem} (.env:1:3); {help}")]);
}

#[test]
fn values_refer_to_others_32_deep_and_no_deeper() {
    let chain = |length: usize| {
        let lines: Vec<_> = (0..length).map(|i| format!("N{i}=${{N{}}}", i + 1)).collect();
        file(format!("A=${{N0}}\n{}\nN{length}=end\n", lines.join("\n")))
    };
    assert_eq!(chain(30).value("A").as_deref(), Some("end"));
    assert_eq!(
        chain(50_000).problems(),
        ["A refers to variables that refer to others, more than 32 deep (.env:1:3); write the value out"]
    );
}

#[test]
fn a_value_that_doubles_with_each_line_takes_neither_time_nor_memory() {
    let doubling: Vec<_> = (1..30).map(|i| format!("N{i}=${{N{0}}}${{N{0}}}", i - 1)).collect();
    let file = file(format!("A=${{N29}}\nB=${{N20}}\nN0=x\n{}\n", doubling.join("\n")));
    assert_eq!(file.value("B").unwrap().len(), 1 << 20);
    assert_eq!(file.problems(), ["A becomes larger than 1 MiB (.env:1:3); write the value out"]);
}

#[test]
fn a_value_that_is_referred_to_is_hidden_like_any_other() {
    let file = file("A=${C}\nC=hunter2\n");
    let summary = Config::summary(&file.env).to_string();
    assert!(!summary.contains("hunter2"));
    assert!(!format!("{:?} {:?}", file.env, file.env.get("A")).contains("hunter2"));
}

#[test]
fn the_origin_of_a_value_is_where_it_is_written() {
    let file = file("\n  export B = \"${C}\"\nC=1\n");
    let var = file.env.get("B").unwrap();
    assert_eq!(var.origin().path(), Some(file.path.as_path()));
    assert_eq!((var.origin().line(), var.origin().column()), (Some(2), Some(14)));
    assert_eq!(file.relative(&var.origin().to_string()), ".env:2:14");
}

#[test]
fn an_empty_value_in_the_process_switches_off_what_the_file_sets() {
    let file = file("A=1\n");
    let env = Env::from([("A", "")]).or(file.env);
    assert_eq!(Config::load(&env).unwrap().a, None);
}

#[test]
fn a_label_leaves_the_origin_of_files_alone() {
    let env = file("A=1\n").env.named("flags");
    assert_eq!(env.get("A").unwrap().origin().line(), Some(1));
}

#[derive(Debug, EnvConfig)]
struct Database {
    #[expect(dead_code, reason = "never loaded")]
    database_url: String,
}

/// Returns the help for an unset variable.
fn near_miss(env: &Env) -> Option<String> {
    Database::load(env).unwrap_err().problems()[0].help().map(str::to_owned)
}

#[test]
fn a_near_miss_is_found_in_a_file() {
    let file = file("\nDATABSE_URL=\"x y\"\n");
    assert_eq!(
        near_miss(&file.env).map(|help| file.relative(&help)).as_deref(),
        Some(near!("DATABSE_URL", ".env:2", "DATABASE_URL"))
    );
}

#[test]
fn what_a_higher_layer_hides_or_nobody_set_is_no_near_miss() {
    let file = file("DATABSE_URL=x\n");
    assert_eq!(near_miss(&file.env.clone().without("DATABSE_URL")), None);
    assert_eq!(near_miss(&Env::from([("DATABSE_URL", "")]).or(file.env)), None);
    assert_eq!(near_miss(&dotenv_support::file("DATABSE_URL=\n").env), None);
    assert_eq!(near_miss(&dotenv_support::file("DATABSE_URL=''\n").env), None);
}
