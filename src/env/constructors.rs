//! The constructors of an `Env`, for each kind of layer.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;

use super::dir::Dir;
#[cfg(feature = "dotenv")]
use super::dotenv::Dotenv;
#[cfg(feature = "dotenv")]
use super::expand;
use super::layer::{Layer, Value};
use super::{Env, Level, Source};

impl Env {
    /// Returns a view of the process environment. Each load reads it anew.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// let env = Env::process().or(Env::from([("ORDERS_PORT", "8080")]));
    /// assert_eq!(env.get("ORDERS_PORT").unwrap().value(), "8080");
    /// ```
    pub fn process() -> Self {
        const LAYERS: &[Level] = &[Level::Process];
        Self::of_layers(Cow::Borrowed(LAYERS))
    }

    /// Reads one `.env` file, and nothing else.
    ///
    /// The syntax follows dotenvy, except that a surprising construct is an error instead of a guess.
    ///
    /// | in the file | meaning |
    /// | --- | --- |
    /// | `NAME=value` | Sets a variable. White space around the name and the value is ignored, and so is a leading `export`. A name consists of letters, digits, `_` and `.`, and starts with a letter or `_`. |
    /// | `NAME=` | Sets an empty value. |
    /// | `# text` | A comment, on a line of its own or after white space. A `#` right after the `=` is a problem of the value; a comment in place of a value gets a warning. |
    /// | `NAME='text'` | Literal text, which may span lines. |
    /// | `NAME="text"` | Text that may span lines, with `${OTHER}` and the escapes `\n`, `\"`, `\'`, `\\`, `\$` and backslash-space. A backslash before another mark, as in `\.`, is kept. |
    /// | `NAME=text` | Text on one line, with the same escapes as in double quotes. A quote or a space inside needs a backslash. JSON and TOML without white space need none: `{"a":1}`. |
    /// | `${OTHER}` | The value of `OTHER` in the entire environment at the time of the load. A reference of `NAME` to itself means its value in the layers below. |
    ///
    /// A reference to a variable that is unset, empty or circular is an error. So are commands, `${OTHER:-default}`,
    /// and any other `$` outside single quotes, unless it ends the value. References see the process environment only if it is a layer.
    ///
    /// Every load reports an unreadable file or a malformed line. The file is UTF-8 text of at most 1 MiB; a byte order mark
    /// and `\r\n` are accepted. It is a regular file, or a pipe, which is read here, once, if its writer is there within a
    /// second. A value with its references expanded must not exceed 1
    /// MiB either. A value that cannot be decoded is a problem only if the configuration reads it. If two lines set one
    /// name, the later line wins, with a warning.
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

