//! Sentences about files that are not YAML, or not to the tool.

use std::borrow::Cow;

use granit_parser::ErrorKind;

pub(crate) const UNKNOWN_ANCHOR: &str = "an alias without an anchor";
pub(crate) const TOO_LARGE: &str = "the file is too large";
pub(crate) const DIRECTIVE: &str = "the tool refuses this directive (`%`)";
pub(crate) const ESCAPE: &str = "the tool refuses this escape in double quotes, which is of JSON";
pub(crate) const LINE_BREAK: &str = "the tool refuses a line break of this kind";
pub(crate) const TAB: &str = "the tool refuses a tab in the indentation";
pub(crate) const DUPLICATE: &str = "the tool refuses a map with one key twice";
pub(crate) const KEY: &str = "the tool refuses a key that is not a text";
pub(crate) const MERGE: &str = "a merge key (`<<`) needs a map, or a list of maps";
pub(crate) const MERGES: &str = "too many merge keys (`<<`)";

/// Returns the parser's own words, which quote nothing, except for the one that would quote a character.
pub(crate) fn syntax(kind: &ErrorKind) -> Cow<'static, str> {
    match kind {
        ErrorKind::UnexpectedCharacter { .. } => "not YAML: a value cannot begin with this character".into(),
        kind => format!("not YAML: {kind}").into(),
    }
}
