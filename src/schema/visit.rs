//! Walks over the variables that a configuration reads.

use super::{Cursor, Field, FieldKind, Schema, VariableSpec, instances_in};
use crate::say::{FieldName, InstanceName};

/// A function that receives the position and the field of each variable.
type Visit<'v> = &'v mut dyn FnMut(&Cursor, &'static Field);

impl Schema {
    /// Visits every variable in order, including those of nested groups. The tag of an enum comes before its variants,
    /// and a URL before its password. Of a group with instances it visits the list: only a load knows what is in it.
    pub(crate) fn visit(&'static self, at: &mut Cursor, visit: Visit<'_>) {
        self.walk(at, WalkedInstances::Listed, visit);
    }

    fn walk(&'static self, at: &mut Cursor, instances: WalkedInstances, visit: Visit<'_>) {
        if let Some(tag) = self.tag() {
            visit(at, tag);
        }
        for fields in self.variants {
            walk_fields(fields, at, instances, visit);
        }
    }

    /// Returns the tags of its enums, each with the word of the given variant, or of the last one.
    pub(crate) fn choices(&'static self, variant: usize) -> Vec<(String, &'static str)> {
        let mut choices = Vec::new();
        self.walk(&mut Cursor::new(self.own_prefix()), WalkedInstances::Any, &mut |at, field| {
            let spec = field.variable();
            let words = spec.expected.choices().filter(|_| spec.tag);
            let word = words.and_then(|words| words.get(variant).or(words.last()));
            choices.extend(word.map(|word| (at.full_name(spec).into_string(), *word)));
        });
        choices
    }

    /// Returns `true` if a variable has this name, this alias or this `_FILE` name, or that of an instance does.
    pub(crate) fn has(&'static self, name: &str) -> bool {
        let search = Search { name, instances: WalkedInstances::Any, holds: &VariableSpec::is_called };
        self.any(&search, name.strip_prefix(self.own_prefix()))
    }

    /// Returns `true` if the configuration reads this name, whatever its lists have.
    pub(crate) fn reads(&'static self, name: &str) -> bool {
        self.reads_rest(name, name.strip_prefix(self.own_prefix()))
    }

    /// Returns `true` if the configuration reads this name. `rest` is the part of it after the prefixes.
    pub(crate) fn reads_rest(&'static self, name: &str, rest: Option<&str>) -> bool {
        let reads =
            |spec: &VariableSpec, name: &str| spec.is_called(name) || spec.is_prefix && name.starts_with(spec.name);
        self.any(&Search { name, instances: WalkedInstances::Listed, holds: &reads }, rest)
    }

    /// Returns `true` if a condition holds for any variable and a name. `rest` is the part of the name after the
    /// prefixes, if the name begins with them. This strips prefixes from the one name; a visit would assemble the names
    /// of all variables.
    fn any(&'static self, search: &Search<'_>, rest: Option<&str>) -> bool {
        let Search { name, instances, holds } = *search;
        let of_spec = |spec: &VariableSpec| {
            let name = if spec.absolute { Some(name) } else { rest };
            name.is_some_and(|name| holds(spec, name))
        };
        let of_field = |field: &'static Field| match &field.kind {
            FieldKind::Variable(spec) => {
                let of_companion = || spec.has_companions() && spec.companions().any(|field| of_spec(field.variable()));
                of_spec(spec) || spec.falls_back_to(name) || of_companion()
            }
            FieldKind::Group { prefix, schema, list: None, .. } => {
                schema.any(search, rest.and_then(|rest| rest.strip_prefix(prefix)))
            }
            FieldKind::Group { prefix, schema, list: Some(list), .. } => {
                of_spec(list.field.variable())
                    || instances == WalkedInstances::Any
                        && rest
                            .and_then(|rest| rest.strip_prefix(prefix))
                            .is_some_and(|rest| (list.holds)(schema, search, rest))
            }
        };
        (rest.is_some() || self.absolute)
            && (self.tag().is_some_and(of_field) || self.variants.iter().any(|fields| fields.iter().any(of_field)))
    }
}

/// Returns `true` if a condition holds in an instance of a group, for a name that begins with that of the instance.
pub(super) type HoldsInInstance = fn(&'static Schema, &Search<'_>, &str) -> bool;

pub(super) fn holds_in_instance(schema: &'static Schema, search: &Search<'_>, name: &str) -> bool {
    instances_in(name).any(|(_, rest)| schema.any(search, Some(rest)))
}

/// A search for a variable with a name.
pub(super) struct Search<'a> {
    name: &'a str,
    instances: WalkedInstances,
    holds: &'a dyn Fn(&VariableSpec, &str) -> bool,
}

/// What a walk takes for the instances of a group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WalkedInstances {
    /// Those that are listed, and so none without an environment.
    Listed,
    /// Any name.
    Any,
}

/// Visits every variable of some fields.
pub(crate) fn visit_fields(fields: &'static [Field], at: &mut Cursor, visit: Visit<'_>) {
    walk_fields(fields, at, WalkedInstances::Listed, visit);
}

fn walk_fields(fields: &'static [Field], at: &mut Cursor, instances: WalkedInstances, visit: Visit<'_>) {
    for field in fields {
        match &field.kind {
            FieldKind::Variable(spec) => {
                visit(at, field);
                for companion in spec.companions() {
                    at.path.push(FieldName::Borrowed(field.name));
                    visit(at, companion);
                    at.path.pop();
                }
            }
            FieldKind::Group { prefix, schema, list, .. } => {
                if let Some(list) = list {
                    visit(at, list.field);
                }
                if list.is_some() && instances == WalkedInstances::Listed {
                    continue;
                }
                let length = at.enter(field.name, prefix);
                let inner = list.map(|_| at.enter_instance(&InstanceName::any()));
                schema.walk(at, instances, visit);
                inner.into_iter().chain([length]).for_each(|length| at.leave(length));
            }
        }
    }
}
