//! The trait that the derive implements: a schema, and the walk over it.

use std::sync::Arc;

use crate::env::Env;
use crate::error::Error;
use crate::loader::Loader;
use crate::schema::{Field, Schema};
use crate::summary::Summary;

/// A configuration: a struct whose fields are variables, or groups of them; or an enum, of whose variants one variable
/// chooses one.
///
/// Only [`#[derive(EnvConfig)]`](derive@crate::EnvConfig) implements it; its page has the attributes.
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
/// An `Option` of a configuration is one too: it is `None` when none of its variables is set. So is a tuple of up to six,
/// for a program that is several: each member is read under its own prefix, two of them may read one variable, and the
/// report, the near misses and the summary are about all of them.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// #[derive(Debug, EnvConfig)]
/// #[env(prefix = "WEB_")]
/// # #[allow(dead_code)]
/// struct Web {
///     port: u16,
///     #[env(absolute)]
///     log_level: String,
/// }
///
/// #[derive(Debug, EnvConfig)]
/// #[env(prefix = "WORKER_")]
/// # #[allow(dead_code)]
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

    /// The description of every variable that the type reads.
    fn schema() -> &'static Schema {
        Self::__SCHEMA
    }

    /// Loads from the environment of the process, and from nothing else: it reads no `.env` file.
    ///
    /// The same as `Self::load(&Env::process())`.
    ///
    /// # Errors
    ///
    /// Every problem, in one [`Error`].
    fn from_env() -> Result<Self, Error> {
        Self::load(&Env::process())
    }

    /// Loads from an environment: the process, a `.env` file, values of a test, or a stack of these.
    ///
    /// # Errors
    ///
    /// Every problem, in one [`Error`]. That there is only a [name](Env::from_names), and no value to load, is one too.
    fn load(env: &Env) -> Result<Self, Error> {
        let env = env.for_load(Self::__SCHEMA.variable_count());
        let mut loader = Loader::new(&env, Self::__SCHEMA);
        let value = Self::__load(&mut loader);
        loader.finish(value).0
    }

    /// Loads, and says what was read from where. One walk gives both: nothing is read twice.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { #[env(default = 8080)] port: u16 }
    /// let (config, summary) = Config::inspect(&Env::from([("PORT", "80")]));
    /// assert_eq!(config?.port, 80);
    /// assert_eq!(summary.to_string(), "PORT  80  given\n");
    /// # Ok::<(), factor3::Error>(())
    /// ```
    fn inspect(env: &Env) -> (Result<Self, Error>, Summary) {
        let env = env.for_load(Self::__SCHEMA.variable_count());
        let mut loader = Loader::recording(&env, Self::__SCHEMA);
        let value = Self::__load(&mut loader);
        let (result, records) = loader.finish(value);
        let summary = Summary::new(records, result.as_ref().err());
        (result, summary)
    }

    /// What would be read from where, and what is wrong with it. It never fails.
    ///
    /// Its [`exit_code`](Summary::exit_code) is all that a check needs. Where there is only a [name](Env::from_names), the
    /// name is checked.
    fn summary(env: &Env) -> Summary {
        Self::inspect(env).1
    }
}

/// None or complete: `None` if none of its variables is set, else all that are required must be. By the type, under any
/// name.
#[diagnostic::do_not_recommend]
impl<T: EnvConfig> EnvConfig for Option<T> {
    const __SCHEMA: &'static Schema = T::__SCHEMA;

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
            // Two of them may read one variable, but not two fields of what nests them: that checks a generic schema.
            const __SCHEMA: &'static Schema =
                &Schema::new("several configurations", &[&[$(Field::group($name, None, "", $member::__SCHEMA)),*]]).generic();

            fn __load(loader: &mut Loader<'_>) -> Option<Self> {
                let fields = Self::__SCHEMA.fields();
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
