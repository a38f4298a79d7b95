//! Events on standard output, one per line.

use factor3::Summary;
use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer as _, fmt};

use crate::config::{Log, LogFormat, LogLevel};

/// Starts the log.
// XI. Logs: a process writes events to standard output. The platform decides where they go, and how long they are kept.
pub fn start(config: &Log) {
    let level = match config.level {
        LogLevel::Debug => Level::DEBUG,
        LogLevel::Info => Level::INFO,
        LogLevel::Warn => Level::WARN,
        LogLevel::Error => Level::ERROR,
    };
    // What the libraries say is of interest where it is a fault.
    let own = module_path!().split("::").next().unwrap_or_default();
    let filter = Targets::new().with_target(own, level).with_default(level.min(Level::WARN));
    let lines = fmt::layer().with_ansi(false).with_target(false);
    let lines = match config.format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    };
    tracing_subscriber::registry().with(lines.with_filter(filter)).init();
}

/// Logs the origin of each variable. Nothing in it is secret.
pub fn configuration(summary: &Summary) {
    for variable in summary.variables() {
        let origin = variable.origin().map(ToString::to_string);
        let (name, status, origin) = (variable.name(), variable.status().as_str(), origin.as_deref());
        let (value, characters) = (variable.shown(), variable.characters());
        tracing::info!(variable = name, status, value, characters, origin, "configuration");
    }
    for warning in summary.warnings() {
        tracing::warn!("{warning}");
    }
}
