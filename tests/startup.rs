//! Promises that only a real process can show: exit status and streams, what the system may put into its environment,
//! and that a load leaves that environment alone.
#![cfg(all(feature = "derive", feature = "dotenv", feature = "service"))]

#[macro_use]
#[path = "common/near.rs"]
mod near;

mod common;
#[path = "common/ten.rs"]
mod ten;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use factor3::{Env, EnvConfig, ExposeSecret, SecretString};
use ten::Ten;

/// The variable that marks a process that `child` started.
const CHILD: &str = "FACTOR3_TEST_CHILD";

fn is_child() -> bool {
    std::env::var_os(CHILD).is_some()
}

/// Returns a command that runs a test in a process of its own, with no variables but the mark.
fn child(test: &str, directory: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "--nocapture", test]).current_dir(directory).env_clear().env(CHILD, "1");
    command
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Everything that the program `quickstart` requires, as lines of a `.env` file.
const COMPLETE: &str = "\
INVENTORY_URL=https://inventory.internal/v1
INVENTORY_TOKEN=hunter2
DATABASE_URL=postgres://app:hunter3@db/orders
";

/// Runs the program `quickstart` beside a `.env` file.
fn quickstart(dotenv: &str, variables: &[(&str, &str)]) -> Output {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join(".env"), dotenv).unwrap();
    common::example("quickstart", dir.path()).envs(variables.iter().copied()).output().unwrap()
}

mod streams {
    use super::*;

    #[test]
    fn a_program_that_loads_from_an_empty_environment_gets_what_it_asked_for_from_the_file() {
        let output = quickstart(&format!("{COMPLETE}PORT=80\n"), &[]);
        assert_eq!((stdout(&output), stderr(&output)), ("listening on port 80\n".to_owned(), String::new()));
        assert_eq!(output.status.code(), Some(0));
    }

    #[test]
    fn load_or_exit_passes_the_warnings_on_and_goes_on() {
        let output = quickstart(COMPLETE, &[("PROT", "80")]);
        let warning = concat!("warning: PORT is not set; ", near!("PROT", "environment", "PORT"), "\n");
        assert_eq!((&*stdout(&output), &*stderr(&output)), ("listening on port 8080\n", warning));
        assert_eq!(output.status.code(), Some(0));
    }

    #[test]
    fn load_or_exit_writes_the_warnings_and_then_the_report_and_exits_with_78() {
        let output = quickstart(COMPLETE, &[("PROT", "80"), ("LOG_LEVEL", "7"), ("INVENTORY_TOKEN", "")]);
        let expected = concat!(
            "warning: PORT is not set; ",
            near!("PROT", "environment", "PORT"),
            "
error: the environment has 2 problems

  LOG_LEVEL must be one of debug, info, warn, error
    --> environment
  INVENTORY_TOKEN is set but empty
    --> environment
    Token presented to the inventory service. Expected: a secret, or the path of its file in INVENTORY_TOKEN_FILE

to fix: LOG_LEVEL, INVENTORY_TOKEN
"
        );
        assert_eq!((stdout(&output), &*stderr(&output)), (String::new(), expected));
        assert_eq!(output.status.code(), Some(78));
    }

    #[test]
    fn a_load_without_a_closure_for_warnings_writes_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let output = common::example("minimal", dir.path()).envs([("PORT", "80"), ("PROT", "81")]).output().unwrap();
        assert_eq!((&*stdout(&output), &*stderr(&output)), ("ready to serve on port 80\n", ""));
    }

    #[test]
    fn unwrap_panics_with_the_report() {
        if is_child() {
            Small::from_env().unwrap();
        }
        let output = child("streams::unwrap_panics_with_the_report", Path::new(".")).env("PORT", "x").output().unwrap();
        let report =
            "called `Result::unwrap()` on an `Err` value: the environment has 1 problem\n\n  PORT must be an integer";
        assert!(stderr(&output).contains(report), "{}", stderr(&output));
        assert_eq!(output.status.code(), Some(101));
    }

    #[test]
    #[cfg(unix)]
    fn the_status_is_78_also_where_nobody_can_read_the_report() {
        use std::process::Stdio;

        let dir = tempfile::tempdir().unwrap();
        let status = |stderr: Stdio| common::example("quickstart", dir.path()).stderr(stderr).status().unwrap().code();
        assert_eq!(status(Stdio::null()), Some(78));
        // A write fails, because nothing reads.
        let (reader, writer) = std::os::unix::net::UnixStream::pair().unwrap();
        drop(reader);
        assert_eq!(status(std::os::fd::OwnedFd::from(writer).into()), Some(78));
        // A file that may only be read.
        let file = std::fs::File::open(std::env::current_exe().unwrap()).unwrap();
        assert_eq!(status(file.into()), Some(78));
    }
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "it is missing")]
struct Small {
    #[env(default = 1)]
    port: u16,
}

