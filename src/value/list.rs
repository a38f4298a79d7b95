//! Lists, arrays, tuples and sets: every bad item is reported with its position.

use std::collections::{BTreeSet, HashSet};
use std::fmt;
use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

use super::{EnvValue, Expected, Form, Raw, Sensitivity, ValueError};
use crate::say::Sentence;
use crate::say::{hint as say_hint, value as say};
use crate::shape;

macro_rules! list {
    ($($list:ty)*) => {$(
        impl<T: EnvValue> EnvValue for $list {
            const EXPECTED: Expected = Expected::list(&T::EXPECTED);
            const SENSITIVITY: Sensitivity = T::SENSITIVITY;

            fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
                items(&raw, None, T::parse).map(Into::into)
            }

            fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                join(value.iter().map(Shown), f)
            }

            fn warnings(value: &Self) -> Option<ValueError> {
                warnings(value.iter())
            }
        }
    )*};
}
list!(Vec<T> Box<[T]> Arc<[T]>);

impl<T: EnvValue, const N: usize> EnvValue for [T; N] {
    const EXPECTED: Expected = Expected::array(&T::EXPECTED, N);
    const SENSITIVITY: Sensitivity = T::SENSITIVITY;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        array(&raw, T::parse)
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        join(value.iter().map(Shown), f)
    }

    fn warnings(value: &Self) -> Option<ValueError> {
        warnings(value.iter())
    }
}

macro_rules! tuple {
    ($length:literal: $($T:ident $t:ident $i:tt),*) => {
        impl<$($T: EnvValue),*> EnvValue for ($($T,)*) {
            const EXPECTED: Expected = Expected::tuple(&[$($T::EXPECTED),*]);
            const SENSITIVITY: Sensitivity = Sensitivity::Public$(.and($T::SENSITIVITY))*;

            fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
                $(let mut $t = None;)*
                let is_valid = |i, item: &Raw<'_>| match i {
                    $($i => is_item(item, $T::parse),)*
                    _ => false,
                };
                let length = each(&raw, Some($length), &is_valid, &mut |i, item| {
                    match i {
                        $($i => $t = Some($T::parse(item).map_err(|e| e.in_item(i))?),)*
                        _ => {}
                    }
                    Ok(())
                })?;
                match ($($t,)*) {
                    ($(Some($t),)*) => Ok(($($t,)*)),
                    _ => Err(wrong_length(length, $length)),
                }
            }

            fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let items: [&dyn fmt::Display; $length] = [$(&Shown(&value.$i)),*];
                join(items.into_iter(), f)
            }

            fn warnings(value: &Self) -> Option<ValueError> {
                let items = [$($T::warnings(&value.$i).map(|warning| warning.in_item($i))),*];
                items.into_iter().flatten().reduce(ValueError::and)
            }
        }
    };
}
tuple!(2: A a 0, B b 1);
tuple!(3: A a 0, B b 1, C c 2);
tuple!(4: A a 0, B b 1, C c 2, D d 3);
tuple!(5: A a 0, B b 1, C c 2, D d 3, E e 4);
tuple!(6: A a 0, B b 1, C c 2, D d 3, E e 4, F g 5);

impl<T: EnvValue + Ord> EnvValue for BTreeSet<T> {
    const EXPECTED: Expected = Expected::set(&T::EXPECTED);
    const SENSITIVITY: Sensitivity = T::SENSITIVITY;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        items(&raw, None, T::parse).map(Self::from_iter)
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        join(value.iter().map(Shown), f)
    }

    fn warnings(value: &Self) -> Option<ValueError> {
        // Sets do not keep the positions of items.
        value.iter().find_map(T::warnings)
    }
}

impl<T: EnvValue + Eq + Hash, S: BuildHasher + Default> EnvValue for HashSet<T, S> {
    const EXPECTED: Expected = Expected::set(&T::EXPECTED);
    const SENSITIVITY: Sensitivity = T::SENSITIVITY;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        items(&raw, None, T::parse).map(Self::from_iter)
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        join_sorted(value.iter().map(Shown), f)
    }

    fn warnings(value: &Self) -> Option<ValueError> {
        // Sets do not keep the positions of items.
        value.iter().find_map(T::warnings)
    }
}

fn warnings<'a, T: EnvValue + 'a>(items: impl Iterator<Item = &'a T>) -> Option<ValueError> {
    items.enumerate().filter_map(|(i, item)| Some(T::warnings(item)?.in_item(i))).reduce(ValueError::and)
}

