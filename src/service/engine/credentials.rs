//! Finds every character of the credentials that is not percent-encoded, once one of them makes a URL unreadable. One report
//! then names them all.

use super::authority::{self, Split};
use crate::say::credentials::{self as say, ENCODABLE, Unencoded};
use crate::say::url::{self as say_url, Delimiter};
use crate::say::value::Position;
use crate::shape;
use crate::text::cut;
use crate::value::ValueError;

const PASSWORD: &str = "password";

/// The mistakes in the credentials of a URL, and the rest of it, if that is certain.
pub(in crate::service) struct Unreadable<'a> {
    pub(in crate::service) error: ValueError,
    pub(in crate::service) rest: Option<Split<'a>>,
}

/// Explains why the text after the scheme cannot be split. `None` if its credentials are not the cause.
pub(in crate::service) fn explain(text: &str, start: usize) -> Option<Unreadable<'_>> {
    let end = end(text, start)?;
    if is_unexpanded(&text[start..end]) {
        return Some(Unreadable { error: say_url::UNEXPANDED_PASSWORD.into(), rest: None });
    }
    let found = unencoded(text, start, end);
    let of = text.chars().count();
    let ats: Vec<usize> =
        found.iter().filter(|one| one.character.character == '@').flat_map(|one| one.positions.clone()).collect();
    let userinfo = &text[start..end];
    if userinfo.match_indices('@').any(|(at, _)| is_followed_by_host(&userinfo[at + 1..])) {
        let last = Position::of(text, end).character;
        let others: Vec<_> = found.into_iter().filter(|one| one.character.character != '@').collect();
        let complaint = say::several_ats(&[&ats[..], &[last]].concat(), &others, of);
        return Some(Unreadable { error: ValueError::of_password(complaint), rest: None });
    }
    let first = found.first()?;
    let is_one = found.len() == 1 && first.positions.len() == 1;
    let complaint = match first.character.character {
        '/' if is_one => say_url::unencoded(Delimiter::Slash, Position { character: *first.positions.first()?, of }),
        '[' | ']' | '\\' | ' ' | '%' if is_one => return None,
        _ => say::unencoded(part(text, start, end, &found), &found, of),
    };
    let rest = if may_be_port(userinfo) { None } else { authority::split(&text[end + 1..], 0).ok() };
    // There are credentials, and they are reported.
    let rest = rest.map(|rest| Split { userinfo: Some(""), ..rest });
    // A variable for the password does not help with the user name.
    let is_password = part(text, start, end, &found) == PASSWORD;
    let error = if is_password { ValueError::of_password(complaint) } else { complaint.into() };
    Some(Unreadable { error, rest })
}

/// Adds the other characters to a complaint about one of them, if there are others.
pub(in crate::service) fn all(text: &str, error: ValueError) -> ValueError {
    // What stands in another line is no part of a password.
    if text.trim_end().contains('\n') {
        return error;
    }
    let Some(start) = text.find("://").map(|index| index + 3) else { return error };
    let Some(end) = end(text, start) else { return error };
    if is_unexpanded(&text[start..end]) {
        return say_url::UNEXPANDED_PASSWORD.into();
    }
    let found = unencoded(text, start, end);
    let count: usize = found.iter().map(|one| one.positions.len()).sum();
    // Two brackets are rather a placeholder than a password.
    let are_brackets = found.iter().all(|one| matches!(one.character.character, '[' | ']'));
    if count < 2 || are_brackets {
        return error;
    }
    explain(text, start).map_or(error, |unreadable| unreadable.error)
}

/// Returns the place of the `@` that probably ends the credentials: the last one before a host. An `@` in the value of a
/// query does not count.
fn end(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    let query = rest.match_indices('?').map(|(at, _)| at).find(|at| {
        let key = rest[at + 1..].split('=').next().unwrap_or_default();
        let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_');
        is_key && rest[..*at].contains('@')
    });
    let before_query = &rest[..query.unwrap_or(rest.len())];
    let mut ats = before_query.match_indices('@').map(|(at, _)| at);
    ats.rfind(|at| starts_with_host(&before_query[at + 1..])).map(|at| start + at)
}

fn host_of(rest: &str) -> &str {
    let is_of_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | ',' | '[' | ']' | '%');
    &rest[..rest.find(|c| !is_of_host(c)).unwrap_or(rest.len())]
}

fn starts_with_host(rest: &str) -> bool {
    let host = host_of(rest);
    !host.is_empty() && !rest[host.len()..].starts_with('@')
}

/// Returns `true` if the credentials may end before this text: a host follows, and then a path, a query or nothing.
fn is_followed_by_host(rest: &str) -> bool {
    let host = host_of(rest);
    !host.is_empty() && rest[host.len()..].starts_with(['/', '?', '#'])
}

/// Returns the characters between two places that must be encoded, in the order of the table.
fn unencoded(text: &str, start: usize, end: usize) -> Vec<Unencoded> {
    let userinfo = &text[start..end];
    let (mut found, before) = (Vec::new(), text[..start].chars().count());
    for character in ENCODABLE {
        let is_bracket = matches!(character.character, '[' | ']');
        let mut positions = Vec::new();
        for (index, (at, c)) in userinfo.char_indices().enumerate() {
            if c == character.character && !(c == '%' && is_escape(&userinfo[at..])) {
                positions.push(before + index + 1);
            }
        }
        let is_template = is_bracket && authority::has_placeholder(userinfo);
        if !positions.is_empty() && !is_template {
            found.push(Unencoded { character, positions });
        }
    }
    found
}

fn is_escape(text: &str) -> bool {
    text.as_bytes().get(1..3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

/// Recognises a password that a template should have filled in. To encode it would hide the mistake.
fn is_unexpanded(userinfo: &str) -> bool {
    let (_, password) = cut(userinfo, b':');
    let shapes = [
        shape::has_braces,
        shape::has_parentheses,
        shape::has_double_braces,
        shape::is_name_between_marks,
        is_name_in_brackets,
        shape::is_reference,
    ];
    password.is_some_and(|password| shapes.iter().any(|is| is(password)))
}

/// Recognises `#{name}` and `%(name)s` as an entire password.
fn is_name_in_brackets(text: &str) -> bool {
    [("#{", "}"), ("%(", ")s")].iter().any(|(open, close)| {
        let name = text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
        name.is_some_and(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
    })
}

/// Returns the part of the credentials that has the characters.
fn part(text: &str, start: usize, end: usize, found: &[Unencoded]) -> &'static str {
    let colon = text[start..end].find(':').map(|at| Position::of(text, start + at).character);
    let of = |is: fn(usize, usize) -> bool| {
        found.iter().flat_map(|one| &one.positions).any(|at| colon.is_none_or(|colon| is(*at, colon)))
    };
    match (of(|at, colon| at < colon), colon.is_some() && of(|at, colon| at > colon)) {
        (true, true) => "user name and password",
        (true, false) => "user name",
        _ => PASSWORD,
    }
}

/// Returns `true` if the text up to its first delimiter may be a host with a port, and is not a password then.
fn may_be_port(userinfo: &str) -> bool {
    let authority = &userinfo[..userinfo.find(['/', '?', '#']).unwrap_or(userinfo.len())];
    authority.len() < userinfo.len()
        && authority.rsplit_once(':').is_none_or(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()))
}
