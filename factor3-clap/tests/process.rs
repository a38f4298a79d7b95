//! Promises about a process: `examples/flags.rs` with its command line and its environment.

use std::path::PathBuf;
use std::process::{Command, Output};

const README: &str = include_str!("../README.md");
const TOKEN: (&str, &str) = ("INVENTORY_TOKEN", "hunter2-hunter2");

/// Builds the example in the profile of the running test, and returns its path.
fn example() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let profile_directory = test.ancestors().nth(2).unwrap();
    let profile = match profile_directory.file_name().and_then(|name| name.to_str()) {
        Some("debug") | None => "dev",
        Some(profile) => profile,
    };
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--example", "flags", "--profile", profile, "--target-dir"])
        .arg(profile_directory.parent().unwrap())
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    profile_directory.join("examples/flags")
}

/// Runs the example, and returns its exit status and what it printed.
fn run(flags: &[&str], env: &[(&str, &str)]) -> (Option<i32>, String, String) {
    let directory = tempfile::tempdir().unwrap();
    let mut command = Command::new(example());
    command.args(flags).env_clear().envs(env.iter().copied()).current_dir(directory.path());
    let Output { status, stdout, stderr } = command.output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

#[test]
fn flags_are_above_the_environment_in_the_summary() {
    let (status, stdout, stderr) = run(&["--port=9090"], &[("PORT", "80"), TOKEN]);
    assert_eq!((status, stderr.as_str()), (Some(0), ""));
    assert_eq!(
        stdout,
        "\
listening on port 9090
PORT             9090                --port, over environment
INVENTORY_TOKEN  set, 15 characters  environment
"
    );
}

#[test]
fn a_wrong_value_is_reported_with_its_flag_and_the_status_of_a_configuration() {
    let (status, stdout, stderr) = run(&["--port", "80a80"], &[TOKEN]);
    assert_eq!((status, stdout.as_str()), (Some(78), ""));
    assert_eq!(
        stderr,
        "\
error: the environment has 1 problem

  PORT must be an integer from 0 to 65535: character 3 of 5 is not a digit
    --> --port

to fix: PORT
"
    );
    assert!(README.contains(&format!("$ flags --port 80a80\n{stderr}```")), "{stderr}");
}

#[test]
fn an_unknown_flag_is_an_error_of_clap() {
    let (status, stdout, stderr) = run(&["--inventory-token=hunter2"], &[TOKEN]);
    assert_eq!((status, stdout.as_str()), (Some(2), ""));
    assert!(stderr.starts_with("error: unexpected argument '--inventory-token' found\n"), "{stderr}");
    assert!(!stderr.contains("hunter"), "{stderr}");
}

#[test]
fn the_readme_has_the_main_of_the_example() {
    let (_, main) = include_str!("../examples/flags.rs").split_once("fn main() {").unwrap();
    assert!(README.contains(&format!("```rust\nfn main() {{{main}```")), "{main}");
}

#[test]
fn help_needs_no_environment() {
    let (status, stdout, stderr) = run(&["--help"], &[]);
    assert_eq!((status, stderr.as_str()), (Some(0), ""));
    assert!(README.contains(&format!("$ flags --help\n{stdout}$")), "{stdout}");
}
