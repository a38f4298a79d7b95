//! What was read from where, for a summary. Only a walk that was asked for it does any of this.

use std::borrow::Cow;
use std::fmt;

use super::{Empty, Loader, Unset, UnsetName};
use crate::env::{Env, Lookup, Origin, Var};
use crate::expected::Sensitivity;
use crate::problem::{Problem, ProblemKind};
use crate::schema::{DefaultSpec, Field, VariableSpec};
use crate::suggest;
use crate::value::{Place, Reason, ValueError};

/// What was read from where.
#[derive(Default)]
pub(crate) struct Records {
    pub(crate) variables: Vec<Record>,
    pub(crate) warnings: Vec<Problem>,
    /// About the value that is being read.
    text: Text,
    lost: Vec<Origin>,
}

/// One variable.
pub(crate) struct Record {
    pub(crate) name: String,
    pub(crate) field: String,
    pub(crate) origin: Option<Origin>,
    pub(crate) content: Content,
    /// Where lower layers, or other names, say something that does not count.
    pub(crate) lost: Vec<Origin>,
    /// It is set to an empty text, which means not set.
    pub(crate) empty: bool,
}

/// What may be said of a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Content {
    Shown(String),
    Hidden {
        characters: usize,
        /// The author could write `public` at the field.
        could_be_public: bool,
    },
    /// It is set, to a value that is unknown.
    NameOnly,
    Unset,
    Refused,
}

/// What is needed of a text before a parser takes it away.
#[derive(Default)]
struct Text {
    characters: usize,
    /// The text itself, if the author says that it may be shown.
    public: Option<String>,
    /// What is probably wrong with it, and what to do.
    suspicion: Option<(&'static str, &'static str)>,
    /// The variable is set, to an empty text, and a default is used.
    empty: bool,
}

impl Records {
    pub(super) fn read(&mut self, spec: &VariableSpec, var: &Var<'_>) {
        let text = var.value.to_string_lossy();
        let free_text = matches!(spec.sensitivity, Sensitivity::Unknown | Sensitivity::Secret);
        self.text = Text {
            characters: text.chars().count(),
            suspicion: if free_text { suggest::suspicion(&text) } else { None },
            public: (spec.public && !var.expanded).then(|| text.into_owned()),
            empty: false,
        };
    }

    /// What a layer and those below it say of a name that does not count.
    pub(super) fn lose(&mut self, env: &Env, mut from: usize, name: &str) {
        while let Some((layer, lookup)) = env.lookup_from(from, name) {
            if matches!(lookup, Lookup::Unset) {
                // Nothing below answers for the name.
                return;
            }
            self.lost.extend(lookup.set_at().cloned());
            from = layer + 1;
        }
    }
}

