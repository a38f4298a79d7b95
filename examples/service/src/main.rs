//! The orders service, and its admin processes.

use std::process::ExitCode;

use factor3::{Env, EnvConfig as _};
use orders::config::{Config, environment};
use orders::database::Database;
use orders::serve::{self, Failure};
use orders::{demo, log};

const USAGE: &str = "\
usage: orders demo                       shows the service at work, with all that it needs
       orders serve                      serves until SIGTERM
       orders migrate                    brings the database up to date
       orders report                     prints how much of each article was ordered
       orders check                      says whether the environment is complete and valid
       orders check --connect            and whether each attached service is reached
       orders check --trusting NAME...   takes variables on trust that name files which are not here";

// XII. Admin processes: they are this program, with the configuration of the service that they administer.
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["demo"] => run(demo::run()),
        ["serve"] => serve(),
        ["migrate"] => run(migrate(load())),
        ["report"] => run(report(load())),
        ["check"] => check(&environment()),
        ["check", "--trusting", ref names @ ..] => check(&Env::from_names(names).or(environment())),
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(64)
        }
    }
}

fn serve() -> ExitCode {
    let (config, summary) = Config::inspect(&environment());
    let config = config.unwrap_or_else(|error| error.exit());
    log::start(&config.log);
    log::configuration(&summary);
    run(async move {
        let listener = serve::listen(&config.listen).await?;
        serve::orders(&config, listener, serve::told_to_stop()).await
    })
}

/// The configuration of an admin process, which has its standard output for itself.
fn load() -> Config {
    Config::load(&environment()).unwrap_or_else(|error| error.exit())
}

async fn migrate(config: Config) -> Result<(), Failure> {
    database(&config)?.migrate().await?;
    println!("the database is up to date");
    Ok(())
}

async fn report(config: Config) -> Result<(), Failure> {
    for (sku, orders, pieces) in database(&config)?.report().await? {
        println!("{sku}: {orders} orders, {pieces} pieces");
    }
    Ok(())
}

fn database(config: &Config) -> Result<Database, Failure> {
    Database::new(&config.database).map_err(|error| Failure::Client("DATABASE_URL", error.into()))
}

fn check(env: &Env) -> ExitCode {
    let summary = Config::summary(env);
    print!("{summary}");
    ExitCode::from(summary.exit_code())
}

fn run(work: impl Future<Output = Result<(), Failure>>) -> ExitCode {
    // One provider of cryptography for every client; to install it twice is the only way to fail.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let done = tokio::runtime::Runtime::new().map_err(Failure::Io).and_then(|runtime| runtime.block_on(work));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}
