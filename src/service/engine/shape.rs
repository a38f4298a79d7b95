//! Checks the shape of a text before it is read as a URL: text that was copied, quoted or templated badly.

use crate::say::Complaint;
use crate::say::hint::{self, Shape};
use crate::say::url as say;
use crate::say::value::{Position, Unseen};
use crate::shape::Look;
use crate::text::has;
use crate::value::ValueError;

/// Checks the rules for every kind of URL, in the order that gives the best message.
pub(in crate::service) fn check(text: &str) -> Result<(), ValueError> {
    check_as(text, true)
}

/// Checks the same rules for an address. No help speaks of a password, because it has none.
pub(in crate::service) fn check_address(text: &str) -> Result<(), ValueError> {
    check_as(text, false)
}

#[inline]
fn check_as(text: &str, is_url: bool) -> Result<(), ValueError> {
    if text.is_empty() {
        return Err(ValueError::predicate(say::EMPTY));
    }
    if has(text, |b| !b.is_ascii_graphic()) {
        all_seen(text, is_url)?;
    }
    match hint::find(&Look::at(text), &hint::URL) {
        Some(shape) => Err(of_shape(shape, is_url)),
        None => Ok(()),
    }
}

#[cold]
fn of_shape(shape: &Shape, is_url: bool) -> ValueError {
    ValueError::of_shape(if is_url { shape.complaint_about_url() } else { shape.complaint() })
}

#[cold]
fn all_seen(text: &str, is_url: bool) -> Result<(), ValueError> {
    // A secret with such a shape would be an error too. A URL may have several lines or words in quotes.
    let shape = [&hint::SECRET, &hint::NO_URL, &hint::URL].into_iter().find_map(|by| hint::find(&Look::at(text), by));
    if let Some(shape) = shape {
        return Err(of_shape(shape, is_url));
    }
    let unseen = |(index, c)| Some((index, Unseen::new(c)?));
    match text.char_indices().find_map(unseen) {
        Some((index, unseen)) => Err(complaint(text, index, unseen, is_url).into()),
        None => Ok(()),
    }
}

#[cold]
fn complaint(text: &str, index: usize, unseen: Unseen, is_url: bool) -> Complaint {
    let mut rest = text[index..].chars();
    rest.next();
    if index == 0 {
        say::starts_with(unseen)
    } else if rest.as_str().is_empty() {
        say::ends_with(unseen)
    } else if !is_url {
        say::has_in_address(unseen, Position::of(text, index))
    } else {
        say::has(unseen, Position::of(text, index), text[..index].contains('?'))
    }
}
