//! Labelled URLs, each of which was read by a real client. The labels record the right outcome.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use factor3::EnvValue;
use factor3::service::{
    AmqpUrl, BaseUrl, KafkaBrokers, MongoUrl, MqttUrl, MySqlUrl, NatsUrl, PostgresUrl, RedisUrl, SmtpUrl, SqliteUrl,
};
use factor3::value::Raw;
use serde_json::Value;

use super::outputs;

/// Rows with a deliberately different outcome, and the reason.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("clickhouse", "query", "a base URL has no query: endpoints are appended to it"),
    ("http", "double_slash", "the table of joins refuses an empty segment at boot"),
    ("http", "double_slash_end", "the table of joins refuses an empty segment at boot"),
    ("nats", "list_noport", "a list is a `Vec<NatsUrl>`, as the client takes it"),
    ("opensearch", "userinfo", "accepted where the field says `allow_userinfo`"),
    ("otlp", "userinfo", "accepted where the field says `allow_userinfo`"),
    ("redis", "fred_cluster", "one client reads it; a cluster is a `Vec<RedisUrl>`"),
    ("sqlite", "file_scheme_abs", "accepted without a warning: it is written as sqlite://"),
];

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    service: String,
    case: String,
    label: String,
    input: String,
    password: Option<String>,
}

fn rows() -> BTreeSet<Row> {
    let row = |line: &str| {
        let row: Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| row[key].as_str().map(str::to_owned);
        // The client's parse yields a password only if the client found the right one.
        let password = text("password").filter(|_| row["recommend"] == "accept");
        let (service, case) = (text("service").unwrap(), text("case").unwrap());
        Row { service, case, label: text("recommend").unwrap(), input: text("input").unwrap(), password }
    };
    include_str!("../data/service_urls.jsonl").lines().map(row).collect()
}

/// Judges a text: accepted or not, with or without a warning, and every output about it.
type Judge = fn(&str) -> (bool, bool, String);

fn judge<T: EnvValue + fmt::Debug>(text: &str) -> (bool, bool, String) {
    let value = T::parse(Raw::from(text)).ok();
    let warned = value.as_ref().is_some_and(|value| T::warnings(value).is_some());
    (value.is_some(), warned, outputs::<T>(text))
}

fn judge_of(service: &str) -> Option<Judge> {
    Some(match service {
        "postgres" => judge::<PostgresUrl>,
        "mysql" => judge::<MySqlUrl>,
        "sqlite" => judge::<SqliteUrl>,
        "redis" => judge::<RedisUrl>,
        "amqp" => judge::<AmqpUrl>,
        "mongodb" => judge::<MongoUrl>,
        "nats" => judge::<NatsUrl>,
        "mqtt" => judge::<MqttUrl>,
        "smtp" => judge::<SmtpUrl>,
        "kafka" => judge::<KafkaBrokers>,
        "http" | "grpc" | "otlp" | "opensearch" | "clickhouse" => judge::<BaseUrl>,
        _ => return None,
    })
}

#[test]
fn every_row_is_judged_as_it_is_labelled_but_for_the_exceptions() {
    let mut misses: BTreeSet<(String, String)> = BTreeSet::new();
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for Row { service, case, label, input, .. } in rows() {
        let Some(judge) = judge_of(&service) else { continue };
        let (accepted, warned, _) = judge(&input);
        let good = match label.as_str() {
            "accept" => accepted,
            "reject" => !accepted,
            _ => accepted && warned,
        };
        *counts.entry((service.clone(), label)).or_default() += 1;
        if !good {
            misses.insert((service, case));
        }
    }
    let exceptions = EXCEPTIONS.iter().map(|(service, case, _)| ((*service).to_owned(), (*case).to_owned()));
    assert_eq!(misses, exceptions.collect(), "of {counts:?}");
}

#[test]
fn nothing_of_a_password_is_printed() {
    for Row { service, input, password, .. } in rows() {
        let Some(judge) = judge_of(&service) else { continue };
        let (.., outputs) = judge(&input);
        let secrets = ["s3cr3tPW", "W0rdX9"].into_iter().map(str::to_owned).chain(password);
        for secret in secrets.filter(|secret| input.contains(secret.as_str())) {
            for slice in secret.as_bytes().windows(4) {
                let slice = String::from_utf8_lossy(slice);
                assert!(!outputs.contains(&*slice), "{input:?}: {outputs}");
            }
        }
    }
}

#[test]
fn every_join_is_as_recommended() {
    for line in include_str!("../data/base_url_joins.jsonl").lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| row[key].as_str().unwrap();
        let base = text("base").parse::<BaseUrl>();
        let joined = match &base {
            Ok(base) => base.join_path(text("rel")).map_or_else(|_| "ERR".to_owned(), |url| url.to_string()),
            Err(_) => "REJECT AT BOOT".to_owned(),
        };
        let expected = text("recommended");
        let same = joined == expected
            || joined.len() < expected.len() && expected.starts_with(&*joined) && base.is_err()
            || joined == "ERR" && expected.starts_with("ERR ");
        assert!(same, "{} + {:?}: {joined}, not {expected}", text("base"), text("rel"));
    }
}
