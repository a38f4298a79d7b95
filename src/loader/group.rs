//! Groups that may be absent, and groups that come in variants.

use super::{Content, Loader, Step, Unset, UnsetName};
use crate::env::{Lookup, Origin};
use crate::problem::{Problem, ProblemKind};
use crate::say::{self, KnownName, Sentence};
use crate::schema::{Field, FieldKind, Schema, VariableSpec, each_variable};
use crate::suggest;
use crate::value::convert::word;

/// Why a variable is required that otherwise would not be.
pub(super) enum Switch {
    /// A variable of its optional group is set.
    Set {
        /// The path of the field.
        group: Vec<&'static str>,
        name: KnownName,
    },
    /// A variable chose the variant that reads it.
    Chosen { tag: KnownName, word: &'static str, default: bool },
}

impl Loader<'_> {
    /// Why a variable is required, and what to do, if that is not plain.
    pub(super) fn why(&self, missing: &KnownName) -> Option<Sentence> {
        Some(match self.switches.last()? {
            Switch::Set { group, name } => say::load::group_is_incomplete(name, group, missing),
            Switch::Chosen { tag, word, default: true } => say::load::variant_is_default(tag, word, missing),
            Switch::Chosen { tag, word, default: false } => say::load::variant_is_chosen(tag, word, missing),
        })
    }

    /// A group that is there if one of its variables is set.
    #[expect(clippy::option_option, reason = "the value, if there is one, is an `Option`")]
    pub(crate) fn optional_group<T>(
        &mut self,
        schema: &'static Schema,
        load: fn(&mut Loader<'_>) -> Option<T>,
    ) -> Option<Option<T>> {
        if self.written.is_some() {
            return load(self).map(Some);
        }
        match self.first_set(schema) {
            None => {
                if self.records.is_some() {
                    self.record_unset(schema);
                }
                Some(None)
            }
            Some(name) => {
                let group = self.path.clone();
                let around = self.switches.len();
                self.switches.push(Switch::Set { group, name });
                let value = load(self);
                self.switches.truncate(around);
                value.map(Some)
            }
        }
    }

    /// Chooses the variant of an enum: its position.
    pub fn variant(&mut self, schema: &'static Schema) -> Option<usize> {
        if let Some(written) = self.written {
            return Some(written.variant(schema.variants().len()));
        }
        let tag = schema.tag()?;
        let chosen = match self.find(tag) {
            Step::Parse(raw) => match word(&raw, schema.words()) {
                Ok(chosen) => {
                    if self.records.is_some() {
                        self.accepted(tag, None, &|f| f.write_str(schema.words()[chosen]));
                    }
                    chosen
                }
                Err(error) => {
                    self.refused(tag, error);
                    return None;
                }
            },
            Step::Absent { empty } => {
                self.missing(tag, empty);
                return None;
            }
            Step::NameOnly => {
                self.variant_is_unknown(schema, tag);
                return None;
            }
            Step::Reported => return None,
        };
        if self.records.is_some() {
            self.warn_of_other_variants(schema, chosen);
        }
        // What is around the enum takes it off again.
        let default = self.origin() == Some(&Origin::Default);
        let tag = self.full_name(tag.variable());
        self.switches.push(Switch::Chosen { tag, word: schema.words()[chosen], default });
        Some(chosen)
    }

    /// The name of the first variable of a group that is set.
    fn first_set(&mut self, schema: &'static Schema) -> Option<KnownName> {
        let tag = schema.tag().and_then(|tag| self.set_name(tag.variable()));
        tag.or_else(|| schema.variants().iter().find_map(|fields| self.first_set_of(fields)))
    }

    fn first_set_of(&mut self, fields: &'static [Field]) -> Option<KnownName> {
        fields.iter().find_map(|field| match &field.kind {
            FieldKind::Variable(spec) => self.set_name(spec),
            FieldKind::Group { prefix, schema, .. } => self.within_prefix(prefix, |loader| loader.first_set(schema)),
        })
    }

    /// The name by which a variable is set, if that means that somebody wants the group it is in. A variable that other
    /// fields read too does not, nor does what a platform sets.
    fn set_name(&mut self, spec: &'static VariableSpec) -> Option<KnownName> {
        if spec.shared {
            return None;
        }
        if spec.open {
            return self.is_set_under(spec).then(|| self.full_name(spec));
        }
        let mention = self.said(spec)?;
        if suggest::is_platform_name(&mention.name) {
            return None;
        }
        match &mention.lookup {
            Lookup::Found(var) if var.value.to_str().is_some_and(|value| suggest::is_link(&mention.name, value)) => {
                let message = say::load::injected(&mention.name);
                self.warn_of_ignored(mention.name, message, &var.origin, say::load::DISABLE_SERVICE_LINKS.into());
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
                    if !spec.open {
                        let prefix = if spec.absolute { 0 } else { self.name.len() };
                        self.unset.push(Unset { prefix, name: UnsetName::Optional(self.full_name(spec)) });
                    }
                    self.record(field, None, Content::Unset);
                }
                FieldKind::Group { prefix, schema, .. } => {
                    self.path.push(field.name);
                    self.within_prefix(prefix, |loader| loader.record_unset(schema));
                    self.path.pop();
                }
            }
        }
    }

    /// Variables that only other variants read have no effect.
    fn warn_of_other_variants(&mut self, schema: &'static Schema, chosen: usize) {
        let Some(tag) = schema.tag().map(|tag| self.full_name(tag.variable())) else { return };
        let read = self.names_of(schema.variant(chosen));
        let mut readers: Vec<(KnownName, Vec<&'static str>)> = Vec::new();
        for (fields, word) in schema.variants().iter().zip(schema.words()) {
            for name in self.names_of(fields).into_iter().filter(|name| !read.contains(name)) {
                match readers.iter_mut().find(|(other, _)| *other == name) {
                    Some((_, words)) => words.push(word),
                    None => readers.push((name, vec![*word])),
                }
            }
        }
        for (name, words) in readers {
            if let Some(origin) = self.env.lookup(&name).set_at() {
                let (message, help) = say::load::other_variant(&name, &tag, &words);
                self.warn_of_ignored(name, message, origin, help);
            }
        }
    }

    fn warn_of_ignored(&mut self, name: KnownName, message: Sentence, origin: &Origin, help: Sentence) {
        if let Some(records) = &mut self.records {
            let mut warning = Problem::new(ProblemKind::Ignored, name, message);
            warning.origin = Some(origin.clone());
            warning.help = Some(help);
            records.warn(warning);
        }
    }

    /// Every name that the fields read, aliases and files included; not what others read on purpose as well.
    fn names_of(&self, fields: &'static [Field]) -> Vec<KnownName> {
        let mut names = Vec::new();
        each_variable(fields, &self.name, &mut |spec, prefix| {
            if !spec.shared && !spec.open {
                names.extend(spec.names(prefix));
            }
        });
        names
    }
}
