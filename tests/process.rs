//! Promises about a process: its environment, the output of `main`, the exit code.
#![cfg(feature = "derive")]

#[macro_use]
#[path = "common/near.rs"]
mod near;

mod common;
#[path = "common/ten.rs"]
mod ten;

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output};

use factor3::{Env, EnvConfig, ExposeSecret, SecretBox, SecretString};
use ten::Ten;

fn text(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn from_env_reads_the_environment_of_the_process() {
    let dir = tempfile::tempdir().unwrap();
    let output = common::example("minimal", dir.path()).env("PORT", "8080").output().unwrap();
    assert_eq!(text(&output), ("ready to serve on port 8080\n".to_owned(), String::new()));
    assert!(output.status.success());
}

#[test]
fn main_can_return_the_error_and_prints_the_report() {
    let dir = tempfile::tempdir().unwrap();
    let output = common::example("minimal", dir.path()).env("PROT", "8080").output().unwrap();
    let report = concat!(
        "\
Error: the environment has 1 problem

  PORT is not set
    Port the HTTP server listens on. Expected: an integer from 0 to 65535
    help: ",
        near!("PROT", "environment", "PORT"),
        "

to fix: PORT
"
    );
    assert_eq!(text(&output), (String::new(), report.to_owned()));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn from_env_reads_no_dotenv_file_and_says_so_when_something_is_missing() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join(".env"), "PORT=8080\n").unwrap();
    let output = common::example("minimal", dir.path()).output().unwrap();
    let report = "\
Error: the environment has 1 problem

  PORT is not set
    Port the HTTP server listens on. Expected: an integer from 0 to 65535

  help: ./.env was not read; `Env::process().or_dotenv_if_exists(\".env\")` reads it

to fix: PORT
";
    assert_eq!(text(&output), (String::new(), report.to_owned()));
}

#[test]
#[cfg(all(feature = "dotenv", feature = "service"))]
fn an_optional_dotenv_file_that_does_not_exist_is_named_when_something_is_missing() {
    let dir = tempfile::tempdir().unwrap();
    let below = dir.path().join("crates/orders");
    std::fs::create_dir_all(&below).unwrap();
    let note = || {
        let (_, report) = text(&common::example("quickstart", &below).output().unwrap());
        let line = report.lines().find_map(|line| line.strip_prefix("  help: ").map(str::to_owned));
        line.unwrap_or_else(|| panic!("{report}"))
    };
    assert_eq!(note(), ".env was not read, because it does not exist in the working directory");
    std::fs::write(dir.path().join(".env"), "PORT=8080\n").unwrap();
    assert_eq!(
        note(),
        ".env was not read, because it does not exist in the working directory; ../../.env exists, but parent \
         directories are not searched"
    );
    // One that exists was read.
    std::fs::write(below.join(".env"), "PORT=8080\n").unwrap();
    let (_, report) = text(&common::example("quickstart", &below).output().unwrap());
    assert!(report.contains("DATABASE_URL is not set") && !report.contains(".env was not read"), "{report}");
}

#[test]
#[cfg(feature = "dotenv")]
fn a_path_from_the_root_has_no_parent_directories_to_search() {
    let path = std::env::temp_dir().join("no/such/file.env");
    let error = Ten::load(&Env::from([("OTHER", "")]).or_dotenv_if_exists(&path)).err();
    assert!(error.is_none(), "nothing is missing");
    let error = Missing::load(&Env::empty().or_dotenv_if_exists(&path)).unwrap_err().to_string();
    let note = format!("\n  help: {} was not read, because it does not exist\n", path.display());
    assert!(error.contains(&note), "{error}");
}

#[derive(Debug, EnvConfig)]
#[cfg(feature = "dotenv")]
#[expect(dead_code, reason = "it is missing")]
struct Missing {
    port: u16,
}

#[test]
#[cfg(unix)]
fn an_unrelated_variable_that_is_not_utf8_does_not_matter() {
    use std::os::unix::ffi::OsStrExt;

    let dir = tempfile::tempdir().unwrap();
    let bytes = OsStr::from_bytes(b"\xff\xfe");
    let mut command = common::example("minimal", dir.path());
    let output = command.env("PORT", "8080").env("OTHER", bytes).env(bytes, "1").output().unwrap();
    assert_eq!(text(&output), ("ready to serve on port 8080\n".to_owned(), String::new()));

    // It does not matter for the near misses either.
    let mut command = common::example("minimal", dir.path());
    let output = command.env("OTHER", bytes).env(bytes, "1").output().unwrap();
    assert!(text(&output).1.contains("PORT is not set"), "{output:?}");
}

