//! The path, by what it means.

use super::encode::decode;
use super::parts::Parts;
use super::says;
use crate::service::custom::UrlPart;
use crate::service::custom::{PathKind, Table};
use crate::value::ValueError;

/// Reads what stands after the hosts; it is empty or starts with a `/`.
pub(in crate::service) fn path(raw: &str, table: &Table, parts: &mut Parts) -> Result<(), ValueError> {
    no_query(raw, table)?;
    let Some(name) = raw.strip_prefix('/') else { return Ok(()) };
    parts.path = match table.path {
        PathKind::None | PathKind::File | PathKind::Route if name.is_empty() => None,
        PathKind::None | PathKind::File => {
            return Err(says(format!("has a path, and {} has none", table.phrase)).help("remove what follows the host"));
        }
        PathKind::Name if name.is_empty() => table.empty_path.then(String::new),
        PathKind::Name => Some(one_name(name)?),
        PathKind::Index => index(name, parts)?,
        PathKind::Route => Some(route(name)?),
    };
    Ok(())
}

/// Reads the path of a socket, which many clients ask `url` for: it would resolve dot segments.
pub(in crate::service) fn socket(raw: &str, table: &Table) -> Result<String, ValueError> {
    no_query(raw, table)?;
    let path = decode(raw, "path")?;
    if path.split('/').any(|segment| matches!(segment, "." | "..")) {
        return Err(ValueError::predicate("has a dot segment in its path").help("write the path without it"));
    }
    Ok(path)
}

/// Without its `?`, a query that holds a password would be a name, and names are shown.
fn no_query(raw: &str, table: &Table) -> Result<(), ValueError> {
    if raw.contains('=') && table.key_of(UrlPart::Password).is_some() {
        return Err(ValueError::predicate("has a `=` in its path")
            .help("write `?` before the first key; in a name, write `=` as %3D"));
    }
    Ok(())
}

fn one_name(raw: &str) -> Result<String, ValueError> {
    if raw.contains('@') {
        return Err(ValueError::predicate("has an `@` after its host").help("write it as %40"));
    }
    if raw.contains('/') {
        return Err(ValueError::predicate("has more than one segment in its path")
            .help("write one `/` before the name and none after it; in the name, write `/` as %2F"));
    }
    match decode(raw, "path")?.as_str() {
        // Every parser of URLs would resolve these.
        "." | ".." => Err(ValueError::predicate("has a dot segment in its path").help("write the name")),
        name => Ok(name.to_owned()),
    }
}

/// `//2` and `/2/` mean `/2` to the clients that accept them.
fn index(raw: &str, parts: &mut Parts) -> Result<Option<String>, ValueError> {
    let digits = raw.trim_matches('/');
    if digits.len() != raw.len() {
        parts.warn("has a `/` too many around the number in its path", "remove it");
    }
    if digits.is_empty() {
        return Ok(None);
    }
    number(&decode(digits, "path")?).map(Some)
}

fn number(digits: &str) -> Result<String, ValueError> {
    let number = digits.parse::<u32>().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()));
    let error = || ValueError::predicate("has a path that is not a number").help("write `/` and a number, such as /2");
    number.map(|number| number.to_string()).ok_or_else(error)
}

fn route(raw: &str) -> Result<String, ValueError> {
    let segments = raw.strip_suffix('/').unwrap_or(raw);
    for segment in segments.split('/') {
        segment_of_route(segment)?;
    }
    decode(raw, "path")
}

fn segment_of_route(raw: &str) -> Result<(), ValueError> {
    let segment = decode(raw, "path")?;
    let (what, help) = match segment.as_str() {
        "" => ("has an empty segment in its path", "write one `/` between two segments"),
        "." | ".." => ("has a dot segment in its path", "write the path without it"),
        _ if segment.contains('/') => ("has an encoded `/` in its path", "write `/`"),
        _ if raw.contains('@') => ("has an `@` after its host", "write it as %40"),
        _ => return Ok(()),
    };
    Err(ValueError::predicate(what).help(help))
}
