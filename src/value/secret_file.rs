//! A credential that a variable locates: the file may be replaced while the program runs.

use std::fmt;
use std::path::{Path, PathBuf};

use secrecy::SecretString;

use super::{EnvValue, Expected, Raw, Sensitivity, ValueError};
use crate::env::file;
use crate::say::{self, Complaint, Sentence};

/// A secret that is in a file, and that the platform may rotate: the variable holds the path.
///
/// Loading a configuration checks that the file can be read, and reports what is wrong with it beside everything else.
/// [`read`](Self::read) then reads it each time that it is called; nothing is cached and nothing is watched. The file
/// must be a regular one of UTF-8 text, not empty, of at most 1 MiB, and without a byte order mark; one line break at
/// its end is not part of the secret.
///
/// The path is shown, if a file is there; the content never is. For a secret that is read once, a
/// [`SecretString`] is simpler: it reads the file that `NAME_FILE` names.
///
/// ```
/// use factor3::{Env, EnvConfig, ExposeSecret, SecretFile};
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     /// Where the platform rotates our identity token.
///     identity: SecretFile,
/// }
///
/// # let dir = tempfile::tempdir()?;
/// let token = dir.path().join("token");
/// std::fs::write(&token, "first\n")?;
/// let config = Config::load(&Env::from([("IDENTITY", &token)]))?;
/// assert_eq!(config.identity.read()?.expose_secret(), "first");
///
/// std::fs::write(&token, "second\n")?;
/// assert_eq!(config.identity.read()?.expose_secret(), "second");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SecretFile {
    path: PathBuf,
}

/// A [`SecretFile`] cannot be read any more. It names the file and the reason, and nothing of the content.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the secret file {} {reason}", path.display())]
pub struct SecretFileError {
    path: PathBuf,
    reason: Sentence,
}

impl SecretFile {
    /// Names a file, which need not be there yet: for a configuration that is built by hand, in a test for example.
    ///
    /// ```
    /// use factor3::SecretFile;
    ///
    /// let file = SecretFile::new("/run/secrets/token");
    /// assert_eq!(file.path(), "/run/secrets/token");
    /// ```
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Returns the path of the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the secret that is in the file now.
    ///
    /// # Errors
    ///
    /// When the file is gone, empty, or not what it has to be.
    pub fn read(&self) -> Result<SecretString, SecretFileError> {
        read(&self.path).map_err(|error| SecretFileError { path: self.path.clone(), reason: error.predicate })
    }
}

/// Returns the content, or what is wrong with the file.
fn read(path: &Path) -> Result<SecretString, Complaint> {
    match file::value(path) {
        Ok(text) if text.is_empty() => Err(say::value::EMPTY_SECRET),
        Ok(text) => Ok(text.into()),
        Err(reason) => Err(say::file::complaint(&reason)),
    }
}

impl EnvValue for SecretFile {
    const EXPECTED: Expected = Expected::text("the path of a file that holds a secret").example("/run/secrets/token");
    // The path, not the content; and only if a file is there, so that a token in its place is not shown.
    const SENSITIVITY: Sensitivity = Sensitivity::Public;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        let file = Self::new(raw.os_str());
        match read(&file.path) {
            Ok(_) => Ok(file),
            Err(content) => Err(say::value::names_file(content).into()),
        }
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&value.path.display(), f)
    }
}

impl fmt::Debug for SecretFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretFile({:?})", self.path)
    }
}