#[test]
#[cfg(unix)]
fn a_variable_that_is_not_utf8_is_a_problem_that_names_it() {
    use std::os::unix::ffi::OsStrExt;

    let dir = tempfile::tempdir().unwrap();
    let output = common::example("minimal", dir.path()).env("PORT", OsStr::from_bytes(b"80\xff")).output().unwrap();
    let (_, report) = text(&output);
    assert!(report.contains("\n  PORT is not UTF-8: byte 3 of 3\n    --> environment\n"), "{report}");
}

/// Enough variables for a load to take a snapshot of the environment.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "most of it is there to be many")]
struct Many {
    port: u16,
    #[env(nested)]
    g0: Ten,
    #[env(nested)]
    g1: Ten,
    #[env(nested)]
    g2: Ten,
    #[env(nested)]
    g3: Ten,
    #[env(nested)]
    g4: Ten,
    #[env(nested)]
    g5: Ten,
    #[env(nested)]
    g6: Ten,
    #[env(nested)]
    g7: Ten,
    #[env(nested)]
    g8: Ten,
    #[env(nested)]
    g9: Ten,
    #[env(nested)]
    g10: Ten,
    #[env(nested)]
    g11: Ten,
    #[env(nested)]
    g12: Ten,
    #[env(nested)]
    g13: Ten,
    #[env(nested)]
    g14: Ten,
    #[env(nested)]
    g15: Ten,
}

/// The variable that marks a process that `child` started.
const CHILD: &str = "FACTOR3_TEST_CHILD";

#[test]
#[expect(clippy::print_stdout, reason = "what the other process reads")]
fn many_in_this_process() {
    if std::env::var_os(CHILD).is_none() {
        return;
    }
    match Many::load(&Env::process().or(Env::from([("G1_A", "1"), ("G2_A", "2")]))) {
        Ok(Many { port, g1, g2, g3, .. }) => println!("{port} {:?} {:?} {:?}", g1.a, g2.a, g3.j),
        Err(report) => println!("{report}"),
    }
    println!("{}", Many::summary(&Env::process()));
}

fn many<const N: usize>(set: [(&str, &str); N]) -> String {
    child("many_in_this_process", set)
}

/// Returns the output of a test that runs in a process of its own.
fn child(test: &str, set: impl IntoIterator<Item = (impl AsRef<OsStr>, impl AsRef<OsStr>)>) -> String {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "--nocapture", test]);
    text(&command.env_clear().env(CHILD, "1").envs(set).output().unwrap()).0
}

#[test]
fn a_load_of_many_variables_reads_the_process_like_any_other() {
    let output = many([("PORT", "80"), ("G2_A", ""), ("G3_J", "3")]);
    assert!(output.contains("80 Some(1) None Some(3)\n"), "{output}");
    let row: Vec<_> = output.lines().find(|line| line.starts_with("G3_J ")).unwrap().split_whitespace().collect();
    assert!(["3", "environment"].iter().all(|word| row.contains(word)), "{output}");
}

#[test]
fn a_load_of_many_variables_reports_problems_like_any_other() {
    let output = many([("PROT", "80"), ("G3_J", "x")]);
    let report = concat!(
        "\
the environment has 2 problems

  PORT is not set
    Expected: an integer from 0 to 65535
    help: ",
        near!("PROT", "environment", "PORT"),
        "
  G3_J must be an integer from 0 to 65535: character 1 of 1 is not a digit
    --> environment

to fix: PORT, G3_J
"
    );
    assert!(output.contains(report), "{output}");
}

/// A few variables, of which the first is missing.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its problems matter")]
struct Few {
    first: u16,
    second: Option<u16>,
    third: String,
    fourth: u16,
}

#[test]
#[expect(clippy::print_stdout, reason = "what the other process reads")]
fn few_in_this_process() {
    if std::env::var_os(CHILD).is_some() {
        for env in [Env::process(), Env::process().or(Env::from([("SECOND", "2"), ("FOURTH", "y")]))] {
            println!("{}", Few::load(&env).err().unwrap());
        }
    }
}

