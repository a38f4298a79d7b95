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
    /// The fields of a struct; those of each variant of an enum.
    variants: &'static [&'static [Field]],
    /// What chooses the variant of an enum.
    tag: Option<Tag>,
    /// It depends on a parameter of the type: what nests it checks it.
    generic: bool,
    /// Some name in it, or in a group of it, is absolute.
    absolute: bool,
}

/// What chooses the variant of an enum: a variable, and a word for each variant.
#[derive(Clone, Copy, Debug)]
struct Tag {
    field: Field,
    words: &'static [&'static str],
    /// The variant that is taken when the variable is not set.
    default: Option<usize>,
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
    /// Other names of the variable, in the order in which they are looked up.
    pub(crate) aliases: &'static [Alias],
    /// The value may be in a file that `NAME_FILE` names.
    pub(crate) file: bool,
    /// Other fields may read the same variable on purpose.
    pub(crate) shared: bool,
}

/// Another name of a variable. It follows the same prefixes.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Alias {
    pub(crate) name: &'static str,
    /// Its use is a warning.
    pub(crate) deprecated: bool,
    /// What the warning says about it.
    pub(crate) note: Option<&'static str>,
}

#[doc(hidden)]
impl Alias {
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
    /// Any other expression: a typed value.
    Typed,
}

// What generated code builds its table with. `const fn`s over private fields, so that the table can grow.
impl Schema {
    #[doc(hidden)]
    pub const fn new(name: &'static str, variants: &'static [&'static [Field]]) -> Self {
        let mut absolute = false;
        let mut variant = 0;
        while variant < variants.len() {
            let fields = variants[variant];
            let mut i = 0;
            while i < fields.len() {
                absolute |= match &fields[i].kind {
                    FieldKind::Variable(spec) => spec.absolute,
                    FieldKind::Group { schema, .. } => schema.absolute,
                };
                i += 1;
            }
            variant += 1;
        }
        Self { name, prefix: None, variants, tag: None, generic: false, absolute }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn with_tag(mut self, field: Field, words: &'static [&'static str], default: Option<usize>) -> Self {
        self.tag = Some(Tag { field, words, default });
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

    pub(crate) fn default_variant(&self) -> Option<usize> {
        self.tag?.default
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
            aliases: &[],
            file: matches!(sensitivity, Sensitivity::Masked | Sensitivity::Secret),
            shared: false,
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
    pub const fn aliases(self, aliases: &'static [Alias]) -> Self {
        self.map(VariableSpec { aliases, ..self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn no_file(self) -> Self {
        self.map(VariableSpec { file: false, ..self.spec() })
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn shared(self) -> Self {
        self.map(VariableSpec { shared: true, ..self.spec() })
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
        match self.fields()[field].spec().expected.fault() {
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
            !self.fields()[field].spec().expected.is_optional(),
            "`default` on an `Option`: the field would never be `None`\n\
             help: remove `default`, or remove the `Option` from the type"
        );
    }

    /// There is something to separate.
    #[track_caller]
    pub const fn check_separator(&self, field: usize) {
        assert!(
            self.fields()[field].spec().expected.is_list(),
            "`separator` only applies to a list, and the type of this field is one value\n\
             help: change the type to a list such as `Vec<_>`, or remove `separator`"
        );
    }

    /// The value may be shown.
    #[track_caller]
    pub const fn check_public(&self, field: usize) {
        match self.fields()[field].spec().sensitivity {
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
        for field in self.tag().into_iter().chain(self.variants.iter().copied().flatten()) {
            let dot = if path.is_empty() || field.name.is_empty() { "" } else { "." };
            let path = format!("{path}{dot}{}", field.name);
            match field.kind {
                FieldKind::Variable(spec) => {
                    variables.push(Variable { name: spec.full_name(prefix), field: path, spec })
                }
                FieldKind::Group { prefix: inner, schema } => {
                    schema.collect(&format!("{prefix}{inner}"), &path, variables);
                }
            }
        }
    }
}

impl VariableSpec {
    pub(crate) fn full_name(&self, prefix: &str) -> String {
        [if self.absolute { "" } else { prefix }, self.name].concat()
    }

    /// Every name that is read: the name, the aliases, and the files of each.
    pub(crate) fn each_name(&self, prefix: &str, then: &mut dyn FnMut(String)) {
        let prefix = if self.absolute { "" } else { prefix };
        for name in std::iter::once(self.name).chain(self.aliases.iter().map(|alias| alias.name)) {
            then([prefix, name].concat());
            if self.file {
                then([prefix, name, "_FILE"].concat());
            }
        }
    }
}

/// Every name that some fields read.
pub(crate) fn each_name(fields: &[Field], prefix: &str, then: &mut dyn FnMut(String)) {
    for field in fields {
        match &field.kind {
            FieldKind::Variable(spec) => spec.each_name(prefix, then),
            FieldKind::Group { prefix: inner, schema } => schema.each_name(&format!("{prefix}{inner}"), then),
        }
    }
}

impl Schema {
    /// Every name that is read.
    pub(crate) fn each_name(&self, prefix: &str, then: &mut dyn FnMut(String)) {
        let tag = self.tag().map(std::slice::from_ref).unwrap_or_default();
        for fields in std::iter::once(tag).chain(self.variants.iter().copied()) {
            each_name(fields, prefix, then);
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
