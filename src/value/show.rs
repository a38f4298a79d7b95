//! How a summary shows a value.

use std::fmt;

/// The way in which a field is shown.
pub(crate) enum Showing<T> {
    ByType(fn(&T, &mut fmt::Formatter<'_>) -> fmt::Result),
    /// As a number with a fraction. The standard library writes one with 18 KiB of code, which only a summary links.
    Fraction(fn(&T) -> Fraction),
}

#[derive(Clone, Copy)]
pub(crate) enum Fraction {
    F32(f32),
    F64(f64),
}

/// Writes a number with a fraction.
pub(crate) type WriteFraction = fn(Fraction, &mut fmt::Formatter<'_>) -> fmt::Result;

pub(crate) const WRITE_FRACTION: WriteFraction = |number, f| match number {
    Fraction::F32(number) => fmt::Display::fmt(&number, f),
    Fraction::F64(number) => fmt::Display::fmt(&number, f),
};

impl<T> Showing<T> {
    /// Writes a value. A load without a summary shows none, and has nothing to write a fraction.
    pub(crate) fn write(
        &self,
        value: &T,
        write_fraction: Option<WriteFraction>,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        match (self, write_fraction) {
            (Self::ByType(show), _) => show(value, f),
            (Self::Fraction(number), Some(write)) => write(number(value), f),
            (Self::Fraction(_), None) => Ok(()),
        }
    }
}

impl<T> Clone for Showing<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Showing<T> {}
