//! The readers that are not crates. The environment names their directory, which `.ci/readers` fills.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use factor3::EnvConfig;
use serde_json::Value;

#[derive(EnvConfig)]
#[env(prefix = "FACTOR3_")]
struct Settings {
    /// Their absence is a failure.
    #[env(default)]
    require_readers: bool,
    /// The directory that holds them.
    readers: Option<PathBuf>,
}

/// Returns the directory of the readers, if the environment names it.
pub fn directory() -> Option<PathBuf> {
    let settings = Settings::from_env().unwrap_or_else(|error| panic!("{error}"));
    if settings.readers.is_none() {
        assert!(!settings.require_readers, "FACTOR3_READERS is not set");
        let thread = std::thread::current();
        let test = thread.name().unwrap_or_default();
        // The output of `eprintln` is hidden when a test passes.
        let mut stderr = std::io::stderr();
        writeln!(stderr, "SKIPPED {test}: FACTOR3_READERS is not set").unwrap();
    }
    settings.readers
}

/// The answer of `read.js`.
pub fn node(readers: &Path, reader: &str, input: &Value) -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("read.js");
    let mut node = Command::new("node");
    node.arg(script).arg(reader).env("NODE_PATH", readers.join("node_modules"));
    ask(node, input)
}

/// The answer of `read.py`.
pub fn python(readers: &Path, input: &Value) -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("read.py");
    let mut python = Command::new(readers.join("venv/bin/python"));
    python.arg(script);
    ask(python, input)
}

fn ask(mut command: Command, input: &Value) -> Value {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.to_string().as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    assert_eq!(stderr, "", "a reader complains");
    serde_json::from_slice(&output.stdout).unwrap()
}
