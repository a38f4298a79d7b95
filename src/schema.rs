//! The static description of every variable that a type reads: one constant tree for each type.

mod check;
mod field;

use crate::expected::{Expected, Sensitivity};

#[doc(hidden)]
pub use field::{Alias, Field};
pub(crate) use field::{DefaultSpec, FieldKind, VariableSpec};

/// The description of a configuration: available without an instance and without an environment.
///
/// ```
/// use factor3::EnvConfig;
///
/// #[derive(EnvConfig)]
/// # #[allow(dead_code)]
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
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    /// The type, for messages at compile time.
    name: &'static str,
    /// The prefix that the type chose for itself.
    prefix: Option<&'static str>,
    /// The fields of a struct; those of each variant of an enum.
    variants: &'static [&'static [Field]],
    /// What chooses the variant of an enum.
    tag: Option<Tag>,
    /// It depends on a parameter of the type: what nests it checks it.
    generic: bool,
    /// Some name in it, or in a group of it, is absolute.
    absolute: bool,
    /// How many variables are in it and its groups.
    variable_count: usize,
}

/// What chooses the variant of an enum: a variable, and a word for each variant.
#[derive(Clone, Copy, Debug)]
struct Tag {
    field: Field,
    words: &'static [&'static str],
}

// What generated code builds its table with. `const fn`s over private fields, so that the table can grow.
impl Schema {
    #[doc(hidden)]
    pub const fn new(name: &'static str, variants: &'static [&'static [Field]]) -> Self {
        let (mut absolute, mut variable_count) = (false, 0);
        let mut variant = 0;
        while variant < variants.len() {
            let fields = variants[variant];
            let mut i = 0;
            while i < fields.len() {
                let (is_absolute, count) = match &fields[i].kind {
                    FieldKind::Variable(spec) => (spec.absolute, 1),
                    FieldKind::Group { schema, .. } => (schema.absolute, schema.variable_count),
                };
                absolute |= is_absolute;
                variable_count += count;
                i += 1;
            }
            variant += 1;
        }
        Self { name, prefix: None, variants, tag: None, generic: false, absolute, variable_count }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn with_tag(mut self, field: Field, words: &'static [&'static str]) -> Self {
        self.tag = Some(Tag { field: field.tag(), words });
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn with_prefix(mut self, prefix: &'static str) -> Self {
        self.prefix = Some(prefix);
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn generic(mut self) -> Self {
        self.generic = true;
        self
    }

    /// The fields of a struct.
    #[doc(hidden)]
    pub const fn fields(&self) -> &'static [Field] {
        self.variant(0)
    }

    /// The fields of one variant of an enum.
    #[doc(hidden)]
    pub const fn variant(&self, variant: usize) -> &'static [Field] {
        self.variants[variant]
    }

    /// How many variables are in it and its groups: all variants of an enum, without the tag.
    pub(crate) const fn variable_count(&self) -> usize {
        self.variable_count
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
}

/// One variable of a [`Schema`], with its full name.
#[derive(Clone, Debug)]
pub struct Variable {
    name: String,
    field: String,
    spec: VariableSpec,
}

impl Schema {
    /// Every variable, in the order of the fields.
    ///
    /// The variables that a field reads with `nested` and `serde` are one of these, because only the type knows them:
    /// its name ends in `*`.
    pub fn variables(&self) -> Vec<Variable> {
        let mut variables = Vec::new();
        self.collect(self.own_prefix(), "", &mut variables);
        variables
    }

    fn collect(&self, prefix: &str, path: &str, variables: &mut Vec<Variable>) {
        for field in self.tag().into_iter().chain(self.variants.iter().copied().flatten()) {
            let dot = if path.is_empty() || field.name.is_empty() { "" } else { "." };
            let path = format!("{path}{dot}{}", field.name);
            match field.kind {
                FieldKind::Variable(spec) => {
                    variables.push(Variable { name: spec.full_name(prefix), field: path, spec });
                }
                FieldKind::Group { prefix: inner, schema } => {
                    schema.collect(&format!("{prefix}{inner}"), &path, variables);
                }
            }
        }
    }

    /// What each of its variables, and those of its groups, is told about: the variable, and the prefixes before it.
    pub(crate) fn each_variable(&'static self, prefix: &str, then: &mut dyn FnMut(&'static VariableSpec, &str)) {
        let tag = self.tag().map(std::slice::from_ref).unwrap_or_default();
        for fields in std::iter::once(tag).chain(self.variants.iter().copied()) {
            each_variable(fields, prefix, then);
        }
    }

    /// Whether it has a variable of this name, by itself, as an alias or for a file.
    pub(crate) fn has(&'static self, name: &str) -> bool {
        self.any(name, name.strip_prefix(self.own_prefix()), &|spec, name| spec.is_called(name))
    }

    /// Whether it reads a variable of this name.
    pub(crate) fn reads(&'static self, name: &str) -> bool {
        let reads = |spec: &VariableSpec, name: &str| spec.is_called(name) || spec.open && name.starts_with(spec.name);
        self.any(name, name.strip_prefix(self.own_prefix()), &reads)
    }

    /// Whether something holds of one of the variables and a name, of which `rest` comes after the prefixes, if it begins
    /// with them.
    fn any(&'static self, name: &str, rest: Option<&str>, holds: &dyn Fn(&VariableSpec, &str) -> bool) -> bool {
        let fields = self.tag().into_iter().chain(self.variants.iter().copied().flatten());
        (rest.is_some() || self.absolute)
            && fields.into_iter().any(|field| match &field.kind {
                FieldKind::Variable(spec) if spec.absolute => holds(spec, name),
                FieldKind::Variable(spec) => rest.is_some_and(|rest| holds(spec, rest)),
                FieldKind::Group { prefix, schema } => {
                    schema.any(name, rest.and_then(|rest| rest.strip_prefix(prefix)), holds)
                }
            })
    }
}

/// The same, for some fields.
pub(crate) fn each_variable(fields: &'static [Field], prefix: &str, then: &mut dyn FnMut(&'static VariableSpec, &str)) {
    for field in fields {
        match &field.kind {
            FieldKind::Variable(spec) => then(spec, prefix),
            FieldKind::Group { prefix: inner, schema } => schema.each_variable(&format!("{prefix}{inner}"), then),
        }
    }
}

