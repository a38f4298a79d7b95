//! A repository for a test, and its audit.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// A repository in a directory of its own.
pub(crate) struct Project {
    directory: tempfile::TempDir,
}

/// The output of a run.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

const MANIFEST: &str = "[package]\nname = \"shop\"\nversion = \"0.0.0\"\nedition = \"2021\"\n";

impl Project {
    /// Creates a service called `shop` with these files and a lock file, all committed.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let project = Self::bare(&[("Cargo.toml", MANIFEST), ("Cargo.lock", "version = 4\n")]);
        for (path, text) in files {
            project.write(path, text);
        }
        project.commit();
        project
    }

    /// Creates one with only `src/main.rs`.
    pub(crate) fn main(code: &str) -> Self {
        Self::new(&[("src/main.rs", code)])
    }

    /// Creates these files without git.
    pub(crate) fn bare(files: &[(&str, &str)]) -> Self {
        let project = Self { directory: tempfile::tempdir().unwrap() };
        for (path, text) in files {
            project.write(path, text);
        }
        project
    }

    pub(crate) fn path(&self) -> &Path {
        self.directory.path()
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Commits all files to the index of git.
    pub(crate) fn commit(&self) {
        for arguments in [&["init", "-q"][..], &["add", "-A"]] {
            let done = Command::new("git").current_dir(self.path()).args(arguments).output().unwrap();
            assert!(done.status.success(), "{done:?}");
        }
    }

    /// Runs `cargo factor3` with these arguments.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_cargo-factor3"))
            .arg("factor3")
            .args(arguments)
            .current_dir(self.path())
            .env_remove("CLICOLOR_FORCE")
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run { status: status.code().unwrap(), stdout: text(stdout), stderr: text(stderr) }
    }

    /// Returns the findings.
    pub(crate) fn audit(&self) -> Audit {
        let run = self.run(&["audit", "--format", "json"]);
        assert!(run.status < 2, "{}", run.stderr);
        Audit { status: run.status, value: serde_json::from_str(&run.stdout).unwrap() }
    }
}

/// The findings of a project.
pub(crate) struct Audit {
    pub(crate) status: i32,
    pub(crate) value: Value,
}

impl Audit {
    fn ids(&self, tier: &str) -> Vec<String> {
        let findings = self.value["findings"].as_array().unwrap().iter().filter(|finding| finding["tier"] == tier);
        let mut ids: Vec<String> =
            findings.map(|finding| finding["id"].as_str().unwrap().replace("/shop/", "/")).collect();
        ids.sort();
        ids
    }

    /// Returns the ids of debt, without the name of the package.
    pub(crate) fn debt(&self) -> Vec<String> {
        self.ids("debt")
    }

    pub(crate) fn notes(&self) -> Vec<String> {
        self.ids("note")
    }

    /// Returns a finding by its id without the package.
    pub(crate) fn finding(&self, id: &str) -> &Value {
        let mut findings = self.value["findings"].as_array().unwrap().iter();
        findings.find(|finding| finding["id"].as_str().unwrap().replace("/shop/", "/") == id).unwrap()
    }

    /// Returns the lines of a finding.
    pub(crate) fn lines(&self, id: &str) -> Vec<u64> {
        self.finding(id)["places"].as_array().unwrap().iter().map(|place| place["line"].as_u64().unwrap()).collect()
    }

    pub(crate) fn field(&self, id: &str) -> &str {
        self.finding(id)["field"].as_str().unwrap_or("")
    }

    pub(crate) fn remarks(&self) -> Vec<&str> {
        self.value["remarks"].as_array().unwrap().iter().map(|remark| remark.as_str().unwrap()).collect()
    }
}