impl Loader<'_> {
    pub(super) fn record(&mut self, field: &Field, origin: Option<&Origin>, content: Content) {
        if self.records.is_none() {
            return;
        }
        let (name, path) = (self.full_name(field.variable()), self.full_path(field));
        if let Some(records) = &mut self.records {
            let empty = std::mem::take(&mut records.text).empty;
            let lost = std::mem::take(&mut records.lost);
            let origin = origin.cloned();
            records.variables.push(Record { name, field: path, origin, content, lost, empty });
        }
    }

    pub(super) fn record_lost_of(&mut self, spec: &VariableSpec) {
        let (env, name) = (self.env, self.full_name(spec));
        let Some(records) = &mut self.records else { return };
        match env.lookup_from(0, &name) {
            Some((_, Lookup::Unset)) | None => {}
            Some((layer, _)) => records.lose(env, layer + 1, &name),
        }
    }

    /// A value was parsed.
    #[cold]
    pub(super) fn accepted(&mut self, field: &Field, show: Show<'_>) {
        let spec = field.variable();
        let origin = self.origin().unwrap_or(&Origin::Default).clone();
        let Some(records) = &mut self.records else { return };
        let (characters, public) = (records.text.characters, records.text.public.take());
        let content = match (spec.sensitivity, public, spec.default) {
            (Sensitivity::Public | Sensitivity::Masked, ..) => Content::Shown(shown(show)),
            (Sensitivity::Unknown, Some(text), _) => Content::Shown(printable(&text).into_owned()),
            // A literal default stands in the program: it is no secret of this environment.
            (_, _, DefaultSpec::Text(text)) if origin == Origin::Default => {
                Content::Shown(printable(text).into_owned())
            }
            (sensitivity, ..) => {
                let could_be_public = sensitivity == Sensitivity::Unknown && !spec.public;
                Content::Hidden { characters, could_be_public }
            }
        };
        self.warn(spec, &origin);
        self.record(field, Some(&origin), content);
    }

    /// A default that is a value of Rust was taken.
    #[cold]
    pub(super) fn defaulted(&mut self, field: &Field, empty: bool, show: Show<'_>) {
        let spec = field.variable();
        self.optional_is_unset(spec, empty);
        let content = match spec.sensitivity {
            Sensitivity::Public | Sensitivity::Masked => Content::Shown(shown(show)),
            Sensitivity::Unknown | Sensitivity::Secret => Content::Shown("set in the program".to_owned()),
        };
        self.record(field, Some(&Origin::Default), content);
    }

    /// A variable that may be absent is absent.
    pub(super) fn optional(&mut self, field: &Field, empty: Empty<'_>) {
        if self.records.is_some() {
            self.optional_is_unset(field.variable(), empty.is_some());
            self.record(field, empty.map(Cow::into_owned).as_ref(), Content::Unset);
        }
    }

    /// Looks for a near miss at the end, to warn of it. One that is set to an empty text is called right.
    pub(super) fn optional_is_unset(&mut self, spec: &VariableSpec, empty: bool) {
        let Some(records) = &mut self.records else { return };
        records.text.empty = empty;
        if !empty {
            let prefix = if spec.absolute { 0 } else { self.name.len() };
            self.unset.push(Unset { prefix, name: UnsetName::Optional(self.full_name(spec)) });
        }
    }

    /// Warns about what the type finds legal, but probably a mistake.
    #[cold]
    pub(super) fn doubt(&mut self, field: &Field, doubts: Option<ValueError>) {
        let name = self.read_name(field.variable());
        let Some(origin) = self.origin().filter(|origin| **origin != Origin::Default).cloned() else { return };
        let Some(records) = &mut self.records else { return };
        for Reason { place, text, help, .. } in doubts.into_iter().flat_map(ValueError::reasons) {
            let subject = match place {
                Some(Place { item, .. }) => format!("{name} item {}", item + 1),
                None => name.clone(),
            };
            let mut warning = Problem::new(ProblemKind::Suspicious, name.clone(), format!("{subject} {text}"));
            warning.origin = Some(origin.clone());
            warning.help = help;
            records.warnings.push(warning);
        }
    }

    /// Warns about a value that is text and so was accepted, if there is one, and about a name that was read by accident.
    pub(super) fn warn(&mut self, spec: &VariableSpec, origin: &Origin) {
        let name = self.read_name(spec);
        let Some(records) = self.records.as_mut().filter(|_| *origin != Origin::Default) else { return };
        let mut warn = |message: String, help: Cow<'static, str>| {
            let mut warning = Problem::new(ProblemKind::Suspicious, name.clone(), message);
            warning.origin = Some(origin.clone());
            warning.help = Some(help);
            records.warnings.push(warning);
        };
        if let Some((what, help)) = records.text.suspicion {
            warn(format!("{name} {what}"), help.into());
        }
        if !spec.named && suggest::is_platform_name(&name) {
            let message = format!("{name} is a name that the platform sets for its own purposes");
            warn(message, format!("give the field another name, or write `name = \"{name}\"` if it is meant").into());
        }
    }
}

pub(super) type Show<'a> = &'a dyn Fn(&mut fmt::Formatter<'_>) -> fmt::Result;

fn shown(show: Show<'_>) -> String {
    struct Shown<'a>(Show<'a>);

    impl fmt::Display for Shown<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            (self.0)(f)
        }
    }

    printable(&Shown(show).to_string()).into_owned()
}

/// A text for one line of a table: control characters are escaped, so that no value can write lines of its own.
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    // A loop that does not end early takes many bytes at once, and nearly no text has more than these.
    let is_plain = text.bytes().fold(true, |is_plain, byte| is_plain & matches!(byte, b' '..=b'~'));
    if is_plain || !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() { line.extend(c.escape_default()) } else { line.push(c) }
    }
    Cow::Owned(line)
}
