//! Optional groups: either none of their variables is set, or all required ones must be.

use super::Loader;
use super::watch::Event;
use crate::env::Lookup;
use crate::finding::{Finding, Found, Why};
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
        if !self.enter_optional(schema) {
            return Some(None);
        }
        let around = self.why.len() - 1;
        let value = load(self);
        self.why.truncate(around);
        value.map(Some)
    }

    /// Returns `true` if the group is present. It then keeps the reason, for variables that are missing in the group.
    fn enter_optional(&mut self, schema: &'static Schema) -> bool {
        // Defaults and examples are checked in every group.
        let set = if self.check.is_some() { Some(KnownName::new("")) } else { self.first_set(schema) };
        let Some(name) = set else {
            self.tell(Event::Off { schema });
            return false;
        };
        self.why.push(Why::Set { group: self.at.path.clone(), name });
        true
    }

    /// Returns the name of the first variable that is set in a group.
    fn first_set(&mut self, schema: &'static Schema) -> Option<KnownName> {
        let mut first = None;
        schema.visit(&mut self.at.clone(), &mut |at, field| {
            if first.is_none() {
                first = self.set_name(field.variable(), at);
            }
        });
        first
    }

    /// Returns the name by which a variable is set, if that makes its group present. A variable that other fields read
    /// too does not, and neither does one that a platform sets.
    fn set_name(&mut self, spec: &'static VariableSpec, at: &Cursor) -> Option<KnownName> {
        if spec.shared {
            return None;
        }
        if spec.is_prefix {
            return self.is_set_under(&at.name.join(spec.name)).then(|| at.full_name(spec));
        }
        let Some(mention) = self.mention(spec, &at.name) else {
            // An empty value that is a problem must be found.
            return self.empty_mention(spec, &at.name).filter(|_| spec.deny_empty).map(|(name, _)| name);
        };
        if suggest::is_platform_name(&mention.name) {
            return None;
        }
        match &mention.lookup {
            Lookup::Found(var) if var.value.to_str().is_some_and(|value| suggest::is_link(&mention.name, value)) => {
                self.warn(Found::new(Finding::Injected, mention.name), &var.origin);
                None
            }
            _ => Some(mention.name),
        }
    }
}