impl Variable {
    /// The full name, with all its prefixes: `SMTP_PORT`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The path of the field: `smtp.port`.
    pub fn field(&self) -> &str {
        &self.field
    }

    /// The doc comment of the field, without the leading spaces of its lines.
    pub fn docs(&self) -> &'static str {
        self.spec.docs
    }

    /// What a correct value looks like.
    pub fn expected(&self) -> Expected {
        *self.spec.expected
    }

    /// Whether the variable holds a secret, or may be shown. `public` on the field or the struct counts.
    pub fn sensitivity(&self) -> Sensitivity {
        match self.spec.sensitivity {
            Sensitivity::Unknown if self.spec.public => Sensitivity::Public,
            sensitivity => sensitivity,
        }
    }

    /// Whether loading fails when the variable is not set: it has no default, and its type is no `Option`.
    pub fn is_required(&self) -> bool {
        self.spec.default == DefaultSpec::None && !self.spec.expected.is_optional()
    }

    /// The default, if it was written as a text. A default that is a value of Rust has no text.
    pub fn default(&self) -> Option<&'static str> {
        match self.spec.default {
            DefaultSpec::Text(text) => Some(text),
            DefaultSpec::None | DefaultSpec::Typed => None,
        }
    }

    /// An example of a correct value: the one of the field, else the one of the type.
    pub fn example(&self) -> Option<&'static str> {
        self.spec.example.or(self.spec.expected.example_text())
    }

    /// What stands between the items, if the value is a list.
    pub fn separator(&self) -> Option<&'static str> {
        self.spec.expected.is_list().then_some(self.spec.separator)
    }
}
