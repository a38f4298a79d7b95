//! Generated env files, read by the real tools and by the readers of this crate.
//!
//! ```sh
//! cargo test -p factor3-deploy --test tools -- --ignored --nocapture
//! ```
//!
//! It needs Linux, root, and some minutes, so it is not part of the gate, which compares the recorded rows. A tool that
//! the machine does not have is skipped, and named. `FILES=200` tries fewer files. The readers of Compose and of the
//! kubelet are only compared with recorded rows: no tool here.

#![cfg(target_os = "linux")]
#![expect(clippy::print_stdout, reason = "the table is the result")]

mod compare;
mod docker;
mod files;
mod kubernetes;
mod podman;
mod shell;
mod systemd;
mod units;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use compare::Reader;
use factor3_deploy::Tool;

/// What the caller of each tool has in its environment, beside a `PATH`. A shell may write to its `~`, which is nowhere.
const CALLER: [(&str, &str); 3] = [("HOME", "/nowhere/u"), ("CALLER", "of the caller"), ("CALLER_2", "")];

/// The environment that a tool gives to a process, or `None` if the tool refuses the file.
type Given = Option<BTreeMap<Vec<u8>, Vec<u8>>>;

/// Reads each file of the directory, whose name is its number.
type Run = fn(&Path, usize) -> Vec<Given>;

/// A tool: its program, the versions whose grammar it may have, and the function that runs it.
const READERS: [(&str, &str, Run); 8] = [
    ("docker", "docker", docker::create),
    ("docker-stack", "docker", docker::stack),
    ("podman", "podman", podman::create),
    ("kubectl", "kubectl", kubernetes::kubectl),
    ("kustomize", "kubectl", kubernetes::kustomize),
    ("systemd", "/lib/systemd/systemd", systemd::boot),
    ("sh", "dash", shell::dash),
    ("sh", "bash", shell::bash),
];

#[test]
#[ignore = "needs the tools, root, and some minutes"]
fn the_readers_give_what_the_tools_give() {
    let count = std::env::var("FILES").ok().and_then(|count| count.parse().ok()).unwrap_or(2_000);
    let only = std::env::var("TOOL").unwrap_or_default();
    let mut all_equal = true;
    println!("{:14}{:>8}{:>8}{:>8}{:>10}", "tool", "files", "refused", "equal", "not known");
    for (name, program, run) in READERS.iter().filter(|(name, ..)| name.contains(&*only)) {
        let Some(version) = version(program) else {
            println!("{name:14}skipped: {program} is not installed");
            continue;
        };
        let dir = tempfile::tempdir().unwrap();
        files::write_all(dir.path(), count);
        let given = run(dir.path(), count);
        let mut reader = Reader::new(reader_of(name, &version));
        for (number, given) in given.iter().enumerate() {
            reader.compare(&dir.path().join(number.to_string()), given);
        }
        let refused = given.iter().filter(|given| given.is_none()).count();
        println!("{name:14}{count:8}{refused:8}{:8}{:10}  {version}", reader.equal, reader.unknown);
        for difference in reader.differences.iter().take(10) {
            println!("  {difference}");
        }
        all_equal &= reader.differences.is_empty();
    }
    assert!(all_equal);
}

/// Returns the first line that the program prints of its version, or `None` if it is not installed.
fn version(program: &str) -> Option<String> {
    let arguments: &[&str] = match program {
        "kubectl" => &["version", "--client"],
        // It has no option for it.
        "dash" => &["-c", "echo dash"],
        _ => &["--version"],
    };
    let text = String::from_utf8(Command::new(program).args(arguments).output().ok()?.stdout).ok()?;
    Some(text.lines().next()?.to_owned())
}

/// Returns the grammar of a tool. systemd has had another one since 254.
fn reader_of(name: &str, version: &str) -> Tool {
    let number = version.split(' ').nth(1).and_then(|number| number.parse().ok());
    match name {
        "systemd" if number.is_some_and(|number: u32| number < 254) => Tool::Systemd253,
        _ => name.parse().unwrap(),
    }
}

/// Runs a command with nothing but the variables of the caller.
fn run(command: &mut Command) -> Output {
    let path = std::env::var_os("PATH").unwrap_or_default();
    command.env_clear().env("PATH", path).envs(CALLER).stdin(std::process::Stdio::null()).output().unwrap()
}

/// Returns the variables of a list of `NAME=value`, the last of several.
fn pairs<T: AsRef<[u8]>>(list: impl IntoIterator<Item = T>) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let pair = |pair: T| {
        let pair = pair.as_ref();
        let at = pair.iter().position(|byte| *byte == b'=')?;
        Some((pair[..at].to_vec(), pair[at + 1..].to_vec()))
    };
    list.into_iter().filter_map(pair).collect()
}
