//! Loads one configuration from the environment with the loader that the first argument names, and prints its fields.
//! It exits with 1 if the loader refuses the environment.

mod clap;
mod config;
mod envconfig;
mod envy;
mod factor3;
mod figment;
mod serde;

use std::fmt::Debug;
use std::process::ExitCode;

/// The names and the values of the fields, and whether there are warnings.
struct Loaded {
    fields: Vec<(&'static str, String)>,
    has_warnings: bool,
}

impl Loaded {
    fn new<const N: usize>(fields: [(&'static str, &dyn Debug); N]) -> Self {
        let fields = fields.into_iter().map(|(name, value)| (name, format!("{value:?}"))).collect();
        Self { fields, has_warnings: false }
    }
}

fn main() -> ExitCode {
    let loaded = match std::env::args().nth(1).as_deref() {
        Some("clap") => clap::load(),
        Some("config") => config::load(),
        Some("envconfig") => envconfig::load(),
        Some("envy") => envy::load(),
        Some("factor3") => factor3::load(),
        Some("figment") => figment::load(),
        _ => return ExitCode::from(64),
    };
    let Some(loaded) = loaded else { return ExitCode::from(1) };
    for (name, value) in loaded.fields {
        println!("{name} {value}");
    }
    if loaded.has_warnings {
        println!("WARNINGS");
    }
    ExitCode::SUCCESS
}
