//! URLs that may be given in parts.
//!
//! The URL and its parts are two ways to say one value, so the layers decide between them as they do between the names of
//! one variable: the highest layer that sets one of them counts. If it sets both, each part must say what the URL says.
//! Parts that count are read like any variable. A URL is then written from them, and read by the type of the field.

mod beside;
mod refuse;

use std::borrow::Cow;
use std::num::NonZeroU16;
use std::rc::Rc;

use secrecy::{ExposeSecret as _, SecretString};

use super::Loader;
use super::read::{Details, Provenance, Step};
use super::watch::Seen;
use crate::env::{Lookup, Origin, SystemText, Var};
use crate::expected::{InParts, PathPart};
use crate::finding::{Finding, Why};
use crate::say::{FieldName, KnownName, MayShow, Sentence};
use crate::schema::parts::PATH;
use crate::schema::{Field, VariableSpec};
use crate::service::{HostPart, Unwritable, UrlParts, WrittenUrl, read_parts, write_url};
use crate::suggest;
use crate::value::{Companions, EnvValue, Raw, Reader};

// The positions of the parts in a schema, before that of the path.
const HOST: usize = 0;
const PORT: usize = 1;
const USERNAME: usize = 2;
const PASSWORD: usize = 3;

/// The parts of a URL that are set.
pub(super) struct SetParts {
    names: Vec<KnownName>,
    /// The URL may be set too: its layer does not know.
    url_may: bool,
    /// The URL is set, or may be, below the parts or beside them.
    url_below: bool,
}

/// What counts for a URL that may be given in parts.
pub(super) enum Counts {
    /// The URL, which may be unset. The parts at these positions are set beside it.
    Url { is_set: bool, beside: Vec<usize> },
    /// The parts.
    Parts(SetParts),
    /// The parts that are perhaps set, if they are.
    Perhaps,
}

impl<'e> Loader<'e> {
    /// Loads a URL that may be given in parts.
    pub fn value_with_parts<T>(&mut self, field: &'static Field, reader: &Reader<T>) -> Option<T> {
        let spec = field.variable();
        let lowers_tls = self.tls_is_lowered(field);
        let companions = Companions { password: None, lowers_tls };
        let set = match self.counts(spec, &self.at.name) {
            Counts::Url { is_set, beside } => {
                let (before, mut given) = (self.findings.len(), None);
                let value = match self.read(field) {
                    Step::Read(mut reading) => {
                        given = reading.text().filter(|_| !beside.is_empty()).and_then(|url| read_url(spec, url));
                        self.parse(field, reader, &mut reading, companions)
                    }
                    mut step => self.absent(field, reader, &mut step),
                };
                let agree = self.parts_agree(field, (is_set, &beside), given.as_ref(), before);
                return value.filter(|_| agree);
            }
            Counts::Parts(set) => set,
            Counts::Perhaps => {
                self.parts_perhaps(field);
                return None;
            }
        };
        // The row of the URL comes before those of its parts.
        let place = self.is_watched().then_some(self.findings.len());
        let value = self.value_of_parts(field, reader, set, companions);
        self.move_row(place);
        value
    }

    fn value_of_parts<T>(
        &mut self,
        field: &'static Field,
        reader: &Reader<T>,
        set: SetParts,
        companions: Companions<'_>,
    ) -> Option<T> {
        let spec = field.variable();
        let (parts, written) = self.written_url(field, set, companions.lowers_tls)?;
        let parse = |url: &SecretString| {
            let mut text = SystemText::Utf8(Cow::Borrowed(url.expose_secret()));
            (reader.parse)(Raw::new(&mut text, &spec.options, companions))
        };
        match parse(&written.url) {
            Ok(value) if self.is_plain(reader) => Some(value),
            Ok(value) => {
                let mut source = self.source_in_parts(spec, written.shown);
                self.take(field, reader, value, &mut source)
            }
            Err(error) => {
                self.refuse_parts(field, parts, error, &|url| parse(url).is_ok());
                None
            }
        }
    }

    /// Returns what counts for a URL.
    pub(super) fn counts(&self, spec: &'static VariableSpec, prefix: &KnownName) -> Counts {
        let url =
            self.mention(spec, prefix).map(|mention| (mention.layer, matches!(mention.lookup, Lookup::Perhaps(_))));
        let (mut set, mut perhaps) = (Vec::new(), false);
        for (i, part) in spec.parts.iter().enumerate() {
            let Some(mention) = self.mention(part.variable(), prefix) else { continue };
            match &mention.lookup {
                _ if suggest::is_platform_name(&mention.name) => {}
                Lookup::Found(var) if is_link(&mention.name, var) => {}
                Lookup::Perhaps(_) => perhaps = true,
                _ => set.push((i, mention.layer, mention.name)),
            }
        }
        // Defaults and examples are those of the URL.
        let highest = set.iter().map(|(_, layer, _)| *layer).min().filter(|_| self.check.is_none());
        match (url, highest) {
            (Some((url, false)), Some(highest)) if url <= highest => {
                let beside = set.iter().filter(|(_, layer, _)| *layer == url).map(|(i, ..)| *i).collect();
                Counts::Url { is_set: true, beside }
            }
            (url, Some(highest)) => {
                let url_may = url.is_some_and(|(layer, perhaps)| perhaps && layer <= highest);
                let names = set.into_iter().map(|(.., name)| name).collect();
                Counts::Parts(SetParts { names, url_may, url_below: url.is_some() })
            }
            (None, None) if perhaps && self.check.is_none() => Counts::Perhaps,
            (url, None) => Counts::Url { is_set: url.is_some(), beside: Vec::new() },
        }
    }

