//! Groups with instances: a variable lists their names, and each has variables of its own.

use std::ffi::OsStr;
use std::rc::Rc;

use super::Loader;
use super::read::Step;
use crate::env::{Lookup, Var};
use crate::expected::Part;
use crate::finding::{Dependent, Finding, Found, Refusal, Why, Written};
use crate::say::{self, InstanceName, KnownName};
use crate::schema::{Field, Schema, instances_in, prefixes_in};
use crate::suggest;
use crate::value::{Companions, InstanceNames, Reader};

/// The instances of a group, for the names in the environment. The loader keeps them as trait objects, so that only a
/// program that has such groups links the answers.
pub(super) trait ListedInstances {
    /// Returns `true` if one of them reads this name.
    fn read(&self, name: &str) -> bool;

    /// Returns `true` for a variable of an instance whose name is not listed, nor nearly so.
    fn have_other(&self, name: &str) -> bool;

    /// Warns of variables that are those of an instance, except that no list has it.
    fn warn_of_others(&self, loader: &mut Loader<'_>);
}

/// The instances of a group that a load has met.
struct Listed {
    list: KnownName,
    /// The prefixes before that of an instance.
    prefix: KnownName,
    schema: &'static Schema,
    /// In the order of their prefixes.
    names: Vec<InstanceName>,
}

impl Listed {
    /// Returns the instance that would read this name, if it were listed.
    fn instance_of(&self, name: &str) -> Option<InstanceName> {
        let mut instances = instances_in(name.strip_prefix(&*self.prefix)?);
        Some(instances.find(|(_, rest)| self.schema.reads_rest(name, Some(rest)))?.0)
    }
}

impl ListedInstances for Listed {
    fn read(&self, name: &str) -> bool {
        let Some(rest) = name.strip_prefix(&*self.prefix) else { return false };
        let is_listed = |prefix: &str| self.names.binary_search_by(|instance| instance.prefix().cmp(prefix)).is_ok();
        prefixes_in(rest).any(|prefix| is_listed(prefix) && self.schema.reads_rest(name, Some(&rest[prefix.len()..])))
    }

    fn have_other(&self, name: &str) -> bool {
        self.instance_of(name).is_some_and(|other| {
            let text = other.text();
            !self.names.iter().any(|name| suggest::distance(name.text(), text, text.len() / 3).is_some())
        })
    }

    fn warn_of_others(&self, loader: &mut Loader<'_>) {
        let begins = |name: &OsStr| name.as_encoded_bytes().starts_with(self.prefix.as_bytes());
        for (name, origin) in loader.env.names(&begins) {
            let name = KnownName::if_plain(&name).filter(|name| loader.is_unexplained(name));
            let found = name.and_then(|name| Some((self.instance_of(&name)?, name)));
            let Some((instance, name)) = found else { continue };
            let finding = Finding::NotListed { list: self.list.clone(), instance };
            loader.warn(Found::new(finding, name), &origin);
        }
    }
}

impl Loader<'_> {
    /// Loads a field of instances, each with its key.
    pub fn instances<T>(
        &mut self,
        field: &'static Field,
        load: fn(&mut Loader<'_>, &'static Field) -> Option<T>,
    ) -> Option<T> {
        load(self, field)
    }

