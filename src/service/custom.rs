//! The kit for a service of your own: a [`Table`] describes the grammar of its URLs, and [`ServiceUrl`] does the rest.
//!
//! Implement [`Service`] for a marker type. [`ServiceUrl<Mine>`](ServiceUrl) then reads, checks, redacts and writes the
//! URLs of that service exactly like the types of this crate, which are built from the same tables.

mod key;
mod scheme;
mod service;
mod table;

pub(in crate::service) use key::Values;
pub use key::{Key, UrlPart};
pub use scheme::Scheme;
pub use service::Service;
pub(in crate::service) use table::OtherForm;
pub use table::{PathKind, Table};

pub use super::url::ServiceUrl;
