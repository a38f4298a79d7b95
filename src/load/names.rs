//! The lookup of a variable that has several names: its own, its aliases, and the file variant of each.

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::Path;

use super::Loader;
use super::read::{Absent, EmptyText, Find, Step};
use super::watch::Seen;
use crate::env::{Lookup, Origin, Process, Var, file};
use crate::finding::{Finding, Found, Known};
use crate::say::KnownName;
use crate::schema::{AliasSpec, Field, VariableSpec};
use crate::suggest;

/// One of a variable's names, in the highest layer that mentions it.
pub(super) struct Mention<'e> {
    pub(super) name: KnownName,
    /// The name without the suffix for a file.
    pub(super) variable: KnownName,
    alias: Option<&'static AliasSpec>,
    /// The value is in a file, and this is the path.
    file: bool,
    pub(super) layer: usize,
    pub(super) lookup: Lookup<'e>,
}

impl Mention<'_> {
    /// Returns `true` for an empty value, which means not set, and for an empty path, which means that there is no
    /// file.
    fn is_unset(&self, spec: &VariableSpec, var: &Var<'_>) -> bool {
        let in_file = matches!(*var.origin, Origin::File { .. });
        var.value.is_empty() && (self.file || !spec.allow_empty && !in_file)
    }

    pub(super) fn alias_name(&self) -> Option<&'static str> {
        self.alias.map(|alias| alias.name)
    }
}

pub(crate) const BY_NAMES: Find = |loader, field| loader.read_by_names(field);

impl<'e> Loader<'e> {
    /// Returns `true` if the value of a variable may be in a file.
    pub(super) fn names_file(&self, spec: &VariableSpec, process: Process<'_>) -> bool {
        spec.file && process.value(&self.full_name(spec).join("_FILE")).is_some()
    }

    /// Reads a variable by all its names, and, if it is not set, its fallbacks in order.
    fn read_by_names(&mut self, field: &'static Field) -> Step<'e> {
        let spec = field.variable();
        let absent = match self.read_mentions(field, self.mentions(spec, &self.at.name), None) {
            Step::Absent(absent) => absent,
            step => return step,
        };
        for fallback in spec.fallbacks {
            match self.read_mentions(field, self.mentions_of_fallback(spec, fallback), Some(fallback)) {
                Step::Absent(_) => {}
                step => return step,
            }
        }
        self.unset(field, absent)
    }

    /// Reads a variable by some of its names. The highest layer that mentions one of them decides. If every value in that
    /// layer is empty, the variable is not set. Two names with different values in that layer are a conflict.
    fn read_mentions(
        &mut self,
        field: &'static Field,
        mut mentions: Vec<Mention<'e>>,
        fallback: Option<&'static str>,
    ) -> Step<'e> {
        let spec = field.variable();
        let seen = self.overridden(&mentions, fallback);
        let Some(highest) = highest(&mentions) else { return Step::Absent(Absent { empty: None, seen }) };
        mentions.retain(|mention| mention.layer == highest);

        let (mut empty, mut name_only, mut perhaps) = (None, None, None);
        let mut chosen: Option<(Mention<'e>, Var<'e>)> = None;
        for mut mention in mentions {
            let var = match std::mem::replace(&mut mention.lookup, Lookup::Unset) {
                Lookup::Found(var) if mention.is_unset(spec, &var) => {
                    let is_other = mention.file || mention.alias.is_some();
                    let name = is_other.then(|| Box::new(mention.name));
                    empty.get_or_insert(EmptyText { name, origin: var.origin });
                    continue;
                }
                Lookup::Found(path) if mention.file => match self.read_file(spec, &mention, &path) {
                    Ok(var) => var,
                    Err(finding) => {
                        self.report(field, *finding, mention.name, Some(path.origin.into_owned()), seen);
                        return Step::Reported;
                    }
                },
                Lookup::Found(var) => var,
                Lookup::Unknown(origin) => {
                    self.warn_of_deprecated(spec, &mention, &origin);
                    name_only.get_or_insert((mention, origin));
                    continue;
                }
                Lookup::Perhaps(origin) => {
                    perhaps.get_or_insert((mention, origin));
                    continue;
                }
                Lookup::Unset => continue,
                Lookup::Broken(fault) => {
                    self.broken(field, mention.name, fault, seen);
                    return Step::Reported;
                }
                Lookup::Reported => {
                    self.reported(field, seen);
                    return Step::Reported;
                }
            };
            self.warn_of_deprecated(spec, &mention, &var.origin);
            match &chosen {
                None => chosen = Some((mention, var)),
                Some((first, value)) if *value.value != *var.value => {
                    self.report_all(field, Finding::Conflict, vec![first.name.clone(), mention.name], seen);
                    return Step::Reported;
                }
                Some(_) => {}
            }
        }
        // Next to a known value, an unknown one may or may not conflict, so it is not reported.
        if let Some((mention, var)) = chosen {
            return self.found(field, var, (mention.alias_name(), fallback), seen);
        }
        let name_only = name_only.map(|found| (Known::Set, found));
        match name_only.or_else(|| perhaps.map(|found| (Known::Perhaps, found))) {
            Some((known, (mention, origin))) => {
                self.name_only(field, mention.name, &mention.variable, (known, origin.into_owned()), seen)
            }
            None => Step::Absent(Absent { empty, seen }),
        }
    }

