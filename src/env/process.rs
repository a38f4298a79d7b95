//! The environment of the process: a view, read when asked.

use std::borrow::Cow;
use std::ffi::OsString;

use super::{Mention, Origin};

pub(super) static ORIGIN: Origin = Origin::Process;

pub(super) fn get(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

pub(super) fn mentions<'a>() -> impl Iterator<Item = Mention<'a>> {
    std::env::vars_os().map(|(name, value)| (Cow::Owned(name), (!value.is_empty()).then_some(Cow::Borrowed(&ORIGIN))))
}
