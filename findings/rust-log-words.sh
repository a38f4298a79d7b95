#!/usr/bin/env bash
# RUST_LOG=warning turns all logs off, RUST_LOG=3 does for two of three readers, and my-app=debug names no module.
#
# Version:    env_logger 0.11.12, tracing-subscriber 0.3.23 (`EnvFilter`), flexi_logger 0.31.10.
# Behaviour:  A word that is no level is a module of that name, at its most verbose level, and every other module is
#             off. `warning`, `none` and `my_app:debug` are such words, without an error. A dash stays a dash, so the
#             name in Cargo.toml matches nothing. `3` is INFO for EnvFilter only. Where a module stands in front,
#             `my_app=warning` is refused by two, and read as `error` for everything by env_logger (with a line on
#             standard error). A blank after the comma is refused by EnvFilter only.
# Good guess: An unknown level is an error or falls back to the default, and `-` and `_` are one as they are for cargo.
# For users:  A typing error in RUST_LOG is silence, errors of the program included. Check the words before the
#             subscriber is built, or build the filter from a typed level.
# Output:     the events that are written, of my_app at debug and error and of hyper at error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cargo init --quiet --vcs none --name words
cargo add --quiet log@=0.4.35 tracing@=0.1.44 env_logger@=0.11.12 flexi_logger@=0.31.10
cargo add --quiet tracing-subscriber@=0.3.23 --features env-filter

cat >expected <<'TEXT'
my_app=debug       env_logger: debug error | EnvFilter: debug error | flexi_logger: debug error
warning            env_logger: | EnvFilter: | flexi_logger:
none               env_logger: | EnvFilter: | flexi_logger:
my_app:debug       env_logger: | EnvFilter: | flexi_logger:
my-app=debug       env_logger: | EnvFilter: | flexi_logger:
my_app=warning     env_logger: error hyper | EnvFilter: refused | flexi_logger: refused
3                  env_logger: | EnvFilter: error hyper | flexi_logger:
warn, my_app=debug env_logger: debug error hyper | EnvFilter: refused | flexi_logger: debug error hyper
TEXT

cat >src/main.rs <<'RS'
use std::io::Write;
use std::sync::{Arc, Mutex};

use log::{Level, Log, Metadata};

const EVENTS: [(&str, &str, Level); 3] =
    [("debug", "my_app", Level::Debug), ("error", "my_app", Level::Error), ("hyper", "hyper", Level::Error)];

fn written(on: impl Fn(&str, Level) -> bool) -> String {
    EVENTS.iter().filter(|(_, target, level)| on(target, *level)).map(|(word, ..)| format!(" {word}")).collect()
}

fn env_logger(filter: &str) -> String {
    let logger = env_logger::Builder::new().parse_filters(filter).build();
    written(|target, level| logger.enabled(&Metadata::builder().target(target).level(level).build()))
}

fn flexi_logger(filter: &str) -> String {
    flexi_logger::LogSpecification::parse(filter)
        .map_or(" refused".into(), |spec| written(|target, level| spec.enabled(level, target)))
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn env_filter(filter: &str) -> String {
    let Ok(filter) = tracing_subscriber::EnvFilter::try_new(filter) else { return " refused".into() };
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(move || writer.clone()).with_ansi(false).finish();
    tracing::subscriber::with_default(subscriber, || {
        tracing::debug!(target: "my_app", "an event: debug");
        tracing::error!(target: "my_app", "an event: error");
        tracing::error!(target: "hyper", "an event: hyper");
    });
    let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    EVENTS.iter().filter(|(word, ..)| text.contains(&format!("event: {word}"))).map(|(word, ..)| format!(" {word}")).collect()
}

fn main() {
    let filters =
        ["my_app=debug", "warning", "none", "my_app:debug", "my-app=debug", "my_app=warning", "3", "warn, my_app=debug"];
    for filter in filters {
        println!(
            "{filter:18} env_logger:{} | EnvFilter:{} | flexi_logger:{}",
            env_logger(filter),
            env_filter(filter),
            flexi_logger(filter)
        );
    }
}
RS
cargo run --quiet 2>log >actual
diff -u expected actual
echo 'as stated'
