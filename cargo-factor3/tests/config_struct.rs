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

/// Returns the field of a variable that `code` reads.
fn field(code: &str, variable: &str) -> String {
    let field = Project::main(code).audit().field(&format!("env-read/{variable}")).to_owned();
    field.lines().filter(|line| !line.starts_with("// ?")).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_type_follows_the_value_through_wrappers_and_conditions() {
    let optional = "fn var(name: &str) -> Result<Option<String>> { match std::env::var(name) { Ok(text) => Ok(Some(text)), Err(_) => Ok(None) } }\n\
        fn parsed<R: FromStr>(name: &str) -> Result<Option<R>> { match var(name)? { Some(text) => Ok(Some(text.parse()?)), None => Ok(None) } }\n";
    let number = "fn number(name: &str, default: usize) -> usize { std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default) }\n";
    let switch = "fn switch(name: &str, default: bool) -> bool { custom(std::env::var(name)).unwrap_or(default) }\n";
    for (code, expected) in [
        (format!("{optional}fn main() {{ let a = parsed(\"A_B\")?.unwrap_or(15); }}"), "#[env(default = 15)] a_b: u64,"),
        (format!("{optional}fn main() {{ if var(\"A_B\")?.is_some() {{}} }}"), "a_b: Option<String>,"),
        (format!("{optional}fn main() {{ let a: u16 = parsed(\"A_B\")?.unwrap(); }}"), "a_b: u16,"),
        (format!("{number}fn main() {{ number(\"A_B\", 32); }}"), "#[env(default = 32)] a_b: usize,"),
        (format!("{number}fn main() {{ number(\"A_B\", 4 * MIB); }}"), "a_b: Option<usize>,"),
        (format!("{switch}fn main() {{ switch(\"A_B\", false); }}"), "#[env(default = false)] a_b: bool,"),
        ("static A: Lazy<usize> = Lazy::new(|| if let Ok(a) = std::env::var(\"A_B\") && let Ok(a) = a.parse::<usize>() { a } else { 1 });\nfn main() {}".to_owned(), "a_b: Option<usize>,"),
        ("fn main() { let a = str::parse::<u32>(&std::env::var(\"A_B\")?)?; }".to_owned(), "a_b: u32,"),
        ("fn main() { let a = std::env::var(\"A_B\")?; let b = IpAddr::from_str(&a)?; }".to_owned(), "a_b: IpAddr,"),
        ("fn main() { let a = std::env::var(\"A_B\")?; let b = a.parse::<NonZeroUsize>()?; }".to_owned(), "a_b: std::num::NonZeroUsize,"),
        ("fn main() { matches!(std::env::var(\"A_B\"), Ok(a) if a == \"true\"); }".to_owned(), "a_b: Option<bool>,"),
        ("fn main() { let a = std::env::var(\"A_B\")?; server.bind(&a); }".to_owned(), "a_b: HostPort,"),
        ("fn main() { PgPool::connect(&std::env::var(\"A_B\")?); }".to_owned(), "a_b: PostgresUrl,"),
        ("fn main() { let a = match std::env::var(\"A_B\") { Ok(a) => a.parse()?, Err(VarError::NotPresent) => 10, Err(error) => bail!(error) }; }".to_owned(), "#[env(default = 10)] a_b: u64,"),
        ("fn main() { let a = std::env::var(\"A_B\").or_else(|_| std::env::var(\"C_D\")).expect(\"one\"); }".to_owned(), "a_b: Option<String>,"),
        ("fn main() { let a = if std::env::var(\"A_B\").is_ok() { \"https\" } else { \"http\" }; if a == \"https\" {} }".to_owned(), "a_b: Option<String>,"),
    ] {
        assert_eq!(field(&code, "A_B"), expected, "{code}");
    }
}

#[test]
fn a_type_that_the_code_does_not_name_is_none_of_ours() {
    let code = "fn main() { let a = std::env::var(\"A_B\")?; connect(a.parse()?); }";
    assert_eq!(
        Project::main(code).audit().field("env-read/A_B"),
        "// ? the code parses it, as a type that it does not name there\na_b: AB,"
    );
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

/// Returns the type of the only field, for code that reads a variable in a package with this manifest and this example.
fn type_of(variable: &str, default: Option<&str>, example: Option<&str>, dependencies: &str) -> String {
    let or = default.map_or_else(|| ".unwrap()".to_owned(), |default| format!(".unwrap_or({default:?}.into())"));
    let code = format!("fn main() {{ take(std::env::var({variable:?}){or}); }}");
    let manifest = format!(
        "[package]\nname = \"shop\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[dependencies]\n{dependencies}\n"
    );
    let project = Project::new(&[("Cargo.toml", &manifest), ("Cargo.lock", "version = 4\n"), ("src/main.rs", &code)]);
    if let Some(example) = example {
        project.write(".env.example", format!("{variable}={example}\n"));
        project.commit();
    }
    let found = project.run(&["audit", "--config-struct"]).stdout;
    let field = found.lines().find_map(|line| line.trim().strip_prefix(&format!("{}: ", variable.to_lowercase())));
    field.unwrap_or_else(|| panic!("{found}")).trim_end_matches(',').to_owned()
}

#[test]
fn a_well_known_variable_has_the_type_of_the_page() {
    const TYPES: [&str; 7] = [
        "SentryDsn",
        "ClickHouseUrl",
        "OtlpEndpoint",
        "OtlpSignalEndpoint",
        "OtlpHeaders",
        "ObjectStoreUrl",
        "SqlServerUrl",
    ];
    let page = include_str!("../../docs/variables.md");
    let mut seen = std::collections::BTreeSet::new();
    for line in page.lines() {
        let cells: Vec<&str> = line.split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        let [_, variable, types, example, ..] = cells[..] else { continue };
        if TYPES.contains(&types) {
            // The exporter reads its variables itself. A service has its own.
            let variable = if variable.starts_with("OTEL_") { format!("SHOP_{variable}") } else { variable.to_owned() };
            assert_eq!(type_of(&variable, None, Some(example), ""), types, "{variable}");
            seen.insert(types);
        }
    }
    assert_eq!(seen.len(), TYPES.len());
}

#[test]
fn a_well_known_variable_with_another_scheme_has_no_type_of_a_service() {
    for (variable, example) in [
        ("SENTRY_DSN", "ftp://key@sentry.internal/42"),
        ("CLICKHOUSE_URL", "clickhouse://ch.internal:9000/orders"),
        ("HTTP_PROXY_URL", "tcp://10.0.0.5:3128"),
        ("KAFKA_URL", "http://kafka-rest.internal"),
    ] {
        assert_eq!(type_of(variable, None, Some(example), ""), "Url", "{variable}");
    }
    assert_eq!(type_of("HTTP_PROXY_URL", None, Some("http://proxy.internal:3128"), ""), "ProxyUrl");
    // One is the address of the server, the other may be that of all signals or of one.
    assert_eq!(type_of("SENTRY_URL", None, None, ""), "Url");
    assert_eq!(type_of("OTLP_ENDPOINT", None, None, ""), "Url");
}

#[test]
fn the_dependencies_and_the_port_tell_the_protocol_of_a_collector() {
    let variable = "SHOP_OTEL_EXPORTER_OTLP_ENDPOINT";
    let with = |features: &str| format!("opentelemetry-otlp = {{ version = \"0.33\", features = [{features}] }}");
    assert_eq!(type_of(variable, None, None, &with("\"grpc-tonic\"")), "OtlpGrpcEndpoint");
    assert_eq!(type_of("OTLP_ENDPOINT", None, None, &with("\"grpc-tonic\"")), "OtlpGrpcEndpoint");
    assert_eq!(type_of(variable, None, None, &with("\"grpc-tonic\", \"http-proto\"")), "OtlpEndpoint");
    assert_eq!(type_of(variable, Some("http://localhost:4317"), None, ""), "OtlpGrpcEndpoint");
    assert_eq!(type_of(variable, Some("http://localhost:4318"), None, ""), "OtlpEndpoint");
    // The default of the code is not one of the type.
    assert_eq!(type_of(variable, Some("http://localhost:4318/v1/traces"), None, ""), "Option<OtlpEndpoint>");
}

#[test]
fn the_only_client_tells_the_type_of_an_address() {
    assert_eq!(type_of("DATABASE_URL", None, None, "tiberius = \"0.13\""), "SqlServerUrl");
    assert_eq!(type_of("DATABASE_URL", None, None, "tiberius = \"0.13\"\ntokio-postgres = \"0.7\""), "Url");
    assert_eq!(type_of("STORAGE_URL", None, None, "object_store = \"0.14\""), "ObjectStoreUrl");
    assert_eq!(type_of("STORAGE_URL", None, None, ""), "Url");
}

#[test]
fn there_may_be_none_to_add() {
    let run = Project::main("fn main() {}").run(&["audit", "--config-struct"]);
    assert_eq!((run.status, run.stdout.as_str()), (0, "// There is no field to add.\n"));
}
