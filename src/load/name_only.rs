//! Variables that are set, but whose values are unknown. That is a problem for a program that needs the values, but not
//! for a summary, which is about names.

use super::Loader;
use super::read::Step;
use super::watch::{Event, Seen};
use crate::env::Origin;
use crate::finding::{Dependent, Finding, Found, Known};
use crate::say::KnownName;
use crate::schema::Field;

impl<'e> Loader<'e> {
    /// Reports a variable that is set by this name. `own` is the name without the suffix for a file. There is nothing to parse, but the name may still be a mistake.
    #[cold]
    pub(super) fn name_only(
        &mut self,
        field: &'static Field,
        name: KnownName,
        own: &KnownName,
        (known, origin): (Known, Origin),
        seen: Option<Box<Seen>>,
    ) -> Step<'e> {
        self.tell(Event::NameOnly { spec: field.variable(), name: own, known, origin: &origin });
        self.report(field, Finding::NameOnly(known), name, Some(origin), seen);
        Step::NameOnly(known)
    }

    /// Reports a field of every variable under a prefix, if the value of one of them is unknown.
    #[cold]
    pub(super) fn name_only_under(&mut self, field: &'static Field, origin: &Origin) {
        let subject = self.full_name(field.variable());
        self.warn(Found::new(Finding::Unchecked(Dependent::UnderPrefix), subject.clone()), origin);
        self.report(field, Finding::NameOnly(Known::UnderPrefix), subject, Some(origin.clone()), None);
    }
}
