//! The environment of the process: a view, read when asked.

use std::ffi::OsString;

use super::Origin;

pub(super) static ORIGIN: Origin = Origin::Process;

pub(super) fn get(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

pub(super) fn values() -> impl Iterator<Item = (OsString, OsString)> {
    std::env::vars_os()
}
