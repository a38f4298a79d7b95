//! The mend: the field that a finding adds to the configuration.

mod kind;
mod render;

pub(crate) use self::kind::{Evidence, Kind, Looks, of_default, of_name, of_parse, of_words};
pub(crate) use self::render::structure;

use std::sync::Arc;

use crate::calls;
use crate::site::{Presence, Usage};
use crate::words::{is_secret, words};

/// A field, as far as the code reveals it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    pub(crate) variable: String,
    pub(crate) kind: Kind,
    pub(crate) need: Need,
    pub(crate) docs: Vec<String>,
    /// The guesses, for a comment.
    pub(crate) guesses: Vec<String>,
    /// A valid value that may be shown.
    pub(crate) example: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Required,
    Optional,
    /// The default, as a text of the variable.
    Default(String),
}

/// The guess about a read that does not show what happens if the variable is missing.
const UNSURE: &str = "required: the code does not say";

impl Field {
    /// Returns the field for a read.
    pub(crate) fn of_read(variable: &str, usage: &Usage, evidence: &Evidence) -> Self {
        let mut field = Self::named(variable, evidence);
        let default = match &usage.presence {
            Presence::Default(Some(text)) => Some(&**text),
            _ => None,
        };
        let words: Vec<Arc<str>> = usage.words.iter().filter(|word| !word.is_empty()).cloned().collect();
        let parsed = usage.parsed.as_deref().and_then(|types| parsed(types, variable, default));
        if let Some(kind) = parsed {
            match &kind {
                Kind::Other(types) if types.is_empty() => {
                    field.guesses.push("the code parses it, as a type that it does not name there".to_owned());
                }
                Kind::Other(types) => field.guesses.push(format!(
                    "the code parses it as `{types}`: implement `EnvValue` for that type, or write `from_str`"
                )),
                _ => {}
            }
            // `Url::parse` says less than the name of a database.
            if !(kind == Kind::Url && matches!(field.kind, Kind::Service(_))) {
                field.kind = kind;
            }
        } else if !is_secret(variable) && !words.is_empty() {
            field.kind = of_words(&words, default);
            if matches!(field.kind, Kind::Words(_)) {
                field.guesses.push("the words that the code compares with; add the others".to_owned());
            }
        } else if usage.split.is_some() && !is_secret(variable) {
            field.kind = Kind::List(usage.split.as_deref().filter(|text| *text != ",").map(str::to_owned));
        } else if let Some(kind) = default.and_then(|text| of_default(text, variable, &field.kind)) {
            field.kind = kind;
        } else if let Some(kind) = usage.taken.as_deref().and_then(|taker| taken(taker, &field.kind)) {
            field.kind = kind;
        }
        field.need = match &usage.presence {
            Presence::Required => Need::Required,
            Presence::Default(Some(text)) if field.kind.takes(text) && !hides(variable, text) => {
                Need::Default(text.to_string())
            }
            Presence::Default(Some(_)) if is_secret(variable) && field.kind == Kind::Secret => {
                field.guesses.push("the code has a default for this secret, which is not repeated here".to_owned());
                Need::Required
            }
            Presence::Default(_) => {
                field.guesses.push("the code has a default that cannot be written here".to_owned());
                Need::Optional
            }
            Presence::Optional => Need::Optional,
            Presence::Sometimes => {
                field.guesses.push("optional: the code needs it only if another variable says so".to_owned());
                Need::Optional
            }
            Presence::Unknown => {
                field.guesses.push(UNSURE.to_owned());
                Need::Required
            }
        };
        field
    }

    /// Returns a required field, by its name and by the environment files of the repository.
    pub(crate) fn named(variable: &str, evidence: &Evidence) -> Self {
        Self {
            variable: variable.to_owned(),
            kind: of_name(variable, evidence),
            need: Need::Required,
            docs: Vec::new(),
            guesses: Vec::new(),
            example: None,
        }
    }

    /// Returns `true` if no place shows what happens without the variable.
    pub(crate) fn is_unsure(&self) -> bool {
        self.guesses.iter().any(|guess| guess == UNSURE)
    }

