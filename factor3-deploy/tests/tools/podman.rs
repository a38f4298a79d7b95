//! podman, with a container that is created and never started.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value as Json;

use super::{Given, pairs, run};

/// The containers that one call inspects.
const AT_ONCE: usize = 100;

/// `podman create --env-file`
pub(crate) fn create(dir: &Path, count: usize) -> Vec<Given> {
    let at = |name: &str| dir.join(name).display().to_string();
    fs::create_dir(at("image")).unwrap();
    let podman = || {
        let mut command = Command::new("podman");
        command.args(["--root", &at("root"), "--runroot", &at("run"), "--storage-driver", "vfs"]);
        command.args(["--cgroup-manager", "cgroupfs", "--events-backend", "file"]);
        command
    };
    let mut given = vec![None; count];
    for first in (0..count).step_by(AT_ONCE) {
        let mut created = Vec::new();
        for number in first..count.min(first + AT_ONCE) {
            let mut command = podman();
            command.args(["create", "--name", &format!("c{number}"), "--network", "none", "--env-file"]);
            command.arg(dir.join(number.to_string())).args(["--rootfs", &at("image"), "/bin/true"]);
            if run(&mut command).status.success() {
                created.push(number);
            }
        }
        let names: Vec<_> = created.iter().map(|number| format!("c{number}")).collect();
        let output = run(podman().arg("inspect").args(&names));
        let containers: Vec<Json> = serde_json::from_slice(&output.stdout).unwrap_or_default();
        for (number, container) in created.into_iter().zip(&containers) {
            let list = container["Config"]["Env"].as_array().into_iter().flatten();
            given[number] = Some(pairs(list.filter_map(Json::as_str).map(str::as_bytes)));
        }
        run(podman().args(["rm", "--force"]).args(&names));
    }
    given
}
