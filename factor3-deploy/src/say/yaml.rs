//! Sentences about files that are not YAML, or not to the tool.

use std::borrow::Cow;

use granit_parser::ErrorKind;

pub(crate) const UNKNOWN_ANCHOR: &str = "has an alias without an anchor";
pub(crate) const TOO_LARGE: &str = "is in a file with too many nodes";
pub(crate) const DIRECTIVE: &str = "has a directive (`%`) above it that the tool refuses";
pub(crate) const ESCAPE: &str = "has an escape in double quotes that the tool refuses, although JSON has it";
pub(crate) const LINE_BREAK: &str =
    "has a line break that the tool refuses: a carriage return alone, or one of Unicode";
pub(crate) const TAB: &str = "has a tab in its indentation, which the tool refuses";
pub(crate) const DUPLICATE: &str = "is a key that the map has already, so the tool refuses the file";
pub(crate) const KEY: &str = "is a key that is not a text, so the tool refuses the file";
pub(crate) const MERGE: &str = "is merged (`<<`), but is neither a map nor a list of maps";
pub(crate) const MERGES: &str = "is merged (`<<`) too many times, or into itself";

/// Returns the parser's own words, which quote nothing, except for those that would quote a character.
pub(crate) fn syntax(kind: &ErrorKind) -> Cow<'static, str> {
    match kind {
        ErrorKind::UnexpectedCharacter { .. } => "is not YAML: no value begins with this character".into(),
        kind => format!("is not YAML: {kind}").into(),
    }
}
