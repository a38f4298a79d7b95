//! The names that a configuration reads.

use super::{Field, FieldKind, Schema, VariableSpec};
use crate::say::KnownName;

impl Schema {
    /// Calls a function with each variable, including those of nested groups, and the prefixes before it.
    pub(crate) fn each_variable(
        &'static self,
        prefix: &KnownName,
        then: &mut dyn FnMut(&'static VariableSpec, &KnownName),
    ) {
        if let Some(tag) = self.tag() {
            then(tag.variable(), prefix);
        }
        for fields in self.variants {
            each_variable(fields, prefix, then);
        }
    }

    /// Returns the tags of its enums, each with the word of the given variant, or of the last one.
    pub(crate) fn choices(&'static self, variant: usize) -> Vec<(String, &'static str)> {
        let mut choices = Vec::new();
        self.each_variable(&KnownName::new(self.own_prefix()), &mut |spec, prefix| {
            let words = spec.expected.choices().filter(|_| spec.tag);
            let word = words.and_then(|words| words.get(variant).or(words.last()));
            choices.extend(word.map(|word| (spec.full_name(prefix).into_string(), *word)));
        });
        choices
    }

    /// Returns `true` if a variable has this name, this alias or this `_FILE` name.
    pub(crate) fn has(&'static self, name: &str) -> bool {
        self.any(name, name.strip_prefix(self.own_prefix()), &VariableSpec::is_called)
    }

    /// Returns `true` if the configuration reads this name.
    pub(crate) fn reads(&'static self, name: &str) -> bool {
        let reads = |spec: &VariableSpec, name: &str| spec.is_called(name) || spec.open && name.starts_with(spec.name);
        self.any(name, name.strip_prefix(self.own_prefix()), &reads)
    }

    /// Returns `true` if a condition holds for any variable and a name. `rest` is the part of the name after the
    /// prefixes, if the name begins with them. This strips prefixes from the one name instead of assembling the names
    /// of all variables.
    fn any(&'static self, name: &str, rest: Option<&str>, holds: &dyn Fn(&VariableSpec, &str) -> bool) -> bool {
        let of_field = |field: &'static Field| match &field.kind {
            FieldKind::Variable(spec) if spec.absolute => holds(spec, name),
            FieldKind::Variable(spec) => rest.is_some_and(|rest| holds(spec, rest)),
            FieldKind::Group { prefix, schema, .. } => {
                schema.any(name, rest.and_then(|rest| rest.strip_prefix(prefix)), holds)
            }
        };
        (rest.is_some() || self.absolute)
            && (self.tag().is_some_and(of_field) || self.variants.iter().any(|fields| fields.iter().any(of_field)))
    }
}

/// Calls a function with each variable of some fields, and the prefixes before it.
pub(crate) fn each_variable(
    fields: &'static [Field],
    prefix: &KnownName,
    then: &mut dyn FnMut(&'static VariableSpec, &KnownName),
) {
    for field in fields {
        match &field.kind {
            FieldKind::Variable(spec) => then(spec, prefix),
            FieldKind::Group { prefix: inner, schema, .. } => schema.each_variable(&prefix.join(inner), then),
        }
    }
}
