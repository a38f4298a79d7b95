//! systemd, booted in namespaces of its own, with a service for each file.

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::{Given, pairs};

/// The services that run one after the other.
const CHAIN: usize = 100;

/// `EnvironmentFile=`
pub(crate) fn boot(dir: &Path, count: usize) -> Vec<Given> {
    let unit = |number: usize| {
        let file = dir.join(number.to_string());
        (format!("{number}.service"), format!("EnvironmentFile={}\n", file.display()))
    };
    run(dir, &(0..count).map(unit).collect::<Vec<_>>(), &[])
}

/// Boots systemd with services, each of which gives its environment: their names, and the lines that belong to the
/// section `[Service]`. `more` are further files.
pub(crate) fn run(dir: &Path, services: &[(String, String)], more: &[(&str, &str)]) -> Vec<Given> {
    let (units, out, end) = (dir.join("units"), dir.join("out"), dir.join("end"));
    fs::create_dir(&units).unwrap();
    fs::create_dir(&out).unwrap();
    let mut target = "[Unit]\nDefaultDependencies=no\nWants=done.service\n".to_owned();
    let mut done = "[Unit]\nDefaultDependencies=no\n".to_owned();
    for (number, (name, lines)) in services.iter().enumerate() {
        let after = if number % CHAIN == 0 { String::new() } else { format!("After={}\n", services[number - 1].0) };
        let text = format!(
            "[Unit]\nDefaultDependencies=no\n{after}[Service]\nType=oneshot\nStandardOutput=file:{}\nExecStart=/usr/bin/env -0\n{lines}",
            out.join(number.to_string()).display()
        );
        fs::write(units.join(template(name)), text).unwrap();
        _ = writeln!(target, "Wants={name}");
        _ = writeln!(done, "After={name}");
    }
    for (path, text) in more {
        fs::create_dir_all(units.join(path).parent().unwrap()).unwrap();
        fs::write(units.join(path), text).unwrap();
    }
    fs::write(units.join("boot.target"), target).unwrap();
    _ = writeln!(done, "[Service]\nType=oneshot\nExecStart=/usr/bin/touch {}", end.display());
    fs::write(units.join("done.service"), done).unwrap();
    let script = dir.join("boot.sh");
    let text = format!(
        "#!/bin/sh\nset -e\nmount --make-rprivate /\nmount -t tmpfs tmpfs /run\nmount -t tmpfs tmpfs /etc/systemd/system\nmount -t proc proc /proc\ncp -r {}/* /etc/systemd/system/\nexport container=private\nexec /lib/systemd/systemd --system --unit=boot.target --log-target=null\n",
        units.display()
    );
    fs::write(&script, text).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new("unshare");
    command.args(["--pid", "--fork", "--kill-child=KILL", "--mount", "--cgroup", "--uts", "--ipc"]).arg(&script);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut process = command.spawn().unwrap();
    let start = Instant::now();
    while !end.exists() && start.elapsed() < Duration::from_secs(600) {
        std::thread::sleep(Duration::from_millis(200));
    }
    process.kill().unwrap();
    process.wait().unwrap();
    assert!(end.exists(), "systemd did not come to an end");
    let one = |number: usize| {
        let bytes = fs::read(out.join(number.to_string())).ok().filter(|bytes| !bytes.is_empty())?;
        Some(pairs(bytes.split(|byte| *byte == 0)))
    };
    (0..services.len()).map(one).collect()
}

/// Returns the file of a unit: that of its template, for an instance.
fn template(name: &str) -> String {
    name.split_once('@').map_or_else(|| name.to_owned(), |(prefix, _)| format!("{prefix}@.service"))
}
