//! `$NAME`, `${NAME}` and `${NAME:-default}` in the values of a Compose file and in its env files.

use crate::answer::Answer;

/// A text after interpolation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Interpolated {
    /// `None` if a value is not known.
    pub(super) text: Option<String>,
    /// A name without a value was replaced by nothing.
    pub(super) blank: bool,
    /// The text contains a name at all.
    pub(super) refers: bool,
}

/// The reason for which Compose refuses a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mistake {
    /// `${` without a name, an operator or an end that Compose knows.
    Syntax,
    /// `${NAME:?message}` of a name without a value.
    Required,
}

/// The nesting of defaults. More is an attack.
const DEPTH: usize = 32;

/// Interpolates a text.
pub(super) fn interpolate(text: &str, ask: &dyn Fn(&str) -> Answer) -> Result<Interpolated, Mistake> {
    substitute(text, ask, DEPTH)
}

fn substitute(text: &str, ask: &dyn Fn(&str) -> Answer, depth: usize) -> Result<Interpolated, Mistake> {
    let depth = depth.checked_sub(1).ok_or(Mistake::Syntax)?;
    let text_of = String::with_capacity(text.len());
    let mut parts = Parts { text: text_of, known: true, blank: false, refers: false };
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('$') {
        parts.text.push_str(before);
        let name = name_length(after);
        if let Some(after) = after.strip_prefix('$') {
            parts.text.push('$');
            rest = after;
        } else if name > 0 {
            parts.answer(ask(&after[..name]));
            rest = &after[name..];
        } else if let Some(inside) = after.strip_prefix('{') {
            let end = closing_brace(inside).ok_or(Mistake::Syntax)?;
            parts.add(braced(&inside[..end], ask, depth)?);
            rest = &inside[end + 1..];
        } else {
            parts.text.push('$');
            rest = after;
        }
    }
    parts.text.push_str(rest);
    Ok(Interpolated { text: parts.known.then_some(parts.text), blank: parts.blank, refers: parts.refers })
}

struct Parts {
    text: String,
    known: bool,
    blank: bool,
    refers: bool,
}

impl Parts {
    fn answer(&mut self, answer: Answer) {
        self.refers = true;
        match answer {
            Answer::Text(text) => self.text.push_str(&text),
            Answer::Unknown => self.known = false,
            Answer::Unset => self.blank = true,
        }
    }

    fn add(&mut self, part: Interpolated) {
        self.refers = true;
        self.blank |= part.blank;
        match part.text {
            Some(text) => self.text.push_str(&text),
            None => self.known = false,
        }
    }
}

/// The text between braces.
fn braced(inside: &str, ask: &dyn Fn(&str) -> Answer, depth: usize) -> Result<Interpolated, Mistake> {
    let (name, rest) = inside.split_at(name_length(inside));
    if name.is_empty() {
        return Err(Mistake::Syntax);
    }
    let known = |text: &str| Ok(Interpolated { text: Some(text.to_owned()), blank: false, refers: true });
    let unknown = Ok(Interpolated { text: None, blank: false, refers: true });
    let answer = ask(name);
    let (operator, other) = match rest.strip_prefix(':').unwrap_or(rest).chars().next() {
        None if rest.is_empty() => {
            return match answer {
                Answer::Text(text) => known(&text),
                Answer::Unknown => unknown,
                Answer::Unset => Ok(Interpolated { text: Some(String::new()), blank: true, refers: true }),
            };
        }
        Some(operator @ ('-' | '+' | '?')) => (operator, rest.trim_start_matches(':').split_at(1).1),
        _ => return Err(Mistake::Syntax),
    };
    // Compose interpolates the other text first, so a mistake in it counts although it is not used.
    let other = substitute(other, ask, depth)?;
    let text = match answer {
        Answer::Unknown => return unknown,
        Answer::Text(text) if !text.is_empty() || !rest.starts_with(':') => Some(text),
        Answer::Text(_) | Answer::Unset => None,
    };
    match (operator, text) {
        ('+', Some(_)) | ('-', None) => Ok(other),
        ('+', None) => known(""),
        (_, Some(text)) => known(&text),
        (_, None) => Err(Mistake::Required),
    }
}

/// The length of the name that a text begins with, in bytes.
fn name_length(text: &str) -> usize {
    let is_name =
        |&(at, byte): &(usize, u8)| byte == b'_' || byte.is_ascii_alphabetic() || at > 0 && byte.is_ascii_digit();
    text.bytes().enumerate().take_while(is_name).count()
}

/// The position of the brace that closes an open one.
fn closing_brace(text: &str) -> Option<usize> {
    let mut open = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' if at > 0 && text.as_bytes()[at - 1] == b'$' => open += 1,
            b'}' if open == 0 => return Some(at),
            b'}' => open -= 1,
            _ => {}
        }
    }
    None
}
