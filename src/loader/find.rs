//! What the environment says of a variable that has one name.

use std::borrow::Cow;
use std::ffi::OsStr;

use super::{Content, Empty, Loader};
use crate::env::{Lookup, Origin, Process, Text, Var, no_text};
use crate::schema::{DefaultSpec, Field, VariableSpec};
use crate::value::Raw;

/// Looks a variable up.
pub(crate) type Find = for<'e> fn(&mut Loader<'e>, &'static Field) -> Step<'e>;

/// What there is for a field.
pub(crate) enum Step<'e> {
    /// A text, from the origin that the loader keeps.
    Parse(Raw<'e>),
    /// Not set; or set to an empty text, there.
    Absent {
        empty: Empty<'e>,
    },
    /// Set to a value that is unknown, which is recorded.
    NameOnly,
    Reported,
}

impl<'e> Loader<'e> {
    pub(super) fn find(&mut self, field: &'static Field) -> Step<'e> {
        let spec = field.variable();
        self.alias = None;
        // Nearly every field of nearly every load, and nothing to weigh.
        if matches!(self.process, Some(Process::View)) && !spec.has_several_names() {
            return match self.with_own_name(spec, |name| std::env::var(name)) {
                Ok(text) if !text.is_empty() => {
                    self.is_of_process = true;
                    Step::Parse(Raw::new(Text::Utf8(text.into()), &spec.options))
                }
                text => self.found_in_process(field, text.map_or_else(no_text, |text| Some(Text::Utf8(text.into())))),
            };
        }
        self.find_with_care(field)
    }

    /// Out of line, like what else is rare: what is in it would be set up for every field.
    #[inline(never)]
    fn found_in_process(&mut self, field: &'static Field, text: Option<Text<'e>>) -> Step<'e> {
        let spec = field.variable();
        match text {
            Some(text) if spec.allow_empty || !text.is_empty() => {
                self.is_of_process = true;
                Step::Parse(Raw::new(text, &spec.options))
            }
            text => self.unset(field, text.map(|_| Cow::Borrowed(&Origin::Process))),
        }
    }

    #[inline(never)]
    fn find_with_care(&mut self, field: &'static Field) -> Step<'e> {
        let spec = field.variable();
        let process = self.process.filter(|process| spec.aliases.is_empty() && !self.names_file(spec, *process));
        if let Some(process) = process {
            let text = self.with_own_name(spec, |name| process.text(name));
            return self.found_in_process(field, text);
        }
        match self.find_by_names.filter(|_| spec.has_several_names()) {
            Some(find) => find(self, field),
            None => self.find_in_layers(field),
        }
    }

    fn find_in_layers(&mut self, field: &'static Field) -> Step<'e> {
        let (spec, env) = (field.variable(), self.env);
        let lookup = self.with_name(spec, spec.name, |name| env.lookup(name));
        if self.records.is_some() {
            self.record_lost_of(spec);
        }
        match lookup {
            Lookup::Found(var) => self.found(field, var),
            Lookup::Unset => self.unset(field, None),
            Lookup::Unknown(origin) => {
                let name = self.full_name(spec);
                self.name_only(field, name, &origin)
            }
            Lookup::Broken(fault) => {
                let name = self.full_name(spec);
                self.broken(field, name, &fault);
                Step::Reported
            }
            Lookup::Reported => {
                self.record(field, None, Content::Refused);
                Step::Reported
            }
        }
    }

    pub(super) fn found(&mut self, field: &'static Field, var: Var<'e>) -> Step<'e> {
        let spec = field.variable();
        if var.value.is_empty() && !spec.allow_empty {
            // Somebody mounted a file; nobody does that to leave a variable unset.
            if matches!(*var.origin, Origin::File { .. }) {
                self.empty_file(field, &var.origin);
                return Step::Reported;
            }
            return self.unset(field, Some(var.origin));
        }
        self.take(spec, var)
    }

    pub(super) fn origin(&self) -> Option<&Origin> {
        if self.is_of_process { Some(&Origin::Process) } else { self.origin.as_deref() }
    }

    pub(super) fn take_origin(&mut self) -> Option<Cow<'e, Origin>> {
        let origin = self.origin.take();
        if std::mem::take(&mut self.is_of_process) { Some(Cow::Borrowed(&Origin::Process)) } else { origin }
    }

    pub(super) fn came_from(&mut self, origin: Option<Cow<'e, Origin>>) {
        self.is_of_process = false;
        self.origin = origin;
    }

    fn take(&mut self, spec: &'static VariableSpec, var: Var<'e>) -> Step<'e> {
        if let Some(records) = &mut self.records {
            records.read(spec, &var);
        }
        self.came_from(Some(var.origin));
        Step::Parse(Raw::new(var.value.into(), &spec.options))
    }

    pub(super) fn unset(&mut self, field: &'static Field, empty: Empty<'e>) -> Step<'e> {
        if let Some(written) = self.written {
            return self.written_at(field, written);
        }
        let spec = field.variable();
        let DefaultSpec::Text(text) = spec.default else {
            self.came_from(None);
            return Step::Absent { empty };
        };
        let value = Cow::Borrowed(OsStr::new(text));
        let step = self.take(spec, Var { value, origin: Cow::Borrowed(&Origin::Default), expanded: false });
        self.optional_is_unset(spec, empty.is_some());
        step
    }
}
