//! A field whose type reads every variable under a prefix, and only names them while it reads.

use std::borrow::Cow;

use super::Loader;
use crate::env::{Lookup, Var};
use crate::finding::{Content, Finding, UnderPrefix};
use crate::say::{self, KnownName};
use crate::schema::Field;
use crate::value::Unread;
use crate::{shape, suggest};

/// Reads the variables that begin with a prefix.
type Read<T> = fn(&str, Vec<(String, String)>) -> Result<T, Unread>;

impl Loader<'_> {
    /// Loads a field of every variable under a prefix. It reports at most one problem.
    pub fn prefixed<T>(&mut self, field: &'static Field, read: Read<T>, absent: fn() -> Option<T>) -> Option<T> {
        if self.check.is_some() {
            return None;
        }
        let prefix = self.at.name.join(field.variable().name);
        let variables = self.variables(field, &prefix)?;
        let count = variables.len();
        let absent = if count == 0 { absent() } else { None };
        if absent.is_some() {
            self.keep_under(field, Finding::Unset);
            return absent;
        }
        match read(&prefix, variables) {
            Ok(value) => {
                self.keep_under(field, Finding::Accepted(Content::Shown(say::load::variables(count))));
                Some(value)
            }
            Err(unread) => {
                self.unread(field, &prefix, unread);
                None
            }
        }
    }

    /// Returns the values that are not empty. It returns `None`, with a finding, if one is unknown or not UTF-8.
    fn variables(&mut self, field: &'static Field, prefix: &KnownName) -> Option<Vec<(String, String)>> {
        let (mut variables, mut name_only) = (Vec::new(), None);
        for name in self.set_under(prefix) {
            match self.env.lookup(&name) {
                Lookup::Found(var) => match var.value.into_cow().into_owned().into_string() {
                    Ok(value) if value.is_empty() => {}
                    Ok(value) => variables.push((name, value)),
                    Err(_) => {
                        let finding = Finding::UnderPrefix { what: UnderPrefix::NotUtf8, prefix: prefix.clone() };
                        let subject = self.full_name(field.variable());
                        self.report(field, finding, subject, Some(var.origin.into_owned()), None);
                        return None;
                    }
                },
                Lookup::Unknown(origin) | Lookup::Perhaps(origin) => {
                    name_only.get_or_insert(origin);
                }
                Lookup::Broken(fault) => {
                    let subject = self.full_name(field.variable());
                    self.broken(field, subject, fault, None);
                    return None;
                }
                Lookup::Reported => {
                    self.reported(field, None);
                    return None;
                }
                Lookup::Unset => {}
            }
        }
        let rest = self.env.rest_under(prefix).map(Cow::Borrowed);
        if let Some(origin) = name_only.or(rest) {
            self.name_only_under(field, &origin);
            return None;
        }
        Some(variables)
    }

    fn set_under(&self, prefix: &str) -> Vec<String> {
        let names = self.env.names(&|name| name.as_encoded_bytes().starts_with(prefix.as_bytes()));
        let mut set = Vec::new();
        for (name, _) in names {
            set.push(name.into_owned());
        }
        set
    }

    /// Returns `true` if a variable under the prefix is set. Variables that Kubernetes sets do not count.
    pub(super) fn is_set_under(&self, prefix: &str) -> bool {
        let names = self.set_under(prefix);
        let by_kubernetes = |name: &str| {
            let is_link = |var: &Var<'_>| var.value.to_str().is_some_and(shape::is_link_address);
            suggest::is_link_name(name, &|host| self.env.has_unread(host))
                || matches!(self.env.lookup(name), Lookup::Found(var) if is_link(&var))
        };
        names.iter().any(|name| !by_kubernetes(name))
    }

    #[cold]
    fn unread(&mut self, field: &'static Field, prefix: &KnownName, unread: Unread) {
        let subject = self.full_name(field.variable());
        let (what, name) = match unread {
            Unread::Missing(of_type) => {
                (UnderPrefix::Missing { why: self.why.last().cloned() }, prefix.join_upper(of_type))
            }
            Unread::Refused(name) => match name.as_deref().and_then(KnownName::if_plain) {
                Some(name) => (UnderPrefix::Refused, name),
                None => (UnderPrefix::OneRefused, subject),
            },
        };
        let origin = match self.env.lookup(&name) {
            Lookup::Found(var) => Some(var.origin.into_owned()),
            _ => None,
        };
        self.report(field, Finding::UnderPrefix { what, prefix: prefix.clone() }, name, origin, None);
    }

    fn keep_under(&mut self, field: &Field, finding: Finding) {
        if self.is_watched() {
            self.report(field, finding, self.full_name(field.variable()), None, None);
        }
    }
}
