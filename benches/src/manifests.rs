//! Reads a folder of manifests: `manifests write DIRECTORY 1000` writes them, `manifests walk DIRECTORY` lets the parser
//! of YAML go through them, and `manifests read DIRECTORY` reads the environment of one service from them.

use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use granit_parser::Parser;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", directory, count] => write(directory.as_ref(), count.parse().expect("a number")),
        ["walk", directory] => {
            for file in files(directory.as_ref()) {
                let text = fs::read_to_string(file).expect("a manifest");
                for event in Parser::new_from_str(&text) {
                    black_box(event.expect("YAML"));
                }
            }
        }
        ["read", directory] => {
            let layer = factor3_deploy::kubernetes([directory], Some("service-7"));
            assert_eq!(layer.variables().count(), 121);
        }
        _ => panic!("manifests write DIRECTORY COUNT, walk DIRECTORY, or read DIRECTORY"),
    }
}

fn files(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).expect("a directory");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

/// Writes a manifest of some 10 kB for each of many services: a Deployment and its `ConfigMap`, with 60 variables each,
/// and a Service.
fn write(directory: &Path, count: usize) {
    _ = fs::remove_dir_all(directory);
    fs::create_dir_all(directory).expect("a directory to write to");
    for service in 0..count {
        fs::write(directory.join(format!("{service:04}.yaml")), manifest(service)).expect("a file to write to");
    }
}

fn manifest(service: usize) -> String {
    let (mut env, mut data) = (String::new(), String::new());
    for number in 0..60 {
        _ = writeln!(env, "        - name: SERVICE_{service}_VARIABLE_{number}");
        _ = writeln!(env, "          value: \"value {number} of service {service}\"");
        _ = writeln!(data, "  CONFIG_{number}: https://service-{number}.shop.svc.cluster.local:8443/path/{service}");
    }
    format!(
        "\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: service-{service}
  namespace: shop
  labels:
    app.kubernetes.io/name: service-{service}
    app.kubernetes.io/part-of: shop # the whole
spec:
  replicas: 3
  selector:
    matchLabels: {{app.kubernetes.io/name: service-{service}}}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: service-{service}
    spec:
      enableServiceLinks: false
      containers:
      - name: service-{service}
        image: registry.example.com/shop/service-{service}:1.4.{service}
        ports:
        - name: http
          containerPort: 8080
        resources:
          requests: {{cpu: 100m, memory: 128Mi}}
          limits: {{memory: 256Mi}}
        envFrom:
        - configMapRef:
            name: service-{service}
        env:
{env}        - name: DB_PASSWORD
          valueFrom:
            secretKeyRef:
              name: db
              key: password
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: service-{service}
  namespace: shop
data:
{data}---
apiVersion: v1
kind: Service
metadata:
  name: service-{service}
  namespace: shop
spec:
  selector: {{app.kubernetes.io/name: service-{service}}}
  ports:
  - port: 80
    targetPort: http
"
    )
}
