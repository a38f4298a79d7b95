//! The check of a configuration against a deployment.

use std::ffi::OsString;
use std::fmt;

use factor3::layer::{Layer, Note, Value};
use factor3::schema::Variable;
use factor3::summary::Status;
use factor3::value::{ExistingDir, ExistingFile};
use factor3::{Env, EnvConfig, EnvValue, SecretFile, Sensitivity, Summary};

use crate::deployment::{Deployment, Usage, Variables};
use crate::say;

/// Checks a configuration against the files of a deployment, without starting anything.
///
/// The arguments are those of [`Deployment::from_args`]. A variable that names a file is taken on trust, because the
/// file is where the deployment is. A secret whose value is in a manifest is a warning.
///
/// ```
/// use factor3::summary::Status;
/// use factor3::{EnvConfig, SecretString};
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     port: u16,
///     token: SecretString,
/// }
///
/// # let dir = tempfile::tempdir()?;
/// # let path = dir.path().join("prod.env");
/// # let path = path.to_str().unwrap();
/// std::fs::write(path, "PORT=\"8080\"\nTOKEN_FILE=/run/secrets/token\nDEBUG=1\n")?;
/// let check = factor3_deploy::check::<Config>(["--env-file", path, "--as", "docker", "--unread"]);
/// let summary = check.summary().unwrap();
/// assert_eq!(summary.problems()[0].variables(), ["PORT"]);
/// assert_eq!(summary.variables()[1].status(), Status::NameOnly);
/// # let text = check.to_string().replace(path, "prod.env");
/// assert!(text.ends_with("unread: DEBUG (prod.env:3:7)\n2 variables: 1 decided, 1 set to an unknown value\n"));
/// assert_eq!(check.exit_code(), 78);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn check<C: EnvConfig>(args: impl IntoIterator<Item = impl Into<OsString>>) -> Check {
    let deployment = match Deployment::from_args(args) {
        Ok(deployment) => deployment,
        Err(usage) => return Check(Outcome::Usage(usage)),
    };
    let (schema, variables) = (C::schema().variables(), deployment.read());
    let env = variables.env();
    let mut notes = trusted(&schema, &variables, &env);
    for variable in variables.iter() {
        let is_secret = |spec: &&Variable| spec.sensitivity() == Sensitivity::Secret && reads(spec, variable.name());
        let secret = schema.iter().find(is_secret).filter(|_| variable.is_in_clear());
        if let (Some(spec), Some(name)) = (secret, variable.name().to_str()) {
            if is_file(spec, name) {
                continue;
            }
            let (message, help) = say::IN_CLEAR;
            notes.warning(Note::new(variable.origin().clone(), message).about(name).help(help));
        }
    }
    let unread = if deployment.lists_unread() { unread(&schema, &variables) } else { Vec::new() };
    let summary = C::summary(&Env::from(notes).or(env));
    Check(Outcome::Checked { summary: Box::new(summary), unread })
}

/// The outcome of a [`check`]. [`Display`](fmt::Display) is the summary, with the problems, the variables that nothing
/// reads, and the number of those that are known. It contains no secret.
#[derive(Clone, Debug)]
pub struct Check(Outcome);

#[derive(Clone, Debug)]
enum Outcome {
    Usage(Usage),
    Checked { summary: Box<Summary>, unread: Vec<String> },
}

impl Check {
    /// Returns the exit status: 78 if there is a problem, 64 if the arguments make no sense, and 0 otherwise.
    ///
    /// ```
    /// # use factor3::EnvConfig;
    /// # #[derive(Debug, EnvConfig)] struct Config { port: u16 }
    /// assert_eq!(factor3_deploy::check::<Config>(["--no-such-option"]).exit_code(), 64);
    /// assert_eq!(factor3_deploy::check::<Config>(["no/such/prod.env"]).exit_code(), 78);
    /// ```
    pub fn exit_code(&self) -> u8 {
        match &self.0 {
            Outcome::Usage(_) => 64,
            Outcome::Checked { summary, .. } => summary.exit_code(),
        }
    }

    /// Returns the summary, unless the arguments make no sense.
    pub fn summary(&self) -> Option<&Summary> {
        match &self.0 {
            Outcome::Usage(_) => None,
            Outcome::Checked { summary, .. } => Some(summary),
        }
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Outcome::Usage(usage) => writeln!(f, "{usage}"),
            Outcome::Checked { summary, unread } => {
                write!(f, "{summary}")?;
                for line in unread {
                    writeln!(f, "unread: {line}")?;
                }
                let count = |wanted: &[Status]| {
                    summary.variables().iter().filter(|variable| wanted.contains(&variable.status())).count()
                };
                let (unknown, perhaps) = (count(&[Status::NameOnly]), count(&[Status::Perhaps]));
                writeln!(f, "{}", say::decided(summary.variables().len(), unknown, perhaps))
            }
        }
    }
}

/// Returns a layer that takes the names of files on trust: they are where the deployment is.
fn trusted(schema: &[Variable], variables: &Variables, env: &Env) -> Layer {
    let mut layer = Layer::new();
    let paths = [SecretFile::EXPECTED, ExistingFile::EXPECTED, ExistingDir::EXPECTED].map(|path| path.to_string());
    for name in variables.iter().filter_map(|variable| variable.name().to_str()) {
        let is_path = |spec: &Variable| paths.contains(&spec.expected().to_string());
        let names_file = |spec: &Variable| is_file(spec, name) || is_path(spec) && spec.is_read_as(name);
        let var = env.get(name).filter(|var| !var.value().is_empty() && schema.iter().any(names_file));
        if let Some(var) = var {
            layer.set(name, Value::Unknown, var.origin().clone());
        }
    }
    layer
}

/// Returns `true` for a name of the file with the value.
fn is_file(spec: &Variable, name: &str) -> bool {
    spec.file().is_some() && name.strip_suffix("_FILE").is_some_and(|name| spec.is_read_as(name))
}

fn reads(spec: &Variable, name: &std::ffi::OsStr) -> bool {
    name.to_str().is_some_and(|name| spec.is_read_as(name))
}

/// Returns the variables that nothing reads. A name that is not written like one may be a misplaced secret.
fn unread(schema: &[Variable], variables: &Variables) -> Vec<String> {
    let unread = variables.iter().filter(|variable| !schema.iter().any(|spec| reads(spec, variable.name())));
    unread.map(|variable| say::unread(variable.name(), variable.origin())).collect()
}
