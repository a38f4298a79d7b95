//! Where values come from: an ordered stack of layers, each of which answers "what is NAME?" with a value and its
//! origin.

mod dir;
#[cfg(feature = "dotenv")]
mod dotenv;
#[cfg(feature = "dotenv")]
mod expand;
mod fault;
pub(crate) mod file;
mod given;
mod layer;
mod lookup;
mod process;
mod snapshot;
mod text;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ffi::OsString;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use dir::Dir;
#[cfg(feature = "dotenv")]
use dotenv::Dotenv;
pub(crate) use fault::Fault;
use given::{Given, Value};
use layer::{Layer, Said, Source, Take};
pub(crate) use lookup::Lookup;
pub use lookup::Var;
pub(crate) use process::{Process, no_text};
use snapshot::Snapshot;
pub(crate) use text::Text;

pub(crate) use crate::origin::Origin;
pub(crate) use crate::say::file::FaultReason;

/// An ordered stack of layers; the highest that mentions a name answers for it.
///
/// A layer is the environment of the process, a `.env` file, a directory of files, or values, or only names, that the
/// program gives. Nothing is ever written to the environment of the process, nothing is cached, and no directory is
/// searched for files. A file never makes a constructor fail: what is wrong with it is reported by every load, together
/// with everything else.
///
/// A clone is cheap. `Debug` shows how many variables a layer has, and neither names nor values.
///
/// ```
/// use factor3::Env;
///
/// let defaults = Env::from([("PORT", "8080"), ("HOST", "localhost")]);
/// let env = Env::from([("PORT", "9090")]).or(defaults).without("HOST");
///
/// assert_eq!(env.get("PORT").unwrap().value(), "9090");
/// assert!(env.get("HOST").is_none());
/// ```
pub struct Env {
    /// The highest first.
    layers: Cow<'static, [Layer]>,
    /// The process, copied for one load: see [`Env::for_load`].
    snapshot: OnceLock<Snapshot>,
}

impl Clone for Env {
    /// Without a snapshot: that is of one load.
    fn clone(&self) -> Self {
        Self::of_layers(self.layers.clone())
    }
}

impl Env {
    /// The environment of the process: a view, read when asked.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// let env = Env::process().or(Env::from([("ORDERS_PORT", "8080")]));
    /// assert_eq!(env.get("ORDERS_PORT").unwrap().value(), "8080");
    /// ```
    pub fn process() -> Self {
        const LAYERS: &[Layer] = &[Layer::Process];
        Self::of_layers(Cow::Borrowed(LAYERS))
    }

    /// No layer, and so no variable.
    pub(crate) const fn empty() -> Self {
        Self::of_layers(Cow::Borrowed(&[]))
    }

    fn of(source: impl Source + 'static) -> Self {
        Self::empty().or_of(Some(source))
    }

    fn or_of(mut self, source: Option<impl Source + 'static>) -> Self {
        self.layers.to_mut().extend(source.map(|source| Layer::Source(Arc::new(source))));
        self
    }

    const fn of_layers(layers: Cow<'static, [Layer]>) -> Self {
        Self { layers, snapshot: OnceLock::new() }
    }

    /// The same, with `lower` for what this one does not mention.
    ///
    /// An empty value mentions its name: `X=` in this one hides what `lower` says of `X`. It does not matter how a stack
    /// is put together: `a.or(b).or(c)` and `a.or(b.or(c))` are the same.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// let env = Env::from([("A", "high"), ("B", "")]).or(Env::from([("A", "low"), ("B", "low"), ("C", "low")]));
    /// assert_eq!(env.get("A").unwrap().value(), "high");
    /// assert_eq!(env.get("B").unwrap().value(), "");
    /// assert_eq!(env.get("C").unwrap().value(), "low");
    /// ```
    #[must_use]
    pub fn or(mut self, lower: Self) -> Self {
        self.layers.to_mut().extend(lower.layers.into_owned());
        self
    }

