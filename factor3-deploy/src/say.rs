//! The sentences of this crate. None has a place for a value.

pub(crate) mod yaml;
