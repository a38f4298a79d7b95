//! Labelled values of variables, each of which was given to the client that reads it.

use std::collections::BTreeSet;
use std::fmt;

use factor3::EnvValue;
use factor3::service::{
    ClickHouseUrl, NoProxy, ObjectStoreUrl, OtlpEndpoint, OtlpSignalEndpoint, ProxyUrl, SentryDsn, SqlServerUrl,
};
use factor3::value::Raw;
use serde_json::Value;

/// Values with a deliberately different outcome, and the reason.
const EXCEPTIONS: &[(&str, &str, &str, &str)] = &[
    (
        "sql_server_ado",
        "server=db.internal;user=app;password=pw1;Encrypt=Mandatory",
        "accept",
        "a word of ADO.NET is read by its meaning, and the client gets the meaning",
    ),
    (
        "sql_server_ado",
        "sqlserver://app:pw1@db.internal:1433/orders",
        "accept",
        "the client refuses a URL, and gets the parts",
    ),
];

/// Judges a text: refused, or accepted with or without a warning.
type Judge = fn(&str) -> &'static str;

fn judge<T: EnvValue + fmt::Debug>(text: &str) -> &'static str {
    match T::parse(Raw::from(text)) {
        Ok(value) if T::warnings(&value).is_some() => "warn",
        Ok(_) => "accept",
        Err(_) => "reject",
    }
}

fn judge_of(kind: &str) -> Option<Judge> {
    Some(match kind {
        "clickhouse" => judge::<ClickHouseUrl>,
        "http_proxy" => judge::<ProxyUrl>,
        "no_proxy" => judge::<NoProxy>,
        "object_store" => judge::<ObjectStoreUrl>,
        "otlp_endpoint" => judge::<OtlpEndpoint>,
        "otlp_traces_endpoint" => judge::<OtlpSignalEndpoint>,
        "sql_server_ado" | "sql_server_jdbc" => judge::<SqlServerUrl>,
        "sentry_dsn" => judge::<SentryDsn>,
        _ => return None,
    })
}

#[test]
fn every_value_is_judged_as_it_is_labelled_but_for_the_exceptions() {
    let mut misses = BTreeSet::new();
    for line in include_str!("../data/service_kinds.jsonl").lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| row[key].as_str().unwrap().to_owned();
        let Some(judge) = judge_of(&text("kind")) else { continue };
        let found = judge(&text("input"));
        if found != text("verdict") {
            misses.insert((text("kind"), text("input"), found));
        }
    }
    let expected = EXCEPTIONS.iter().map(|(kind, input, found, _)| ((*kind).to_owned(), (*input).to_owned(), *found));
    assert_eq!(misses, expected.collect());
}
