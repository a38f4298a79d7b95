//! The use of the configuration, which both twins share.

use std::process::ExitCode;
use std::time::Duration;

use factor3::Summary;
use rustix::time::{ClockId, clock_gettime};

use crate::config::Config;
use crate::database::Database;
use crate::serve::{self, Failure};
use crate::{log, tls};

/// Returns the CPU time that this thread has taken so far.
pub fn cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.try_into().unwrap_or_default(), time.tv_nsec.try_into().unwrap_or_default())
}

/// Serves. With the argument `configuration`, it only prints the CPU time that the configuration has taken.
pub fn run(config: &Config, summary: &Summary, time: Duration) -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some("configuration") {
        println!("{}", time.as_nanos());
        return ExitCode::SUCCESS;
    }
    log::start(&config.log);
    log::configuration(summary);
    tls::install();
    let done = tokio::runtime::Runtime::new().map_err(Failure::Io).and_then(|runtime| runtime.block_on(work(config)));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            tracing::error!("{failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}

async fn work(config: &Config) -> Result<(), Failure> {
    let database = || Database::new(&config.database).map_err(|error| Failure::Client("DATABASE_URL", error.into()));
    match std::env::args().nth(1).as_deref() {
        Some("migrate") => Ok(database()?.migrate().await?),
        Some("report") => {
            for (sku, orders, pieces) in database()?.report().await? {
                println!("{sku}: {orders} orders, {pieces} pieces");
            }
            Ok(())
        }
        _ => {
            let listener = serve::listen(&config.listen).await?;
            serve::orders(config, listener, serve::told_to_stop()).await
        }
    }
}
