//! Why a text is not a value: reasons that never hold the text.

use std::borrow::Cow;
use std::fmt;

use super::Part;
use crate::limit::OF_A_VALUE;
use crate::say::{self, Sentence};

/// Why a text is not a value: one reason, or one for each bad item of a list. It never holds the text itself.
///
/// A reason written in the program (`&'static str`) is always reported. One that is made at run time (`String`) may
/// quote the text, so it is reported only if the author wrote `public` at the field: of a type that can hold no secret,
/// too, because a text that was refused is none of its values.
///
/// ```
/// use factor3::value::ValueError;
///
/// let error = ValueError::at(3, 5, "is not a digit");
/// assert_eq!(error.to_string(), "character 3 of 5 is not a digit");
/// ```
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", self.text())]
pub struct ValueError {
    reasons: Vec<Reason>,
}

/// One reason.
#[derive(Clone)]
pub(crate) struct Reason {
    pub(crate) place: Option<Place>,
    pub(crate) form: Form,
    pub(crate) text: ReasonText,
    pub(crate) help: Option<Sentence>,
}

/// The text of a reason.
#[derive(Clone)]
pub(crate) enum ReasonText {
    Safe(Sentence),
    /// It may quote the value: it is reported only if that may be shown.
    Foreign(String),
    /// It stands for so many reasons that are not named.
    More(usize),
}

impl ReasonText {
    /// The text, unless it may quote the value.
    pub(crate) fn shown(&self) -> Option<Sentence> {
        match self {
            Self::Safe(text) => Some(text.clone()),
            Self::Foreign(_) => None,
            Self::More(count) => Some(say::value::more(*count)),
        }
    }

    /// How many reasons it stands for that are not named.
    pub(crate) fn more(&self) -> usize {
        if let Self::More(count) = self { *count } else { 0 }
    }
}

impl fmt::Debug for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.text {
            ReasonText::Safe(text) => text.as_str(),
            ReasonText::Foreign(_) => "a reason that may quote the value",
            ReasonText::More(_) => "more reasons",
        })
    }
}

/// Where in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// From 0.
    pub(crate) item: usize,
    pub(crate) part: Part,
}

/// How a reason follows the name of the variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// "PORT is not an integer from 0 to 65535: REASON"
    Explanation,
    /// The same, of a text that was understood: nothing is wrong with how it is written.
    Outside,
    /// "TOKEN REASON"
    Predicate,
}

impl ValueError {
    /// A reason that explains why the text is not what was expected: "PORT is not an integer from 0 to 65535: …".
    ///
    /// A `&'static str` is always reported; a `String` may quote the text, and is reported only if the author wrote
    /// `public` at the field.
    pub fn new(reason: impl Into<Cow<'static, str>>) -> Self {
        let text = match reason.into() {
            Cow::Borrowed(text) => ReasonText::Safe(text.into()),
            Cow::Owned(text) => ReasonText::Foreign(text),
        };
        Self::one(Form::Explanation, text)
    }

    /// A reason with the character that it is about, counted from 1: "character 3 of 5 is not a digit".
    pub fn at(character: usize, of: usize, reason: &'static str) -> Self {
        // With room for most of them, so that it does not grow.
        let mut text = String::with_capacity(64);
        text.extend(["character ", &character.to_string(), " of ", &of.to_string(), " ", reason]);
        Self::safe(Form::Explanation, text)
    }

    /// A reason that follows the name of the variable directly: "TOKEN ends with a line feed".
    pub fn predicate(reason: &'static str) -> Self {
        Self::one(Form::Predicate, ReasonText::Safe(reason.into()))
    }

    /// The same, with a line that says what to do.
    #[must_use]
    pub fn help(mut self, help: &'static str) -> Self {
        for reason in &mut self.reasons {
            reason.help.get_or_insert(help.into());
        }
        self
    }

    /// The same, about one item of a list, counted from 0. Errors of several items are [collected](FromIterator).
    #[must_use]
    pub fn in_item(self, item: usize) -> Self {
        self.in_place(item, Part::Whole)
    }

    pub(crate) fn in_place(mut self, item: usize, part: Part) -> Self {
        for reason in &mut self.reasons {
            reason.place = Some(Place { item, part });
        }
        self
    }

    /// A text that was made at run time, and of nothing but numbers and text of the program.
    pub(crate) fn safe(form: Form, text: String) -> Self {
        Self::said(form, Sentence::made_elsewhere(text))
    }

    /// A reason that is a sentence.
    pub(crate) fn said(form: Form, text: Sentence) -> Self {
        Self::one(form, ReasonText::Safe(text))
    }

    /// The same, with a help made of text of the program.
    #[cfg(feature = "service")]
    pub(crate) fn helped(mut self, help: String) -> Self {
        if let Some(reason) = self.reasons.first_mut() {
            reason.help.get_or_insert(Sentence::made_elsewhere(help));
        }
        self
    }

    /// The same, with a sentence that says what to do.
    pub(crate) fn advised(mut self, help: Sentence) -> Self {
        if let Some(reason) = self.reasons.first_mut() {
            reason.help.get_or_insert(help);
        }
        self
    }

    #[cold]
    fn one(form: Form, text: ReasonText) -> Self {
        Self { reasons: vec![Reason { place: None, form, text, help: None }] }
    }

    /// The reasons of both; of many the first, and how many more there are.
    pub(crate) fn and(mut self, other: Self) -> Self {
        for reason in other.reasons {
            if self.reasons.len() < OF_A_VALUE {
                self.reasons.push(reason);
                continue;
            }
            let more = self.reasons.get(OF_A_VALUE).map_or(0, |last| last.text.more()) + reason.text.more().max(1);
            self.reasons.truncate(OF_A_VALUE);
            let text = ReasonText::More(more);
            self.reasons.push(Reason { place: None, form: Form::Predicate, text, help: None });
        }
        self
    }

    pub(crate) fn reasons(self) -> Vec<Reason> {
        self.reasons
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for (i, reason) in self.reasons.iter().enumerate() {
            if i > 0 {
                text.push_str("; ");
            }
            if let Some(Place { item, part }) = reason.place {
                let part = match part {
                    Part::Whole => "",
                    Part::Key => "the key of ",
                    Part::Value => "the value of ",
                };
                let colon = if reason.form == Form::Predicate { "" } else { ":" };
                text.extend([part, "item ", &(item + 1).to_string(), colon, " "]);
            }
            match &reason.text {
                ReasonText::Safe(safe) => text.push_str(safe.as_str()),
                ReasonText::Foreign(_) => text.push_str("the reason may quote the value"),
                ReasonText::More(count) => text.push_str(say::value::more(*count).as_str()),
            }
        }
        text
    }
}

impl FromIterator<ValueError> for ValueError {
    /// All the reasons of all the errors; of more than 20 the first, and how many more there are.
    fn from_iter<I: IntoIterator<Item = ValueError>>(errors: I) -> Self {
        errors.into_iter().fold(Self { reasons: Vec::new() }, Self::and)
    }
}

/// The reason why a type that serde reads under a prefix was rejected. Of the foreign error it keeps no text, which may
/// quote a value.
#[derive(Debug)]
pub enum Unread {
    /// This field of the type has no value.
    Missing(&'static str),
    /// A value was rejected: that of this variable, if it is known.
    Refused(Option<String>),
}
