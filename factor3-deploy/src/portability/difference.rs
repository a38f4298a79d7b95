//! The kinds of differences between the value that was meant and the one that arrives.

use std::ffi::OsStr;

/// What a process gets of a line.
#[derive(Clone, Copy, Debug)]
pub(super) enum Arrival<'a> {
    Text(&'a OsStr),
    Unset,
    /// The tool refuses it.
    Refused,
}

impl<'a> Arrival<'a> {
    pub(super) fn text(self) -> Option<&'a OsStr> {
        match self {
            Self::Text(text) => Some(text),
            Self::Unset | Self::Refused => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Difference {
    Unset,
    Refused,
    Quotes,
    Comment,
    FirstLine,
    Blanks,
    CarriageReturn,
    Reference,
    Backslashes,
    Other,
}

impl Difference {
    /// Compares a value with the one that was meant. `line` is the line of the assignment.
    pub(super) fn between(meant: &OsStr, arrives: Arrival<'_>, line: &[u8]) -> Option<Self> {
        let arrives = match arrives {
            Arrival::Text(text) => text,
            Arrival::Unset => return Some(Self::Unset),
            Arrival::Refused => return Some(Self::Refused),
        };
        if arrives == meant {
            return None;
        }
        let (meant, arrives) = (meant.to_string_lossy(), arrives.to_string_lossy());
        let (bare, trimmed) = (unquoted(&arrives), arrives.trim_end());
        let line = String::from_utf8_lossy(line);
        Some(if arrives.ends_with('\r') && trimmed == meant.trim_end() {
            Self::CarriageReturn
        } else if trimmed == meant {
            Self::Blanks
        } else if meant.contains('\n') && !arrives.contains('\n') && !line.contains("\\n") {
            Self::FirstLine
        } else if is_comment_after(&meant, &arrives) {
            Self::Comment
        } else if arrives.contains("${") && !meant.contains("${") {
            Self::Reference
        } else if bare.is_some_and(|bare| bare == meant) {
            Self::Quotes
        } else if without_backslashes(bare.unwrap_or(&arrives)) == without_backslashes(&meant) {
            Self::Backslashes
        } else {
            Self::Other
        })
    }

    /// Returns the sentence up to "through docker".
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Unset => "is not set",
            Self::Refused => "is refused, by itself or for a line above,",
            Self::Quotes => "arrives with its quotes",
            Self::Comment => "arrives with the comment at the end of its line",
            Self::FirstLine => "arrives without the lines after its first",
            Self::Blanks => "arrives with the blanks at the end of its line",
            Self::CarriageReturn => "arrives with a carriage return at its end",
            Self::Reference => "arrives with `${...}` as it is written",
            Self::Backslashes => "arrives with other backslashes",
            Self::Other => "arrives as another value",
        }
    }
}

fn unquoted(text: &str) -> Option<&str> {
    let text = text.trim_end();
    ['"', '\''].into_iter().find_map(|quote| text.strip_prefix(quote)?.strip_suffix(quote))
}

/// Returns `true` if the value, with or without quotes, is followed by a `#`.
fn is_comment_after(meant: &str, arrives: &str) -> bool {
    let text = arrives.trim_start_matches(['"', '\'']);
    let Some(rest) = text.strip_prefix(meant) else { return false };
    rest.trim_start_matches(['"', '\'']).trim_start().starts_with('#')
}

/// Removes backslashes, and what an escape stands for.
fn without_backslashes(text: &str) -> String {
    text.replace("\\n", "").replace(['\\', '\n'], "")
}
