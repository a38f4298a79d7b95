//! What the environment says of a variable that has several names: its own, its aliases, and for each of them the name
//! of a file.

use std::borrow::Cow;
use std::path::Path;

use super::{Content, Find, Loader, Step};
use crate::env::{Lookup, Origin, Process, Var, file};
use crate::problem::{Problem, ProblemKind, Variables};
use crate::say::{self, KnownName};
use crate::schema::{AliasSpec, Field, VariableSpec};

/// One of the names of a variable, as the highest layer that mentions it has it.
pub(super) struct Mention<'e> {
    pub(super) name: KnownName,
    /// The same, without what is appended for a file.
    pub(super) variable: KnownName,
    alias: Option<&'static AliasSpec>,
    /// The value is in a file, and this is its path.
    file: bool,
    pub(super) layer: usize,
    pub(super) lookup: Lookup<'e>,
}

impl Mention<'_> {
    /// An empty value means that the variable is not set, an empty name of a file that there is none.
    pub(super) fn is_unset(&self, spec: &VariableSpec, var: &Var<'_>) -> bool {
        let in_file = matches!(*var.origin, Origin::File { .. });
        var.value.is_empty() && (self.file || !spec.allow_empty && !in_file)
    }
}

pub(crate) const BY_NAMES: Find = |loader, field| loader.find_by_names(field);

impl<'e> Loader<'e> {
    /// Whether the value of a variable may be in a file.
    pub(super) fn names_file(&self, spec: &VariableSpec, process: Process<'_>) -> bool {
        spec.file && process.value(&self.full_name(spec).join("_FILE")).is_some()
    }

