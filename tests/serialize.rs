//! The JSON shapes. Entire documents are compared, which makes any change of a shape visible.
#![cfg(all(feature = "derive", feature = "serde"))]

#[macro_use]
#[path = "common/near.rs"]
mod near;
#[path = "common/case.rs"]
mod case;

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::num::NonZeroI8;
use std::time::Duration;

use factor3::value::{EnvValue, Expected};
use factor3::{Env, EnvConfig, Origin, ProblemKind, SecretString, Sensitivity};
use serde::Serialize;
use serde_json::{Value, json};

use case::found_as;

/// Returns the JSON, which must be the same in a format that writes how many fields follow.
fn document(value: &impl Serialize) -> Value {
    let document = serde_json::to_value(value).unwrap();
    let counted = rmp_serde::to_vec_named(value).unwrap();
    assert_eq!(rmp_serde::from_slice::<Value>(&counted).unwrap(), document);
    document
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Config {
    /// Port the HTTP server listens on.
    ///
    /// Below 1024 only for root.
    port: u16,
    token: SecretString,
    #[env(default = "30s")]
    timeout: Duration,
    #[env(nested)]
    smtp: Smtp,
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Smtp {
    #[env(separator = ";", example = "a.example.com;b.example.com")]
    hosts: Vec<String>,
    retries: Option<u8>,
}

fn env() -> Env {
    Env::from([("PORT", "80"), ("TOKEN", "hunter2"), ("SMTP_HOSTS", "localhost"), ("SMTP_RETRIES", "")])
}

#[test]
fn an_error() {
    let error = Config::load(&env().without("PORT").with("SMTP_HOSTS", "a;;b").named("vault")).unwrap_err();
    assert_eq!(
        document(&error),
        json!({
            "problems": [
                {
                    "kind": "missing",
                    "variables": ["PORT"],
                    "field": "port",
                    "origin": null,
                    "message": "PORT is not set",
                    "docs": "Port the HTTP server listens on.\n\nBelow 1024 only for root.",
                    "expected": "an integer from 0 to 65535",
                    "inputs": [],
                    "help": null,
                    "more": 0,
                },
                {
                    "kind": "invalid",
                    "variables": ["SMTP_HOSTS"],
                    "field": "smtp.hosts[1]",
                    "origin": { "kind": "given", "label": "vault" },
                    "message": "SMTP_HOSTS item 2 is empty",
                    "docs": null,
                    "expected": null,
                    "inputs": [],
                    "help": null,
                    "more": 0,
                },
            ],
            "help": null,
        })
    );
}

#[test]
fn a_summary() {
    let env = env().with("TOKEN", "changeme").with("TIMOUT", "1s").with("PORT", "x");
    assert_eq!(
        document(&Config::summary(&env)),
        json!({
            "variables": [
                {
                    "name": "PORT",
                    "field": "port",
                    "status": "problem",
                    "value": null,
                    "characters": null,
                    "origin": { "kind": "given", "label": null },
                    "fallback": null,
                    "overridden": [{ "kind": "given", "label": null }],
                },
                {
                    "name": "TOKEN",
                    "field": "token",
                    "status": "set",
                    "value": null,
                    "characters": 8,
                    "origin": { "kind": "given", "label": null },
                    "fallback": null,
                    "overridden": [{ "kind": "given", "label": null }],
                },
                {
                    "name": "TIMEOUT",
                    "field": "timeout",
                    "status": "default",
                    "value": "30s",
                    "characters": null,
                    "origin": { "kind": "default" },
                    "fallback": null,
                    "overridden": [],
                },
                {
                    "name": "SMTP_HOSTS",
                    "field": "smtp.hosts",
                    "status": "set",
                    "value": null,
                    "characters": 9,
                    "origin": { "kind": "given", "label": null },
                    "fallback": null,
                    "overridden": [],
                },
                {
                    "name": "SMTP_RETRIES",
                    "field": "smtp.retries",
                    "status": "empty",
                    "value": null,
                    "characters": null,
                    "origin": { "kind": "given", "label": null },
                    "fallback": null,
                    "overridden": [],
                },
            ],
            "more_variables": 0,
            "warnings": [
                {
                    "kind": "suspicious",
                    "variables": ["TOKEN"],
                    "field": null,
                    "origin": { "kind": "given", "label": null },
                    "message": "TOKEN looks like a placeholder",
                    "docs": null,
                    "expected": null,
                    "inputs": [],
                    "help": "set the real value",
                    "more": 0,
                },
                {
                    "kind": "near-miss",
                    "variables": ["TIMEOUT"],
                    "field": null,
                    "origin": null,
                    "message": "TIMEOUT is not set",
                    "docs": null,
                    "expected": null,
                    "inputs": [],
                    "help": near!("TIMOUT", "in code", "TIMEOUT"),
                    "more": 0,
                },
            ],
            "problems": [
                {
                    "kind": "invalid",
                    "variables": ["PORT"],
                    "field": "port",
                    "origin": { "kind": "given", "label": null },
                    "message": "PORT must be an integer from 0 to 65535: character 1 of 1 is not a digit",
                    "docs": null,
                    "expected": null,
                    "inputs": [],
                    "help": null,
                    "more": 0,
                },
            ],
        })
    );
}

#[test]
fn a_summary_of_names() {
    let summary = Config::summary(&Env::from_names(["PORT", "TOKEN_FILE", "SMTP_HOSTS"]).named("vault"));
    assert_eq!(
        document(&summary)["variables"][1],
        json!({
            "name": "TOKEN",
            "field": "token",
            "status": "name-only",
            "value": null,
            "characters": null,
            "origin": { "kind": "given", "label": "vault" },
            "fallback": null,
            "overridden": [],
        })
    );
    assert_eq!(document(&summary)["problems"], json!([]));
}

#[test]
fn a_schema() {
    let schema = document(Config::schema());
    let variables = schema["variables"].as_array().unwrap();
    let names: Vec<_> = variables.iter().map(|variable| variable["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["PORT", "TOKEN", "TIMEOUT", "SMTP_HOSTS", "SMTP_RETRIES"]);
    assert_eq!(
        variables[0],
        json!({
            "name": "PORT",
            "field": "port",
            "docs": "Port the HTTP server listens on.\n\nBelow 1024 only for root.",
            "expected": {
                "kind": "integer",
                "min": 0,
                "max": 65535,
                "zero": true,
                "text": "an integer from 0 to 65535",
                "example": null,
            },
            "sensitivity": "public",
            "required": true,
            "group": null,
            "conditions": [],
            "aliases": [],
            "file": null,
            "default": null,
            "example": null,
            "separator": null,
            "allows_empty": false,
            "denies_empty": false,
            "fallbacks": [],
            "tls": null,
            "part_of": null,
        })
    );
    let of = |variable: usize, key: &str| variables[variable][key].clone();
    assert_eq!((of(1, "sensitivity"), of(1, "file")), (json!("secret"), json!("TOKEN_FILE")));
    assert_eq!((of(2, "required"), of(2, "default")), (json!(false), json!("30s")));
    assert_eq!((of(3, "field"), of(3, "group")), (json!("smtp.hosts"), json!("smtp")));
    assert_eq!((of(3, "separator"), of(3, "example")), (json!(";"), json!("a.example.com;b.example.com")));
    assert_eq!((of(4, "required"), of(4, "default")), (json!(false), json!(null)));
}

#[test]
fn the_conditions_and_the_other_names_of_a_variable() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its schema matters")]
    struct Whole {
        #[env(nested)]
        storage: Option<Storage>,
        #[env(nested)]
        peers: BTreeMap<String, Peer>,
    }

    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its schema matters")]
    struct Peer {
        host: String,
    }

    #[derive(EnvConfig)]
    #[env(tag = "KIND")]
    #[expect(dead_code, reason = "only its schema matters")]
    enum Storage {
        #[env(default)]
        Disk {
            #[env(alias = "DIR", deprecated = ("FOLDER", "since 2026"))]
            path: String,
        },
    }

    let schema = document(Whole::schema());
    let path = &schema["variables"][1];
    assert_eq!(
        path["conditions"],
        json!([
            { "kind": "any-set", "group": "storage", "variables": ["STORAGE_KIND", "STORAGE_PATH"] },
            { "kind": "chosen", "variable": "STORAGE_KIND", "word": "disk", "default": true },
        ])
    );
    assert_eq!(
        path["aliases"],
        json!([
            { "name": "STORAGE_DIR", "deprecated": false, "note": null },
            { "name": "STORAGE_FOLDER", "deprecated": true, "note": "since 2026" },
        ])
    );
    let host = &schema["variables"][3];
    assert_eq!(host["name"], "PEERS_<NAME>_HOST");
    assert_eq!(host["conditions"], json!([{ "kind": "listed", "variable": "PEERS" }]));
}

#[cfg(feature = "service")]
#[test]
fn the_policy_of_a_connection() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its schema matters")]
    struct Url {
        #[env(tls = "verify")]
        url: factor3::service::RedisUrl,
    }
    assert_eq!(document(Url::schema())["variables"][0]["tls"], json!("verify"));
}

#[test]
fn what_is_expected_by_its_kind() {
    let text = |text: &str| json!({ "kind": "text", "range": null, "text": text, "example": null });
    let port = || document(&u16::EXPECTED);
    for (expected, shape) in [
        (Expected::text("a colour"), text("a colour")),
        (f64::EXPECTED, json!({ "kind": "decimal", "range": null, "text": "a decimal number", "example": null })),
        (bool::EXPECTED, json!({ "kind": "boolean", "text": "true or false", "example": null })),
        (IpAddr::EXPECTED, json!({ "kind": "text", "range": null, "text": "an IP address", "example": "127.0.0.1" })),
        (Duration::EXPECTED, json!({ "kind": "duration", "range": null, "text": "a duration", "example": "30s" })),
        (
            NonZeroI8::EXPECTED,
            json!({
                "kind": "integer", "min": -128, "max": 127, "zero": false,
                "text": "an integer from -128 to 127 other than 0", "example": null,
            }),
        ),
        (
            Expected::one_of(&["debug", "info"]),
            json!({ "kind": "words", "words": ["debug", "info"], "text": "debug or info", "example": null }),
        ),
        (
            <[u16; 2]>::EXPECTED,
            json!({
                "kind": "list", "item": port(), "length": 2,
                "text": "a list of 2, each item an integer from 0 to 65535", "example": null,
            }),
        ),
        (
            <(u16, String)>::EXPECTED,
            json!({
                "kind": "tuple", "items": [port(), text("text")],
                "text": "a list of 2: an integer from 0 to 65535, then text", "example": null,
            }),
        ),
        (
            <BTreeMap<String, u16>>::EXPECTED,
            json!({
                "kind": "map", "key": text("text"), "value": port(),
                "text": "a list of key=value, each key text, each value an integer from 0 to 65535", "example": null,
            }),
        ),
    ] {
        assert_eq!(document(&expected), shape);
    }
}

#[test]
fn a_duration_that_is_written_as_a_number_tells_its_unit() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its schema matters")]
    struct Config {
        #[env(unit = "ms", range = Duration::from_secs(1)..)]
        retry_ms: Duration,
    }
    let max = "18446744073709551615999";
    assert_eq!(
        document(&Config::schema().variables()[0].expected()),
        json!({
            "kind": "integer", "min": 1000, "max": max, "zero": true, "unit": "ms",
            "text": "a whole number of milliseconds of at least 1000", "example": null,
        })
    );
}

#[test]
fn a_bound_that_readers_may_not_hold_is_a_text() {
    let bounds = |expected: &Expected| {
        let document = document(expected);
        (document["min"].clone(), document["max"].clone())
    };
    assert_eq!(bounds(&i64::EXPECTED), (json!(i64::MIN), json!(i64::MAX)));
    assert_eq!(bounds(&u64::EXPECTED), (json!(0), json!("18446744073709551615")));
    assert_eq!(bounds(&i128::EXPECTED), (json!(i128::MIN.to_string()), json!(i128::MAX.to_string())));
    assert_eq!(bounds(&u128::EXPECTED), (json!(0), json!(u128::MAX.to_string())));
}

#[test]
fn an_origin_by_its_kind() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("token"), "hunter2").unwrap();
    let origin = |env: &Env| document(env.get("TOKEN").unwrap().origin());
    assert_eq!(origin(&Env::dir(dir.path())), json!({ "kind": "file", "path": found_as(dir.path(), "TOKEN") }));
    assert_eq!(origin(&Env::from([("TOKEN", "x")])), json!({ "kind": "given", "label": null }));
    assert_eq!(origin(&Env::from([("TOKEN", "x")]).named("vault")), json!({ "kind": "given", "label": "vault" }));
    assert_eq!(document(&Origin::Process), json!({ "kind": "process" }));
    assert_eq!(document(&Origin::Default), json!({ "kind": "default" }));
}

