//! The files of a deployment, as they are named on a command line.

mod part;
mod variables;

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt;

use crate::{Caller, Tool, say};
use part::Part;
pub use variables::{Variable, Variables};

/// The files of a deployment: env files and manifests, each of which adds its variables to one process.
///
/// A later file overrides an earlier one, as it does for the tools. The variables of an image are always the lowest.
///
/// ```
/// use factor3_deploy::Deployment;
///
/// # let dir = tempfile::tempdir()?;
/// # let path = dir.path().join("prod.env");
/// std::fs::write(&path, "PORT=8080\n")?;
/// let deployment = Deployment::from_args(["--env-file".as_ref(), path.as_os_str(), "--as".as_ref(), "docker".as_ref()])?;
/// let variables = deployment.read();
/// assert_eq!(variables.env().get("PORT").unwrap().value(), "8080");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Deployment {
    files: Vec<File>,
    tools: Vec<Tool>,
    caller: Caller,
    root: PathBuf,
    unread: bool,
}

/// A file of a deployment.
#[derive(Clone, Debug)]
struct File {
    kind: Kind,
    path: PathBuf,
    /// Further files that are read together with it: manifests of one set, or overrides.
    more: Vec<PathBuf>,
    /// The container, the service or the process that counts, in a file with several.
    name: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    EnvFile,
    Kubernetes,
    Compose,
    Render,
    Systemd,
    Dockerfile,
    Fly,
    AppJson,
    Procfile,
}

/// The options that name a file.
const KINDS: [(&str, Kind); 9] = [
    ("env-file", Kind::EnvFile),
    ("kubernetes", Kind::Kubernetes),
    ("compose", Kind::Compose),
    ("render", Kind::Render),
    ("systemd", Kind::Systemd),
    ("dockerfile", Kind::Dockerfile),
    ("fly", Kind::Fly),
    ("app-json", Kind::AppJson),
    ("procfile", Kind::Procfile),
];

/// The error for arguments that make no sense. It says how to write them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage(String);

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n\n{}", self.0, say::OPTIONS)
    }
}

impl std::error::Error for Usage {}

impl From<lexopt::Error> for Usage {
    fn from(error: lexopt::Error) -> Self {
        Self(error.to_string())
    }
}

impl Deployment {
    /// Reads the arguments of a command line, without the name of the program. A path without an option is that of an
    /// env file.
    ///
    /// # Errors
    ///
    /// Returns a [`Usage`] for an unknown option or tool, for a missing value, and if no file is named.
    ///
    /// ```
    /// use factor3_deploy::Deployment;
    ///
    /// let error = Deployment::from_args(["prod.env", "--as", "dokcer"]).unwrap_err();
    /// assert!(error.to_string().starts_with("--as dokcer: no such tool; one of docker, "));
    /// ```
    pub fn from_args(args: impl IntoIterator<Item = impl Into<OsString>>) -> Result<Self, Usage> {
        let mut parser = lexopt::Parser::from_args(args);
        let mut deployment =
            Self { files: Vec::new(), tools: Vec::new(), caller: Caller::unknown(), root: "/".into(), unread: false };
        while let Some(argument) = parser.next()? {
            match argument {
                Value(path) => deployment.add(Kind::EnvFile, path),
                Long("as") => deployment.tools = tools(&parser.value()?.string()?)?,
                Long("root") => deployment.root = parser.value()?.into(),
                Long("caller") => deployment.caller = Caller::process(),
                Long("unread") => deployment.unread = true,
                Long(option @ ("container" | "service" | "stage" | "process")) => {
                    let option = format!("--{option}");
                    let Some(file) = deployment.files.last_mut() else {
                        return Err(Usage(say::name_before_file(&option)));
                    };
                    file.name = Some(parser.value()?.string()?);
                }
                Long(option) => {
                    let Some((_, kind)) = KINDS.iter().find(|(name, _)| *name == option) else {
                        return Err(argument.unexpected().into());
                    };
                    let path = parser.value()?;
                    deployment.add(*kind, path);
                }
                Short(_) => return Err(argument.unexpected().into()),
            }
        }
        if deployment.files.is_empty() { Err(Usage(say::NO_FILE.to_owned())) } else { Ok(deployment) }
    }

    fn add(&mut self, kind: Kind, path: OsString) {
        let is_of_a_set = matches!(kind, Kind::Kubernetes | Kind::Compose);
        match self.files.last_mut().filter(|last| is_of_a_set && last.kind == kind && last.name.is_none()) {
            Some(last) => last.more.push(path.into()),
            None => self.files.push(File { kind, path: path.into(), more: Vec::new(), name: None }),
        }
    }

    /// Returns `true` if the variables that nothing reads are asked for: the option `--unread`.
    pub fn lists_unread(&self) -> bool {
        self.unread
    }

    /// Reads the files. One that cannot be read is a problem of the variables.
    ///
    /// ```
    /// use factor3_deploy::Deployment;
    ///
    /// let variables = Deployment::from_args(["no/such/prod.env"])?.read();
    /// assert_eq!(variables.env().problems()[0].message(), "no/such/prod.env does not exist");
    /// # Ok::<(), factor3_deploy::Usage>(())
    /// ```
    pub fn read(&self) -> Variables {
        let mut files: Vec<_> = self.files.iter().collect();
        // The sort is stable. The files of an image are the lowest.
        files.sort_by_key(|file| file.kind.is_of_image());
        let (of_image, mut others): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.kind.is_of_image());
        others.reverse();
        let parts = others.into_iter().chain(of_image.into_iter().rev());
        Variables::new(parts.flat_map(|file| Part::of_file(self, file)).collect())
    }
}

fn tools(list: &str) -> Result<Vec<Tool>, Usage> {
    let tool = |name: &str| name.parse().map_err(|error| Usage(format!("--as {name}: {error}")));
    list.split(',').map(|name| tool(name.trim())).collect()
}
