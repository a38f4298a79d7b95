//! The service without its demo and its checks, configured by hand. Its twin is `with-factor3`.

extern crate by_hand as factor3;

#[path = "../../../../src/announcements.rs"]
mod announcements;
#[path = "../../../../src/cache.rs"]
mod cache;
mod config;
#[path = "../../../../src/database.rs"]
mod database;
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

fn main() -> ExitCode {
    let start = run::cpu_time();
    let (config, summary) = match config::load() {
        Ok(loaded) => loaded,
        Err(problems) => {
            eprintln!("error: the environment has {} problems\n\n{}", problems.len(), problems.join("\n"));
            return ExitCode::from(factor3::Error::EXIT_CODE);
        }
    };
    run::run(&config, &summary, run::cpu_time() - start)
}
