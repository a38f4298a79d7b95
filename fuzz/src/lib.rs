//! The leak property of `tests/leaks`, for fuzz targets: its configurations and outputs, with a fixed secret.

#![allow(dead_code, unreachable_pub, reason = "the modules belong to the test, which uses the rest")]

#[path = "../../tests/leaks/configs.rs"]
mod configs;
#[path = "../../tests/leaks/outputs.rs"]
mod outputs;
#[path = "../../tests/leaks/places.rs"]
mod places;

use std::ffi::{OsStr, OsString};

use factor3::Env;
use tempfile::TempDir;

use configs::{CONFIGS, Config};
use places::{NAMES, PLACES, Place};

/// The secret that replaces each `*`. No word in our messages has four of these letters in a row.
pub const SECRET: &str = "QXZJKVWQQX";

/// Returns the name of a variable that every configuration reads.
pub fn name(n: u8) -> &'static str {
    NAMES[usize::from(n) % NAMES.len()]
}

/// Returns `true` if the text contains four letters of the secret in a row, in either case.
pub fn has_secret(said: &str) -> bool {
    let said = said.to_ascii_uppercase();
    (4..=SECRET.len()).any(|end| said.contains(&SECRET[end - 4..end]))
}

/// Returns the bytes with the secret for each `*`.
pub fn planted(bytes: &[u8]) -> Vec<u8> {
    planted_as(SECRET, bytes)
}

/// Returns the file of a platform, with the secret and a mark for each `*`. The mark keeps the secret from being the name of
/// an object, which a problem may show.
pub fn planted_with_mark(bytes: &[u8]) -> Vec<u8> {
    planted_as(&format!("{SECRET}!"), bytes)
}

fn planted_as(secret: &str, bytes: &[u8]) -> Vec<u8> {
    bytes.split(|byte| *byte == b'*').collect::<Vec<_>>().join(secret.as_bytes())
}

/// Makes a directory whose random name, which outputs may show, does not look like a part of the secret.
///
/// # Panics
///
/// Panics if the system makes no directory.
pub fn directory() -> TempDir {
    loop {
        let dir = tempfile::tempdir().expect("a directory");
        if !has_secret(&dir.path().to_string_lossy()) {
            return dir;
        }
    }
}

/// Checks every output about the secret in a place, for the configuration that `config` selects.
///
/// # Panics
///
/// Panics if an output shows a part of the secret, unless the configuration may show the value that contains it.
pub fn check_place(config: u8, place: u8, shape: &str) {
    // The secret is where the shape has a `*`. A piece of it that the shape itself spells, in lower case say, is none.
    if has_secret(shape) {
        return;
    }
    let place = PLACES[usize::from(place) % PLACES.len()];
    let planted = place.plant(shape, SECRET.as_bytes());
    let config = CONFIGS[usize::from(config) % CONFIGS.len()];
    let says = || planted.without_its_directory(&(config.says)(&planted.env));
    check(config, place, shape, planted.values(), says);
}

/// Checks every output about an environment, for the configuration that `config` selects.
///
/// # Panics
///
/// Panics if an output shows a part of the secret, unless the configuration may show the value that contains it.
pub fn check_env(config: u8, env: &Env) {
    let config = CONFIGS[usize::from(config) % CONFIGS.len()];
    // A public value may be shown. That no reference contributes to one is for the target `leaks` to find.
    let place = Place::Value;
    check(config, place, "*", outputs::values(env), || (config.says)(env));
}

fn check(
    config: Config,
    place: Place,
    shape: &str,
    values: impl Iterator<Item = OsString>,
    says: impl FnOnce() -> String,
) {
    let may_show = |value: &OsStr| has_secret(&value.to_string_lossy()) && config.may_show(place, shape, value);
    let shown = values.into_iter().any(|value| may_show(&value));
    let said = says();
    assert!(shown || !has_secret(&said), "{config:?} in {place:?} shows the secret:\n{said}");
    let control = |c: char| c.is_control() && c != '\n';
    assert!(!said.contains(control), "{config:?} in {place:?} prints a control character:\n{said:?}");
}

/// Returns every output about an environment, for the configuration that `config` selects.
pub fn says(config: u8, env: &Env) -> String {
    (CONFIGS[usize::from(config) % CONFIGS.len()].says)(env)
}
