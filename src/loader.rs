//! The walk: prefix, look up, parse, collect. The only stateful thing.
//!
//! Generated code makes one call a field; what does not depend on the field's type is out of line, so that a type costs
//! little code and a field next to none.

mod finish;
mod record;
mod refuse;

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt;

use crate::env::{Env, Lookup, Origin, Var};
use crate::problem::Problem;
use crate::schema::{DefaultSpec, Field, Schema, VariableSpec};
use crate::value::{Raw, Reader};

pub(crate) use record::{Content, Record, Records};

/// Walks a configuration. Generated code calls it once for each field.
pub struct Loader<'e> {
    env: &'e Env,
    schema: &'static Schema,
    /// The prefixes of the groups around the field; a name is appended and taken off again.
    name: String,
    /// The fields around the field.
    path: Vec<&'static str>,
    problems: Vec<Problem>,
    /// What is not set, to be compared at the end with what is set and unread.
    unset: Vec<Unset>,
    records: Option<Records>,
}

/// A variable that is not set.
struct Unset {
    name: String,
    /// How many bytes of the name are prefixes.
    prefix: usize,
    /// Its problem, if it is required.
    problem: Option<usize>,
}

/// Where a variable is set to an empty text, if it is.
type Empty<'e> = Option<Cow<'e, Origin>>;

/// What there is for a field.
enum Step<'e> {
    Parse(Raw<'e>, Cow<'e, Origin>),
    /// Not set; or set to an empty text, there.
    Absent {
        empty: Empty<'e>,
    },
    Reported,
}

impl<'e> Loader<'e> {
    pub(crate) fn new(env: &'e Env, schema: &'static Schema) -> Self {
        let name = schema.own_prefix().to_owned();
        Self { env, schema, name, path: Vec::new(), problems: Vec::new(), unset: Vec::new(), records: None }
    }

    /// The same, and keeps what it read from where.
    pub(crate) fn recording(env: &'e Env, schema: &'static Schema) -> Self {
        Self { records: Some(Records::default()), ..Self::new(env, schema) }
    }

    /// A field of one variable; its default, if it has one, is a text.
    pub fn value<T>(&mut self, field: &'static Field, reader: Reader<T>) -> Option<T> {
        match self.find(field) {
            Step::Parse(raw, origin) => self.parse(field, reader, raw, origin),
            Step::Absent { empty } => {
                let value = (reader.absent)();
                if value.is_some() {
                    self.optional(field, empty);
                } else {
                    self.missing(field, empty);
                }
                value
            }
            Step::Reported => None,
        }
    }

    /// A field of one variable, with a default that is a value.
    pub fn value_or<T>(&mut self, field: &'static Field, reader: Reader<T>, default: fn() -> T) -> Option<T> {
        match self.find(field) {
            Step::Parse(raw, origin) => self.parse(field, reader, raw, origin),
            Step::Absent { empty } => {
                let value = default();
                if self.records.is_some() {
                    self.defaulted(field, empty.is_some(), &|f| (reader.show)(&value, f));
                }
                Some(value)
            }
            Step::Reported => None,
        }
    }

    /// A field that is a configuration of its own.
    pub fn group<T>(&mut self, field: &'static Field, load: fn(&mut Loader<'_>) -> Option<T>) -> Option<T> {
        let length = self.name.len();
        self.name.push_str(field.prefix());
        self.path.push(field.name);
        let value = load(self);
        self.path.pop();
        self.name.truncate(length);
        value
    }

    fn parse<T>(
        &mut self,
        field: &'static Field,
        reader: Reader<T>,
        raw: Raw<'e>,
        origin: Cow<'e, Origin>,
    ) -> Option<T> {
        match (reader.parse)(raw) {
            Ok(value) => {
                if self.records.is_some() {
                    self.accepted(field, origin, &|f| (reader.show)(&value, f));
                }
                Some(value)
            }
            Err(error) => {
                self.refused(field, &origin, error);
                None
            }
        }
    }

    fn find(&mut self, field: &'static Field) -> Step<'e> {
        let spec = field.variable();
        match self.lookup(spec) {
            Lookup::Found(var) if !var.value.is_empty() || spec.allow_empty => self.found(spec, var),
            Lookup::Found(var) => self.unset(spec, Some(var.origin)),
            Lookup::Unset => self.unset(spec, None),
            Lookup::Broken(fault) => {
                self.broken(field, &fault);
                Step::Reported
            }
            Lookup::Reported => {
                self.record(field, None, Content::Refused);
                Step::Reported
            }
        }
    }

    /// What the environment says of a variable; its name is put together without an allocation.
    fn lookup(&mut self, spec: &VariableSpec) -> Lookup<'e> {
        let env = self.env;
        if spec.absolute || self.name.is_empty() {
            return env.lookup(spec.name);
        }
        let length = self.name.len();
        self.name.push_str(spec.name);
        let lookup = env.lookup(&self.name);
        self.name.truncate(length);
        lookup
    }

    fn found(&mut self, spec: &'static VariableSpec, var: Var<'e>) -> Step<'e> {
        if let Some(records) = &mut self.records {
            records.read(spec, &var);
        }
        Step::Parse(Raw::new(var.value, spec.separator), var.origin)
    }

    fn unset(&mut self, spec: &'static VariableSpec, empty: Empty<'e>) -> Step<'e> {
        let DefaultSpec::Text(text) = spec.default else { return Step::Absent { empty } };
        let value = Cow::Borrowed(OsStr::new(text));
        let step = self.found(spec, Var { value, origin: Cow::Borrowed(&Origin::Default), expanded: false });
        self.optional_is_unset(spec, empty.is_some());
        step
    }

    fn full_name(&self, spec: &VariableSpec) -> String {
        let prefix = if spec.absolute { "" } else { &self.name };
        [prefix, spec.name].concat()
    }

    fn full_path(&self, field: &Field) -> String {
        let mut path = self.path.clone();
        path.push(field.name);
        path.join(".")
    }
}

impl fmt::Debug for Loader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Loader")
    }
}
