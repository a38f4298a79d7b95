//! The lookup of a variable.

use std::borrow::Cow;
use std::ops::Deref;

use super::Loader;
use crate::env::{Lookup, Origin, Plain, SystemText, Var};
use crate::finding::{Finding, Known, Written};
use crate::say::KnownName;
use crate::schema::{Cursor, DefaultSpec, Field, VariableSpec};
use crate::value::{Companions, Options, Raw};

use super::watch::Seen;

/// Looks a variable up.
pub(crate) type Find = for<'e> fn(&mut Loader<'e>, &'static Field) -> Step<'e>;

/// The outcome of the lookup for a field.
pub(crate) enum Step<'e> {
    Read(Reading<'e>),
    Absent(Absent<'e>),
    /// The variable is set, or perhaps set, but its value is unknown. There is a finding.
    NameOnly(Known),
    /// Something is wrong. There is a finding.
    Reported,
}

/// A text, and its source.
pub(crate) struct Reading<'e> {
    /// A parser may move the text out.
    text: SystemText<'e>,
    options: &'static Options,
    pub(super) source: Provenance<'e>,
}

/// The source of a value. It is small, because it is moved for each field of each load, and nearly all come from the
/// process.
pub(crate) enum Provenance<'e> {
    Common(&'static Details<'static>),
    Rare(Box<Details<'e>>),
}

pub(crate) struct Details<'e> {
    /// The origin of the value or of the default, or that of an empty text, which means not set. Otherwise `None`.
    pub(super) origin: Option<Cow<'e, Origin>>,
    /// The alias by which the variable was read, if any.
    pub(super) alias: Option<&'static str>,
    /// The fallback that was read, because the variable is not set.
    pub(super) fallback: Option<&'static str>,
    /// The text is a default or an example.
    pub(super) written: Option<Written>,
    /// The variable is set to an empty text, which means not set.
    pub(super) empty: Option<EmptyText<'e>>,
    /// The text contains expanded variables.
    pub(super) expanded: bool,
    /// The data for a summary, if one was asked for.
    pub(super) seen: Option<Box<Seen>>,
}

/// A variable that is not set.
pub(crate) struct Absent<'e> {
    pub(super) empty: Option<EmptyText<'e>>,
    pub(super) seen: Option<Box<Seen>>,
}

/// An empty text, which means not set.
#[derive(Clone)]
pub(crate) struct EmptyText<'e> {
    /// The name of the variable that has the text, if it is not that of the field: an alias, or `NAME_FILE`.
    pub(super) name: Option<Box<KnownName>>,
    pub(super) origin: Cow<'e, Origin>,
}

impl Details<'_> {
    pub(super) const NOTHING: Self =
        Self { origin: None, alias: None, fallback: None, written: None, empty: None, expanded: false, seen: None };

    const PROCESS: &'static Details<'static> =
        &Details { origin: Some(Cow::Borrowed(&Origin::Process)), ..Details::NOTHING };

    const DEFAULT: &'static Details<'static> =
        &Details { origin: Some(Cow::Borrowed(&Origin::Default)), written: Some(Written::Default), ..Details::NOTHING };

    /// Returns the full name by which the value was read.
    pub(super) fn name(&self, at: &Cursor, spec: &VariableSpec) -> KnownName {
        self.fallback.map_or_else(|| at.spelled(spec, self.alias), KnownName::new)
    }

    /// Returns `true` if there is a text or a default.
    pub(super) fn is_set(&self) -> bool {
        self.origin.is_some() && (self.written.is_some() || self.empty.is_none())
    }
}

impl Provenance<'_> {
    pub(super) fn take_seen(&mut self) -> Option<Box<Seen>> {
        match self {
            Self::Common(_) => None,
            Self::Rare(details) => details.seen.take(),
        }
    }
}

impl<'e> Deref for Provenance<'e> {
    type Target = Details<'e>;

    fn deref(&self) -> &Details<'e> {
        match self {
            Self::Common(details) => details,
            Self::Rare(details) => details,
        }
    }
}

