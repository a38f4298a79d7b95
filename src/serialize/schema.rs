//! The JSON shape of a schema.

use std::fmt::Display;
use std::ops::Bound;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::of_kind;
use crate::expected::{Expected, Kind, Part, Sensitivity};
use crate::schema::{self, Alias, Condition, Schema};
use crate::value::{Options, TlsPolicy};

/// Serialises the `Display` form. A path that is not UTF-8 contains U+FFFD.
struct DisplayText<T>(T);

impl<T: Display> Serialize for DisplayText<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// With the `serde` feature, serialises as an object with the `variables`.
///
/// ```
/// # use factor3::EnvConfig;
/// #[derive(EnvConfig)]
/// struct Config {
///     /// Port the HTTP server listens on.
///     #[env(default = "8080")]
///     port: u16,
/// }
///
/// assert_eq!(
///     serde_json::to_value(Config::schema())?,
///     serde_json::json!({
///         "variables": [{
///             "name": "PORT",
///             "field": "port",
///             "docs": "Port the HTTP server listens on.",
///             "expected": {
///                 "kind": "integer",
///                 "min": 0,
///                 "max": 65535,
///                 "zero": true,
///                 "text": "an integer from 0 to 65535",
///                 "example": null,
///             },
///             "sensitivity": "public",
///             "required": false,
///             "group": null,
///             "conditions": [],
///             "aliases": [],
///             "file": null,
///             "default": "8080",
///             "example": null,
///             "separator": null,
///             "allows_empty": false,
///             "denies_empty": false,
///             "fallbacks": [],
///             "tls": null,
///             "part_of": null,
///         }],
///     })
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut schema = serializer.serialize_struct("Schema", 1)?;
        schema.serialize_field("variables", &self.variables())?;
        schema.end()
    }
}

/// With the `serde` feature, serialises as an object with a key for each accessor: `name`, `field`, `docs`, `expected`,
/// `sensitivity`, `required`, `group`, `conditions`, `aliases`, `file`, `default`, `example`, `separator`,
/// `allows_empty`, `denies_empty`, `fallbacks`, `tls` and `part_of`.
impl Serialize for schema::Variable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // A new option does not compile before it is decided which key tells it.
        let Options { separator: _, tls, userinfo: _, unit: _ } = self.options();
        let mut variable = serializer.serialize_struct("Variable", 18)?;
        variable.serialize_field("name", self.name())?;
        variable.serialize_field("field", self.field())?;
        variable.serialize_field("docs", self.docs())?;
        variable.serialize_field("expected", &self.expected())?;
        variable.serialize_field("sensitivity", &self.sensitivity())?;
        variable.serialize_field("required", &self.is_required())?;
        variable.serialize_field("group", &self.group())?;
        variable.serialize_field("conditions", self.conditions())?;
        variable.serialize_field("aliases", self.aliases())?;
        variable.serialize_field("file", &self.file())?;
        variable.serialize_field("default", &self.default())?;
        variable.serialize_field("example", &self.example())?;
        variable.serialize_field("separator", &self.separator())?;
        variable.serialize_field("allows_empty", &self.allows_empty())?;
        variable.serialize_field("denies_empty", &self.denies_empty())?;
        variable.serialize_field("fallbacks", self.fallbacks())?;
        variable.serialize_field("tls", tls)?;
        variable.serialize_field("part_of", &self.part_of())?;
        variable.end()
    }
}

/// With the `serde` feature, serialises as an object with a `kind`, and more by the kind.
///
/// | kind | keys |
/// | --- | --- |
/// | `any-set` | `group`, the path of the group, and `variables`, their names |
/// | `chosen` | `variable`, its name, the `word`, and `default`, which is `true` for the default variant |
/// | `listed` | `variable`, the name of the list |
impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::AnySet { group, variables } => {
                let mut condition = of_kind(serializer, "Condition", "any-set", 2)?;
                condition.serialize_field("group", group)?;
                condition.serialize_field("variables", variables)?;
                condition.end()
            }
            Self::Chosen { variable, word, default } => {
                let mut condition = of_kind(serializer, "Condition", "chosen", 3)?;
                condition.serialize_field("variable", variable)?;
                condition.serialize_field("word", word)?;
                condition.serialize_field("default", default)?;
                condition.end()
            }
            Self::Listed { variable } => {
                let mut condition = of_kind(serializer, "Condition", "listed", 1)?;
                condition.serialize_field("variable", variable)?;
                condition.end()
            }
        }
    }
}

