//! The places of `#[env(...)]`, and the options that each takes.

use super::table::{Form, OPTIONS, Opt};
use Place::{
    Choice, Chosen, Enum, Foreign, Group, Instances, Newtype, NewtypeField, Payload, Struct, Variable, Variant,
};

/// A place that carries `#[env(...)]`. A field is one of four, by the effect of its options.
#[derive(Clone, Copy, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) enum Place {
    Struct,
    /// A field that the `EnvValue` of its type reads from one variable.
    Variable,
    /// A field that `from_str`, `parse_with` or `serde` reads from one variable.
    Foreign,
    /// A `nested` field, which has no variable of its own.
    Group,
    /// A `nested` map, whose variable lists its keys.
    Instances,
    /// An enum that derives `EnvConfig`.
    Choice,
    /// A variant of such an enum.
    Chosen,
    /// The configuration in such a variant.
    Payload,
    /// An enum that derives `EnvValue`.
    Enum,
    /// A variant of such an enum.
    Variant,
    /// A struct that derives `EnvValue`.
    Newtype,
    NewtypeField,
}

impl Place {
    /// Returns the place that carries the attribute. A field's kind is known only once its options are read.
    fn carrier(self) -> Self {
        if matches!(self, Foreign | Group | Instances) { Variable } else { self }
    }

    pub(super) fn noun(self) -> &'static str {
        match self {
            Struct => "a struct",
            Variable | Foreign | Group | Instances => "a field",
            Choice | Enum => "an enum",
            Chosen | Variant => "a variant",
            Payload => "the payload of a variant",
            Newtype => "a newtype",
            NewtypeField => "the field of a newtype",
        }
    }

    /// Returns what sets this kind of field apart from the others.
    pub(super) fn kind(self) -> Option<&'static str> {
        match self {
            Variable => Some("a field that its type parses"),
            Foreign => Some("a field with `from_str`, `parse_with` or `serde`"),
            Group => Some("a `nested` field"),
            Instances => Some("a `nested` map"),
            _ => None,
        }
    }

    /// Returns the places of the same derive where an option that is unknown here may belong.
    pub(super) fn siblings(self) -> &'static [Self] {
        match self {
            Struct | Variable | Foreign | Group | Instances => &[Struct, Variable, Choice],
            Choice | Payload => &[Choice, Chosen, Variable],
            Chosen => &[Payload, Choice, Variable],
            Enum | Variant => &[Enum, Variant],
            Newtype | NewtypeField => &[Newtype, NewtypeField],
        }
    }

    pub(super) fn options(self) -> impl Iterator<Item = &'static Opt> {
        OPTIONS.iter().filter(move |opt| opt.on.iter().any(|on| on.carrier() == self.carrier()))
    }

    /// Returns an option that shows how the attribute is written: one with a value, if there is any.
    pub(super) fn example(self) -> &'static str {
        let first = match self {
            Variable => "default",
            Choice => "tag",
            _ => "prefix",
        };
        let first = self.options().find(|opt| opt.name == first);
        let with_value =
            first.or_else(|| self.options().find(|opt| !matches!(opt.form, Form::Flag(_) | Form::Path(_))));
        with_value.or(self.options().next()).map_or("", |opt| opt.example)
    }

    /// Lists the options: "a struct takes `crate`, `prefix` and `public`".
    pub(super) fn takes(self) -> String {
        let names: Vec<_> = self.options().map(|opt| format!("`{}`", opt.name)).collect();
        let list = match names.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
            None => "no options".to_owned(),
        };
        format!("{} takes {list}", self.noun())
    }
}
