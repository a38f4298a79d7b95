//! A deployment is checked against the JSON Schema of an environment, for a service in any language.

mod common;

use std::collections::BTreeMap;

use common::{Project, Run};
use factor3::{EnvConfig, SecretString};

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its schema matters")]
struct Config {
    /// Port of the server.
    #[env(default = 8080)]
    port: u16,
    database_url: String,
    inventory_token: SecretString,
    #[env(nested)]
    smtp: Option<Smtp>,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its schema matters")]
struct Smtp {
    host: String,
    user: String,
}

fn check(files: &[(&str, &str)], args: &[&str]) -> Run {
    let project = Project::bare(&[("env.schema.json", &Config::documents().json_schema())]);
    for (path, text) in files {
        project.write(path, text);
    }
    let run = project.run(&[&["check", "--schema", "env.schema.json"], args].concat());
    assert!(!format!("{}{}", run.stdout, run.stderr).contains("hunter2"), "{}{}", run.stdout, run.stderr);
    run
}

#[test]
fn each_variable_has_its_state_and_each_problem_its_place() {
    let file = "PORT=\"8080\"\nDATABSE_URL=hunter2\nINVENTORY_TOKEN_FILE=/run/secrets/token\nSMTP_HOST=mail\n";
    let run = check(&[("prod.env", file)], &["prod.env", "--as", "docker", "--unread"]);
    assert_eq!(
        run.stdout,
        "\
DATABASE_URL          problem
INVENTORY_TOKEN_FILE  set                 prod.env:3:22
PORT                  problem             prod.env:1:6
SMTP_HOST             set                 prod.env:4:11
SMTP_USER             problem
problem: DATABASE_URL is not set; DATABSE_URL is set (prod.env:2:13) but unused; did you mean DATABASE_URL?
problem: PORT is not what the schema describes (prod.env:1:6); expected: An integer from 0 to 65535.
problem: SMTP_USER is not set
unread: DATABSE_URL (prod.env:2:13)
3 variables
"
    );
    assert_eq!(run.status, 78);
}

#[test]
fn what_is_unknown_is_set_and_what_is_perhaps_set_is_a_warning() {
    let unit = "[Service]\nLoadCredential=inventory_token:/etc/token\nEnvironment=DATABASE_URL=%h/db\nPassEnvironment=SMTP_HOST\n";
    let run = check(&[("orders.service", unit)], &["--systemd", "orders.service"]);
    assert!(run.stdout.contains("DATABASE_URL          set, value unknown  orders.service:3\n"), "{}", run.stdout);
    assert!(run.stdout.contains("SMTP_HOST             perhaps set         orders.service:4\n"), "{}", run.stdout);
    assert!(run.stdout.contains("warning: perhaps, SMTP_USER is not set\n"), "{}", run.stdout);
    assert_eq!(run.status, 0);
}

#[test]
fn a_secret_in_a_manifest_is_a_warning() {
    let unit = "[Service]\nEnvironment=DATABASE_URL=x INVENTORY_TOKEN=hunter2\n";
    let run = check(&[("orders.service", unit)], &["--systemd", "orders.service"]);
    let warning = "warning: INVENTORY_TOKEN is a secret, and its value is in the manifest (orders.service:2)\n";
    assert!(run.stdout.contains(warning), "{}", run.stdout);
    assert_eq!(run.status, 0);
}

#[test]
fn a_variable_whose_file_has_a_problem_is_told_once_and_by_its_name() {
    let manifest = "\
apiVersion: v1
kind: Pod
metadata: {name: orders}
spec:
  containers:
  - name: orders
    env:
    - {name: PORT, value: 8080}
    - {name: DATABASE_URL, Value: hunter2}
    - {name: SMTP_HOST, value: mail, vlaue: x}
    - {name: INVENTORY_TOKEN, valueFrom: {secretKeyRef: {name: orders}}}
";
    let run = check(&[("k8s.yaml", manifest)], &["--kubernetes", "k8s.yaml"]);
    assert_eq!(
        run.stdout,
        "\
DATABASE_URL          problem
INVENTORY_TOKEN       problem
PORT                  problem
SMTP_HOST             problem
SMTP_USER             problem
problem: PORT is a plain number, which the API server refuses (k8s.yaml:8:27); put it in quotes
problem: DATABASE_URL has a field that Kubernetes does not know, so the API server refuses the object (k8s.yaml:9:28)
problem: SMTP_HOST has a field that Kubernetes does not know, so the API server refuses the object (k8s.yaml:10:38)
problem: INVENTORY_TOKEN has a reference without a key, which the API server refuses (k8s.yaml:11:57)
problem: SMTP_USER is not set
0 variables
"
    );
    assert_eq!(run.status, 78);

    let file = "export DATABASE_URL=hunter2\nINVENTORY_TOKEN=two words\n";
    let run = check(&[("prod.env", file)], &["prod.env", "--as", "docker"]);
    assert!(
        run.stdout.contains("problem: DATABASE_URL has white space in the name, so the tool refuses"),
        "{}",
        run.stdout
    );
    assert!(!run.stdout.contains("not set"), "{}", run.stdout);
    let run = check(&[("prod.env", file)], &["prod.env"]);
    assert!(run.stdout.contains("problem: INVENTORY_TOKEN has text after white space (prod.env:2:"), "{}", run.stdout);
    assert!(!run.stdout.contains("not set"), "{}", run.stdout);
}

#[test]
fn a_service_link_is_a_problem_only_if_the_schema_has_its_name() {
    let manifest = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: orders\n    env:\n    - {name: DATABASE_URL, value: x}\n    envFrom: [{secretRef: {name: orders}}]\n---\napiVersion: v1\nkind: Service\nmetadata: {name: smtp}\nspec: {ports: [{port: 25}]}\n";
    let run = check(&[("k8s.yaml", manifest)], &["--kubernetes", "k8s.yaml"]);
    assert_eq!(run.status, 0, "{}", run.stdout);
    let schema = "{\"properties\": {\"SMTP_PORT\": {\"pattern\": \"^[0-9]*$\"}}}";
    let run = check(&[("env.schema.json", schema), ("k8s.yaml", manifest)], &["--kubernetes", "k8s.yaml"]);
    assert!(
        run.stdout
            .contains("problem: SMTP_PORT is set by Kubernetes, to the `tcp://` address of a Service (k8s.yaml:10:1)"),
        "{}",
        run.stdout
    );
    assert_eq!(run.status, 78);
}

#[test]
fn bad_input_is_an_error() {
    let run = check(&[], &["prod.env"]);
    assert!(run.stdout.contains("problem: prod.env does not exist"), "{}", run.stdout);
    assert_eq!(run.status, 78);
    for (schema, error) in [
        ("{", "EOF while parsing"),
        ("[]", "is not the schema of an environment: it has no `properties`"),
        ("{\"properties\": {\"A\": {\"pattern\": \"(\"}}}", "the schema is not a JSON Schema"),
    ] {
        let run = check(&[("env.schema.json", schema), ("prod.env", "A=hunter2\n")], &["prod.env"]);
        assert!(run.stderr.contains(error), "{}", run.stderr);
        assert_eq!(run.status, 2);
    }
    assert_eq!(check(&[], &["prod.env", "--as", "dokcer"]).status, 2);
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its schema matters")]
struct Sinks {
    #[env(nested, prefix = "SINK_")]
    sinks: BTreeMap<String, Sink>,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its schema matters")]
struct Sink {
    topic: String,
    token: SecretString,
}

#[test]
fn a_variable_of_an_instance_is_one_that_the_schema_has() {
    let manifest = "apiVersion: v1\nkind: Pod\nmetadata: {name: orders}\nspec:\n  containers:\n  - name: orders\n    env:\n\
                    \x20   - {name: SINKS, value: msk}\n    - {name: SINK_MSK_TOPIC, value: orders}\n\
                    \x20   - {name: SINK_MSK_TOKEN, value: hunter2}\n    - {name: SINK_MSK_COLOUR, value: red}\n";
    let project = Project::bare(&[("env.schema.json", &Sinks::documents().json_schema()), ("pod.yaml", manifest)]);
    let run = project.run(&["check", "--schema", "env.schema.json", "--kubernetes", "pod.yaml", "--unread"]);
    assert_eq!(
        run.stdout,
        "\
SINKS           set                 pod.yaml:8:28
SINK_MSK_TOKEN  set                 pod.yaml:10:37
SINK_MSK_TOPIC  set                 pod.yaml:9:37
warning: SINK_MSK_TOKEN is a secret, and its value is in the manifest (pod.yaml:10:37)
unread: SINK_MSK_COLOUR (pod.yaml:11:38)
3 variables
"
    );
    assert_eq!(run.status, 0);
}
