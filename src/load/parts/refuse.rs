//! Findings about a URL that was written from its parts.

use std::borrow::Cow;

use secrecy::SecretString;

use super::{HOST, PASSWORD, USERNAME, in_parts};
use crate::finding::Found;
use crate::load::Loader;
use crate::load::read::{Details, Provenance};
use crate::say::FieldName;
use crate::schema::Field;
use crate::schema::parts::PATH;
use crate::service::{UrlParts, write_url};
use crate::value::ValueError;

impl Loader<'_> {
    /// Reports a URL that was written from its parts, and is refused: as a mistake of the part without which it is not.
    #[cold]
    pub(super) fn refuse_parts(
        &mut self,
        field: &'static Field,
        mut parts: UrlParts,
        error: ValueError,
        accepts: &dyn Fn(&SecretString) -> bool,
    ) {
        let Some(of_type) = in_parts(field.variable()) else { return };
        let mut is_accepted = |take: fn(&mut UrlParts)| {
            take(&mut parts);
            write_url(of_type, &parts).is_some_and(|written| written.is_ok_and(|written| accepts(&written.url)))
        };
        let part = if is_accepted(|parts| parts.path = None) {
            PATH
        } else if is_accepted(|parts| parts.password = None) {
            PASSWORD
        } else if is_accepted(|parts| parts.username = None) {
            USERNAME
        } else {
            HOST
        };
        self.refuse_part(field, part, error);
    }

    #[cold]
    pub(super) fn refuse_part(&mut self, url: &'static Field, part: usize, error: ValueError) {
        let part = &url.variable().parts[part];
        let mention = self.mention(part.variable(), &self.at.name);
        let origin = mention.as_ref().and_then(|mention| mention.lookup.set_at().cloned()).map(Cow::Owned);
        let alias = mention.and_then(|mention| mention.alias_name());
        let source = Provenance::Rare(Box::new(Details { origin, alias, ..Details::NOTHING }));
        let name = self.full_name(part.variable());
        let place = self.findings.iter().rposition(|found| found.row.as_ref().is_some_and(|row| row.name == name));
        self.at.path.push(FieldName::Borrowed(url.name));
        self.refuse(part, error, &source, None, None);
        self.at.path.pop();
        self.move_row(place);
    }

    /// Moves the last row of a variable to the place of an earlier one, if there are two.
    pub(super) fn move_row(&mut self, place: Option<usize>) {
        let Some((first, later)) = place.and_then(|place| self.findings.get_mut(place..)?.split_first_mut()) else {
            return;
        };
        let is_same = |found: &Found| match (&found.row, &first.row) {
            (Some(row), Some(first)) => row.name == first.name,
            _ => false,
        };
        if let (Some(place), Some(i)) = (place, later.iter().rposition(is_same)) {
            self.findings[place] = self.findings.remove(place + 1 + i);
        }
    }
}
