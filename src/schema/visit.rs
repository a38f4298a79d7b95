//! Walks over the variables that a configuration reads.

use super::{Cursor, Field, FieldKind, Schema, VariableSpec};

/// What is told of each variable: where it stands, and its field.
type Visit<'v> = &'v mut dyn FnMut(&Cursor, &'static Field);

impl Schema {
    /// Visits every variable of it and of its groups in order: what chooses the variant first, and the password of a URL
    /// after that.
    pub(crate) fn visit(&'static self, at: &mut Cursor, visit: Visit<'_>) {
        if let Some(tag) = self.tag() {
            visit(at, tag);
        }
        for fields in self.variants {
            visit_fields(fields, at, visit);
        }
    }

    /// What chooses the variants of its enums, each set to the word of one variant, or to that of the last.
    pub(crate) fn choices(&'static self, variant: usize) -> Vec<(String, &'static str)> {
        let mut choices = Vec::new();
        self.visit(&mut Cursor::new(self.own_prefix()), &mut |at, field| {
            let spec = field.variable();
            let words = spec.expected.choices().filter(|_| spec.tag);
            let word = words.and_then(|words| words.get(variant).or(words.last()));
            choices.extend(word.map(|word| (at.full_name(spec).into_string(), *word)));
        });
        choices
    }

    /// Whether it has a variable of this name, by itself, as an alias or for a file.
    pub(crate) fn has(&'static self, name: &str) -> bool {
        self.any(name, name.strip_prefix(self.own_prefix()), &VariableSpec::is_called)
    }

    /// Whether it reads a variable of this name.
    pub(crate) fn reads(&'static self, name: &str) -> bool {
        let reads =
            |spec: &VariableSpec, name: &str| spec.is_called(name) || spec.is_prefix && name.starts_with(spec.name);
        self.any(name, name.strip_prefix(self.own_prefix()), &reads)
    }

    /// Whether something holds of one of the variables and a name, of which `rest` comes after the prefixes, if it begins
    /// with them. No name is put together for it, as a visit does: few are asked for, and they may be many.
    fn any(&'static self, name: &str, rest: Option<&str>, holds: &dyn Fn(&VariableSpec, &str) -> bool) -> bool {
        let of_spec = |spec: &VariableSpec| {
            let name = if spec.absolute { Some(name) } else { rest };
            name.is_some_and(|name| holds(spec, name))
        };
        let of_field = |field: &'static Field| match &field.kind {
            FieldKind::Variable(spec) => of_spec(spec) || spec.password.is_some_and(|field| of_spec(field.variable())),
            FieldKind::Group { prefix, schema, .. } => {
                schema.any(name, rest.and_then(|rest| rest.strip_prefix(prefix)), holds)
            }
        };
        (rest.is_some() || self.absolute)
            && (self.tag().is_some_and(of_field) || self.variants.iter().any(|fields| fields.iter().any(of_field)))
    }
}

/// The same, of some fields.
pub(crate) fn visit_fields(fields: &'static [Field], at: &mut Cursor, visit: Visit<'_>) {
    for field in fields {
        match &field.kind {
            FieldKind::Variable(spec) => {
                visit(at, field);
                if let Some(password) = spec.password {
                    at.path.push(field.name);
                    visit(at, password);
                    at.path.pop();
                }
            }
            FieldKind::Group { prefix, schema, .. } => {
                let length = at.enter(field.name, prefix);
                schema.visit(at, visit);
                at.leave(length);
            }
        }
    }
}
