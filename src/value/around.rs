//! Types that another parser than [`EnvValue`] reads: a value, or a container of such values.
//!
//! Both traits see through `Option`, pointers, lists, sets and the values of maps, and so through every alias of those
//! types. `Way` is inferred, because only one way leads to the type that the parser makes.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;
use std::hash::{BuildHasher, Hash};
use std::marker::PhantomData;
use std::str::FromStr;
use std::sync::Arc;

use super::convert::IntoValueError;
use super::rule::{Behind, Each, Inside, Itself};
use super::{EnvValue, Expected, Raw, ValueError, list, map};

/// A parser of one value or item.
#[expect(unreachable_pub, reason = "a trait for generated code has it in its signature")]
pub type ParseItem<'a, Item> = &'a dyn Fn(Raw<'_>) -> Result<Item, ValueError>;

/// For `parse_with`: what the function returns, which is the value of a field or of each item in it.
#[diagnostic::on_unimplemented(
    message = "the function returns `{Self}`, but the field has type `{Field}`",
    label = "returns `{Self}`",
    note = "`parse_with` takes a function from `&str` to a `Result` of the field's type, or of the type in its `Option`, \
            `Box`, list, set or map"
)]
pub trait MadeFor<Field, Way>: Sized {
    // The function's type is `Self`: rustc then infers it from the function, and compares it with the field.

    /// See [`EnvValue::EXPECTED`].
    const EXPECTED: Expected;

    /// The description, for inference: it knows the type that the function returns.
    const BY: By<Self> = By { expected: Self::EXPECTED, item: PhantomData };

    /// Parses the whole text of a variable.
    ///
    /// # Errors
    ///
    /// Fails with the reasons of the function.
    fn make(raw: Raw<'_>, item: ParseItem<'_, Self>) -> Result<Field, ValueError>;
}

/// The description of a type that is made of `Item`s.
pub struct By<Item> {
    expected: Expected,
    item: PhantomData<fn() -> Item>,
}

impl<Item> By<Item> {
    /// Returns the description for a field whose items this function makes. The function is not called.
    pub const fn made_by(self, _: fn(&str) -> Option<Item>, is_option: bool) -> Expected {
        let Self { expected, .. } = self;
        // The function may make the `Option` itself.
        if is_option && !expected.is_optional() { expected.optional() } else { expected }
    }
}

impl<Item> fmt::Debug for By<Item> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expected.fmt(f)
    }
}

/// For `from_str`: a type that implements `FromStr`, or is made of one that does.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read with `from_str`",
    label = "has no `FromStr` with an error that can be reported",
    note = "implement `FromStr` for it, or for the type in its `Option`, `Box`, list, set or map, with an error type that \
            implements `Display` and borrows nothing",
    note = "the keys of a map implement `EnvValue`",
    note = "or write `#[env(parse_with = path::to::function)]`"
)]
pub trait FromText<Way>: Sized {
    /// See [`EnvValue::EXPECTED`].
    const EXPECTED: Expected;

    /// Parses the whole text of a variable.
    ///
    /// # Errors
    ///
    /// Fails with the errors of `FromStr`.
    fn from_text(raw: Raw<'_>) -> Result<Self, ValueError>;
}

#[diagnostic::do_not_recommend]
impl<T> MadeFor<T, Itself> for T {
    const EXPECTED: Expected = Expected::foreign();

    fn make(raw: Raw<'_>, item: ParseItem<'_, T>) -> Result<T, ValueError> {
        item(raw)
    }
}

#[diagnostic::do_not_recommend]
impl<T: FromStr<Err: IntoValueError>> FromText<Itself> for T {
    const EXPECTED: Expected = Expected::foreign();

    fn from_text(raw: Raw<'_>) -> Result<Self, ValueError> {
        raw.text()?.parse().map_err(IntoValueError::into_value_error)
    }
}

/// Implements both traits for a container of `T`s, which `parse` reads.
macro_rules! container {
    ($([$($parameter:tt)*] $container:ty: $way:ident $(where [$($bound:path),+])?, $describe:expr,
        |$raw:ident, $parse:ident| $made:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<Item: MadeFor<T, Way>, T $(: $($bound +)+)?, Way, $($parameter)*> MadeFor<$container, $way<Way>> for Item {
            const EXPECTED: Expected = $describe(&<Item as MadeFor<T, Way>>::EXPECTED);

            fn make($raw: Raw<'_>, item: ParseItem<'_, Item>) -> Result<$container, ValueError> {
                let $parse = |raw: Raw<'_>| <Item as MadeFor<T, Way>>::make(raw, item);
                $made
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: FromText<Way> $($(+ $bound)+)?, Way, $($parameter)*> FromText<$way<Way>> for $container {
            const EXPECTED: Expected = $describe(&<T as FromText<Way>>::EXPECTED);

            fn from_text($raw: Raw<'_>) -> Result<Self, ValueError> {
                let $parse = T::from_text;
                $made
            }
        }
    )*};
}
container! {
    [] Option<T>: Inside, Expected::option, |raw, parse| parse(raw).map(Some);
    [] Box<T>: Behind, Expected::copied, |raw, parse| parse(raw).map(Into::into);
    [] Arc<T>: Behind, Expected::copied, |raw, parse| parse(raw).map(Into::into);
    [] Vec<T>: Each, Expected::list, |raw, parse| list::items(&raw, None, parse);
    [] Box<[T]>: Each, Expected::list, |raw, parse| list::items(&raw, None, parse).map(Into::into);
    [] Arc<[T]>: Each, Expected::list, |raw, parse| list::items(&raw, None, parse).map(Into::into);
    [const N: usize] [T; N]: Each, array::<N>, |raw, parse| list::array(&raw, parse);
    [] BTreeSet<T>: Each where [Ord], Expected::set, |raw, parse| list::items(&raw, None, parse).map(FromIterator::from_iter);
    [S: BuildHasher + Default] HashSet<T, S>: Each where [Eq, Hash], Expected::set,
        |raw, parse| list::items(&raw, None, parse).map(FromIterator::from_iter);
    // The key is read by its own type.
    [K: EnvValue + Ord] BTreeMap<K, T>: Each, keyed::<K>, |raw, parse| map::ordered(&raw, parse);
    [K: EnvValue + Eq + Hash, S: BuildHasher + Default] HashMap<K, T, S>: Each, keyed::<K>,
        |raw, parse| map::hashed(&raw, parse);
}

const fn array<const N: usize>(item: &'static Expected) -> Expected {
    Expected::array(item, N)
}

const fn keyed<K: EnvValue>(value: &'static Expected) -> Expected {
    Expected::map(K::__EXPECTED, value)
}
