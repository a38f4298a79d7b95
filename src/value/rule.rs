//! Rules about parsed values: ranges, and functions of the author. They see through `Option`, pointers and lists by
//! traits, and so through every alias of those types.

use std::collections::{BTreeSet, HashSet};
use std::marker::PhantomData;
use std::ops::{Bound, Deref, RangeBounds};

use super::list::Shown;
use super::{EnvValue, Form, ValueError};
use crate::expected::Bounds;
use crate::say;

/// A value to which a rule about an `Input` applies: the value itself, the value inside its `Option` or behind its
/// pointer, or each of its items. `Way` is inferred, because only one way leads to the type that the rule takes.
#[diagnostic::on_unimplemented(
    message = "the rule takes a `{Input}`, but the field has type `{Self}`",
    label = "takes a `{Input}`",
    note = "a rule takes the type of the field, or the type in its `Option`, `Box` or list"
)]
pub trait Checked<Input: ?Sized, Way> {
    /// Returns the reason if the value breaks the rule.
    fn broken(&self, rule: &mut dyn FnMut(&Input) -> Option<ValueError>) -> Option<ValueError>;

    /// Returns the type that the rule is about.
    fn input() -> PhantomData<Input> {
        PhantomData
    }
}

/// The rule is about the value itself.
#[derive(Debug)]
pub struct Itself;

/// The rule is about the value inside an `Option`.
#[derive(Debug)]
pub struct Inside<Way>(PhantomData<Way>);

/// The rule is about the value behind a pointer.
#[derive(Debug)]
pub struct Behind<Way>(PhantomData<Way>);

/// The rule is about each item.
#[derive(Debug)]
pub struct Each<Way>(PhantomData<Way>);

#[diagnostic::do_not_recommend]
impl<T: ?Sized> Checked<T, Itself> for T {
    fn broken(&self, rule: &mut dyn FnMut(&T) -> Option<ValueError>) -> Option<ValueError> {
        rule(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Checked<Input, Way>, Input: ?Sized, Way> Checked<Input, Inside<Way>> for Option<T> {
    fn broken(&self, rule: &mut dyn FnMut(&Input) -> Option<ValueError>) -> Option<ValueError> {
        self.as_ref()?.broken(rule)
    }
}

#[diagnostic::do_not_recommend]
impl<T, Input: ?Sized, Way> Checked<Input, Behind<Way>> for T
where
    T: Deref<Target: Checked<Input, Way>> + ?Sized,
{
    fn broken(&self, rule: &mut dyn FnMut(&Input) -> Option<ValueError>) -> Option<ValueError> {
        (**self).broken(rule)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Checked<Input, Way>, Input: ?Sized, Way> Checked<Input, Each<Way>> for [T] {
    fn broken(&self, rule: &mut dyn FnMut(&Input) -> Option<ValueError>) -> Option<ValueError> {
        let broken = self.iter().enumerate().filter_map(|(i, item)| Some(item.broken(rule)?.in_item(i)));
        broken.reduce(ValueError::and)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Checked<Input, Way>, Input: ?Sized, Way, const N: usize> Checked<Input, Each<Way>> for [T; N] {
    fn broken(&self, rule: &mut dyn FnMut(&Input) -> Option<ValueError>) -> Option<ValueError> {
        self.as_slice().broken(rule)
    }
}

macro_rules! set {
    ($($set:ident $(<$hasher:ident>)?)*) => {$(
        /// A set no longer knows the positions of its items.
        #[diagnostic::do_not_recommend]
        impl<T: Checked<Input, Way>, Input: ?Sized, Way $(, $hasher)?> Checked<Input, Each<Way>> for $set<T $(, $hasher)?> {
            fn broken(&self, rule: &mut dyn FnMut(&Input) -> Option<ValueError>) -> Option<ValueError> {
                self.iter().filter_map(|item| item.broken(rule)).reduce(ValueError::and)
            }
        }
    )*};
}
set!(BTreeSet HashSet<S>);

/// A rule that the value of a field breaks.
#[derive(Debug)]
pub struct Broken {
    /// The name of the rule in a report that may not quote the text of its function. A range has no name.
    pub(crate) rule: Option<&'static str>,
    pub(crate) error: ValueError,
}

impl Broken {
    /// Creates the failure of a function, which gives the reason.
    pub const fn rule(name: &'static str, error: ValueError) -> Self {
        Self { rule: Some(name), error }
    }

    /// Creates the failure of a range.
    pub const fn range(error: ValueError) -> Self {
        Self { rule: None, error }
    }
}

/// A range of values, whose bounds can be shown and compared with.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a range of `{T}`",
    label = "not a range of `{T}`",
    note = "the bounds have the type of the field, or the type in its `Option`, `Box` or list, which must implement \
            `PartialOrd` and `EnvValue`"
)]
pub trait RangeOf<T> {
    // The range comes last, because its type is inferred from the option of the field.

    /// Returns the reason if a value is outside.
    fn outside(value: &T, range: &Self) -> Option<ValueError>;

    /// Returns the bounds in the form that the type shows.
    fn bounds(of: PhantomData<T>, range: &Self) -> Bounds;
}

#[diagnostic::do_not_recommend]
impl<T: PartialOrd + EnvValue, R: RangeBounds<T>> RangeOf<T> for R {
    fn outside(value: &T, range: &R) -> Option<ValueError> {
        if range.contains(value) {
            return None;
        }
        let too_small = match range.start_bound() {
            Bound::Included(start) => value < start,
            Bound::Excluded(start) => value <= start,
            Bound::Unbounded => false,
        };
        let reason = if too_small { say::value::TOO_SMALL } else { say::value::TOO_LARGE };
        Some(ValueError::said(Form::Outside, reason.into()))
    }

    fn bounds(_: PhantomData<T>, range: &R) -> Bounds {
        Bounds { start: range.start_bound().map(text), end: range.end_bound().map(text) }
    }
}

fn text<T: EnvValue>(value: &T) -> String {
    Shown(value).to_string()
}
