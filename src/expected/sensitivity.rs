//! Whether a value may be shown.

/// Whether a value of a type may be shown, and whether it is a secret.
///
/// A type states it in [`EnvValue::SENSITIVITY`](crate::EnvValue::SENSITIVITY); a container is as strict as its parts.
///
/// ```
/// use factor3::{EnvValue, Sensitivity};
///
/// assert_eq!(<Vec<u16>>::SENSITIVITY, Sensitivity::Public);
/// assert_eq!(<String>::SENSITIVITY, Sensitivity::Unknown);
/// assert_eq!(<Option<factor3::SecretString>>::SENSITIVITY, Sensitivity::Secret);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Sensitivity {
    /// The type can hold no secret: numbers, booleans, enums, durations, addresses. Always shown.
    Public,
    /// The type has a redacted form, in which it is shown: service URLs.
    Masked,
    /// The type may hold anything, text for example. Hidden unless the author of the configuration writes `public`.
    Unknown,
    /// The type holds a secret. Never shown.
    Secret,
}

impl Sensitivity {
    /// The sensitivity of a value that is made of two others.
    ///
    /// ```
    /// use factor3::Sensitivity;
    ///
    /// assert_eq!(Sensitivity::Public.and(Sensitivity::Secret), Sensitivity::Secret);
    /// ```
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Public, strictest) | (strictest, Self::Public) => strictest,
            (Self::Masked, Self::Masked) => Self::Masked,
            (Self::Unknown, Self::Unknown) => Self::Unknown,
            // Masked and unknown: hidden like the one, a credential like the other.
            _ => Self::Secret,
        }
    }
}
