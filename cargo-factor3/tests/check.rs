//! A deployment is checked against the JSON Schema of an environment, for a service in any language.

mod common;

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
