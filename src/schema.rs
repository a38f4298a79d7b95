//! The static description of every variable that a type reads: a constant tree for each type.

mod alias;
pub(crate) mod check;
mod condition;
mod cursor;
mod distinct;
mod equality;
mod field;
mod instances;
pub(crate) mod parts;
mod spec;
mod table;
mod tree;
mod variable;
mod visit;

pub use alias::Alias;
pub use condition::Condition;
pub(crate) use cursor::Cursor;
pub(crate) use distinct::{CASE, hash};
#[doc(hidden)]
pub use field::Field;
pub(crate) use field::FieldKind;
pub(crate) use instances::{instances_in, is_of_any, prefixes_in, regex_of_any};
#[doc(hidden)]
pub use parts::{PartName, PartRows};
#[doc(hidden)]
pub use spec::AliasSpec;
pub(crate) use spec::{DefaultSpec, VariableSpec};
#[doc(hidden)]
pub use table::{SchemaBuilder, fields, row};
pub(crate) use tree::{Group, Item};
pub use variable::Variable;
pub(crate) use visit::visit_fields;

pub use crate::expected::Bounds;

/// The description of a configuration. It needs neither an instance nor an environment.
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
#[derive(Clone, Debug)]
pub struct Schema {
    /// The name of the type, for compile errors.
    name: &'static str,
    /// The doc comment of the type.
    docs: &'static str,
    /// The `prefix` of the type.
    prefix: Option<&'static str>,
    /// The fields of a struct, as a single variant, or those of each variant of an enum.
    variants: &'static [&'static [Field]],
    /// The tag of an enum.
    tag: Option<Tag>,
    /// The group is present only if one of its variables is set.
    optional: bool,
    /// It depends on a type parameter. The type that nests it performs the checks.
    generic: bool,
    /// A name in it, or in a nested group, is absolute.
    absolute: bool,
    /// The number of variables, including those of nested groups.
    variable_count: usize,
    /// A variable in it, or in a nested group, has several names.
    several_names: bool,
    /// Some URL in it, or in a group of it, has a variable for its password.
    has_passwords: bool,
    /// Some field in it, or in a group of it, has a rule of its own.
    has_rules: bool,
    /// Some field in it, or in a group of it, holds a secret or a service URL.
    has_secrets: bool,
    /// It has groups, and no two of its fields can read the same variable.
    distinct: bool,
    /// The number of variants of the largest enum in it.
    most_variants: usize,
}

/// The tag of an enum: the variable that selects the variant, and a word for each variant.
#[derive(Clone, Copy, Debug)]
struct Tag {
    field: Field,
    words: &'static [&'static str],
}

impl Schema {
    /// Returns the number of variables, including those of nested groups and of all variants, but without tags.
    pub(crate) const fn variable_count(&self) -> usize {
        self.variable_count
    }

    pub(crate) const fn most_variants(&self) -> usize {
        self.most_variants
    }

    /// Returns the fields of a variant. A struct has one variant.
    pub(crate) const fn variant(&self, variant: usize) -> &'static [Field] {
        self.variants[variant]
    }

    /// Makes the configuration optional, as `Option` does.
    #[must_use]
    pub(crate) const fn optional(&self) -> Self {
        Self { optional: true, ..*self }
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

    /// Returns the words that select the variants, in the order of the variants.
    pub(crate) fn words(&self) -> &'static [&'static str] {
        self.tag.as_ref().map_or(&[], |tag| tag.words)
    }

    /// Returns the prefix of every name if the type is not nested.
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

    pub(crate) const fn has_passwords(&self) -> bool {
        self.has_passwords
    }

    pub(crate) const fn has_rules(&self) -> bool {
        self.has_rules
    }

    pub(crate) const fn has_secrets(&self) -> bool {
        self.has_secrets
    }

    pub(crate) const fn is_distinct(&self) -> bool {
        self.distinct && self.tag.is_none()
    }
}

impl Schema {
    /// Returns every variable, in the order of the fields. The tag of an enum comes before the variables of its
    /// variants.
    ///
    /// A field with `nested` and `serde` counts as one variable whose name is a [prefix](Variable::is_prefix), because
    /// only its type knows the names. Every call builds the list anew.
    ///
    /// ```
    /// use factor3::EnvConfig;
    ///
    /// #[derive(EnvConfig)]
    /// struct Config {
    ///     port: u16,
    ///     #[env(nested)]
    ///     smtp: Option<Smtp>,
    /// }
    ///
    /// #[derive(EnvConfig)]
    /// struct Smtp {
    ///     host: String,
    /// }
    ///
    /// let variables = Config::schema().variables();
    /// let names: Vec<_> = variables.iter().map(|variable| variable.name()).collect();
    /// assert_eq!(names, ["PORT", "SMTP_HOST"]);
    /// ```
    pub fn variables(&self) -> Vec<Variable> {
        let mut variables = Vec::new();
        self.tree().into_variables(&mut variables);
        variables
    }

    /// Returns the doc comment of the type, without the leading spaces of its lines.
    ///
    /// ```
    /// use factor3::EnvConfig;
    ///
    /// /// Configuration of the orders service.
    /// #[derive(EnvConfig)]
    /// struct Config {
    ///     port: u16,
    /// }
    ///
    /// assert_eq!(Config::schema().docs(), "Configuration of the orders service.");
    /// ```
    pub fn docs(&self) -> &'static str {
        self.docs
    }
}
