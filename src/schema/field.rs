//! A field of a configuration, and the constructors that generated code calls. They are `const fn`s over private
//! fields, which allows new fields.

use super::Schema;
use super::spec::{AliasSpec, DefaultSpec, VariableSpec};
use super::visit::{HoldsInInstance, holds_in_instance};
use crate::expected::{Expected, Sensitivity, Unit};
use crate::value::{Options, TlsPolicy};

/// A field: a variable or a group of variables.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub(crate) name: &'static str,
    pub(crate) kind: FieldKind,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum FieldKind {
    Variable(VariableSpec),
    /// A nested configuration, or one for each name in a list.
    Group {
        prefix: &'static str,
        schema: &'static Schema,
        docs: &'static str,
        list: Option<List>,
    },
}

/// The variable that lists the instances of a group.
#[derive(Clone, Copy, Debug)]
pub(crate) struct List {
    pub(crate) field: &'static Field,
    /// Searches the instances. A program without any does not link it.
    pub(super) holds: HoldsInInstance,
}

impl Field {
    /// Creates a field that reads one variable.
    #[doc(hidden)]
    pub const fn value(
        field: &'static str,
        variable: &'static str,
        sensitivity: Sensitivity,
        expected: &'static Expected,
    ) -> Self {
        let spec = VariableSpec {
            name: variable,
            own_name: variable,
            docs: "",
            expected,
            sensitivity,
            default: DefaultSpec::None,
            example: None,
            options: *Options::NONE,
            absolute: false,
            allow_empty: false,
            deny_empty: false,
            public: false,
            named: false,
            aliases: &[],
            file: sensitivity.is_of_secrets(),
            shared: false,
            is_prefix: false,
            password: None,
            tls_unless: None,
            parts: &[],
            is_part: false,
            fallbacks: &[],
            tag: false,
            has_rules: false,
        };
        Self { name: field, kind: FieldKind::Variable(spec) }
    }

    /// Creates a field that reads every variable with a prefix.
    #[doc(hidden)]
    pub const fn prefix_of_all(field: &'static str, prefix: &'static str, expected: &'static Expected) -> Self {
        let row = Self::value(field, prefix, Sensitivity::Unknown, expected);
        row.map(VariableSpec { is_prefix: true, ..*row.spec() })
    }

    /// Creates a field that is a nested configuration. Its prefix is that of the field, or else that of the type, or
    /// else derived from the field's name. Only one of these applies.
    #[doc(hidden)]
    pub const fn group(
        field: &'static str,
        written: Option<&'static str>,
        from_name: &'static str,
        schema: &'static Schema,
    ) -> Self {
        let prefix = match (written, schema.prefix) {
            (Some(prefix), _) | (None, Some(prefix)) => prefix,
            (None, None) => from_name,
        };
        Self { name: field, kind: FieldKind::Group { prefix, schema, docs: "", list: None } }
    }

    /// Creates a field that is a nested configuration for each name in a list. Otherwise like [`group`](Self::group).
    #[doc(hidden)]
    pub const fn instances(
        field: &'static str,
        written: Option<&'static str>,
        from_name: &'static str,
        schema: &'static Schema,
        list: &'static Self,
    ) -> Self {
        match Self::group(field, written, from_name, schema).kind {
            FieldKind::Group { prefix, schema, docs, .. } => {
                let list = List { field: list, holds: holds_in_instance };
                Self { name: field, kind: FieldKind::Group { prefix, schema, docs, list: Some(list) } }
            }
            FieldKind::Variable(_) => panic!("a group is not a variable"),
        }
    }

    pub(super) const fn tag(self) -> Self {
        self.map(VariableSpec { tag: true, ..*self.spec() })
    }

    #[inline]
    pub(crate) fn variable(&self) -> &VariableSpec {
        match &self.kind {
            FieldKind::Variable(spec) => spec,
            FieldKind::Group { .. } => unreachable!("the derive reads a group with `group`"),
        }
    }