    /// Loads a configuration for each name in the list.
    pub(crate) fn each_instance<K, T>(
        &mut self,
        field: &'static Field,
        reader: &Reader<InstanceNames<K>>,
        load: fn(&mut Loader<'_>) -> Option<T>,
    ) -> Option<Vec<(K, T)>> {
        let names = self.listed(field.list(), reader);
        if self.check.is_some() {
            // Defaults and examples are checked in any instance.
            self.one_instance(field, &InstanceName::any(), load);
            return None;
        }
        let InstanceNames(names) = names?;
        let (texts, keys): (Vec<_>, Vec<_>) = names.into_iter().unzip();
        self.keep_instances(field, texts.clone());
        let mut instances = Some(Vec::with_capacity(keys.len()));
        for (name, key) in texts.iter().zip(keys) {
            let value = self.one_instance(field, name, load);
            instances = instances.zip(value).map(|(mut instances, value)| {
                instances.push((key, value));
                instances
            });
        }
        let are_distinct = self.have_own_variables(field, &texts);
        instances.filter(|_| are_distinct)
    }

    /// Returns the names in the list.
    fn listed<K>(&mut self, list: &'static Field, reader: &Reader<InstanceNames<K>>) -> Option<InstanceNames<K>> {
        match self.read(list) {
            Step::Read(mut reading) => self.parse(list, reader, &mut reading, Companions::default()),
            Step::Absent(mut absent) if list.variable().has_typed_default() => {
                self.take(list, reader, InstanceNames::default(), &mut absent.take_written(Written::Default))
            }
            Step::Absent(mut absent) => {
                self.missing(list, &mut absent);
                None
            }
            Step::NameOnly(_) => {
                let (env, name) = (self.env, self.full_name(list.variable()));
                if let Lookup::Unknown(origin) | Lookup::Perhaps(origin) = env.lookup(&name) {
                    self.warn(Found::new(Finding::Unchecked(Dependent::OnList), name), &origin);
                }
                None
            }
            Step::Reported => None,
        }
    }

    fn one_instance<T>(
        &mut self,
        field: &'static Field,
        name: &InstanceName,
        load: fn(&mut Loader<'_>) -> Option<T>,
    ) -> Option<T> {
        let list = self.full_name(field.list().variable());
        let around = self.enter(field);
        let length = self.at.enter_instance(name);
        self.why.push(Rc::new(Why::Listed { list, instance: name.clone() }));
        let value = load(self);
        self.at.leave(length);
        self.leave(around);
        value
    }

    fn keep_instances(&mut self, field: &'static Field, mut names: Vec<InstanceName>) {
        names.sort_unstable_by(|one, other| one.prefix().cmp(other.prefix()));
        let list = self.full_name(field.list().variable());
        let mut prefix = self.at.name.clone();
        prefix.push(field.prefix());
        self.instances.push(Rc::new(Listed { list, prefix, schema: field.schema(), names }));
    }

    /// Returns `true` if no two instances read the same variable, as `a` and `a-b` could: `A_B_URL` and `B_URL`.
    fn have_own_variables(&mut self, field: &'static Field, names: &[InstanceName]) -> bool {
        let mut by_prefix: Vec<(&str, usize)> = names.iter().map(InstanceName::prefix).zip(0..).collect();
        by_prefix.sort_unstable();
        let mut are_distinct = true;
        for (i, name) in names.iter().enumerate() {
            let shorter = prefixes_in(name.prefix()).filter(|prefix| *prefix != name.prefix());
            let first = |prefix| {
                let at = by_prefix.partition_point(|one| *one < (prefix, 0));
                by_prefix.get(at).filter(|(first, _)| *first == prefix)
            };
            let Some(first) = shorter.filter_map(first).map(|(_, first)| *first).min() else { continue };
            let Some(shared) = self.shared_name(field, name, &names[first]) else { continue };
            are_distinct = false;
            let finding = Finding::Refused {
                item: Some((i, Part::Whole)),
                written: None,
                refusal: Refusal::Does(say::load::reads_the_same(&shared, first)),
                help: Some(say::instance::RENAME.into()),
            };
            let list = field.list();
            let (name, env) = (self.full_name(list.variable()), self.env);
            let origin = env.lookup(&name).set_at().cloned();
            self.report(list, finding, name, origin, None);
            if let Some(found) = self.findings.last_mut() {
                // The list has its row already.
                found.row = None;
            }
        }
        are_distinct
    }

    /// Returns a name that two instances read.
    fn shared_name(&self, field: &'static Field, one: &InstanceName, other: &InstanceName) -> Option<KnownName> {
        let (schema, mut at) = (field.schema(), self.at.clone());
        at.enter(field.name, field.prefix());
        let prefix = at.name.clone();
        at.enter_instance(one);
        let mut shared = None;
        schema.visit(&mut at, &mut |at, field| {
            let spec = field.variable();
            for name in if spec.absolute || spec.is_prefix { Vec::new() } else { spec.names(&at.name) } {
                let rest = name.strip_prefix(&*prefix).and_then(|rest| rest.strip_prefix(other.prefix()));
                if rest.is_some() && schema.reads_rest(&name, rest) {
                    shared.get_or_insert(name);
                }
            }
        });
        shared
    }

    /// Returns `true` for a variable that nothing reads, that no finding names, and that Kubernetes did not inject.
    fn is_unexplained(&self, name: &KnownName) -> bool {
        let is_link = |var: &Var<'_>| var.value.to_str().is_some_and(|value| suggest::is_link(name, value));
        !self.reads(name)
            && !self.is_near_miss(name)
            && !matches!(self.env.lookup(name), Lookup::Found(var) if is_link(&var))
    }

    /// Returns `true` if a finding names the variable already, as one that another was meant to be.
    fn is_near_miss(&self, name: &KnownName) -> bool {
        self.findings.iter().any(|found| match &found.finding {
            Finding::NearMiss(near) => near.set() == Some(name),
            Finding::Missing { near: Some(near), .. } => near.0.set() == Some(name),
            _ => false,
        })
    }
}
