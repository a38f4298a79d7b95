//! Rules of the program about parsed values.

use super::Loader;
use super::input::RuleInputs;
use super::read::Provenance;
use super::refuse::may_quote;
use crate::env::{Lookup, Origin};
use crate::finding::{Finding, Found, Names};
use crate::say::load::Subject;
use crate::say::{self, FieldName, MayShow, Sentence};
use crate::schema::{Field, FieldKind, Schema, VariableSpec};
use crate::value::{Broken, Reason, ReasonText, ValueError};

/// Reports a rule that a value breaks.
pub(crate) type Refuse = fn(&mut Loader<'_>, &'static Field, Broken, &mut Provenance<'_>);

pub(crate) const RULES: Refuse = |loader, field, broken, source| loader.broken_by_value(field, broken, source);

/// The subject of a rule.
struct About {
    /// The name of the subject in a report.
    name: Sentence,
    inputs: RuleInputs,
    origin: Option<Origin>,
    /// The reason why the text of the author's error may quote the value, if it may.
    may_quote: Option<MayShow>,
}

impl Loader<'_> {
    /// Reports a rule about several fields that the values break.
    pub fn rule(&mut self, fields: &[&'static Field], rule: &'static str, broken: Option<ValueError>) {
        if let Some(error) = broken {
            let mut subjects = Vec::new();
            for field in fields {
                subjects.push(self.subject(field));
            }
            let path = self.at.group_path();
            self.broken_rule(subjects, rule, error, Some(&*path).filter(|path| !path.is_empty()));
        }
    }

    /// Reports a rule about a whole configuration if the values break it. Returns `true` if they do not.
    pub fn holds(&mut self, schema: &'static Schema, rule: &'static str, broken: Option<ValueError>) -> bool {
        let Some(error) = broken else { return true };
        let (name, inputs) = (say::load::group(&self.at.path), self.inputs_of(schema, self.at.clone()));
        let path = self.at.group_path();
        let subject = About { name, inputs, origin: None, may_quote: None };
        self.broken_rule(vec![subject], rule, error, Some(&*path).filter(|path| !path.is_empty()));
        false
    }

    /// Reports a rule about one field that its value breaks.
    #[cold]
    fn broken_by_value(&mut self, field: &'static Field, broken: Broken, source: &mut Provenance<'_>) {
        let Broken { rule: Some(rule), error } = broken else {
            let seen = source.take_seen();
            return self.refuse(field, broken.error, source, None, seen);
        };
        let (spec, written) = (field.variable(), source.written);
        let name = source.name(&self.at, spec);
        let mut row = self.row(field, source.take_seen());
        let subject = About {
            name: Subject { name: &name, in_program: written.map(super::Written::word), item: None }.said(),
            inputs: RuleInputs::of_value(name),
            may_quote: may_quote(spec, written, source.expanded),
            origin: if source.is_set() { source.origin.as_deref().cloned() } else { None },
        };
        let first = self.findings.len();
        let path = self.at.full_path(field);
        self.broken_rule(vec![subject], rule, error, Some(&path));
        for found in &mut self.findings[first..] {
            found.row = row.take();
            if let Finding::Rule { written: found, .. } = &mut found.finding {
                *found = written;
            }
        }
    }

    #[cold]
    fn broken_rule(&mut self, subjects: Vec<About>, rule: &'static str, error: ValueError, path: Option<&str>) {
        // The lowest permission counts, because a rule about several values may quote each of them.
        let may_quote = subjects.iter().map(|subject| subject.may_quote).min().flatten();
        let is_one = subjects.len() == 1;
        let (mut names, mut inputs, mut origin) = (Vec::new(), RuleInputs::default(), None);
        for subject in subjects {
            names.push(subject.name);
            inputs.append(subject.inputs);
            origin = subject.origin.filter(|_| is_one);
        }
        let variables = Names::Any(inputs.to_fix());
        let inputs = inputs.lines();
        for Reason { text, help, place, .. } in error.reasons() {
            let more = text.more();
            let reason = match (text, may_quote) {
                (ReasonText::Safe(text), _) => text.in_one_line(),
                (ReasonText::Foreign(text), Some(why)) => Sentence::showing(text, why),
                (ReasonText::Foreign(_), None) => say::load::rule_does_not_hold(rule),
                (ReasonText::More(_), _) => "".into(),
            };
            let item = place.filter(|_| is_one).map(|place| place.item);
            let field = match (path, item) {
                (path, None) => path.map(str::to_owned),
                (path, Some(item)) => Some(format!("{}[{item}]", path.unwrap_or_default())),
            };
            let (names, inputs) = (names.clone(), inputs.clone());
            let finding = Finding::Rule { names, item, written: None, reason, inputs, help };
            let (variables, origin) = (variables.clone(), origin.clone());
            self.push_finding(Found { finding, variables, field, origin, more, row: None });
        }
    }

    fn subject(&self, field: &'static Field) -> About {
        match &field.kind {
            FieldKind::Variable(spec) => self.subject_of(spec),
            FieldKind::Group { prefix, schema, list, .. } => {
                let name = say::load::group(&[&self.at.path[..], &[FieldName::Borrowed(field.name)]].concat());
                if let Some(list) = list {
                    return About {
                        name,
                        inputs: self.input_of(list.field.variable(), &self.at),
                        origin: None,
                        may_quote: None,
                    };
                }
                let mut at = self.at.clone();
                at.enter(field.name, prefix);
                About { name, inputs: self.inputs_of(schema, at), origin: None, may_quote: None }
            }
        }
    }

    /// Returns a variable as a subject, by the name that it is set by.
    fn subject_of(&self, spec: &'static VariableSpec) -> About {
        let inputs = self.input_of(spec, &self.at);
        let Some(mention) = self.mention_or_fallback(spec, &self.at.name) else {
            let name = self.full_name(spec);
            // The value in use is then the default, which is a literal of the program.
            let may_quote = (!spec.is_prefix).then_some(MayShow::InProgram);
            let subject = Subject { name: &name, in_program: None, item: None }.said();
            return About { name: subject, inputs, origin: None, may_quote };
        };
        let (origin, expanded) = match mention.lookup {
            Lookup::Found(var) => (Some(var.origin.into_owned()), var.expanded),
            _ => (None, false),
        };
        let name = Subject { name: &mention.variable, in_program: None, item: None }.said();
        About { name, inputs, origin, may_quote: may_quote(spec, None, expanded) }
    }
}
