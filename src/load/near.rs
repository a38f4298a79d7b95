//! The search for variables that are set under nearly the right name, or in a form that nothing reads. It runs if a variable
//! is not set, and helps a problem, or is a warning.

use std::ffi::OsStr;

use super::{Loader, Unset, UnsetName};
use crate::env::Origin;
use crate::expected::Sensitivity;
use crate::finding::{Finding, Found, Near};
use crate::say::KnownName;
use crate::suggest::{NearMissSearch, WantedName, is_link_name, is_platform_name, stem};
use crate::text::append;

/// A name that is set, and that nothing reads.
struct UnusedName<'e> {
    /// As it is compared: for a file, perhaps without its extension.
    compared: &'e str,
    origin: &'e Origin,
}

impl Loader<'_> {
    /// Compares variables that are not set with variables that are set but unused.
    pub(super) fn find_near_misses(&mut self) {
        let mut found: Vec<Option<Near>> = Vec::with_capacity(self.unset.len());
        let (mut used, mut buffer) = (Vec::new(), String::new());
        let mut group: Option<KnownName> = None;
        for unset in &self.unset {
            let name = unset.name(&self.findings);
            let mut near = self.other_form(unset, &used, &mut buffer);
            // The variables of a group follow each other, and each group is looked up once.
            let prefix = name.group_name(unset.prefix).filter(|prefix| group.as_deref() != Some(*prefix));
            if let Some(prefix) = prefix {
                let prefix = name.group(prefix.len());
                near = near.or_else(|| self.group_as_json(prefix.as_ref()?, &used));
                group = prefix;
            }
            used.extend(near.as_ref().and_then(Near::set).cloned());
            found.push(near);
        }
        self.find_misspelt(&used, &mut found);
        for (unset, near) in std::mem::take(&mut self.unset).into_iter().zip(found) {
            let Some(near) = near else { continue };
            match unset.name {
                UnsetName::Required(finding) => {
                    if let Finding::Missing { near: found, .. } = &mut self.findings[finding].finding {
                        *found = Some(Box::new((near, None)));
                    }
                }
                UnsetName::Part { finding, name } => {
                    if let Finding::Missing { near: found @ None, .. } = &mut self.findings[finding].finding {
                        *found = Some(Box::new((near, Some(name))));
                    }
                }
                UnsetName::Optional(name) => self.findings.push(Found::new(Finding::NearMiss(near), name)),
            }
        }
    }

    /// Finds the nearest unused name for each variable that has no answer yet.
    fn find_misspelt(&self, used: &[KnownName], found: &mut [Option<Near>]) {
        let wanted =
            self.unset.iter().map(|unset| WantedName { name: unset.name(&self.findings), prefix: unset.prefix });
        let search = NearMissSearch::new(wanted);
        // Only files have extensions, and are read by another spelling of their names.
        let has_directory = self.env.has_directory();
        let may_find = |name: &OsStr| {
            let of_file = || name.to_str().and_then(stem).is_some_and(|stem| search.may_find(stem.as_bytes()));
            search.may_find(name.as_encoded_bytes()) || has_directory && of_file()
        };
        let mut set = self
            .env
            .names(&|name| may_find(name) && (has_directory || name.to_str().is_some_and(|name| !self.reads(name))));
        let is_set = |name: &str| self.env.has_unread(name);
        set.retain(|(name, origin)| {
            // A name that is only perhaps set may be in a manifest, and nowhere else.
            let is_certain = **origin == Origin::Process || is_set(name) || is_in_mixed_case(origin);
            is_certain
                && (!has_directory || !self.reads(name) || is_in_mixed_case(origin))
                && !self.instances.iter().any(|instances| instances.have_other(name))
                && !is_platform_name(name)
                && !is_link_name(name, &is_set)
                && used.iter().all(|used| **used != **name)
        });
        let mut unused = Vec::with_capacity(set.len());
        for (name, origin) in &set {
            unused.push(UnusedName { compared: name, origin });
            let stem = stem(name).filter(|_| matches!(**origin, Origin::File { .. }));
            unused.extend(stem.map(|compared| UnusedName { compared, origin }));
        }
        let names: Vec<&str> = unused.iter().map(|name| name.compared).collect();
        for pair in search.near_misses(&names) {
            let (unset, UnusedName { compared, origin }) = (&self.unset[pair.wanted], &unused[pair.set]);
            if found[pair.wanted].is_none() {
                found[pair.wanted] = misspelt(unset.name(&self.findings), compared, origin, pair.same_letters);
            }
        }
    }

    /// Finds a variable in a form that another tool reads, but not this configuration.
    fn other_form(&self, unset: &Unset, used: &[KnownName], buffer: &mut String) -> Option<Near> {
        let (spec, name) = (unset.spec, unset.name(&self.findings));
        let is_required = matches!(unset.name, UnsetName::Required(_));
        let mut find = |before: &'static str, after: &'static str| {
            buffer.clear();
            append(buffer, &[before, &**name, after]);
            let (_, origin) = self.env.unread(buffer)?;
            let set = name.after(before).join(after);
            let is_free = !self.reads(&set) && !used.contains(&set);
            is_free.then(|| (set, origin.into_owned()))
        };
        if spec.file {
            let in_file = find("", "__FILE").or_else(|| find("FILE__", ""));
            // Beside a URL, a path may be a part of it.
            let is_secret = spec.sensitivity == Sensitivity::Secret;
            let in_file = in_file.or_else(|| if is_secret { find("", "_PATH") } else { None });
            if let Some((set, origin)) = in_file {
                return Some(Near::FileForm { set, origin });
            }
        } else if spec.sensitivity == Sensitivity::Unknown || is_required && spec.sensitivity == Sensitivity::Public {
            // A secret without a file has `no_file`, which leaves the name to others.
            if let Some((set, origin)) = find("", "_FILE") {
                return Some(Near::NotReadFromFile { set, origin });
            }
        }
        if spec.expected.is_list() {
            if let Some((set, origin)) = find("", "_0").or_else(|| find("", "_1")) {
                return Some(Near::Item { set, origin, separator: spec.options.separator });
            }
        }
        None
    }

    /// Finds the group of a variable as one variable that holds JSON: `SMTP={"host": "mail"}`.
    fn group_as_json(&self, group: &KnownName, used: &[KnownName]) -> Option<Near> {
        let (value, origin) = self.env.unread(group)?;
        let value = value?;
        if self.reads(group) || used.contains(group) {
            return None;
        }
        let text = value.to_str()?.trim();
        let is_json = text.starts_with('{') && text.ends_with('}');
        is_json.then(|| Near::GroupAsJson { set: group.clone(), origin: origin.into_owned() })
    }

    pub(super) fn reads(&self, name: &str) -> bool {
        self.schema.reads(name) || self.instances.iter().any(|instances| instances.read(name))
    }
}

