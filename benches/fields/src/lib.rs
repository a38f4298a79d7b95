//! The measured configurations, as source code for each subject, and their environments.
//!
//! Ten fields form a group. A configuration of more than ten fields consists of identical groups of ten.

use std::fmt::Write as _;

/// A field: its name, its type, a value, and an invalid value if the type has any.
struct Field {
    name: &'static str,
    ty: Type,
    value: &'static str,
    bad: Option<&'static str>,
}

#[derive(Clone, Copy, PartialEq)]
enum Type {
    /// A type that implements `FromStr`.
    Parsed(&'static str),
    Text,
    Optional,
    List,
}

impl Type {
    fn name(self) -> &'static str {
        match self {
            Self::Parsed(name) => name,
            Self::Text => "String",
            Self::Optional => "Option<String>",
            Self::List => "Vec<String>",
        }
    }

    /// The function of `hand` that reads it.
    fn function(self) -> &'static str {
        match self {
            Self::Parsed(_) => "parsed",
            Self::Text => "text",
            Self::Optional => "optional",
            Self::List => "list",
        }
    }
}

const fn field(name: &'static str, ty: Type, value: &'static str, bad: Option<&'static str>) -> Field {
    Field { name, ty, value, bad }
}

const GROUP: [Field; 10] = [
    field("port", Type::Parsed("u16"), "8080", Some("80a80")),
    field("debug", Type::Parsed("bool"), "true", Some("maybe")),
    field("name", Type::Text, "orders-service-7f9c4", None),
    field(
        "database_url",
        Type::Parsed("Url"),
        "postgres://db-primary.internal:5432/orders?sslmode=require",
        Some("db-primary"),
    ),
    field("inventory_url", Type::Parsed("Url"), "https://inventory.internal/api/v1", Some("inventory")),
    field("sample_ratio", Type::Parsed("f64"), "0.25", Some("0,25")),
    field("region", Type::Optional, "eu-central-1", None),
    field("allowed_hosts", Type::List, "a.example.com, b.example.com, c.example.com", None),
    field("workers", Type::Parsed("u16"), "16", Some("-16")),
    field("log_level", Type::Text, "info", None),
];

/// A configuration whose groups differ in a letter, as groups that are words do. Those of the others differ in a number.
pub const LETTERED: usize = 260;

/// Returns the prefixes of the groups.
fn groups(fields: usize) -> Vec<String> {
    match fields {
        ..=10 => vec![String::new()],
        LETTERED => ('a'..='z').map(String::from).collect(),
        _ => (0..fields / 10).map(|group| format!("g{group}")).collect(),
    }
}

fn variable(group: &str, field: &str) -> String {
    let dash = if group.is_empty() { "" } else { "_" };
    format!("APP_{group}{dash}{field}").to_uppercase()
}

/// Returns the names of all variables of a configuration, sorted.
fn sorted(fields: usize) -> Vec<String> {
    let of_group = |group: String| GROUP.iter().take(fields).map(move |field| variable(&group, field.name));
    let mut names: Vec<_> = groups(fields).into_iter().flat_map(of_group).collect();
    names.sort();
    names
}

/// The content of an environment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum State {
    /// Every variable that the configuration reads.
    Set,
    /// Half of each group is invalid; one of these variables has a misspelt name.
    Bad,
    /// Half of each group has an invalid value. Every name is right.
    Refused,
    /// Every variable, under a misspelt prefix.
    Prefix,
    /// No variable of the configuration.
    Missing,
}

/// Returns the variables of a configuration between unrelated ones: half before, half after.
pub fn environment(fields: usize, others: usize, state: State) -> Vec<(String, String)> {
    let mut variables: Vec<_> = (0..others).map(other).collect();
    let after = variables.split_off(others / 2);
    for group in groups(fields) {
        for field in GROUP.iter().take(fields) {
            let name = variable(&group, field.name);
            let (name, value) = match (state, field.bad) {
                (State::Missing, _) => continue,
                (State::Bad, _) if field.name == "log_level" => (name.replace("LEVEL", "LEVLE"), field.value),
                // The other number stays valid, which makes five of ten invalid.
                (State::Prefix, _) => (name.replacen("APP_", "AP_", 1), field.value),
                // The other number stays valid, which makes five of ten invalid.
                (State::Refused, Some(bad)) if field.name != "workers" => (name, bad),
                (State::Bad, Some(bad)) if field.name != "workers" && field.name != "inventory_url" => (name, bad),
                (State::Set | State::Bad | State::Refused, _) => (name, field.value),
            };
            variables.push((name, value.to_owned()));
        }
    }
    variables.extend(after);
    variables
}