    /// One `.env` file, and nothing else.
    ///
    /// The syntax is that of dotenvy, where that is not surprising. What is surprising is an error, and never a guess.
    ///
    /// | in the file | meaning |
    /// | --- | --- |
    /// | `NAME=value` | White space around the name and the value, and `export` in front, mean nothing. A name has letters, digits, `_` and `.`, and starts with a letter or `_`. |
    /// | `NAME=` | An empty value. |
    /// | `# text` | A comment, on its own line or after white space; right after the `=` too, but with a warning. |
    /// | `NAME='text'` | The text as it stands, also over several lines. |
    /// | `NAME="text"` | The same, with `${OTHER}` and the escapes `\n`, `\"`, `\'`, `\\`, `\$` and backslash, space. |
    /// | `NAME=text` | The same on one line; a quote or a space inside needs a backslash. |
    /// | `${OTHER}` | What the whole environment, at the time of reading, says of `OTHER`; if that is `NAME` itself, what the layers below say. |
    ///
    /// An `OTHER` that is not set, empty or circular is an error; so are any other `$` outside single quotes, commands and
    /// `${OTHER:-default}`. The environment of the process is asked only if it is a layer.
    ///
    /// A file that cannot be read, and a line that cannot be split, is a problem of every load. The file must be a regular
    /// one of UTF-8 text (a byte order mark and `\r\n` are fine) and of at most 1 MiB, which is also the limit for a value
    /// with all it refers to. A value that cannot be decoded is a problem only for a configuration that reads it. Of two
    /// lines that set one name the later counts, with a warning.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// # let dir = tempfile::tempdir()?;
    /// # let path = dir.path().join("test.env");
    /// std::fs::write(&path, "HOST=localhost\nURL=\"http://${HOST}:8080\" # of the gateway\n")?;
    ///
    /// let env = Env::dotenv(&path);
    /// let url = env.get("URL").unwrap();
    /// assert_eq!(url.value(), "http://localhost:8080");
    /// assert_eq!((url.origin().line(), url.origin().column()), (Some(2), Some(5)));
    /// assert_eq!(env.with("HOST", "example.com").get("URL").unwrap().value(), "http://example.com:8080");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[cfg(feature = "dotenv")]
    pub fn dotenv(path: impl AsRef<Path>) -> Self {
        Self::of(Dotenv::open(path.as_ref(), expand::lookup))
    }

    /// The same, with a `.env` file below, if there is one: see [`Env::dotenv`].
    ///
    /// Only a path that leads nowhere is fine. A directory, a file that must not be read, or a link to a file that does
    /// not exist is a problem of every load: somebody wanted a file to be there. A relative path starts at the working
    /// directory, and no other directory is searched.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// let env = Env::from([("PORT", "8080")]).or_dotenv_if_exists("no/such/file.env");
    /// assert!(env.problems().is_empty());
    /// ```
    #[cfg(feature = "dotenv")]
    #[must_use]
    pub fn or_dotenv_if_exists(self, path: impl AsRef<Path>) -> Self {
        self.or_of(Dotenv::open_if_exists(path.as_ref(), expand::lookup))
    }

    /// A directory with one file for each variable: Docker's `/run/secrets`, a mounted Secret of Kubernetes, systemd's
    /// `$CREDENTIALS_DIRECTORY`.
    ///
    /// The file of a variable is called like it, or like it in lower case: `DB_PASSWORD`, or `db_password`. It holds the
    /// value and nothing else; one line break at its end is removed. It must be a regular file of UTF-8 text, not empty,
    /// of at most 1 MiB, and without a byte order mark; links must stay inside the directory, as those of Kubernetes do.
    /// A file is read when its variable is; one that cannot be read is a problem of the load that reads it. That the
    /// directory is not there, or must not be entered, is a problem of every load.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// # let dir = tempfile::tempdir()?;
    /// std::fs::write(dir.path().join("db_password"), "correct horse\n")?;
    ///
    /// let env = Env::process().or(Env::dir(dir.path()));
    /// assert_eq!(env.get("DB_PASSWORD").unwrap().value(), "correct horse");
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn dir(path: impl AsRef<Path>) -> Self {
        Self::of(Dir::open(path.as_ref()))
    }

    /// The same, with a directory of files below, if there is one: see [`Env::dir`].
    ///
    /// Only a path that leads nowhere is fine. A file, or a directory that must not be entered, is a problem of every load.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// let env = Env::process().or_dir_if_exists("no/such/directory");
    /// assert!(env.problems().is_empty());
    /// ```
    #[must_use]
    pub fn or_dir_if_exists(self, path: impl AsRef<Path>) -> Self {
        self.or_of(Dir::open_if_exists(path.as_ref()))
    }

