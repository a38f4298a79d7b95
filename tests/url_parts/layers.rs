//! Layers: the highest one that sets the URL or a part decides.

use std::fs;

use factor3::layer::Layer;
use factor3::{Env, EnvConfig, Origin, ProblemKind};

use super::{Config, problems, url};

fn dotenv() -> Env {
    Env::from([("DB_HOST", "localhost"), ("DB_USER", "dev"), ("DB_PORT", "5433")]).named("file")
}

#[test]
fn a_url_above_the_parts_counts_without_a_conflict() {
    let env = Env::from([("DATABASE_URL", "postgres://app@db/orders")]).or(dotenv());
    assert_eq!(url(&env).unwrap(), "postgres://app@db:5432/orders");
}

#[test]
fn parts_above_the_url_count() {
    let env = Env::from([("DB_HOST", "db")]).or(Env::from([("DATABASE_URL", "postgres://app@localhost/dev")]));
    assert_eq!(url(&env).unwrap(), "postgres://db:5432");
}

#[test]
fn each_part_has_a_layer_of_its_own() {
    assert_eq!(url(&Env::from([("DB_HOST", "db")]).or(dotenv())).unwrap(), "postgres://dev@db:5433");
}

#[test]
fn only_the_parts_in_the_layer_of_the_url_are_compared() {
    let process = Env::from([("DATABASE_URL", "postgres://app@db/orders"), ("DB_HOST", "db")]);
    assert_eq!(url(&process.or(dotenv())).unwrap(), "postgres://app@db:5432/orders");
}

#[test]
fn one_part_above_a_url_needs_the_host() {
    let env = Env::from([("DB_PASSWORD", "hunter2")]).or(Env::from([("DATABASE_URL", "postgres://app@db/orders")]));
    assert_eq!(
        problems::<Config>(&env),
        [
            "DB_HOST is not set; expected a host name, an IP address or the path of a socket; DB_PASSWORD is set, so the \
          parts of DATABASE_URL must be complete; set DB_HOST or unset DB_PASSWORD"
        ]
    );
}

#[test]
fn the_password_may_be_in_a_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("password");
    fs::write(&path, "p@ss#1").unwrap();
    let env = Env::from([("DB_HOST", "db"), ("DB_USER", "app"), ("DB_PASSWORD_FILE", path.to_str().unwrap())]);
    assert_eq!(url(&env).unwrap(), "postgres://app:p%40ss%231@db:5432");
}

#[test]
fn a_part_that_is_known_by_its_name_only_is_a_part() {
    let env = Env::from([("DB_HOST", "db")]).or(Env::from_names(["DB_PASSWORD"]));
    let error = Config::load(&env).unwrap_err();
    assert_eq!(error.problems().len(), 1, "{error}");
    assert_eq!(
        (error.problems()[0].kind(), error.problems()[0].variables()),
        (ProblemKind::NameOnly, &["DB_PASSWORD".to_owned()][..])
    );
    let summary = Config::summary(&env);
    assert!(summary.problems().is_empty() && summary.warnings().is_empty(), "{summary}");

    // The host is still missing.
    let summary = Config::summary(&Env::from_names(["DB_PASSWORD"]));
    assert_eq!(summary.problems().len(), 1, "{summary}");
    assert_eq!(summary.problems()[0].variables(), ["DB_HOST"]);
    assert!(Config::summary(&Env::from_names(["DATABASE_URL"])).problems().is_empty());
}

#[test]
fn a_part_that_is_perhaps_set_is_no_problem() {
    let mut layer = Layer::new();
    layer.set("DB_HOST", factor3::layer::Value::Perhaps, Origin::in_line("orders.yaml", 7));
    let summary = Config::summary(&Env::from(layer));
    assert!(summary.problems().is_empty(), "{summary}");
    let rows: Vec<_> = summary.variables().iter().map(|row| (row.name(), row.status().as_str())).collect();
    assert_eq!(rows[1], ("DB_HOST", "perhaps"), "{summary}");

    // The URL may take the place of the parts.
    let mut layer = Layer::new();
    layer.set("DATABASE_URL", factor3::layer::Value::Perhaps, Origin::in_line("orders.yaml", 7));
    layer.set("DB_HOST", "db", Origin::in_line("orders.yaml", 8));
    let env = Env::from(layer);
    assert!(Config::summary(&env).problems().is_empty(), "{}", Config::summary(&env));
    assert_eq!(Config::load(&env).unwrap_err().problems()[0].kind(), ProblemKind::NameOnly);

    // Not from a layer below them.
    let mut layer = Layer::new();
    layer.set("DATABASE_URL", factor3::layer::Value::Perhaps, Origin::in_line("orders.yaml", 7));
    assert_eq!(url(&Env::from([("DB_HOST", "db")]).or(Env::from(layer))).unwrap(), "postgres://db:5432");
}

/// Kubernetes injects `DB_PORT` into every pod beside a service `db`.
#[test]
fn a_link_of_kubernetes_is_no_part() {
    let link = ("DB_PORT", "tcp://10.0.0.1:5432");
    let env = Env::from([("DATABASE_URL", "postgres://app@db/orders"), link]);
    assert_eq!(url(&env).unwrap(), "postgres://app@db:5432/orders");
    assert_eq!(Config::summary(&env).warnings()[0].variables(), ["DB_PORT"]);
    assert_eq!(Config::load(&Env::from([link])).unwrap_err().problems()[0].variables(), ["DATABASE_URL"]);
    // Beside other parts, it is a mistake.
    assert_eq!(Config::load(&Env::from([("DB_HOST", "db"), link])).unwrap_err().problems()[0].variables(), ["DB_PORT"]);
}
