//! The units among the recipes under the tools of systemd and podman, where the machine has them. Elsewhere, the tests of
//! the page read them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const GENERATOR: &str = "/usr/lib/systemd/system-generators/podman-system-generator";

fn recipe(name: &str) -> String {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/deploy")).join(name);
    fs::read_to_string(path).unwrap()
}

/// Writes a recipe with a program that every machine has.
fn written(dir: &Path, name: &str) -> PathBuf {
    let path = dir.join(name);
    fs::write(&path, recipe(name).replace("/usr/local/bin/orders", "/bin/true")).unwrap();
    path
}

/// Returns what `systemd-analyze verify` says, or `None` without it.
fn verify(units: &[PathBuf]) -> Option<String> {
    let output = Command::new("systemd-analyze").arg("verify").args(units).output().ok()?;
    Some(String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn systemd_has_nothing_to_say_against_the_units() {
    let dir = tempfile::tempdir().unwrap();
    let bad = dir.path().join("bad.service");
    fs::write(&bad, "[Service]\nExecStart=/bin/true\nEnvironment=A\n").unwrap();
    // A machine without a part of systemd says nothing about any unit.
    if verify(&[bad]).is_none_or(|said| !said.contains("bad.service:3")) {
        return;
    }
    let units = ["orders.service", "orders-check.service"].map(|name| written(dir.path(), name));
    assert_eq!(verify(&units).unwrap(), "");
}

#[test]
fn podman_makes_a_unit_of_the_file_for_quadlet() {
    let dir = tempfile::tempdir().unwrap();
    written(dir.path(), "orders.container");
    let mut command = Command::new(GENERATOR);
    let Ok(output) = command.arg("--dryrun").env("QUADLET_UNIT_DIRS", dir.path()).output() else { return };
    let unit = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for part in ["--env-file /etc/orders/prod.env", "--secret inventory_token", "RestartPreventExitStatus=78"] {
        assert!(unit.contains(part), "{part}: {unit}");
    }
}
