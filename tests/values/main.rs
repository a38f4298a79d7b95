//! Every type: the texts that it accepts, the messages for those that it rejects, and no rejected text in a message.
#![cfg(feature = "derive")]

mod lists;
mod maps;
mod properties;
mod scalars;
mod secrets;
mod shapes;
mod sizes;
mod text;

use std::ffi::OsString;
use std::fmt;

use factor3::value::{EnvValue, Raw};
use factor3::{Env, EnvConfig, Error};

/// A configuration of one variable, `X`, which may be empty.
#[derive(Debug, EnvConfig)]
struct One<T> {
    #[env(allow_empty)]
    x: T,
}

fn load<T: EnvValue>(text: impl Into<OsString>) -> Result<T, Error> {
    One::load(&Env::from([("X", text.into())])).map(|one| one.x)
}

#[track_caller]
fn accepted<T: EnvValue>(text: &str) -> T {
    load(text).unwrap_or_else(|error| panic!("refused {text:?}: {error}"))
}

/// Returns the messages of a rejected text.
#[track_caller]
fn refused<T: EnvValue>(text: impl Into<OsString>) -> Vec<String> {
    let text = text.into();
    let Err(error) = load::<T>(text.clone()) else { panic!("accepted {text:?}") };
    error.problems().iter().map(|problem| problem.message().to_owned()).collect()
}

#[track_caller]
fn help<T: EnvValue>(text: &str) -> String {
    let Err(error) = load::<T>(text) else { panic!("accepted {text:?}") };
    error.problems()[0].help().unwrap_or_default().to_owned()
}

/// Checks a table for one type: each text, and the message of its rejection.
#[track_caller]
fn all_refused<T: EnvValue>(expected: &str, table: &[(&str, &str)]) {
    for (text, reason) in table {
        assert_eq!(refused::<T>(*text), [format!("X must be {expected}: {reason}")], "{text:?}");
    }
}

#[track_caller]
fn all_accepted<T: EnvValue + PartialEq + fmt::Debug>(table: &[(&str, T)]) {
    for (text, value) in table {
        assert_eq!(accepted::<T>(text), *value, "{text:?}");
    }
}

/// Returns the value as a summary shows it.
fn shown<T: EnvValue>(text: &str) -> String {
    struct Shown<T>(T);
    impl<T: EnvValue> fmt::Display for Shown<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            T::show(&self.0, f)
        }
    }
    Shown(T::parse(Raw::from(text)).unwrap()).to_string()
}
