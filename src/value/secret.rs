//! Secrets: never shown, also read from `NAME_FILE`, and checked for characters that an HTTP header or a login would
//! refuse.

use secrecy::zeroize::Zeroize;
use secrecy::{ExposeSecret as _, SecretBox, SecretString};

use super::{EnvValue, Expected, Raw, Sensitivity, ValueError};
use crate::say::hint;
use crate::shape::Look;

impl EnvValue for SecretString {
    const EXPECTED: Expected = Expected::secret();
    const SENSITIVITY: Sensitivity = Sensitivity::Secret;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        // Made a secret first, because then a rejected one is wiped too.
        let secret = Self::from(raw.into_string()?);
        check(secret.expose_secret())?;
        Ok(secret)
    }
}

impl<T: EnvValue + Zeroize> EnvValue for SecretBox<T> {
    const EXPECTED: Expected = T::EXPECTED;
    const SENSITIVITY: Sensitivity = Sensitivity::Secret;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        check(raw.text()?)?;
        T::parse(raw).map(|value| Self::new(Box::new(value)))
    }

    fn warnings(value: &Self) -> Option<ValueError> {
        T::warnings(value.expose_secret())
    }
}

/// Checks the shape of a secret. An empty one gets here only by `allow_empty`, and is valid.
fn check(secret: &str) -> Result<(), ValueError> {
    match hint::find(&Look::at(secret), &hint::SECRET) {
        Some(shape) => Err(ValueError::of_shape(shape.complaint())),
        None => Ok(()),
    }
}
