//! A problem or a warning in the words of whoever makes a layer.

use std::borrow::Cow;

use super::{Fault, FaultReason};
use crate::origin::Origin;
use crate::say::file::Remark;

/// A problem or a warning about a file, a line, or a variable in it.
///
/// The message is a predicate, such as "has no name before the `=`". It follows the name of the variable, if the
/// configuration reads one of that name, or else the origin. The text is shown as it is, so it must not contain a
/// value. Control characters are escaped.
///
/// ```
/// use factor3::layer::{Layer, Note};
/// use factor3::{Env, Origin};
///
/// let mut layer = Layer::new();
/// layer.problem(Note::new(Origin::in_line("prod.env", 3), "has no `=` after the name").help("write NAME=value"));
/// assert_eq!(
///     Env::from(layer).problems()[0].to_string(),
///     "prod.env:3 has no `=` after the name; write NAME=value"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    origin: Origin,
    variable: Option<String>,
    message: Cow<'static, str>,
    help: Option<Cow<'static, str>>,
}

impl Note {
    /// Creates a note with its place and its message.
    ///
    /// ```
    /// use factor3::Origin;
    /// use factor3::layer::Note;
    ///
    /// let note = Note::new(Origin::in_file("orders.yaml"), "has no container `orders`");
    /// assert_eq!(note.message(), "has no container `orders`");
    /// ```
    pub fn new(origin: Origin, message: impl Into<Cow<'static, str>>) -> Self {
        Self { origin, variable: None, message: message.into(), help: None }
    }

    /// Adds the name of the variable. Only a configuration that reads the variable shows it.
    ///
    /// ```
    /// use factor3::Origin;
    /// use factor3::layer::Note;
    ///
    /// let note = Note::new(Origin::in_line("prod.env", 3), "arrives with its quotes").about("TOKEN");
    /// assert_eq!(note.variable(), Some("TOKEN"));
    /// ```
    #[must_use]
    pub fn about(self, name: impl Into<String>) -> Self {
        Self { variable: Some(name.into()), ..self }
    }

    /// Adds advice on how to fix it.
    ///
    /// ```
    /// use factor3::Origin;
    /// use factor3::layer::Note;
    ///
    /// let note = Note::new(Origin::in_line("prod.env", 3), "is a number").help("put it in quotes");
    /// assert_eq!(note, note.clone());
    /// ```
    #[must_use]
    pub fn help(self, help: impl Into<Cow<'static, str>>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// Returns the place.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Returns the name of the variable.
    pub fn variable(&self) -> Option<&str> {
        self.variable.as_deref()
    }

    /// Returns the message.
    pub fn message(&self) -> &str {
        &self.message
    }

    pub(super) fn into_fault(self, is_warning: bool) -> Fault {
        let is_of_the_file = self.origin.line().is_none();
        let remark = Remark::new(self.message, self.help, is_warning, is_of_the_file);
        Fault { origin: self.origin, name: self.variable, reason: FaultReason::Remark(Box::new(remark)) }
    }
}
