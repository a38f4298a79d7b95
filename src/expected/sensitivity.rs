//! The sensitivity of a value: public, masked, unknown or secret.

/// The sensitivity of a type: how its values may be shown.
///
/// A type declares it in [`EnvValue::SENSITIVITY`](crate::EnvValue::SENSITIVITY). A container is as strict as its
/// parts.
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
    /// The type cannot hold a secret: numbers, booleans, enums, durations, addresses. Always shown.
    Public,
    /// The type has a redacted form: service URLs. Shown in that form.
    Masked,
    /// The type may hold anything: text, for example. Hidden unless the field is `public`.
    Unknown,
    /// The type holds a secret. Never shown.
    Secret,
}

impl Sensitivity {
    /// Returns `true` if the type says that its values are secrets, or contain some.
    pub(crate) const fn is_of_secrets(self) -> bool {
        matches!(self, Self::Masked | Self::Secret)
    }

    /// Combines the sensitivities of two parts into that of the whole.
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
            // Masked and unknown combine to secret: unknown must be hidden, and masked may include a credential.
            _ => Self::Secret,
        }
    }
}