    /// Adds a `.env` file as the lowest layer, if the file exists: see [`Env::dotenv`].
    ///
    /// Only a path at which nothing exists is skipped. A directory, an unreadable file or a dangling link is a problem
    /// of every load, because a file was clearly intended. A relative path is resolved against the working directory;
    /// no other directory is searched. If the file does not exist and a variable is missing, the report says so, and names
    /// the parent directory that has such a file.
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
        match Dotenv::open_if_exists(path.as_ref(), expand::lookup) {
            Some(file) => self.or_of(Some(file)),
            None => self.or_absent(path.as_ref()),
        }
    }

    /// Reads a directory with one file per variable: Docker's `/run/secrets`, a mounted Kubernetes Secret, systemd's
    /// `$CREDENTIALS_DIRECTORY`.
    ///
    /// A file is named after its variable, in upper or in lower case: `DB_PASSWORD` or `db_password`. Two such files that
    /// differ are a problem. A file holds only the value; one trailing newline is removed. It is UTF-8 text without a byte order mark, not empty, and at most 1 MiB. A
    /// pipe is read once, and its text is kept by the layer. Links must stay inside the directory, as those of Kubernetes do.
    ///
    /// A file is read together with its variable, and only a load of that variable reports an unreadable file. Every
    /// load reports a directory that is missing or inaccessible.
    ///
    /// A mounted Secret is replaced as a whole, while the service runs. A load reads all of its files at once, and so never a user
    /// of one version with a password of another.
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

    /// Adds a directory of files as the lowest layer, if the directory exists: see [`Env::dir`].
    ///
    /// Only a path at which nothing exists is skipped. Every load reports a path to a file, or to an inaccessible
    /// directory.
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

    /// Creates an environment from bare names, whose values are elsewhere: the names in a Deployment manifest, or the
    /// keys of a vault.
    ///
    /// Each name counts as set, to an unknown value. It satisfies a required variable, switches on an optional group
    /// and hides the value of a lower layer. A deprecated name is a warning, and a misspelt one is a near miss. The
    /// unknown value is neither parsed nor passed to a rule. A value in a `.env` file that refers to it is unknown as
    /// well. If it would select the variant of an enum, the variables of the variants are not checked, and a warning
    /// says so.
    ///
    /// Use such an environment for a [summary](crate::EnvConfig::summary), whose [exit code](crate::Summary::exit_code)
    /// reports a missing name. [Loading](crate::EnvConfig::load) from it is an error that lists the values required.
    ///
    /// ```
    /// use factor3::summary::Status;
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
    /// let status: Vec<_> = summary.variables().iter().map(|variable| variable.status()).collect();
    /// assert_eq!(status, [Status::Set, Status::NameOnly, Status::NameOnly, Status::Problem]);
    /// assert_eq!(summary.problems()[0].message(), "API_KEY is not set");
    /// assert_eq!(summary.exit_code(), 78);
    /// assert_eq!(Config::summary(&env.or(Env::from_names(["API_KEY"]))).exit_code(), 0);
    /// ```
    pub fn from_names(names: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        Self::of_given(names.into_iter().map(|name| (name.into(), Value::Unknown)))
    }

    /// Sets one variable in a new highest layer: for tests, and for command-line flags.
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

    /// Unsets one variable. The name stays unset in every lower layer, including layers added later.
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
        self.on_top(name, Value::Unset)
    }

    fn on_top(self, name: &str, value: Value) -> Self {
        Self::of_given(std::iter::once((name.into(), value))).or(self)
    }

    pub(super) fn of(source: impl Source + 'static) -> Self {
        Self::empty().or_of(Some(source))
    }

    fn or_of(mut self, source: Option<impl Source + 'static>) -> Self {
        self.layers.to_mut().extend(source.map(|source| Level::Source(Arc::new(source))));
        self
    }

    #[cfg(feature = "dotenv")]
    fn or_absent(mut self, path: &Path) -> Self {
        self.layers.to_mut().push(Level::Absent(path.into()));
        self
    }

    fn of_given(values: impl Iterator<Item = (OsString, Value)>) -> Self {
        Self::of(values.collect::<Layer>())
    }
}

impl<K: Into<OsString>, V: Into<OsString>> FromIterator<(K, V)> for Env {
    /// Creates a layer from names and values. If a name occurs twice, its last value wins.
    ///
    /// ```
    /// use factor3::Env;
    ///
    /// let env: Env = [("PORT", "80"), ("PORT", "8080")].into_iter().collect();
    /// assert_eq!(env.get("PORT").unwrap().value(), "8080");
    /// ```
    fn from_iter<I: IntoIterator<Item = (K, V)>>(values: I) -> Self {
        Self::of_given(values.into_iter().map(|(name, value)| (name.into(), Value::Text(value.into()))))
    }
}

impl<K: Into<OsString>, V: Into<OsString>, const N: usize> From<[(K, V); N]> for Env {
    /// Creates a layer from names and values. If a name occurs twice, its last value wins.
    fn from(values: [(K, V); N]) -> Self {
        values.into_iter().collect()
    }
}

impl<K: Into<OsString>, V: Into<OsString>, S> From<HashMap<K, V, S>> for Env {
    /// Creates a layer from names and values.
    fn from(values: HashMap<K, V, S>) -> Self {
        values.into_iter().collect()
    }
}
