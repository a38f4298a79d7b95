//! Rules of the program about values that were parsed.

use super::Loader;
use super::record::printable;
use crate::env::Lookup;
use crate::expected::Sensitivity;
use crate::problem::{Problem, ProblemKind};
use crate::schema::{Field, FieldKind};
use crate::value::{Place, Reason, ValueError};

impl Loader<'_> {
    /// A rule about the value of one field. What breaks it counts as no value for the rules that come after it.
    pub fn checked<T>(
        &mut self,
        field: &'static Field,
        value: Option<T>,
        check: impl FnOnce(&T) -> Option<ValueError>,
    ) -> Option<T> {
        match check(value.as_ref()?) {
            None => value,
            Some(error) => {
                self.broken_rule(&[field], "", error);
                None
            }
        }
    }

    /// A rule about several fields, or about the whole configuration if it names none.
    pub fn rule(&mut self, fields: &[&'static Field], name: &'static str, broken: Option<ValueError>) {
        if let Some(error) = broken {
            self.broken_rule(fields, name, error);
        }
    }

    #[cold]
    fn broken_rule(&mut self, fields: &[&'static Field], rule: &'static str, error: ValueError) {
        let names: Vec<String> = fields.iter().map(|field| self.name_of(field)).collect();
        // A value that others are in is public only by its type.
        let is_whole = |name| !matches!(self.env.lookup(name), Lookup::Found(var) if var.expanded);
        let may_show = fields.iter().zip(&names).all(|(field, name)| match &field.kind {
            FieldKind::Variable(spec) => spec.sensitivity == Sensitivity::Public || spec.public && is_whole(name),
            FieldKind::Group { .. } => false,
        });
        for reason in error.reasons() {
            let subject = match (&names[..], reason.place) {
                ([], _) => "the configuration".to_owned(),
                ([name], Some(Place { item, .. })) => format!("{name} item {}", item + 1),
                (names, _) => and(names),
            };
            let Reason { text, foreign, help, .. } = reason;
            let message = match (foreign && !may_show, rule) {
                (false, _) => format!("{subject}: {}", printable(&text)),
                (true, "") => format!("{subject} breaks a rule of the program"),
                (true, rule) => format!("{subject}: the rule `{rule}` does not hold"),
            };
            let mut problem = Problem::new(ProblemKind::Rule, String::new(), message);
            problem.variables.clone_from(&names);
            problem.help = help.map(|help| help.into_owned());
            if let [field] = fields {
                problem.field = Some(self.full_path(field));
                problem.origin = self.origin_of(&names[0]);
            } else if !self.path.is_empty() {
                problem.field = Some(self.path.join("."));
            }
            self.problems.push(problem);
        }
    }

    fn origin_of(&self, name: &str) -> Option<crate::env::Origin> {
        match self.env.lookup(name) {
            Lookup::Found(var) => Some(var.origin.into_owned()),
            _ => None,
        }
    }

    /// A variable by its name, a group by the beginning of its names.
    fn name_of(&self, field: &Field) -> String {
        match &field.kind {
            FieldKind::Variable(spec) => self.full_name(spec),
            FieldKind::Group { prefix, .. } => format!("{}{prefix}*", self.name),
        }
    }
}

/// "A", "A and B", "A, B and C".
fn and(names: &[String]) -> String {
    match names {
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
        [] => String::new(),
    }
}