/// Returns an unused variable: first those of a shell, then those that Kubernetes injects for each Service.
fn other(i: usize) -> (String, String) {
    let service = i / 7;
    let (name, value) = match i % 7 {
        0 => ("SERVICE_HOST", "10.0.171.239"),
        1 => ("SERVICE_PORT", "6379"),
        2 => ("PORT", "tcp://10.0.171.239:6379"),
        3 => ("PORT_6379_TCP", "tcp://10.0.171.239:6379"),
        4 => ("PORT_6379_TCP_PROTO", "tcp"),
        5 => ("PORT_6379_TCP_PORT", "6379"),
        _ => ("PORT_6379_TCP_ADDR", "10.0.171.239"),
    };
    (format!("BACKEND_{service}_{name}"), value.to_owned())
}

/// Keeps the hand-written code of each group in a function of its own. In a single function, the drops after each error
/// would be quadratic in number, and the compiler would take minutes.
const NEVER: &str = "#[inline(never)]";

/// The reader of the configuration.
#[derive(Clone, Copy, PartialEq)]
pub enum Subject {
    Factor3,
    /// `std::env::var` for each field; stops at the first error.
    HandVar,
    /// `std::env::var` for each field; collects all errors.
    HandAll,
    /// One pass over the environment, with a binary search in a static table of names. Collects all errors.
    HandPass,
    Envconfig,
    Envy,
    Confique,
    Conf,
}

impl Subject {
    pub const ALL: [Self; 8] = [
        Self::Factor3,
        Self::HandVar,
        Self::HandAll,
        Self::HandPass,
        Self::Envconfig,
        Self::Envy,
        Self::Confique,
        Self::Conf,
    ];
    pub const HAND: [Self; 3] = [Self::HandVar, Self::HandAll, Self::HandPass];

