//! The walk: prefix, look up, parse, collect. The only stateful thing.

use crate::schema::Field;
use crate::value::Reader;

/// Walks a configuration. Generated code calls it once for each field.
#[derive(Debug)]
pub struct Loader<'e> {
    env: &'e (),
}

impl Loader<'_> {
    /// A field of one variable; its default, if it has one, is a text.
    pub fn value<T>(&mut self, field: &'static Field, reader: Reader<T>) -> Option<T> {
        let _ = (self.env, field, reader);
        None
    }

    /// A field of one variable, with a default that is a value.
    pub fn value_or<T>(&mut self, field: &'static Field, reader: Reader<T>, default: fn() -> T) -> Option<T> {
        let _ = default;
        self.value(field, reader)
    }

    /// A field that is a configuration of its own.
    pub fn group<T>(&mut self, field: &'static Field, load: fn(&mut Loader<'_>) -> Option<T>) -> Option<T> {
        let _ = field;
        load(self)
    }
}
