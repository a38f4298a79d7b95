//! Checks the shape of a text before it is read as a URL: text that was copied, quoted or templated badly.

use crate::say::Complaint;
use crate::say::hint;
use crate::say::url as say;
use crate::say::value::{Position, Unseen};
use crate::shape::Look;
use crate::text::has;
use crate::value::ValueError;

/// Checks the rules for every kind of URL, in the order that gives the best message.
pub(in crate::service) fn check(text: &str) -> Result<(), ValueError> {
    if text.is_empty() {
        return Err(ValueError::predicate(say::EMPTY));
    }
    if has(text, |b| !b.is_ascii_graphic()) {
        all_seen(text)?;
    }
    match hint::find(&Look::at(text), &hint::URL) {
        Some(shape) => Err(ValueError::of_shape(shape.complaint_about_url())),
        None => Ok(()),
    }
}

#[cold]
fn all_seen(text: &str) -> Result<(), ValueError> {
    // A secret with such a shape would be an error too. A URL may have several lines or words in quotes.
    let shape = [&hint::SECRET, &hint::NO_URL, &hint::URL].into_iter().find_map(|by| hint::find(&Look::at(text), by));
    if let Some(shape) = shape {
        return Err(ValueError::of_shape(shape.complaint_about_url()));
    }
    let unseen = |(index, c)| Some((index, Unseen::new(c)?));
    match text.char_indices().find_map(unseen) {
        Some((index, unseen)) => Err(complaint(text, index, unseen).into()),
        None => Ok(()),
    }
}

#[cold]
fn complaint(text: &str, index: usize, unseen: Unseen) -> Complaint {
    let mut rest = text[index..].chars();
    rest.next();
    if index == 0 {
        say::starts_with(unseen)
    } else if rest.as_str().is_empty() {
        say::ends_with(unseen)
    } else {
        say::has(unseen, Position::of(text, index), text[..index].contains('?'))
    }
}
