//! The static description of every variable that a type reads: one constant tree for each type.

pub(crate) mod check;
mod cursor;
mod distinct;
mod field;
mod table;
mod tree;
mod variable;
mod visit;

pub(crate) use cursor::Cursor;
pub(crate) use distinct::{CASE, hash};
#[doc(hidden)]
pub use field::{AliasSpec, Field};
pub(crate) use field::{DefaultSpec, FieldKind, VariableSpec};
#[doc(hidden)]
pub use table::{Table, fields, row};
pub(crate) use tree::{Group, Item};
pub use variable::{Alias, Condition, Variable};
pub(crate) use visit::visit_fields;

pub use crate::expected::Bounds;

/// The description of a configuration: available without an instance and without an environment.
///
/// ```
/// use factor3::EnvConfig;
///
/// #[derive(EnvConfig)]
/// struct Config {
///     /// Port the HTTP server listens on.
///     #[env(default = 8080)]
///     port: u16,
/// }
///
/// let variables = Config::schema().variables();
/// assert_eq!(variables[0].name(), "PORT");
/// assert_eq!(variables[0].docs(), "Port the HTTP server listens on.");
/// assert!(!variables[0].is_required());
/// ```
#[expect(clippy::struct_excessive_bools, reason = "each is a fact about the configuration")]
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    /// The type, for messages at compile time.
    name: &'static str,
    /// The doc comment of the type.
    docs: &'static str,
    /// The prefix that the type chose for itself.
    prefix: Option<&'static str>,
    /// The fields of a struct; those of each variant of an enum.
    variants: &'static [&'static [Field]],
    /// What chooses the variant of an enum.
    tag: Option<Tag>,
    /// It is there if one of its variables is set.
    optional: bool,
    /// It depends on a parameter of the type: what nests it checks it.
    generic: bool,
    /// Some name in it, or in a group of it, is absolute.
    absolute: bool,
    /// How many variables are in it and its groups.
    variable_count: usize,
    /// Some variable in it, or in a group of it, has several names.
    several_names: bool,
    /// Some field in it, or in a group of it, has a rule of its own.
    has_rules: bool,
    /// It has groups, and no two of its fields can read the same variable.
    distinct: bool,
    /// How many variants the largest enum in it has.
    most_variants: usize,
}

/// What chooses the variant of an enum: a variable, and a word for each variant.
#[derive(Clone, Copy, Debug)]
struct Tag {
    field: Field,
    words: &'static [&'static str],
}

impl Schema {
    /// How many variables are in it and its groups: all variants of an enum, without the tag.
    pub(crate) const fn variable_count(&self) -> usize {
        self.variable_count
    }

    pub(crate) const fn most_variants(&self) -> usize {
        self.most_variants
    }

    /// The fields of one variant of an enum; those of a struct are its first.
    pub(crate) const fn variant(&self, variant: usize) -> &'static [Field] {
        self.variants[variant]
    }

    /// What `Option` makes of it.
    #[must_use]
    pub(crate) const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    pub(crate) const fn variants(&self) -> &'static [&'static [Field]] {
        self.variants
    }

    pub(crate) const fn tag(&self) -> Option<&Field> {
        match &self.tag {
            Some(tag) => Some(&tag.field),
            None => None,
        }
    }

    /// The words that choose the variants, in their order.
    pub(crate) fn words(&self) -> &'static [&'static str] {
        self.tag.map_or(&[], |tag| tag.words)
    }

    /// The prefix before every name of the type when nobody nests it.
    pub(crate) const fn own_prefix(&self) -> &'static str {
        match self.prefix {
            Some(prefix) => prefix,
            None => "",
        }
    }

    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) const fn is_generic(&self) -> bool {
        self.generic
    }

    pub(crate) const fn has_absolute(&self) -> bool {
        self.absolute
    }

    pub(crate) const fn has_several_names(&self) -> bool {
        self.several_names
    }

    pub(crate) const fn has_rules(&self) -> bool {
        self.has_rules
    }

    pub(crate) const fn is_distinct(&self) -> bool {
        self.distinct && self.tag.is_none()
    }
}

impl Schema {
    /// Every variable, in the order of the fields; those of an enum in the order of the variants, after the one that
    /// chooses.
    ///
    /// The variables that a field reads with `nested` and `serde` are one of these, because only the type knows them:
    /// its name is a [prefix](Variable::is_prefix).
    pub fn variables(&self) -> Vec<Variable> {
        let mut variables = Vec::new();
        self.tree().into_variables(&mut variables);
        variables
    }

    /// The doc comment of the type, without the leading spaces of its lines.
    pub fn docs(&self) -> &'static str {
        self.docs
    }
}
