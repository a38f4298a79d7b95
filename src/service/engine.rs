//! The engine that reads, checks, redacts and writes the URL of any service, by its table.
//!
//! A text passes through [`shape`] (a text that was copied, quoted or templated badly), [`scheme`], [`authority`],
//! [`path`] and [`query`], which fill [`parts`]. [`credentials`] explains a text that cannot be split. [`cross_check`] compares the result with that of the `url` crate.
//! [`read`] runs these steps. [`tls`] and [`warnings`] look at the parts afterwards.

pub(super) mod authority;
pub(super) mod credentials;
mod cross_check;
pub(super) mod encode;
pub(super) mod faults;
pub(super) mod host;
pub(super) mod parts;
pub(super) mod path;
mod query;
pub(super) mod read;
pub(super) mod scheme;
pub(super) mod shape;
pub(super) mod tls;
pub(super) mod warnings;
