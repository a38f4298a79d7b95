//! The type of a field: from a `.parse()` at the place, from comparisons, from the default, from the name.

mod name;

pub(crate) use self::name::of_name;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::name::of_scheme;
use crate::words::is_secret;

/// The evidence in the environment files and the manifest of a package.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    /// The form of each variable's value in the environment files, but never the value.
    pub(crate) values: BTreeMap<String, Looks>,
    /// The dependencies of the package, and `name/feature` for each feature.
    pub(crate) dependencies: BTreeSet<String>,
}

/// The form of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Looks {
    Scheme(String),
    Number,
    Bool,
    Other,
}

impl Looks {
    pub(crate) fn of(value: &str) -> Self {
        match value.split_once("://") {
            Some((scheme, _))
                if scheme.chars().all(|character| character.is_ascii_alphanumeric() || "+-.".contains(character)) =>
            {
                Self::Scheme(scheme.to_ascii_lowercase())
            }
            _ if value.parse::<i64>().is_ok() => Self::Number,
            _ if matches!(value, "true" | "false") => Self::Bool,
            _ => Self::Other,
        }
    }
}

/// The type of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Secret,
    Url,
    Path,
    Bool,
    /// A number or another type of the standard library, by name.
    Number(String),
    /// A type of `std::net` or `std::time`, by path.
    Standard(&'static str),
    /// A service of `factor3::service`.
    Service(&'static str),
    /// A duration in the unit of the name: a value of the option `unit`.
    Span(&'static str),
    /// One of a few words.
    Words(Vec<String>),
    /// A list of texts, and its separator unless that is a comma.
    List(Option<String>),
    /// A type of the program or of another crate.
    Other(String),
}

impl Kind {
    /// Returns a rank that rises with the certainty.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Self::Text => 0,
            Self::Url | Self::Path => 1,
            Self::Words(_) => 2,
            _ => 3,
        }
    }

    /// Returns `true` if a text can be the default of a field of this type.
    pub(crate) fn takes(&self, text: &str) -> bool {
        let plain = !text.is_empty() && text.trim() == text && !text.chars().any(char::is_control);
        match self {
            Self::Text | Self::Path => plain,
            Self::Bool => matches!(text, "true" | "false"),
            Self::Number(name) => number_takes(name, text),
            Self::Standard("std::net::SocketAddr") => text.parse::<std::net::SocketAddr>().is_ok(),
            Self::Standard("std::net::IpAddr") => text.parse::<std::net::IpAddr>().is_ok(),
            Self::Standard("std::net::Ipv4Addr") => text.parse::<std::net::Ipv4Addr>().is_ok(),
            Self::Span(_) => text.parse::<u64>().is_ok(),
            Self::Words(words) => words.iter().any(|word| word == text),
            Self::Url => {
                plain
                    && text.starts_with("http")
                    && !text.contains(['?', '#', '@', ' ', '\\', '{'])
                    && crate::address::read(text).len() == 1
            }
            Self::Service("OtlpEndpoint" | "OtlpGrpcEndpoint") => {
                Self::Url.takes(text) && text.split_once("://").is_some_and(|(_, rest)| !rest.contains('/'))
            }
            Self::List(_) => plain && !text.contains(['"', '\\']),
            _ => false,
        }
    }
}

fn number_takes(name: &str, text: &str) -> bool {
    let whole = text.chars().all(|character| character.is_ascii_digit()) && !text.is_empty();
    match name {
        "u8" => text.parse::<u8>().is_ok() && whole,
        "u16" => text.parse::<u16>().is_ok() && whole,
        "u32" => text.parse::<u32>().is_ok() && whole,
        "u64" | "usize" | "u128" => text.parse::<u64>().is_ok() && whole,
        "i8" => text.parse::<i8>().is_ok(),
        "i16" => text.parse::<i16>().is_ok(),
        "i32" => text.parse::<i32>().is_ok(),
        "i64" | "isize" | "i128" => text.parse::<i64>().is_ok(),
        "f32" | "f64" => {
            text.parse::<f64>().is_ok_and(f64::is_finite) && text.starts_with(|first: char| first.is_ascii_digit())
        }
        _ => false,
    }
}

