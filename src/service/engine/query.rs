//! Reads the query: known parameters with their values, and near misses of them.

use super::encode::decode;
use super::faults::Faults;
use super::parts::Parts;
use super::tls;
use crate::say::Complaint;
use crate::say::url::{self as say, SaysTls};
use crate::service::Tls;
use crate::service::custom::Table;
use crate::service::custom::{Key, UrlPart, Values};
use crate::suggest;
use crate::text::cut;
use crate::value::ValueError;

/// Hosts and ports given in the query.
#[derive(Default)]
pub(in crate::service) struct InQuery {
    pub(in crate::service) host: Option<String>,
    pub(in crate::service) port: Option<String>,
}

/// Reads the query after the `?`.
pub(in crate::service) fn query(raw: Option<&str>, table: &Table, parts: &mut Parts) -> Result<InQuery, ValueError> {
    if raw == Some("") && table.keys.is_empty() && !table.allow_unknown_keys {
        return Err(say::takes_no_query(table.phrase).into());
    }
    let raw = raw.unwrap_or_default();
    let mut in_query = InQuery::default();
    let mut seen = Vec::new();
    let mut faults = Faults::default();
    for (index, pair) in raw.split('&').filter(|pair| !pair.is_empty()).enumerate() {
        faults.keep(parameter((index + 1, pair), table, parts, &mut in_query, &mut seen));
    }
    faults.none()?;
    let mut words = tls::words(parts, table);
    let first = words.next();
    if words.any(|word| Some(word) != first) {
        return Err(say::TWO_VIEWS_OF_TLS.into());
    }
    Ok(in_query)
}

/// Reads one parameter, given with its number.
fn parameter(
    (number, pair): (usize, &str),
    table: &Table,
    parts: &mut Parts,
    in_query: &mut InQuery,
    seen: &mut Vec<&'static str>,
) -> Result<(), ValueError> {
    let (raw_name, raw_value) = cut(pair, b'=');
    let name = decode(raw_name, "query")?;
    let value = decode(raw_value.unwrap_or_default(), "query")?.into_owned();
    let Some(key) = table.key(&name) else {
        unknown(&name, pair, number, table, parts)?;
        parts.query.push((name.into_owned(), value));
        return Ok(());
    };
    if !key.repeats && seen.contains(&key.name) {
        return Err(say::twice_in_query(key.name).into());
    }
    seen.push(key.name);
    let value = check(key, value)?;
    match key.part {
        Some(UrlPart::Host) => in_query.host = Some(value),
        Some(UrlPart::Port) => in_query.port = Some(value),
        Some(part @ (UrlPart::Username | UrlPart::Password | UrlPart::Path)) => take(key, part, value, parts)?,
        Some(UrlPart::Socket | UrlPart::Address) | None => parts.query.push((key.name.to_owned(), value)),
    }
    Ok(())
}

/// Returns the canonical form of a value.
fn check(key: &Key, value: String) -> Result<String, Complaint> {
    let name = key.name;
    if value.is_empty() {
        return Err(say::no_value(name));
    }
    if let Values::Number(max) = key.values {
        let number = value.parse::<u64>().ok().filter(|number| *number <= max);
        return number.map(|number| number.to_string()).ok_or_else(|| say::value_not_a_number(name, max));
    }
    let words = key.words_of();
    if words.is_empty() {
        return Ok(value);
    }
    if let Some(word) = words.iter().find(|word| word.eq_ignore_ascii_case(&value)) {
        return Ok((*word).to_owned());
    }
    match (key.values, &*value) {
        (Values::Switch, "1") => return Ok("true".to_owned()),
        (Values::Switch, "0") => return Ok("false".to_owned()),
        _ => {}
    }
    let near = suggest::nearest_word(&value, &words);
    Err(match tls::word_of_another_client(key, &value).filter(|_| near.is_none()) {
        Some(word) => say::value_of_another_client(name, &words, word),
        None => say::value_not_one_of(name, &words, near),
    })
}

/// Moves a value to the part that it gives.
fn take(key: &Key, part: UrlPart, value: String, parts: &mut Parts) -> Result<(), Complaint> {
    let twice = match part {
        UrlPart::Username => parts.username.replace(value).is_some(),
        UrlPart::Password => {
            if !parts.scheme.unix_socket {
                parts.warn(say::PASSWORD_IN_QUERY);
            }
            parts.password.replace(value.into()).is_some()
        }
        _ => parts.path.replace(value).is_some(),
    };
    if twice { Err(say::given_elsewhere(key.name)) } else { Ok(()) }
}

/// Handles a parameter that is not in the table. A client ignores it, which is harmless unless it was meant for
/// security.
fn unknown(name: &str, pair: &str, number: usize, table: &Table, parts: &mut Parts) -> Result<(), Complaint> {
    if pair.contains('@') {
        return Err(say::AT_IN_QUERY);
    }
    if table.keys.is_empty() && !table.allow_unknown_keys {
        return Err(say::takes_no_query(table.phrase));
    }
    // Before the first one there is no `&`.
    if number > 1 && pair.starts_with("amp;") {
        return Err(say::ESCAPED_AMPERSAND);
    }
    let lower = name.to_ascii_lowercase();
    let near = |key: &&Key| suggest::distance(&lower, &key.name.to_ascii_lowercase(), reach(key.name)).is_some();
    if let Some(key) = table.keys.iter().filter(|key| key.security_relevant).find(near) {
        return Err(say::nearly_secure(key.name));
    }
    if is_about_tls(&lower) {
        return Err(say::ignored_about_tls(about_tls(table)));
    }
    let complaint = say::unknown_key(number, table.keys.iter().find(near).map(|key| key.name));
    if !table.allow_unknown_keys {
        return Err(complaint);
    }
    parts.warn(complaint);
    Ok(())
}

/// Returns the number of edits at which a name counts as a near miss.
fn reach(name: &str) -> usize {
    match name.len() {
        0..=4 => 1,
        _ => 2,
    }
}

pub(in crate::service) fn is_about_tls(lower: &str) -> bool {
    ["ssl", "tls", "encrypt", "secure", "verify", "trustserver", "rejectunauthorized", "certificate", "cacert"]
        .iter()
        .any(|word| lower.contains(word))
}

fn about_tls(table: &Table) -> SaysTls {
    let key = table.keys.iter().find(|key| matches!(key.values, Values::Tls(_)));
    let secure = table.schemes.iter().find(|scheme| scheme.tls >= Tls::VerifyCa);
    match (key, secure) {
        (Some(key), _) => SaysTls::Key(key.name),
        (None, Some(scheme)) => SaysTls::Scheme(scheme.name),
        (None, None) => SaysTls::Nothing,
    }
}
