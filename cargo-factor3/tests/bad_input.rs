//! Unreadable input is reported, and the rest is still audited.

mod common;

use common::Project;

#[test]
fn no_manifest() {
    let run = Project::bare(&[("readme.md", "")]).run(&["audit"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr.starts_with("error: cargo cannot read the workspace: could not find `Cargo.toml`"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_manifest_that_cargo_refuses() {
    let run = Project::bare(&[("Cargo.toml", "[package\n")]).run(&["audit"]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.starts_with("error: cargo cannot read the workspace: "), "{}", run.stderr);
}

#[test]
fn a_package_that_is_not_there() {
    let run = Project::main("fn main() {}").run(&["audit", "-p", "shpo"]);
    assert_eq!((run.status, run.stderr.as_str()), (2, "error: no package is called shpo; the workspace has shop\n"));
}

#[test]
fn manifests_below_are_found() {
    let manifest = |name: &str| format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2021\"\n");
    let project = Project::bare(&[
        ("one/Cargo.toml", &manifest("one")),
        ("one/src/main.rs", "fn main() { std::env::var(\"A_B\"); }"),
        ("two/Cargo.toml", "[package"),
    ]);
    let audit = project.audit();
    assert_eq!(audit.debt(), ["env-read/one/A_B"]);
    assert_eq!(audit.finding("env-read/one/A_B")["places"][0]["path"], "one/src/main.rs");
    assert!(
        audit
            .remarks()
            .iter()
            .any(|remark| remark.starts_with("not read: two/Cargo.toml cargo cannot read the workspace: ")),
        "{:?}",
        audit.remarks()
    );
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let project = Project::new(&[
        (
            "src/main.rs",
            "mod broken;\nmod binary;\nmod absent;\nmod large;\nmod deep;\nmod again;\nfn main() { std::env::var(\"A_B\"); }\n",
        ),
        ("src/broken.rs", "use std::env;\nfn main( {\n"),
        ("src/again.rs", "#[path = \"main.rs\"]\nmod cycle;\n"),
    ]);
    project.write("src/binary.rs", [b'/', b'/', 0xff, 0xfe]);
    project.write("src/large.rs", format!("// env\n{}", "fn a() {}\n".repeat(550_000)));
    project
        .write("src/deep.rs", format!("use std::env;\nfn a() {{ {}1{} }}\n", "(".repeat(100_000), ")".repeat(100_000)));
    project.commit();
    let audit = project.audit();
    assert_eq!(audit.debt(), ["env-read/A_B"]);
    assert_eq!(
        audit.remarks(),
        [
            "not read: src/binary.rs is not UTF-8",
            "not read: src/broken.rs is not Rust that can be parsed, at line 2",
            "not read: src/deep.rs nests deeper than 200 levels",
            "not read: src/large.rs is larger than 1 MiB, which is taken for generated code",
            "not read: src/main.rs no file for `mod absent;`",
        ]
    );
}

#[test]
fn long_chains_do_not_exhaust_the_stack() {
    let project = Project::main(&format!("use std::env;\nfn main() {{ let x = 1{}; }}\n", "+1".repeat(200_000)));
    assert_eq!(project.audit().status, 0);
    let project = Project::main(&format!("use std::env;\nfn main() {{ a{}; }}\n", ".b()".repeat(100_000)));
    assert_eq!(project.audit().status, 0);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_tree_is_not_followed() {
    let other = Project::bare(&[("outside.rs", "fn f() { std::env::var(\"A_B\"); }\n")]);
    let project = Project::main("mod outside;\nfn main() {}\n");
    std::os::unix::fs::symlink(other.path().join("outside.rs"), project.path().join("src/outside.rs")).unwrap();
    let audit = project.audit();
    assert_eq!(audit.debt(), [""; 0]);
    assert_eq!(audit.remarks(), ["not read: src/outside.rs leads out of the workspace"]);
}

#[test]
fn without_git_the_tree_is_taken() {
    let project = Project::bare(&[
        ("Cargo.toml", "[package]\nname = \"shop\"\nversion = \"0.0.0\"\nedition = \"2021\"\n"),
        ("src/main.rs", "fn main() {}"),
        (".env", "API_TOKEN=hunter2\n"),
    ]);
    let audit = project.audit();
    assert_eq!(audit.debt(), ["env-file/the-workspace/.env"]);
    assert!(audit.remarks()[0].starts_with("no git repository"));
}

#[test]
fn an_unknown_rule_and_an_unreadable_baseline() {
    let project = Project::main("fn main() {}");
    let run = project.run(&["audit", "--explain", "env-raed"]);
    assert_eq!(run.status, 2);
    assert!(
        run.stderr.starts_with("error: no rule is called env-raed; the rules are lock-file, env-read, "),
        "{}",
        run.stderr
    );
    let run = project.run(&["audit", "--baseline", "absent"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.starts_with("error: the baseline absent: "), "{}", run.stderr);
}

#[test]
fn a_toolchain_that_is_not_there_is_not_needed() {
    let project = Project::main("fn main() { std::env::var(\"A_B\"); }");
    project.write("rust-toolchain.toml", "[toolchain]\nchannel = \"1.0.0\"\n");
    assert_eq!(project.audit().debt(), ["env-read/A_B"]);
    // A feature of a nightly cargo.
    let manifest = std::fs::read_to_string(project.path().join("Cargo.toml")).unwrap();
    project.write("Cargo.toml", format!("cargo-features = [\"profile-rustflags\"]\n{manifest}"));
    assert_eq!(project.audit().debt(), ["env-read/A_B"]);
}

#[test]
fn path_dependencies_in_a_circle_or_without_a_manifest_are_no_obstacle() {
    let manifest = |name: &str, dependencies: &str| {
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[dependencies]\n{dependencies}\n"
        )
    };
    let project = Project::new(&[
        ("Cargo.toml", &manifest("shop", "a = { path = \"a\" }\ngone = { path = \"gone\" }")),
        ("src/main.rs", "fn main() {}\n"),
        ("a/Cargo.toml", &manifest("a", "b = { path = \"../b\" }")),
        ("a/src/lib.rs", "fn a() { std::env::var(\"A_B\"); }\n"),
        ("b/Cargo.toml", &manifest("b", "a = { path = \"../a\" }")),
        ("b/src/lib.rs", "fn a() { std::env::var(\"C_D\"); }\n"),
    ]);
    let audit = project.audit();
    assert_eq!(audit.debt(), ["env-read/a/A_B", "env-read/b/C_D"]);
    assert!(audit.remarks().iter().any(|remark| remark.contains("gone/Cargo.toml")), "{:?}", audit.remarks());
}
