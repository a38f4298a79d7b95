//! Flags and `--help` from a configuration of [factor3](https://docs.rs/factor3), with [clap].
//!
//! [`args`] makes a flag for each variable, and [`layer`] turns those that were given into the highest layer of the
//! environment. The struct stays the only declaration.
//!
//! ```
//! use clap::Command;
//! use factor3::service::PostgresUrl;
//! use factor3::{Env, EnvConfig, SecretString};
//!
//! #[derive(Debug, EnvConfig)]
//! struct Config {
//!     /// Port the HTTP server listens on.
//!     #[env(default = 8080)]
//!     port: u16,
//!     /// Connection to the database.
//!     #[env(password = "PASSWORD")]
//!     database_url: PostgresUrl,
//!     /// Token presented to the inventory service.
//!     inventory_token: SecretString,
//! }
//!
//! // In `main`: `get_matches()`, and `Env::process()` as the layer below.
//! let command = Command::new("orders").args(factor3_clap::args::<Config>());
//! let matches = command.try_get_matches_from(["orders", "--port", "80a80"])?;
//! let env = factor3_clap::layer(&matches).or(Env::from([("PORT", "80")]));
//!
//! assert_eq!(
//!     Config::load(&env).unwrap_err().problems()[0].to_string(),
//!     "PORT must be an integer from 0 to 65535: character 3 of 5 is not a digit (--port)"
//! );
//! let help = factor3_clap::args::<Config>()[0].get_help().unwrap().to_string();
//! assert_eq!(help, "Port the HTTP server listens on [env: PORT] [default: 8080]");
//! # Ok::<(), clap::Error>(())
//! ```
//!
//! # Names
//!
//! A flag is the name of its variable in small letters, with `-` for `_`: `--database-url` sets `DATABASE_URL`. An
//! underscore at the start of a name stays. Two variables never share a flag, because no two variables of a
//! configuration differ only in the case of their letters. If the program has an argument of the same name, clap panics
//! in every debug build, and so does [`Command::debug_assert`](clap::Command::debug_assert) in a test. That includes
//! `--help` and `--version`.
//!
//! The arguments are ordinary ones, so that a program can leave out, rename and extend them before it adds them. A
//! report has the new name:
//!
//! ```
//! # use clap::Command;
//! # use factor3::EnvConfig;
//! # #[derive(Debug, EnvConfig)]
//! # struct Config { port: u16, version: Option<String> }
//! // A configuration with the variables `PORT` and `VERSION`.
//! let args = factor3_clap::args::<Config>().into_iter();
//! let args = args.filter(|arg| arg.get_id() != "VERSION").map(|arg| match arg.get_id().as_str() {
//!     "PORT" => arg.long("listen").short('l'),
//!     _ => arg,
//! });
//! let command = Command::new("orders").version("1.0.0").args(args);
//!
//! let env = factor3_clap::layer(&command.try_get_matches_from(["orders", "-l", "80a80"])?);
//! assert_eq!(
//!     Config::load(&env).unwrap_err().problems()[0].to_string(),
//!     "PORT must be an integer from 0 to 65535: character 3 of 5 is not a digit (--listen)"
//! );
//! # Ok::<(), clap::Error>(())
//! ```
//!
//! | in the configuration | on the command line |
//! | --- | --- |
//! | a secret, a `SecretUrl` | no flag, because every user of a machine can read a command line; [`arg`] makes one on request |
//! | `NAME_FILE` | `--name-file`, also for a secret |
//! | a service URL, or another masked value | a flag; keep the password in its own variable, or the URL in a file |
//! | a group | the heading of its flags |
//! | a boolean | a switch, `--debug`, which also takes a value: `--debug=false` |
//! | a list or a map | may be repeated: `--peers a --peers b` is `--peers a,b`, with the separator of the field |
//! | an enum, the tag of variants | the words are the possible values in the help and in completions |
//! | a URL in parts | a flag for each part; the flag of the URL wins over parts in the environment, and the reverse |
//! | an alias | a flag that the help does not show; if it is deprecated, using it is a warning |
//! | `nested` with `serde` | no flag, because only the type knows its variables |
//!
//! The help of a flag is the doc comment of its field, with the variable and the default. A default that may hold a
//! password is shown as a summary shows it. The docs of the struct are `Config::schema().docs()`, for
//! [`Command::about`](clap::Command::about).
//!
//! # Values
//!
//! factor3 reads every value and reports it, with the flag as its origin. clap only reports what it cannot assign: an
//! unknown flag, a flag without a value, or one that is given twice and is not a list. An empty value means what it means
//! in the environment: not set, whatever the layers below say. A value that begins with `-` needs `=`, as in
//! `--name=-x`, except for a negative number.

