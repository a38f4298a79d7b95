//! `set -a; . file` in a shell without a `PATH`, which can run no program by name.

use std::path::Path;
use std::process::Command;

use super::{CALLER, Given, pairs};

pub(crate) fn dash(dir: &Path, count: usize) -> Vec<Given> {
    (0..count).map(|number| source("dash", dir, number)).collect()
}

pub(crate) fn bash(dir: &Path, count: usize) -> Vec<Given> {
    (0..count).map(|number| source("bash", dir, number)).collect()
}

fn source(shell: &str, dir: &Path, number: usize) -> Given {
    // A redirection creates files where the shell runs.
    let here = tempfile::tempdir().unwrap();
    let script = format!("set -a; . {}; exec /usr/bin/env -0", dir.join(number.to_string()).display());
    let mut command = Command::new("/usr/bin/timeout");
    command.args(["5", &format!("/usr/bin/{shell}"), "-c", &script]).current_dir(here.path());
    let output = command.env_clear().env("PATH", "").envs(CALLER).stdin(std::process::Stdio::null()).output().unwrap();
    output.status.success().then(|| pairs(output.stdout.split(|byte| *byte == 0)))
}
