//! Events for `tracing`: one for each variable, warning and problem. They contain what a summary and a report contain.

use tracing::Level;

use crate::error::Error;
use crate::origin::Origin;
use crate::problem::Problem;
use crate::summary::{Entry, Summary};

/// The target of every event.
macro_rules! target {
    () => {
        "factor3"
    };
}

impl Summary {
    /// Writes events with [`tracing`](https://docs.rs/tracing): one for each variable at the level `DEBUG`, for each warning
    /// at `WARN`, and for each problem at `ERROR`.
    ///
    /// The target is `factor3`. The message of a warning or a problem is its [`message`](Problem::message); the fields are
    /// `kind`, `variable`, `field`, `origin`, `expected` and `help`. Those of a variable are `variable`, `field`, `status`,
    /// `value` or `characters`, `origin`, `fallback` and `overridden`, as in its [`logfmt`](Entry::logfmt). A field without a value is
    /// left out. No event contains a secret.
    ///
    /// A program that exits on a problem calls [`load_or_exit_traced`](crate::EnvConfig::load_or_exit_traced).
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { port: u16 }
    /// let (config, summary) = Config::inspect(&Env::from([("PORT", "80")]));
    /// summary.trace();
    /// assert_eq!(config?.port, 80);
    /// # Ok::<(), factor3::Error>(())
    /// ```
    pub fn trace(&self) {
        self.trace_warnings();
        self.problems().iter().for_each(trace_problem);
    }

    /// Writes the events of a load, without those of its problems.
    pub(crate) fn trace_warnings(&self) {
        // Text is made only for a subscriber that takes it.
        if tracing::enabled!(target: target!(), Level::DEBUG) {
            self.variables().iter().for_each(trace_variable);
        }
        for warning in self.warnings() {
            let (variable, origin) = (names_of(warning), warning.origin().map(Origin::verbatim));
            tracing::warn!(
                target: target!(),
                kind = warning.kind().as_str(),
                variable,
                field = warning.field(),
                origin = origin.as_deref(),
                help = warning.help(),
                "{}",
                warning.message(),
            );
        }
    }
}

impl Error {
    /// Writes an event for each problem, or the report if no subscriber takes the events, and exits the process.
    pub(crate) fn trace_and_exit(&self) -> ! {
        if !tracing::enabled!(target: target!(), Level::ERROR) {
            self.exit()
        }
        self.problems().iter().for_each(trace_problem);
        std::process::exit(Self::EXIT_CODE.into())
    }
}

fn trace_variable(variable: &Entry) {
    let origin = variable.origin().map(Origin::verbatim);
    let overridden: Vec<_> = variable.overridden().iter().map(Origin::verbatim).collect();
    tracing::debug!(
        target: target!(),
        variable = variable.name(),
        field = variable.field(),
        status = variable.status().as_str(),
        value = variable.shown(),
        characters = variable.characters(),
        origin = origin.as_deref(),
        fallback = variable.fallback(),
        overridden = (!overridden.is_empty()).then(|| overridden.join(",")),
        "a variable of the configuration",
    );
}

fn trace_problem(problem: &Problem) {
    let (variable, origin) = (names_of(problem), problem.origin().map(Origin::verbatim));
    tracing::error!(
        target: target!(),
        kind = problem.kind().as_str(),
        variable,
        field = problem.field(),
        origin = origin.as_deref(),
        expected = problem.expected(),
        help = problem.help(),
        "{}",
        problem.message(),
    );
}

fn names_of(problem: &Problem) -> Option<String> {
    (!problem.variables().is_empty()).then(|| problem.variables().join(","))
}
