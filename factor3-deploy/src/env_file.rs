//! Env files, by the grammars of the tools that read them.

mod kubelet;
mod lines;
mod machine;
mod sh;

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use factor3::Origin;
use factor3::layer::Layer;

pub(crate) use machine::is_name;

use crate::{Caller, compose};

/// A tool that reads env files.
///
/// ```
/// use factor3_deploy::Tool;
///
/// assert_eq!("systemd".parse(), Ok(Tool::Systemd));
/// assert_eq!(Tool::DockerStack.to_string(), "docker-stack");
/// assert!("dokcer".parse::<Tool>().unwrap_err().to_string().starts_with("no such tool; one of docker, "));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Tool {
    /// `docker run --env-file`. Also Compose, for an `env_file` with `format: raw`.
    Docker,
    /// Compose, for an `env_file` of a project without a `.env`.
    Compose,
    /// `docker stack deploy`, for `env_file`.
    DockerStack,
    /// `podman run --env-file`, and `EnvironmentFile=` under `[Container]` in a Quadlet file.
    Podman,
    /// `kubectl create configmap --from-env-file`, and `secret`.
    Kubectl,
    /// `envs:` in a kustomization.
    Kustomize,
    /// `fileKeyRef` of Kubernetes. A line that the kubelet refuses leaves the names in it and below it without a value.
    Kubelet,
    /// `EnvironmentFile=` of systemd 254 or newer.
    Systemd,
    /// `EnvironmentFile=` of a systemd before 254, as in Debian 12.
    Systemd253,
    /// `set -a; . file` in a POSIX shell. What is not certain is perhaps set.
    Sh,
}

/// Every tool, with its name on a command line.
const TOOLS: [(Tool, &str); 10] = [
    (Tool::Docker, "docker"),
    (Tool::Compose, "compose"),
    (Tool::DockerStack, "docker-stack"),
    (Tool::Podman, "podman"),
    (Tool::Kubectl, "kubectl"),
    (Tool::Kustomize, "kustomize"),
    (Tool::Kubelet, "kubelet"),
    (Tool::Systemd, "systemd"),
    (Tool::Systemd253, "systemd-253"),
    (Tool::Sh, "sh"),
];

/// The error for a name that no [`Tool`] has. It lists the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownTool;

impl fmt::Display for UnknownTool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no such tool; one of ")?;
        for (i, (_, name)) in TOOLS.iter().enumerate() {
            write!(f, "{}{name}", if i == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownTool {}

impl Tool {
    /// Returns every tool.
    ///
    /// ```
    /// assert!(factor3_deploy::Tool::all().any(|tool| tool.to_string() == "kubectl"));
    /// ```
    pub fn all() -> impl Iterator<Item = Self> {
        TOOLS.into_iter().map(|(tool, _)| tool)
    }
}

impl Tool {
    /// Tells whether quotes are part of a value.
    pub(crate) fn keeps_quotes(self) -> bool {
        matches!(self, Self::Docker | Self::DockerStack | Self::Podman | Self::Kubectl | Self::Kustomize)
    }
}

impl FromStr for Tool {
    type Err = UnknownTool;

    fn from_str(name: &str) -> Result<Self, UnknownTool> {
        TOOLS.iter().find(|(_, other)| *other == name).map(|(tool, _)| *tool).ok_or(UnknownTool)
    }
}

impl fmt::Display for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(TOOLS.iter().find(|(tool, _)| tool == self).map_or("", |(_, name)| name))
    }
}

/// The largest env file, in bytes.
const LIMIT: usize = 16 << 20;

/// Reads an env file by the grammar of a tool.
///
/// Each variable has the value that the process gets, quotes and comments included where the tool keeps them. A file
/// that the tool refuses is a problem of the layer, with the line, and the rest of the file is read all the same. A line
/// that the tool drops is a warning. Where a value depends on an unknown [`Caller`], the name is perhaps set, and so is any
/// name if the file cannot be read.
///
/// ```
/// use factor3::Env;
/// use factor3_deploy::{Caller, Tool, env_file};
///
/// # let dir = tempfile::tempdir()?;
/// # let path = dir.path().join("prod.env");
/// std::fs::write(&path, "export PORT=8080\nTOKEN=\"hunter2\" # of staging\n")?;
///
/// let env = Env::from(env_file(&path, Tool::Systemd, &Caller::unknown()));
/// assert!(env.get("PORT").is_none());
/// assert_eq!(env.get("TOKEN").unwrap().value(), "hunter2# of staging");
/// assert_eq!(env.get("TOKEN").unwrap().origin().line(), Some(2));
///
/// let env = Env::from(env_file(&path, Tool::Docker, &Caller::unknown()));
/// assert!(env.problems()[0].message().ends_with("has white space in the name, so the tool refuses the whole file"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn env_file(path: impl AsRef<Path>, tool: Tool, caller: &Caller) -> Layer {
    let (path, mut layer) = (path.as_ref(), Layer::new());
    match layer.read(path, LIMIT) {
        Some(bytes) => read(path, &bytes, tool, caller, &mut layer),
        None => layer.perhaps_all("", Origin::in_file(path)),
    }
    layer
}

/// Reads the text of an env file into a layer.
pub(crate) fn read(path: &Path, bytes: &[u8], tool: Tool, caller: &Caller, layer: &mut Layer) {
    match tool {
        Tool::Docker => lines::read(path, bytes, &lines::DOCKER, caller, layer),
        Tool::Compose => compose::read_env_file(path, bytes, caller, layer),
        Tool::DockerStack => lines::read(path, bytes, &lines::DOCKER_STACK, caller, layer),
        Tool::Podman => lines::read(path, bytes, &lines::PODMAN, caller, layer),
        Tool::Kubectl => lines::read(path, bytes, &lines::KUBECTL, caller, layer),
        Tool::Kustomize => lines::read(path, bytes, &lines::KUSTOMIZE, caller, layer),
        Tool::Kubelet => kubelet::read(path, bytes, layer),
        Tool::Systemd => machine::read(path, bytes, false, layer),
        Tool::Systemd253 => machine::read(path, bytes, true, layer),
        Tool::Sh => sh::read(path, bytes, caller, layer),
    }
}
