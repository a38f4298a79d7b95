//! What each file of a deployment says.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use factor3::layer::{Layer, Value};
use factor3::{Env, Origin};

use super::{Deployment, File, Kind, Variable};
use crate::{app_json, compose, dockerfile, env_file, fly, kubernetes, portability, procfile, render, systemd};

/// A layer of a deployment.
pub(super) struct Part {
    pub(super) env: Env,
    /// `None` for a file that is read by the grammar of the library itself.
    layer: Option<Layer>,
    pub(super) variables: Vec<Variable>,
}

impl Kind {
    /// Returns `true` for a file that describes an image, whose variables any deployment overrides.
    pub(super) fn is_of_image(self) -> bool {
        self == Self::Dockerfile
    }
}

impl File {
    fn paths(&self) -> Vec<PathBuf> {
        std::iter::once(&self.path).chain(&self.more).cloned().collect()
    }
}

impl Part {
    /// Returns the layers of one file, from the highest to the lowest.
    pub(super) fn of_file(deployment: &Deployment, file: &File) -> Vec<Self> {
        let (path, tools) = (&file.path, &deployment.tools);
        match file.kind {
            Kind::EnvFile => {
                let mut parts = Vec::new();
                if tools.len() > 1 {
                    parts.push(Self::new(portability(path, tools), |_| false));
                }
                parts.push(match tools.first() {
                    Some(tool) => Self::new(env_file(path, *tool, &deployment.caller), |_| false),
                    None => Self::dotenv(path),
                });
                parts
            }
            Kind::Kubernetes => Self::of_manifest(vec![kubernetes(file.paths(), file.name.as_deref())]),
            Kind::Compose => vec![Self::compose(deployment, file)],
            Kind::Render => Self::of_manifest(vec![render(path, file.name.as_deref())]),
            Kind::Systemd => Self::of_manifest(systemd(path, &deployment.root)),
            Kind::Dockerfile => Self::of_manifest(vec![dockerfile(path, file.name.as_deref())]),
            Kind::Fly => Self::of_manifest(vec![fly(path)]),
            Kind::AppJson => Self::of_manifest(vec![app_json(path)]),
            Kind::Procfile => Self::of_manifest(vec![procfile(path, file.name.as_deref())]),
        }
    }

    /// Returns the layers of a manifest. Whoever can read it knows its values.
    fn of_manifest(layers: Vec<Layer>) -> Vec<Self> {
        layers.into_iter().map(|layer| Self::new(layer, |_| true)).collect()
    }

    /// Reads Compose files. A value of an env file, or of the caller, is not in them.
    fn compose(deployment: &Deployment, file: &File) -> Self {
        let mut layer = Layer::new();
        let literal = compose::read(&file.paths(), file.name.as_deref(), &deployment.caller, &mut layer);
        Self::new(layer, |name| name.to_str().is_some_and(|name| literal.contains(name)))
    }

    /// `has_value` tells whether a manifest itself has the value of a name.
    fn new(layer: Layer, has_value: impl Fn(&OsStr) -> bool) -> Self {
        let mut variables = Vec::new();
        for (name, value, origin) in layer.variables() {
            let is_in_clear = matches!(value, Value::Text(text) if !text.is_empty()) && has_value(name);
            if !matches!(value, Value::Unset) && origin.path().is_some() {
                variables.push(Variable::new(name.to_owned(), origin.clone(), is_in_clear));
            }
        }
        Self { env: layer.clone().into(), layer: Some(layer), variables }
    }

    fn dotenv(path: &Path) -> Self {
        let env = Env::dotenv(path);
        let mut variables = Vec::new();
        // The file names its variables only to a configuration that reads them.
        for (name, line) in portability::names(path) {
            if env.get(&name).is_some() {
                variables.push(Variable::new(name.into(), Origin::in_line(path, line), false));
            }
        }
        Self { env, layer: None, variables }
    }

    /// Returns what the part says about a name.
    pub(super) fn get(&self, name: &str) -> Option<Value> {
        match &self.layer {
            Some(layer) => layer.get(name).map(|(value, _)| value.clone()),
            None => self.env.get(name).map(|var| var.value().into()),
        }
    }
}