#[test]
fn what_is_read_after_a_missing_variable_is_what_the_process_says() {
    let output = child("few_in_this_process", [("FRIST", "1"), ("SECOND", "x"), ("THIRD", "")]);
    let until_fourth = concat!(
        "\
  FIRST is not set
    Expected: an integer from 0 to 65535
    help: ",
        near!("FRIST", "environment", "FIRST"),
        "
  SECOND must be an integer from 0 to 65535: character 1 of 1 is not a digit
    --> environment
  THIRD is set but empty
    --> environment
    Expected: text
"
    );
    for fourth in ["FOURTH is not set", "FOURTH must be an integer from 0 to 65535: character 1 of 1 is not a digit"] {
        assert!(output.contains(&format!("{until_fourth}  {fourth}\n")), "{output}");
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "what the other process reads")]
fn empty_in_this_process() {
    if std::env::var_os(CHILD).is_some() {
        println!("{:?}", Few::load(&Env::process()).unwrap().second);
    }
}

#[test]
fn an_empty_variable_of_the_process_counts_as_unset() {
    let output = child("empty_in_this_process", [("FIRST", "1"), ("SECOND", ""), ("THIRD", "x"), ("FOURTH", "4")]);
    assert!(output.contains("\nNone\n") || output.starts_with("None\n"), "{output}");
}

/// A name of each kind.
#[derive(Debug, EnvConfig)]
#[env(prefix = "APP_")]
#[expect(dead_code, reason = "shown by `Debug`")]
struct Names {
    port: u16,
    #[env(name = "REGION", absolute)]
    region: String,
    #[env(alias = "USER_NAME")]
    user: String,
    token: SecretString,
    #[env(nested)]
    part: Part,
    #[env(nested, prefix = "OTHER_")]
    other: Part,
    #[env(nested)]
    plain: Plain,
}

#[derive(Debug, EnvConfig)]
#[env(prefix = "PART_")]
#[expect(dead_code, reason = "shown by `Debug`")]
struct Part {
    size: u16,
    #[env(name = "ZONE", absolute, shared)]
    zone: String,
    #[env(nested)]
    plain: Plain,
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "shown by `Debug`")]
struct Plain {
    name: String,
}

#[derive(Debug, EnvConfig)]
#[env(prefix = "STORE_", tag = "KIND")]
#[expect(dead_code, reason = "shown by `Debug`")]
enum Store {
    Disk { size: u16 },
    Part(Part),
}

fn loaded(env: &Env) -> String {
    let names = Names::load(env).unwrap();
    let token = names.token.expose_secret().to_owned();
    let (part, plain, store) = (Part::load(env).unwrap(), Plain::load(env).unwrap(), Store::load(env).unwrap());
    let (optional, two) = (<Option<Part>>::load(env).unwrap(), <(Part, Store)>::load(env).unwrap());
    format!("{names:?} {token} {part:?} {plain:?} {store:?} {optional:?} {two:?}")
}

#[test]
#[expect(clippy::print_stdout, reason = "what the other process reads")]
fn names_in_this_process() {
    if std::env::var_os(CHILD).is_some() {
        println!("{}", loaded(&Env::process()));
    }
}

#[test]
fn a_process_is_asked_for_the_names_that_any_environment_is_asked_for() {
    let set = [
        ("APP_PORT", "1"),
        ("REGION", "2"),
        ("APP_USER_NAME", "3"),
        ("APP_TOKEN", "4"),
        ("APP_PART_SIZE", "5"),
        ("APP_PART_PLAIN_NAME", "6"),
        ("APP_OTHER_SIZE", "7"),
        ("APP_OTHER_PLAIN_NAME", "8"),
        ("APP_PLAIN_NAME", "9"),
        ("PART_SIZE", "10"),
        ("PART_PLAIN_NAME", "11"),
        ("NAME", "12"),
        ("STORE_KIND", "part"),
        ("STORE_PART_SIZE", "13"),
        ("STORE_PART_PLAIN_NAME", "14"),
        ("ZONE", "15"),
    ];
    let output = child("names_in_this_process", set);
    assert!(output.contains(&loaded(&Env::from(set))), "{output}");
}

