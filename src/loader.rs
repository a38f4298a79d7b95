//! The walk: prefix, look up, parse, collect. The only stateful thing.
//!
//! Generated code makes one call a field; what does not depend on the field's type is out of line, so that a type costs
//! little code and a field next to none.

mod find;
mod finish;
mod group;
mod lookup;
mod name;
mod name_only;
mod open;
mod record;
mod recorder;
mod refuse;
mod rule;
mod written;

use std::borrow::Cow;
use std::fmt;
use std::path::Path;

use secrecy::SecretString;

use crate::env::{Env, FaultReason, Origin, Process};
use crate::problem::Problem;
use crate::say::KnownName;
use crate::schema::{Field, Schema};
use crate::value::{EnvValue, Raw, Reader};

pub(crate) use find::{Find, Step};
use group::Switch;
pub(crate) use lookup::BY_NAMES;
pub use open::Unread;
use recorder::Recorder;
pub(crate) use recorder::{Content, Record, Records};
pub(crate) use written::{defaults, mistakes};

/// Walks a configuration. Generated code calls it once for each field.
pub struct Loader<'e> {
    env: &'e Env,
    /// The process, where no other layer can answer and nobody asks what was read from where.
    process: Option<Process<'e>>,
    /// How a variable of several names is looked up: a pointer, so that a program links that only if it has such a one.
    find_by_names: Option<Find>,
    schema: &'static Schema,
    /// The prefixes of the groups around the field; a name is appended and taken off again.
    name: KnownName,
    /// The fields around the field.
    path: Vec<&'static str>,
    /// The optional groups and the variants around the field, and why they are read.
    switches: Vec<Switch>,
    /// The alias that the value of the field was read from, if it was not its own name.
    alias: Option<&'static str>,
    /// Where it came from, if it is set or has a default.
    origin: Option<Cow<'e, Origin>>,
    /// It came from the process, whatever `origin` says: every field would pay for what is dropped there.
    is_of_process: bool,
    /// How a file is read again, if a variable named one: a pointer for the same reason.
    reread: Option<Reread>,
    problems: Vec<Problem>,
    /// What is not set, to be compared at the end with what is set and unread.
    unset: Vec<Unset>,
    records: Option<Box<dyn Recorder>>,
    /// There is no environment: what is written in the program is looked at.
    written: Option<written::Written>,
}

/// A variable that is not set.
struct Unset {
    /// How many bytes of the name are prefixes.
    prefix: usize,
    name: UnsetName,
}

enum UnsetName {
    /// It is required, and this problem has its name.
    OfProblem(usize, KnownName),
    Optional(KnownName),
}

/// Where a variable is set to an empty text, if it is.
type Empty<'e> = Option<Cow<'e, Origin>>;

/// Reads the file of a variable.
type Reread = fn(&Path) -> Result<String, FaultReason>;

impl<'e> Loader<'e> {
    pub(crate) fn new(env: &'e Env, schema: &'static Schema, find_by_names: Option<Find>) -> Self {
        Self {
            env,
            process: env.process_alone(),
            find_by_names,
            schema,
            name: KnownName::new(schema.own_prefix()),
            path: Vec::new(),
            switches: Vec::new(),
            alias: None,
            origin: None,
            is_of_process: false,
            reread: None,
            problems: Vec::new(),
            unset: Vec::new(),
            records: None,
            written: None,
        }
    }

    /// The same, and keeps what it read from where.
    pub(crate) fn recording(env: &'e Env, schema: &'static Schema, find_by_names: Option<Find>) -> Self {
        let records = Some(Box::<Records>::default() as _);
        Self { process: None, records, ..Self::new(env, schema, find_by_names) }
    }

    /// A field of one variable; its default, if it has one, is a text.
    pub fn value<T>(&mut self, field: &'static Field, reader: &Reader<T>) -> Option<T> {
        match self.find(field) {
            Step::Parse(raw) => self.parse(field, reader, raw),
            step => self.nothing(field, reader, step),
        }
    }

    #[inline(never)]
    fn nothing<T>(&mut self, field: &'static Field, reader: &Reader<T>, step: Step<'e>) -> Option<T> {
        let Step::Absent { empty } = step else { return None };
        let value = (reader.absent)();
        if value.is_some() {
            self.optional(field, empty);
        } else {
            self.missing(field, empty);
        }
        value
    }

    /// A field of one variable, with a default that is a value.
    pub fn value_or<T>(&mut self, field: &'static Field, reader: &Reader<T>, default: fn() -> T) -> Option<T> {
        match self.find(field) {
            Step::Parse(raw) => self.parse(field, reader, raw),
            Step::Absent { empty } => {
                let value = default();
                if self.records.is_some() {
                    self.defaulted(field, empty.is_some(), &|f| (reader.show)(&value, f));
                }
                self.came_from(Some(Cow::Borrowed(&Origin::Default)));
                Some(value)
            }
            Step::NameOnly | Step::Reported => None,
        }
    }

    /// A field of one variable, whose password may be in a variable of its own.
    pub fn value_with_password<T>(
        &mut self,
        field: &'static Field,
        password: &'static Field,
        reader: &Reader<T>,
    ) -> Option<T> {
        let (is_known, secret) = self.find_password(password);
        let value = match self.find(field) {
            Step::Parse(raw) => self.parse(field, reader, raw.with_password(secret.as_ref())),
            // Also if it is no password, which is a problem of its own.
            Step::Absent { .. } if secret.is_some() || !is_known && self.written.is_none() => {
                self.password_alone(field, password);
                None
            }
            step => self.nothing(field, reader, step),
        };
        value.filter(|_| is_known)
    }

    /// The password of a URL; and whether it, or that there is none, is known.
    fn find_password(&mut self, field: &'static Field) -> (bool, Option<SecretString>) {
        let reader = &<Option<SecretString>>::READER;
        let found = match self.find(field) {
            Step::Parse(raw) => self.parse(field, reader, raw),
            // The URL is checked as one that has some password, and nothing is made of it.
            Step::NameOnly => return (false, Some("unknown".into())),
            step => self.nothing(field, reader, step),
        };
        (found.is_some(), found.flatten())
    }

    /// A field that is a configuration of its own.
    pub fn group<T>(&mut self, field: &'static Field, load: fn(&mut Loader<'_>) -> Option<T>) -> Option<T> {
        let around = self.enter(field);
        let value = load(self);
        self.leave(around);
        value
    }

    /// What is to be taken off again: the lengths of the name and of the switches.
    fn enter(&mut self, field: &'static Field) -> (usize, usize) {
        let around = (self.name.len(), self.switches.len());
        self.push_prefix(field.prefix());
        self.path.push(field.name);
        around
    }

    fn leave(&mut self, (name, switches): (usize, usize)) {
        self.path.pop();
        self.pop_prefix(name);
        self.switches.truncate(switches);
    }

    #[inline]
    fn parse<T>(&mut self, field: &'static Field, reader: &Reader<T>, raw: Raw<'_>) -> Option<T> {
        match (reader.parse)(raw) {
            Ok(value) => {
                if self.records.is_some() {
                    self.accept(field, reader, &value);
                }
                Some(value)
            }
            Err(error) => {
                self.refused(field, error);
                None
            }
        }
    }

    #[inline(never)]
    fn accept<T>(&mut self, field: &'static Field, reader: &Reader<T>, value: &T) {
        self.accepted(field, (reader.doubts)(value), &|f| (reader.show)(value, f));
    }
}

impl fmt::Debug for Loader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Loader")
    }
}
