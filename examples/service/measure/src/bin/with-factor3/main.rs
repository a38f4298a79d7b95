//! The service without its demo and its checks, configured by factor3. Its twin is `by-hand`.

#[path = "../../../../src/announcements.rs"]
mod announcements;
#[path = "../../../../src/cache.rs"]
mod cache;
#[expect(dead_code, reason = "the twins check nothing before a start")]
#[path = "../../../../src/config.rs"]
mod config;
#[path = "../../../../src/database.rs"]
mod database;
#[path = "../../../../src/database_url.rs"]
mod database_url;
#[path = "../../../../src/http.rs"]
mod http;
#[path = "../../../../src/log.rs"]
mod log;
#[path = "../../../../src/mail.rs"]
mod mail;
#[path = "../../../../src/order.rs"]
mod order;
#[path = "../../../../src/outbox.rs"]
mod outbox;
#[path = "../../run.rs"]
mod run;
#[path = "../../../../src/serve.rs"]
mod serve;
#[path = "../../../../src/stock.rs"]
mod stock;
#[path = "../../../../src/tls.rs"]
mod tls;

use std::process::ExitCode;

use factor3::EnvConfig as _;

fn main() -> ExitCode {
    let start = run::cpu_time();
    let (config, summary) = config::Config::inspect(&config::environment());
    let config = config.unwrap_or_else(|error| error.exit());
    run::run(&config, &summary, run::cpu_time() - start)
}
