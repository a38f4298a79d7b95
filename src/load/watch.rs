//! The work that only a summary asks for: the lines of valid variables, and warnings. A program without a summary does
//! not link it.

use std::borrow::Cow;
use std::fmt;

use super::read::{EmptyText, Provenance};
use super::{Loader, Unset, UnsetName};
use crate::env::{Env, Lookup, Origin, SystemText};
use crate::expected::Sensitivity;
use crate::finding::{Content, Dependent, Finding, Found, Known, Row};
use crate::say::{self, KnownName, MayShow, Sentence};
use crate::schema::{Cursor, DefaultSpec, Field, Schema, VariableSpec, visit_fields};
use crate::suggest::{self, Accepted, Suspicion};
use crate::value::{Place, Reason, ReasonText, ValueError, WRITE_FRACTION, WriteFraction};

/// Pointers to the functions of this module.
pub(crate) struct Watch {
    /// Looks up the values that lower layers have for a variable.
    pub(super) overridden: fn(&Env, &[Below<'_>]) -> Seen,
    /// Examines a text before a parser moves it out.
    pub(super) look: fn(&Cursor, &VariableSpec, &SystemText<'_>, bool, &mut Seen),
    /// Makes the line of a field.
    pub(super) row: fn(&Cursor, &Field, Option<Box<Seen>>) -> Row,
    /// Writes a number with a fraction.
    pub(super) fraction: WriteFraction,
    /// Takes what a load tells.
    pub(super) tell: fn(&mut Loader<'_>, Event<'_>),
}

pub(crate) static WATCH: Watch = Watch { overridden, look, row, fraction: WRITE_FRACTION, tell };

/// The name of a variable, and the first layer that is overridden.
pub(super) type Below<'a> = (usize, &'a KnownName);

/// An event of a load.
pub(super) enum Event<'a> {
    /// A value was parsed, or replaces one that is not set. Its rules are checked next.
    Parsed { field: &'static Field, source: &'a Provenance<'a>, warnings: Option<ValueError> },
    /// Nothing is wrong with the value.
    Accepted { field: &'static Field, source: &'a Provenance<'a>, seen: Box<Seen>, show: Show<'a> },
    /// A variable is known by its name only.
    NameOnly { spec: &'static VariableSpec, name: &'a KnownName, known: Known, origin: &'a Origin },
    /// An optional group is absent.
    Off { schema: &'static Schema },
    /// A variable is not set, in a group that is perhaps absent.
    Absent { field: &'static Field },
    /// A variant was selected, and others were not.
    Chosen { schema: &'static Schema, variant: usize },
    /// A variant was selected, but it is unknown which.
    Unknown { schema: &'static Schema, tag: &'static Field },
}

/// Shows a value.
pub(super) type Show<'a> = &'a dyn Fn(&mut fmt::Formatter<'_>) -> fmt::Result;

/// The data about a variable that a summary needs before the text is parsed.
#[derive(Default)]
pub(crate) struct Seen {
    /// The full name of the variable, if the lookup put it together.
    pub(super) name: Option<KnownName>,
    characters: usize,
    /// The text itself, if the field has the option `public`, or what may be shown of a URL in parts.
    pub(super) public: Option<Sentence>,
    suspicions: Vec<Suspicion>,
    /// The fallback that gives the value.
    pub(super) fallback: Option<&'static str>,
    /// The origins of values in lower layers, or under other names, that are overridden.
    pub(super) overridden: Vec<Origin>,
}

fn overridden(env: &Env, names: &[Below<'_>]) -> Seen {
    let mut seen = Seen::default();
    for (from, name) in names {
        let mut from = *from;
        while let Some((layer, lookup)) = env.lookup_from(from, name) {
            if matches!(lookup, Lookup::Unset) {
                // Lower layers are not consulted for this name.
                break;
            }
            seen.overridden.extend(lookup.set_at().cloned());
            from = layer + 1;
        }
    }
    seen
}

fn look(at: &Cursor, spec: &VariableSpec, text: &SystemText<'_>, expanded: bool, seen: &mut Seen) {
    let text = match text {
        SystemText::Utf8(text) => Cow::Borrowed(&**text),
        SystemText::Other(text) => text.to_string_lossy(),
    };
    seen.characters = text.chars().count();
    let (separator, variable) = (spec.options.separator, &**seen.name.get_or_insert_with(|| at.full_name(spec)));
    let accepted =
        Accepted { text: &text, expected: spec.expected, sensitivity: spec.sensitivity, separator, variable };
    seen.suspicions = accepted.suspicions();
    let may_show = spec.public && !expanded && spec.sensitivity == Sensitivity::Unknown;
    seen.public = may_show.then(|| Sentence::showing(text.into_owned(), MayShow::AuthorSays));
}

fn row(at: &Cursor, field: &Field, seen: Option<Box<Seen>>) -> Row {
    let Seen { name, overridden, fallback, .. } = seen.map(|seen| *seen).unwrap_or_default();
    let name = name.unwrap_or_else(|| at.full_name(field.variable()));
    Row { name, field: at.full_path(field), fallback, overridden }
}

fn tell(loader: &mut Loader<'_>, event: Event<'_>) {
    match event {
        Event::Parsed { field, source, warnings } => loader.suspect_value(field.variable(), source, warnings),
        Event::Accepted { field, source, seen, show } => loader.keep(field, source, seen, show),
        Event::NameOnly { spec, name, known, origin } => loader.suspect_name_only(spec, name, known, origin),
        Event::Absent { field } => loader.keep_absent(field),
        Event::Off { schema } => loader.keep_unset(schema),
        Event::Chosen { schema, variant } => loader.warn_of_other_variants(schema, variant),
        Event::Unknown { schema, tag } => loader.warn_of_unknown_variant(schema, tag),
    }
}

impl Loader<'_> {
    fn keep(&mut self, field: &'static Field, source: &Provenance<'_>, seen: Box<Seen>, show: Show<'_>) {
        let spec = field.variable();
        let finding = if source.written.is_some() {
            Finding::Defaulted { content: content_of_default(spec, show), empty: source.empty.is_some() }
        } else if source.is_set() {
            Finding::Accepted(content(spec, &seen, show))
        } else if source.empty.is_some() {
            Finding::Empty
        } else {
            Finding::Unset
        };
        // A variable that is set to an empty text is spelt correctly.
        match &source.empty {
            Some(EmptyText { name, origin }) => {
                let name = name.as_deref().cloned().unwrap_or_else(|| self.full_name(spec));
                self.suspect_empty(spec, name, origin);
            }
            None if matches!(finding, Finding::Accepted(_)) => {}
            None => self.may_be_near_miss(spec, &self.at.clone()),
        }
        let (origin, row) = (source.origin.as_deref().cloned(), self.row(field, Some(seen)));
        self.push_finding(Found { origin, row, ..Found::of_success(finding) });
    }

    /// Warns of an empty secret or URL of a service: what it switches off may be a protection.
    fn suspect_empty(&mut self, spec: &VariableSpec, name: KnownName, origin: &Origin) {
        if matches!(spec.sensitivity, Sensitivity::Masked | Sensitivity::Secret) {
            self.warn(Found::new(Finding::EmptySecret, name), origin);
        }
    }

    /// Keeps a variable for the search for near misses, which then warns of one.
    fn may_be_near_miss(&mut self, spec: &'static VariableSpec, at: &Cursor) {
        self.unset.push(Unset { spec, prefix: at.prefix_length(spec), name: UnsetName::Optional(at.full_name(spec)) });
    }

    /// Warns of a value that is legal, but probably a mistake.
    fn suspect_value(&mut self, spec: &'static VariableSpec, source: &Provenance<'_>, warnings: Option<ValueError>) {
        // Advice about a URL does not help with its parts.
        let is_text = source.written.is_none() && source.is_set() && source.origin.as_deref() != Some(&Origin::Parts);
        let Some(origin) = source.origin.as_deref().filter(|_| is_text) else {
            return;
        };
        let spelled;
        let name = match &source.seen.as_ref().and_then(|seen| seen.name.as_ref()) {
            Some(name) if source.alias.is_none() && source.fallback.is_none() => *name,
            _ => {
                spelled = source.name(&self.at, spec);
                &spelled
            }
        };
        for Reason { place, text, help, .. } in warnings.into_iter().flat_map(ValueError::reasons) {
            // The author's type decides about a text that it makes at run time.
            let (more, predicate) = match text {
                ReasonText::Safe(text) => (0, text),
                ReasonText::Foreign(text) => (0, Sentence::showing(text, MayShow::TypeSays)),
                ReasonText::More(count) => (count, "".into()),
            };
            let item = place.map(|Place { item, .. }| item);
            let finding = Finding::Suspicious { item, predicate, help };
            self.warn(Found { more, ..Found::new(finding, name.clone()) }, origin);
        }
        for suspicion in source.seen.iter().flat_map(|seen| &seen.suspicions) {
            let finding = match suspicion {
                Suspicion::Shape(item, shape) => Finding::Suspicious {
                    item: *item,
                    predicate: shape.predicate.into(),
                    help: Some(shape.help.into()),
                },
                Suspicion::Repeats { item, first } => Finding::Suspicious {
                    item: Some(*item),
                    predicate: say::value::repeats_item(*first),
                    help: Some(say::value::REMOVE_REPEATED.into()),
                },
            };
            self.warn(Found::new(finding, name.clone()), origin);
        }
        self.suspect_name(spec, name, origin);
    }

    /// Warns of a name that was probably read by accident.
    fn suspect_name(&mut self, spec: &'static VariableSpec, name: &KnownName, origin: &Origin) {
        if !spec.named && suggest::is_platform_name(name) {
            self.warn(Found::new(Finding::PlatformName, name.clone()), origin);
        }
    }

    fn suspect_name_only(&mut self, spec: &'static VariableSpec, name: &KnownName, known: Known, origin: &Origin) {
        self.suspect_name(spec, name, origin);
        if known == Known::Perhaps {
            self.may_be_near_miss(spec, &self.at.clone());
            if spec.is_required() {
                self.warn(Found::new(Finding::PerhapsMissing, name.clone()), origin);
            }
        }
    }

    /// Keeps the lines of an absent group, and its variables for the search for near misses.
    fn keep_unset(&mut self, schema: &'static Schema) {
        let around = self.at.clone();
        schema.visit(&mut around.clone(), &mut |at, field| {
            self.at.clone_from(at);
            self.keep_absent(field);
        });
        self.at = around;
    }

    fn keep_absent(&mut self, field: &'static Field) {
        let spec = field.variable();
        let empty = if spec.is_prefix { None } else { self.empty_mention(spec, &self.at.name) };
        if let Some((name, origin)) = empty {
            self.suspect_empty(spec, name, &origin);
            return self.report(field, Finding::Empty, self.full_name(spec), Some(origin), None);
        }
        if !spec.is_prefix {
            self.may_be_near_miss(spec, &self.at.clone());
        }
        self.report(field, Finding::Unset, self.full_name(spec), None, None);
    }

    /// Warns of variables that only other variants read, as they have no effect.
    fn warn_of_other_variants(&mut self, schema: &'static Schema, variant: usize) {
        let Some(tag) = schema.tag().map(|tag| self.full_name(tag.variable())) else { return };
        let read = self.names_of(schema.variant(variant));
        let mut others: Vec<(KnownName, Vec<&'static str>)> = Vec::new();
        for (fields, word) in schema.variants().iter().zip(schema.words()) {
            for name in self.names_of(fields).into_iter().filter(|name| !read.contains(name)) {
                match others.iter_mut().find(|(other, _)| *other == name) {
                    Some((_, words)) => words.push(word),
                    None => others.push((name, vec![*word])),
                }
            }
        }
        let env = self.env;
        for (name, words) in others {
            if let Some(origin) = env.lookup(&name).set_at() {
                self.warn(Found::new(Finding::OtherVariant { tag: tag.clone(), words }, name), origin);
            }
        }
    }

    /// Returns every name that the fields read, with aliases and files. It leaves out names that other fields read on
    /// purpose too.
    fn names_of(&self, fields: &'static [Field]) -> Vec<KnownName> {
        let mut names = Vec::new();
        visit_fields(fields, &mut self.at.clone(), &mut |at, field| {
            let spec = field.variable();
            if !spec.shared && !spec.is_prefix {
                names.extend(spec.names(&at.name));
            }
        });
        names
    }

    /// Keeps the variables of an unknown variant. None of them can be missing, but one that is set may be misspelt.
    fn warn_of_unknown_variant(&mut self, schema: &'static Schema, tag: &'static Field) {
        let (env, name) = (self.env, self.full_name(tag.variable()));
        if let Lookup::Unknown(origin) | Lookup::Perhaps(origin) = env.lookup(&name) {
            self.warn(Found::new(Finding::Unchecked(Dependent::OnTag), name), &origin);
        }
        for fields in schema.variants() {
            visit_fields(fields, &mut self.at.clone(), &mut |at, field| {
                let spec = field.variable();
                if !spec.is_prefix && self.mention(spec, &at.name).is_none() {
                    self.may_be_near_miss(spec, at);
                }
            });
        }
    }
}

/// Returns the part of a value that may be shown.
fn content(spec: &VariableSpec, seen: &Seen, show: Show<'_>) -> Content {
    match (spec.sensitivity, &seen.public) {
        (Sensitivity::Unknown | Sensitivity::Masked, Some(text)) => Content::Shown(text.clone()),
        (Sensitivity::Public | Sensitivity::Masked, _) => Content::Shown(shown(show)),
        (sensitivity, _) => Content::Hidden {
            characters: seen.characters,
            could_be_public: sensitivity == Sensitivity::Unknown && !spec.public && !spec.is_part,
        },
    }
}

/// Returns the part of a default that may be shown. A literal of the program is not a secret of this environment.
fn content_of_default(spec: &VariableSpec, show: Show<'_>) -> Content {
    Content::Shown(match (spec.sensitivity, spec.default) {
        (Sensitivity::Public | Sensitivity::Masked, _) => shown(show),
        (_, DefaultSpec::Text(text)) => Sentence::showing(text, MayShow::InProgram),
        _ => "set in the program".into(),
    })
}

fn shown(show: Show<'_>) -> Sentence {
    struct Display<'a>(Show<'a>);

    impl fmt::Display for Display<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            (self.0)(f)
        }
    }

    Sentence::showing(Display(show).to_string(), MayShow::TypeSays)
}
