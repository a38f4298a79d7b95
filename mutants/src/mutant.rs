//! The changes that cargo-mutants names.

use std::path::Path;
use std::process::Command;

use serde::Deserialize;

use crate::Result;

/// A change of one place. The fields are those of `cargo mutants --list --json`.
#[derive(Deserialize)]
pub struct Mutant {
    pub name: String,
    /// Below the root of the package.
    pub file: String,
    pub genre: Genre,
    pub replacement: String,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Genre {
    /// Another result of a function.
    FnValue,
    BinaryOperator,
    UnaryOperator,
    MatchArm,
    MatchArmGuard,
    StructField,
}

#[derive(Deserialize)]
pub struct Span {
    pub start: Position,
}

/// Both count from one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

impl Mutant {
    /// Returns the module of `src` that has the file.
    pub fn area(&self) -> &str {
        let below = self.file.strip_prefix("src/").unwrap_or(&self.file);
        below.split(['/', '.']).next().unwrap_or(below)
    }
}

/// Returns the changes of the areas, in the order of their names.
pub fn list(tree: &Path, areas: &[String]) -> Result<Vec<Mutant>> {
    let mut command = Command::new("cargo");
    command.current_dir(tree).args(["mutants", "--package", "factor3", "--list", "--json"]);
    for area in areas {
        if !tree.join(format!("src/{area}.rs")).exists() {
            return Err(format!("src has no module {area}").into());
        }
        command.args(["--file", &format!("src/{area}.rs"), "--file", &format!("src/{area}/**")]);
    }
    let output = command.output()?;
    if !output.status.success() {
        return Err(format!("cargo mutants --list: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let mut mutants: Vec<Mutant> = serde_json::from_slice(&output.stdout)?;
    mutants.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(mutants)
}

/// Draws some of the changes, in an order that mixes the areas.
pub fn draw(mut mutants: Vec<Mutant>, sample: usize, seed: u64) -> Vec<Mutant> {
    fastrand::Rng::with_seed(seed).shuffle(&mut mutants);
    mutants.truncate(sample);
    mutants
}
