//! The real servers, if the environment names them. `.ci/services start` sets it up.

use std::io::Write as _;

use factor3::EnvConfig;
use factor3::service::custom::Service;
use factor3::service::{AmqpUrl, MqttUrl, MySqlUrl, NatsUrl, PostgresUrl, RedisUrl, ServiceUrl};

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
    pub nats_url: Option<NatsUrl>,
    pub mqtt_url: Option<MqttUrl>,
}

/// Returns the URL of a server, and that URL with a wrong password, if the environment names the server.
pub fn urls<S: Service>(
    variable: &str,
    of: fn(Servers) -> Option<ServiceUrl<S>>,
) -> Option<(ServiceUrl<S>, ServiceUrl<S>)> {
    let servers = Servers::from_env().unwrap_or_else(|error| panic!("{error}"));
    let required = servers.require_services;
    if let Some(url) = of(servers) {
        let wrong = url.with_password("wrong").unwrap();
        return Some((url, wrong));
    }
    assert!(!required, "{variable} is not set");
    let thread = std::thread::current();
    let test = thread.name().unwrap_or_default();
    // The output of `eprintln` is hidden when a test passes.
    let mut stderr = std::io::stderr();
    writeln!(stderr, "SKIPPED {test}: {variable} is not set").unwrap();
    None
}
