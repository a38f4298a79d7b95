//! Secrets: never shown, read from `NAME_FILE` too, and checked for what an HTTP header or a login would refuse.

use secrecy::zeroize::Zeroize;
use secrecy::{ExposeSecret as _, SecretBox, SecretString};

use super::{EnvValue, Expected, Raw, Sensitivity, ValueError};

impl EnvValue for SecretString {
    const EXPECTED: Expected = Expected::secret();
    const SENSITIVITY: Sensitivity = Sensitivity::Secret;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        // A secret from the start, so that a refused one is wiped too.
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

    fn doubts(value: &Self) -> Option<ValueError> {
        T::doubts(value.expose_secret())
    }
}

/// A text of several lines may end as it likes: a PEM key does. Empty is what `allow_empty` asks for.
fn check(secret: &str) -> Result<(), ValueError> {
    let line = secret.trim_end_matches(['\r', '\n']);
    let ending = &secret[line.len()..];
    if !secret.is_empty() && secret.trim().is_empty() {
        return Err(ValueError::predicate("is nothing but white space").help("set a value, or unset it"));
    }
    if ending.is_empty() || line.contains(['\r', '\n']) {
        return Ok(());
    }
    let reason = if ending.ends_with('\n') { "ends with a line feed" } else { "ends with a carriage return" };
    Err(ValueError::predicate(reason).help("it was probably written with `echo`; use `printf`, or trim the secret"))
}
