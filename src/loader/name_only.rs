//! Variables that are set and whose values are unknown. That is a problem only for who wants the values: a summary is
//! about the names.

use super::{Content, Loader, Step, Unset, UnsetName};
use crate::env::{Lookup, Origin};
use crate::problem::{Problem, ProblemKind};
use crate::schema::{Field, Schema, each_variable};

impl<'e> Loader<'e> {
    /// A variable that is set by this name. There is nothing to parse, and a name may still be a mistake.
    #[cold]
    pub(super) fn name_only(&mut self, field: &'static Field, name: String, origin: &Origin) -> Step<'e> {
        let read_name = self.read_name(field.variable());
        if let Some(records) = &mut self.records {
            records.suspect(field.variable(), &read_name, origin);
        }
        let message = format!("{name} {}, so there is no value to load", reason(origin));
        self.without_value(field, name, message, origin);
        Step::NameOnly
    }

    /// A field of every variable that begins with a prefix, one of which has no value.
    #[cold]
    pub(super) fn name_only_under(&mut self, field: &'static Field, origin: &Origin) {
        let subject = self.full_name(field.variable());
        let what = format!("{subject}: one of the variables {}, so", reason(origin));
        self.warn_of_unchecked(subject.clone(), format!("{what} none of them is checked"), origin);
        self.without_value(field, subject, format!("{what} there is no value to load"), origin);
    }

    fn without_value(&mut self, field: &'static Field, name: String, message: String, origin: &Origin) {
        let mut problem = Problem::new(ProblemKind::NameOnly, name, message);
        problem.field = Some(self.full_path(field));
        problem.origin = Some(origin.clone());
        problem.help = Some("load where it has one; `Config::summary` checks the names alone".into());
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
            let message = format!("{name} {}, so the variables of its variants are not checked", reason(&origin));
            self.warn_of_unchecked(name, message, &origin);
        }
        let mut variables = Vec::new();
        for fields in schema.variants() {
            each_variable(fields, &self.name, &mut |spec, prefix| variables.push((spec, prefix.to_owned())));
        }
        for (spec, prefix) in variables.into_iter().filter(|(spec, _)| !spec.open) {
            let here = std::mem::replace(&mut self.name, prefix.into());
            if self.said(spec).is_none() {
                let prefix = if spec.absolute { 0 } else { self.name.len() };
                self.unset.push(Unset { prefix, name: UnsetName::Optional(self.full_name(spec)) });
            }
            self.name = here;
        }
    }

    fn warn_of_unchecked(&mut self, name: String, message: String, origin: &Origin) {
        if let Some(records) = &mut self.records {
            let mut warning = Problem::new(ProblemKind::Unchecked, name, message);
            warning.origin = Some(origin.clone());
            warning.help = Some("give the value too, to check them".into());
            records.warn(warning);
        }
    }
}

/// Why there is no value: what is in a `.env` file is not only a name.
fn reason(origin: &Origin) -> &'static str {
    match origin {
        Origin::Dotenv { .. } => "refers to a variable that is known by its name only",
        _ => "is known by its name only",
    }
}