    /// Reads a part into its place: the host must be set. Returns `false` if there is no value, and there is a finding.
    fn read_part(&mut self, url: &'static Field, i: usize, into: &mut UrlParts) -> bool {
        let part = &url.variable().parts[i];
        match i {
            HOST => {
                let host = self.companion(url, part, &HostPart::__READER);
                into.host = host.map(HostPart::into_name).unwrap_or_default();
                !into.host.is_empty()
            }
            PORT => {
                let number = self.companion(url, part, &<Option<NonZeroU16>>::__READER);
                into.port = number.flatten().map(NonZeroU16::get);
                number.is_some()
            }
            USERNAME => keep(self.companion(url, part, &<Option<String>>::__READER), &mut into.username),
            PASSWORD => keep(self.companion(url, part, &<Option<SecretString>>::__READER), &mut into.password),
            _ if in_parts(url.variable()).is_some_and(|parts| parts.path == PathPart::Index) => {
                let index = self.companion(url, part, &<Option<u32>>::__READER);
                into.path = index.flatten().map(|index| index.to_string());
                index.is_some()
            }
            _ => keep(self.companion(url, part, &<Option<String>>::__READER), &mut into.path),
        }
    }

    /// Loads a variable that is read together with a URL.
    fn companion<T>(&mut self, url: &'static Field, field: &'static Field, reader: &Reader<T>) -> Option<T> {
        self.at.path.push(FieldName::Borrowed(url.name));
        let value = match self.read(field) {
            Step::Read(mut reading) => self.parse(field, reader, &mut reading, Companions::default()),
            mut step => self.absent(field, reader, &mut step),
        };
        self.at.path.pop();
        value
    }

    /// Reads the parts that count, and writes the URL. There is a finding if this returns nothing.
    fn written_url(
        &mut self,
        field: &'static Field,
        set: SetParts,
        lowers_tls: bool,
    ) -> Option<(UrlParts, WrittenUrl)> {
        let spec = field.variable();
        let url = self.full_name(spec);
        if set.url_may {
            self.read(field);
        } else if self.is_watched() {
            let seen = self.below(spec);
            self.report(field, Finding::Unset, url.clone(), None, seen);
        }
        let mut parts = UrlParts { tls: spec.options.tls.is_some() && !lowers_tls, ..UrlParts::default() };
        let mut is_known = !set.url_may;
        let may_go = set.url_below || self.may_be_unset(spec);
        self.why.push(Rc::new(Why::InParts { url: url.clone(), set: set.names, may_go }));
        for i in 0..spec.parts.len() {
            is_known &= self.read_part(field, i, &mut parts);
        }
        self.why.pop();
        let written = in_parts(spec).filter(|_| is_known).and_then(|of_type| write_url(of_type, &parts));
        match written {
            Some(Ok(written)) => return Some((parts, written)),
            Some(Err((part, complaint))) => {
                let part = match part {
                    Unwritable::Host => HOST,
                    Unwritable::Username => USERNAME,
                    Unwritable::Path => PATH,
                };
                self.refuse_part(field, part, complaint.into());
            }
            None => {}
        }
        None
    }

    /// Returns the values that a variable has in any layer, none of which counts.
    fn below(&self, spec: &'static VariableSpec) -> Option<Box<Seen>> {
        let watch = self.links.watch?;
        let names = spec.names(&self.at.name);
        let below = names.iter().map(|name| (0, name)).collect::<Vec<_>>();
        Some(Box::new((watch.overridden)(self.env, &below)))
    }

    /// Returns the source of a URL that was written from its parts. A summary shows where it leads, and nothing else of
    /// it: each part has a line of its own.
    fn source_in_parts(&self, spec: &'static VariableSpec, shown: String) -> Provenance<'e> {
        let seen = self.below(spec).map(|mut seen| {
            seen.public = Some(Sentence::showing(shown, MayShow::TypeSays));
            seen
        });
        let details = Details { origin: Some(Cow::Owned(Origin::Parts)), seen, ..Details::NOTHING };
        Provenance::Rare(Box::new(details))
    }
}

fn in_parts(spec: &VariableSpec) -> Option<&'static InParts> {
    spec.expected.takes().parts
}

/// Recognises an address that Kubernetes injects.
fn is_link(name: &str, var: &Var<'_>) -> bool {
    var.value.to_str().is_some_and(|text| suggest::is_link(name, text))
}

fn read_url(spec: &VariableSpec, text: &str) -> Option<UrlParts> {
    read_parts(in_parts(spec)?, text)
}

/// Keeps a value that was read. Returns `false` if there is none.
#[expect(clippy::option_option, reason = "the value, if there is one, is an `Option`")]
fn keep<T>(read: Option<Option<T>>, into: &mut Option<T>) -> bool {
    let is_known = read.is_some();
    *into = read.flatten();
    is_known
}
