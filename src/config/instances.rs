//! Maps of configurations: a variable lists the keys, and each has variables of its own.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};

use super::EnvConfig;
use crate::expected::Expected;
use crate::load::Loader;
use crate::schema::{Field, Schema};
use crate::value::{EnvValue, InstanceNames};

/// A field with a configuration for each name in a list.
#[doc(hidden)]
pub trait Instances: Sized {
    /// The description of the list.
    const __LIST: &'static Expected;

    /// The schema of one instance.
    const __SCHEMA: &'static Schema;

    fn __load(loader: &mut Loader<'_>, field: &'static Field) -> Option<Self>;
}

impl<K: EnvValue + Ord, T: EnvConfig> Instances for BTreeMap<K, T> {
    const __LIST: &'static Expected = &InstanceNames::<K>::EXPECTED;
    const __SCHEMA: &'static Schema = T::__SCHEMA;

    fn __load(loader: &mut Loader<'_>, field: &'static Field) -> Option<Self> {
        Some(loader.each_instance(field, &InstanceNames::<K>::READER, T::__load)?.into_iter().collect())
    }
}

/// In the order of the list.
impl<K: EnvValue + Eq, T: EnvConfig> Instances for Vec<(K, T)> {
    const __LIST: &'static Expected = &InstanceNames::<K>::EXPECTED;
    const __SCHEMA: &'static Schema = T::__SCHEMA;

    fn __load(loader: &mut Loader<'_>, field: &'static Field) -> Option<Self> {
        loader.each_instance(field, &InstanceNames::<K>::READER, T::__load)
    }
}

impl<K: EnvValue + Eq + Hash, T: EnvConfig, S: BuildHasher + Default> Instances for HashMap<K, T, S> {
    const __LIST: &'static Expected = &InstanceNames::<K>::EXPECTED;
    const __SCHEMA: &'static Schema = T::__SCHEMA;

    fn __load(loader: &mut Loader<'_>, field: &'static Field) -> Option<Self> {
        Some(loader.each_instance(field, &InstanceNames::<K>::READER, T::__load)?.into_iter().collect())
    }
}
