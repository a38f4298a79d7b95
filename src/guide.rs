//! Pages about more than one item: [secrets], the [documents] of a configuration, [adopting] the crate, and running it
//! [in production](production); with the feature `envy`, migrating from envy.

#[doc = include_str!("../docs/secrets.md")]
pub mod secrets {}

#[doc = include_str!("../docs/documents.md")]
pub mod documents {}

#[doc = include_str!("../docs/adopting.md")]
pub mod adopting {}

#[doc = include_str!("../docs/production.md")]
pub mod production {}

#[cfg(all(feature = "derive", feature = "envy", feature = "service"))]
#[cfg_attr(docsrs, doc(cfg(feature = "envy")))]
#[doc = include_str!("../docs/migrating-from-envy.md")]
pub mod migrating_from_envy {}
