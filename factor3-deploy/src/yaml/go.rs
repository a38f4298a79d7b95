//! The few rules by which the YAML of the Go tools differs from the parser's. Nearly all are refusals.

use std::borrow::Cow;

use granit_parser::{ErrorKind, Parser, ScalarStyle, Span, YamlVersion};

use super::parse::of;
use super::{Dialect, Fault};
use crate::say;

/// Line breaks to YAML 1.1, and characters to YAML 1.2.
const OLD_BREAKS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

pub(super) struct Rules<'a> {
    text: &'a str,
    dialect: Dialect,
    old_breaks: bool,
    lone_carriage_returns: bool,
    /// The end of the last document, in bytes.
    ended: usize,
}

impl<'a> Rules<'a> {
    pub(super) fn new(text: &'a str, dialect: Dialect) -> Self {
        Self {
            text,
            dialect,
            old_breaks: !text.is_ascii() && text.contains(OLD_BREAKS),
            lone_carriage_returns: lone_carriage_return(text),
            ended: 0,
        }
    }

    pub(super) fn end(&mut self, span: &Span) {
        self.ended = span.end.byte_offset().unwrap_or(self.ended);
    }

    /// Checks the directives of a document.
    pub(super) fn start(&self, version: Option<YamlVersion>, span: &Span) -> Result<(), Fault> {
        let before = span.start.byte_offset().and_then(|start| self.text.get(self.ended..start)).unwrap_or_default();
        let refused = match version {
            // kubectl separates the directive from its document.
            Some(_) if self.dialect == Dialect::Kubernetes => true,
            Some(version) if (version.major, version.minor) != (1, 1) => true,
            _ => before
                .lines()
                .any(|line| line.starts_with('%') && !line.starts_with("%YAML ") && !line.starts_with("%TAG ")),
        };
        if refused { Err(Fault { mark: of(span), text: say::yaml::DIRECTIVE.into() }) } else { Ok(()) }
    }

    /// Returns the text of a scalar, or a fault if the Go tools refuse it.
    pub(super) fn scalar(&self, text: Cow<'a, str>, style: ScalarStyle, span: &Span) -> Result<Cow<'a, str>, Fault> {
        let (message, refused) = match style {
            ScalarStyle::Plain => (say::yaml::LINE_BREAK, self.old_breaks && text.contains(OLD_BREAKS)),
            ScalarStyle::DoubleQuoted if refused_escape(span.slice(self.text).unwrap_or_default()) => {
                (say::yaml::ESCAPE, true)
            }
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => return Ok(self.fold(text, span)),
            _ if self.tab_in_indentation(span) => (say::yaml::TAB, true),
            _ => {
                let lone = self.lone_carriage_returns && span.slice(self.text).is_some_and(lone_carriage_return);
                (say::yaml::LINE_BREAK, lone || self.old_breaks && text.contains(OLD_BREAKS))
            }
        };
        if refused { Err(Fault { mark: of(span), text: message.into() }) } else { Ok(text) }
    }

    /// Folds U+0085 in a quoted text as the line break that it is to the Go tools.
    fn fold(&self, text: Cow<'a, str>, span: &Span) -> Cow<'a, str> {
        if !self.old_breaks || !span.slice(self.text).is_some_and(|written| written.contains('\u{85}')) {
            return text;
        }
        let blank = |c: char| c == ' ' || c == '\t';
        let mut parts = text.split('\u{85}');
        let mut folded = parts.next().unwrap_or_default().to_owned();
        let mut breaks = 0;
        let count = text.matches('\u{85}').count();
        for (at, part) in parts.enumerate() {
            breaks += 1;
            let part = part.trim_start_matches(blank);
            if part.is_empty() && at + 1 < count {
                continue;
            }
            folded.truncate(folded.trim_end_matches(blank).len());
            folded.push_str(&if breaks == 1 { " ".to_owned() } else { "\n".repeat(breaks - 1) });
            folded.push_str(part);
            breaks = 0;
        }
        folded.into()
    }

    /// Tells whether a tab stands where the Go tools look for the indentation of a block.
    fn tab_in_indentation(&self, span: &Span) -> bool {
        let Some(range) = span.byte_range() else { return false };
        let (Some(before), Some(block), Some(after)) =
            (self.text.get(..range.start), span.slice(self.text), self.text.get(range.end..))
        else {
            return false;
        };
        let header = before.trim_end_matches([' ', '\t', '\r', '\n']);
        let indicators = header.rsplit(['|', '>']).next().unwrap_or_default();
        let given = indicators.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit());
        let blank = before[header.len()..].split_once('\n').map_or("", |(_, lines)| lines);
        !given && (block.starts_with('\t') || blank.contains('\t')) || after.starts_with('\t')
    }
}

/// Separates comments from the `|` or `>` in front of them, as the parser demands and the Go tools do not. The positions
/// of values stay as they are.
pub(crate) fn separate_comments(mut text: String) -> String {
    const MOST: usize = 32;
    for _ in 0..MOST {
        let suspect = |&(at, _): &(usize, &str)| {
            let before = text.as_bytes()[..at].last();
            before.is_some_and(|byte| matches!(byte, b'|' | b'>' | b'+' | b'-' | b'0'..=b'9'))
        };
        if !text.match_indices('#').any(|found| suspect(&found)) {
            break;
        }
        let error = Parser::new_from_str(&text).find_map(Result::err);
        let refused = error.filter(|error| matches!(error.kind(), ErrorKind::CommentNotSeparated));
        let Some(at) = refused.and_then(|error| error.marker().byte_offset()) else { break };
        let header = text[..at].trim_end_matches(|c: char| matches!(c, '+' | '-') || c.is_ascii_digit());
        if !header.ends_with(['|', '>']) {
            break;
        }
        text.insert(at, ' ');
    }
    text
}

fn lone_carriage_return(text: &str) -> bool {
    let bytes = text.as_bytes();
    text.match_indices('\r').any(|(at, _)| bytes.get(at + 1) != Some(&b'\n'))
}

/// Tells whether a text in double quotes has an escape that YAML 1.1 lacks: `\/`, or one half of a surrogate pair.
fn refused_escape(written: &str) -> bool {
    let mut rest = written;
    while let Some((_, escape)) = rest.split_once('\\') {
        let bytes = escape.as_bytes();
        let surrogate = matches!(bytes, [b'u', b'd' | b'D', b'8'..=b'f', ..]);
        if bytes.first() == Some(&b'/') || surrogate {
            return true;
        }
        // Past the escaped character, which may be a backslash.
        let mut chars = escape.chars();
        chars.next();
        rest = chars.as_str();
    }
    false
}
