//! The walk over a configuration: it looks up each variable, parses the text, checks the rules, and keeps the findings.
//!
//! Generated code makes one call per field. Code that does not depend on the type of the field is out of line: a type
//! adds little code to a program, and a field almost none.

mod check;
mod cursor;
mod finish;
mod group;
mod input;
mod instances;
mod name_only;
mod names;
mod near;
#[cfg(feature = "service")]
mod parts;
mod prefixed;
mod read;
mod refuse;
mod rule;
mod variant;
mod watch;

use std::fmt;
use std::rc::Rc;

use secrecy::SecretString;

use crate::env::{Env, Origin, Process};
use crate::finding::{Finding, Found, Known, Why, Written};
use crate::say::{FieldName, KnownName};
use crate::schema::{Cursor, Field, Schema, VariableSpec};
use crate::value::{Broken, Companions, EnvValue, Reader, ValueError};

pub(crate) use check::{defaults, mistakes};
pub(crate) use finish::problems_of;
use instances::ListedInstances;
pub(crate) use names::BY_NAMES;
use read::{Provenance, Reading, Step};
pub(crate) use refuse::TWO_PASSWORDS;
pub(crate) use rule::RULES;
pub(crate) use watch::WATCH;
use watch::{Event, Show};

/// Walks a configuration. Generated code calls it once for each field.
pub struct Loader<'e> {
    env: &'e Env,
    /// The process environment, if no other layer can answer and no summary was asked for.
    process: Option<Process<'e>>,
    links: Links,
    schema: &'static Schema,
    /// The names and the groups around the field.
    at: Cursor,
    /// The reasons why the optional groups and the variants around the field are read.
    why: Vec<Rc<Why>>,
    findings: Vec<Found>,
    /// Variables that are not set. At the end they are compared with those that are set but unused.
    unset: Vec<Unset>,
    /// Set if the defaults, or the examples, of the program are checked. There is no environment then.
    check: Option<Written>,
    /// The instances of groups, for the names that they read.
    instances: Vec<Rc<dyn ListedInstances>>,
}

/// Parts of a load that only some programs need. A program without a pointer to a part does not link it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Links {
    /// Looks up a variable that has several names: 25 KiB.
    pub(crate) by_names: Option<read::Find>,
    /// Says that a URL and the variable for its password have one each: 7 KiB.
    pub(crate) two_passwords: Option<refuse::TwoPasswords>,
    /// Says which rule of a field does not hold: 8 KiB.
    pub(crate) rules: Option<rule::Refuse>,
    /// Keeps what a summary shows: 23 KiB.
    pub(crate) watch: Option<&'static watch::Watch>,
}

/// A variable that is not set.
struct Unset {
    spec: &'static VariableSpec,
    /// The number of bytes in the name that are prefixes.
    prefix: usize,
    name: UnsetName,
}

enum UnsetName {
    /// A required variable. This finding has its name.
    Required(usize),
    Optional(KnownName),
    /// A part of a required URL. This finding has the name of the URL.
    #[cfg_attr(not(feature = "service"), expect(dead_code, reason = "only URLs have parts"))]
    Part {
        finding: usize,
        name: KnownName,
    },
}

impl<'e> Loader<'e> {
    pub(crate) fn new(env: &'e Env, schema: &'static Schema, links: Links) -> Self {
        Self {
            env,
            process: if links.watch.is_none() { env.process_alone() } else { None },
            links,
            schema,
            at: Cursor::new(schema.own_prefix()),
            why: Vec::new(),
            findings: Vec::new(),
            unset: Vec::new(),
            check: None,
            instances: Vec::new(),
        }
    }

    /// Loads a field of one variable, whose default, if any, is a text.
    pub fn value<T>(&mut self, field: &'static Field, reader: &Reader<T>) -> Option<T> {
        let mut step = self.read(field);
        match &mut step {
            Step::Read(reading) => self.parse(field, reader, reading, Companions::default()),
            _ => self.absent(field, reader, &mut step),
        }
    }

    /// Loads a field of one variable, whose default is an expression.
    pub fn value_or<T>(&mut self, field: &'static Field, reader: &Reader<T>, default: fn() -> T) -> Option<T> {
        match self.read(field) {
            Step::Read(mut reading) => self.parse(field, reader, &mut reading, Companions::default()),
            Step::Absent(_) if self.is_plain(reader) => Some(default()),
            Step::Absent(mut absent) => self.take(field, reader, default(), &mut absent.take_written(Written::Default)),
            Step::NameOnly(_) | Step::Reported => None,
        }
    }

    /// Loads a URL whose password may be in a separate variable, or whose TLS policy a separate variable switches off.
    pub fn value_with_companions<T>(&mut self, field: &'static Field, reader: &Reader<T>) -> Option<T> {
        let (is_known, is_set, secret) = self.password(field);
        let lowers_tls = self.tls_is_lowered(field);
        let value = match self.read(field) {
            Step::Read(mut reading) => {
                let companions = Companions { password: secret.as_ref(), lowers_tls };
                self.parse(field, reader, &mut reading, companions)
            }
            // Also if the text of the password was refused, which is a problem of its own.
            Step::Absent(absent) if is_set => {
                self.password_alone(field, absent.empty.as_ref());
                None
            }
            mut step => self.absent(field, reader, &mut step),
        };
        value.filter(|_| is_known)
    }

