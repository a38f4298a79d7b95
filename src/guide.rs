//! Guides: [secrets], the [documents] of a configuration, [adopting] the crate, [which type](variables) for which
//! variable, checking it [before a deploy](deploy), running it [in production](production), its [logging], and its
//! [performance]; [migrating] from other loaders, and with the `envy` feature, from envy.

#[doc = include_str!("../docs/secrets.md")]
pub mod secrets {}

#[doc = include_str!("../docs/documents.md")]
pub mod documents {}

#[doc = include_str!("../docs/adopting.md")]
pub mod adopting {}

#[doc = include_str!("../docs/migrating.md")]
pub mod migrating {}

#[doc = include_str!("../docs/deploy.md")]
pub mod deploy {}

#[doc = include_str!("../docs/production.md")]
pub mod production {}

#[doc = include_str!("../docs/logging.md")]
pub mod logging {}

#[doc = include_str!("../docs/performance.md")]
pub mod performance {}

#[cfg(feature = "service")]
#[doc = include_str!("../docs/variables.md")]
pub mod variables {}

#[cfg(all(feature = "derive", feature = "envy", feature = "service"))]
#[cfg_attr(docsrs, doc(cfg(feature = "envy")))]
#[doc = include_str!("../docs/migrating-from-envy.md")]
pub mod migrating_from_envy {}
