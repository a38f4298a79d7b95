//! The parts beside a URL that counts: those in its layer must agree with it, and the others do not count.

use secrecy::ExposeSecret as _;

use super::{HOST, PASSWORD, PORT, USERNAME, is_link};
use crate::env::Lookup;
use crate::finding::{Finding, Found};
use crate::load::input::RuleInputs;
use crate::load::watch::Event;
use crate::load::{Loader, Unset, UnsetName};
use crate::say::{FieldName, KnownName};
use crate::schema::{Field, VariableSpec};
use crate::service::UrlParts;

impl Loader<'_> {
    /// Compares the parts that are set beside a URL with those of the URL. Keeps the others, which do not count.
    pub(super) fn parts_agree(
        &mut self,
        field: &'static Field,
        (is_set, beside): (bool, &[usize]),
        given: Option<&UrlParts>,
        before: usize,
    ) -> bool {
        let missing =
            (before..self.findings.len()).find(|i| matches!(self.findings[*i].finding, Finding::Missing { .. }));
        let (spec, mut parts) = (field.variable(), UrlParts::default());
        let (mut is_known, mut differing) = (true, Vec::new());
        let mut inputs = RuleInputs::default();
        for (i, part) in spec.parts.iter().enumerate() {
            if !beside.contains(&i) {
                self.skip_part(field, part, is_set, missing);
                continue;
            }
            let is_read = self.read_part(field, i, &mut parts);
            is_known &= is_read;
            if is_read && given.is_some_and(|given| differ(i, given, &parts)) {
                differing.push(self.name_of(part.variable()));
                inputs.append(self.input_of(part.variable(), &self.at));
            }
        }
        if differing.is_empty() {
            return is_known;
        }
        let (mut names, mut of_url) = (vec![self.name_of(spec)], self.input_of(spec, &self.at));
        names.append(&mut differing);
        of_url.append(inputs);
        self.report_all(field, Finding::PartsDiffer { inputs: of_url.lines() }, names, None);
        if let Some(found) = self.findings.last_mut() {
            // The URL has its row already.
            found.row = None;
        }
        false
    }

    /// Returns the name by which a variable is set.
    pub(super) fn name_of(&self, spec: &'static VariableSpec) -> KnownName {
        self.mention(spec, &self.at.name).map_or_else(|| self.full_name(spec), |mention| mention.name)
    }

    /// Keeps a part that does not count. If the URL is not set either, one that is misspelt is perhaps the reason.
    fn skip_part(&mut self, url: &'static Field, part: &'static Field, url_is_set: bool, missing: Option<usize>) {
        let spec = part.variable();
        let name = self.full_name(spec);
        let mention = self.mention(spec, &self.at.name);
        let empty = if mention.is_none() { self.empty_mention(spec, &self.at.name) } else { None };
        let mut seen = None;
        self.at.path.push(FieldName::Borrowed(url.name));
        match (&mention, missing) {
            (Some(mention), _) => match &mention.lookup {
                Lookup::Found(var) if is_link(&mention.name, var) => {
                    self.warn(Found::new(Finding::Injected, mention.name.clone()), &var.origin);
                }
                _ => seen = self.below(spec),
            },
            (None, Some(finding)) if empty.is_none() => {
                let (name, prefix) = (name.clone(), self.at.prefix_length(spec));
                self.unset.push(Unset { spec, prefix, name: UnsetName::Part { finding, name } });
            }
            (None, None) if !url_is_set => {
                self.tell(Event::Absent { field: part });
                self.at.path.pop();
                return;
            }
            (None, _) => {}
        }
        if self.is_watched() {
            let (finding, origin) = match empty {
                Some((_, origin)) => (Finding::Empty, Some(origin)),
                None => (Finding::Unset, None),
            };
            self.report(part, finding, name, origin, seen);
        }
        self.at.path.pop();
    }

    /// Reports the parts that are perhaps set, if nothing is set for sure.
    #[cold]
    pub(super) fn parts_perhaps(&mut self, field: &'static Field) {
        self.tell(Event::Absent { field });
        for part in field.variable().parts {
            if self.mention(part.variable(), &self.at.name).is_some() {
                self.at.path.push(FieldName::Borrowed(field.name));
                self.read(part);
                self.at.path.pop();
            } else {
                self.skip_part(field, part, false, None);
            }
        }
    }
}

fn differ(part: usize, url: &UrlParts, parts: &UrlParts) -> bool {
    match part {
        HOST => url.host != parts.host,
        PORT => url.port != parts.port,
        USERNAME => url.username != parts.username,
        PASSWORD => {
            let text = |parts: &UrlParts| parts.password.as_ref().map(|text| text.expose_secret().to_owned());
            text(url) != text(parts)
        }
        _ => url.path != parts.path,
    }
}
