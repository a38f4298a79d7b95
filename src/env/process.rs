//! The environment of the process: a view, read when asked.

use std::borrow::Cow;

use super::{Mention, Origin, Said};

static ORIGIN: Origin = Origin::Process;

pub(super) fn get<'a>(name: &str) -> Option<Said<'a>> {
    Some(Said::Value(Cow::Owned(std::env::var_os(name)?), Cow::Borrowed(&ORIGIN)))
}

pub(super) fn mentions<'a>() -> impl Iterator<Item = Mention<'a>> {
    std::env::vars_os().map(|(name, value)| (Cow::Owned(name), (!value.is_empty()).then_some(Cow::Borrowed(&ORIGIN))))
}
