//! The `.env.example` document: every variable with its documentation. People copy it, any reader of `.env` files
//! accepts it, and varlock and editors read the `@env-spec` decorators in it.

use std::collections::HashSet;
use std::ops::Bound;

use super::{Documents, Fallback, OPTIONAL_GROUP, capitalized, docs_in, other_names};
use crate::expected::{Expected, Kind, Part};
use crate::hash::BuildHash;
use crate::schema::{Group, Variable};
use crate::text::append;

const HEADER: &str = "\
# Copy this file to `.env`, and set what is required; what is empty counts as not set.
# Each line means the same to a reader of `.env` files, docker, podman, systemd, kubectl, Compose and a shell; quotes
# and comments after a value do not.
# It is written from the program: change it there, and the tests say how to write it again.
# @defaultRequired=false @defaultSensitive=false
# ---
";

impl Documents {
    /// Returns the text of a `.env.example` file, to copy and fill in: every variable with its documentation, accepted
    /// values and default.
    ///
    /// A variable is set to its default, unless that would switch on an optional group. Secrets are left empty, beside
    /// the variable that names their file. Every line means the same to any reader of `.env` files, and to docker,
    /// podman, systemd, kubectl, Compose and a shell; a default that would not is in a comment. varlock and its editor
    /// extension also read the [`@env-spec`](https://varlock.dev/env-spec/overview/) decorators in its comments.
    /// [`assert_env_example!`](crate::assert_env_example) keeps the committed file up to date.
    ///
    /// ```
    /// # use factor3::{Env, EnvConfig};
    /// /// Configuration of the orders service.
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     /// Port the HTTP server listens on.
    ///     #[env(default = 8080)]
    ///     port: u16,
    /// }
    ///
    /// assert!(Config::documents().env_example().ends_with(
    ///     "\
    /// ## Port the HTTP server listens on.
    /// ## An integer from 0 to 65535.
    /// ## @type=number(min=0, max=65535, isInt=true)
    /// PORT=8080
    /// "
    /// ));
    /// ```
    pub fn env_example(&self) -> String {
        let mut file = String::new();
        if !self.group.docs.is_empty() {
            comment(&mut file, self.group.docs);
            file.push_str("#\n");
        }
        file.push_str(HEADER);
        let mut written = HashSet::default();
        self.example_of_group(&self.group, &mut file, &mut written);
        file
    }

    fn example_of_group(&self, group: &Group, file: &mut String, written: &mut HashSet<String, BuildHash>) {
        for variable in group.list.as_deref().into_iter().chain(&group.tag) {
            self.example_of(variable, group, file, written);
        }
        for variant in &group.variants {
            if let Some(tag) = group.tag.as_ref().filter(|_| !variant.items.is_empty()) {
                append(file, &["\n# --- if ", tag.name(), " is ", variant.word, "\n"]);
            }
            let (mut variables, mut groups) = (Vec::new(), Vec::new());
            variant.parts(&mut variables, &mut groups);
            // Variables before groups: below the heading of a group, they would appear to belong to it.
            for variable in variables {
                self.example_of(variable, group, file, written);
            }
            for group in groups {
                append(file, &["\n# --- ", &group.field, "\n"]);
                comment(file, group.docs);
                if group.switches.is_some() {
                    comment(file, OPTIONAL_GROUP);
                }
                if let Some(list) = &group.list {
                    comment(file, &super::of_instances(list));
                }
                self.example_of_group(group, file, written);
            }
        }
    }

    fn example_of(
        &self,
        variable: &Variable,
        group: &Group,
        file: &mut String,
        written: &mut HashSet<String, BuildHash>,
    ) {
        let name = variable.name();
        // Several fields may read one variable, and the file sets it once.
        if !written.insert(name.to_owned()) {
            return;
        }
        file.push('\n');
        comment(file, docs_in(group, variable));
        let value = super::value(variable);
        let fallback = self.fallback(variable);
        let about = match fallback {
            None if variable.is_required() => format!("Required: {value}."),
            None => format!("Optional: {value}."),
            Some(_) => capitalized(&value) + ".",
        };
        comment(file, &about);
        if let Some(prefix) = variable.prefix() {
            return comment(
                file,
                &format!("All variables that begin with {prefix} are read; only the program knows which."),
            );
        }
        // Setting a conditional variable to its default would switch its group on, or belong to another variant. Setting a
        // part would take the place of the URL.
        let is_free = variable.conditions().is_empty() && variable.part_of().is_none();
        let (value, default) = match fallback {
            Some(Fallback::Text(text)) if is_portable(text) && is_free => (text.to_owned(), None),
            Some(Fallback::Text(text)) => (String::new(), Some(format!("Default: {text}"))),
            Some(Fallback::InProgram) => {
                (String::new(), Some("It has a default, which is set in the program.".to_owned()))
            }
            None => (String::new(), None),
        };
        for line in default.into_iter().chain(other_names(variable)) {
            comment(file, &line);
        }
        if variable.is_pattern() {
            append(file, &["# ", name, "=\n"]);
        } else if value.is_empty() && variable.allows_empty() && variable.default() != Some("") {
            comment(file, "An empty value is a value: take the `#` away to set it.");
            append(file, &["# ", name, "=\n"]);
        } else if value.is_empty() && variable.denies_empty() {
            comment(file, "An empty value is refused: take the `#` away to set it.");
            append(file, &["# ", name, "=\n"]);
        } else {
            decorators(file, variable, !value.is_empty());
            append(file, &[name, "=", &value, "\n"]);
        }
        if let Some(name) = variable.file() {
            let mark = if variable.denies_empty() || variable.is_pattern() { "# " } else { "" };
            append(file, &["# Or the path of a file that holds it.\n", mark, &name, "=\n"]);
        }
    }
}

