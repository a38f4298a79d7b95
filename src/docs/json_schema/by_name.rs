//! A list of named values in which a name is found at once.

use crate::hash::Map;

/// Values by their names, in the order in which they were added.
pub(super) struct ByName<V> {
    list: Vec<(String, V)>,
    /// The place of the first value of each name.
    places: Map<String, usize>,
}

impl<V> ByName<V> {
    pub(super) fn push(&mut self, name: &str, value: V) {
        self.places.entry(name.to_owned()).or_insert(self.list.len());
        self.list.push((name.to_owned(), value));
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        let place = *self.places.get(name)?;
        Some(&mut self.list[place].1)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(super) fn into_list(self) -> Vec<(String, V)> {
        self.list
    }
}

impl<V> Default for ByName<V> {
    fn default() -> Self {
        Self { list: Vec::new(), places: Map::default() }
    }
}
