//! Runs the examples in processes of their own, with an environment that the test controls completely.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Returns a command that runs an example in a directory, with an empty environment.
pub(crate) fn example(name: &str, directory: &Path) -> Command {
    let mut command = Command::new(build(name));
    command.current_dir(directory).env_clear();
    command
}

/// Builds an example in the profile of the running test, and returns its path. `.ci/platforms` has built all of them,
/// because cargo does not run on the machine that a test is run for.
fn build(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test knows its path");
    let profile_directory = test.ancestors().nth(2).expect("tests are in target/PROFILE/deps");
    let example = profile_directory.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if std::env::var_os("FACTOR3_EXAMPLES_BUILT").is_some() {
        return example;
    }
    let target_directory = profile_directory.parent().expect("a profile is in the target directory");
    let profile = match profile_directory.file_name().and_then(|name| name.to_str()) {
        Some("debug") | None => "dev",
        Some(profile) => profile,
    };
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--example", name, "--profile", profile])
        .args(if cfg!(feature = "tracing") { ["--features", "tracing"].as_slice() } else { &[] })
        .arg("--target-dir")
        .arg(target_directory)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    example
}
