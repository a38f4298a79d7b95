//! Types that only implement serde's `Deserialize`, by means of envy: one variable, or every variable under a prefix.

use std::collections::HashMap;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;

use super::{Raw, Unread, ValueError};
use crate::say;

/// For `serde`: the type of a field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not implement `Deserialize`",
    label = "cannot be read with `serde`",
    note = "derive `serde::Deserialize` for it; for a type of another crate, look for its feature `serde`"
)]
pub trait Deserialized: Sized {
    /// Parses the whole text of a variable.
    #[doc(hidden)]
    fn deserialized(raw: Raw<'_>) -> Result<Self, ValueError>;
}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> Deserialized for T {
    fn deserialized(raw: Raw<'_>) -> Result<Self, ValueError> {
        // envy reads fields rather than values. Its error names the field, so this name must read well there.
        let variables = [("the variable".to_owned(), raw.text()?.to_owned())];
        let values: Result<HashMap<String, T>, _> = envy::from_iter(variables);
        match values.map(|values| values.into_values().next()) {
            Ok(Some(value)) => Ok(value),
            Ok(None) => Err(ValueError::new(say::value::NO_VALUE).rejected()),
            Err(error) => Err(ValueError::may_quote(error).rejected()),
        }
    }
}

/// For `nested` with `serde`: the type of a field, or the type inside its `Option`.
/// [`Foreign`](super::convert::Foreign) decides about `Parsed`, because serde implements `Deserialize` for an `Option`
/// too.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not implement `Deserialize`",
    label = "cannot be read with `serde`",
    note = "derive `serde::Deserialize` for it, or derive `EnvConfig` and remove `serde`"
)]
pub trait DeserializedGroup<Parsed>: Sized {
    /// Reads the variables that begin with a prefix.
    #[doc(hidden)]
    fn deserialized_group(
        of: PhantomData<Parsed>,
        prefix: &str,
        variables: Vec<(String, String)>,
    ) -> Result<Self, Unread>;
}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> DeserializedGroup<T> for T {
    fn deserialized_group(_: PhantomData<T>, prefix: &str, variables: Vec<(String, String)>) -> Result<Self, Unread> {
        let names: Vec<String> = variables.iter().map(|(name, _)| name.clone()).collect();
        envy::prefixed(prefix).from_iter(variables).map_err(|error| match error {
            envy::Error::MissingValue(field) => Unread::Missing(field),
            envy::Error::Custom(text) => Unread::Refused(culprit(&text, prefix, &names)),
        })
    }
}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> DeserializedGroup<T> for Option<T> {
    fn deserialized_group(of: PhantomData<T>, prefix: &str, variables: Vec<(String, String)>) -> Result<Self, Unread> {
        T::deserialized_group(of, prefix, variables).map(Some)
    }
}

/// Returns the variable that envy blames, if any. Nothing else in the text of its error is safe to show.
fn culprit(text: &str, prefix: &str, names: &[String]) -> Option<String> {
    let (_, name) = text.rsplit_once(" provided by ")?;
    let name = format!("{prefix}{name}");
    let safe = name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    (safe && names.contains(&name)).then_some(name)
}
