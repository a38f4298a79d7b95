//! Detects a committed document that is out of date, and rewrites it on request.

use std::path::Path;
use std::{env, fs, io, thread};

use crate::problem::Problem;

/// The variable that makes the tests rewrite the documents.
const SWITCH: &str = "FACTOR3";

/// Asserts that the file holds the document.
///
/// # Panics
///
/// Panics if the file differs, or cannot be read or written. Also panics if a `default` or `example` in the program is
/// invalid, because the document would repeat it.
#[track_caller]
pub fn assert_document(document: &str, mistakes: &[Problem], package: &str, directory: &str, path: impl AsRef<Path>) {
    let file = Path::new(directory).join(&path);
    let path = path.as_ref().display();
    let mistakes: Vec<_> = mistakes.iter().map(|mistake| format!("  {mistake}\n")).collect();
    assert!(mistakes.is_empty(), "{path} would repeat a mistake of the program\n\n{}", mistakes.concat());
    match env::var_os(SWITCH) {
        None => {}
        Some(value) if value == "overwrite" => {
            return fs::write(&file, document).unwrap_or_else(|error| panic!("{path} cannot be written: {error}"));
        }
        Some(_) => panic!("{SWITCH} is set, and not to `overwrite`, the one value that it can have"),
    }
    let found = match fs::read_to_string(&file) {
        // Git may have changed the line endings.
        Ok(text) => text.replace("\r\n", "\n"),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            panic!("{path} does not exist\n\n{}", command(package))
        }
        Err(error) => panic!("{path} cannot be read: {error}"),
    };
    assert!(
        found == document,
        "{path} is not what the program says\n\n{}\n{}",
        difference(&found, document),
        command(package)
    );
}

fn command(package: &str) -> String {
    let current = thread::current();
    let test =
        current.name().filter(|name| *name != "main").map(|name| format!(" -- --exact {name}")).unwrap_or_default();
    format!(
        "if the program is right, write the file again:\n\n  {SWITCH}=overwrite cargo test --package {package}{test}\n"
    )
}

/// Returns the lines that differ, with two lines of context.
fn difference(found: &str, wanted: &str) -> String {
    let lines = edits(&found.lines().collect::<Vec<_>>(), &wanted.lines().collect::<Vec<_>>());
    let is_near = |i: usize| lines[i.saturating_sub(2)..lines.len().min(i + 3)].iter().any(|(sign, _)| *sign != ' ');
    let mut text = String::new();
    let mut gap = false;
    for (i, (sign, line)) in lines.iter().enumerate() {
        if is_near(i) {
            text.push_str(if gap { "  ...\n" } else { "" });
            text.push_str(format!("{sign} {line}").trim_end());
            text.push('\n');
        }
        gap = !is_near(i) && i > 0;
    }
    text
}

/// Returns a line diff by the longest common subsequence: `-` marks a line to remove, `+` a line to add.
fn edits<'a>(found: &[&'a str], wanted: &[&'a str]) -> Vec<(char, &'a str)> {
    let mut common = vec![vec![0; wanted.len() + 1]; found.len() + 1];
    for i in (0..found.len()).rev() {
        for j in (0..wanted.len()).rev() {
            common[i][j] = if found[i] == wanted[j] {
                common[i + 1][j + 1] + 1
            } else {
                usize::max(common[i + 1][j], common[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut lines = Vec::new();
    while i < found.len() || j < wanted.len() {
        if i < found.len() && j < wanted.len() && found[i] == wanted[j] {
            lines.push((' ', found[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == wanted.len() || i < found.len() && common[i + 1][j] >= common[i][j + 1] {
            lines.push(('-', found[i]));
            i += 1;
        } else {
            lines.push(('+', wanted[j]));
            j += 1;
        }
    }
    lines
}

/// Asserts that a committed file is the current `.env.example` of a configuration.
///
/// Use it in a test of the program. The path is relative to the package. A failure shows the lines that differ, and the
/// command that rewrites the file: the test with `FACTOR3=overwrite` in its environment.
///
/// # Panics
///
/// Panics if the file is missing or out of date, or if a `default` or `example` is invalid for its field.
///
/// ```
/// use factor3::EnvConfig;
///
/// /// Configuration of the orders service.
/// #[derive(EnvConfig)]
/// struct Config {
///     /// Port the HTTP server listens on.
///     #[env(default = 8080)]
///     port: u16,
/// }
///
/// fn env_example_is_right() {
///     factor3::assert_env_example!(Config, ".env.example");
/// }
/// # assert!(std::panic::catch_unwind(env_example_is_right).is_err());
/// ```
#[macro_export]
macro_rules! assert_env_example {
    ($config:ty, $path:expr $(,)?) => {
        $crate::__assert_document!($config, env_example, $path)
    };
}

/// Asserts that a committed file is the current Markdown page of a configuration: see [`assert_env_example!`].
///
/// ```
/// # use factor3::EnvConfig;
/// # #[derive(EnvConfig)] struct Config { port: u16 }
/// fn markdown_is_right() {
///     factor3::assert_markdown!(Config, "docs/configuration.md");
/// }
/// # assert!(std::panic::catch_unwind(markdown_is_right).is_err());
/// ```
#[macro_export]
macro_rules! assert_markdown {
    ($config:ty, $path:expr $(,)?) => {
        $crate::__assert_document!($config, markdown, $path)
    };
}

/// Asserts that a committed file is the current JSON Schema of a configuration: see [`assert_env_example!`].
///
/// ```
/// # use factor3::EnvConfig;
/// # #[derive(EnvConfig)] struct Config { port: u16 }
/// fn json_schema_is_right() {
///     factor3::assert_json_schema!(Config, "env.schema.json");
/// }
/// # assert!(std::panic::catch_unwind(json_schema_is_right).is_err());
/// ```
#[macro_export]
macro_rules! assert_json_schema {
    ($config:ty, $path:expr $(,)?) => {
        $crate::__assert_document!($config, json_schema, $path)
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __assert_document {
    ($config:ty, $document:ident, $path:expr) => {
        $crate::__private::assert_document(
            &<$config as $crate::EnvConfig>::documents().$document(),
            &<$config as $crate::EnvConfig>::__mistakes(),
            ::core::env!("CARGO_PKG_NAME"),
            ::core::env!("CARGO_MANIFEST_DIR"),
            $path,
        )
    };
}