/// Returns the type that the code parses the text as. It is empty if the code does not name it, and `None` for a text.
pub(crate) fn of_parse(types: &str, variable: &str, default: Option<&str>) -> Option<Kind> {
    // A `let` may be of `Result<u16, _>` or `Option<u16>`. `&str` leaves the type open.
    let inner = types
        .split_once('<')
        .filter(|(outer, _)| {
            matches!(outer.rsplit("::").next(), Some("Result" | "Option" | "LazyLock" | "Lazy" | "LazyCell"))
        })
        .map_or(types, |(_, rest)| rest.split([',', '>']).next().unwrap_or(""));
    let last = inner.rsplit("::").next().unwrap_or("").trim_end_matches('>');
    Some(match last {
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "i8" | "i16" | "i32" | "i64" | "i128" | "isize" | "f32"
        | "f64" => Kind::Number(last.to_owned()),
        "bool" => Kind::Bool,
        "char" => Kind::Number("char".to_owned()),
        "SocketAddr" => Kind::Standard("std::net::SocketAddr"),
        "IpAddr" => Kind::Standard("std::net::IpAddr"),
        "Ipv4Addr" => Kind::Standard("std::net::Ipv4Addr"),
        "Url" | "Uri" => Kind::Url,
        "PathBuf" => Kind::Path,
        "Duration" => Kind::Standard("std::time::Duration"),
        "Level" | "LevelFilter" => Kind::Words(["trace", "debug", "info", "warn", "error"].map(str::to_owned).to_vec()),
        "String" | "str" | "&str" => return None,
        "" | "_" => match default {
            Some(text) if text.parse::<u64>().is_ok() => of_name(variable, &Evidence::default()).or_number("u64"),
            _ => match of_name(variable, &Evidence::default()) {
                Kind::Text => return None,
                known => known,
            },
        },
        other if other.len() == 1 || inner.contains(['<', '&', '(', '[']) => return of_parse("", variable, default),
        _ => Kind::Other(inner.trim_end_matches('>').to_owned()),
    })
}

impl Kind {
    fn or_number(self, name: &str) -> Self {
        match self {
            Self::Number(_) | Self::Span(_) => self,
            _ => Self::Number(name.to_owned()),
        }
    }
}

/// Returns the type for a text that is compared with these words.
pub(crate) fn of_words(found: &[Arc<str>], default: Option<&str>) -> Kind {
    let truth = |word: &str| {
        matches!(word.to_ascii_lowercase().as_str(), "true" | "false" | "1" | "0" | "yes" | "no" | "on" | "off")
    };
    if found.iter().all(|word| truth(word)) {
        return Kind::Bool;
    }
    let mut known: Vec<String> = Vec::new();
    for word in found.iter().map(|word| &**word).chain(default) {
        let valid = !word.is_empty()
            && word.trim() == word
            && word.chars().all(|character| character.is_ascii_alphanumeric() || "-_.".contains(character));
        if valid && !known.iter().any(|other| other == word) {
            known.push(word.to_owned());
        }
    }
    if known.is_empty() { Kind::Text } else { Kind::Words(known) }
}

/// Returns the type of a default, if the name left it open.
pub(crate) fn of_default(text: &str, variable: &str, named: &Kind) -> Option<Kind> {
    if is_secret(variable) || !matches!(named, Kind::Text | Kind::Standard(_) | Kind::Service(_)) {
        return None;
    }
    if text.parse::<std::net::SocketAddr>().is_ok() {
        return Some(Kind::Standard("std::net::SocketAddr"));
    }
    if matches!(text, "true" | "false") && *named == Kind::Text {
        return Some(Kind::Bool);
    }
    match Looks::of(text) {
        // The port of gRPC.
        Looks::Scheme(_)
            if *named == Kind::Service("OtlpEndpoint") && text.trim_end_matches('/').ends_with(":4317") =>
        {
            Some(Kind::Service("OtlpGrpcEndpoint"))
        }
        Looks::Scheme(scheme) if *named == Kind::Text => of_scheme(&scheme),
        _ => None,
    }
}
