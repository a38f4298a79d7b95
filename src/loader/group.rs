//! Groups that may be absent, and groups that come in variants.

use super::{Content, Loader, Step, Unset};
use crate::env::{Lookup, Origin};
use crate::problem::{Problem, ProblemKind};
use crate::schema::{Field, FieldKind, Schema, VariableSpec, each_name};
use crate::suggest;
use crate::value::convert::word;

/// What switched an optional group on.
pub(super) struct Switch {
    /// The path of the field.
    group: String,
    /// The variable that is set.
    name: String,
}

impl Switch {
    /// Why a variable of the group is required.
    pub(super) fn help(&self, missing: &str) -> String {
        let Self { group, name } = self;
        if group.is_empty() {
            format!("{name} is set, so the configuration must be complete; set {missing} or unset {name}")
        } else {
            format!("{name} is set, so the group `{group}` must be complete; set {missing} or unset {name}")
        }
    }
}

impl Loader<'_> {
    /// A group that is there if one of its variables is set.
    pub(crate) fn optional_group<T>(
        &mut self,
        schema: &'static Schema,
        load: fn(&mut Loader<'_>) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.first_set(schema) {
            None => {
                if self.records.is_some() {
                    self.record_unset(schema);
                }
                Some(None)
            }
            Some(name) => {
                let group = self.path.iter().copied().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(".");
                self.switches.push(Switch { group, name });
                let value = load(self);
                self.switches.pop();
                value.map(Some)
            }
        }
    }

    /// Chooses the variant of an enum: its position.
    pub fn variant(&mut self, schema: &'static Schema) -> Option<usize> {
        let tag = schema.tag()?;
        let chosen = match self.find(tag) {
            Step::Parse(raw, origin) => match word(&raw, schema.words()) {
                Ok(chosen) => {
                    if self.records.is_some() {
                        self.accepted(tag, origin, &|f| f.write_str(schema.words()[chosen]));
                    }
                    chosen
                }
                Err(error) => {
                    self.refused(tag, &origin, error);
                    return None;
                }
            },
            Step::Absent { empty } => match schema.default_variant() {
                Some(chosen) => {
                    if self.records.is_some() {
                        self.defaulted(tag, empty.is_some(), &|f| f.write_str(schema.words()[chosen]));
                    }
                    chosen
                }
                None => {
                    self.missing(tag, empty);
                    return None;
                }
            },
            Step::Reported => return None,
        };
        if self.records.is_some() {
            self.warn_of_other_variants(schema, chosen);
        }
        Some(chosen)
    }

    /// The name of the first variable of a group that is set.
    fn first_set(&mut self, schema: &'static Schema) -> Option<String> {
        let tag = schema.tag().and_then(|tag| self.set_name(tag.variable()));
        tag.or_else(|| schema.variants().iter().find_map(|fields| self.first_set_of(fields)))
    }

    fn first_set_of(&mut self, fields: &'static [Field]) -> Option<String> {
        fields.iter().find_map(|field| match &field.kind {
            FieldKind::Variable(spec) => self.set_name(spec),
            FieldKind::Group { prefix, schema } => self.within(prefix, |loader| loader.first_set(schema)),
        })
    }

    /// The name by which a variable is set, if that means that somebody wants the group it is in. A variable that other
    /// fields read too does not, nor does what a platform sets.
    fn set_name(&mut self, spec: &'static VariableSpec) -> Option<String> {
        if spec.shared {
            return None;
        }
        let mentions = self.mentions(spec);
        let highest = mentions.iter().map(|mention| mention.layer).min()?;
        let mention = mentions
            .into_iter()
            .filter(|mention| mention.layer == highest)
            .find(|mention| !matches!(&mention.lookup, Lookup::Found(var) if mention.is_unset(spec, var)))?;
        if suggest::is_platform_name(&mention.name) {
            return None;
        }
        match &mention.lookup {
            Lookup::Found(var) if var.value.to_str().is_some_and(suggest::is_link_address) => {
                let message = format!("{} was injected by Kubernetes, and does not count as set", mention.name);
                let help = "set `enableServiceLinks: false` in the pod, or set the variable there";
                self.warn_of_ignored(mention.name, message, &var.origin, help.to_owned());
                None
            }
            _ => Some(mention.name),
        }
    }

    /// Rows for a group that is not there, and the near misses of its variables.
    fn record_unset(&mut self, schema: &'static Schema) {
        let fields = schema.tag().into_iter().chain(schema.variants().iter().copied().flatten());
        for field in fields {
            match &field.kind {
                FieldKind::Variable(spec) => {
                    let prefix = if spec.absolute { 0 } else { self.name.len() };
                    self.unset.push(Unset { name: self.full_name(spec), prefix, problem: None });
                    self.record(field, None, Content::Unset);
                }
                FieldKind::Group { prefix, schema } => {
                    self.path.push(field.name);
                    self.within(prefix, |loader| loader.record_unset(schema));
                    self.path.pop();
                }
            }
        }
    }

    /// Variables that only another variant reads have no effect.
    fn warn_of_other_variants(&mut self, schema: &'static Schema, chosen: usize) {
        let read: Vec<String> = match schema.variants().get(chosen) {
            Some(fields) => self.names_of(fields),
            None => Vec::new(),
        };
        let tag = schema.tag().map(|tag| self.full_name(tag.variable())).unwrap_or_default();
        for (fields, word) in schema.variants().iter().zip(schema.words()) {
            let unread = self.names_of(fields).into_iter().filter(|name| !read.contains(name)).collect::<Vec<_>>();
            for name in unread {
                if let Lookup::Found(var) = self.env.lookup(&name) {
                    if !var.value.is_empty() {
                        let message = format!("{name} is set, and only {tag}={word} reads it");
                        self.warn_of_ignored(name, message, &var.origin, format!("unset it, or set {tag}={word}"));
                    }
                }
            }
        }
    }

    fn warn_of_ignored(&mut self, name: String, message: String, origin: &Origin, help: String) {
        if let Some(records) = &mut self.records {
            let mut warning = Problem::new(ProblemKind::Ignored, name, message);
            warning.origin = Some(origin.clone());
            warning.help = Some(help);
            records.warnings.push(warning);
        }
    }

    /// Every name that the fields read, aliases and files included.
    fn names_of(&self, fields: &'static [Field]) -> Vec<String> {
        let mut names = Vec::new();
        each_name(fields, &self.name, &mut |name| names.push(name));
        names
    }

    fn within<T>(&mut self, prefix: &str, then: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.name.len();
        self.name.push_str(prefix);
        let result = then(self);
        self.name.truncate(length);
        result
    }
}
