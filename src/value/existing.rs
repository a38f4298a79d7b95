//! Paths of files and directories that are there when a configuration is loaded.

use std::fmt;
use std::path::{Path, PathBuf};

use super::{EnvValue, Expected, Raw, Sensitivity, ValueError};
use crate::env::file;
use crate::say;
use crate::suggest;

macro_rules! existing {
    ($(#[$docs:meta])* $name:ident: $phrase:literal, $check:path, $complaint:path) => {
        $(#[$docs])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name {
            path: PathBuf,
        }

        impl $name {
            /// Creates a value without a look at the file system. Use it to build a configuration by hand, in a test for
            /// example.
            ///
            /// ```
            #[doc = concat!("use factor3::value::", stringify!($name), ";")]
            ///
            #[doc = concat!("assert_eq!(", stringify!($name), "::new(\"/srv/orders\").path(), \"/srv/orders\");")]
            /// ```
            pub fn new(path: impl Into<PathBuf>) -> Self {
                Self { path: path.into() }
            }

            /// Returns the path, as it is written.
            ///
            /// ```
            #[doc = concat!("use factor3::value::", stringify!($name), ";")]
            ///
            #[doc = concat!("assert_eq!(", stringify!($name), "::new(\"orders\").path(), std::path::Path::new(\"orders\"));")]
            /// ```
            pub fn path(&self) -> &Path {
                &self.path
            }
        }

        impl EnvValue for $name {
            const EXPECTED: Expected = Expected::path_of($phrase);
            // It is shown only if something is there, as a token may have taken its place.
            const SENSITIVITY: Sensitivity = Sensitivity::Public;

            fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
                let path = PathBuf::parse(raw)?;
                match $check(&path) {
                    Ok(()) => Ok(Self { path }),
                    Err(reason) => {
                        let complaint = $complaint(&reason);
                        let help = suggest::of_missing_path(path.as_os_str(), &reason).or(complaint.help);
                        Err(say::Complaint { help, ..complaint }.into())
                    }
                }
            }

            fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                PathBuf::show(&value.path, f)
            }
        }

        impl AsRef<Path> for $name {
            fn as_ref(&self) -> &Path {
                &self.path
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({:?})", stringify!($name), self.path)
            }
        }
    };
}

existing! {
    /// The path of a file that can be opened when the configuration is loaded, such as that of a certificate.
    ///
    /// The load reports a missing file along with all other problems, and does not read it. The file may be gone later. A
    /// path that need not lead anywhere yet is a `PathBuf`, and a file with a secret is a
    /// [`SecretFile`](crate::SecretFile). A debug build checks a `default` too, used or not.
    ///
    /// ```
    /// use factor3::value::ExistingFile;
    /// use factor3::{Env, EnvConfig};
    ///
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     ca_file: ExistingFile,
    /// }
    ///
    /// # let dir = tempfile::tempdir()?;
    /// # let path = dir.path().join("ca.pem");
    /// let error = Config::load(&Env::from([("CA_FILE", &path)])).unwrap_err();
    /// assert_eq!(
    ///     error.problems()[0].to_string(),
    ///     "CA_FILE names a file that does not exist (set in code); create it; its directory exists"
    /// );
    ///
    /// std::fs::write(&path, "")?;
    /// assert_eq!(Config::load(&Env::from([("CA_FILE", &path)]))?.ca_file.path(), path);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ExistingFile: "the path of a file that exists", file::can_be_opened, say::value::no_file
}

existing! {
    /// The path of a directory that can be listed when the configuration is loaded.
    ///
    /// The load does not check that files can be created in it. Otherwise it is like an [`ExistingFile`].
    ///
    /// ```
    /// use factor3::value::ExistingDir;
    /// use factor3::{Env, EnvConfig};
    ///
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     templates: ExistingDir,
    /// }
    ///
    /// # let dir = tempfile::tempdir()?;
    /// # let (templates, file) = (dir.path(), dir.path().join("a.html"));
    /// # std::fs::write(&file, "")?;
    /// let error = Config::load(&Env::from([("TEMPLATES", &file)])).unwrap_err();
    /// assert_eq!(error.problems()[0].message(), "TEMPLATES names a path that is not a directory");
    /// assert_eq!(Config::load(&Env::from([("TEMPLATES", templates)]))?.templates.path(), templates);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ExistingDir: "the path of a directory that exists", file::can_be_listed, say::value::no_directory
}
