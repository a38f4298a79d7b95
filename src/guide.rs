//! Pages about more than one item: [secrets], [adopting] the crate, and running it [in production](production).

#[doc = include_str!("../docs/secrets.md")]
pub mod secrets {}

#[doc = include_str!("../docs/adopting.md")]
pub mod adopting {}

#[doc = include_str!("../docs/production.md")]
pub mod production {}
