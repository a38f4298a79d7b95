//! Every sentence of a report, and the types that make a sentence safe to show. This module uses only `limit`, `origin`
//! and the recognisers of [`shape`](crate::shape).
//!
//! A [`Sentence`] is a literal of the program, or is built by a function of this module. The parameters of these
//! functions are numbers, literals, places, and [names of variables](KnownName) that a configuration reads. The value
//! of a variable cannot become part of a sentence by accident. Text from outside enters by three doors, and each asks
//! for a reason: [`Sentence::showing`], [`KnownName::if_plain`] and [`InstanceName::new`].

#[cfg(feature = "service")]
pub(crate) mod credentials;
pub(crate) mod file;
pub(crate) mod hint;
pub(crate) mod instance;
pub(crate) mod load;
mod name;
pub(crate) mod near;
pub(crate) mod rule;
#[cfg(feature = "service")]
pub(crate) mod service;
pub(crate) mod size;
#[cfg(feature = "service")]
pub(crate) mod sql_server;
#[cfg(feature = "service")]
pub(crate) mod url;
pub(crate) mod value;

use std::borrow::Cow;
use std::fmt;

pub(crate) use instance::InstanceName;
pub(crate) use load::Part;
pub(crate) use name::KnownName;

use crate::limit::one_line;
use crate::text::join;

/// The name of a field in a path, or that of an instance.
pub(crate) type FieldName = Cow<'static, str>;

/// A text that is safe to show.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Sentence(Cow<'static, str>);

/// The reason why a text that this module did not make may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MayShow {
    /// The type of the field cannot hold a secret, or shows its values without it.
    TypeSays,
    /// The field has the option `public`, and the value contains no other variable.
    AuthorSays,
    /// Whoever made a layer wrote it, and answers for it.
    LayerSays,
    /// The text is a literal of the program: a default, an example, the bound of a range.
    InProgram,
}

impl Sentence {
    /// Joins the parts of a sentence. It is private, because the functions of this module choose the parts.
    fn of(parts: &[&str]) -> Self {
        Self(Cow::Owned(join(parts)))
    }

    /// Shows a text, for a reason.
    pub(crate) fn showing(text: impl Into<Cow<'static, str>>, _: MayShow) -> Self {
        Self(text.into()).in_one_line()
    }

    /// Puts the sentence on one line, if the author's type wrote several.
    pub(crate) fn in_one_line(self) -> Self {
        match one_line(&self.0) {
            Cow::Owned(text) => Self(text.into()),
            Cow::Borrowed(_) => self,
        }
    }

    /// Creates a sentence from a literal of the program.
    const fn new(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// The mistake in a text, and the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Complaint {
    /// Follows the name of the variable.
    pub(crate) predicate: Sentence,
    pub(crate) help: Option<Sentence>,
}

const fn complaint(predicate: &'static str, help: &'static str) -> Complaint {
    Complaint { predicate: Sentence::new(predicate), help: Some(Sentence::new(help)) }
}

impl From<&'static str> for Sentence {
    fn from(text: &'static str) -> Self {
        Self::new(text)
    }
}

impl From<Sentence> for Cow<'static, str> {
    fn from(sentence: Sentence) -> Self {
        sentence.0
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Returns "A", "A and B", "A, B and C".
fn list(names: &[&str], conjunction: &str) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => [&most.join(", "), " ", conjunction, " ", last].concat(),
    }
}
