//! The use of the configuration, which both twins share.

use std::process::ExitCode;

use crate::config::Config;
use crate::database::Database;
use crate::serve::{self, Failure};
use crate::tls;

pub fn run(config: &Config) -> ExitCode {
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
