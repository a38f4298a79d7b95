//! Serving: from a port to SIGTERM.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::{Notify, oneshot, watch};

use crate::announcements::Announcements;
use crate::cache::Cache;
use crate::config::{Config, Listen};
use crate::database::{self, Database};
use crate::http::{self, App};
use crate::mail::Mail;
use crate::outbox::Outbox;
use crate::stock::Stock;

/// The reason why a process ended on its own.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("{0}: cannot listen on {1}: {2}")]
    Listen(&'static str, SocketAddr, io::Error),
    #[error("{0}: its client refuses it: {1}")]
    Client(&'static str, Box<dyn std::error::Error + Send + Sync>),
    #[error(transparent)]
    Database(#[from] database::Error),
    #[error("SHUTDOWN_TIMEOUT is over, and work was still running")]
    Unfinished,
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Failure {
    /// Returns the status of `sysexits.h`: the platform may try again, or the operator must change the configuration.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Client(..) => factor3::Error::EXIT_CODE,
            Self::Listen(..) | Self::Database(_) => 69,
            Self::Unfinished | Self::Io(_) => 1,
        }
    }
}

/// Listens on the port.
// VII. Port binding: the service is its own HTTP server, on the port that the platform names.
pub async fn listen(config: &Listen) -> Result<TcpListener, Failure> {
    let address = SocketAddr::new(config.bind_address, config.port);
    let listener = TcpListener::bind(address).await.map_err(|error| {
        let is_elsewhere = error.kind() == io::ErrorKind::AddrNotAvailable;
        Failure::Listen(if is_elsewhere { "BIND_ADDRESS" } else { "PORT" }, address, error)
    })?;
    tracing::info!(address = %listener.local_addr()?, "listening");
    Ok(listener)
}

/// Serves orders until `stop`.
// IX. Disposability: starting waits for no other service. Each client connects on demand, and again when its service is
// back.
pub async fn orders(
    config: &Config,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Failure> {
    let client = |name| move |error| Failure::Client(name, error);
    let database = Database::new(&config.database).map_err(|e| client("DATABASE_URL")(e.into()))?;
    let cache = config.cache.as_ref().map(Cache::new).transpose().map_err(|e| client("CACHE_URL")(e.into()))?;
    let stock = Stock::new(&config.inventory, cache).map_err(|e| client("INVENTORY_URL")(e.into()))?;
    let mail = config.smtp.as_ref().map(Mail::new).transpose().map_err(|e| client("SMTP_URL")(e.into()))?;
    let queue = config.queue.as_ref().map(Announcements::new);

    let wake = Arc::new(Notify::new());
    let (announces, confirms) = (queue.is_some(), mail.is_some());
    let app = App { database: database.clone(), stock, announces, confirms, wake: wake.clone() };
    let (no_more, stopped) = watch::channel(false);
    let outbox = tokio::spawn(Outbox { database: database.clone(), queue, mail }.run(wake, stopped));

    serve(http::router(app), listener, config.listen.shutdown_timeout, stop, async move {
        let _ = no_more.send(true);
        let _ = outbox.await;
        database.close().await;
    })
    .await
}

/// Serves until `stop`, then finishes the current requests and the `rest`, within `patience`.
// IX. Disposability: after SIGTERM, new connections are refused, current requests are finished, and those that take too
// long are cut off. An order that was stored stays, and one that was not was not acknowledged.
pub async fn serve(
    router: Router,
    listener: TcpListener,
    patience: Duration,
    stop: impl Future<Output = ()> + Send + 'static,
    rest: impl Future<Output = ()>,
) -> Result<(), Failure> {
    let (told, stopping) = oneshot::channel();
    let server = axum::serve(listener, router).with_graceful_shutdown(async move {
        stop.await;
        tracing::info!(patience = ?patience, "stopping");
        let _ = told.send(());
    });
    let too_late = async {
        let _ = stopping.await;
        tokio::time::sleep(patience).await;
    };
    tokio::select! {
        served = async { let served = server.await; rest.await; served } => {
            tracing::info!("stopped");
            Ok(served?)
        }
        () = too_late => Err(Failure::Unfinished),
    }
}

/// Returns when the platform, or a person at the keyboard, asks the process to end.
pub async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let (Ok(mut term), Ok(mut int)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt())) {
            tokio::select! {
                _ = term.recv() => {}
                _ = int.recv() => {}
            }
        }
    }
    #[cfg(not(unix))]
    let _ = tokio::signal::ctrl_c().await;
}