/// Variables that may hold whatever the system lets them.
#[derive(EnvConfig)]
#[cfg_attr(not(unix), expect(dead_code, reason = "only on Unix is a path no text"))]
struct Any {
    path: Option<PathBuf>,
    #[env(separator = ":")]
    paths: Option<Vec<PathBuf>>,
    text: Option<String>,
    token: Option<SecretString>,
    number: Option<u16>,
}

macro_rules! many {
    ($($group:ident)*) => {
        /// As many more as make a load take a snapshot of the process.
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "they are there to be many")]
        struct Many {
            #[env(nested, prefix = "")]
            any: Any,
            $(#[env(nested)] $group: Ten,)*
        }
    };
}
many!(g0 g1 g2 g3 g4 g5 g6 g7 g8 g9 g10 g11 g12 g13 g14 g15);

/// Says how a load went by both ways to read the process, which agree.
fn say(any: fn(Any) -> String) {
    let few = Any::from_env().map_or_else(|report| report.to_string(), any);
    let many = Many::from_env().map_or_else(|report| report.to_string(), |many| any(many.any));
    assert_eq!(few, many);
    report(&few);
}

#[expect(clippy::print_stdout, reason = "what the other process reads")]
fn report(text: &str) {
    println!("{text}");
}

#[cfg(unix)]
mod not_utf8 {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    use super::*;

    #[test]
    fn a_path_and_a_list_of_paths_are_read_as_they_are() {
        if is_child() {
            return say(|any| format!("{:?} {:?}", any.path.unwrap(), any.paths));
        }
        let mut program = child("not_utf8::a_path_and_a_list_of_paths_are_read_as_they_are", Path::new("."));
        let output = program.env("PATH", OsStr::from_bytes(b"/a\xff/b")).output().unwrap();
        assert!(stdout(&output).contains("\"/a\\xFF/b\" None\n"), "{output:?}");
    }

    #[test]
    fn a_text_and_a_secret_are_problems_that_name_the_byte_and_show_none() {
        if is_child() {
            return say(|_| "loaded".to_owned());
        }
        let mut program =
            child("not_utf8::a_text_and_a_secret_are_problems_that_name_the_byte_and_show_none", Path::new("."));
        let bytes = OsStr::from_bytes(b"hunter2\xff");
        let output = program.env("TEXT", bytes).env("TOKEN", bytes).output().unwrap();
        let text = stdout(&output);
        for name in ["TEXT", "TOKEN"] {
            assert!(text.contains(&format!("  {name} is not UTF-8: byte 8 of 8\n    --> environment\n")), "{text}");
        }
        assert!(!text.contains("hunter2") && !stderr(&output).contains("hunter2"), "{output:?}");
    }

    #[test]
    fn the_path_of_a_file_is_used_as_it_is() {
        if is_child() {
            return say(|any| any.token.unwrap().expose_secret().to_owned());
        }
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(OsStr::from_bytes(b"token\xff"));
        std::fs::write(&path, "hunter2\n").unwrap();
        let output =
            child("not_utf8::the_path_of_a_file_is_used_as_it_is", dir.path()).env("TOKEN_FILE", path).output();
        assert!(stdout(output.as_ref().unwrap()).contains("hunter2\n"), "{output:?}");
    }
}

#[test]
fn the_path_of_a_file_may_be_relative_to_the_working_directory() {
    if is_child() {
        return say(|any| any.token.unwrap().expose_secret().to_owned());
    }
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("token"), "hunter2\n").unwrap();
    let mut program = child("the_path_of_a_file_may_be_relative_to_the_working_directory", dir.path());
    let output = program.env("TOKEN_FILE", "token").output().unwrap();
    assert!(stdout(&output).contains("hunter2\n"), "{output:?}");
}

