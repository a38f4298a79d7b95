//! The parts that the modules of the service use, written by hand: URLs in parts, checks, and secrets in files.

use std::path::{Path, PathBuf};

pub use secrecy::{ExposeSecret, SecretString};

pub mod service;

/// The exit status for an invalid configuration.
pub enum Error {}

impl Error {
    pub const EXIT_CODE: u8 = 78;
}

/// A secret in a file, which is read each time.
#[derive(Clone, Debug)]
pub struct SecretFile(PathBuf);

pub mod value {
    pub type SecretFileError = std::io::Error;
}

impl SecretFile {
    pub fn new(path: &str) -> Result<Self, String> {
        let file = Self(path.into());
        file.read().map_err(|error| error.to_string())?;
        Ok(file)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn read(&self) -> std::io::Result<SecretString> {
        let text = std::fs::read_to_string(&self.0)?;
        let text = text.strip_suffix('\n').map_or(&*text, |text| text.strip_suffix('\r').unwrap_or(text));
        if text.is_empty() { Err(std::io::Error::other("the file is empty")) } else { Ok(text.into()) }
    }
}

/// The origin of each variable.
#[derive(Debug, Default)]
pub struct Summary {
    variables: Vec<Variable>,
}

#[derive(Debug)]
pub struct Variable {
    name: &'static str,
    shown: Option<String>,
    characters: Option<usize>,
    origin: Option<&'static str>,
}

impl Summary {
    pub fn add(
        &mut self,
        name: &'static str,
        shown: Option<String>,
        characters: Option<usize>,
        origin: Option<&'static str>,
    ) {
        self.variables.push(Variable { name, shown, characters, origin });
    }

    pub fn variables(&self) -> &[Variable] {
        &self.variables
    }

    pub fn warnings(&self) -> &[String] {
        &[]
    }
}

pub struct Status(&'static str);

impl Status {
    pub fn as_str(&self) -> &'static str {
        self.0
    }
}

impl Variable {
    pub fn name(&self) -> &str {
        self.name
    }

    pub fn shown(&self) -> Option<&str> {
        self.shown.as_deref()
    }

    pub fn status(&self) -> Status {
        match self.origin {
            None => Status("unset"),
            Some("default") => Status("default"),
            Some(_) => Status("set"),
        }
    }

    pub fn characters(&self) -> Option<usize> {
        self.characters
    }

    pub fn origin(&self) -> Option<&str> {
        self.origin
    }
}
