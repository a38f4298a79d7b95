//! The struct to paste: nested by prefix, in the order of names.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::{Field, Kind, Need};

/// Names that a field cannot have, even with `r#`.
const NOT_RAW: &[&str] = &["self", "super", "crate", "Self", "_"];
const KEYWORDS: &[&str] = &[
    "as", "break", "const", "continue", "else", "enum", "extern", "false", "fn", "for", "if", "impl", "in", "let",
    "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "static", "struct", "trait", "true", "type",
    "unsafe", "use", "where", "while", "async", "await", "dyn", "abstract", "become", "box", "do", "final", "macro",
    "override", "priv", "typeof", "unsized", "virtual", "yield", "try", "gen",
];

/// The number of fields with one prefix that make a struct of their own.
const GROUP: usize = 2;

/// Returns the code of the structs, `Config` first, below sorted imports.
pub(crate) fn structure(title: &str, fields: &[Field]) -> String {
    let mut writer = Writer::default();
    let mut unusable = Vec::new();
    let mut usable: Vec<&Field> = Vec::new();
    for field in fields {
        // Some names have invalid characters, and some differ only in case.
        let repeated = usable.iter().any(|other| other.variable.eq_ignore_ascii_case(&field.variable));
        if is_name(&field.variable) && !repeated {
            usable.push(field);
        } else {
            unusable.push(field.variable.as_str());
        }
    }
    let files = secret_files(&usable);
    usable.retain(|field| !files.contains(&field.variable));
    let body = writer.config(title, &usable, &files);
    let mut code = writer.imports();
    code.push('\n');
    code.push_str(&body);
    for extra in writer.types.values() {
        code.push('\n');
        code.push_str(extra);
    }
    for name in unusable {
        _ = writeln!(
            code,
            "\n// {name} cannot be a field: its name is that of another, or has other characters than letters, digits and `_`."
        );
    }
    code
}

/// Returns each `DB_PASSWORD_FILE` beside a secret `DB_PASSWORD`, whose field reads both.
fn secret_files(fields: &[&Field]) -> BTreeSet<String> {
    let reads_file = |name: &str| {
        fields
            .iter()
            .any(|field| field.variable == name && matches!(field.kind, Kind::Secret | Kind::Service(_) | Kind::Url))
    };
    fields
        .iter()
        .filter(|field| field.variable.strip_suffix("_FILE").is_some_and(reads_file))
        .map(|field| field.variable.clone())
        .collect()
}

/// Returns `true` for a name that `name` or `absolute` can hold.
fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.chars().all(|character| character.is_ascii_alphanumeric() || character == '_')
        && name.chars().any(|character| character.is_ascii_alphanumeric())
}

#[derive(Default)]
struct Writer {
    imports: BTreeSet<String>,
    /// The enums and newtypes, by name.
    types: BTreeMap<String, String>,
    /// The names of the structs for groups.
    names: BTreeSet<String>,
}

impl Writer {
    fn imports(&self) -> String {
        let mut factor: Vec<&str> = vec!["EnvConfig"];
        let mut code = String::new();
        let mut services = Vec::new();
        for import in &self.imports {
            match import.split_once("factor3::") {
                Some((_, name)) => match name.strip_prefix("service::") {
                    Some(service) => services.push(service),
                    None => factor.push(name),
                },
                None => _ = writeln!(code, "use {import};"),
            }
        }
        if !code.is_empty() {
            code.push('\n');
        }
        if !services.is_empty() {
            _ = writeln!(code, "use factor3::service::{};", braced(&services));
        }
        factor.sort_unstable();
        _ = writeln!(code, "use factor3::{};", braced(&factor));
        code
    }