/// With the `serde` feature, serialises as an object with the `name`, the boolean `deprecated`, and a `note`.
impl Serialize for Alias {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut alias = serializer.serialize_struct("Alias", 3)?;
        alias.serialize_field("name", self.name())?;
        alias.serialize_field("deprecated", &self.is_deprecated())?;
        alias.serialize_field("note", &self.note())?;
        alias.end()
    }
}

/// With the `serde` feature, serialises as `require` or `verify`, as in the field option `tls`.
impl Serialize for TlsPolicy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            Self::Require => "require",
            Self::Verify => "verify",
        })
    }
}

/// With the `serde` feature, serialises as the name of the variant in lower case, such as `public`.
impl Serialize for Sensitivity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            Self::Public => "public",
            Self::Masked => "masked",
            Self::Unknown => "unknown",
            Self::Secret => "secret",
        })
    }
}

/// With the `serde` feature, serialises as an object with a `kind`, the `text` of its `Display` and an `example`, and
/// more by the kind.
///
/// | kind | keys |
/// | --- | --- |
/// | `text`, `decimal`, `duration` | `range`, a string, if the field has one |
/// | `boolean` | |
/// | `integer` | `min` and `max`, which are strings beyond the range of an `i64`, and `zero`, which is `true` if 0 is allowed, and `unit`, if it counts the units of a duration |
/// | `words` | `words` |
/// | `list` | `item`, and `length` if it is fixed |
/// | `tuple` | `items` |
/// | `map` | `key`, `value` |
impl Serialize for Expected {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let start = |serializer, kind, keys: usize| of_kind::<S>(serializer, "Expected", kind, keys + 2);
        let mut expected = match self.kind() {
            Kind::Text(_) | Kind::Decimal | Kind::Duration => {
                let kind = match self.kind() {
                    Kind::Decimal => "decimal",
                    Kind::Duration => "duration",
                    _ => "text",
                };
                let mut expected = start(serializer, kind, 1)?;
                expected.serialize_field("range", &self.bounds().as_ref().map(DisplayText))?;
                expected
            }
            Kind::Boolean => start(serializer, "boolean", 0)?,
            Kind::Integer { zero, .. } => {
                let bounds = self.bounds();
                let unit = self.counted();
                let mut integer = start(serializer, "integer", 3 + usize::from(unit.is_some()))?;
                integer.serialize_field("min", &bounds.as_ref().map(|bounds| JsonBound(bounds.start())))?;
                integer.serialize_field("max", &bounds.as_ref().map(|bounds| JsonBound(bounds.end())))?;
                integer.serialize_field("zero", &zero)?;
                if let Some(unit) = unit {
                    integer.serialize_field("unit", unit.name)?;
                }
                integer
            }
            Kind::Words(list) => {
                let mut words = start(serializer, "words", 1)?;
                words.serialize_field("words", list)?;
                words
            }
            Kind::List { length, .. } => {
                let mut list = start(serializer, "list", 2)?;
                list.serialize_field("item", &self.part(0, Part::Whole))?;
                list.serialize_field("length", &length)?;
                list
            }
            Kind::Tuple(items) => {
                let mut tuple = start(serializer, "tuple", 1)?;
                tuple.serialize_field("items", items)?;
                tuple
            }
            Kind::Map { key, .. } => {
                let mut map = start(serializer, "map", 2)?;
                map.serialize_field("key", key)?;
                map.serialize_field("value", &self.part(0, Part::Value))?;
                map
            }
        };
        expected.serialize_field("text", &DisplayText(self))?;
        expected.serialize_field("example", &self.example_text())?;
        expected.end()
    }
}

/// A bound, as a number if every reader can represent it, otherwise as a string.
struct JsonBound<'a>(Bound<&'a str>);

impl Serialize for JsonBound<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Bound::Included(text) | Bound::Excluded(text) => match text.parse() {
                Ok(number) => serializer.serialize_i64(number),
                Err(_) => serializer.serialize_str(text),
            },
            Bound::Unbounded => serializer.serialize_none(),
        }
    }
}
