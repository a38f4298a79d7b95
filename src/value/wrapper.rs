//! `Option`, and pointers to a value.

use std::fmt;
use std::sync::Arc;

use super::{EnvValue, Expected, Raw, Sensitivity, ValueError};

impl<T: EnvValue> EnvValue for Option<T> {
    const EXPECTED: Expected = T::EXPECTED.optional();
    const SENSITIVITY: Sensitivity = T::SENSITIVITY;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        T::parse(raw).map(Some)
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match value {
            Some(value) => T::show(value, f),
            None => f.write_str("not set"),
        }
    }

    fn warnings(value: &Self) -> Option<ValueError> {
        T::warnings(value.as_ref()?)
    }

    fn __absent() -> Option<Self> {
        Some(None)
    }
}

macro_rules! pointer {
    ($($pointer:ident)*) => {$(
        impl<T: EnvValue> EnvValue for $pointer<T> {
            const EXPECTED: Expected = T::EXPECTED;
            const SENSITIVITY: Sensitivity = T::SENSITIVITY;

            fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
                T::parse(raw).map(Self::new)
            }

            fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                T::show(value, f)
            }

            fn warnings(value: &Self) -> Option<ValueError> {
                T::warnings(value)
            }

            fn __absent() -> Option<Self> {
                T::__absent().map(Self::new)
            }
        }
    )*};
}
pointer!(Box Arc);
