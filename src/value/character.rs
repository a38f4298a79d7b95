//! One character of a rejected text, by position and kind. An error reveals no more of the text than that.

use super::{Form, ValueError};
use crate::say::value::{self as say, Position, Unseen};

/// Describes an invalid character at a byte index. An invisible character is named, and any other only breaks the rule.
#[cold]
pub(crate) fn at(text: &str, index: usize, rule: &'static str) -> ValueError {
    let position = Position::of(text, index);
    let unseen = text[index..].chars().next().and_then(Unseen::new);
    ValueError::said(
        Form::Explanation,
        match unseen {
            Some(unseen) => say::unseen_character(position, unseen),
            None => say::character(position, rule),
        },
    )
}

/// Describes an empty text, or invisible characters around a text.
#[cold]
pub(crate) fn around(text: &str) -> Option<ValueError> {
    let Some(first) = text.chars().next() else { return Some(ValueError::new(say::EMPTY)) };
    let (last_index, last) = text.char_indices().next_back().unwrap_or((0, first));
    let index = if is_unseen(first) { Some(0) } else { is_unseen(last).then_some(last_index) };
    index.map(|index| at(text, index, say::CANNOT_BE_SEEN))
}

/// Returns `true` if a character leaves no mark on the screen.
pub(crate) fn is_unseen(c: char) -> bool {
    Unseen::new(c).is_some()
}