/// Fields that `NAME_FILE` applies to, and a field that it does not apply to.
#[derive(EnvConfig)]
#[env(prefix = "APP_")]
struct InFiles {
    token: SecretString,
    #[env(alias = "OLD_KEY")]
    key: Option<SecretString>,
    #[env(nested)]
    part: PartInFiles,
    region: Option<String>,
}

#[derive(EnvConfig)]
#[env(prefix = "PART_")]
struct PartInFiles {
    pin: SecretBox<u32>,
}

#[test]
#[expect(clippy::print_stdout, reason = "what the other process reads")]
fn files_in_this_process() {
    if std::env::var_os(CHILD).is_none() {
        return;
    }
    match InFiles::from_env() {
        Ok(InFiles { token, key, part, region }) => {
            let key = key.as_ref().map(ExposeSecret::expose_secret);
            println!("{} {key:?} {} {region:?}", token.expose_secret(), part.pin.expose_secret());
        }
        Err(report) => println!("{report}"),
    }
}

/// Returns the output of another process with the variables in `set`, and a file for each variable in `files`.
fn in_files<const N: usize, const M: usize>(dir: &Path, files: [(&str, &str); N], set: [(&str, &str); M]) -> String {
    let mut all = Vec::from(set.map(|(name, value)| (name, value.into())));
    for (name, content) in files {
        let path = dir.join(name);
        std::fs::write(&path, content).unwrap();
        all.push((name, path.into_os_string()));
    }
    child("files_in_this_process", all)
}

#[test]
fn from_env_reads_the_file_that_a_variable_of_the_process_names() {
    let dir = tempfile::tempdir().unwrap();
    let files = [("APP_TOKEN_FILE", "hunter2\n"), ("APP_OLD_KEY_FILE", "k3y"), ("APP_PART_PIN_FILE", "1234\n")];
    // `NAME_FILE` applies only to secrets.
    let output = in_files(dir.path(), files, [("APP_REGION", "eu-1"), ("APP_REGION_FILE", "/no/such/file")]);
    assert!(output.contains("hunter2 Some(\"k3y\") 1234 Some(\"eu-1\")\n"), "{output}");
}

#[test]
fn from_env_reports_what_is_wrong_with_a_file_that_the_process_names() {
    let dir = tempfile::tempdir().unwrap();
    let files = [("APP_TOKEN_FILE", "hunter2"), ("APP_PART_PIN_FILE", "12x4")];
    let output = in_files(dir.path(), files, [("APP_TOKEN", "hunter3")]);
    let report = format!(
        "\
the environment has 2 problems

  APP_TOKEN and APP_TOKEN_FILE are both set, and differ
    help: unset one of them
  APP_PART_PIN must be an integer from 0 to 4294967295: character 3 of 4 is not a digit
    --> {}

to fix: APP_TOKEN, APP_TOKEN_FILE, APP_PART_PIN
",
        dir.path().join("APP_PART_PIN_FILE").display()
    );
    assert!(output.contains(&report), "{output}");
}

#[test]
#[cfg(unix)]
fn the_journal_gets_the_report_with_the_priority_of_an_error() {
    use std::fs::File;
    use std::io::Read;
    use std::os::fd::OwnedFd;
    use std::os::unix::fs::MetadataExt;
    use std::os::unix::net::UnixStream;

    let report = |stream: fn(u64, u64) -> String| {
        let dir = tempfile::tempdir().unwrap();
        let (mut ours, theirs) = UnixStream::pair().unwrap();
        let theirs = File::from(OwnedFd::from(theirs));
        let metadata = theirs.metadata().unwrap();
        let mut command = common::example("quickstart", dir.path());
        command.env("JOURNAL_STREAM", stream(metadata.dev(), metadata.ino())).stderr(theirs);
        assert_eq!(command.status().unwrap().code(), Some(78));
        // Its copy of the socket has to be closed before ours has an end.
        drop(command);
        let mut text = String::new();
        ours.read_to_string(&mut text).unwrap();
        text
    };
    let plain = report(|device, inode| format!("{device}:{}", inode + 1));
    assert!(plain.starts_with("error: the environment has "), "{plain}");
    let journal = report(|device, inode| format!("{device}:{inode}"));
    assert_eq!(journal, format!("<3>{}\n", plain.trim_end().replace('\n', "\n<3>")));
}
