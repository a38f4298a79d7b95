//! Walks over the variables that a configuration reads.

use super::{Cursor, Field, FieldKind, Schema, VariableSpec};

/// A function that receives the position and the field of each variable.
type Visit<'v> = &'v mut dyn FnMut(&Cursor, &'static Field);

impl Schema {
    /// Visits every variable in order, including those of nested groups. The tag of an enum comes before its variants,
    /// and a URL before its password.
    pub(crate) fn visit(&'static self, at: &mut Cursor, visit: Visit<'_>) {
        if let Some(tag) = self.tag() {
            visit(at, tag);
        }
        for fields in self.variants {
            visit_fields(fields, at, visit);
        }
    }

    /// Returns the tags of its enums, each with the word of the given variant, or of the last one.
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

    /// Returns `true` if a variable has this name, this alias or this `_FILE` name.
    pub(crate) fn has(&'static self, name: &str) -> bool {
        self.any(name, name.strip_prefix(self.own_prefix()), &VariableSpec::is_called)
    }

    /// Returns `true` if the configuration reads this name.
    pub(crate) fn reads(&'static self, name: &str) -> bool {
        let reads =
            |spec: &VariableSpec, name: &str| spec.is_called(name) || spec.is_prefix && name.starts_with(spec.name);
        self.any(name, name.strip_prefix(self.own_prefix()), &reads)
    }

    /// Returns `true` if a condition holds for any variable and a name. `rest` is the part of the name after the
    /// prefixes, if the name begins with them. This strips prefixes from the one name; a visit would assemble the names
    /// of all variables.
    fn any(&'static self, name: &str, rest: Option<&str>, holds: &dyn Fn(&VariableSpec, &str) -> bool) -> bool {
        let of_spec = |spec: &VariableSpec| {
            let name = if spec.absolute { Some(name) } else { rest };
            name.is_some_and(|name| holds(spec, name))
        };
        let of_field = |field: &'static Field| match &field.kind {
            FieldKind::Variable(spec) => {
                let of_companion = || spec.companions().any(|field| of_spec(field.variable()));
                of_spec(spec) || spec.falls_back_to(name) || of_companion()
            }
            FieldKind::Group { prefix, schema, .. } => {
                schema.any(name, rest.and_then(|rest| rest.strip_prefix(prefix)), holds)
            }
        };
        (rest.is_some() || self.absolute)
            && (self.tag().is_some_and(of_field) || self.variants.iter().any(|fields| fields.iter().any(of_field)))
    }
}

/// Visits every variable of some fields.
pub(crate) fn visit_fields(fields: &'static [Field], at: &mut Cursor, visit: Visit<'_>) {
    for field in fields {
        match &field.kind {
            FieldKind::Variable(spec) => {
                visit(at, field);
                for companion in spec.companions() {
                    at.path.push(field.name);
                    visit(at, companion);
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