    pub fn name(self) -> &'static str {
        match self {
            Self::Factor3 => "factor3",
            Self::HandVar => "hand_var",
            Self::HandAll => "hand_all",
            Self::HandPass => "hand_pass",
            Self::Envconfig => "envconfig",
            Self::Envy => "envy",
            Self::Confique => "confique",
            Self::Conf => "conf",
        }
    }

    /// Returns source code: a type `Config`, and a function `load` that returns it or the text of an error.
    pub fn code(self, fields: usize) -> String {
        // Its derive needs the trait in scope.
        let import = if self == Self::Envconfig { "use envconfig::Envconfig;\n" } else { "" };
        let mut code = import.to_owned();
        // envy has no prefixes for nested structs, and flat structs are its fast form.
        if self == Self::Envy {
            self.flat(fields, &mut code);
        } else {
            let groups = groups(fields);
            for group in &groups {
                self.group(group, fields, &mut code);
            }
            if fields > 10 {
                self.outer(&groups, &mut code);
            }
        }
        if self == Self::HandPass {
            let _ = writeln!(code, "static NAMES: &[&str] = &{:?};", sorted(fields));
        }
        code + &self.load()
    }

    /// Returns the attributes of a type.
    fn derive(self, outermost: bool) -> &'static str {
        match (self, outermost) {
            (Self::Factor3, true) => "#[derive(factor3::EnvConfig)] #[env(prefix = \"APP_\")]",
            (Self::Factor3, false) => "#[derive(factor3::EnvConfig)]",
            (Self::Envconfig, _) => "#[derive(Envconfig)]",
            (Self::Envy, _) => "#[derive(serde::Deserialize)]",
            (Self::Confique, _) => "#[derive(confique::Config)]",
            (Self::Conf, true) => "#[derive(conf::Conf)] #[conf(env_prefix = \"APP_\")]",
            (Self::Conf, false) => "#[derive(conf::Conf)]",
            (Self::HandVar | Self::HandAll | Self::HandPass, _) => "",
        }
    }

    /// Returns the attributes of a field.
    fn attribute(self, variable: &str, ty: Type) -> String {
        match (self, ty) {
            (Self::Envconfig, _) => format!("#[envconfig(from = \"{variable}\")]"),
            (Self::Confique, Type::List) => {
                format!("#[config(env = \"{variable}\", parse_env = confique::env::parse::list_by_comma)]")
            }
            (Self::Confique, _) => format!("#[config(env = \"{variable}\")]"),
            (Self::Conf, Type::List) => "#[conf(repeat, long, env)]".to_owned(),
            (Self::Conf, _) => "#[conf(parameter, long, env)]".to_owned(),
            _ => String::new(),
        }
    }

    fn ty(self, ty: Type) -> &'static str {
        // It needs `FromStr`, which `Vec` does not implement.
        if self == Self::Envconfig && ty == Type::List { "crate::hand::List" } else { ty.name() }
    }

    fn group(self, group: &str, fields: usize, code: &mut String) {
        let name = if group.is_empty() { "Config".to_owned() } else { group.to_uppercase() };
        let _ = writeln!(code, "{} pub struct {name} {{", self.derive(group.is_empty()));
        for field in GROUP.iter().take(fields) {
            let attribute = self.attribute(&variable(group, field.name), field.ty);
            let _ = writeln!(code, "{attribute} pub {}: {},", field.name, self.ty(field.ty));
        }
        let _ = writeln!(code, "}}");
        let names = sorted(fields);
        let read = |field: &Field| {
            let name = variable(group, field.name);
            match names.binary_search(&name) {
                Ok(index) if self == Self::HandPass => format!("{}({index})", field.ty.function()),
                _ => format!("{}(\"{name}\")", field.ty.function()),
            }
        };
        let function = if group.is_empty() { "read" } else { group };
        let mut body = String::new();
        match self {
            Self::HandVar => {
                for field in GROUP.iter().take(fields) {
                    let _ = writeln!(body, "{}: hand::{}?,", field.name, read(field));
                }
                let _ =
                    writeln!(code, "{NEVER} fn {function}() -> Result<{name}, String> {{ Ok({name} {{ {body} }}) }}");
            }
            Self::HandAll | Self::HandPass => {
                let (source, parameter) = match self {
                    Self::HandAll => ("hand::", "errors: &mut Vec<String>"),
                    _ => ("pass.", "pass: &mut hand::Pass, errors: &mut Vec<String>"),
                };
                for field in GROUP.iter().take(fields) {
                    let _ = writeln!(body, "let {} = hand::keep({source}{}, errors);", field.name, read(field));
                }
                let _ = writeln!(
                    code,
                    "{NEVER} fn {function}({parameter}) -> Option<{name}> {{ {body}\
                     if !errors.is_empty() {{ return None; }}\n"
                );
                let members: String =
                    GROUP.iter().take(fields).map(|field| format!("{0}: {0}?,", field.name)).collect();
                let _ = writeln!(code, "Some({name} {{ {members} }}) }}");
            }
            _ => {}
        }
    }

    fn outer(self, groups: &[String], code: &mut String) {
        let attribute = match self {
            Self::Factor3 => "#[env(nested)]",
            Self::Envconfig => "#[envconfig(nested)]",
            Self::Confique => "#[config(nested)]",
            Self::Conf => "#[conf(flatten, prefix)]",
            _ => "",
        };
        let _ = writeln!(code, "{} pub struct Config {{", self.derive(true));
        for group in groups {
            let _ = writeln!(code, "{attribute} pub {group}: {},", group.to_uppercase());
        }
        let _ = writeln!(code, "}}");
        let each = |text: &dyn Fn(&str) -> String| groups.iter().map(|group| text(group)).collect::<String>();
        let all = |arguments: &str| {
            let read = each(&|group| format!("let {group} = {group}({arguments});"));
            let some = each(&|group| format!("Some({group}),"));
            let members = each(&|group| format!("{group},"));
            format!("{read} let ({some}) = ({members}) else {{ return None }}; Some(Config {{ {members} }})")
        };
        let _ = match self {
            Self::HandVar => {
                let members = each(&|group| format!("{group}: {group}()?,"));
                writeln!(code, "fn read() -> Result<Config, String> {{ Ok(Config {{ {members} }}) }}")
            }
            Self::HandAll => {
                writeln!(code, "fn read(errors: &mut Vec<String>) -> Option<Config> {{ {} }}", all("errors"))
            }
            Self::HandPass => writeln!(
                code,
                "fn read(pass: &mut hand::Pass, errors: &mut Vec<String>) -> Option<Config> {{ {} }}",
                all("pass, errors")
            ),
            _ => Ok(()),
        };
    }

    fn flat(self, fields: usize, code: &mut String) {
        let _ = writeln!(code, "{} pub struct Config {{", self.derive(true));
        for group in groups(fields) {
            for field in GROUP.iter().take(fields) {
                let name = variable(&group, field.name)["APP_".len()..].to_lowercase();
                let _ = writeln!(code, "pub {name}: {},", field.ty.name());
            }
        }
        let _ = writeln!(code, "}}");
    }

    fn load(self) -> String {
        let body = match self {
            Self::Factor3 => "factor3::EnvConfig::from_env().map_err(|e: factor3::Error| e.to_string())",
            Self::HandVar => "read()",
            Self::HandAll => {
                "let mut errors = Vec::new(); let config = read(&mut errors); config.ok_or_else(|| errors.join(\"\\n\"))"
            }
            Self::HandPass => {
                "let (mut pass, mut errors) = (hand::Pass::new(NAMES), Vec::new()); let config = read(&mut pass, &mut errors); \
                 config.ok_or_else(|| errors.join(\"\\n\"))"
            }
            Self::Envconfig => "Config::init_from_env().map_err(|e| e.to_string())",
            Self::Envy => "envy::prefixed(\"APP_\").from_env().map_err(|e| e.to_string())",
            Self::Confique => "<Config as confique::Config>::builder().env().load().map_err(|e| e.to_string())",
            Self::Conf => {
                "<Config as conf::Conf>::try_parse_from([\"load\"], std::env::vars_os()).map_err(|e| e.to_string())"
            }
        };
        format!("pub fn load() -> Result<Config, String> {{ {body} }}\n")
    }
}
