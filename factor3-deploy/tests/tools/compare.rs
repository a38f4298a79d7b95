//! The comparison of what a tool gave with what the reader says.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use factor3::Env;
use factor3::layer::Value;
use factor3_deploy::{Caller, Tool, env_file};

use super::{CALLER, Given};

/// Variables that a tool, a shell or systemd adds.
pub(crate) const OF_TOOLS: [&str; 14] = [
    "PATH",
    "TMPDIR",
    "TERM",
    "HOSTNAME",
    "container",
    "HOME",
    "LANG",
    "INVOCATION_ID",
    "SYSTEMD_EXEC_PID",
    "PWD",
    "OLDPWD",
    "SHLVL",
    "_",
    "CALLER",
];

pub(crate) struct Reader {
    tool: Tool,
    pub(crate) equal: usize,
    /// Files with a variable of which the reader says that it is not certain. The others of the file are compared.
    pub(crate) unknown: usize,
    pub(crate) differences: Vec<String>,
}

impl Reader {
    pub(crate) fn new(tool: Tool) -> Self {
        Self { tool, equal: 0, unknown: 0, differences: Vec::new() }
    }

    pub(crate) fn compare(&mut self, path: &Path, given: &Given) {
        match self.difference(path, given) {
            Ok(true) => self.equal += 1,
            Ok(false) => self.unknown += 1,
            Err(difference) => {
                let text = String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
                self.differences.push(format!("{}: {:.300?}: {difference}", path.display(), text));
            }
        }
    }

    /// Returns whether everything is certain.
    fn difference(&self, path: &Path, given: &Given) -> Result<bool, String> {
        let inherited = std::env::var("PATH").map(|path| ("PATH".to_owned(), path));
        let caller = CALLER.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).chain(inherited);
        let layer = env_file(path, self.tool, &caller.collect::<Caller>());
        let is_refused = !Env::from(layer.clone()).problems().is_empty();
        let is_certain = layer.get("ANY_OTHER_NAME").is_none()
            && layer.variables().all(|(_, value, _)| matches!(value, Value::Text(_)));
        let Some(given) = given else {
            return if is_refused {
                Ok(true)
            } else if is_certain {
                Err("the tool refuses the file".to_owned())
            } else {
                Ok(false)
            };
        };
        if is_refused {
            return Err(format!("the reader refuses the file, and the tool gives {given:?}"));
        }
        for (name, value, _) in layer.variables() {
            let Value::Text(text) = value else { continue };
            let found = given.get(name.as_bytes()).map(Vec::as_slice);
            if found != Some(text.as_bytes()) {
                return Err(format!("{} is {}, and the tool gives {}", shown(name), shown(text), shown_bytes(found)));
            }
        }
        let is_known = |name: &Vec<u8>| {
            let name = OsStr::from_bytes(name);
            layer.get(name).is_some() || OF_TOOLS.iter().any(|other| name == *other) || name == "CALLER_2"
        };
        match given.keys().find(|name| !is_known(name)) {
            Some(name) => Err(format!("{} is set by the tool alone", shown(OsStr::from_bytes(name)))),
            None => Ok(is_certain),
        }
    }
}

fn shown(text: &OsStr) -> String {
    format!("`{}`", text.as_bytes().escape_ascii())
}

fn shown_bytes(text: Option<&[u8]>) -> String {
    text.map_or_else(|| "nothing".to_owned(), |text| shown(OsStr::from_bytes(text)))
}
