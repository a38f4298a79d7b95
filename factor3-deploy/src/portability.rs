//! The lines of an env file that do not mean the same to every tool.

mod difference;

use std::collections::BTreeMap;
use std::path::Path;

use factor3::layer::{Layer, Note, Value};
use factor3::{Env, Origin};

use crate::env_file::read;
use crate::{Caller, Tool, say};
use difference::{Arrival, Difference};

/// The largest file that is compared, in bytes: that of a `.env` file.
const LIMIT: usize = 1 << 20;

/// Compares what several tools make of an env file. Returns a layer that sets nothing, and has a warning for each line
/// that arrives differently. That no line can mean the same to all of the tools is one warning.
///
/// A value is compared with that of [`Env::dotenv`], which is what the author of the file probably means. If
/// [`Env::dotenv`] refuses the line, the tools are compared with the first of them. A warning names the variable, if the
/// configuration reads it, the place, the tools and the kind of difference, and never a value.
///
/// ```
/// use factor3::{Env, EnvConfig, SecretString};
/// use factor3_deploy::{Tool, portability};
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     db_password: SecretString,
/// }
///
/// # let dir = tempfile::tempdir()?;
/// # let path = dir.path().join("prod.env");
/// std::fs::write(&path, "DB_PASSWORD=\"hunter2\"\n")?;
/// let notes = portability(&path, &[Tool::Docker, Tool::Systemd, Tool::Kubectl]);
/// let summary = Config::summary(&Env::dotenv(&path).or(Env::from(notes)));
/// assert_eq!(
///     summary.warnings()[0].message(),
///     "DB_PASSWORD arrives with its quotes through docker and kubectl"
/// );
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn portability(path: impl AsRef<Path>, tools: &[Tool]) -> Layer {
    let (path, mut notes) = (path.as_ref(), Layer::new());
    let Some(bytes) = notes.read(path, LIMIT) else { return notes };
    let mut readings = Vec::new();
    let keeps_quotes = tools.iter().any(|tool| tool.keeps_quotes());
    if keeps_quotes && tools.contains(&Tool::Kubelet) {
        let (message, help) = say::DOCKER_AND_KUBELET;
        notes.warning(Note::new(Origin::in_file(path), message).help(help));
    }
    // Each line would repeat it.
    for &tool in tools.iter().filter(|tool| !keeps_quotes || **tool != Tool::Kubelet) {
        let mut layer = Layer::new();
        read(path, &bytes, tool, &Caller::unknown(), &mut layer);
        match Env::from(layer.clone()).problems().first() {
            Some(problem) => {
                let origin = problem.origin().cloned().unwrap_or_else(|| Origin::in_file(path));
                notes.warning(Note::new(origin, say::refused_by(tool)));
            }
            None => readings.push((tool, layer)),
        }
    }
    let comparison = Comparison::new(path, &bytes, readings);
    for (name, line) in comparison.names() {
        comparison.compare(&mut notes, name, line);
    }
    notes
}

/// Returns the names in a file that look like those of variables, each with its last line.
pub(crate) fn names(path: &Path) -> BTreeMap<String, usize> {
    let bytes = Layer::new().read(path, LIMIT).unwrap_or_default();
    let comparison = Comparison::new(path, &bytes, Vec::new());
    comparison.names().into_iter().map(|(name, line)| (name.to_owned(), line)).collect()
}

struct Comparison<'a> {
    path: &'a Path,
    lines: Vec<&'a [u8]>,
    dotenv: Env,
    /// The reading that knows of values over several lines.
    systemd: Layer,
    readings: Vec<(Tool, Layer)>,
}

impl<'a> Comparison<'a> {
    fn new(path: &'a Path, bytes: &'a [u8], readings: Vec<(Tool, Layer)>) -> Self {
        let mut systemd = Layer::new();
        read(path, bytes, Tool::Systemd, &Caller::unknown(), &mut systemd);
        let lines = bytes.split(|byte| *byte == b'\n').collect();
        Self { path, lines, dotenv: Env::dotenv(path), systemd, readings }
    }

    /// Returns the names that are set, each with the last line that begins like its assignment.
    fn names(&self) -> BTreeMap<&'a str, usize> {
        let mut names = BTreeMap::new();
        for (number, line) in (1..).zip(&self.lines) {
            let Some(name) = std::str::from_utf8(line).ok().and_then(name_in) else { continue };
            // A line inside a value may look like an assignment.
            if self.dotenv.get(name).is_some() || self.systemd.get(name).is_some() {
                names.insert(name, number);
            }
        }
        names
    }

    fn compare(&self, notes: &mut Layer, name: &str, line: usize) {
        let mut arrivals = Vec::new();
        for (tool, layer) in &self.readings {
            match layer.get(name) {
                Some((Value::Text(text), origin)) => {
                    arrivals.push((*tool, Arrival::Text(text.as_os_str()), origin.clone()));
                }
                Some((Value::Broken(_), origin)) => arrivals.push((*tool, Arrival::Refused, origin.clone())),
                None => arrivals.push((*tool, Arrival::Unset, Origin::in_line(self.path, line))),
                // It is up to the caller.
                Some(_) => {}
            }
        }
        let meant = self.dotenv.get(name).map(|var| var.value().to_owned());
        let first = arrivals.iter().find_map(|(_, arrival, _)| arrival.text());
        let Some(wanted) = meant.as_deref().or(first) else { return };
        let mut kinds: Vec<(Difference, Vec<Tool>, Origin)> = Vec::new();
        for (tool, arrival, origin) in &arrivals {
            let Some(difference) = Difference::between(wanted, *arrival, self.lines[line - 1]) else { continue };
            match kinds.iter_mut().find(|(other, ..)| *other == difference) {
                Some((_, tools, _)) => tools.push(*tool),
                None => kinds.push((difference, vec![*tool], origin.clone())),
            }
        }
        for (difference, tools, origin) in kinds {
            notes.warning(Note::new(origin, say::arrives(difference.text(), &tools)).about(name));
        }
    }
}

/// Returns the name, if a line begins like an assignment.
fn name_in(line: &str) -> Option<&str> {
    let line = line.trim_start_matches('\u{feff}').trim_start();
    let line = line.strip_prefix("export").filter(|rest| rest.starts_with([' ', '\t'])).unwrap_or(line);
    let name = line.split_once('=')?.0.trim();
    let is_inside = |c: char| c == '_' || c == '.' || c.is_ascii_alphanumeric();
    (name.starts_with(|c: char| c == '_' || c.is_ascii_alphabetic()) && name.chars().all(is_inside)).then_some(name)
}
