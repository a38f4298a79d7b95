//! A pipe in place of a file: what a password manager or `<(command)` offers. It is read once, and nothing waits for long.
#![cfg(all(unix, feature = "derive", feature = "dotenv"))]

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use factor3::{Env, EnvConfig, ExposeSecret, ProblemKind, SecretFile, SecretString};
use tempfile::TempDir;

#[derive(Debug, EnvConfig)]
struct Config {
    token: SecretString,
}

impl Config {
    fn of(env: &Env) -> String {
        Self::load(env).unwrap().token.expose_secret().to_owned()
    }
}

fn pipe(dir: &TempDir, name: &str) -> PathBuf {
    let path = dir.path().join(name);
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    path
}

/// Writes into a pipe once, as soon as it is read.
fn serve(path: &Path, text: &[u8]) -> JoinHandle<()> {
    let (path, text) = (path.to_owned(), text.to_owned());
    thread::spawn(move || {
        // The reader may have had enough.
        let _ = OpenOptions::new().write(true).open(path).unwrap().write_all(&text);
    })
}

/// Runs something that must not wait for long.
fn soon<T>(run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = run();
    // It gives up after a second of silence. The rest is for a machine that is busy.
    assert!(start.elapsed() < Duration::from_secs(30));
    result
}

#[test]
fn a_dotenv_file_that_is_a_pipe_is_read_when_the_layer_is_made() {
    let dir = tempfile::tempdir().unwrap();
    let path = pipe(&dir, ".env");
    let writer = serve(&path, b"OTHER=1\nTOKEN=hunter2\n");
    let env = Env::empty().or_dotenv_if_exists(&path);
    writer.join().unwrap();
    for _ in 0..2 {
        assert_eq!(Config::of(&env), "hunter2");
    }
    let summary = Config::summary(&env);
    let origin = summary.variables()[0].origin().unwrap();
    assert_eq!((origin.path(), origin.line()), (Some(&*path), Some(2)));
}

#[test]
fn a_pipe_that_a_variable_names_is_kept_for_the_loads_of_its_environment() {
    let dir = tempfile::tempdir().unwrap();
    let path = pipe(&dir, "token");
    let env = Env::from([("TOKEN_FILE", &path)]);
    let writer = serve(&path, b"hunter2\n");
    assert_eq!(Config::of(&env), "hunter2");
    writer.join().unwrap();
    assert_eq!(Config::of(&env), "hunter2");
    assert_eq!(Config::inspect(&env.clone()).0.unwrap().token.expose_secret(), "hunter2");
    // Another environment reads it anew.
    let writer = serve(&path, b"hunter3\n");
    assert_eq!(Config::of(&Env::from([("TOKEN_FILE", &path)])), "hunter3");
    writer.join().unwrap();
}

#[test]
fn a_pipe_in_a_directory_is_kept_by_its_layer() {
    let dir = tempfile::tempdir().unwrap();
    let writer = serve(&pipe(&dir, "token"), b"hunter2\n");
    let env = Env::dir(dir.path());
    for _ in 0..2 {
        assert_eq!(Config::of(&env), "hunter2");
        assert!(Config::summary(&env).problems().is_empty());
    }
    writer.join().unwrap();
}

#[test]
fn text_may_come_in_pieces() {
    let dir = tempfile::tempdir().unwrap();
    let path = pipe(&dir, "token");
    let writer = thread::spawn({
        let path = path.clone();
        move || {
            let mut pipe = OpenOptions::new().write(true).open(path).unwrap();
            for piece in ["hun", "ter", "2"] {
                thread::sleep(Duration::from_millis(50));
                pipe.write_all(piece.as_bytes()).unwrap();
            }
        }
    });
    assert_eq!(Config::of(&Env::from([("TOKEN_FILE", path)])), "hunter2");
    writer.join().unwrap();
}

const SILENT: &str = "is a pipe into which nothing was written for a second";

#[test]
fn a_pipe_without_a_writer_is_a_problem() {
    let dir = tempfile::tempdir().unwrap();
    let path = pipe(&dir, "token");
    for (env, subject) in [
        (Env::from([("TOKEN_FILE", &path)]), "TOKEN_FILE names a file that"),
        (Env::dir(dir.path()), "TOKEN is in a file that"),
    ] {
        let error = soon(|| Config::load(&env)).unwrap_err();
        assert_eq!(error.problems()[0].message(), format!("{subject} {SILENT}"));
        let help = "start the program that writes into it first, or give the path of a regular file";
        assert_eq!((error.problems()[0].kind(), error.problems()[0].help()), (ProblemKind::File, Some(help)));
    }
    let problems = soon(|| Env::dotenv(&path)).problems();
    assert_eq!(problems[0].message(), format!("{} {SILENT}", path.display()));
}

#[test]
fn a_writer_that_stays_silent_is_a_problem() {
    let dir = tempfile::tempdir().unwrap();
    let path = pipe(&dir, "token");
    // Opened for reading and writing, it does not wait for a reader.
    let _silent = OpenOptions::new().read(true).write(true).open(&path).unwrap();
    let error = soon(|| Config::load(&Env::from([("TOKEN_FILE", &path)]))).unwrap_err();
    assert_eq!(error.problems()[0].message(), format!("TOKEN_FILE names a file that {SILENT}"));
}

#[test]
fn the_limits_of_a_file_are_those_of_a_pipe() {
    let dir = tempfile::tempdir().unwrap();
    for (name, content, reason) in [
        ("large", vec![b'x'; (1 << 20) + 1], "is larger than 1 MiB"),
        ("bytes", b"hunter\xff".to_vec(), "is not UTF-8"),
    ] {
        let path = pipe(&dir, name);
        let writer = serve(&path, &content);
        let error = soon(|| Config::load(&Env::from([("TOKEN_FILE", &path)]))).unwrap_err();
        assert_eq!(error.problems()[0].message(), format!("TOKEN_FILE names a file that {reason}"));
        writer.join().unwrap();
    }
}

#[test]
fn a_pipe_may_have_as_much_as_the_largest_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = pipe(&dir, "large");
    let text = "x".repeat(1 << 20);
    let writer = serve(&path, text.as_bytes());
    let config = soon(|| Config::load(&Env::from([("TOKEN_FILE", &path)]))).unwrap();
    assert!(config.token.expose_secret() == text);
    writer.join().unwrap();
}

/// It is read again and again, which a pipe cannot be.
#[test]
fn a_secret_file_is_no_pipe() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problem matters")]
    struct Located {
        identity: SecretFile,
    }
    let dir = tempfile::tempdir().unwrap();
    let path = pipe(&dir, "identity");
    let error = Located::load(&Env::from([("IDENTITY", &path)])).unwrap_err();
    assert_eq!(error.problems()[0].message(), "IDENTITY names a file that is a pipe, which can be read only once");
    assert_eq!(error.problems()[0].help(), Some("give the path of a regular file"));
    fs::remove_file(path).unwrap();
}
