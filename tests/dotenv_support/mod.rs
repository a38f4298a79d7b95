//! A `.env` file in a directory of its own, and a small configuration that reads it.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::fs;
use std::path::PathBuf;

use factor3::{Env, EnvConfig};

/// A configuration that reads `A` and `B`.
#[derive(Debug, EnvConfig)]
pub(crate) struct Config {
    pub(crate) a: Option<String>,
    pub(crate) b: Option<String>,
}

pub(crate) struct File {
    pub(crate) env: Env,
    pub(crate) path: PathBuf,
    dir: tempfile::TempDir,
}

pub(crate) fn file(text: impl AsRef<[u8]>) -> File {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(".env");
    fs::write(&path, text).unwrap();
    File { env: Env::dotenv(&path), path, dir }
}

impl File {
    pub(crate) fn value(&self, name: &str) -> Option<String> {
        value(&self.env, name)
    }

    /// Returns every problem of a load.
    pub(crate) fn problems(&self) -> Vec<String> {
        self.problems_of(&self.env)
    }

    /// Returns every problem of a load from an environment that includes this file.
    pub(crate) fn problems_of(&self, env: &Env) -> Vec<String> {
        let error = Config::load(env).err();
        error.iter().flat_map(factor3::Error::problems).map(|problem| self.relative(&problem.to_string())).collect()
    }

    /// Returns the text as if the file were in the working directory.
    pub(crate) fn relative(&self, text: &str) -> String {
        text.replace(self.dir.path().join("").to_str().unwrap(), "")
    }
}

pub(crate) fn value(env: &Env, name: &str) -> Option<String> {
    env.get(name).map(|var| var.value().to_str().unwrap().to_owned())
}
