//! A field of a configuration, and the constructors that generated code calls. They are `const fn`s over private
//! fields, which allows new fields.

use super::Schema;
use crate::expected::{Expected, Sensitivity};
use crate::say::KnownName;
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
    Group { prefix: &'static str, schema: &'static Schema, docs: &'static str },
}

/// A variable, relative to the prefixes of the enclosing groups.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the field, on or off")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct VariableSpec {
    pub(crate) name: &'static str,
    /// The name with the prefix of its own struct: the full name, if the struct is not nested.
    pub(crate) own_name: &'static str,
    pub(crate) docs: &'static str,
    pub(crate) expected: &'static Expected,
    pub(crate) sensitivity: Sensitivity,
    pub(crate) default: DefaultSpec,
    pub(crate) example: Option<&'static str>,
    /// The options of the parser.
    pub(crate) options: Options,
    /// Prefixes do not apply to the name.
    pub(crate) absolute: bool,
    pub(crate) allow_empty: bool,
    /// The author declares that the value may be shown, whatever its type.
    pub(crate) public: bool,
    /// The author chose the name explicitly. If a platform uses it too, that is not an accident.
    pub(crate) named: bool,
    /// The aliases, in lookup order.
    pub(crate) aliases: &'static [AliasSpec],
    /// The value may be in a file that `NAME_FILE` names.
    pub(crate) file: bool,
    /// Other fields may read the same variable on purpose.
    pub(crate) shared: bool,
    /// The name is a prefix, and every variable that begins with it is read.
    pub(crate) is_prefix: bool,
    /// The variable for the password of a URL.
    pub(crate) password: Option<&'static Field>,
    /// It selects a variant.
    pub(crate) tag: bool,
    /// A load asks rules of its value.
    pub(crate) has_rules: bool,
}

/// An alias of a variable, under the prefixes of the variable.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct AliasSpec {
    pub(crate) name: &'static str,
    /// Using it is a warning.
    pub(crate) deprecated: bool,
    /// The note in the warning.
    pub(crate) note: Option<&'static str>,
}

#[doc(hidden)]
impl AliasSpec {
    pub const fn new(name: &'static str) -> Self {
        Self { name, deprecated: false, note: None }
    }

    pub const fn deprecated(name: &'static str, note: Option<&'static str>) -> Self {
        Self { name, deprecated: true, note }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DefaultSpec {
    None,
    /// A string literal, parsed like the text of the variable.
    Text(&'static str),
    /// Any other expression: a typed value, with its text if it is a literal.
    Typed(Option<&'static str>),
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
            public: false,
            named: false,
            aliases: &[],
            file: matches!(sensitivity, Sensitivity::Masked | Sensitivity::Secret),
            shared: false,
            is_prefix: false,
            password: None,
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
        Self { name: field, kind: FieldKind::Group { prefix, schema, docs: "" } }
    }

    pub(super) const fn tag(self) -> Self {
        self.map(VariableSpec { tag: true, ..*self.spec() })
    }

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

    const fn map(self, spec: VariableSpec) -> Self {
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
            FieldKind::Group { prefix, schema, .. } => {
                Self { name: self.name, kind: FieldKind::Group { prefix, schema, docs } }
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

    #[doc(hidden)]
    #[must_use]
    pub const fn named(self) -> Self {
        self.map(VariableSpec { named: true, ..*self.spec() })
    }
}

impl VariableSpec {
    /// Returns `true` if a load fails when the variable is read but not set.
    pub(crate) fn is_required(&self) -> bool {
        self.default == DefaultSpec::None && !self.expected.is_optional()
    }

    /// Returns `true` if several names may set the variable: aliases, or that of a file.
    pub(crate) const fn has_several_names(&self) -> bool {
        self.file || !self.aliases.is_empty()
    }

    pub(crate) fn full_name(&self, prefix: &KnownName) -> KnownName {
        let name = if self.absolute { KnownName::new(self.name) } else { prefix.join(self.name) };
        if self.is_prefix { name.join("*") } else { name }
    }

    /// Returns every name that is read: the name, the aliases, and the `_FILE` name of each.
    pub(crate) fn names(&self, prefix: &KnownName) -> Vec<KnownName> {
        let prefix = if self.absolute { &KnownName::new("") } else { prefix };
        let mut names = Vec::new();
        for i in 0..=self.aliases.len() {
            let name = prefix.join(self.spelling(i));
            if self.file {
                names.extend([name.clone(), name.join("_FILE")]);
            } else {
                names.push(name);
            }
        }
        names
    }

    /// Returns `true` if one of its names, without prefixes, is this one.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        let is =
            |name: &str| !self.is_prefix && (self.name == name || self.aliases.iter().any(|alias| alias.name == name));
        is(name) || self.file && name.strip_suffix("_FILE").is_some_and(is)
    }

    /// Returns the name for 0, and the aliases from 1.
    pub(crate) const fn spelling(&self, i: usize) -> &'static str {
        if i == 0 { self.name } else { self.aliases[i - 1].name }
    }
}