#[test]
#[cfg(feature = "dotenv")]
fn an_origin_in_a_dotenv_file_has_its_place() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(".env");
    std::fs::write(&path, "\nTOKEN=hunter2\n").unwrap();
    let env = Env::dotenv(&path);
    let expected = json!({ "kind": "dotenv", "path": path, "line": 2, "column": 7 });
    assert_eq!(document(env.get("TOKEN").unwrap().origin()), expected);
}

#[test]
fn kinds_and_sensitivities_are_words() {
    for (kind, word) in [
        (ProblemKind::Missing, "missing"),
        (ProblemKind::Invalid, "invalid"),
        (ProblemKind::File, "file"),
        (ProblemKind::Syntax, "syntax"),
        (ProblemKind::Conflict, "conflict"),
        (ProblemKind::Rule, "rule"),
        (ProblemKind::Default, "default"),
        (ProblemKind::NameOnly, "name-only"),
        (ProblemKind::NearMiss, "near-miss"),
        (ProblemKind::Duplicate, "duplicate"),
        (ProblemKind::Deprecated, "deprecated"),
        (ProblemKind::Ignored, "ignored"),
        (ProblemKind::Suspicious, "suspicious"),
        (ProblemKind::Unchecked, "unchecked"),
    ] {
        assert_eq!(document(&kind), word);
    }
    for (sensitivity, word) in [
        (Sensitivity::Public, "public"),
        (Sensitivity::Masked, "masked"),
        (Sensitivity::Unknown, "unknown"),
        (Sensitivity::Secret, "secret"),
    ] {
        assert_eq!(document(&sensitivity), word);
    }
}

#[cfg(feature = "service")]
#[test]
fn a_url_in_parts() {
    #[derive(Debug, EnvConfig)]
    struct InParts {
        #[env(parts = "DB_")]
        _database_url: factor3::service::PostgresUrl,
    }

    assert_eq!(document(InParts::schema())["variables"][1]["part_of"], "DATABASE_URL");
    let summary = document(&InParts::summary(&Env::from([("DB_HOST", "h")])));
    assert_eq!(summary["variables"][0]["origin"], json!({ "kind": "parts" }));
}