    /// Returns the password of a URL, whether the lookup was conclusive, and whether the password is set for sure.
    fn password(&mut self, url: &'static Field) -> (bool, bool, Option<SecretString>) {
        let Some(field) = url.variable().password else { return (true, false, None) };
        let reader = &<Option<SecretString>>::__READER;
        self.at.path.push(FieldName::Borrowed(url.name));
        let step = self.read(field);
        // The URL is only checked, as one that has a password. No value is made of it.
        let unknown = if matches!(step, Step::NameOnly(Known::Set)) { Some("unknown".into()) } else { None };
        let is_perhaps = matches!(step, Step::NameOnly(Known::Perhaps));
        let found = match step {
            Step::Read(mut reading) => self.parse(field, reader, &mut reading, Companions::default()),
            mut step => self.absent(field, reader, &mut step),
        };
        self.at.path.pop();
        let is_known = found.is_some();
        let secret = found.flatten().or(unknown);
        (is_known, secret.is_some() || !is_known && !is_perhaps, secret)
    }

    /// Loads a field that is a configuration itself.
    pub fn group<T>(&mut self, field: &'static Field, load: fn(&mut Loader<'_>) -> Option<T>) -> Option<T> {
        let around = self.enter(field);
        let value = load(self);
        self.leave(around);
        value
    }

    /// Returns `true` if a variable switches the TLS policy of a URL off, or may do so.
    fn tls_is_lowered(&mut self, url: &'static Field) -> bool {
        let Some(field) = url.variable().tls_unless else { return false };
        self.at.path.push(FieldName::Borrowed(url.name));
        let step = self.read(field);
        let is_known = !matches!(step, Step::NameOnly(_));
        let (name, origin) = (self.full_name(field.variable()), step.origin().cloned());
        let lowered = match step {
            Step::Read(mut reading) => self.parse(field, &bool::__READER, &mut reading, Companions::default()),
            _ => None,
        };
        self.at.path.pop();
        if let (Some(true), Some(origin)) = (lowered, origin) {
            let url = self.full_name(url.variable());
            self.warn(Found::new(Finding::TlsLowered { url }, name), &origin);
        }
        lowered.unwrap_or(!is_known)
    }

    #[inline]
    fn parse<T>(
        &mut self,
        field: &'static Field,
        reader: &Reader<T>,
        reading: &mut Reading<'e>,
        companions: Companions<'_>,
    ) -> Option<T> {
        match (reader.parse)(reading.raw(companions)) {
            Ok(value) if self.is_plain(reader) => Some(value),
            Ok(value) => self.take(field, reader, value, &mut reading.source),
            Err(error) => {
                self.refused(field, error, reading);
                None
            }
        }
    }

    #[inline(never)]
    fn absent<T>(&mut self, field: &'static Field, reader: &Reader<T>, step: &mut Step<'e>) -> Option<T> {
        let Step::Absent(absent) = step else { return None };
        match (reader.absent)() {
            Some(value) if self.is_plain(reader) => Some(value),
            Some(value) => self.take(field, reader, value, &mut absent.take_source()),
            None => {
                self.missing(field, absent);
                None
            }
        }
    }

    /// Returns `true` if a value needs no further look, as nearly every value in nearly every load.
    #[inline]
    fn is_plain<T>(&self, reader: &Reader<T>) -> bool {
        reader.rules.is_none() && self.links.watch.is_none()
    }

    /// Accepts a value if the rules of its field hold. A finding about it is kept only here.
    #[inline(never)]
    fn take<T>(
        &mut self,
        field: &'static Field,
        reader: &Reader<T>,
        value: T,
        source: &mut Provenance<'e>,
    ) -> Option<T> {
        let broken = reader.rules.and_then(|rules| rules(&value));
        let watch = self.links.watch;
        let (warnings, show) = (
            || (reader.warnings)(&value),
            |f: &mut fmt::Formatter<'_>| reader.show.write(&value, watch.map(|watch| watch.fraction), f),
        );
        self.weigh(field, source, broken, &warnings, &show).then_some(value)
    }

    #[cold]
    fn weigh(
        &mut self,
        field: &'static Field,
        source: &mut Provenance<'_>,
        broken: Option<Broken>,
        warnings: &dyn Fn() -> Option<ValueError>,
        show: Show<'_>,
    ) -> bool {
        if self.is_watched() {
            self.tell(Event::Parsed { field, source, warnings: warnings() });
        }
        if let Some(broken) = broken {
            let Some(refuse) = self.links.rules else { unreachable!("the row of a field with rules says so") };
            refuse(self, field, broken, source);
            return false;
        }
        if self.is_watched() {
            self.accepted(field, source, show);
        }
        true
    }

    #[cold]
    fn accepted(&mut self, field: &'static Field, source: &mut Provenance<'_>, show: Show<'_>) {
        let seen = source.take_seen().unwrap_or_default();
        self.tell(Event::Accepted { field, source, seen, show });
    }

    /// Adds a finding. The first one makes room for more, because findings are large to move.
    fn push_finding(&mut self, found: Found) {
        if self.findings.capacity() == 0 {
            self.findings.reserve(32);
        }
        self.findings.push(found);
    }

    /// Passes an event to the summary, if one was asked for.
    fn tell(&mut self, event: Event<'_>) {
        if let Some(watch) = self.links.watch {
            (watch.tell)(self, event);
        }
    }

    fn is_watched(&self) -> bool {
        self.links.watch.is_some()
    }

    /// Keeps a warning, which only a summary shows.
    fn warn(&mut self, found: Found, origin: &Origin) {
        if self.is_watched() {
            self.findings.push(Found { origin: Some(origin.clone()), ..found });
        }
    }
}

impl fmt::Debug for Loader<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Loader")
    }
}
