//! The trait that the derive implements: a schema, and a walk over it.

pub(crate) mod instances;

use std::sync::Arc;

#[cfg(feature = "docs")]
use crate::docs::Documents;
use crate::env::Env;
use crate::error::Error;
use crate::load::{self, Links, Loader};
use crate::problem::Problem;
use crate::schema::{Field, Schema, SchemaBuilder, fields};
use crate::summary::Summary;

/// A configuration: a struct whose fields are variables or groups of variables, or an enum whose variant is selected by
/// a variable.
///
/// Implement it with [`#[derive(EnvConfig)]`](derive@crate::EnvConfig), which documents the attributes; there is no
/// implementation by hand.
///
/// ```
/// use factor3::{Env, EnvConfig};
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     /// Port the HTTP server listens on.
///     #[env(default = 8080)]
///     port: u16,
/// }
///
/// assert_eq!(Config::load(&Env::from([("PORT", "9000")]))?.port, 9000);
/// assert_eq!(Config::load(&Env::from([("HOST", "::")]))?.port, 8080);
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// An `Option` of a configuration is a configuration as well: it is `None` if none of its variables is set. So is a
/// tuple of up to six configurations, for a program with several parts. Each member keeps its own prefix, two members
/// may read one variable, and the report, the near misses and the summary cover all of them.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// #[derive(Debug, EnvConfig)]
/// #[env(prefix = "WEB_")]
/// struct Web {
///     port: u16,
///     #[env(absolute)]
///     log_level: String,
/// }
///
/// #[derive(Debug, EnvConfig)]
/// #[env(prefix = "WORKER_")]
/// struct Worker {
///     threads: u16,
///     #[env(absolute)]
///     log_level: String,
/// }
///
/// let error = <(Web, Worker)>::load(&Env::from([("WEB_PORT", "80"), ("WORKER_THREADS", "x")])).unwrap_err();
/// assert!(error.to_string().ends_with("to fix: LOG_LEVEL, WORKER_THREADS"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a configuration struct",
    label = "not a group of variables",
    note = "add `#[derive(EnvConfig)]` to `{Self}`, or remove `nested` to read one variable into it"
)]
pub trait EnvConfig: Sized {
    #[doc(hidden)]
    const __SCHEMA: &'static Schema;

    #[doc(hidden)]
    fn __load(loader: &mut Loader<'_>) -> Option<Self>;

    /// Returns the description of every variable that the type reads.
    ///
    /// ```
    /// # use factor3::EnvConfig;
    /// # #[derive(Debug, EnvConfig)] struct Config { #[env(default = 8080)] port: u16 }
    /// let variables = Config::schema().variables();
    /// assert_eq!((variables[0].name(), variables[0].is_required()), ("PORT", false));
    /// ```
    fn schema() -> &'static Schema {
        Self::__SCHEMA
    }

    /// Loads the configuration from the process environment alone. It reads no `.env` file.
    ///
    /// This is short for `Self::load(&Env::process())`. Like that, it **drops all warnings**: a deprecated name, a misspelt
    /// name of an optional variable, or quotes around a secret stay unnoticed. In `main`, call
    /// [`load_or_exit`](Self::load_or_exit), which passes them to your log.
    ///
    /// ```
    /// # use factor3::EnvConfig;
    /// # #[derive(Debug, EnvConfig)] struct Config { #[env(default = 8080)] factor3_example_port: u16 }
    /// assert_eq!(Config::from_env()?.factor3_example_port, 8080);
    /// # Ok::<(), factor3::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns one [`Error`] that holds every problem.
    fn from_env() -> Result<Self, Error> {
        load(&Env::process())
    }

    /// Loads the configuration from an environment: the process, a `.env` file, the values of a test, or a stack of
    /// these.
    ///
    /// Warnings are dropped. [`load_or_exit`](Self::load_or_exit) and [`inspect`](Self::inspect) keep them.
    ///
    /// In a debug build, a load also checks every `default` and `example` of the program, used or not. One that is
    /// invalid for its field, or outside its `range`, is a problem.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     #[env(default = "8O80")]
    ///     port: u16,
    /// }
    ///
    /// # if cfg!(debug_assertions) {
    /// assert_eq!(
    ///     Config::load(&Env::from([("PORT", "80")])).unwrap_err().problems()[0].to_string(),
    ///     "the default of PORT must be an integer from 0 to 65535: character 2 of 4 is not a digit; \
    ///      this is a bug in the program, not in the environment: fix the field's `default`"
    /// );
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Returns one [`Error`] that holds every problem. A variable of which only the [name](Env::from_names) is known,
    /// and no value, is a problem too.
    fn load(env: &Env) -> Result<Self, Error> {
        load(env)
    }

