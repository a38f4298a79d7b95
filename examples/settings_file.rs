//! A service that reads a file of settings beneath its environment, as the guide's page on adopting shows it.
//!
//! ```sh
//! PORT=9090 cargo run --example settings_file
//! ```
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program may print")]

use std::collections::BTreeMap;

use factor3::layer::{Layer, Note, Value};
use factor3::schema::{Alias, Schema, Variable};
use factor3::service::PostgresUrl;
use factor3::{Env, EnvConfig, Origin, SecretString};
use toml::de::{DeTable, DeValue};

/// Configuration of the orders service.
#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "the service that would use the values is not part of the example")]
struct Config {
    #[env(default = 3000)]
    port: u16,
    #[env(default, separator = ";")]
    allowed_origins: Vec<String>,
    #[env(default)]
    labels: BTreeMap<String, String>,
    /// Stays out of the file, which is in the repository.
    inventory_token: Option<SecretString>,
    #[env(nested)]
    database: Database,
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "the service that would use the values is not part of the example")]
struct Database {
    url: PostgresUrl, // DATABASE_URL, and `url` in `[database]`
    #[env(default = 10, range = 1..=100)]
    pool_size: u32,
}

fn main() {
    let path = std::env::args().nth(1).unwrap_or_else(|| "examples/settings.toml".to_owned());
    let env = Env::process().or(settings(&path, Config::schema()));
    Config::load_or_exit(&env, |warning| eprintln!("warning: {warning}"));
    print!("{}", Config::summary(&env));
}

/// The largest file, in bytes.
const LIMIT: usize = 1 << 20;

/// Reads a TOML file as a layer: `port` is `PORT`, and `pool-size` in `[database]` is `DATABASE_POOL_SIZE`.
fn settings(path: &str, schema: &Schema) -> Env {
    let mut layer = Layer::new();
    match layer.read(path, LIMIT).map(String::from_utf8) {
        None => {}
        Some(Err(_)) => layer.problem(Note::new(Origin::in_file(path), "is not UTF-8")),
        Some(Ok(text)) => {
            let mut file = File { path, text: &text, variables: schema.variables(), layer };
            match DeTable::parse(&text) {
                Ok(table) => file.read(&[], table.get_ref()),
                Err(error) => {
                    let origin = file.place(error.span().map_or(0, |span| span.start));
                    file.layer.problem(Note::new(origin, format!("is not TOML: {}", error.message())));
                }
            }
            layer = file.layer;
        }
    }
    Env::from(layer)
}

struct File<'a> {
    path: &'a str,
    text: &'a str,
    variables: Vec<Variable>,
    layer: Layer,
}

impl File<'_> {
    /// Reads a table, with the keys that lead to it.
    fn read(&mut self, outer: &[&str], table: &DeTable<'_>) {
        for (key, value) in table {
            let keys = [outer, &[&**key.get_ref()]].concat();
            let name = keys.join("_").replace('-', "_").to_ascii_uppercase();
            let origin = self.place(value.span().start);
            match (self.variable(&name), value.get_ref()) {
                (_, DeValue::Table(table)) if self.is_group(&name) => self.read(&keys, table),
                (Some(variable), value) => {
                    let said = match (text(value, variable.separator()), self.layer.get(&name)) {
                        (_, Some((_, other))) => Err(format!("is set here and in {other}")),
                        (Ok(text), None) if text.is_empty() && !matches!(value, DeValue::String(_)) => {
                            Err("is empty here, which is the same as no line".to_owned())
                        }
                        (said, None) => said.map_err(str::to_owned),
                    };
                    let value = said.map_or_else(|what| Value::Broken(Note::new(origin.clone(), what)), Value::from);
                    self.layer.set(name, value, origin);
                }
                (None, _) => {
                    let note = format!("sets `{}`, and nothing reads {name}", keys.join("."));
                    self.layer.warning(Note::new(origin.clone(), note));
                    // A variable that is not set names it, if their names are nearly alike.
                    self.layer.set(name, Value::Unknown, origin);
                }
            }
        }
    }

    /// Returns the variable that is read by this name, or whose file is.
    fn variable(&self, name: &str) -> Option<&Variable> {
        let has = |variable: &&Variable| {
            let mut others = variable.aliases().iter().map(Alias::name).chain(variable.fallbacks().iter().copied());
            let prefix = variable.name().strip_suffix('*').filter(|_| variable.is_prefix());
            variable.name() == name
                || variable.file().as_deref() == Some(name)
                || prefix.is_some_and(|prefix| name.starts_with(prefix))
                || others.any(|other| other == name)
        };
        self.variables.iter().find(has)
    }

    /// Returns whether the names of variables begin with this one.
    fn is_group(&self, name: &str) -> bool {
        self.variables
            .iter()
            .any(|variable| variable.name().strip_prefix(name).is_some_and(|rest| rest.starts_with('_')))
    }

    fn place(&self, at: usize) -> Origin {
        let before = self.text.get(..at).unwrap_or(self.text);
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        Origin::at(self.path, before.matches('\n').count() + 1, before[start..].chars().count() + 1)
    }
}

/// Writes a value as a variable has it: the items of a list or a map with the separator of its field between them.
fn text(value: &DeValue<'_>, separator: Option<&str>) -> Result<String, &'static str> {
    let items: Vec<String> = match (value, separator) {
        (DeValue::Array(items), Some(_)) => {
            items.iter().map(|item| scalar(item.get_ref())).collect::<Result<_, _>>()?
        }
        (DeValue::Table(entries), Some(_)) => {
            let entry = |(key, value): (&str, &DeValue<'_>)| {
                if key.contains('=') {
                    return Err("has a key with a `=`, which no variable can have");
                }
                Ok(format!("{key}={}", scalar(value)?))
            };
            entries.iter().map(|(key, value)| entry((key.get_ref(), value.get_ref()))).collect::<Result<_, _>>()?
        }
        _ => return scalar(value),
    };
    let separator = separator.unwrap_or_default();
    if items.iter().any(|item| item.is_empty() || item.trim() != item || item.contains(separator)) {
        return Err("has an item that is empty, has white space at an end, or has the separator of the list in it");
    }
    Ok(items.join(separator))
}

fn scalar(value: &DeValue<'_>) -> Result<String, &'static str> {
    match value {
        DeValue::String(text) => Ok(text.clone().into_owned()),
        DeValue::Integer(number) => i128::from_str_radix(number.as_str(), number.radix())
            .map(|number| number.to_string())
            .map_err(|_| "is an integer with more than 128 bits"),
        DeValue::Float(number) => Ok(number.as_str().to_owned()),
        DeValue::Boolean(value) => Ok(value.to_string()),
        DeValue::Datetime(value) => Ok(value.to_string()),
        DeValue::Array(_) => Err("is an array here, where one value belongs"),
        DeValue::Table(_) => Err("is a table here, where one value belongs"),
    }
}
