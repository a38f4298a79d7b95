//! Keeps what was read from where, for a summary.

use std::collections::HashSet;
use std::fmt;

use super::finish::say_once;
use crate::env::{Env, Lookup, Origin, Var};
use crate::expected::Sensitivity;
use crate::hash::{BuildHash, keep_first};
use crate::problem::{Problem, ProblemKind};
use crate::say::hint::Suspicion;
use crate::say::{self, KnownName, MayShow, Sentence, one_line};
use crate::schema::{DefaultSpec, VariableSpec};
use crate::suggest;
use crate::value::{Place, Reason, ReasonText, ValueError};

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
    suspicion: Option<Suspicion>,
    /// The variable is set, to an empty text, and a default is used.
    empty: bool,
}

/// Keeps what a walk reads. A trait object, so that only a program that asks for it links what a summary is made of.
pub(super) trait Recorder {
    /// What is needed of a text before a parser takes it away.
    fn read(&mut self, spec: &VariableSpec, var: &Var<'_>);

    /// Whether what was read last, or is to be recorded, is set to an empty text, which means not set.
    fn empty(&mut self, is_empty: bool);

    /// What a layer and those below it say of a name that does not count.
    fn lose(&mut self, env: &Env, from: usize, name: &str);

    /// What the layers below the one that answers say of a name.
    fn lose_below(&mut self, env: &Env, name: &str);

    /// What may be said of a value that was parsed. Warns about what is legal in it, but probably a mistake.
    fn accepted(&mut self, value: Accepted<'_>, show: Show<'_>) -> Content;

    /// What may be said of a default that is a value of Rust.
    fn defaulted(&self, spec: &VariableSpec, show: Show<'_>) -> Content;

    fn record(&mut self, name: String, field: String, origin: Option<Origin>, content: Content);

    fn forget_last(&mut self);

    fn refuse_last(&mut self);

    fn warn(&mut self, warning: Problem);

    /// These come before all others.
    fn warn_first(&mut self, warnings: Vec<Problem>);

    /// Warns about a value that is text and so was accepted, if there is one, and about a name that was read by accident.
    fn suspect(&mut self, spec: &VariableSpec, name: &KnownName, origin: &Origin);

    /// Says once what several readers of one variable say.
    fn end(&mut self);

    fn into_records(self: Box<Self>) -> Records;
}

/// A value that was parsed.
pub(super) struct Accepted<'a> {
    pub(super) spec: &'a VariableSpec,
    /// The name that it was read from.
    pub(super) name: &'a KnownName,
    pub(super) origin: &'a Origin,
    pub(super) doubts: Option<ValueError>,
}

impl Recorder for Records {
    fn read(&mut self, spec: &VariableSpec, var: &Var<'_>) {
        let text = var.value.to_string_lossy();
        let free_text = matches!(spec.sensitivity, Sensitivity::Unknown | Sensitivity::Secret);
        self.text = Text {
            characters: text.chars().count(),
            suspicion: if free_text { suggest::suspicion(&text) } else { None },
            public: (spec.public && !var.expanded).then(|| text.into_owned()),
            empty: false,
        };
    }

    fn empty(&mut self, is_empty: bool) {
        self.text.empty = is_empty;
    }

    fn lose(&mut self, env: &Env, mut from: usize, name: &str) {
        while let Some((layer, lookup)) = env.lookup_from(from, name) {
            if matches!(lookup, Lookup::Unset) {
                // Nothing below answers for the name.
                return;
            }
            self.lost.extend(lookup.set_at().cloned());
            from = layer + 1;
        }
    }

    fn lose_below(&mut self, env: &Env, name: &str) {
        match env.lookup_from(0, name) {
            Some((_, Lookup::Unset)) | None => {}
            Some((layer, _)) => self.lose(env, layer + 1, name),
        }
    }

