//! The inventory service.

use std::process::ExitCode;

use factor3::EnvConfig as _;
use orders::{config, inventory, log, serve};

fn main() -> ExitCode {
    let (config, summary) = inventory::Config::inspect(&config::environment());
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &*arguments {
        [] => {}
        [check] if check == "check" => {
            print!("{summary}");
            return ExitCode::from(summary.exit_code());
        }
        _ => {
            eprintln!("usage: inventory [check]");
            return ExitCode::from(64);
        }
    }
    let config = config.unwrap_or_else(|error| error.exit());
    log::start(&config.log);
    log::configuration(&summary);
    let served = tokio::runtime::Runtime::new().map_err(serve::Failure::Io).and_then(|runtime| {
        runtime.block_on(async {
            let listener = serve::listen(&config.listen).await?;
            inventory::serve(config, listener, serve::told_to_stop()).await
        })
    });
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            tracing::error!("{failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}