    /// Loads the configuration for `main`: it passes each warning to a closure, and exits the process if there is a
    /// problem.
    ///
    /// The closure gets each warning of [`Summary::warnings`], and writes it to the program's log. It runs before the
    /// exit, too. For a problem, [`Error::exit`] prints the report to standard error, and the exit status is 78.
    ///
    /// ```
    /// use factor3::{Env, EnvConfig};
    ///
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     #[env(default = 8080)]
    ///     port: u16,
    /// }
    ///
    /// // In `main`: let env = Env::process().or_dotenv_if_exists(".env");
    /// let env = Env::from([("PROT", "80")]);
    /// # let mut log = Vec::new();
    /// let config = Config::load_or_exit(&env, |warning| eprintln!("warning: {warning}"));
    /// # Config::load_or_exit(&env, |warning| log.push(warning.to_string()));
    /// # assert_eq!(log, ["PORT is not set; PROT is set (in code) but unused; did you mean PORT?"]);
    /// assert_eq!(config.port, 8080);
    /// ```
    ///
    /// With the feature `tracing`, [`load_or_exit_traced`](Self::load_or_exit_traced) writes events instead. The page on
    /// [logging](crate::guide::logging) has a `main` whose log is itself configured from the environment.
    fn load_or_exit(env: &Env, warn: impl FnMut(&Problem)) -> Self {
        let (config, summary) = Self::inspect(env);
        summary.warnings().iter().for_each(warn);
        config.unwrap_or_else(|error| error.exit())
    }

    /// Loads the configuration for `main`, writes events with [`tracing`](https://docs.rs/tracing), and exits the process
    /// if there is a problem.
    ///
    /// The events are those of [`Summary::trace`]. Install a subscriber first. If none takes events of the level `ERROR`,
    /// the report goes to standard error instead, as with [`load_or_exit`](Self::load_or_exit). The exit status is 78.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { #[env(default = 8080)] port: u16 }
    /// // In `main`, after the subscriber is installed.
    /// let config = Config::load_or_exit_traced(&Env::from([("PORT", "80")]));
    /// assert_eq!(config.port, 80);
    /// ```
    #[cfg(feature = "tracing")]
    #[cfg_attr(docsrs, doc(cfg(feature = "tracing")))]
    fn load_or_exit_traced(env: &Env) -> Self {
        let (config, summary) = Self::inspect(env);
        summary.trace_warnings();
        config.unwrap_or_else(|error| error.trace_and_exit())
    }

    /// Loads the configuration, and returns it with a summary of each variable's value and origin.
    ///
    /// The summary is complete even if the load fails. One walk produces both, and nothing is read twice.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { #[env(default = 8080)] port: u16 }
    /// let (config, summary) = Config::inspect(&Env::from([("PORT", "80")]));
    /// assert_eq!(config?.port, 80);
    /// assert_eq!(summary.variables()[0].origin().unwrap().to_string(), "set in code");
    /// # Ok::<(), factor3::Error>(())
    /// ```
    fn inspect(env: &Env) -> (Result<Self, Error>, Summary) {
        let copy = env.clone().for_load(Self::__SCHEMA.variable_count(), Self::__SCHEMA.has_secrets());
        let links = Links { watch: Some(&load::WATCH), ..links::<Self>() };
        let mut loader = Loader::new(&copy, Self::__SCHEMA, links);
        let value = Self::__load(&mut loader);
        loader.check_written(walk::<Self>);
        let right = loader.finish();
        let (error, findings) = loader.into_findings();
        env.keep_pipes(&copy);
        let result = value.filter(|_| right).ok_or(error);
        let summary = Summary::new(findings, result.as_ref().err());
        (result, summary)
    }

    /// Returns the summary alone: each variable's value and origin, and every problem. It never fails.
    ///
    /// A check needs only its [`exit_code`](Summary::exit_code). A variable of which only the [name](Env::from_names)
    /// is known counts as set.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { #[env(default = 8080)] port: u16 }
    /// let summary = Config::summary(&Env::from([("PORT", "80a80")]));
    /// assert_eq!((summary.problems().len(), summary.exit_code()), (1, 78));
    /// assert_eq!(Config::summary(&Env::from_names(["PORT"])).exit_code(), 0);
    /// ```
    fn summary(env: &Env) -> Summary {
        Self::inspect(env).1
    }