#[test]
#[cfg(unix)]
fn a_secret_may_come_by_standard_input() {
    use std::io::Write;

    if is_child() {
        let token = Any::from_env().unwrap().token.unwrap();
        return report(token.expose_secret());
    }
    let mut program = child("a_secret_may_come_by_standard_input", Path::new("."));
    program.env("TOKEN_FILE", "/dev/stdin").stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let mut program = program.spawn().unwrap();
    program.stdin.take().unwrap().write_all(b"hunter2\n").unwrap();
    let output = program.wait_with_output().unwrap();
    assert!(stdout(&output).contains("hunter2\n"), "{output:?}");
}

#[cfg(target_os = "linux")]
mod huge {
    use super::*;

    /// The longest variable that Linux passes to a process has 128 KiB, with its name and a zero byte.
    const LONGEST: usize = (128 << 10) - "NUMBER=\0".len();

    fn output(test: &str, value: &str) -> Output {
        let others = (0..3_000).map(|number| (format!("OTHER_{number}"), "x".repeat(200)));
        child(test, Path::new(".")).envs(others).env("NUMBER", value).env("TEXT", value).output().unwrap()
    }

    #[test]
    fn a_value_of_any_length_is_read_whole_among_thousands_of_variables() {
        if is_child() {
            return say(|any| format!("{} characters", any.text.unwrap().len()));
        }
        let test = "huge::a_value_of_any_length_is_read_whole_among_thousands_of_variables";
        let digits = "0".repeat(LONGEST - 1) + "7";
        let output = output(test, &digits);
        assert!(stdout(&output).contains(&format!("{LONGEST} characters\n")), "{}", stderr(&output));
    }

    #[test]
    fn a_bad_value_is_described_in_one_line() {
        if is_child() {
            return say(|_| "loaded".to_owned());
        }
        let output = output("huge::a_bad_value_is_described_in_one_line", &"wrong!".repeat(LONGEST / 6));
        let line = format!(
            "\n  NUMBER must be an integer from 0 to 65535: character 1 of {} is not a digit\n    --> environment\n\nto fix: NUMBER\n",
            LONGEST / 6 * 6
        );
        assert!(stdout(&output).contains(&line), "{:.2000}", stdout(&output));
    }
}

mod environment {
    use super::*;

    #[test]
    fn the_process_is_above_the_file_and_an_empty_variable_hides_it() {
        if is_child() {
            let env = Env::process().or_dotenv_if_exists(".env");
            let any = Any::load(&env).unwrap();
            return report(&format!("{:?} {:?}", any.text, any.number));
        }
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join(".env"), "TEXT=file\nNUMBER=1\n").unwrap();
        let run = |variables: &[(&str, &str)]| {
            let mut program =
                child("environment::the_process_is_above_the_file_and_an_empty_variable_hides_it", dir.path());
            stdout(&program.envs(variables.iter().copied()).output().unwrap())
        };
        assert!(run(&[]).contains("Some(\"file\") Some(1)\n"));
        assert!(run(&[("TEXT", "process"), ("NUMBER", "")]).contains("Some(\"process\") None\n"));
    }

    #[test]
    fn a_load_changes_no_variable_and_a_child_gets_none_of_a_file() {
        if is_child() {
            let variables = || std::env::vars_os().collect::<BTreeMap<OsString, OsString>>();
            let before = variables();
            let env = Env::process().or_dotenv_if_exists(".env").with("NUMBER", "1").or_dir_if_exists(".");
            let any = Any::load(&env).unwrap();
            assert_eq!((any.text.as_deref(), any.number), (Some("file"), Some(1)));
            assert_eq!(any.token.unwrap().expose_secret(), "hunter2");
            drop(Many::inspect(&env));
            assert_eq!(variables(), before);
            return report("unchanged");
        }
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join(".env"), "TEXT=file\nTOKEN_FILE=token\n").unwrap();
        std::fs::write(dir.path().join("token"), "hunter2").unwrap();
        let mut program = child("environment::a_load_changes_no_variable_and_a_child_gets_none_of_a_file", dir.path());
        let output = program.output().unwrap();
        assert!(stdout(&output).contains("unchanged\n"), "{output:?}");
    }

    #[test]
    #[cfg(windows)]
    fn a_name_is_read_in_any_case_as_the_system_does() {
        if is_child() {
            return say(|any| format!("{:?}", any.number));
        }
        let mut program = child("environment::a_name_is_read_in_any_case_as_the_system_does", Path::new("."));
        let output = program.env("Number", "7").output().unwrap();
        assert!(stdout(&output).contains("Some(7)\n"), "{output:?}");
    }
}