impl Unset {
    fn name<'a>(&'a self, findings: &'a [Found]) -> &'a KnownName {
        match &self.name {
            UnsetName::Required(finding) => findings[*finding].name(),
            UnsetName::Optional(name) | UnsetName::Part { name, .. } => name,
        }
    }
}

/// Returns `true` for a file in a directory whose name is neither in upper nor in lower case. It is not read, although its
/// name in upper case is that of a variable.
fn is_in_mixed_case(origin: &Origin) -> bool {
    let file = match origin {
        Origin::File { path } => path.file_name().and_then(|name| name.to_str()).unwrap_or_default(),
        _ => return false,
    };
    file.contains(|c: char| c.is_ascii_lowercase()) && file.contains(|c: char| c.is_ascii_uppercase())
}

/// Returns a near miss. It contains the name in the environment only if that looks like a name.
fn misspelt(wanted: &KnownName, set: &str, origin: &Origin, same_letters: bool) -> Option<Near> {
    let origin_of = origin.clone();
    match origin {
        Origin::File { .. } if same_letters => Some(Near::OtherFile(origin_of)),
        _ if wanted.eq_ignore_ascii_case(set) => Some(Near::OtherCase(origin_of)),
        _ => match KnownName::if_plain(set) {
            Some(set) => Some(Near::Name(set, origin_of)),
            None => same_letters.then_some(Near::OtherSpelling(origin_of)),
        },
    }
}
