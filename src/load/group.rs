//! Optional groups: either none of their variables is set, or all required ones must be.

use std::rc::Rc;

use super::Loader;
use super::names::Mention;
use super::watch::Event;
use crate::env::Lookup;
use crate::finding::{Finding, Found, Known, Why};
use crate::say::KnownName;
use crate::schema::{Cursor, Schema, VariableSpec};
use crate::suggest;

impl Loader<'_> {
    /// Loads an optional group, which is present if one of its variables is set.
    #[expect(clippy::option_option, reason = "the value, if there is one, is an `Option`")]
    pub(crate) fn optional_group<T>(
        &mut self,
        schema: &'static Schema,
        load: fn(&mut Loader<'_>) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.enter_optional(schema) {
            Presence::Absent => Some(None),
            Presence::Perhaps => None,
            Presence::Present => load(self).map(Some),
        }
    }

    /// Returns whether the group is present. It then keeps the reason until it is left, for variables that are missing in
    /// the group.
    fn enter_optional(&mut self, schema: &'static Schema) -> Presence {
        // Defaults and examples are checked in every group.
        let set = if self.check.is_some() { Some((KnownName::new(""), true)) } else { self.first_set(schema) };
        match set {
            Some((name, true)) => {
                self.why.push(Rc::new(Why::Set { group: self.at.path.clone(), name }));
                Presence::Present
            }
            Some((_, false)) => {
                self.perhaps_present(schema);
                Presence::Perhaps
            }
            None => {
                self.tell(Event::Off { schema });
                Presence::Absent
            }
        }
    }

    /// Returns the name of the first variable that is set in a group, and whether it is set for sure. Otherwise it is
    /// perhaps set, and none is set for sure.
    fn first_set(&mut self, schema: &'static Schema) -> Option<(KnownName, bool)> {
        let (mut first, mut perhaps) = (None, None);
        schema.visit(&mut self.at.clone(), &mut |at, field| {
            if first.is_none() {
                match self.set_name(field.variable(), at) {
                    Some((name, true)) => first = Some(name),
                    Some((name, false)) => perhaps = perhaps.take().or(Some(name)),
                    None => {}
                }
            }
        });
        first.map(|name| (name, true)).or(perhaps.map(|name| (name, false)))
    }

    /// Returns the name by which a variable is set, if that makes its group present, and whether it is set for sure. A
    /// variable that other fields read too does not, and neither does one that a platform sets.
    fn set_name(&mut self, spec: &'static VariableSpec, at: &Cursor) -> Option<(KnownName, bool)> {
        if spec.shared {
            return None;
        }
        if spec.is_prefix {
            return self.is_set_under(&at.name.join(spec.name)).then(|| (at.full_name(spec), true));
        }
        let Some(mention) = self.mention(spec, &at.name) else {
            // An empty value that is a problem must be found.
            return self.empty_mention(spec, &at.name).filter(|_| spec.deny_empty).map(|(name, _)| (name, true));
        };
        if suggest::is_platform_name(&mention.name) {
            return None;
        }
        match &mention.lookup {
            Lookup::Found(var) if var.value.to_str().is_some_and(|value| suggest::is_link(&mention.name, value)) => {
                self.warn(Found::new(Finding::Injected, mention.name), &var.origin);
                None
            }
            Lookup::Perhaps(_) => Some((mention.name, false)),
            _ => Some((mention.name, true)),
        }
    }

    /// Reports a group that is present if a variable is set that is perhaps set. None of its variables has a value.
    #[cold]
    fn perhaps_present(&mut self, schema: &'static Schema) {
        let (around, group) = (self.at.clone(), self.at.path.clone());
        let mut is_incomplete = false;
        let mut first = None;
        schema.visit(&mut around.clone(), &mut |at, field| {
            let spec = field.variable();
            self.at.clone_from(at);
            let mention = if spec.is_prefix { None } else { self.mention(spec, &at.name) };
            if let Some(Mention { lookup: Lookup::Perhaps(origin), name, .. }) = mention {
                let origin = origin.into_owned();
                first.get_or_insert((name.clone(), origin.clone()));
                self.report(field, Finding::NameOnly(Known::Perhaps), name, Some(origin), None);
            } else {
                is_incomplete |= mention.is_none() && spec.is_required() && at.path == group;
                self.tell(Event::Absent { field });
            }
        });
        self.at = around;
        if let Some((name, origin)) = first.filter(|_| is_incomplete) {
            self.warn(Found::new(Finding::PerhapsIncomplete { group }, name), &origin);
        }
    }
}

/// What is known about an optional group.
enum Presence {
    Present,
    /// One of its variables is perhaps set.
    Perhaps,
    Absent,
}