    pub(crate) fn prefix(&self) -> &'static str {
        match self.kind {
            FieldKind::Group { prefix, .. } => prefix,
            FieldKind::Variable(_) => unreachable!("the derive reads a variable with `value`"),
        }
    }

    /// Returns the schema of a group.
    pub(crate) fn schema(&self) -> &'static Schema {
        match self.kind {
            FieldKind::Group { schema, .. } => schema,
            FieldKind::Variable(_) => unreachable!("the derive reads a variable with `value`"),
        }
    }

    /// Returns the variable that lists the instances of a group.
    pub(crate) fn list(&self) -> &'static Self {
        match self.kind {
            FieldKind::Group { list: Some(list), .. } => list.field,
            _ => unreachable!("the derive reads instances with `instances`"),
        }
    }

    pub(super) const fn map(self, spec: VariableSpec) -> Self {
        Self { name: self.name, kind: FieldKind::Variable(spec) }
    }

    pub(crate) const fn spec(&self) -> &VariableSpec {
        match &self.kind {
            FieldKind::Variable(spec) => spec,
            FieldKind::Group { .. } => panic!("a group takes no options of a variable"),
        }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn docs(self, docs: &'static str) -> Self {
        match self.kind {
            FieldKind::Variable(spec) => self.map(VariableSpec { docs, ..spec }),
            FieldKind::Group { prefix, schema, list, .. } => {
                Self { name: self.name, kind: FieldKind::Group { prefix, schema, docs, list } }
            }
        }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn default_text(self, text: &'static str) -> Self {
        self.map(VariableSpec { default: DefaultSpec::Text(text), ..*self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn default_typed(self, literal: Option<&'static str>) -> Self {
        self.map(VariableSpec { default: DefaultSpec::Typed(literal), ..*self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn example(self, text: &'static str) -> Self {
        self.map(VariableSpec { example: Some(text), ..*self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn separator(self, separator: &'static str) -> Self {
        self.map(VariableSpec { options: Options { separator, ..self.spec().options }, ..*self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn absolute(self) -> Self {
        self.map(VariableSpec { absolute: true, ..*self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn allow_empty(self) -> Self {
        self.map(VariableSpec { allow_empty: true, ..*self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn deny_empty(self) -> Self {
        self.map(VariableSpec { deny_empty: true, ..*self.spec() })
    }

    /// Sets the full name for a struct that is not nested, which a load then need not assemble.
    #[doc(hidden)]
    #[must_use]
    pub const fn own_name(self, own_name: &'static str) -> Self {
        self.map(VariableSpec { own_name, ..*self.spec() })
    }

    /// Marks the value as public. This has no effect on secrets and on values with a redacted form, because `public` on
    /// a struct is meant for its plain values.
    #[doc(hidden)]
    #[must_use]
    pub const fn public(self) -> Self {
        let plain = matches!(self.spec().sensitivity, Sensitivity::Public | Sensitivity::Unknown);
        self.map(VariableSpec { public: plain, ..*self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn aliases(self, aliases: &'static [AliasSpec]) -> Self {
        self.map(VariableSpec { aliases, ..*self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn no_file(self) -> Self {
        self.map(VariableSpec { file: false, ..*self.spec() })
    }

    /// Sets the unit of a duration whose text is a number alone.
    #[doc(hidden)]
    #[must_use]
    pub const fn unit(self, unit: &str) -> Self {
        let unit = Some(Unit::named(unit));
        self.map(VariableSpec { options: Options { unit, ..self.spec().options }, ..*self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn tls(self, tls: TlsPolicy) -> Self {
        self.map(VariableSpec { options: Options { tls: Some(tls), ..self.spec().options }, ..*self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn allow_userinfo(self) -> Self {
        self.map(VariableSpec { options: Options { userinfo: true, ..self.spec().options }, ..*self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn shared(self) -> Self {
        self.map(VariableSpec { shared: true, ..*self.spec() })
    }

    /// Marks a field with rules.
    #[doc(hidden)]
    #[must_use]
    pub const fn has_rules(self) -> Self {
        self.map(VariableSpec { has_rules: true, ..*self.spec() })
    }

    /// Adds the variable for the password of a URL.
    #[doc(hidden)]
    #[must_use]
    pub const fn password(self, password: &'static Field) -> Self {
        self.map(VariableSpec { password: Some(password), ..*self.spec() })
    }

    /// Sets the variable that switches the TLS policy off.
    #[doc(hidden)]
    #[must_use]
    pub const fn tls_unless(self, switch: &'static Field) -> Self {
        self.map(VariableSpec { tls_unless: Some(switch), ..*self.spec() })
    }

    /// Sets the names that are read if the variable is not set.
    #[doc(hidden)]
    #[must_use]
    pub const fn fallbacks(self, fallbacks: &'static [&'static str]) -> Self {
        self.map(VariableSpec { fallbacks, ..*self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn named(self) -> Self {
        self.map(VariableSpec { named: true, ..*self.spec() })
    }
}