    /// Names of variables whose values are elsewhere: those in the manifest of a Deployment, the keys of a vault.
    ///
    /// Each of them is set, to a value that is unknown. It does all that a name can do: a required variable is there, an
    /// optional group is wanted, a deprecated name is a warning, a misspelt one is a near miss, and what a lower layer
    /// says of it does not count. Its value is not parsed and no rule sees it, so that none of them finds a problem; a
    /// value that refers to it, in a `.env` file, is unknown as well. Where it would choose the variant of an enum, the
    /// variables of its variants are not checked, and a warning says so.
    ///
    /// What can be had of such an environment is a [summary](crate::EnvConfig::summary), whose
    /// [exit code](crate::Summary::exit_code) says whether a name is missing. To [load](crate::EnvConfig::load) from it is
    /// an error that lists the values that there would have to be.
    ///
    /// ```
    /// use factor3::{Env, EnvConfig, SecretString};
    ///
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     #[env(default = 8080)]
    ///     port: u16,
    ///     database_url: String,
    ///     db_password: SecretString,
    ///     api_key: SecretString,
    /// }
    ///
    /// let values = Env::from([("PORT", "80")]).named("orders.yaml");
    /// let env = values.or(Env::from_names(["DATABASE_URL", "DB_PASSWORD_FILE"]).named("vault: kv/orders"));
    /// let summary = Config::summary(&env);
    /// assert_eq!(
    ///     summary.to_string(),
    ///     "\
    /// PORT          80                  orders.yaml
    /// DATABASE_URL  set, value unknown  vault: kv/orders
    /// DB_PASSWORD   set, value unknown  vault: kv/orders
    /// API_KEY       problem
    /// problem: API_KEY is not set; expected a secret
    /// "
    /// );
    /// assert_eq!(summary.exit_code(), 78);
    /// assert_eq!(Config::summary(&env.or(Env::from_names(["API_KEY"]))).exit_code(), 0);
    /// ```
    pub fn from_names(names: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        Self::of_given(names.into_iter().map(|name| (name.into(), Value::Unknown)))
    }

    fn of_given(values: impl Iterator<Item = (OsString, Value)>) -> Self {
        Self::of(values.collect::<Given>())
    }

    /// The same, with one value above all others: for tests, and for command-line flags.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// let env = Env::from([("PORT", "8080")]).with("PORT", "9090");
    /// assert_eq!(env.get("PORT").unwrap().value(), "9090");
    /// ```
    #[must_use]
    pub fn with(self, name: &str, value: impl Into<OsString>) -> Self {
        self.on_top(name, Value::Text(value.into()))
    }

    /// The same, but nothing below answers for this name, nor anything that is put below later.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// let env = Env::from([("PORT", "8080")]).without("PORT");
    /// assert!(env.get("PORT").is_none());
    /// assert!(env.or(Env::from([("PORT", "9090")])).get("PORT").is_none());
    /// ```
    #[must_use]
    pub fn without(self, name: &str) -> Self {
        self.on_top(name, Value::Nothing)
    }

    fn on_top(self, name: &str, value: Value) -> Self {
        Self::of_given(std::iter::once((name.into(), value))).or(self)
    }

    /// The same, with a label for the values and names that the program gave and that have none yet.
    ///
    /// The label is what reports and summaries call their origin.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// let vault = Env::from([("DB_PASSWORD", "correct horse")]).named("vault: kv/orders");
    /// assert_eq!(vault.get("DB_PASSWORD").unwrap().origin().to_string(), "vault: kv/orders");
    /// ```
    #[must_use]
    pub fn named(mut self, label: &str) -> Self {
        for layer in self.layers.to_mut() {
            if let Layer::Source(source) = layer {
                if let Some(named) = source.named(label) {
                    *source = named;
                }
            }
        }
        self
    }

    /// What the highest layer that mentions the name says of it.
    ///
    /// `None` where no layer mentions it, where its [name](Self::from_names) is all that is known, and where the value in
    /// a file cannot be read; a load reports that.
    pub fn get(&self, name: &str) -> Option<Var<'_>> {
        match self.lookup(name) {
            Lookup::Found(var) => Some(var),
            Lookup::Unset | Lookup::Unknown(_) | Lookup::Broken(_) | Lookup::Reported => None,
        }
    }
}

impl<K: Into<OsString>, V: Into<OsString>> FromIterator<(K, V)> for Env {
    /// One layer of given values; of two values for one name the later counts.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(values: I) -> Self {
        Self::of_given(values.into_iter().map(|(name, value)| (name.into(), Value::Text(value.into()))))
    }
}

impl<K: Into<OsString>, V: Into<OsString>, const N: usize> From<[(K, V); N]> for Env {
    /// One layer of given values; of two values for one name the later counts.
    fn from(values: [(K, V); N]) -> Self {
        values.into_iter().collect()
    }
}

impl<K: Into<OsString>, V: Into<OsString>, S> From<HashMap<K, V, S>> for Env {
    /// One layer of given values.
    fn from(values: HashMap<K, V, S>) -> Self {
        values.into_iter().collect()
    }
}

impl fmt::Debug for Env {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Env")?;
        f.debug_list().entries(self.layers.iter()).finish()
    }
}

impl fmt::Debug for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Process => f.write_str("Process"),
            Self::Source(source) => source.fmt(f),
        }
    }
}