    /// Returns every name of the variable that some layer mentions: its own, the aliases in order, and then their
    /// files.
    fn mentions(&self, spec: &'static VariableSpec, prefix: &KnownName) -> Vec<Mention<'e>> {
        let mut mentions = Vec::new();
        for file in [false, true] {
            if file && !spec.file {
                break;
            }
            for i in 0..=spec.aliases.len() {
                let (name, alias) = (spec.spelling(i), i.checked_sub(1).map(|i| &spec.aliases[i]));
                let variable = if spec.absolute { KnownName::new(name) } else { prefix.join(name) };
                mentions.extend(self.mention_of(variable, alias, file));
            }
        }
        settle(spec, &mut mentions);
        mentions
    }

    /// Returns the names of a fallback that some layer mentions: its own, and that of its file.
    fn mentions_of_fallback(&self, spec: &VariableSpec, fallback: &'static str) -> Vec<Mention<'e>> {
        let mention = |file| self.mention_of(KnownName::new(fallback), None, file);
        let in_file = if spec.file { mention(true) } else { None };
        let mut mentions = mention(false).into_iter().chain(in_file).collect::<Vec<_>>();
        settle(spec, &mut mentions);
        mentions
    }

    fn mention_of(&self, variable: KnownName, alias: Option<&'static AliasSpec>, file: bool) -> Option<Mention<'e>> {
        let name = if file { variable.join("_FILE") } else { variable.clone() };
        match self.env.lookup_from(0, &name) {
            None | Some((_, Lookup::Unset)) => None,
            Some((layer, lookup)) => Some(Mention { name, variable, alias, file, layer, lookup }),
        }
    }

    /// Returns the name by which a variable is set, with its value. Within the highest layer that mentions the
    /// variable, the first name that is not empty counts, and a known value comes before an unknown one.
    pub(super) fn mention(&self, spec: &'static VariableSpec, prefix: &KnownName) -> Option<Mention<'e>> {
        Self::first_of(spec, self.mentions(spec, prefix))
    }

    /// Returns the name by which a variable is set, or the fallback that is, with its value.
    pub(super) fn mention_or_fallback(&self, spec: &'static VariableSpec, prefix: &KnownName) -> Option<Mention<'e>> {
        let fallback = |fallback: &&'static str| Self::first_of(spec, self.mentions_of_fallback(spec, fallback));
        self.mention(spec, prefix).or_else(|| spec.fallbacks.iter().find_map(fallback))
    }

    fn first_of(spec: &VariableSpec, mentions: Vec<Mention<'e>>) -> Option<Mention<'e>> {
        let highest = highest(&mentions)?;
        let (mut name_only, mut perhaps) = (None, None);
        for mention in mentions {
            match &mention.lookup {
                _ if mention.layer != highest => {}
                Lookup::Found(var) if mention.is_unset(spec, var) => {}
                Lookup::Unknown(_) => name_only = name_only.or(Some(mention)),
                Lookup::Perhaps(_) => perhaps = perhaps.or(Some(mention)),
                _ => return Some(mention),
            }
        }
        name_only.or(perhaps)
    }

    /// Reads the value from the file that a variable names. The path is hidden, because it may be a misplaced token.
    fn read_file(
        &self,
        spec: &VariableSpec,
        Mention { name, variable, .. }: &Mention<'_>,
        path: &Var<'_>,
    ) -> Result<Var<'e>, Box<Finding>> {
        let file = Path::new(&*path.value);
        let text = file::value_or_pipe(file, self.env.pipes()).map_err(|reason| {
            let help = suggest::of_named_file(&path.value, &reason, name, variable);
            Box::new(Finding::NamedFile { reason, help })
        })?;
        if text.is_empty() && !spec.allow_empty {
            return Err(Box::new(Finding::EmptyFile { named: true }));
        }
        let origin = Origin::File { path: file.to_owned() };
        Ok(Var { value: OsString::from(text).into(), origin: Cow::Owned(origin), expanded: false })
    }

    /// Returns the name and the origin of an empty text in the highest layer that mentions the variable, if all that the
    /// layer has is empty.
    pub(super) fn empty_mention(&self, spec: &'static VariableSpec, prefix: &KnownName) -> Option<(KnownName, Origin)> {
        let mut mentions = self.mentions(spec, prefix);
        let highest = highest(&mentions)?;
        mentions.retain(|mention| mention.layer == highest);
        let mut empty = None;
        for mention in mentions {
            match mention.lookup {
                Lookup::Found(ref var) if mention.is_unset(spec, var) => {
                    empty.get_or_insert_with(|| (mention.name.clone(), var.origin.clone().into_owned()));
                }
                _ => return None,
            }
        }
        empty
    }

    fn warn_of_deprecated(&mut self, spec: &VariableSpec, mention: &Mention<'_>, origin: &Origin) {
        let Some(alias) = mention.alias.filter(|alias| alias.deprecated) else { return };
        let instead = self.full_name(spec).join(if mention.file { "_FILE" } else { "" });
        let finding = Finding::Deprecated { instead, note: alias.note };
        self.warn(Found::new(finding, mention.name.clone()), origin);
    }

    fn overridden(&self, mentions: &[Mention<'_>], fallback: Option<&'static str>) -> Option<Box<Seen>> {
        let watch = self.links.watch?;
        let highest = highest(mentions);
        let mut names = Vec::new();
        for mention in mentions {
            // A name in the deciding layer overrides the layers below. Any other name is itself overridden, and so are
            // the layers below it.
            let from = if Some(mention.layer) == highest { mention.layer + 1 } else { mention.layer };
            names.push((from, &mention.name));
        }
        let mut seen = Box::new((watch.overridden)(self.env, &names));
        seen.fallback = fallback;
        Some(seen)
    }
}

/// Decides names that are perhaps set. If none is, a name in a lower layer counts, so the variable is set for sure.
fn settle(spec: &VariableSpec, mentions: &mut [Mention<'_>]) {
    let lowest_set = mentions.iter().filter(|mention| match &mention.lookup {
        Lookup::Found(var) => !mention.is_unset(spec, var),
        Lookup::Unset | Lookup::Perhaps(_) => false,
        Lookup::Unknown(_) | Lookup::Broken(_) | Lookup::Reported => true,
    });
    let Some(lowest_set) = lowest_set.map(|mention| mention.layer).max() else { return };
    for mention in mentions {
        match std::mem::replace(&mut mention.lookup, Lookup::Unset) {
            Lookup::Perhaps(origin) if mention.layer < lowest_set => mention.lookup = Lookup::Unknown(origin),
            lookup => mention.lookup = lookup,
        }
    }
}

/// Returns the highest layer that mentions the variable.
fn highest(mentions: &[Mention<'_>]) -> Option<usize> {
    mentions.iter().map(|mention| mention.layer).min()
}
