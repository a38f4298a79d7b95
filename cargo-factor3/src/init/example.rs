//! The field of a variable, as far as the example file reveals it.

use crate::env_file::Entry;
use crate::mend::{Evidence, Field, Looks, Need, hides};
use crate::words::is_secret;

/// What the comment on a variable says about a missing value.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    Optional,
    Required,
    /// There is a default, with its text if the comment gives it.
    Default(Option<String>),
}

/// Words that say so. The first in a comment counts; of two at one place, the longer.
const SAID: &[(&str, Said)] = &[
    ("optional", Said::Optional),
    ("not required", Said::Optional),
    ("not needed", Said::Optional),
    ("not mandatory", Said::Optional),
    ("required if", Said::Optional),
    ("required when", Said::Optional),
    ("required for", Said::Optional),
    ("required only", Said::Optional),
    ("only required", Said::Optional),
    ("only needed", Said::Optional),
    ("leave empty", Said::Optional),
    ("leave blank", Said::Optional),
    ("leave it empty", Said::Optional),
    ("leave it blank", Said::Optional),
    ("leave unset", Said::Optional),
    ("if unset", Said::Optional),
    ("if not set", Said::Optional),
    ("when unset", Said::Optional),
    ("uncomment", Said::Optional),
    ("required", Said::Required),
    ("mandatory", Said::Required),
    ("must be set", Said::Required),
    ("defaults to", Said::Default(None)),
    ("default:", Said::Default(None)),
    ("default is", Said::Default(None)),
    ("default =", Said::Default(None)),
    ("by default", Said::Default(None)),
    ("(default", Said::Default(None)),
];

pub(super) fn field(entry: &Entry, example: bool, evidence: &Evidence) -> Field {
    let mut field = Field::named(&entry.name, evidence);
    field.docs = paragraph(&entry.docs);
    if is_secret(&entry.name) {
        field.docs.retain(|line| !line.to_ascii_lowercase().contains("default"));
    }
    let secret = is_secret(&entry.name) || hides(&entry.name, &entry.value);
    let number = matches!(Looks::of(&entry.value), Looks::Number | Looks::Bool);
    let plain = number || (example && is_word(&entry.value));
    let takes = |field: &Field, text: &str| !secret && !hides(&entry.name, text) && field.kind.takes(text);
    let (need, guess) = match said(&entry.docs) {
        Some(Said::Default(Some(text))) if takes(&field, &text) => {
            (Need::Default(text), "the comment in the example gives the default")
        }
        Some(Said::Default(_)) => (Need::Optional, "the comment in the example speaks of a default"),
        Some(Said::Optional) => (Need::Optional, "optional: the comment in the example says so"),
        Some(Said::Required) => (Need::Required, "required: the comment in the example says so"),
        None if entry.value.is_empty() => (Need::Optional, "optional: it is empty in the example"),
        None if entry.commented && plain && takes(&field, &entry.value) => (
            Need::Default(entry.value.clone()),
            "the value that is commented out in the example is taken for the default",
        ),
        None if entry.commented => (Need::Optional, "optional: it is commented out in the example"),
        None if example && number && takes(&field, &entry.value) => {
            (Need::Default(entry.value.clone()), "the number or switch in the example is taken for the default")
        }
        None => (Need::Required, "required: the example has a value"),
    };
    // Values of a file that is in use stay in that file.
    let shown = need == Need::Required && !entry.value.is_empty() && (example || plain);
    field.example = Some(entry.value.clone()).filter(|value| shown && takes(&field, value));
    field.need = need;
    field.guesses.push(guess.to_owned());
    field
}

/// Makes the field optional, because the code reads other variables of the example and not this one.
pub(super) fn unread(field: &mut Field) {
    if field.need == Need::Required {
        field.need = Need::Optional;
        field.example = None;
        field.guesses = vec!["optional: no read of it was seen".to_owned()];
    }
}

fn is_word(value: &str) -> bool {
    value.len() <= 16 && value.chars().all(|character| character.is_ascii_lowercase())
}

/// Returns what the comment says.
fn said(docs: &[String]) -> Option<Said> {
    let text = docs.join(" ");
    let lower = text.to_ascii_lowercase();
    let (at, mark, said) = SAID
        .iter()
        .filter_map(|(mark, said)| Some((lower.find(mark)?, *mark, said)))
        .min_by_key(|(at, mark, _)| (*at, std::cmp::Reverse(mark.len())))?;
    Some(match said {
        Said::Optional => Said::Optional,
        Said::Required => Said::Required,
        Said::Default(_) => Said::Default(value(&text[at + mark.len()..]).filter(|_| mark != "by default")),
    })
}

/// Returns the first word after `default:`, without quotes and a full stop.
fn value(text: &str) -> Option<String> {
    let word = text.trim_start_matches([':', '=', ' ']).split([' ', ',', ';', ')']).next()?;
    let word = word.trim_end_matches('.').trim_matches(['"', '\'', '`']);
    (!word.is_empty() && word.chars().all(|character| character.is_ascii_alphanumeric() || "_-./:".contains(character)))
        .then(|| word.to_owned())
}

/// Turns comment lines into a doc comment.
pub(super) fn paragraph(docs: &[String]) -> Vec<String> {
    docs.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty() && !shows_secret(line)).collect()
}

/// Returns `true` for a line with a credential, or with a name and a value such as `token: hunter2`.
fn shows_secret(line: &str) -> bool {
    let assigns = |mark: char| {
        line.split_once(mark).is_some_and(|(name, value)| {
            let last = name.split_whitespace().last().unwrap_or("");
            is_secret(last) && !value.trim().is_empty() && !value.trim().contains(' ')
        })
    };
    assigns(':') || assigns('=') || line.split_whitespace().any(|word| crate::credential::is_in(word, ""))
}