impl<'e> Absent<'e> {
    /// The source of a value that stands for an absent one.
    #[cold]
    pub(super) fn take_source(&mut self) -> Provenance<'e> {
        Provenance::Rare(Box::new(self.take_details()))
    }

    /// The source of a text or a value that is written in the program.
    pub(super) fn take_written(&mut self, written: Written) -> Provenance<'e> {
        if self.empty.is_none() && self.seen.is_none() && written == Written::Default {
            return Provenance::Common(Details::DEFAULT);
        }
        let (origin, written) = (Some(Cow::Borrowed(&Origin::Default)), Some(written));
        Provenance::Rare(Box::new(Details { origin, written, ..self.take_details() }))
    }

    fn take_details(&mut self) -> Details<'e> {
        let (empty, seen) = (self.empty.take(), self.seen.take());
        Details { origin: empty.as_ref().map(|empty| empty.origin.clone()), empty, seen, ..Details::NOTHING }
    }
}

impl<'e> Reading<'e> {
    /// Every reading is made here. An option that changes the text must apply here, because the parser, the rules, the
    /// hints and the summary see nothing else.
    #[inline]
    fn new(spec: &'static VariableSpec, text: SystemText<'e>, source: Provenance<'e>) -> Self {
        // None of these changes the text.
        let Options { separator: _, tls: _, userinfo: _, unit: _ } = spec.options;
        Self { text, options: &spec.options, source }
    }

    #[inline]
    fn of_process(spec: &'static VariableSpec, text: SystemText<'e>) -> Self {
        Self::new(spec, text, Provenance::Common(Details::PROCESS))
    }

    /// Returns the input of a parser. A text that is not moved out can be examined again if it is rejected.
    #[inline]
    pub(super) fn raw<'a>(&'a mut self, companions: Companions<'a>) -> Raw<'a> {
        Raw::new(&mut self.text, self.options, companions)
    }

    /// Returns the text, unless a parser moved it out.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.text {
            SystemText::Utf8(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    /// Overwrites the text, unless a parser moved it out.
    pub(super) fn wipe(&mut self) {
        self.text.wipe();
    }
}

impl Step<'_> {
    /// Returns the origin of a value.
    pub(super) fn origin(&self) -> Option<&Origin> {
        match self {
            Self::Read(reading) => reading.source.origin.as_deref(),
            _ => None,
        }
    }
}

impl<'e> Loader<'e> {
    pub(super) fn read(&mut self, field: &'static Field) -> Step<'e> {
        let spec = field.variable();
        // For nearly every field of nearly every load, the process is the only layer, and the variable has one name.
        let plain = match self.process {
            Some(process) if !spec.has_several_names() => self.with_own_name(spec, |name| process.plain(name)),
            _ => Plain::Unknown,
        };
        match plain {
            Plain::Text(text) => Step::Read(Reading::of_process(spec, SystemText::Utf8(text))),
            Plain::Unset => self.unset(field, Absent { empty: None, seen: None }),
            Plain::Unknown => self.read_with_care(field),
        }
    }

    fn found_in_process(&mut self, field: &'static Field, text: Option<SystemText<'e>>) -> Step<'e> {
        let spec = field.variable();
        match text {
            Some(text) if spec.allow_empty || !text.is_empty() => Step::Read(Reading::of_process(spec, text)),
            text => {
                let empty = text.map(|_| EmptyText { name: None, origin: Cow::Borrowed(&Origin::Process) });
                self.unset(field, Absent { empty, seen: None })
            }
        }
    }