    fn config(&mut self, title: &str, fields: &[&Field], files: &BTreeSet<String>) -> String {
        self.names.insert("Config".to_owned());
        let mut groups: BTreeMap<&str, Vec<&Field>> = BTreeMap::new();
        for field in fields {
            groups.entry(prefix(&field.variable).unwrap_or("")).or_default().push(field);
        }
        // A group must not have the name of a field.
        let alone: BTreeSet<String> = fields.iter().map(|field| field.variable.to_lowercase()).collect();
        let nested: BTreeMap<&str, Vec<&Field>> = groups
            .into_iter()
            .filter(|(prefix, members)| {
                !prefix.is_empty() && members.len() >= GROUP && !alone.contains(&prefix.to_lowercase())
            })
            .collect();
        let mut lines = String::new();
        let mut structs = String::new();
        let mut written: BTreeSet<&str> = BTreeSet::new();
        for field in fields {
            match prefix(&field.variable).and_then(|prefix| nested.get_key_value(prefix)) {
                Some((prefix, members)) => {
                    if written.insert(prefix) {
                        let name = self.type_name(&pascal(prefix));
                        _ = writeln!(lines, "    #[env(nested)]\n    {}: {name},", field_name(&prefix.to_lowercase()));
                        _ = write!(
                            structs,
                            "\n/// Variables that begin with `{prefix}_`.\n#[derive(Debug, EnvConfig)]\nstruct {name} {{\n"
                        );
                        for member in members {
                            structs.push_str(&self.field(member, &member.variable[prefix.len() + 1..], files));
                        }
                        structs.push_str("}\n");
                    }
                }
                None => lines.push_str(&self.field(field, &field.variable, files)),
            }
        }
        format!("/// {title}\n#[derive(Debug, EnvConfig)]\nstruct Config {{\n{lines}}}\n{structs}")
    }

    /// Returns a field that reads `name` after the prefix.
    fn field(&mut self, field: &Field, name: &str, files: &BTreeSet<String>) -> String {
        let mut text = String::new();
        for doc in &field.docs {
            _ = writeln!(text, "    /// {doc}");
        }
        for guess in &field.guesses {
            _ = writeln!(text, "    // ? {guess}");
        }
        let file = format!("{}_FILE", field.variable);
        if files.contains(&file) {
            _ = writeln!(text, "    // {file} is read for it, too.");
        }
        let (types, mut options) = self.types(field);
        let lower = name.to_lowercase();
        let mut own = field_name(&lower);
        if field.variable != field.variable.to_uppercase() {
            options.insert(0, format!("absolute, name = \"{}\"", field.variable));
        } else if lower.contains("__") || lower.ends_with('_') || !starts_well(&own) {
            // The derive joins words with a single `_`.
            options.insert(0, format!("name = \"{name}\""));
        }
        if !starts_well(&own) {
            own = format!("value_{}", lower.trim_start_matches('_'));
        }
        let types = match &field.need {
            Need::Optional => format!("Option<{types}>"),
            Need::Required => types,
            Need::Default(value) => {
                options.push(match &field.kind {
                    Kind::Number(name)
                        if !name.starts_with('f')
                            && value.chars().all(|character| character.is_ascii_digit())
                            && (value.len() == 1 || !value.starts_with('0')) =>
                    {
                        format!("default = {value}")
                    }
                    Kind::Bool => format!("default = {value}"),
                    _ => format!("default = {value:?}"),
                });
                types
            }
        };
        if let Some(example) = &field.example {
            options.push(format!("example = {example:?}"));
        }
        if !options.is_empty() {
            _ = writeln!(text, "    #[env({})]", options.join(", "));
        }
        _ = writeln!(text, "    {own}: {types},");
        text
    }

