//! The orders service, and its admin processes.

use std::process::ExitCode;
use std::time::Duration;

use factor3::preflight::{self, Check};
use factor3::{Env, EnvConfig as _};
use orders::config::{Config, environment};
use orders::database::Database;
use orders::serve::{self, Failure};
use orders::{demo, log, tls};

const USAGE: &str = "\
usage: orders demo                       shows the service at work, with all that it needs
       orders serve                      serves until SIGTERM
       orders migrate                    brings the database up to date
       orders report                     prints how much of each article was ordered
       orders check                      says whether the environment is complete and valid
       orders check --connect            and whether each attached service is reached
       orders check --trusting NAME...   takes variables on trust that name files which are not here";

// XII. Admin processes: they are part of this program, and use the configuration of the service.
fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["demo"] => run(demo::run()),
        ["serve"] => serve(),
        ["migrate"] => run(migrate(load())),
        ["report"] => run(report(load())),
        ["check"] => check(&environment()),
        ["check", "--connect"] => connect(),
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
    let served = block_on(async move {
        let listener = serve::listen(&config.listen).await?;
        serve::orders(&config, listener, serve::told_to_stop()).await
    });
    exit_code(served, |failure| tracing::error!("{failure}"))
}

/// Loads the configuration of an admin process, whose standard output is its own.
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

/// Checks the environment, and then that each attached service is reached.
fn connect() -> ExitCode {
    let (config, summary) = Config::inspect(&environment());
    print!("{summary}");
    let Ok(config) = config else { return ExitCode::from(summary.exit_code()) };
    let checks = config.preflight().run(DEADLINE);
    println!();
    for check in &checks {
        println!("{check}");
    }
    println!("\nReached is not working: no credential, database, permission or certificate was checked.");
    if checks.iter().any(Check::is_failure) { ExitCode::from(preflight::EXIT_CODE) } else { ExitCode::SUCCESS }
}

/// The time in which every service must be reached.
const DEADLINE: Duration = Duration::from_secs(5);

fn run(work: impl Future<Output = Result<(), Failure>>) -> ExitCode {
    exit_code(block_on(work), |failure| eprintln!("error: {failure}"))
}

fn block_on(work: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    tls::install();
    tokio::runtime::Runtime::new()?.block_on(work)
}

fn exit_code(done: Result<(), Failure>, tell: impl Fn(&Failure)) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            tell(&failure);
            ExitCode::from(failure.exit_code())
        }
    }
}
