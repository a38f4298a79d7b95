//! Maps of `key=value` items.

use std::collections::{BTreeMap, HashMap, btree_map, hash_map};
use std::fmt;
use std::hash::{BuildHasher, Hash};

use super::list::{Shown, each, join, join_sorted, repeats};
use super::{EnvValue, Expected, Part, Raw, Sensitivity, ValueError};
use crate::say::value as say;

impl<K: EnvValue + Ord, V: EnvValue> EnvValue for BTreeMap<K, V> {
    const EXPECTED: Expected = Expected::map(&K::EXPECTED, &V::EXPECTED);
    const SENSITIVITY: Sensitivity = K::SENSITIVITY.and(V::SENSITIVITY);

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        ordered(&raw, V::parse)
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        join(value.iter().map(Pair), f)
    }

    fn warnings(value: &Self) -> Option<ValueError> {
        value.iter().find_map(entry_warnings)
    }
}

impl<K: EnvValue + Eq + Hash, V: EnvValue, S: BuildHasher + Default> EnvValue for HashMap<K, V, S> {
    const EXPECTED: Expected = Expected::map(&K::EXPECTED, &V::EXPECTED);
    const SENSITIVITY: Sensitivity = K::SENSITIVITY.and(V::SENSITIVITY);

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        hashed(&raw, V::parse)
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        join_sorted(value.iter().map(Pair), f)
    }

    fn warnings(value: &Self) -> Option<ValueError> {
        value.iter().find_map(entry_warnings)
    }
}

/// Parses the entries of a map, and their values with a parser.
pub(super) fn ordered<K: EnvValue + Ord, V>(
    raw: &Raw<'_>,
    parse: impl Fn(Raw<'_>) -> Result<V, ValueError>,
) -> Result<BTreeMap<K, V>, ValueError> {
    let mut entries = BTreeMap::new();
    each_entry(raw, &parse, &mut |i, key, value| match entries.entry(key) {
        btree_map::Entry::Vacant(entry) => {
            entry.insert((i, value));
            None
        }
        btree_map::Entry::Occupied(entry) => Some(entry.get().0),
    })?;
    Ok(entries.into_iter().filter_map(|(key, (_, value))| Some((key, value?))).collect())
}

/// Likewise.
pub(super) fn hashed<K: EnvValue + Eq + Hash, V, S: BuildHasher + Default>(
    raw: &Raw<'_>,
    parse: impl Fn(Raw<'_>) -> Result<V, ValueError>,
) -> Result<HashMap<K, V, S>, ValueError> {
    let mut entries: HashMap<_, _, S> = HashMap::default();
    each_entry(raw, &parse, &mut |i, key, value| match entries.entry(key) {
        hash_map::Entry::Vacant(entry) => {
            entry.insert((i, value));
            None
        }
        hash_map::Entry::Occupied(entry) => Some(entry.get().0),
    })?;
    Ok(entries.into_iter().filter_map(|(key, (_, value))| Some((key, value?))).collect())
}

/// Passes each key to `insert`, with its value if that is valid. `insert` returns the item that had the key before.
fn each_entry<K: EnvValue, V>(
    raw: &Raw<'_>,
    parse: &impl Fn(Raw<'_>) -> Result<V, ValueError>,
    insert: &mut dyn FnMut(usize, K, Option<V>) -> Option<usize>,
) -> Result<(), ValueError> {
    let is_pair = |item: &Raw<'_>, separator: char| {
        let pair = item.text().ok().and_then(|text| text.split_once(separator));
        pair.is_some_and(|(key, value)| part(item, key, K::parse).is_ok() && part(item, value, parse).is_ok())
    };
    each(raw, None, &|_, item| is_pair(item, '='), &mut |i, item| {
        let Some((key, value)) = item.text()?.split_once('=') else {
            return Err(no_equals(is_pair(&item, ':')).in_item(i));
        };
        let mut errors = Vec::new();
        let key = part(&item, key, K::parse).map_err(|e| errors.push(e.in_place(i, Part::Key))).ok();
        let value = part(&item, value, parse).map_err(|e| errors.push(e.in_place(i, Part::Value))).ok();
        let first = key.and_then(|key| insert(i, key, value));
        errors.extend(first.map(|first| repeats(say::repeats_key(first), i)));
        if errors.is_empty() { Ok(()) } else { Err(errors.into_iter().collect()) }
    })?;
    Ok(())
}

#[cold]
fn no_equals(has_colon: bool) -> ValueError {
    let error = ValueError::predicate(say::NO_EQUALS);
    if has_colon { error.help(say::EQUALS_FOR_COLON) } else { error }
}

fn part<T>(item: &Raw<'_>, text: &str, parse: impl Fn(Raw<'_>) -> Result<T, ValueError>) -> Result<T, ValueError> {
    let part = item.part(text.trim());
    if part.os_str().is_empty() { Err(ValueError::predicate(say::IS_EMPTY)) } else { parse(part) }
}

/// Maps do not keep the positions of items.
fn entry_warnings<K: EnvValue, V: EnvValue>((key, value): (&K, &V)) -> Option<ValueError> {
    K::warnings(key).or_else(|| V::warnings(value))
}

struct Pair<'a, K, V>((&'a K, &'a V));

impl<K: EnvValue, V: EnvValue> fmt::Display for Pair<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (key, value) = self.0;
        write!(f, "{}={}", Shown(key), Shown(value))
    }
}
