//! Every part of the public API that produces text.

use std::ffi::OsString;
use std::fmt::{Debug, Display, Write as _};

#[cfg(feature = "serde")]
use factor3::service::{
    BaseUrl, HostPort, KafkaBrokers, NatsUrl, NoProxy, OtlpHeaders, PostgresUrl, RedisUrl, SqlServerUrl,
};
use factor3::value::{EnvValue, Raw};
use factor3::{Env, EnvConfig, Origin, Problem};

use super::places::NAMES;

/// Returns the outputs for an incomplete and a complete environment. A schema is omitted: it is built without an
/// environment, and cannot contain a part of one.
pub(crate) fn of<T: EnvConfig>(env: &Env) -> String {
    let complete = Env::from([("MISSING_NUMBER", "1"), ("TIMEOUT", "1"), ("OUTER_INNER_REQUIRED", "1")]);
    let complete = complete.or(env.clone());
    let mut said = String::new();
    for env in [env, &complete] {
        let (result, summary) = T::inspect(env);
        let (error, alone) = (result.err(), T::load(env).err());
        for error in error.iter().chain(&alone) {
            writeln!(said, "{error}\n{error:#?}").unwrap();
        }
        if let Some(error) = &error {
            json(&mut said, error);
        }
        writeln!(said, "{summary}\n{summary:#?}").unwrap();
        json(&mut said, &summary);
        for variable in summary.variables() {
            texts(
                &mut said,
                [variable.name(), variable.field()].into_iter().chain(variable.shown()).chain(variable.fallback()),
            );
            variable.origin().into_iter().chain(variable.overridden()).for_each(|found| origin(&mut said, found));
            texts(&mut said, [variable.logfmt()]);
        }
        let problems = summary.warnings().iter().chain(summary.problems());
        problems.for_each(|found| problem(&mut said, found));
    }
    debug(&mut said, env);
    env.all_problems().iter().for_each(|found| problem(&mut said, found));
    for var in NAMES.iter().filter_map(|name| env.get(name)) {
        debug(&mut said, &var);
    }
    said
}

/// Returns the output of a type by itself.
pub(crate) fn of_value<T: EnvValue>(env: &Env) -> String {
    let mut said = String::new();
    for value in values(env) {
        let raw = Raw::from(value);
        debug(&mut said, &raw);
        if let Err(error) = T::parse(raw) {
            display(&mut said, &error);
        }
    }
    said
}

/// Returns the output for a document that contains a service URL, as a string or as another JSON value.
#[cfg(feature = "serde")]
pub(crate) fn of_documents(env: &Env) -> String {
    fn refusal<T: serde::de::DeserializeOwned>(said: &mut String, document: &str) {
        if let Err(error) = serde_json::from_str::<T>(document) {
            display(said, &error);
        }
    }
    let mut said = String::new();
    for value in values(env) {
        let Some(text) = value.to_str() else { continue };
        for document in [serde_json::to_string(text).unwrap(), text.to_owned()] {
            refusal::<PostgresUrl>(&mut said, &document);
            refusal::<RedisUrl>(&mut said, &document);
            refusal::<NatsUrl>(&mut said, &document);
            refusal::<BaseUrl>(&mut said, &document);
            refusal::<HostPort>(&mut said, &document);
            refusal::<KafkaBrokers>(&mut said, &document);
            refusal::<NoProxy>(&mut said, &document);
            refusal::<OtlpHeaders>(&mut said, &document);
            refusal::<SqlServerUrl>(&mut said, &document);
        }
    }
    said
}

pub(crate) fn values(env: &Env) -> impl Iterator<Item = OsString> {
    NAMES.iter().filter_map(|name| Some(env.get(name)?.value().to_owned()))
}

fn problem(said: &mut String, problem: &Problem) {
    texts(said, [problem]);
    texts(said, problem.variables());
    texts(said, problem.inputs());
    texts(said, [problem.field(), problem.docs(), problem.expected(), problem.help()].into_iter().flatten());
    texts(said, [problem.message()]);
    problem.origin().into_iter().for_each(|found| origin(said, found));
    texts(said, [problem.logfmt()]);
}

fn origin(said: &mut String, origin: &Origin) {
    texts(said, [origin]);
    // The path itself is no text of ours, and may have a control character.
    texts(said, origin.path().map(|path| path.to_string_lossy().replace(char::is_control, "")));
}

fn texts(said: &mut String, texts: impl IntoIterator<Item = impl Display>) {
    texts.into_iter().for_each(|text| writeln!(said, "{text}").unwrap());
}

pub(crate) fn display(said: &mut String, value: &(impl Display + Debug)) {
    writeln!(said, "{value}").unwrap();
    debug(said, value);
}

pub(crate) fn debug(said: &mut String, value: &impl Debug) {
    writeln!(said, "{value:?}\n{value:#?}").unwrap();
}

#[cfg(feature = "serde")]
fn json(said: &mut String, value: &impl serde::Serialize) {
    writeln!(said, "{}", serde_json::to_string(value).unwrap()).unwrap();
}

#[cfg(not(feature = "serde"))]
fn json<T>(_: &mut String, _: &T) {}
