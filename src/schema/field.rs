//! One field of a configuration, and what generated code builds it with: `const fn`s over private fields, so that the
//! table can grow.

use super::Schema;
use crate::expected::{Expected, Sensitivity};
use crate::say::KnownName;
use crate::value::{Options, TlsPolicy};

/// One field: a variable, or a group of them.
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

/// One variable, relative to the prefixes above it.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the field, on or off")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct VariableSpec {
    pub(crate) name: &'static str,
    /// The name with the prefix of its own struct: that of the variable, where the struct is the whole configuration.
    pub(crate) own_name: &'static str,
    pub(crate) docs: &'static str,
    pub(crate) expected: &'static Expected,
    pub(crate) sensitivity: Sensitivity,
    pub(crate) default: DefaultSpec,
    pub(crate) example: Option<&'static str>,
    /// How its text is read.
    pub(crate) options: Options,
    /// The name is used as it stands.
    pub(crate) absolute: bool,
    pub(crate) allow_empty: bool,
    /// The author says that the value may be shown, whatever its type.
    pub(crate) public: bool,
    /// The author wrote the name out, so that it is no accident if a platform uses it too.
    pub(crate) named: bool,
    /// Other names of the variable, in the order in which they are looked up.
    pub(crate) aliases: &'static [AliasSpec],
    /// The value may be in a file that `NAME_FILE` names.
    pub(crate) file: bool,
    /// Other fields may read the same variable on purpose.
    pub(crate) shared: bool,
    /// The name is a prefix, and every variable that begins with it is read.
    pub(crate) is_prefix: bool,
    /// The password of a URL, in a variable of its own.
    pub(crate) password: Option<&'static Field>,
    /// It chooses a variant.
    pub(crate) tag: bool,
    /// A load asks rules of its value.
    pub(crate) has_rules: bool,
}

/// Another name of a variable. It follows the same prefixes.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct AliasSpec {
    pub(crate) name: &'static str,
    /// Its use is a warning.
    pub(crate) deprecated: bool,
    /// What the warning says about it.
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
    /// A literal, parsed like the variable's own text.
    Text(&'static str),
    /// Any other expression: a typed value, and its text if it is a literal too.
    Typed(Option<&'static str>),
}

impl Field {
    /// A field that reads one variable.
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

    /// A field that reads every variable that begins with a prefix.
    #[doc(hidden)]
    pub const fn prefix_of_all(field: &'static str, prefix: &'static str, expected: &'static Expected) -> Self {
        let row = Self::value(field, prefix, Sensitivity::Unknown, expected);
        row.map(VariableSpec { is_prefix: true, ..*row.spec() })
    }

    /// A field that is a configuration of its own. Its prefix is the one written at the field, else the type's own,
    /// else the one made of the field's name; never two of them.
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

    /// So that a load need not put it together.
    #[doc(hidden)]
    #[must_use]
    pub const fn own_name(self, own_name: &'static str) -> Self {
        self.map(VariableSpec { own_name, ..*self.spec() })
    }

    /// Has no effect on a secret, or on what has a redacted form: `public` on a struct means its plain values.
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

    #[doc(hidden)]
    #[must_use]
    pub const fn has_rules(self) -> Self {
        self.map(VariableSpec { has_rules: true, ..*self.spec() })
    }

    /// The password of a URL, in a variable of its own.
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
    /// Whether more than one name may set it: aliases, or that of a file.
    pub(crate) const fn has_several_names(&self) -> bool {
        self.file || !self.aliases.is_empty()
    }

    pub(crate) fn full_name(&self, prefix: &KnownName) -> KnownName {
        let name = if self.absolute { KnownName::new(self.name) } else { prefix.join(self.name) };
        if self.is_prefix { name.join("*") } else { name }
    }

    /// Every name that is read: the name, the aliases, and the files of each.
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

    /// Whether it is one of these names, which comes after the prefixes.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        let is =
            |name: &str| !self.is_prefix && (self.name == name || self.aliases.iter().any(|alias| alias.name == name));
        is(name) || self.file && name.strip_suffix("_FILE").is_some_and(is)
    }

    /// The name, or one of the aliases after it.
    pub(crate) const fn spelling(&self, i: usize) -> &'static str {
        if i == 0 { self.name } else { self.aliases[i - 1].name }
    }
}
