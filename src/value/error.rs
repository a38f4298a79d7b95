//! The reasons why a text is not a valid value. They never contain the text.

use std::fmt;

use super::Part;
use crate::limit::OF_A_VALUE;
use crate::say::value::Position;
use crate::say::{self, Complaint, Sentence};
use crate::text::append;

/// The reason why a text is not a valid value, or one reason for each bad item of a list. It never contains the text.
///
/// [`new`](Self::new), [`at`](Self::at) and [`predicate`](Self::predicate) take a literal of the program, which is
/// always reported. A text that is made at run time may quote the value: pass it to [`may_quote`](Self::may_quote),
/// which describes when it is reported.
///
/// ```
/// use factor3::value::ValueError;
///
/// let error = ValueError::at(3, 5, "is not a digit");
/// assert_eq!(error.to_string(), "character 3 of 5 is not a digit");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text())]
pub struct ValueError {
    reasons: Vec<Reason>,
}

/// One reason.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Reason {
    pub(crate) place: Option<Place>,
    pub(crate) form: Form,
    pub(crate) text: ReasonText,
    pub(crate) help: Option<Sentence>,
    pub(crate) topic: Topic,
}

/// What a reason and its help are about, where that matters to a load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "service"), expect(dead_code, reason = "only URLs have passwords"))]
pub(crate) enum Topic {
    Value,
    /// The shape of the text.
    Shape,
    /// The password in a URL.
    Password,
    /// The path of a secret. The secret itself may be in its place.
    PathOfSecret,
    /// The shape of a text that cannot be a path, and is probably the secret itself.
    SecretForPath,
    /// The password in a URL, and another one in a variable of its own.
    TwoPasswords,
}

/// The text of a reason.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum ReasonText {
    Safe(Sentence),
    /// May quote the value, and is reported only if the value may be shown.
    Foreign(String),
    /// Stands for this number of further reasons.
    More(usize),
}

impl ReasonText {
    /// Returns the text, unless it may quote the value.
    pub(crate) fn shown(&self) -> Option<Sentence> {
        match self {
            Self::Safe(text) => Some(text.clone()),
            Self::Foreign(_) => None,
            Self::More(count) => Some(say::value::more(*count)),
        }
    }

    /// Returns the number of reasons that it stands for without naming them.
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

/// A place in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Counted from 0.
    pub(crate) item: usize,
    pub(crate) part: Part,
}

/// The way in which a reason follows the name of the variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// "PORT must be an integer from 0 to 65535: REASON"
    Explanation,
    /// "REGION was rejected by this program: REASON"
    Rejection,
    /// Like an explanation, about a text that was parsed but lies outside of the range.
    Outside,
    /// "TOKEN REASON"
    Predicate,
}

impl ValueError {
    /// Creates a reason that explains why the text is invalid: "PORT must be an integer from 0 to 65535: …".
    ///
    /// The reason is always reported, so it is a literal of the program.
    ///
    /// ```
    /// use factor3::value::ValueError;
    ///
    /// assert_eq!(ValueError::new("it is odd").to_string(), "it is odd");
    /// ```
    pub fn new(reason: &'static str) -> Self {
        Self::said(Form::Explanation, reason.into())
    }

    /// Creates a reason from a text that is made at run time and may quote the value, such as the error of another
    /// parser.
    ///
    /// It is reported only if the field has the option `public`. A type that cannot hold a secret is not enough,
    /// because a rejected text is not one of its values. Otherwise the report shows the expected value without the
    /// reason.
    ///
    /// ```
    /// use factor3::value::{EnvValue, Expected, Raw, ValueError};
    /// use factor3::{Env, EnvConfig};
    ///
    /// #[derive(Debug)]
    /// struct Even(u32);
    ///
    /// impl EnvValue for Even {
    ///     const EXPECTED: Expected = Expected::text("an even number");
    ///
    ///     fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
    ///         match raw.text()?.parse() {
    ///             Ok(number) if number % 2 == 0 => Ok(Self(number)),
    ///             Ok(number) => Err(ValueError::may_quote(format_args!("{number} is odd"))),
    ///             Err(error) => Err(ValueError::may_quote(error)),
    ///         }
    ///     }
    /// }
    ///
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     shards: Even,
    ///     #[env(public)]
    ///     workers: Even,
    /// }
    ///
    /// let error = Config::load(&Env::from([("SHARDS", "3"), ("WORKERS", "3")])).unwrap_err();
    /// assert_eq!(error.problems()[0].message(), "SHARDS must be an even number");
    /// assert_eq!(error.problems()[1].message(), "WORKERS must be an even number: 3 is odd");
    /// ```
    pub fn may_quote(reason: impl fmt::Display) -> Self {
        Self::one(Form::Explanation, ReasonText::Foreign(reason.to_string()))
    }

    /// Creates a reason about one character, counted from 1: "character 3 of 5 is not a digit".
    ///
    /// ```
    /// # use factor3::value::ValueError;
    /// assert_eq!(ValueError::at(3, 5, "is not a digit").to_string(), "character 3 of 5 is not a digit");
    /// ```
    pub fn at(character: usize, of: usize, reason: &'static str) -> Self {
        Self::said(Form::Explanation, say::value::character(Position { character, of }, reason))
    }