    /// Returns the type, and the options that it needs.
    fn types(&mut self, field: &Field) -> (String, Vec<String>) {
        let mut import = |path: &str| {
            self.imports.insert(path.to_owned());
            path.rsplit("::").next().unwrap_or(path).to_owned()
        };
        match &field.kind {
            Kind::Text => ("String".to_owned(), Vec::new()),
            Kind::Secret => (import("factor3::SecretString"), Vec::new()),
            Kind::Url => (import("factor3::Url"), Vec::new()),
            Kind::Path => (import("std::path::PathBuf"), Vec::new()),
            Kind::Bool => ("bool".to_owned(), Vec::new()),
            Kind::Number(name) => (name.clone(), Vec::new()),
            Kind::Standard(path) => (import(path), Vec::new()),
            Kind::Service(name) => (import(&format!("factor3::service::{name}")), Vec::new()),
            Kind::Span(unit) => (import("std::time::Duration"), vec![format!("unit = \"{unit}\"")]),
            Kind::List(separator) => {
                let options = separator
                    .iter()
                    .filter(|text| !text.is_empty())
                    .map(|text| format!("separator = {text:?}"))
                    .collect();
                ("Vec<String>".to_owned(), options)
            }
            Kind::Words(words) => {
                import("factor3::EnvValue");
                let name = self.type_name(&pascal(&field.variable));
                self.types.insert(name.clone(), enumeration(&name, &field.variable, words));
                (name, Vec::new())
            }
            Kind::Other(types) => {
                import("factor3::EnvValue");
                let name = self.type_name(&pascal(&field.variable));
                let own = if types.is_empty() { "its own type".to_owned() } else { format!("`{types}`") };
                let code = format!(
                    "/// The text of `{}`, until {own} is read itself.\n#[derive(Debug, EnvValue)]\nstruct {name}(String);\n",
                    field.variable
                );
                self.types.insert(name.clone(), code);
                (name, Vec::new())
            }
        }
    }

    /// Returns a name that no other type has.
    fn type_name(&mut self, wanted: &str) -> String {
        let taken = [
            "Config",
            "EnvConfig",
            "EnvValue",
            "SecretString",
            "Url",
            "PathBuf",
            "Duration",
            "Option",
            "String",
            "Vec",
            "Result",
            "Box",
            "Self",
        ];
        let mut name = if wanted.starts_with(|first: char| first.is_ascii_alphabetic()) {
            wanted.to_owned()
        } else {
            format!("Value{wanted}")
        };
        while self.names.contains(&name) || taken.contains(&name.as_str()) {
            name.push_str("Value");
        }
        self.names.insert(name.clone());
        name
    }
}

fn enumeration(name: &str, variable: &str, words: &[String]) -> String {
    let mut code = format!("/// The words of `{variable}`.\n#[derive(Debug, EnvValue)]\nenum {name} {{\n");
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for word in words {
        let mut variant = pascal(word);
        if !variant.starts_with(|first: char| first.is_ascii_alphabetic()) || variant == "Self" {
            variant = format!("Value{variant}");
        }
        while !taken.insert(variant.clone()) {
            variant.push_str("Other");
        }
        if kebab(&variant) != *word {
            _ = writeln!(code, "    #[env(rename = {word:?})]");
        }
        _ = writeln!(code, "    {variant},");
    }
    code.push_str("}\n");
    code
}

fn kebab(variant: &str) -> String {
    crate::words::words(variant).join("-")
}

fn braced(names: &[&str]) -> String {
    if let [only] = names { (*only).to_owned() } else { format!("{{{}}}", names.join(", ")) }
}

/// Returns `DB` for `DB_HOST`, if the rest can be a name.
fn prefix(variable: &str) -> Option<&str> {
    let (prefix, rest) = variable.split_once('_')?;
    let plain =
        variable == variable.to_uppercase() && !prefix.is_empty() && !NOT_RAW.contains(&prefix.to_lowercase().as_str());
    let starts = rest.starts_with(|first: char| first.is_ascii_uppercase());
    (plain && starts && prefix.starts_with(|first: char| first.is_ascii_uppercase())).then_some(prefix)
}

fn field_name(lower: &str) -> String {
    if KEYWORDS.contains(&lower) { format!("r#{lower}") } else { lower.to_owned() }
}

fn starts_well(name: &str) -> bool {
    !NOT_RAW.contains(&name) && name.starts_with(|first: char| first.is_ascii_alphabetic())
}

fn pascal(name: &str) -> String {
    let mut text = String::new();
    for word in name.split(|character: char| !character.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let (first, rest) = word.split_at(1);
        text.push_str(&first.to_uppercase());
        text.push_str(&if rest == rest.to_uppercase() { rest.to_lowercase() } else { rest.to_owned() });
    }
    text
}
