//! The facts about a variable in the table of a type: its names, its description and its options.

use super::Field;
use crate::expected::{Expected, Sensitivity};
use crate::say::KnownName;
use crate::value::Options;

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
    /// An empty value is a problem, although the variable need not be set.
    pub(crate) deny_empty: bool,
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
    /// The variable that switches the TLS policy off.
    pub(crate) tls_unless: Option<&'static Field>,
    /// The variables for the parts of a URL.
    pub(crate) parts: &'static [Field],
    /// It is a part of a URL.
    pub(crate) is_part: bool,
    /// Whole names that are read, in order, if the variable is not set.
    pub(crate) fallbacks: &'static [&'static str],
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

impl VariableSpec {
    /// Returns `true` if a load fails when the variable is read but not set.
    pub(crate) fn is_required(&self) -> bool {
        self.default == DefaultSpec::None && !self.expected.is_optional()
    }

    pub(crate) fn has_typed_default(&self) -> bool {
        matches!(self.default, DefaultSpec::Typed(_))
    }

    /// Returns the variables that are read together with this one: the password of a URL, the switch of its policy, and
    /// its parts.
    pub(crate) fn companions(&self) -> impl Iterator<Item = &'static Field> + use<> {
        let (password, tls_unless, parts) = (self.password, self.tls_unless, self.parts);
        password.into_iter().chain(tls_unless).chain(parts)
    }

    /// Returns one of the variables that are read together with this one, if there are as many.
    pub(crate) const fn companion(&self, i: usize) -> Option<&'static Field> {
        match (self.password, self.tls_unless) {
            (Some(password), _) if i == 0 => Some(password),
            (None, Some(switch)) if i == 0 => Some(switch),
            (Some(_), Some(switch)) if i == 1 => Some(switch),
            (password, switch) => {
                let before = password.is_some() as usize + switch.is_some() as usize;
                if i < before + self.parts.len() { Some(&self.parts[i - before]) } else { None }
            }
        }
    }

    pub(crate) const fn has_companions(&self) -> bool {
        self.companion(0).is_some()
    }

    /// Returns `true` for a name that is read if the variable is not set. No prefix comes before it.
    pub(crate) fn falls_back_to(&self, name: &str) -> bool {
        let is = |name: &str| self.fallbacks.contains(&name);
        is(name) || self.file && name.strip_suffix("_FILE").is_some_and(is)
    }

    /// Returns `true` if several names may set the variable: aliases, or that of a file.
    pub(crate) const fn has_several_names(&self) -> bool {
        self.file || !self.aliases.is_empty() || !self.fallbacks.is_empty()
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
