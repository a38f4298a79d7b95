//! What each file of a deployment says.

use std::collections::BTreeMap;
use std::path::PathBuf;

use factor3::layer::{Layer, Value};
use factor3::{Env, Origin};

use super::{Deployment, File, Kind, Variable};
use crate::{app_json, compose, dockerfile, env_file, fly, kubernetes, portability, procfile, render, systemd};

/// A layer of a deployment.
pub(crate) struct Part {
    env: Env,
    variables: Vec<Variable>,
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
                    parts.push(Self::new(portability(path, tools), false));
                }
                parts.push(match tools.first() {
                    Some(tool) => Self::new(env_file(path, *tool, &deployment.caller), false),
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
        layers.into_iter().map(|layer| Self::new(layer, true)).collect()
    }

    /// Reads Compose files. A value of an env file, or of the caller, is not in them.
    fn compose(deployment: &Deployment, file: &File) -> Self {
        let (paths, mut layer) = (file.paths(), Layer::new());
        let literal = compose::read(&paths, file.name.as_deref(), &deployment.caller, &mut layer);
        let mut part = Self::new(layer, true);
        for variable in &mut part.variables {
            variable.is_in_clear &= literal.iter().any(|name| variable.name == name.as_str());
        }
        part
    }

    fn new(layer: Layer, is_manifest: bool) -> Self {
        let mut variables = Vec::new();
        for (name, value, origin) in layer.variables() {
            let is_in_clear = is_manifest && matches!(value, Value::Text(text) if !text.is_empty());
            if !matches!(value, Value::Unset) && origin.path().is_some() {
                variables.push(Variable { name: name.to_owned(), origin: origin.clone(), is_in_clear });
            }
        }
        Self { env: layer.into(), variables }
    }

    /// Reads a file with [`Env::dotenv`], which names its variables only to a configuration that reads them. Docker's
    /// grammar finds the names; those that are no variables of the file are dropped.
    fn dotenv(path: &std::path::Path) -> Self {
        let env = Env::dotenv(path);
        let mut variables = Vec::new();
        let names = portability::names(path);
        for (name, line) in names {
            let Some(var) = env.get(&name) else { continue };
            let origin = Some(var.origin()).filter(|origin| origin.line().is_some());
            let origin = origin.cloned().unwrap_or_else(|| Origin::in_line(path, line));
            variables.push(Variable { name: name.into(), origin, is_in_clear: false });
        }
        Self { env, variables }
    }

    /// Joins parts, from the highest to the lowest.
    pub(crate) fn env(parts: &[Self]) -> Env {
        parts.iter().fold(Env::empty(), |env, part| env.or(part.env.clone()))
    }

    /// Returns the variables of all parts. The highest part that sets a name counts.
    pub(super) fn variables(parts: Vec<Self>) -> Vec<Variable> {
        let mut variables = BTreeMap::new();
        for variable in parts.into_iter().flat_map(|part| part.variables) {
            variables.entry(variable.name.clone()).or_insert(variable);
        }
        variables.into_values().collect()
    }
}
