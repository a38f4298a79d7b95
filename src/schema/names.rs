//! The names that a configuration reads.

use std::collections::HashSet;

use super::{Field, FieldKind, Schema, VariableSpec};

impl Schema {
    /// What each of its variables, and those of its groups, is told about: the variable, and the prefixes before it.
    pub(crate) fn each_variable(&'static self, prefix: &str, then: &mut dyn FnMut(&'static VariableSpec, &str)) {
        let tag = self.tag().map(std::slice::from_ref).unwrap_or_default();
        for fields in std::iter::once(tag).chain(self.variants.iter().copied()) {
            each_variable(fields, prefix, then);
        }
    }
}

/// The same, for some fields.
pub(crate) fn each_variable(fields: &'static [Field], prefix: &str, then: &mut dyn FnMut(&'static VariableSpec, &str)) {
    for field in fields {
        match &field.kind {
            FieldKind::Variable(spec) => then(spec, prefix),
            FieldKind::Group { prefix: inner, schema, .. } => schema.each_variable(&format!("{prefix}{inner}"), then),
        }
    }
}

/// The names that a configuration reads.
#[derive(Debug)]
pub(crate) struct Names {
    names: HashSet<String>,
    /// Whatever begins with one of these.
    prefixes: Vec<String>,
}

impl Names {
    pub(crate) fn of(schema: &'static Schema) -> Self {
        let mut known = Self { names: HashSet::new(), prefixes: Vec::new() };
        schema.each_variable(schema.own_prefix(), &mut |spec, prefix| {
            if spec.open {
                known.prefixes.push([prefix, spec.name].concat());
            } else {
                known.names.extend(spec.names(prefix));
            }
        });
        known
    }

    /// Whether the configuration has a variable of this name, by itself, as an alias or for a file.
    pub(crate) fn contain(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// Whether the configuration reads it.
    pub(crate) fn are_read(&self, name: &str) -> bool {
        self.contain(name) || self.prefixes.iter().any(|prefix| name.starts_with(prefix))
    }
}
