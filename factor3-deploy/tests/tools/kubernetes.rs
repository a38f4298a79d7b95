//! kubectl, which talks to no cluster here, and the kustomize in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value as Json;

use super::{Given, run};

/// `kubectl create secret --from-env-file`
pub(crate) fn kubectl(dir: &Path, count: usize) -> Vec<Given> {
    let one = |number: usize| {
        let mut command = Command::new("kubectl");
        command.args(["create", "secret", "generic", "x", "--kubeconfig=/dev/null", "--dry-run=client", "-o", "json"]);
        command.arg("--from-env-file");
        let output = run(command.arg(dir.join(number.to_string())));
        output.status.success().then(|| data(&serde_json::from_slice(&output.stdout).unwrap()))
    };
    (0..count).map(one).collect()
}

/// `envs` of a kustomization
pub(crate) fn kustomize(dir: &Path, count: usize) -> Vec<Given> {
    let folder = dir.join("kustomize");
    fs::create_dir(&folder).unwrap();
    let one = |number: usize| {
        fs::copy(dir.join(number.to_string()), folder.join("file")).unwrap();
        let text = "secretGenerator:\n- name: x\n  envs: [file]\n";
        fs::write(folder.join("kustomization.yaml"), text).unwrap();
        let output = run(Command::new("kubectl").arg("kustomize").arg(&folder));
        if !output.status.success() {
            return None;
        }
        // As JSON, which needs no reader of YAML.
        fs::write(folder.join("secret.yaml"), output.stdout).unwrap();
        let mut command = Command::new("kubectl");
        command
            .args(["annotate", "--local", "--kubeconfig=/dev/null", "a=b", "-o", "json", "-f"])
            .arg(folder.join("secret.yaml"));
        let output = run(&mut command);
        let secret = serde_json::from_slice(&output.stdout);
        Some(data(&secret.unwrap_or_else(|_| panic!("{number}: {}", String::from_utf8_lossy(&output.stderr)))))
    };
    (0..count).map(one).collect()
}

fn data(secret: &Json) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let value = |(name, value): (&String, &Json)| {
        // A long text has line breaks.
        let text = value.as_str().unwrap_or_default().replace('\n', "");
        (name.clone().into_bytes(), STANDARD.decode(text).unwrap())
    };
    secret["data"].as_object().into_iter().flatten().map(value).collect()
}
