//! Configurations with groups in every composition.

use std::collections::BTreeMap;
use std::path::PathBuf;

use factor3::service::{BaseUrl, PostgresUrl, RedisUrl};
use factor3::{EnvConfig, SecretString};

/// Groups of groups.
#[derive(EnvConfig)]
#[env(prefix = "APP_", validate = ordered(low, high))]
#[expect(dead_code, reason = "only its documents and its problems matter")]
pub struct Groups {
    low: u8,
    #[env(default = 10)]
    high: u8,
    /// All or nothing.
    #[env(nested)]
    smtp: Option<Smtp>,
    /// Always there, and part of what is around it.
    #[env(nested, prefix = "")]
    flat: Flat,
    /// May be absent, and has no prefix.
    #[env(nested, prefix = "")]
    loose: Option<Loose>,
    #[env(nested)]
    store: Store,
    #[env(nested)]
    backup: Option<Store>,
    #[env(nested)]
    queue: Queue,
    #[env(nested)]
    database: Option<Database>,
    #[env(password = "CACHE_PASSWORD")]
    cache_url: Option<RedisUrl>,
    /// Nothing in it is required.
    #[env(nested)]
    tuning: Option<Tuning>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "a rule takes references, whatever the types")]
fn ordered(low: &u8, high: &u8) -> Result<(), &'static str> {
    if low <= high { Ok(()) } else { Err("the low one is above the high one") }
}

/// Groups that a list names.
#[derive(EnvConfig)]
#[env(prefix = "APP_")]
#[expect(dead_code, reason = "only its documents and its problems matter")]
pub struct Instances {
    /// Where events go.
    #[env(nested, prefix = "SINK_", example = "msk,eu-west")]
    sinks: BTreeMap<String, Login>,
    #[env(nested, default)]
    stores: BTreeMap<String, Store>,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
struct Smtp {
    host: String,
    #[env(default = 25)]
    port: u16,
    /// Who logs in.
    #[env(nested)]
    login: Option<Login>,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
struct Login {
    #[env(alias = "NAME")]
    user: String,
    password: SecretString,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
struct Flat {
    region: String,
    zone: Option<char>,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
struct Loose {
    dsn: BaseUrl,
    #[env(default = 1, range = 1..=100)]
    rate: u8,
}

/// Where files are kept.
#[derive(EnvConfig)]
#[env(tag = "KIND")]
#[expect(dead_code, reason = "only its documents and its problems matter")]
enum Store {
    Disk {
        path: PathBuf,
        #[env(default = 100)]
        quota: u32,
    },
    S3 {
        bucket: String,
        quota: u16,
        #[env(nested)]
        login: Option<Login>,
    },
    Memory,
}

/// Where messages go.
#[derive(EnvConfig)]
#[env(tag = "KIND")]
#[expect(dead_code, reason = "only its documents and its problems matter")]
enum Queue {
    #[env(default)]
    Local,
    Remote {
        url: BaseUrl,
    },
    Both(Flat),
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
struct Database {
    #[env(password = "PASSWORD")]
    url: PostgresUrl,
    #[env(default = 5)]
    pool: u16,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
struct Tuning {
    #[env(default = 1)]
    threads: u16,
    nice: Option<i8>,
}

/// The web server.
#[derive(EnvConfig)]
#[env(prefix = "WEB_")]
#[expect(dead_code, reason = "only its documents and its problems matter")]
pub struct Web {
    port: u16,
    #[env(absolute)]
    log_level: String,
    #[env(absolute)]
    workers: u16,
}

/// What runs beside it.
#[derive(EnvConfig)]
#[env(prefix = "WORKER_")]
#[expect(dead_code, reason = "only its documents and its problems matter")]
pub struct Worker {
    threads: u16,
    #[env(absolute)]
    log_level: String,
    #[env(absolute, range = 1..=8)]
    workers: u8,
}

pub const SET: &[(&str, &str)] = &[("APP_HIGH", "10"), ("APP_QUEUE_KIND", "local")];
