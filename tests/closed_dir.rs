//! A directory that the user of the process may not enter. Its variables may exist, so they must not count as unset.
#![cfg(all(unix, feature = "derive"))]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use factor3::{Env, EnvConfig, Problem, ProblemKind, SecretString};
use tempfile::TempDir;

#[derive(Debug, EnvConfig)]
struct Config {
    token: Option<SecretString>,
}

/// The variable that tells the test that it runs as another user, and names the directory.
const CLOSED: &str = "FACTOR3_CLOSED_DIR";

/// Runs a check in a process that may not enter the directory. That is this process, unless it belongs to root, who may
/// enter any directory. Then another process runs the test again.
fn with_closed_dir(test: &str, mode: u32, check: fn(&Path)) {
    if let Some(path) = std::env::var_os(CLOSED) {
        return check(Path::new(&path));
    }
    let (around, path) = closed_dir(mode);
    if fs::symlink_metadata(path.join("token")).is_err() {
        check(&path);
    } else {
        run_as_another_user(test, around.path(), &path);
    }
    // Allow the cleanup to remove it.
    fs::set_permissions(&path, Permissions::from_mode(0o700)).unwrap();
}

/// Creates a directory with a secret. The mode applies to the owner; others have no access.
fn closed_dir(mode: u32) -> (TempDir, PathBuf) {
    let around = tempfile::tempdir().unwrap();
    fs::set_permissions(around.path(), Permissions::from_mode(0o755)).unwrap();
    let path = around.path().join("secrets");
    fs::create_dir(&path).unwrap();
    fs::write(path.join("token"), "hunter2").unwrap();
    fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
    (around, path)
}

fn run_as_another_user(test: &str, around: &Path, closed: &Path) {
    // Copy the program: it may be in a directory that the other user may not enter.
    let program = around.join("test");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    let output = Command::new("setpriv")
        .args(["--reuid", "65534", "--regid", "65534", "--clear-groups"])
        .arg(&program)
        .args(["--exact", test, "--nocapture"])
        .current_dir(around)
        .env(CLOSED, closed)
        .output();
    let said = match output {
        Ok(output) if output.status.success() => {
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(said.contains("test result: ok. 1 passed"), "{said}");
            return;
        }
        Ok(output) if output.stdout.is_empty() => String::from_utf8_lossy(&output.stderr).into_owned(),
        Ok(output) => panic!("{}", String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr)),
        Err(error) => error.to_string(),
    };
    assert!(std::env::var_os("FACTOR3_REQUIRE_SETPRIV").is_none(), "setpriv starts no test: {said}");
    #[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
    {
        println!("skipped: setpriv starts no test: {said}");
    }
}

/// Returns the problem of a load, and checks that the summary has it too.
fn problem(env: &Env) -> Problem {
    let (result, summary) = Config::inspect(env);
    let error = result.map(|config| config.token.is_some()).unwrap_err();
    assert_eq!((error.problems().len(), summary.exit_code()), (1, 78));
    error.problems()[0].clone()
}

fn says_that_it_cannot_be_entered(path: &Path) {
    for env in [Env::dir(path), Env::process().or_dir_if_exists(path)] {
        let problem = problem(&env);
        assert_eq!(problem.kind(), ProblemKind::File);
        assert_eq!(
            problem.to_string(),
            format!(
                "{} is a directory that cannot be entered: permission denied; \
                 let the user that runs this program enter it: the permission `x` of the directory",
                path.display()
            )
        );
        assert!(env.get("TOKEN").is_none());
    }
}

#[test]
fn a_directory_of_another_user_is_a_problem() {
    with_closed_dir("a_directory_of_another_user_is_a_problem", 0o000, says_that_it_cannot_be_entered);
}

#[test]
fn a_directory_whose_names_alone_may_be_read_is_a_problem() {
    with_closed_dir("a_directory_whose_names_alone_may_be_read_is_a_problem", 0o644, says_that_it_cannot_be_entered);
}

#[test]
fn a_directory_in_a_closed_one_is_a_problem() {
    with_closed_dir("a_directory_in_a_closed_one_is_a_problem", 0o000, |path| {
        let inner = path.join("inner");
        for env in [Env::dir(&inner), Env::process().or_dir_if_exists(&inner)] {
            let message = format!("{} cannot be opened: permission denied", inner.display());
            assert_eq!(problem(&env).message(), message);
        }
    });
}

#[test]
fn a_directory_whose_names_cannot_be_listed_is_read() {
    let (_around, path) = closed_dir(0o711);
    assert_eq!(Env::dir(&path).get("TOKEN").unwrap().value(), "hunter2");
    with_closed_dir("a_directory_whose_names_cannot_be_listed_is_read", 0o311, |path| {
        let (result, summary) = Config::inspect(&Env::dir(path));
        assert!(result.unwrap().token.is_some(), "{summary}");
    });
}

#[test]
fn a_file_of_another_user_is_a_problem_of_its_variable() {
    with_closed_dir("a_file_of_another_user_is_a_problem_of_its_variable", 0o000, |path| {
        // The directory was accessible when it was opened, and is closed when the file is read.
        let message = format!("{}", path.display());
        assert!(problem(&Env::dir(path)).message().starts_with(&message));
    });
}
