//! The configuration to paste: it agrees with the code, and compiles.

mod common;

use common::Project;

/// The struct for `CODE`, compiled.
#[allow(dead_code, reason = "nothing reads the fields")]
mod shop {
    include!("structs/shop.rs");

    pub(super) fn summary(variables: &[(&str, &str)]) -> Result<String, String> {
        let env = variables.iter().copied().collect::<factor3::Env>();
        Config::load(&env).map(|config| format!("{config:?}")).map_err(|error| error.to_string())
    }
}

/// The struct for names that are difficult as fields.
#[allow(dead_code, non_snake_case, clippy::struct_field_names, reason = "nothing reads the fields")]
mod names {
    include!("structs/names.rs");

    pub(super) fn names() -> Vec<String> {
        Config::schema().variables().iter().map(|variable| variable.name().to_owned()).collect()
    }
}

const CODE: &str = r#"
fn main() {
    let port: u16 = std::env::var("PORT").unwrap_or("8080".to_string()).parse().unwrap();
    let workers = std::env::var("WORKERS").ok().and_then(|text| text.parse::<usize>().ok()).unwrap_or(4);
    let debug = std::env::var("DEBUG_SQL").map(|text| text == "true" || text == "1").unwrap_or(false);
    let pool = connect(&std::env::var("DATABASE_URL").expect("DATABASE_URL must be set"));
    let host = std::env::var("SMTP_HOST").unwrap();
    let password = std::env::var("SMTP_PASSWORD").unwrap();
    let from = std::env::var("SMTP_FROM").ok();
    let key = std::env::var("API_KEY").unwrap_or("hunter2".to_string());
    let mode = std::env::var("APP_MODE").unwrap_or_default();
    match mode.as_str() { "live" => {} "test" => {} _ => {} }
    let origins: Vec<String> = std::env::var("ORIGINS").unwrap().split(';').map(str::to_owned).collect();
    let level = std::env::var("LOG").unwrap().parse::<tracing::Level>().unwrap();
    let timeout = std::env::var("TIMEOUT_SECS").unwrap().parse::<u64>().unwrap();
    let listen = std::env::var("LISTEN").unwrap_or("0.0.0.0:3000".into());
    let wait = Duration::from_millis(std::env::var("WAIT_MS").unwrap_or("250".into()).parse().unwrap());
    let rate = std::env::var("RATE").unwrap().parse::<f64>().unwrap();
    let id = std::env::var("TENANT").unwrap().parse::<TenantId>().unwrap();
    Client::open("redis://cache.internal:6379");
    const CATALOGUE_URL: &str = "http://catalogue:8080/v1";
}
"#;

#[test]
fn the_types_are_those_of_the_places() {
    let run = Project::main(CODE).run(&["audit", "--config-struct"]);
    assert_eq!(run.status, 1);
    assert_eq!(run.stdout, include_str!("structs/shop.rs"));
}

#[test]
fn it_loads() {
    let full = [
        ("DATABASE_URL", "postgres://db/shop"),
        ("SMTP_HOST", "mail"),
        ("SMTP_PASSWORD", "x"),
        ("API_KEY", "x"),
        ("APP_MODE", "live"),
        ("ORIGINS", "a;b"),
        ("LOG", "info"),
        ("TIMEOUT_SECS", "3"),
        ("RATE", "0.5"),
        ("TENANT", "t"),
        ("CACHE_URL", "redis://cache"),
        ("REDIS_URL", "redis://cache"),
        ("CATALOGUE_URL", "http://catalogue:8080"),
    ];
    let shown = shop::summary(&full).unwrap();
    for part in [
        "port: 8080",
        "workers: 4",
        "0.0.0.0:3000",
        "from: None",
        "Live",
        "[\"a\", \"b\"]",
        "rate: 0.5",
        "wait_ms: 250ms",
    ] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    let error = shop::summary(&[]).unwrap_err();
    assert!(!error.contains("PORT is not set") && error.contains("DATABASE_URL is not set"), "{error}");
}

#[test]
fn hard_names_are_fields() {
    let names = [
        "TYPE",
        "SELF",
        "HTTP2_PORT",
        "A__B",
        "DB",
        "DB_HOST",
        "DB_PORT",
        "X_1",
        "X_2",
        "lower_case",
        "_LEADING",
        "TOKEN",
        "TOKEN_FILE",
        "NO-NAME",
        "API_TYPE",
        "API_SELF",
        "CONFIG_A",
        "CONFIG_B",
    ];
    let reads: Vec<String> = names.iter().map(|name| format!("std::env::var(\"{name}\").unwrap();")).collect();
    let reads = reads.concat();
    let run = Project::main(&format!("fn main() {{ {reads} }}")).run(&["audit", "--config-struct"]);
    assert_eq!(run.stdout, include_str!("structs/names.rs"));
    let mut wanted: Vec<&str> =
        names.iter().copied().filter(|name| !["NO-NAME", "TOKEN_FILE"].contains(name)).collect();
    let mut found = names::names();
    wanted.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, wanted);
}

#[test]
fn there_may_be_none_to_add() {
    let run = Project::main("fn main() {}").run(&["audit", "--config-struct"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "// There is no field to add.\n"));
}