    /// The highest layer that mentions the variable, by any of its names, decides; if all it says is empty, the variable
    /// is not set. Within that layer two names that say different things are a conflict.
    fn find_by_names(&mut self, field: &'static Field) -> Step<'e> {
        let spec = field.variable();
        let mut mentions = self.mentions(spec);
        let Some(highest) = highest(&mentions) else { return self.unset(field, None) };
        self.record_lost(&mentions, highest);
        mentions.retain(|mention| mention.layer == highest);

        let (mut empty, mut name_only) = (None, None);
        let mut chosen: Option<(Mention<'e>, Var<'e>)> = None;
        for mut mention in mentions {
            let var = match std::mem::replace(&mut mention.lookup, Lookup::Unset) {
                Lookup::Found(var) if mention.is_unset(spec, &var) => {
                    empty.get_or_insert(var.origin);
                    continue;
                }
                Lookup::Found(path) if mention.file => match self.read_file(field, &mention.name, &path) {
                    Some(var) => var,
                    None => return Step::Reported,
                },
                Lookup::Found(var) => var,
                Lookup::Unknown(origin) => {
                    self.warn_of_deprecated(spec, &mention, &origin);
                    name_only.get_or_insert((mention, origin));
                    continue;
                }
                Lookup::Unset => continue,
                Lookup::Broken(fault) => {
                    self.broken(field, mention.name, &fault);
                    return Step::Reported;
                }
                Lookup::Reported => {
                    self.record(field, None, Content::Refused);
                    return Step::Reported;
                }
            };
            self.warn_of_deprecated(spec, &mention, &var.origin);
            match &chosen {
                None => chosen = Some((mention, var)),
                Some((first, value)) if value.value != var.value => {
                    self.conflict(field, &first.name, &mention.name);
                    return Step::Reported;
                }
                Some(_) => {}
            }
        }
        match (chosen, name_only) {
            (Some((mention, var)), _) => {
                self.alias = mention.alias.map(|alias| alias.name);
                self.found(field, var)
            }
            // Beside a value no conflict with it could be told.
            (None, Some((mention, origin))) => {
                self.alias = mention.alias.map(|alias| alias.name);
                self.name_only(field, mention.name, &origin)
            }
            (None, None) => self.unset(field, empty),
        }
    }

    /// Every name of the variable that some layer mentions: the name, the aliases in order, then their files.
    pub(super) fn mentions(&mut self, spec: &'static VariableSpec) -> Vec<Mention<'e>> {
        let env = self.env;
        let mut mentions = Vec::new();
        for file in [false, true] {
            if file && !spec.file {
                break;
            }
            for i in 0..=spec.aliases.len() {
                let (name, alias) = (spec.spelling(i), i.checked_sub(1).map(|i| &spec.aliases[i]));
                self.with_name(spec, name, |variable| {
                    let name = if file { variable.join("_FILE") } else { variable.clone() };
                    if let Some((layer, lookup)) = env.lookup_from(0, &name) {
                        if !matches!(lookup, Lookup::Unset) {
                            mentions.push(Mention { name, variable: variable.clone(), alias, file, layer, lookup });
                        }
                    }
                });
            }
        }
        mentions
    }

    /// The name by which a variable is set, and what that says: in the highest layer that mentions it, the first that is
    /// not empty; one with a value before one without.
    pub(super) fn said(&mut self, spec: &'static VariableSpec) -> Option<Mention<'e>> {
        let mentions = self.mentions(spec);
        let highest = highest(&mentions)?;
        let mut name_only = None;
        for mention in mentions {
            match &mention.lookup {
                _ if mention.layer != highest => {}
                Lookup::Found(var) if mention.is_unset(spec, var) => {}
                Lookup::Unknown(_) => name_only = name_only.or(Some(mention)),
                _ => return Some(mention),
            }
        }
        name_only
    }

    /// The value in a file that a variable names. The path is not shown: a token may have been put in its place.
    fn read_file(&mut self, field: &'static Field, name: &KnownName, path: &Var<'e>) -> Option<Var<'e>> {
        let file = Path::new(&path.value);
        self.reread = Some(file::value);
        let (message, help) = match file::value(file) {
            Ok(text) if text.is_empty() && !field.variable().allow_empty => {
                (say::file::names_empty_file(name), Some(say::file::FILL_OR_UNSET))
            }
            Ok(text) => {
                let origin = Origin::File { path: file.to_owned() };
                return Some(Var { value: Cow::Owned(text.into()), origin: Cow::Owned(origin), expanded: false });
            }
            Err(reason) => (say::file::names_file(name, &reason), reason.help()),
        };
        let mut problem = Problem::new(ProblemKind::File, name.clone(), message);
        problem.origin = Some(path.origin.clone().into_owned());
        problem.help = help.map(Into::into);
        self.report(field, problem);
        None
    }

    fn conflict(&mut self, field: &Field, first: &KnownName, second: &KnownName) {
        let mut problem = Problem::new(ProblemKind::Conflict, first.clone(), say::load::conflict(first, second));
        problem.variables = Variables::Any(vec![first.to_string(), second.to_string()]);
        problem.help = Some(say::load::UNSET_ONE.into());
        self.report(field, problem);
    }

    fn warn_of_deprecated(&mut self, spec: &VariableSpec, mention: &Mention<'_>, origin: &Origin) {
        let Some(alias) = mention.alias.filter(|alias| alias.deprecated) else { return };
        let own = self.full_name(spec).join(if mention.file { "_FILE" } else { "" });
        if let Some(records) = &mut self.records {
            let message = say::load::deprecated(&mention.name);
            let mut warning = Problem::new(ProblemKind::Deprecated, mention.name.clone(), message);
            warning.origin = Some(origin.clone());
            warning.help = Some(say::load::use_instead(&own, alias.note));
            records.warn(warning);
        }
    }

    fn record_lost(&mut self, mentions: &[Mention<'_>], highest: usize) {
        let env = self.env;
        let Some(records) = &mut self.records else { return };
        for mention in mentions {
            // Of a name in the deciding layer, what is below it; of another name, itself and what is below it.
            let from = if mention.layer == highest { highest + 1 } else { mention.layer };
            records.lose(env, from, &mention.name);
        }
    }
}

/// The highest layer that mentions the variable.
fn highest(mentions: &[Mention<'_>]) -> Option<usize> {
    mentions.iter().map(|mention| mention.layer).min()
}