    /// Creates a reason that directly follows the name of the variable: "TOKEN ends with a line break".
    ///
    /// ```
    /// # use factor3::value::ValueError;
    /// assert_eq!(ValueError::predicate("has no scheme").to_string(), "has no scheme");
    /// ```
    pub fn predicate(reason: &'static str) -> Self {
        Self::said(Form::Predicate, reason.into())
    }

    /// Adds a line of help that tells the operator what to do.
    ///
    /// ```
    /// # use factor3::value::ValueError;
    /// let error = ValueError::new("it has no unit").help("write `30s`");
    /// assert_eq!(error.to_string(), "it has no unit");
    /// ```
    #[must_use]
    #[cold]
    pub fn help(mut self, help: &'static str) -> Self {
        for reason in &mut self.reasons {
            reason.help.get_or_insert(help.into());
        }
        self
    }

    /// Adds the position of an item in a list, counted from 0. [Collect](FromIterator) the errors of several items.
    ///
    /// ```
    /// # use factor3::value::ValueError;
    /// let error = ValueError::new("it has no unit").in_item(1);
    /// assert_eq!(error.to_string(), "item 2: it has no unit");
    /// ```
    #[must_use]
    pub fn in_item(self, item: usize) -> Self {
        self.in_place(item, Part::Whole)
    }

    #[cold]
    pub(crate) fn in_place(mut self, item: usize, part: Part) -> Self {
        for reason in &mut self.reasons {
            reason.place = Some(Place { item, part });
        }
        self
    }

    /// Creates a reason from a sentence.
    #[cold]
    pub(crate) fn said(form: Form, text: Sentence) -> Self {
        Self::one(form, ReasonText::Safe(text))
    }

    /// Marks the reasons as those of the author's parser.
    pub(crate) fn rejected(mut self) -> Self {
        for reason in &mut self.reasons {
            reason.form = Form::Rejection;
        }
        self
    }

    /// Adds a sentence of help that tells the operator what to do.
    pub(crate) fn advised(mut self, help: Sentence) -> Self {
        if let Some(reason) = self.reasons.first_mut() {
            reason.help.get_or_insert(help);
        }
        self
    }

    /// Replaces the help by one that names the cause.
    pub(crate) fn advised_instead(mut self, help: &Sentence) -> Self {
        for reason in &mut self.reasons {
            (reason.help, reason.topic) = (Some(help.clone()), Topic::Shape);
        }
        self
    }

    /// Creates a reason about the shape of a text.
    pub(crate) fn of_shape(complaint: Complaint) -> Self {
        let mut error = Self::from(complaint);
        for reason in &mut error.reasons {
            reason.topic = Topic::Shape;
        }
        error
    }

    /// Makes an error of a mistake in a password, or of two passwords.
    #[cfg(feature = "service")]
    pub(crate) fn of_password(complaint: impl Into<Self>) -> Self {
        complaint.into().about(Topic::Password)
    }

    pub(crate) fn about(mut self, topic: Topic) -> Self {
        for reason in &mut self.reasons {
            reason.topic = topic;
        }
        self
    }

    #[cold]
    fn one(form: Form, text: ReasonText) -> Self {
        Self { reasons: vec![Reason::new(form, text)] }
    }

    /// Joins the reasons of both. Beyond the limit, it keeps the first ones and the number of the others.
    pub(crate) fn and(mut self, other: Self) -> Self {
        for reason in other.reasons {
            if self.reasons.len() < OF_A_VALUE {
                self.reasons.push(reason);
                continue;
            }
            let more = self.reasons.get(OF_A_VALUE).map_or(0, |last| last.text.more()) + reason.text.more().max(1);
            self.reasons.truncate(OF_A_VALUE);
            self.reasons.push(Reason::new(Form::Predicate, ReasonText::More(more)));
        }
        self
    }

    pub(crate) fn reasons(self) -> Vec<Reason> {
        self.reasons
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for (i, reason) in self.reasons.iter().enumerate() {
            let sentence = reason.text.shown().unwrap_or(say::value::MAY_QUOTE.into());
            let sentence = match reason.place {
                Some(Place { item, part }) => {
                    say::value::of_item(item, part, &sentence, reason.form == Form::Predicate)
                }
                None => sentence,
            };
            append(&mut text, &[if i == 0 { "" } else { "; " }, sentence.as_str()]);
        }
        text
    }
}

impl Reason {
    fn new(form: Form, text: ReasonText) -> Self {
        Self { place: None, form, text, help: None, topic: Topic::Value }
    }
}

impl From<Complaint> for ValueError {
    #[cold]
    fn from(Complaint { predicate, help }: Complaint) -> Self {
        let mut error = Self::said(Form::Predicate, predicate);
        if let Some(reason) = error.reasons.first_mut() {
            reason.help = help;
        }
        error
    }
}

impl FromIterator<ValueError> for ValueError {
    /// Joins the reasons of all errors. Of more than 20, it keeps the first ones and the number of the others.
    fn from_iter<I: IntoIterator<Item = ValueError>>(errors: I) -> Self {
        errors.into_iter().fold(Self { reasons: Vec::new() }, Self::and)
    }
}

/// The reason why a type that serde reads under a prefix was rejected. It keeps no text of the foreign error, which may
/// quote a value.
#[derive(Debug)]
pub enum Unread {
    /// The variable of this field is missing.
    Missing(&'static str),
    /// A value was rejected: that of this variable, if the variable is known.
    Refused(Option<String>),
}
