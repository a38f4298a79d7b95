//! No output about a manifest contains a secret of it, also if the manifest is cut off or damaged anywhere.

use std::fs;
use std::path::Path;

use factor3::layer::Layer;
use factor3::{Env, EnvConfig, SecretString};
use factor3_deploy::{Caller, compose, kubernetes, render};

/// In each place where a secret may stand by mistake. It is not the name of an object.
const SECRET: &str = "Hunter2!";

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its report matters")]
struct Config {
    token: SecretString,
    password: SecretString,
    url: Option<SecretString>,
}

const KUBERNETES: &str = "\
apiVersion: v1
kind: Pod
metadata: {name: orders, labels: {a: &x Hunter2!}} # Hunter2!
spec:
  containers:
  - name: orders
    env:
    - name: TOKEN
      value: \"Hunter2!\"
    - {name: PASSWORD, value: !x 'Hunter2!'}
    - {name: URL, value: 'http://$(TOKEN):$(Hunter2!)@h/', Hunter2!: *x}
    envFrom: [{secretRef: {name: Hunter2!}}, {configMapRef: {name: Hunter2!}}, {secretRef: {name: s}}]
---
kind: Hunter2!
apiVersion: Hunter2!
spec: {containers: [{name: Hunter2!}]}
---
apiVersion: v1
kind: Secret
metadata: {name: s}
data: {TOKEN: Hunter2!, Hunter2!: x}
";

const COMPOSE: &str = "\
include: [Hunter2!, {path: Hunter2!, env_file: Hunter2!}]
x-a: &x {TOKEN: Hunter2!} # Hunter2!
services:
  orders:
    extends: {service: Hunter2!, file: Hunter2!}
    env_file: [a.env, Hunter2!]
    environment:
      TOKEN: \"Hunter2!\"
      PASSWORD: ${PASSWORD:?Hunter2!}
      URL: http://u:${Hunter2!}@h/
      <<: *x
  Hunter2!:
    environment: [TOKEN=Hunter2!, Hunter2!, \"a: Hunter2!\", {Hunter2!: b}]
";

const RENDER: &str = "\
services:
- name: Hunter2!
  type: worker
- name: orders
  envVars:
  - {key: TOKEN, value: Hunter2!}
  - {key: PASSWORD, value: [Hunter2!]}
  - {key: Hunter2!, value: 1.10}
  - fromGroup: Hunter2!
";

const DAMAGE: [&str; 10] = ["", "\"", "'", "[", "{", ":", "\t", "\n", "%", "$"];

/// Asserts that no output has the secret, for each prefix of a text, and with each character replaced.
fn try_all(text: &str, read: impl Fn(&Path) -> Layer) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("manifest.yaml");
    fs::write(dir.path().join("a.env"), format!("TOKEN='{SECRET}\nPASSWORD={SECRET}")).unwrap();
    let check = |text: &str| {
        fs::write(&path, text).unwrap();
        let layer = read(&path);
        let of_layer = format!("{layer:?}");
        let env = Env::from(layer);
        let outputs = format!("{of_layer} {env:?} {} {:?}", Config::summary(&env), Config::load(&env));
        assert!(!outputs.contains("unter2"), "{text}\n{outputs}");
    };
    for at in 0..text.len() {
        check(&text[..at]);
        let damage = DAMAGE[at % DAMAGE.len()];
        check(&format!("{}{damage}{}", &text[..at], &text[at + 1..]));
    }
}

#[test]
fn of_kubernetes() {
    try_all(KUBERNETES, |path| kubernetes([path], Some("orders")));
    try_all(KUBERNETES, |path| kubernetes([path], None));
}

#[test]
fn of_compose() {
    try_all(COMPOSE, |path| compose([path], Some("orders"), &Caller::unknown()));
    try_all(COMPOSE, |path| compose([path], Some("api"), &Caller::from([("PASSWORD", SECRET)])));
}

#[test]
fn of_render() {
    try_all(RENDER, |path| render(path, Some("orders")));
    try_all(RENDER, |path| render(path, None));
}
