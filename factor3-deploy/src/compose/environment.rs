//! `environment` of a service, as a map or as a list.

use super::interpolate::{Interpolated, Mistake, interpolate};
use super::project::Project;
use crate::answer::Answer;
use crate::document::Document;
use crate::say::compose as say;
use crate::yaml::{Id, Scalar, Tag};
use factor3::Origin;
use factor3::layer::Note;

/// A name under `environment`.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    pub(super) name: String,
    pub(super) content: Given,
    pub(super) origin: Origin,
    pub(super) warnings: Vec<Note>,
    /// The value is in the file, and not made of another one.
    pub(super) is_literal: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Given {
    Text(String),
    /// The value contains one that is not known.
    Unknown,
    /// A name without a value: that of the caller counts.
    Bare,
    /// `!reset`: the name is as if no file had it.
    Reset,
    Refused(Note),
}

/// Reads the variables of an `environment`, and its mistakes.
pub(super) fn read(document: &Document<'_>, node: Id, project: &Project<'_>) -> (Vec<Setting>, Vec<Note>) {
    if document.is_list(node) {
        let items = document.items(node).map(|item| self::item(document, item, project));
        let (variables, notes): (Vec<_>, Vec<_>) = items.partition(Result::is_ok);
        return (variables.into_iter().flatten().collect(), notes.into_iter().filter_map(Result::err).collect());
    }
    if !document.is_map(node) {
        let problem = (!document.is_null(node)).then(|| Note::new(document.origin(node), say::NO_ENVIRONMENT));
        return (Vec::new(), problem.into_iter().collect());
    }
    match document.entries(node) {
        Ok(entries) => {
            let variables =
                entries.into_iter().map(|found| entry(document, found.key.into_owned(), found.value, project));
            (variables.collect(), Vec::new())
        }
        // The check of the whole file has said so.
        Err(_) => (Vec::new(), Vec::new()),
    }
}

fn entry(document: &Document<'_>, name: String, node: Id, project: &Project<'_>) -> Setting {
    let origin = document.origin(node);
    let mut variable = Setting { name, content: Given::Reset, origin, warnings: Vec::new(), is_literal: false };
    if document.tag(node) == Tag::Reset {
        return variable;
    }
    let text = match document.scalar(node) {
        Ok(Scalar::Text(text)) => text.into_owned(),
        Ok(Scalar::Rewritten(text)) => {
            let kind = document.text(node).unwrap_or_default();
            let warning = Note::new(variable.origin.clone(), say::rewritten(kind, &text)).help(say::AS_WRITTEN);
            variable.warnings.push(warning.about(&variable.name));
            text
        }
        Ok(Scalar::Null) => {
            variable.content = Given::Bare;
            return variable;
        }
        Err(refusal) => {
            variable.content = Given::Refused(say::refused(variable.origin.clone(), refusal));
            return variable;
        }
    };
    variable.interpolate(&text, project);
    variable
}

fn item(document: &Document<'_>, node: Id, project: &Project<'_>) -> Result<Setting, Note> {
    let origin = document.origin(node);
    let text = document.text(node).filter(|_| document.is_text(node)).ok_or_else(|| {
        let problem = Note::new(origin.clone(), say::ITEM);
        if document.is_map(node) { problem.help(say::COLON) } else { problem }
    })?;
    // The whole item is interpolated, and then divided.
    let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
    let mut variable =
        Setting { name: name.to_owned(), content: Given::Bare, origin, warnings: Vec::new(), is_literal: false };
    if name.contains('$') {
        let whole = interpolate(text, &|name| project.get(name)).ok().and_then(|whole| whole.text);
        let Some(whole) = whole else { return Err(Note::new(variable.origin, say::NAME_UNKNOWN)) };
        let (name, value) = whole.split_once('=').map_or((whole.as_str(), None), |(name, value)| (name, Some(value)));
        name.clone_into(&mut variable.name);
        variable.content = value.map_or(Given::Bare, |value| Given::Text(value.to_owned()));
    } else if let Some(value) = value {
        variable.interpolate(value, project);
    }
    Ok(variable)
}

impl Setting {
    fn interpolate(&mut self, text: &str, project: &Project<'_>) {
        match interpolate(text, &|name| project.get(name)) {
            Ok(Interpolated { text, blank, refers }) => {
                self.is_literal = !refers;
                self.content = text.map_or(Given::Unknown, Given::Text);
                if blank {
                    let note = Note::new(self.origin.clone(), say::BLANK).help(say::SET_OR_DEFAULT);
                    self.warnings.push(note.about(&self.name));
                }
            }
            // The check of the whole file has said so, and the name is explained.
            Err(Mistake::Syntax | Mistake::Required) => self.content = Given::Unknown,
        }
    }

    /// Returns what the process gets for a bare name.
    pub(super) fn bare(&self, project: &Project<'_>) -> Answer {
        project.get(&self.name)
    }
}