/// Parses the items of a list.
pub(super) fn items<T>(
    raw: &Raw<'_>,
    length: Option<usize>,
    parse: impl Fn(Raw<'_>) -> Result<T, ValueError>,
) -> Result<Vec<T>, ValueError> {
    // The capacity that the first push would reserve.
    let mut items = Vec::with_capacity(4);
    each(raw, length, &|_, item| is_item(item, &parse), &mut |i, item| {
        items.push(parse(item).map_err(|e| e.in_item(i))?);
        Ok(())
    })?;
    Ok(items)
}

/// Parses a list of exactly `N` items.
pub(super) fn array<T, const N: usize>(
    raw: &Raw<'_>,
    parse: impl Fn(Raw<'_>) -> Result<T, ValueError>,
) -> Result<[T; N], ValueError> {
    items(raw, Some(N), parse)?.try_into().map_err(|items: Vec<T>| wrong_length(items.len(), N))
}

/// Returns `true` for a valid item, by its number and its text.
type IsValid<'a> = &'a dyn Fn(usize, &Raw<'_>) -> bool;

fn is_item<T>(item: &Raw<'_>, parse: impl Fn(Raw<'_>) -> Result<T, ValueError>) -> bool {
    item.text().is_ok_and(|text| parse(item.part(text)).is_ok())
}

/// Takes one item after another, and continues after a bad one. Returns the number of items.
pub(super) fn each(
    raw: &Raw<'_>,
    length: Option<usize>,
    is_valid: IsValid<'_>,
    take: &mut dyn FnMut(usize, Raw<'_>) -> Result<(), ValueError>,
) -> Result<usize, ValueError> {
    let mut found = 0;
    let mut errors = Vec::new();
    for item in raw.texts()? {
        if item.is_empty() {
            errors.push(ValueError::predicate(say::IS_EMPTY).in_item(found));
        } else if let Err(error) = take(found, raw.part(item)) {
            errors.push(error);
        }
        found += 1;
    }
    if let Some(length) = length.filter(|&length| length != found) {
        errors.insert(0, wrong_length(found, length));
    }
    match errors.is_empty() {
        true => Ok(found),
        // A single mistake, which every item would repeat.
        false if shape::is_in_brackets(raw.text()?) => Err(ValueError::new(say::LOOKS_LIKE_JSON)),
        false if is_separated_otherwise(raw, length, is_valid) => {
            let help = say_hint::separate_with(raw.separator());
            Err(errors.into_iter().map(|error| error.advised_instead(&help)).collect())
        }
        false => Err(errors.into_iter().collect()),
    }
}

/// Returns `true` if the text is a list of valid items with another separator than that of the field.
#[cold]
fn is_separated_otherwise(raw: &Raw<'_>, length: Option<usize>, is_valid: IsValid<'_>) -> bool {
    let Ok(text) = raw.text() else { return false };
    let is_own = |c: char| raw.separator().starts_with(c);
    let is_white = |c: char| c.is_whitespace();
    let is_mark = |c: char| matches!(c, ',' | ';' | '|' | '\n');
    let splits: [&dyn Fn(char) -> bool; 2] = [&is_mark, &is_white];
    splits.iter().any(|separates| {
        let is_other = |c: char| separates(c) && !is_own(c);
        let items = text.split(*separates).map(str::trim).filter(|item| !item.is_empty());
        let mut count = 0;
        let are_valid = items.enumerate().all(|(index, item)| {
            count = index + 1;
            is_valid(index, &raw.part(item))
        });
        let may_split = text.contains(is_other) && (separates(';') || !text.contains(raw.separator()));
        may_split && are_valid && count > 1 && length.is_none_or(|length| length == count)
    })
}

#[cold]
fn wrong_length(found: usize, expected: usize) -> ValueError {
    ValueError::said(Form::Predicate, say::wrong_length(found, expected))
}

#[cold]
pub(super) fn repeats(what: Sentence, item: usize) -> ValueError {
    ValueError::said(Form::Predicate, what).in_item(item)
}

pub(super) struct Shown<'a, T>(pub(super) &'a T);

impl<T: EnvValue> fmt::Display for Shown<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::show(self.0, f)
    }
}

pub(super) fn join(items: impl Iterator<Item = impl fmt::Display>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (i, item) in items.enumerate() {
        write!(f, "{}{item}", if i == 0 { "" } else { "," })?;
    }
    Ok(())
}

/// Sorts the items of a collection whose order changes from run to run.
pub(super) fn join_sorted(items: impl Iterator<Item = impl fmt::Display>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut items: Vec<_> = items.map(|item| item.to_string()).collect();
    items.sort_unstable();
    f.write_str(&items.join(","))
}
