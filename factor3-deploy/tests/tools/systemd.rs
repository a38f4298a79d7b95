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
    let (units, out) = (dir.join("units"), dir.join("out"));
    fs::create_dir(&units).unwrap();
    fs::create_dir(&out).unwrap();
    let mut target = "[Unit]\nDefaultDependencies=no\nWants=done.service\n".to_owned();
    let mut done = "[Unit]\nDefaultDependencies=no\n".to_owned();
    for number in 0..count {
        let after = if number % CHAIN == 0 { String::new() } else { format!("After={}.service\n", number - 1) };
        let unit = format!(
            "[Unit]\nDefaultDependencies=no\n{after}[Service]\nType=oneshot\nEnvironmentFile={}\nStandardOutput=file:{}\nExecStart=/usr/bin/env -0\n",
            dir.join(number.to_string()).display(),
            out.join(number.to_string()).display()
        );
        fs::write(units.join(format!("{number}.service")), unit).unwrap();
        _ = writeln!(target, "Wants={number}.service");
        _ = writeln!(done, "After={number}.service");
    }
    fs::write(units.join("boot.target"), target).unwrap();
    let end = dir.join("end");
    _ = write!(done, "[Service]\nType=oneshot\nExecStart=/usr/bin/touch {}\n", end.display());
    fs::write(units.join("done.service"), done).unwrap();
    let script = dir.join("boot.sh");
    let text = format!(
        "#!/bin/sh\nset -e\nmount --make-rprivate /\nmount -t tmpfs tmpfs /run\nmount -t tmpfs tmpfs /etc/systemd/system\nmount -t proc proc /proc\ncp {}/* /etc/systemd/system/\nexport container=private\nexec /lib/systemd/systemd --system --unit=boot.target --log-target=null\n",
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
    (0..count).map(one).collect()
}
