//! Rules of the program about values that were parsed.

use std::borrow::Cow;

use super::Loader;
use super::refuse::{as_in_program, may_quote};
use crate::env::{Lookup, Origin};
use crate::problem::{Problem, ProblemKind, Variables};
use crate::say::{self, KnownName, MayShow, Sentence};
use crate::schema::{Field, FieldKind, Schema, VariableSpec};
use crate::value::{Reason, ReasonText, ValueError};

/// What a rule is about.
struct Subject {
    /// How the report calls it.
    name: Sentence,
    variables: Vec<KnownName>,
    origin: Option<Origin>,
    /// The text of an error of the author's may quote the value.
    may_quote: Option<MayShow>,
}

impl Loader<'_> {
    /// A rule about the value that was just read. A value that breaks it counts as none in what comes after it.
    pub fn checked<T>(
        &mut self,
        field: &'static Field,
        value: Option<T>,
        rule: &'static str,
        broken: fn(&T) -> Option<ValueError>,
    ) -> Option<T> {
        match broken(value.as_ref()?) {
            None => value,
            Some(error) => {
                self.broken_by_value(field, rule, error);
                None
            }
        }
    }

    /// A range of the value that was just read: what is outside of it is no value.
    pub fn within<T>(
        &mut self,
        field: &'static Field,
        value: Option<T>,
        outside: fn(&T) -> Option<ValueError>,
    ) -> Option<T> {
        match outside(value.as_ref()?) {
            None => value,
            Some(error) => {
                if let Some(records) = &mut self.records {
                    records.forget_last();
                }
                self.refused(field, error);
                None
            }
        }
    }

    /// A rule about some fields.
    pub fn rule(&mut self, fields: &[&'static Field], rule: &'static str, broken: Option<ValueError>) {
        // A default beside an example says nothing about the two.
        if let Some(error) = broken.filter(|_| self.written.is_none()) {
            let mut subjects = Vec::new();
            for field in fields {
                subjects.push(self.subject(field));
            }
            self.broken_rule(&subjects, rule, error);
        }
    }

    /// A rule about the whole of a configuration. Whether it holds.
    pub fn holds(&mut self, schema: &'static Schema, rule: &'static str, broken: Option<ValueError>) -> bool {
        let Some(error) = broken.filter(|_| self.written.is_none()) else { return true };
        let name = say::load::group(&self.path);
        let variables = self.variables_of(schema);
        self.broken_rule(&[Subject { name, variables, origin: None, may_quote: None }], rule, error);
        false
    }

    #[cold]
    fn broken_by_value(&mut self, field: &'static Field, rule: &'static str, error: ValueError) {
        let spec = field.variable();
        let (name, origin) = (self.read_name(spec), self.take_origin().map(Cow::into_owned));
        let text = self.text_in_program(origin.as_ref());
        let expanded = matches!(self.env.lookup(&name), Lookup::Found(var) if var.expanded);
        let subject = Subject {
            name: say::load::subject(&name, text, None),
            variables: vec![name],
            may_quote: if text.is_some() { Some(MayShow::InProgram) } else { may_quote(spec, expanded) },
            origin,
        };
        let first = self.problems.len();
        self.broken_rule(&[subject], rule, error);
        let path = self.full_path(field);
        for problem in &mut self.problems[first..] {
            // It has the position of the item already.
            problem.field = Some(path.clone() + &problem.field.take().unwrap_or_default());
            if let Some(text) = text {
                as_in_program(problem, text);
            }
        }
        if let Some(records) = &mut self.records {
            records.refuse_last();
        }
    }

    #[cold]
    fn broken_rule(&mut self, subjects: &[Subject], rule: &'static str, error: ValueError) {
        let (mut names, mut variables) = (Vec::new(), Vec::new());
        for subject in subjects {
            names.push(&subject.name);
            variables.extend(subject.variables.iter().map(ToString::to_string));
        }
        // If one of them may not be shown, none may: a rule about several may quote each of them.
        let may_quote = subjects.iter().map(|subject| subject.may_quote).min().flatten();
        for reason in error.reasons() {
            let Reason { text, help, place, .. } = reason;
            let text = match (text, may_quote) {
                (ReasonText::Safe(text), _) => text.in_one_line(),
                (ReasonText::Foreign(text), Some(why)) => Sentence::showing(&text, why),
                (ReasonText::Foreign(_), None) => say::load::rule_does_not_hold(rule),
            };
            let item = place.filter(|_| subjects.len() == 1).map(|place| place.item);
            let message = say::load::rule(&names, item, &text);
            let mut problem = Problem::new(ProblemKind::Rule, KnownName::new(""), message);
            problem.variables = Variables::Any(variables.clone());
            problem.help = help;
            problem.field = match (subjects, place) {
                ([_], Some(place)) => Some(format!("[{}]", place.item)),
                _ => Some(self.group_path()).filter(|path| !path.is_empty()),
            };
            if let [subject] = subjects {
                problem.origin.clone_from(&subject.origin);
            }
            self.problems.push(problem);
        }
    }

    fn subject(&mut self, field: &'static Field) -> Subject {
        match &field.kind {
            FieldKind::Variable(spec) => self.subject_of(spec),
            FieldKind::Group { prefix, schema, .. } => {
                let name = say::load::group(&[&self.path[..], &[field.name]].concat());
                let variables = self.within_prefix(prefix, |loader| loader.variables_of(schema));
                Subject { name, variables, origin: None, may_quote: None }
            }
        }
    }

    /// A variable, by the name that it is set by.
    fn subject_of(&mut self, spec: &'static VariableSpec) -> Subject {
        let own_name = self.full_name(spec);
        let Some(mention) = self.said(spec) else {
            // What is not set is quoted by no error.
            let may_quote = (!spec.open).then_some(MayShow::InProgram);
            let name = say::load::subject(&own_name, None, None);
            return Subject { variables: vec![own_name], name, origin: None, may_quote };
        };
        let variable = mention.variable;
        let (origin, expanded) = match mention.lookup {
            Lookup::Found(var) => (Some(var.origin.into_owned()), var.expanded),
            _ => (None, false),
        };
        let name = say::load::subject(&variable, None, None);
        Subject { variables: vec![variable], name, origin, may_quote: may_quote(spec, expanded) }
    }

    /// The variables of a configuration that are set; if none is, all of them.
    fn variables_of(&mut self, schema: &'static Schema) -> Vec<KnownName> {
        let mut specs = Vec::new();
        schema.each_variable(&self.name, &mut |spec, prefix| specs.push((spec, prefix.clone())));
        let (mut set, mut all) = (Vec::new(), Vec::new());
        for (spec, prefix) in specs {
            all.push(spec.full_name(&prefix));
            let here = std::mem::replace(&mut self.name, prefix);
            set.extend(self.said(spec).map(|mention| mention.variable));
            self.name = here;
        }
        if set.is_empty() { all } else { set }
    }
}
