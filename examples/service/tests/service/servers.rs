//! The real servers, if the environment names them, as after `.ci/services start`.

use std::io::Write as _;

use factor3::EnvConfig;
use factor3::service::{AmqpUrl, MySqlUrl, PostgresUrl, RedisUrl};

#[derive(Debug, EnvConfig)]
#[env(prefix = "FACTOR3_")]
pub struct Servers {
    /// A server that is not named is a failure.
    #[env(default)]
    require_services: bool,
    pub postgres_url: Option<PostgresUrl>,
    pub mysql_url: Option<MySqlUrl>,
    pub redis_url: Option<RedisUrl>,
    pub amqp_url: Option<AmqpUrl>,
}

/// Returns the URL of a server. If the environment names none, it says so and returns `None`.
pub fn server<T>(variable: &str, of: fn(Servers) -> Option<T>) -> Option<T> {
    let servers = Servers::from_env().unwrap_or_else(|error| panic!("{error}"));
    let required = servers.require_services;
    let url = of(servers);
    if url.is_none() {
        assert!(!required, "{variable} is not set");
        let thread = std::thread::current();
        // Not `eprintln`, whose output is hidden if a test passes.
        let mut stderr = std::io::stderr();
        writeln!(stderr, "SKIPPED {}: {variable} is not set", thread.name().unwrap_or_default()).unwrap();
    }
    url
}

/// Returns the URLs of the database servers that are named.
pub fn databases() -> Vec<String> {
    let postgres = server("FACTOR3_POSTGRES_URL", |servers| servers.postgres_url);
    let mysql = server("FACTOR3_MYSQL_URL", |servers| servers.mysql_url);
    let postgres = postgres.map(|url| url.expose_url().to_owned());
    postgres.into_iter().chain(mysql.map(|url| url.expose_url().to_owned())).collect()
}