    /// Drops a default that the type of the field does not accept.
    pub(crate) fn settle(&mut self) {
        if matches!(&self.need, Need::Default(text) if !self.kind.takes(text)) {
            self.need = Need::Optional;
            self.guesses.push("there is a default that this type does not have".to_owned());
        }
    }

    /// Merges another use of the variable into the field.
    pub(crate) fn merge(&mut self, other: &Self) {
        let (own, theirs) = (self.is_unsure(), other.is_unsure());
        match (&self.kind, &other.kind) {
            (Kind::Words(own), Kind::Words(more)) => {
                let mut words = own.clone();
                words.extend(more.iter().filter(|word| !own.contains(word)).cloned());
                self.kind = Kind::Words(words);
            }
            (Kind::Words(_), Kind::Bool) | (Kind::Text | Kind::Url | Kind::Number(_), _)
                if other.kind.rank() > self.kind.rank() =>
            {
                self.kind = other.kind.clone();
                self.guesses.clone_from(&other.guesses);
            }
            _ => {}
        }
        self.need = match (&self.need, &other.need) {
            // A place that shows nothing about a missing value does not count.
            _ if own && !theirs => other.need.clone(),
            _ if theirs && !own => self.need.clone(),
            // With two different defaults, the field has none.
            (Need::Default(one), Need::Default(two)) if one != two => {
                self.guesses.push("the places have different defaults".to_owned());
                Need::Required
            }
            (Need::Default(text), _) | (_, Need::Default(text)) if self.kind.takes(text) => Need::Default(text.clone()),
            (Need::Required, _) | (_, Need::Required) => Need::Required,
            (own, _) => own.clone(),
        };
        self.settle();
        for doc in &other.docs {
            if !self.docs.contains(doc) {
                self.docs.push(doc.clone());
            }
        }
        for guess in &other.guesses {
            if !self.guesses.contains(guess) {
                self.guesses.push(guess.clone());
            }
        }
        if own != theirs {
            self.guesses.retain(|guess| guess != UNSURE);
        }
    }
}

/// Returns the type that the code parses the text as, or `None` for a text.
fn parsed(types: &str, variable: &str, default: Option<&str>) -> Option<Kind> {
    let last = |types: &str| types.trim_end_matches('>').rsplit([':', '<', '&']).next().unwrap_or("").to_owned();
    match of_parse(types, variable, default) {
        Some(Kind::Other(types)) if last(&types).starts_with("NonZero") => {
            Some(Kind::Number(format!("std::num::{}", last(&types))))
        }
        Some(Kind::Other(types)) if last(&types) == "Ipv6Addr" => Some(Kind::Standard("std::net::Ipv6Addr")),
        Some(kind) => Some(kind),
        None if matches!(last(types).as_str(), "String" | "str") || is_secret(variable) => None,
        // The code does not name the type.
        None => Some(match default {
            Some("true" | "false") => Kind::Bool,
            Some(text) if text.parse::<i64>().is_ok() => Kind::Number("i64".to_owned()),
            Some(text) if text.parse::<f64>().is_ok() => Kind::Number("f64".to_owned()),
            _ if is_count(variable) => Kind::Number("u64".to_owned()),
            _ => Kind::Other(String::new()),
        }),
    }
}

/// Returns `true` for the name of a number.
fn is_count(variable: &str) -> bool {
    let counts = ["size", "limit", "count", "max", "min", "threshold", "workers", "threads", "retries", "connections"];
    words(variable).last().is_some_and(|last| counts.contains(&last.as_str()))
}

/// Returns the type for a function that connects to the value, or listens at it, if the name left it open.
fn taken(taker: &str, named: &Kind) -> Option<Kind> {
    if !matches!(named, Kind::Text | Kind::Url) {
        return None;
    }
    match calls::service(taker) {
        Some(scheme) => of_default(&format!("{scheme}://"), "", &Kind::Text),
        None => calls::listens(taker).then_some(Kind::Service("HostPort")).filter(|_| *named == Kind::Text),
    }
}

/// Returns `true` if a text must not be written into a program or a report.
pub(crate) fn hides(variable: &str, text: &str) -> bool {
    is_secret(variable) || crate::credential::is_in(text, variable) || text.contains('@')
}
