//! The labelled URLs of `tests/data`. A schema accepts every URL that loads.

use std::collections::BTreeSet;

use factor3::Env;
use factor3_readers::subject;
use serde_json::Value;

use crate::tools;
use crate::validators::{Environment, Names, refused, refused_by_ajv, validator};

/// Returns the variable of `services` that reads the URLs of a service.
fn variable(service: &str) -> Option<&'static str> {
    Some(match service {
        "postgres" => "POSTGRES",
        "mysql" => "MYSQL",
        "sqlite" => "SQLITE",
        "redis" => "REDIS",
        "amqp" => "AMQP",
        "mongodb" => "MONGODB",
        "nats" => "NATS",
        "mqtt" => "MQTT",
        "smtp" => "SMTP",
        "kafka" => "KAFKA",
        "http" | "grpc" | "otlp" | "opensearch" | "clickhouse" => "HTTP",
        "http_proxy" => "PROXY",
        "no_proxy" => "NO_PROXY",
        "object_store" => "OBJECTS",
        "otlp_endpoint" => "OTLP",
        "otlp_traces_endpoint" => "OTLP_TRACES",
        "sentry_dsn" => "SENTRY",
        "sql_server_ado" | "sql_server_jdbc" => "SQL_SERVER",
        _ => return None,
    })
}

fn environments() -> Vec<Environment> {
    let mut rows = BTreeSet::new();
    for line in include_str!("../data/service_urls.jsonl").lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| row[key].as_str().unwrap().to_owned();
        if let Some(variable) = variable(&text("service")) {
            rows.insert((variable.to_owned(), text("input")));
        }
    }
    for line in include_str!("../data/service_kinds.jsonl").lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| row[key].as_str().unwrap().to_owned();
        let variable = if text("kind") == "clickhouse" { Some("CLICKHOUSE") } else { variable(&text("kind")) };
        rows.insert((variable.unwrap().to_owned(), text("input")));
    }
    rows.into_iter().map(|row| vec![row]).collect()
}

/// Counts the URLs that the load rejects, and those of them that the schema rejects too.
fn compare(environments: &[Environment], refused: impl Iterator<Item = Names>) -> (usize, usize) {
    let services = subject("services");
    let (mut by_load, mut by_both) = (0, 0);
    for (environment, refused) in environments.iter().zip(refused) {
        let summary = (services.summary)(&environment.iter().cloned().collect::<Env>());
        if summary.problems().is_empty() {
            assert_eq!(refused, Names::new(), "{environment:?}");
        } else {
            by_load += 1;
            by_both += usize::from(!refused.is_empty());
        }
    }
    (by_load, by_both)
}

#[test]
fn the_crate_refuses_none_that_loads() {
    let validator = validator(&subject("services").json_schema);
    let environments = environments();
    let refused = environments.iter().map(|environment| refused(&validator, environment));
    let (by_load, by_both) = compare(&environments, refused);
    // The schema must be of some use, but it checks only the shape of a URL.
    assert!(by_both * 2 > by_load, "of {by_load} that do not load, the schema refuses {by_both}");
}

#[test]
fn ajv_refuses_none_that_loads() {
    let Some(readers) = tools::directory() else { return };
    let environments = environments();
    let schema = subject("services").json_schema;
    let refused = refused_by_ajv(&readers, &[(&schema, environments.clone())]).remove(0);
    compare(&environments, refused.into_iter());
}