    fn read_with_care(&mut self, field: &'static Field) -> Step<'e> {
        let spec = field.variable();
        let is_named_once = spec.aliases.is_empty() && spec.fallbacks.is_empty();
        let process = self.process.filter(|process| is_named_once && !self.names_file(spec, *process));
        if let Some(process) = process {
            let text = self.with_own_name(spec, |name| process.text(name));
            return self.found_in_process(field, text);
        }
        match self.links.by_names.filter(|_| spec.has_several_names()) {
            Some(find) => find(self, field),
            None => self.find_in_layers(field),
        }
    }

    fn find_in_layers(&mut self, field: &'static Field) -> Step<'e> {
        let (spec, env) = (field.variable(), self.env);
        let name = self.full_name(spec);
        let found = env.lookup_from(0, &name);
        let mut seen = self.links.watch.map(|watch| {
            Box::new(match &found {
                None | Some((_, Lookup::Unset)) => (watch.overridden)(env, &[]),
                Some((layer, _)) => (watch.overridden)(env, &[(layer + 1, &name)]),
            })
        });
        match found.map_or(Lookup::Unset, |(_, lookup)| lookup) {
            Lookup::Found(var) => {
                if let Some(seen) = &mut seen {
                    seen.name = Some(name);
                }
                self.found(field, var, (None, None), seen)
            }
            Lookup::Unset => self.unset(field, Absent { empty: None, seen }),
            Lookup::Unknown(origin) => {
                self.name_only(field, name.clone(), &name, (Known::Set, origin.into_owned()), seen)
            }
            Lookup::Perhaps(origin) => {
                self.name_only(field, name.clone(), &name, (Known::Perhaps, origin.into_owned()), seen)
            }
            Lookup::Broken(fault) => {
                self.broken(field, name, fault, seen);
                Step::Reported
            }
            Lookup::Reported => {
                self.reported(field, seen);
                Step::Reported
            }
        }
    }

    pub(super) fn found(
        &mut self,
        field: &'static Field,
        var: Var<'e>,
        (alias, fallback): (Option<&'static str>, Option<&'static str>),
        seen: Option<Box<Seen>>,
    ) -> Step<'e> {
        let spec = field.variable();
        let Var { value, origin, expanded } = var;
        let mut details = Details { origin: Some(origin), alias, fallback, expanded, seen, ..Details::NOTHING };
        if value.is_empty() && !spec.allow_empty {
            // An empty file was mounted on purpose, which is a mistake rather than an unset variable.
            if matches!(details.origin.as_deref(), Some(Origin::File { .. })) {
                let name = details.name(&self.at, spec);
                let (seen, origin) = (details.seen.take(), details.origin.map(Cow::into_owned));
                self.report(field, Finding::EmptyFile { named: false }, name, origin, seen);
                return Step::Reported;
            }
            let empty = details.origin.map(|origin| EmptyText { name: None, origin });
            return self.unset(field, Absent { empty, seen: details.seen });
        }
        self.step(spec, value.into_cow().into(), Provenance::Rare(Box::new(details)))
    }

    /// Continues with a text. A summary examines the text first, because a parser may move it out.
    fn step(&self, spec: &'static VariableSpec, text: SystemText<'e>, source: Provenance<'e>) -> Step<'e> {
        let mut reading = Reading::new(spec, text, source);
        if let (Some(watch), Provenance::Rare(details)) = (self.links.watch, &mut reading.source) {
            if let Some(seen) = &mut details.seen {
                (watch.look)(&self.at, spec, &reading.text, details.expanded, seen);
            }
        }
        Step::Read(reading)
    }

    pub(super) fn unset(&mut self, field: &'static Field, mut absent: Absent<'e>) -> Step<'e> {
        let spec = field.variable();
        let text = match (self.check, spec.default) {
            (None | Some(Written::Default), DefaultSpec::Text(text)) => Some(text),
            (Some(Written::Example), _) => spec.example,
            _ => None,
        };
        match text {
            // Fail closed: what an empty value switches off may be a protection.
            _ if spec.deny_empty && absent.empty.is_some() => {
                self.missing(field, &mut absent);
                Step::Reported
            }
            Some(text) => {
                let written = self.check.unwrap_or(Written::Default);
                let source = absent.take_written(written);
                self.step(spec, SystemText::Utf8(text.into()), source)
            }
            // This load only shows defaults, and this field has none to show.
            None if self.check.is_some() && !(self.is_watched() && spec.default != DefaultSpec::None) => Step::Reported,
            None => Step::Absent(absent),
        }
    }
}
