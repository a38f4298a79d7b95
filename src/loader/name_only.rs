//! Variables that are set and whose values are unknown. That is a problem only for who wants the values: a summary is
//! about the names.

use super::{Content, Loader, Step, Unset, UnsetName};
use crate::env::{Lookup, Origin};
use crate::problem::{Problem, ProblemKind};
use crate::say::{self, KnownName, Sentence};
use crate::schema::{Field, Schema, each_variable};

impl<'e> Loader<'e> {
    /// A variable that is set by this name. There is nothing to parse, and a name may still be a mistake.
    #[cold]
    pub(super) fn name_only(&mut self, field: &'static Field, name: KnownName, origin: &Origin) -> Step<'e> {
        let read_name = self.read_name(field.variable());
        if let Some(records) = &mut self.records {
            records.suspect(field.variable(), &read_name, origin);
        }
        let message = say::load::name_only(&name, origin);
        self.without_value(field, name, message, origin);
        Step::NameOnly
    }

    /// A field of every variable that begins with a prefix, one of which has no value.
    #[cold]
    pub(super) fn name_only_under(&mut self, field: &'static Field, origin: &Origin) {
        let subject = self.full_name(field.variable());
        self.warn_of_unchecked(subject.clone(), say::load::unchecked_under(&subject, origin), origin);
        let message = say::load::name_only_under(&subject, origin);
        self.without_value(field, subject, message, origin);
    }

    fn without_value(&mut self, field: &'static Field, name: KnownName, message: Sentence, origin: &Origin) {
        let mut problem = Problem::new(ProblemKind::NameOnly, name, message);
        problem.field = Some(self.full_path(field));
        problem.origin = Some(origin.clone());
        problem.help = Some(say::load::LOAD_ELSEWHERE.into());
        self.problems.push(problem);
        self.record(field, Some(origin), Content::NameOnly);
    }

    /// The variant is not known, so that none of the variables can be missing; but one that is set may be misspelt.
    pub(super) fn variant_is_unknown(&mut self, schema: &'static Schema, tag: &'static Field) {
        if self.records.is_none() {
            return;
        }
        let name = self.full_name(tag.variable());
        if let Lookup::Unknown(origin) = self.env.lookup(&name) {
            let message = say::load::unchecked_variants(&name, &origin);
            self.warn_of_unchecked(name, message, &origin);
        }
        let mut variables = Vec::new();
        for fields in schema.variants() {
            each_variable(fields, &self.name, &mut |spec, prefix| variables.push((spec, prefix.clone())));
        }
        for (spec, prefix) in variables.into_iter().filter(|(spec, _)| !spec.open) {
            let here = std::mem::replace(&mut self.name, prefix);
            if self.said(spec).is_none() {
                let prefix = if spec.absolute { 0 } else { self.name.len() };
                self.unset.push(Unset { prefix, name: UnsetName::Optional(self.full_name(spec)) });
            }
            self.name = here;
        }
    }

    fn warn_of_unchecked(&mut self, name: KnownName, message: Sentence, origin: &Origin) {
        if let Some(records) = &mut self.records {
            let mut warning = Problem::new(ProblemKind::Unchecked, name, message);
            warning.origin = Some(origin.clone());
            warning.help = Some(say::load::GIVE_THE_VALUE.into());
            records.warn(warning);
        }
    }
}