mod flag;
mod given;
mod help;

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches};
use factor3::layer::Layer;
use factor3::{Env, EnvConfig, Origin};

use flag::flags;
use given::Given;

/// Returns an argument for each variable of a configuration, except secrets.
///
/// The identifier of an argument is the name of its variable.
///
/// ```
/// use clap::Command;
/// use factor3::{EnvConfig, SecretString};
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     log_level: Option<String>,
///     api_key: Option<SecretString>,
/// }
///
/// let args = factor3_clap::args::<Config>();
/// let flags: Vec<_> = args.iter().map(|arg| arg.get_long().unwrap()).collect();
/// assert_eq!(flags, ["log-level", "api-key-file"]);
/// Command::new("orders").args(args).debug_assert();
/// ```
pub fn args<C: EnvConfig>() -> Vec<Arg> {
    flags::<C>().into_iter().filter(|flag| !flag.is_secret).map(|flag| flag.arg).collect()
}

/// Returns the argument for one variable, which may be a secret.
///
/// A secret on a command line is in the list of processes and in the history of the shell. `--name-file`, which [`args`]
/// has, is not.
///
/// ```
/// use clap::Command;
/// use factor3::{EnvConfig, SecretString};
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     port: Option<u16>,
///     api_key: SecretString,
/// }
///
/// let command = Command::new("try-orders")
///     .args(factor3_clap::args::<Config>())
///     .arg(factor3_clap::arg::<Config>("API_KEY"));
/// let matches = command.try_get_matches_from(["try-orders", "--api-key", "hunter2"])?;
/// assert!(Config::load(&factor3_clap::layer(&matches)).is_ok());
/// # Ok::<(), clap::Error>(())
/// ```
///
/// # Panics
///
/// If the configuration reads no variable of that name.
#[track_caller]
pub fn arg<C: EnvConfig>(variable: &str) -> Arg {
    let mut flags = flags::<C>().into_iter();
    match flags.find(|flag| flag.arg.get_id() == variable) {
        Some(flag) => flag.arg,
        None => panic!("the configuration reads no variable {variable}"),
    }
}

/// Returns the variables that were set on the command line, as a layer to put above the others.
///
/// The origin of each is its flag. Arguments of the program itself are ignored, and so are values that clap did not
/// find on the command line, such as a default that was added to an argument. With subcommands, pass the matches of the
/// one that has the arguments, or make the arguments [global](clap::Arg::global).
///
/// ```
/// use clap::Command;
/// use factor3::{Env, EnvConfig};
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     #[env(default = 8080)]
///     port: u16,
/// }
///
/// let command = Command::new("orders").args(factor3_clap::args::<Config>());
/// let matches = command.try_get_matches_from(["orders", "--port=9090"])?;
/// let env = factor3_clap::layer(&matches).or(Env::from([("PORT", "80")]));
/// assert_eq!(Config::load(&env).unwrap().port, 9090);
/// assert_eq!(Config::summary(&env).variables()[0].origin().unwrap().to_string(), "--port");
/// # Ok::<(), clap::Error>(())
/// ```
pub fn layer(matches: &ArgMatches) -> Env {
    let mut layer = Layer::new();
    for id in matches.ids() {
        let Ok(Some(values)) = matches.try_get_many::<Given>(id.as_str()) else { continue };
        if matches.value_source(id.as_str()) != Some(ValueSource::CommandLine) {
            continue;
        }
        let values: Vec<_> = values.collect();
        if let Some(first) = values.first() {
            layer.set(&first.variable, first.join(&values), Origin::label(&first.flag));
        }
    }
    Env::from(layer)
}
