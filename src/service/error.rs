//! The reason why a URL, or a part of one, is rejected.

use std::fmt;

use crate::say;
use crate::value::{Place, ValueError};

/// The reason why a URL, or a part of one, was rejected. It reads as in a report, and contains nothing of the text.
///
/// ```
/// use factor3::service::PostgresUrl;
///
/// let error = "postgres://app:hunter#2@db/orders".parse::<PostgresUrl>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "the URL has an unencoded `#` in its password, at character 22 of 33; write it as %23"
/// );
/// ```
#[derive(Clone, thiserror::Error)]
pub struct UrlError {
    subject: &'static str,
    error: ValueError,
}

impl UrlError {
    pub(super) fn new(subject: &'static str, error: ValueError) -> Self {
        Self { subject, error }
    }
}

impl From<UrlError> for ValueError {
    /// Converts the error for an [`EnvValue`](crate::EnvValue) that reads a URL as a part of its own value.
    fn from(error: UrlError) -> Self {
        error.error
    }
}

impl fmt::Display for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reasons = self.error.clone().reasons();
        for (i, reason) in reasons.iter().enumerate() {
            // The reason of a custom service may quote the URL.
            let text = reason.text.shown().unwrap_or(say::service::OWN_RULE.into());
            let text = match reason.place {
                Some(Place { item, part }) => say::value::of_item(item, part, &text, true),
                None => text,
            };
            match (i, reason.place) {
                (0, None) => write!(f, "{} {text}", self.subject)?,
                (0, Some(_)) => write!(f, "{}: {text}", self.subject)?,
                (_, None) => write!(f, "; it {text}")?,
                (_, Some(_)) => write!(f, "; {text}")?,
            }
            if let Some(help) = &reason.help {
                write!(f, "; {help}")?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UrlError({self})")
    }
}