/// Writes comment lines, and escapes the lines that a reader would take for a decorator.
fn comment(file: &mut String, text: &str) {
    for line in text.lines() {
        let is_more = line.trim_start().starts_with(['@', '-', '=']);
        let space = if line.is_empty() {
            ""
        } else if is_more {
            " > "
        } else {
            " "
        };
        // Before systemd 254, a backslash at the end of a comment makes the next line a comment too.
        let end = if line.ends_with('\\') { " \n" } else { "\n" };
        append(file, &["#", space, line, end]);
    }
}

/// Returns `true` for a value that every reader takes as it is written. One in quotes is not among them: docker, podman
/// and kubectl keep the quotes.
fn is_portable(text: &str) -> bool {
    let is_plain =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '/' | ':' | '@' | '+' | ',' | '=' | '-');
    // One reader takes the word `undefined` for the JavaScript value.
    text.chars().all(is_plain) && text != "undefined"
}

fn decorators(file: &mut String, variable: &Variable, has_value: bool) {
    let mut words = Vec::new();
    let is_required = variable.is_required() && variable.fallbacks().is_empty() && variable.parts().is_empty();
    if is_required && variable.conditions().is_empty() {
        words.push(match variable.file() {
            Some(file) => format!("@required=isEmpty(${file})"),
            None => "@required".to_owned(),
        });
    }
    if variable.is_secret() {
        words.push("@sensitive".to_owned());
    }
    let expected = variable.expected();
    // `@sensitive` does not combine with other types, such as numbers.
    let kind = if variable.is_secret() && !expected.is_url() {
        "string".to_owned()
    } else {
        type_of(&expected, variable.separator())
    };
    words.push(format!("@type={kind}"));
    let example = variable.example().filter(|_| !has_value).and_then(argument);
    words.extend(example.map(|example| format!("@example={example}")));
    append(file, &["# ", &words.join(" "), "\n"]);
}

/// Quotes the argument of a decorator.
fn argument(text: &str) -> Option<String> {
    if text.contains(|c: char| c.is_control() || matches!(c, '\\' | '`')) {
        None
    } else if !text.contains(['"', '$']) {
        Some(format!("\"{text}\""))
    } else {
        (!text.contains('\'')).then(|| format!("'{text}'"))
    }
}

/// Formats an argument in parentheses, with quotes only if it would not be a text without them.
fn plain_argument(text: &str) -> Option<String> {
    let is_word = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        && !matches!(text, "true" | "false" | "undefined");
    if is_word { Some(text.to_owned()) } else { argument(text) }
}

/// Returns the most specific `@env-spec` type that passes every valid value through unchanged. Its type for durations
/// does not qualify: it accepts only one unit, and converts the value to a number.
fn type_of(expected: &Expected, separator: Option<&str>) -> String {
    match expected.kind() {
        Kind::Integer { .. } | Kind::Decimal => number(expected),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Words(_) if expected.switch().is_some() => "boolean".to_owned(),
        Kind::Words(_) => {
            let mut arguments = Vec::new();
            for word in expected.texts() {
                let Some(argument) = plain_argument(word) else { return "string".to_owned() };
                arguments.push(argument);
            }
            format!("enum({})", arguments.join(", "))
        }
        Kind::List { length: None, .. } => {
            let item = type_of(&expected.part(0, Part::Whole), None);
            match separator.filter(|separator| *separator != ",").map(argument) {
                None => format!("array({item})"),
                Some(Some(separator)) => format!("array({item}, separator={separator})"),
                Some(None) => "string".to_owned(),
            }
        }
        Kind::Text(_) if expected.is_url() => "url".to_owned(),
        Kind::Text(_) => match expected.format_name() {
            Some("uri" | "iri") => "url",
            Some("email") => "email",
            Some("uuid") => "uuid",
            Some("ipv4") => "ip(version=4)",
            Some("ipv6") => "ip(version=6)",
            _ => "string",
        }
        .to_owned(),
        Kind::Duration | Kind::List { .. } | Kind::Tuple(_) | Kind::Map { .. } => "string".to_owned(),
    }
}

/// Returns the `@env-spec` type of a number. An integer that JavaScript cannot represent exactly must stay a string.
fn number(expected: &Expected) -> String {
    const EXACT: f64 = 9_007_199_254_740_991.0;
    let bounds = expected.bounds();
    let option = |key: &str, bound: Option<Bound<&str>>| match bound {
        Some(Bound::Included(text)) if text.parse().is_ok_and(|number: f64| number.abs() <= EXACT) => {
            Some(format!("{key}={text}"))
        }
        _ => None,
    };
    let min = option("min", bounds.as_ref().map(crate::expected::Bounds::start));
    let max = option("max", bounds.as_ref().map(crate::expected::Bounds::end));
    let options = match (expected.kind(), min, max) {
        (Kind::Integer { .. }, Some(min), Some(max)) => vec![min, max, "isInt=true".to_owned()],
        (Kind::Integer { .. }, ..) => return "string".to_owned(),
        (_, min, max) => min.into_iter().chain(max).collect(),
    };
    if options.is_empty() { "number".to_owned() } else { format!("number({})", options.join(", ")) }
}
