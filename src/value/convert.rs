//! Functions that generated code calls to make a value: the word of an enum, and the author's functions for types that
//! do not implement [`EnvValue`](super::EnvValue). They see through `Option` by traits, and so through every alias of
//! it.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;

use super::{Expected, Form, Raw, Reader, Showing, ValueError, character};
use crate::{say, suggest};

/// Returns the position of the word that a text selects, in any ASCII case.
#[doc(hidden)]
pub fn word(raw: &Raw<'_>, expected: &'static Expected) -> Result<usize, ValueError> {
    let text = raw.text()?;
    expected.position(text).ok_or_else(|| no_word(text, expected))
}

#[cold]
fn no_word(text: &str, expected: &'static Expected) -> ValueError {
    let words = expected.choices().unwrap_or_default();
    if expected.switch().is_some() {
        return character::around(text).unwrap_or_else(|| say::value::NOT_A_BOOLEAN.into());
    }
    let other = || ValueError::said(Form::Predicate, say::value::must_be(words));
    let error = character::around(text).unwrap_or_else(other);
    let (aliases, of): (Vec<_>, Vec<_>) = expected.spoken_aliases().unzip();
    let word_of = |alias: &str| aliases.iter().position(|other| *other == alias).map(|at| words[of[at]]);
    let near = suggest::nearest_word(text, words).or_else(|| word_of(suggest::nearest_word(text, &aliases)?));
    match near {
        Some(near) => error.advised(say::value::did_you_mean(near)),
        None => error,
    }
}

/// A type that is read by the author's function.
///
/// Rust prefers inherent items. If `T` is an `Option` under any name, `Foreign::<T>::absent` is therefore the inherent
/// one. For every other type it is that of [`ForeignValue`].
#[derive(Debug)]
pub struct Foreign<T>(PhantomData<T>);

impl<T> Foreign<Option<T>> {
    /// See [`EnvValue::EXPECTED`](super::EnvValue::EXPECTED).
    pub const EXPECTED: Expected = Expected::foreign().optional();

    /// The type is an `Option`.
    pub const IS_OPTION: bool = true;

    /// See [`EnvValue::__absent`](super::EnvValue).
    pub fn absent() -> Option<Option<T>> {
        Some(None)
    }

    /// Returns the type inside the `Option`.
    pub fn inner() -> PhantomData<T> {
        PhantomData
    }
}

/// See [`Foreign`].
pub trait ForeignValue {
    /// The type.
    type Value;

    /// See [`EnvValue::EXPECTED`](super::EnvValue::EXPECTED).
    const EXPECTED: Expected = Expected::foreign();

    /// See [`Foreign`].
    const IS_OPTION: bool = false;

    /// See [`EnvValue::__absent`](super::EnvValue).
    fn absent() -> Option<Self::Value> {
        None
    }

    /// Returns the type itself.
    fn inner() -> PhantomData<Self::Value> {
        PhantomData
    }
}

impl<T> ForeignValue for Foreign<T> {
    type Value = T;
}

impl<T> Reader<T> {
    /// Reads a foreign type. It cannot show a value, so the loader shows the text where that is safe.
    pub const fn foreign(parse: fn(Raw<'_>) -> Result<T, ValueError>, absent: fn() -> Option<T>) -> Self {
        Self { parse, absent, show: Showing::ByType(|_, f| f.write_str("hidden")), warnings: |_| None, rules: None }
    }
}

/// The error of the author's function. Its text may quote the value, unless it is a literal of the program.
#[diagnostic::on_unimplemented(
    message = "the error `{Self}` cannot be reported",
    label = "its error type is `{Self}`",
    note = "the error type must implement `Display` and borrow nothing"
)]
pub trait IntoValueError {
    /// Converts the error. A literal of the program is always reported, and any other text only if the value may be
    /// shown.
    fn into_value_error(self) -> ValueError;
}

#[diagnostic::do_not_recommend]
impl<E: fmt::Display + 'static> IntoValueError for E {
    fn into_value_error(self) -> ValueError {
        let error = match (&self as &dyn Any).downcast_ref::<&'static str>() {
            Some(text) => ValueError::new(text),
            None => ValueError::may_quote(self),
        };
        error.rejected()
    }
}

/// For a `default` without a value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no default value",
    label = "does not implement `Default`",
    note = "write the value: `default = ...`"
)]
pub trait DefaultValue {
    /// See [`Default`].
    fn default_value() -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Default> DefaultValue for T {
    fn default_value() -> Self {
        T::default()
    }
}
