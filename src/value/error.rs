//! Why a text is not a value: reasons that never hold the text.

use std::borrow::Cow;
use std::fmt;

use super::Part;
use crate::limit::OF_A_VALUE;

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
    pub(crate) text: Cow<'static, str>,
    /// The text may quote the value: report it only if that may be shown.
    pub(crate) foreign: bool,
    pub(crate) help: Option<Cow<'static, str>>,
}

impl Reason {
    pub(crate) fn text(&self) -> Cow<'_, str> {
        match self.form {
            Form::More(1) => "has 1 more problem".into(),
            Form::More(count) => format!("has {count} more problems").into(),
            _ => Cow::Borrowed(&self.text),
        }
    }

    /// How many reasons it stands for that are not named.
    pub(crate) fn more(&self) -> usize {
        if let Form::More(count) = self.form { count } else { 0 }
    }
}

impl fmt::Debug for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.text();
        f.write_str(if self.foreign { "a reason that may quote the value" } else { &text })
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
    /// "TOKEN has 8 more problems"
    More(usize),
}

impl ValueError {
    /// A reason that explains why the text is not what was expected: "PORT is not an integer from 0 to 65535: …".
    ///
    /// A `&'static str` is always reported; a `String` may quote the text, and is reported only if the author wrote
    /// `public` at the field.
    pub fn new(reason: impl Into<Cow<'static, str>>) -> Self {
        let text = reason.into();
        let foreign = matches!(text, Cow::Owned(_));
        Self::one(Form::Explanation, text, foreign)
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
        Self::one(Form::Predicate, Cow::Borrowed(reason), false)
    }

    /// The same, with a line that says what to do.
    #[must_use]
    pub fn help(mut self, help: &'static str) -> Self {
        for reason in &mut self.reasons {
            reason.help.get_or_insert(Cow::Borrowed(help));
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
        Self::one(form, Cow::Owned(text), false)
    }

    /// The same, with a help made of text of the program.
    pub(crate) fn helped(mut self, help: String) -> Self {
        if let Some(reason) = self.reasons.first_mut() {
            reason.help.get_or_insert(Cow::Owned(help));
        }
        self
    }

    #[cold]
    fn one(form: Form, text: Cow<'static, str>, foreign: bool) -> Self {
        Self { reasons: vec![Reason { place: None, form, text, foreign, help: None }] }
    }

    /// The reasons of both; of many the first, and how many more there are.
    pub(crate) fn and(mut self, other: Self) -> Self {
        for reason in other.reasons {
            if self.reasons.len() < OF_A_VALUE {
                self.reasons.push(reason);
                continue;
            }
            let more = self.reasons.get(OF_A_VALUE).map_or(0, Reason::more) + reason.more().max(1);
            self.reasons.truncate(OF_A_VALUE);
            let text = Cow::Borrowed("");
            self.reasons.push(Reason { place: None, form: Form::More(more), text, foreign: false, help: None });
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
                let colon = if matches!(reason.form, Form::Predicate | Form::More(_)) { "" } else { ":" };
                text.extend([part, "item ", &(item + 1).to_string(), colon, " "]);
            }
            let of_reason = reason.text();
            text.push_str(if reason.foreign { "the reason may quote the value" } else { &of_reason });
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
