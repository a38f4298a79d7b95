//! The equality of variables: that of everything their public methods return. It is not derived, because a description
//! of a value contains functions, and two functions that do the same are not always equal.

use super::Variable;

impl PartialEq for Variable {
    fn eq(&self, other: &Self) -> bool {
        facts(self) == facts(other)
    }
}

impl Eq for Variable {}

fn facts(variable: &Variable) -> impl PartialEq {
    (names(variable), rules(variable), value(variable), (variable.docs(), variable.example()))
}

fn names(variable: &Variable) -> impl PartialEq {
    let (of_field, of_variable) = ((variable.field(), variable.group()), (variable.name(), variable.is_prefix()));
    (of_field, of_variable, variable.aliases(), variable.fallbacks(), variable.file(), variable.part_of())
}

fn rules(variable: &Variable) -> impl PartialEq {
    let default = (variable.is_required(), variable.has_default(), variable.default());
    (variable.conditions(), default, variable.allows_empty(), variable.denies_empty(), variable.tls())
}

fn value(variable: &Variable) -> impl PartialEq {
    let (expected, sensitivity) = (variable.expected().to_string(), variable.sensitivity());
    (expected, variable.bounds(), variable.choices(), variable.separator(), sensitivity)
}
