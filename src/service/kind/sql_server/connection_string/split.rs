//! Splits a connection string into its pairs, by the quotes of its grammar.

use crate::say::{Complaint, sql_server as say};
use crate::value::ValueError;

/// A grammar of pairs with `;` between them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Grammar {
    /// A value may be in single or double quotes, which are doubled in it, or in braces. Spaces around it do not count.
    Ado,
    /// A value may be in braces. Without them, some characters are refused by a client, and white space at an end would
    /// count for tiberius, unlike in the other grammar.
    Jdbc,
}

/// A key and its value, without quotes.
pub(super) struct Setting<'a> {
    pub(super) name: &'a str,
    pub(super) value: String,
}

/// Passes on each pair, with its number.
pub(super) fn pairs(
    text: &str,
    grammar: Grammar,
    mut each: impl FnMut(usize, Setting<'_>) -> Result<(), Complaint>,
) -> Result<(), ValueError> {
    let (mut rest, mut number) = (text, 1);
    loop {
        rest = rest.trim_start_matches(|c: char| c == ';' || c.is_ascii_whitespace());
        if rest.is_empty() {
            return Ok(());
        }
        let end = rest.find(['=', ';']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let after = after.strip_prefix('=').ok_or_else(|| say::no_equals_in_pair(number))?;
        let (value, after) = value(after, grammar, number)?;
        each(number, Setting { name: name.trim(), value })?;
        (rest, number) = (after, number + 1);
    }
}

/// Returns a value, and the text after it, which is empty or begins with a `;`.
fn value(text: &str, grammar: Grammar, number: usize) -> Result<(String, &str), Complaint> {
    let begin = if grammar == Grammar::Ado { text.trim_start() } else { text };
    let quote = begin.chars().next().filter(|quote| match grammar {
        Grammar::Ado => matches!(quote, '\'' | '"' | '{'),
        Grammar::Jdbc => *quote == '{',
    });
    let Some(quote) = quote else { return unquoted(text, grammar, number) };
    let (value, after) = quoted(&begin[1..], quote).ok_or_else(|| say::unclosed_pair(number))?;
    let rest = after.trim_start();
    if !rest.is_empty() && !rest.starts_with(';') {
        return Err(say::text_after_quotes(number));
    }
    // tiberius appends white space after the braces to the value.
    if grammar == Grammar::Jdbc && rest != after { Err(say::white_space_in_pair(number)) } else { Ok((value, rest)) }
}

fn unquoted(text: &str, grammar: Grammar, number: usize) -> Result<(String, &str), Complaint> {
    let (value, after) = text.split_at(text.find(';').unwrap_or(text.len()));
    match grammar {
        Grammar::Ado => Ok((value.trim().to_owned(), after)),
        Grammar::Jdbc if value.contains(['=', ':', '{', '\\', '/', '[', ']']) => Err(say::needs_braces(number)),
        Grammar::Jdbc if value.trim() != value => Err(say::white_space_in_pair(number)),
        Grammar::Jdbc => Ok((value.to_owned(), after)),
    }
}

/// Returns the value before the closing quote, and the text after it. A quote in the value is doubled, a brace cannot be
/// in it.
fn quoted(text: &str, quote: char) -> Option<(String, &str)> {
    if quote == '{' {
        return text.split_once('}').map(|(value, after)| (value.to_owned(), after));
    }
    let (mut value, mut rest) = (String::with_capacity(text.len()), text);
    loop {
        let (before, after) = rest.split_once(quote)?;
        value.push_str(before);
        match after.strip_prefix(quote) {
            Some(more) => rest = more,
            None => return Some((value, after)),
        }
        value.push(quote);
    }
}
