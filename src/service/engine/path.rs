//! Reads the path, by its meaning.

use super::encode::decode;
use super::parts::Parts;
use crate::say::Complaint;
use crate::say::url as say;
use crate::service::custom::UrlPart;
use crate::service::custom::{PathKind, Table};
use crate::text::{find, has};
use crate::value::ValueError;

/// Reads the path after the hosts. It is empty or starts with a `/`.
pub(in crate::service) fn path(raw: &str, table: &Table, parts: &mut Parts) -> Result<(), ValueError> {
    no_query(raw, table)?;
    let Some(name) = raw.strip_prefix('/') else { return Ok(()) };
    parts.path = match table.path {
        PathKind::None | PathKind::File | PathKind::Route if name.is_empty() => None,
        PathKind::None | PathKind::File => {
            return Err(say::takes_no_path(table.phrase).into());
        }
        PathKind::Name if name.is_empty() => table.empty_path.then(String::new),
        // Python's clients of AMQP write the virtual host `/` like this.
        PathKind::Name if name == "/" && table.empty_path => return Err(say::SLASH_FOR_NAME.into()),
        PathKind::Name => Some(one_name(name)?),
        PathKind::Index => index(name, parts)?,
        PathKind::Route => Some(route(name)?),
    };
    Ok(())
}

/// Reads the path of a socket. It must not have dot segments: `url`, which many clients use, would resolve them.
pub(in crate::service) fn socket(raw: &str, table: &Table) -> Result<String, ValueError> {
    no_query(raw, table)?;
    let path = decode(raw, "path")?.into_owned();
    if path.split('/').any(|segment| matches!(segment, "." | "..")) {
        return Err(say::DOT_SEGMENT.into());
    }
    Ok(path)
}

/// Rejects a query without its `?`. Read as a name, its password would be shown.
pub(super) fn no_query(raw: &str, table: &Table) -> Result<(), Complaint> {
    if has(raw, |byte| byte == b'=') && (table.key_of(UrlPart::Password).is_some() || is_like_query(raw)) {
        return Err(say::EQUALS_IN_PATH);
    }
    Ok(())
}

/// Recognises `orders&password=hunter2`. One `=` alone may be a part of a name.
#[cold]
pub(in crate::service) fn is_like_query(path: &str) -> bool {
    has(path, |byte| byte == b'=') && has(path, |byte| byte == b'&') || find(path, "password=").is_some()
}

fn one_name(raw: &str) -> Result<String, ValueError> {
    if has(raw, |byte| byte == b'@') {
        return Err(say::AT_AFTER_HOST.into());
    }
    if has(raw, |byte| byte == b'/') {
        return Err(say::TWO_SEGMENTS.into());
    }
    let name = decode(raw, "path")?;
    // Every URL parser would resolve these.
    if matches!(&*name, "." | "..") { Err(say::DOT_SEGMENT.into()) } else { Ok(name.into_owned()) }
}

/// Reads the number of a database. Clients that accept `//2` and `/2/` read `/2`.
fn index(raw: &str, parts: &mut Parts) -> Result<Option<String>, ValueError> {
    let digits = raw.trim_matches('/');
    if digits.len() != raw.len() {
        parts.warn(say::EXTRA_SLASH);
    }
    if digits.is_empty() {
        return Ok(None);
    }
    number(&decode(digits, "path")?).map(Some)
}

fn number(digits: &str) -> Result<String, ValueError> {
    let number = digits.parse::<u32>().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()));
    number.map(|number| number.to_string()).ok_or_else(|| say::PATH_NOT_A_NUMBER.into())
}

fn route(raw: &str) -> Result<String, ValueError> {
    let segments = raw.strip_suffix('/').unwrap_or(raw);
    for segment in segments.split('/') {
        segment_of_route(segment)?;
    }
    Ok(decode(raw, "path")?.into_owned())
}

fn segment_of_route(raw: &str) -> Result<(), ValueError> {
    let segment = decode(raw, "path")?;
    Err(match &*segment {
        "" => say::EMPTY_SEGMENT.into(),
        "." | ".." => say::DOT_SEGMENT.into(),
        _ if segment.contains('/') => say::ENCODED_SLASH.into(),
        _ if raw.contains('@') => say::AT_AFTER_HOST.into(),
        _ => return Ok(()),
    })
}
