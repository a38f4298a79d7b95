//! A field whose type reads every variable under a prefix, and says which only when it is asked to.

use super::{Content, Loader};
use crate::env::{Lookup, Var};
use crate::problem::{Problem, ProblemKind};
use crate::say::{self, KnownName};
use crate::schema::{Field, VariableSpec};
use crate::suggest;

/// Why such a type was not read. Of the text of a foreign error nothing is kept: it may quote a value.
#[derive(Debug)]
pub enum Unread {
    /// This field of the type has no value.
    Missing(&'static str),
    /// A value was refused: that of this variable, if that is known.
    Refused(Option<String>),
}

/// Reads the variables that begin with a prefix.
type Read<T> = fn(&str, Vec<(String, String)>) -> Result<T, Unread>;

impl Loader<'_> {
    /// A field of every variable that begins with a prefix. There is at most one problem.
    pub fn open<T>(&mut self, field: &'static Field, read: Read<T>, absent: fn() -> Option<T>) -> Option<T> {
        if self.written.is_some() {
            return None;
        }
        let prefix = self.name.join(field.variable().name);
        let variables = self.variables(field, &prefix)?;
        let count = variables.len();
        let absent = if count == 0 { absent() } else { None };
        if absent.is_some() {
            self.record(field, None, Content::Unset);
            return absent;
        }
        match read(&prefix, variables) {
            Ok(value) => {
                let noun = if count == 1 { "variable" } else { "variables" };
                self.record(field, None, Content::Shown(format!("{count} {noun}")));
                Some(value)
            }
            Err(unread) => {
                self.unread(field, &prefix, unread);
                None
            }
        }
    }

    /// The values that are not empty. `None` if one of them is unknown or no text, which is reported.
    fn variables(&mut self, field: &'static Field, prefix: &str) -> Option<Vec<(String, String)>> {
        let (mut variables, mut name_only) = (Vec::new(), None);
        for name in self.set_under(prefix) {
            match self.env.lookup(&name) {
                Lookup::Found(var) => match var.value.into_owned().into_string() {
                    Ok(value) if value.is_empty() => {}
                    Ok(value) => variables.push((name, value)),
                    Err(_) => {
                        let subject = self.full_name(field.variable());
                        let message = say::load::not_utf8_under(&subject);
                        let mut problem = Problem::new(ProblemKind::Invalid, subject, message);
                        problem.origin = Some(var.origin.into_owned());
                        self.report(field, problem);
                        return None;
                    }
                },
                Lookup::Unknown(origin) => {
                    name_only.get_or_insert(origin);
                }
                Lookup::Broken(fault) => {
                    let subject = self.full_name(field.variable());
                    self.broken(field, subject, &fault);
                    return None;
                }
                Lookup::Reported => {
                    self.record(field, None, Content::Refused);
                    return None;
                }
                Lookup::Unset => {}
            }
        }
        if let Some(origin) = name_only {
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

    /// Whether somebody sets one of the variables; Kubernetes does not count.
    pub(super) fn is_set_under(&self, spec: &VariableSpec) -> bool {
        let names = self.set_under(&[&*self.name, spec.name].concat());
        let by_kubernetes = |name: &str| {
            let is_link = |var: &Var<'_>| var.value.to_str().is_some_and(suggest::is_link_address);
            suggest::is_link_name(name, &|host| self.env.lookup(host).set_at().is_some())
                || matches!(self.env.lookup(name), Lookup::Found(var) if is_link(&var))
        };
        names.iter().any(|name| !by_kubernetes(name))
    }

    #[cold]
    fn unread(&mut self, field: &'static Field, prefix: &KnownName, unread: Unread) {
        let subject = self.full_name(field.variable());
        let mut why = None;
        let mut problem = match unread {
            Unread::Missing(of_type) => {
                let name = prefix.join_upper(of_type);
                why = self.why(&name);
                let message = say::load::not_set(&name);
                Problem::new(ProblemKind::Missing, name, message)
            }
            Unread::Refused(name) => match name.as_deref().and_then(KnownName::if_plain) {
                Some(name) => {
                    let message = say::load::not_accepted(&name);
                    Problem::new(ProblemKind::Invalid, name, message)
                }
                None => {
                    let message = say::load::one_not_accepted(&subject);
                    Problem::new(ProblemKind::Invalid, subject, message)
                }
            },
        };
        problem.origin = match self.env.lookup(&problem.variables()[0]) {
            Lookup::Found(var) => Some(var.origin.into_owned()),
            _ => None,
        };
        problem.help = Some(why.unwrap_or_else(|| say::load::may_be_more(prefix)));
        self.report(field, problem);
    }
}