    /// Returns the documents that are generated from the schema: `.env.example`, Markdown and JSON Schema.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { #[env(default = 8080)] port: u16 }
    /// assert!(Config::documents().env_example().ends_with("PORT=8080\n"));
    /// ```
    #[cfg(feature = "docs")]
    #[cfg_attr(docsrs, doc(cfg(feature = "docs")))]
    fn documents() -> Documents {
        Documents::new(Self::__SCHEMA.tree(), load::defaults(Self::__SCHEMA, walk::<Self>, links::<Self>()))
    }

    #[cfg(feature = "docs")]
    #[doc(hidden)]
    fn __mistakes() -> Vec<Problem> {
        load::problems_of(load::mistakes(Self::__SCHEMA, walk::<Self>, links::<Self>()), |_| true)
    }
}

#[inline]
fn load<C: EnvConfig>(env: &Env) -> Result<C, Error> {
    let copy = env.clone().for_load(C::__SCHEMA.variable_count(), C::__SCHEMA.has_secrets());
    let mut loader = Loader::new(&copy, C::__SCHEMA, links::<C>());
    let value = C::__load(&mut loader);
    loader.check_written(walk::<C>);
    let right = loader.finish();
    env.keep_pipes(&copy);
    // Combined here instead of in the loader, which would copy a large value once more.
    match value {
        Some(value) if right => Ok(value),
        _ => Err(loader.error()),
    }
}

/// Returns the optional parts of the loader that this configuration needs, and so links.
#[inline]
fn links<C: EnvConfig>() -> Links {
    const {
        Links {
            by_names: if C::__SCHEMA.has_several_names() { Some(load::BY_NAMES) } else { None },
            two_passwords: if C::__SCHEMA.has_passwords() { Some(load::TWO_PASSWORDS) } else { None },
            rules: if C::__SCHEMA.has_rules() { Some(load::RULES) } else { None },
            watch: None,
        }
    }
}

fn walk<C: EnvConfig>(loader: &mut Loader<'_>) {
    C::__load(loader);
}

/// An optional group: `None` if none of its variables is set; otherwise each required variable must be set. The type
/// decides, whatever name it goes by.
#[diagnostic::do_not_recommend]
impl<T: EnvConfig> EnvConfig for Option<T> {
    const __SCHEMA: &'static Schema = &T::__SCHEMA.optional();

    fn __load(loader: &mut Loader<'_>) -> Option<Self> {
        loader.optional_group(T::__SCHEMA, T::__load)
    }
}

macro_rules! pointer {
    ($($pointer:ident)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T: EnvConfig> EnvConfig for $pointer<T> {
            const __SCHEMA: &'static Schema = T::__SCHEMA;

            fn __load(loader: &mut Loader<'_>) -> Option<Self> {
                T::__load(loader).map(Self::new)
            }
        }
    )*};
}
pointer!(Box Arc);

macro_rules! several {
    ($($member:ident $name:literal $i:tt),*) => {
        #[diagnostic::do_not_recommend]
        impl<$($member: EnvConfig),*> EnvConfig for ($($member,)*) {
            // Members may share a variable, so the schema is marked as generic, which leaves that check to a struct
            // that nests the tuple.
            const __SCHEMA: &'static Schema =
                &SchemaBuilder::new("several configurations", &[&[$(Field::group($name, None, "", $member::__SCHEMA)),*]]).generic().schema();

            fn __load(loader: &mut Loader<'_>) -> Option<Self> {
                let fields = fields(Self::__SCHEMA);
                let members = ($(loader.group(&fields[$i], $member::__load),)*);
                Some(($(members.$i?,)*))
            }
        }
    };
}
several!(A "0" 0, B "1" 1);
several!(A "0" 0, B "1" 1, C "2" 2);
several!(A "0" 0, B "1" 1, C "2" 2, D "3" 3);
several!(A "0" 0, B "1" 1, C "2" 2, D "3" 3, E "4" 4);
several!(A "0" 0, B "1" 1, C "2" 2, D "3" 3, E "4" 4, F "5" 5);
