//! The variables of a violated rule: what each of them is, and which of them can be changed.

use super::Loader;
#[cfg(feature = "service")]
use super::parts::Counts;
use super::refuse::may_quote;
use crate::env::{Lookup, Origin};
use crate::hash::{hash, keep_firsts};
use crate::limit::OF_A_VALUE;
use crate::say::{self, KnownName, MayShow, Sentence};
#[cfg(feature = "service")]
use crate::schema::Field;
use crate::schema::{Cursor, DefaultSpec, Schema, VariableSpec};

/// The variables of a rule.
#[derive(Default)]
pub(super) struct RuleInputs {
    /// The names of those that are set, if only to an empty text.
    set: Vec<KnownName>,
    all: Vec<KnownName>,
    /// A line for each.
    lines: Vec<Sentence>,
}

impl RuleInputs {
    /// Returns the input of a rule about one value, whose origin the problem has.
    pub(super) fn of_value(name: KnownName) -> Self {
        Self { set: vec![name], ..Self::default() }
    }

    pub(super) fn append(&mut self, mut other: Self) {
        self.set.append(&mut other.set);
        self.all.append(&mut other.all);
        self.lines.append(&mut other.lines);
    }

    /// Returns the variables to fix: those that are set, and the others only if there is nothing else to change.
    pub(super) fn to_fix(&self) -> Vec<KnownName> {
        let mut names = if self.set.is_empty() { self.all.clone() } else { self.set.clone() };
        // Two fields may read one variable, as a fallback.
        keep_firsts(&mut names, |name| hash(name.as_bytes()), PartialEq::eq);
        names
    }

    /// Returns a line for each variable, or for as many as one problem may have.
    pub(super) fn lines(mut self) -> Vec<Sentence> {
        let more = self.lines.len().saturating_sub(OF_A_VALUE);
        self.lines.truncate(OF_A_VALUE);
        self.lines.extend((more > 0).then(|| say::rule::and_more(more)));
        self.lines
    }
}

impl Loader<'_> {
    /// Returns one variable as the input of a rule.
    pub(super) fn input_of(&self, spec: &'static VariableSpec, at: &Cursor) -> RuleInputs {
        let own = at.full_name(spec);
        if spec.is_prefix {
            return RuleInputs { set: Vec::new(), all: vec![own], lines: Vec::new() };
        }
        #[cfg(feature = "service")]
        if let Counts::Parts(_) = self.counts(spec, &at.name) {
            let mut inputs = RuleInputs::default();
            for part in spec.parts.iter().map(Field::variable) {
                if self.mention(part, &at.name).is_some() {
                    inputs.append(self.input_of(part, at));
                }
            }
            return inputs;
        }
        if let Some(mention) = self.mention_or_fallback(spec, &at.name) {
            let name = mention.name.clone();
            let line = match &mention.lookup {
                Lookup::Found(var) => {
                    // The text of a variable that names a file is a path, but only a secret has one. A file of a directory
                    // may have changed since it was parsed.
                    let is_in_file = matches!(*var.origin, Origin::File { .. });
                    let may_show = may_quote(spec, None, var.expanded).filter(|_| !is_in_file);
                    match (var.value.to_str(), may_show) {
                        (Some(text), Some(why)) => {
                            say::rule::is(&name, &Sentence::showing(text.to_owned(), why), &var.origin)
                        }
                        _ => say::rule::is_set(&name, Some(&var.origin)),
                    }
                }
                lookup => say::rule::is_set(&name, lookup.set_at()),
            };
            return RuleInputs { set: vec![mention.variable], all: vec![own], lines: vec![line] };
        }
        let empty = self.empty_mention(spec, &at.name);
        let origin = empty.as_ref().map(|(_, origin)| origin);
        let line = match (spec.default, &empty) {
            (DefaultSpec::Text(text) | DefaultSpec::Typed(Some(text)), _) => {
                say::rule::is_default(&own, Some(&Sentence::showing(text, MayShow::InProgram)), origin)
            }
            (DefaultSpec::Typed(None), _) => say::rule::is_default(&own, None, origin),
            (DefaultSpec::None, Some((name, origin))) => say::rule::is_empty(name, origin),
            (DefaultSpec::None, None) => say::load::not_set(&own),
        };
        let set = empty.into_iter().map(|(name, _)| name).collect();
        RuleInputs { set, all: vec![own], lines: vec![line] }
    }

    /// Returns the variables of a configuration as inputs of a rule.
    pub(super) fn inputs_of(&self, schema: &'static Schema, mut at: Cursor) -> RuleInputs {
        let mut inputs = RuleInputs::default();
        schema.visit(&mut at, &mut |at, field| {
            // Parts that count are inputs in place of their URL.
            if !field.variable().is_part {
                inputs.append(self.input_of(field.variable(), at));
            }
        });
        inputs
    }
}
