//! The trait that the derive implements: a schema, and the walk over it.

use std::sync::Arc;

use crate::docs::Contract;
use crate::env::Env;
use crate::error::Error;
use crate::load::{self, Links, Loader};
use crate::problem::Problem;
use crate::schema::{Field, Schema, Table, fields};
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
        load(Env::process())
    }

    /// Loads from an environment: the process, a `.env` file, values of a test, or a stack of these.
    ///
    /// In a debug build every `default` and `example` of the program is looked at too, used or not: one that is no value
    /// of its field, or outside of its `range`, is a problem.
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
    ///     "the default of PORT is not an integer from 0 to 65535: character 2 of 4 is not a digit; \
    ///      this is a mistake in the program: correct the `default` of the field"
    /// );
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Every problem, in one [`Error`]. That there is only a [name](Env::from_names), and no value to load, is one too.
    fn load(env: &Env) -> Result<Self, Error> {
        load(env.clone())
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
        let env = env.clone().for_load(Self::__SCHEMA.variable_count());
        let links = Links { watch: Some(&load::WATCH), ..links::<Self>() };
        let mut loader = Loader::new(&env, Self::__SCHEMA, links);
        let value = Self::__load(&mut loader);
        loader.check_written(walk::<Self>);
        let right = loader.finish();
        let (error, findings) = loader.into_findings();
        let result = value.filter(|_| right).ok_or(error);
        let summary = Summary::new(findings, result.as_ref().err());
        (result, summary)
    }

    /// What would be read from where, and what is wrong with it. It never fails.
    ///
    /// Its [`exit_code`](Summary::exit_code) is all that a check needs. Where there is only a [name](Env::from_names), the
    /// name is checked.
    fn summary(env: &Env) -> Summary {
        Self::inspect(env).1
    }

    /// `.env.example`: every variable, with its documentation, what it accepts and its default, to copy and fill in.
    ///
    /// A default is its value, unless it is in a group that it would switch on; secrets are empty, with the variable of
    /// their file beside them. Any reader of `.env` files reads it, and varlock and its editor extension the decorators
    /// of [`@env-spec`](https://varlock.dev/env-spec/overview/) in its comments. [`assert_env_example!`](crate::assert_env_example)
    /// keeps the file in the repository the same.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// /// Configuration of the orders service.
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     /// Port the HTTP server listens on.
    ///     #[env(default = 8080)]
    ///     port: u16,
    /// }
    ///
    /// assert!(Config::env_example().ends_with(
    ///     "\
    /// ## Port the HTTP server listens on.
    /// ## An integer from 0 to 65535.
    /// ## @type=number(min=0, max=65535, isInt=true)
    /// PORT=8080
    /// "
    /// ));
    /// ```
    fn env_example() -> String {
        contract::<Self>().env_example()
    }

    /// A Markdown page: a table of the variables, and one for each group.
    ///
    /// [`assert_markdown!`](crate::assert_markdown) keeps the file in the repository the same.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config {
    /// #     /// Port the HTTP server listens on.
    /// #     #[env(default = 8080)] port: u16 }
    /// assert!(Config::markdown().ends_with(
    ///     "| `PORT` | `8080` | an integer from 0 to 65535 | Port the HTTP server listens on. |\n"
    /// ));
    /// ```
    fn markdown() -> String {
        contract::<Self>().markdown()
    }

    /// A [JSON Schema](https://json-schema.org/draft/2020-12) of the environment: an object whose properties are the
    /// variables, and whose values are texts.
    ///
    /// A validator refuses the variables that a load reports, as far as a schema can say why: not the rules of the
    /// program, not two names of one variable that differ, not what is in a file, and of a URL only its shape.
    /// [`assert_json_schema!`](crate::assert_json_schema) keeps the file in the repository the same.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// # #[derive(Debug, EnvConfig)] struct Config { token: factor3::SecretString }
    /// let schema: serde_json::Value = serde_json::from_str(&Config::json_schema())?;
    /// assert_eq!(schema["properties"]["TOKEN"]["writeOnly"], true);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn json_schema() -> String {
        contract::<Self>().json_schema()
    }

    #[doc(hidden)]
    fn __mistakes() -> Vec<Problem> {
        load::problems_of(load::mistakes(Self::__SCHEMA, walk::<Self>, links::<Self>()), |_| true)
    }
}

#[inline]
fn load<C: EnvConfig>(env: Env) -> Result<C, Error> {
    let env = env.for_load(C::__SCHEMA.variable_count());
    let mut loader = Loader::new(&env, C::__SCHEMA, links::<C>());
    let value = C::__load(&mut loader);
    loader.check_written(walk::<C>);
    let right = loader.finish();
    // Not in the loader: a large value would be copied once more.
    match value {
        Some(value) if right => Ok(value),
        _ => Err(loader.error()),
    }
}

/// What its load links.
#[inline]
fn links<C: EnvConfig>() -> Links {
    const {
        Links {
            by_names: if C::__SCHEMA.has_several_names() { Some(load::BY_NAMES) } else { None },
            rules: if C::__SCHEMA.has_rules() { Some(load::RULES) } else { None },
            watch: None,
        }
    }
}

fn contract<C: EnvConfig>() -> Contract {
    Contract::new(C::__SCHEMA.tree(), load::defaults(C::__SCHEMA, walk::<C>, links::<C>()))
}

fn walk<C: EnvConfig>(loader: &mut Loader<'_>) {
    C::__load(loader);
}

/// None or complete: `None` if none of its variables is set, else all that are required must be. By the type, under any
/// name.
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
            // Two of them may read one variable, but not two fields of what nests them: that checks a generic schema.
            const __SCHEMA: &'static Schema =
                &Table::new("several configurations", &[&[$(Field::group($name, None, "", $member::__SCHEMA)),*]]).generic().schema();

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
