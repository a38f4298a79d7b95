//! The static description of every variable that a type reads: one constant tree for each type.

use crate::expected::{Expected, Fault, Sensitivity};

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
    fields: &'static [Field],
    /// It depends on a parameter of the type: what nests it checks it.
    generic: bool,
    /// Some name in it, or in a group of it, is absolute.
    absolute: bool,
}

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
    Group { prefix: &'static str, schema: &'static Schema },
}

/// One variable, relative to the prefixes above it.
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the field, on or off")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct VariableSpec {
    pub(crate) name: &'static str,
    pub(crate) docs: &'static str,
    pub(crate) expected: &'static Expected,
    pub(crate) sensitivity: Sensitivity,
    pub(crate) default: DefaultSpec,
    pub(crate) example: Option<&'static str>,
    pub(crate) separator: &'static str,
    /// The name is used as it stands.
    pub(crate) absolute: bool,
    pub(crate) allow_empty: bool,
    /// The author says that the value may be shown, whatever its type.
    pub(crate) public: bool,
    /// The author wrote the name out, so that it is no accident if a platform uses it too.
    pub(crate) named: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DefaultSpec {
    None,
    /// A literal, parsed like the variable's own text.
    Text(&'static str),
    /// Any other expression: a typed value.
    Typed,
}

// What generated code builds its table with. `const fn`s over private fields, so that the table can grow.
impl Schema {
    #[doc(hidden)]
    pub const fn new(name: &'static str, fields: &'static [Field]) -> Self {
        let mut absolute = false;
        let mut i = 0;
        while i < fields.len() {
            absolute |= match &fields[i].kind {
                FieldKind::Variable(spec) => spec.absolute,
                FieldKind::Group { schema, .. } => schema.absolute,
            };
            i += 1;
        }
        Self { name, prefix: None, fields, generic: false, absolute }
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

    #[doc(hidden)]
    pub const fn fields(&self) -> &'static [Field] {
        self.fields
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
            docs: "",
            expected,
            sensitivity,
            default: DefaultSpec::None,
            example: None,
            separator: ",",
            absolute: false,
            allow_empty: false,
            public: false,
            named: false,
        };
        Self { name: field, kind: FieldKind::Variable(spec) }
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
        Self { name: field, kind: FieldKind::Group { prefix, schema } }
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

    const fn spec(&self) -> VariableSpec {
        match self.kind {
            FieldKind::Variable(spec) => spec,
            FieldKind::Group { .. } => panic!("a group takes no options of a variable"),
        }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn docs(self, docs: &'static str) -> Self {
        self.map(VariableSpec { docs, ..self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn default_text(self, text: &'static str) -> Self {
        self.map(VariableSpec { default: DefaultSpec::Text(text), ..self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn default_typed(self) -> Self {
        self.map(VariableSpec { default: DefaultSpec::Typed, ..self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn example(self, text: &'static str) -> Self {
        self.map(VariableSpec { example: Some(text), ..self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn separator(self, separator: &'static str) -> Self {
        self.map(VariableSpec { separator, ..self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn absolute(self) -> Self {
        self.map(VariableSpec { absolute: true, ..self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn allow_empty(self) -> Self {
        self.map(VariableSpec { allow_empty: true, ..self.spec() })
    }

    /// Has no effect on a secret, or on what has a redacted form: `public` on a struct means its plain values.
    #[doc(hidden)]
    #[must_use]
    pub const fn public(self) -> Self {
        let plain = matches!(self.spec().sensitivity, Sensitivity::Public | Sensitivity::Unknown);
        self.map(VariableSpec { public: plain, ..self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn named(self) -> Self {
        self.map(VariableSpec { named: true, ..self.spec() })
    }
}

// What the derive cannot know, because it depends on a type. Generated code calls each check with its caret on what is
// to be edited; `track_caller` keeps the frames of this crate out of the error.
#[doc(hidden)]
impl Schema {
    /// The type of a field can be read from one variable.
    #[track_caller]
    pub const fn check_type(&self, field: usize) {
        match self.fields[field].spec().expected.fault() {
            None => {}
            Some(Fault::OptionInOption) => panic!(
                "an `Option` in an `Option` has two ways to say \"not set\"\n\
                 help: use one `Option`"
            ),
            Some(Fault::OptionInList) => panic!(
                "an item of a list is there or not, so it cannot be an `Option`\n\
                 help: remove the `Option`, or put it around the list"
            ),
            Some(Fault::ListInList) => panic!(
                "a list in a list cannot be read: both would be split at the same separator\n\
                 help: use one list, or `parse_with` with a function of your own"
            ),
        }
    }

    /// A default can be used.
    #[track_caller]
    pub const fn check_default(&self, field: usize) {
        assert!(
            !self.fields[field].spec().expected.is_optional(),
            "`default` on an `Option`: the field would never be `None`\n\
             help: remove `default`, or remove the `Option` from the type"
        );
    }

    /// There is something to separate.
    #[track_caller]
    pub const fn check_separator(&self, field: usize) {
        assert!(
            self.fields[field].spec().expected.is_list(),
            "`separator` only applies to a list, and the type of this field is one value\n\
             help: change the type to a list such as `Vec<_>`, or remove `separator`"
        );
    }

    /// The value may be shown.
    #[track_caller]
    pub const fn check_public(&self, field: usize) {
        match self.fields[field].spec().sensitivity {
            Sensitivity::Public | Sensitivity::Unknown => {}
            Sensitivity::Masked => panic!(
                "`public` on a type that may hold a password\n\
                 help: remove `public`: its values are shown without the password"
            ),
            Sensitivity::Secret => panic!(
                "`public` on a secret\n\
                 help: remove `public`, or use a type that holds no secret"
            ),
        }
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
    pub fn variables(&self) -> Vec<Variable> {
        let mut variables = Vec::new();
        self.collect(self.own_prefix(), "", &mut variables);
        variables
    }

    fn collect(&self, prefix: &str, path: &str, variables: &mut Vec<Variable>) {
        for field in self.fields {
            let path = format!("{path}{}", field.name);
            match field.kind {
                FieldKind::Variable(spec) => {
                    let name = if spec.absolute { spec.name.to_owned() } else { format!("{prefix}{}", spec.name) };
                    variables.push(Variable { name, field: path, spec });
                }
                FieldKind::Group { prefix: inner, schema } => {
                    schema.collect(&format!("{prefix}{inner}"), &format!("{path}."), variables);
                }
            }
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