    fn accepted(&mut self, value: Accepted<'_>, show: Show<'_>) -> Content {
        let Accepted { spec, name, origin, doubts } = value;
        let doubts = doubts.filter(|_| *origin != Origin::Default);
        for Reason { place, text, help, .. } in doubts.into_iter().flat_map(ValueError::reasons) {
            // A type of the author's that makes the text of a doubt at run time answers for it.
            let text = match text {
                ReasonText::Safe(text) => text,
                ReasonText::Foreign(text) => Sentence::showing(&text, MayShow::TypeSays),
            };
            let item = place.map(|Place { item, .. }| (item, say::load::Part::Whole));
            let message = say::load::does(&say::load::subject(name, None, item), &text);
            let mut warning = Problem::new(ProblemKind::Suspicious, name.clone(), message);
            warning.origin = Some(origin.clone());
            warning.help = help;
            self.warnings.push(warning);
        }
        self.suspect(spec, name, origin);
        match (spec.sensitivity, self.text.public.take(), spec.default) {
            (Sensitivity::Public | Sensitivity::Masked, ..) => Content::Shown(shown(show)),
            (Sensitivity::Unknown, Some(text), _) => Content::Shown(one_line(&text).into_owned()),
            // A literal default stands in the program: it is no secret of this environment.
            (_, _, DefaultSpec::Text(text)) if *origin == Origin::Default => {
                Content::Shown(one_line(text).into_owned())
            }
            (sensitivity, ..) => Content::Hidden {
                characters: self.text.characters,
                could_be_public: sensitivity == Sensitivity::Unknown && !spec.public,
            },
        }
    }

    fn defaulted(&self, spec: &VariableSpec, show: Show<'_>) -> Content {
        Content::Shown(match spec.sensitivity {
            Sensitivity::Public | Sensitivity::Masked => shown(show),
            Sensitivity::Unknown | Sensitivity::Secret => "set in the program".to_owned(),
        })
    }

    fn record(&mut self, name: String, field: String, origin: Option<Origin>, content: Content) {
        let empty = std::mem::take(&mut self.text).empty;
        let lost = std::mem::take(&mut self.lost);
        self.variables.push(Record { name, field, origin, content, lost, empty });
    }

    fn forget_last(&mut self) {
        self.variables.pop();
    }

    fn refuse_last(&mut self) {
        if let Some(record) = self.variables.last_mut() {
            record.content = Content::Refused;
        }
    }

    fn warn(&mut self, warning: Problem) {
        self.warnings.push(warning);
    }

    fn warn_first(&mut self, mut warnings: Vec<Problem>) {
        warnings.append(&mut self.warnings);
        self.warnings = warnings;
    }

    fn suspect(&mut self, spec: &VariableSpec, name: &KnownName, origin: &Origin) {
        if *origin == Origin::Default {
            return;
        }
        let mut warn = |predicate: &'static str, help: Sentence| {
            let message = say::load::does(&say::load::subject(name, None, None), &predicate.into());
            let mut warning = Problem::new(ProblemKind::Suspicious, name.clone(), message);
            warning.origin = Some(origin.clone());
            warning.help = Some(help);
            self.warnings.push(warning);
        };
        if let Some(suspicion) = self.text.suspicion {
            warn(suspicion.predicate, suspicion.help.into());
        }
        if !spec.named && suggest::is_platform_name(name) {
            warn(say::load::PLATFORM_NAME, say::load::rename_or_write(name));
        }
    }

    fn end(&mut self) {
        say_once(&mut self.warnings);
        keep_first(
            &mut self.variables,
            |record| &record.name,
            |one, other| (&one.name, &one.content, &one.origin) == (&other.name, &other.content, &other.origin),
        );
        // A group that is off does not read what others read.
        let read = |record: &Record| (record.content != Content::Unset).then(|| record.name.clone());
        let read: HashSet<String, BuildHash> = self.variables.iter().filter_map(read).collect();
        self.variables.retain(|record| record.content != Content::Unset || !read.contains(&record.name));
    }

    fn into_records(self: Box<Self>) -> Records {
        *self
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

    one_line(&Shown(show).to_string()).into_owned()
}
