//! What a walk tells of each field to who records it. Only one that was asked for a summary does any of this.

use std::borrow::Cow;

use super::recorder::{Accepted, Content, Show};
use super::{Empty, Loader, Unset, UnsetName};
use crate::env::Origin;
use crate::schema::{Field, VariableSpec};
use crate::value::ValueError;

impl Loader<'_> {
    pub(super) fn record(&mut self, field: &Field, origin: Option<&Origin>, content: Content) {
        if self.records.is_none() {
            return;
        }
        let (name, path) = (self.full_name(field.variable()), self.full_path(field));
        if let Some(records) = &mut self.records {
            records.record(name.into_string(), path, origin.cloned(), content);
        }
    }

    pub(super) fn record_lost_of(&mut self, spec: &VariableSpec) {
        if let Some(records) = &mut self.records {
            records.lose_below(self.env, &spec.full_name(&self.name));
        }
    }

    /// A value was parsed.
    #[cold]
    pub(super) fn accepted(&mut self, field: &Field, doubts: Option<ValueError>, show: Show<'_>) {
        let spec = field.variable();
        let origin = self.origin().unwrap_or(&Origin::Default).clone();
        let name = self.read_name(spec);
        let Some(records) = &mut self.records else { return };
        let content = records.accepted(Accepted { spec, name: &name, origin: &origin, doubts }, show);
        self.record(field, Some(&origin), content);
    }

    /// A default that is a value of Rust was taken.
    #[cold]
    pub(super) fn defaulted(&mut self, field: &Field, empty: bool, show: Show<'_>) {
        self.optional_is_unset(field.variable(), empty);
        let Some(records) = &mut self.records else { return };
        let content = records.defaulted(field.variable(), show);
        self.record(field, Some(&Origin::Default), content);
    }

    /// A variable that may be absent is absent.
    pub(super) fn optional(&mut self, field: &Field, empty: Empty<'_>) {
        if self.records.is_some() {
            self.optional_is_unset(field.variable(), empty.is_some());
            self.record(field, empty.map(Cow::into_owned).as_ref(), Content::Unset);
        }
    }

    /// Looks for a near miss at the end, to warn of it. One that is set to an empty text is called right.
    pub(super) fn optional_is_unset(&mut self, spec: &VariableSpec, empty: bool) {
        let Some(records) = &mut self.records else { return };
        records.empty(empty);
        if !empty {
            let prefix = if spec.absolute { 0 } else { self.name.len() };
            self.unset.push(Unset { prefix, name: UnsetName::Optional(self.full_name(spec)) });
        }
    }
}
