//! Loads 50 fields, of which ten are URLs of services: `services factor3 6` loads them six times.
//!
//! Half of the passwords are percent-encoded.

use std::hint::black_box;

use factor3::EnvConfig;
use factor3::service::{BaseUrl, PostgresUrl};
use percent_encoding::percent_decode_str;
use url::Url;

#[derive(EnvConfig)]
#[expect(dead_code, reason = "nothing reads the fields of what is loaded")]
struct Config {
    #[env(nested)]
    g0: Ten,
    #[env(nested)]
    g1: Ten,
    #[env(nested)]
    g2: Ten,
    #[env(nested)]
    g3: Ten,
    #[env(nested)]
    g4: Ten,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "nothing reads the fields of what is loaded")]
struct Ten {
    port: u16,
    debug: bool,
    name: String,
    database_url: PostgresUrl,
    inventory_url: BaseUrl,
    sample_ratio: f64,
    region: Option<String>,
    allowed_hosts: Vec<String>,
    workers: u16,
    log_level: String,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [subject, times] = &arguments[..] else { panic!("services SUBJECT TIMES") };
    for _ in 0..times.parse::<usize>().expect("a number") {
        if subject == "factor3" {
            black_box(Config::from_env().expect("everything is set"));
        } else {
            black_box(["G0", "G1", "G2", "G3", "G4"].map(by_hand));
        }
    }
}

/// What a careful program keeps of the URL of a database.
#[expect(dead_code, reason = "nothing reads what is loaded")]
struct Database {
    host: String,
    port: u16,
    user: String,
    password: String,
    name: String,
    tls: Option<String>,
}

type ByHand = (u16, bool, String, Database, Url, f64, Option<String>, Vec<String>, u16, String);

fn by_hand(group: &str) -> ByHand {
    let text = |field: &str| std::env::var(format!("{group}_{field}"));
    let set = |field: &str| text(field).unwrap_or_else(|error| panic!("{group}_{field}: {error}"));
    (
        set("PORT").parse().expect("a port"),
        set("DEBUG").parse().expect("a switch"),
        set("NAME"),
        database(&set("DATABASE_URL")),
        base(&set("INVENTORY_URL")),
        set("SAMPLE_RATIO").parse().expect("a number"),
        text("REGION").ok(),
        set("ALLOWED_HOSTS").split(',').map(|item| item.trim().to_owned()).collect(),
        set("WORKERS").parse().expect("a number"),
        set("LOG_LEVEL"),
    )
}

fn database(text: &str) -> Database {
    let url = Url::parse(text).expect("a URL");
    assert!(matches!(url.scheme(), "postgres" | "postgresql"), "the scheme is that of the service");
    let decoded = |text| percent_decode_str(text).decode_utf8().expect("a text").into_owned();
    Database {
        host: url.host_str().expect("a host").to_owned(),
        port: url.port().unwrap_or(5432),
        user: decoded(url.username()),
        password: decoded(url.password().unwrap_or_default()),
        name: decoded(url.path().trim_start_matches('/')),
        tls: url.query_pairs().find(|(key, _)| key == "sslmode").map(|(_, value)| value.into_owned()),
    }
}

fn base(text: &str) -> Url {
    let mut url = Url::parse(text).expect("a URL");
    assert!(matches!(url.scheme(), "http" | "https"), "the scheme is that of the web");
    assert!(url.username().is_empty() && url.password().is_none(), "it has no credentials");
    assert!(url.query().is_none() && url.fragment().is_none(), "something can be joined to it");
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    url
}
