//! A credential in a file that a variable locates. The file may be replaced while the program runs.

use std::fmt;
use std::path::{Path, PathBuf};

use secrecy::SecretString;

use super::{EnvValue, Expected, Raw, Sensitivity, Topic, ValueError};
use crate::env::file;
use crate::say::{self, Complaint, Sentence};
use crate::suggest;

/// A secret in a file that the platform may rotate. The variable holds the path of the file.
///
/// Loading a configuration checks that the file can be read, and reports a failure along with all other problems.
/// [`read`](Self::read) reads the file again on each call. Nothing is cached or watched. The file must be a regular
/// file of UTF-8 text, not empty, at most 1 MiB long, and without a byte order mark. One trailing newline is not part
/// of the secret.
///
/// The path is shown if a file is there. The content is never shown. For a secret that is read once, a [`SecretString`]
/// is simpler: it reads the file that `NAME_FILE` names.
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

/// The error of a [`SecretFile`] that can no longer be read. It names the file and the reason, and contains nothing of
/// the secret.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the secret file {} {reason}", path.display())]
pub struct SecretFileError {
    path: PathBuf,
    reason: Sentence,
}

impl SecretFile {
    /// Creates a handle for a file, which need not exist yet. Use it to build a configuration by hand, in a test for
    /// example.
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
    ///
    /// ```
    /// # use factor3::SecretFile;
    /// assert_eq!(SecretFile::new("/run/secrets/token").path(), std::path::Path::new("/run/secrets/token"));
    /// ```
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the current secret from the file.
    ///
    /// ```
    /// # use factor3::{ExposeSecret, SecretFile};
    /// # let dir = tempfile::tempdir()?;
    /// let path = dir.path().join("token");
    /// std::fs::write(&path, "hunter2\n")?;
    /// let token = SecretFile::new(&path);
    /// assert_eq!(token.read()?.expose_secret(), "hunter2");
    ///
    /// std::fs::remove_file(&path)?;
    /// assert!(token.read().is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the file is missing, empty or otherwise invalid.
    pub fn read(&self) -> Result<SecretString, SecretFileError> {
        read(&self.path).map_err(|error| SecretFileError { path: self.path.clone(), reason: error.predicate })
    }
}

/// Returns the content, or the reason why the file is invalid.
fn read(path: &Path) -> Result<SecretString, Complaint> {
    match file::value(path) {
        Ok(text) if text.is_empty() => Err(say::value::EMPTY_SECRET),
        Ok(text) => Ok(text.into()),
        Err(reason) => Err(say::file::complaint(&reason)),
    }
}

impl EnvValue for SecretFile {
    const EXPECTED: Expected = Expected::text("the path of a file that holds a secret").example("/run/secrets/token");
    // The path is shown rather than the content. It is shown only if a file is there, as a token may have taken its
    // place.
    const SENSITIVITY: Sensitivity = Sensitivity::Public;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        let file = Self::new(raw.os_str());
        match file::value(&file.path) {
            Ok(text) if text.is_empty() => Err(say::value::names_file(say::value::EMPTY_SECRET).into()),
            Ok(_) => Ok(file),
            Err(reason) => {
                let content = say::file::complaint(&reason);
                let help = suggest::of_missing_file(file.path.as_os_str(), &reason, None).or(content.help);
                let complaint = say::value::names_file(Complaint { help, ..content });
                // Of several lines, the white space at their ends is not the mistake.
                let topic = match raw.text() {
                    Ok(text) if suggest::spans_lines(text) => Topic::SecretForPath,
                    _ if file.path.is_absolute() => Topic::Value,
                    _ => Topic::PathOfSecret,
                };
                Err(ValueError::from(complaint).about(topic))
            }
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
