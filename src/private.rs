//! The only door for generated code. Nothing here is covered by semver.

pub use crate::docs::drift::assert_document;
pub use crate::expected::{Bounds, Expected, Sensitivity};
pub use crate::load::Loader;
pub use crate::schema::{AliasSpec, Field, Schema};
pub use crate::value::convert::{DefaultValue, Foreign, ForeignValue, FromText, IntoValueError, MadeFor, word};
#[cfg(feature = "envy")]
pub use crate::value::envy::{Deserialized, DeserializedGroup};
pub use crate::value::rule::{Broken, Checked, RangeOf};
pub use crate::value::{Raw, Reader, TlsPolicy, Unread, ValueError};
pub use core::default::Default;
pub use core::fmt;
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};

// Under other names, because generated code writes them at the author's own places: a path to what is in scope there
// would be linted as needlessly qualified.
pub use crate::config::EnvConfig as Config;
pub use crate::value::EnvValue as Value;
pub use core::result::Result as Outcome;
#[cfg(feature = "envy")]
pub use serde::de::DeserializeOwned;

/// What the variable of the field option `password` is read as.
pub type Password = Option<secrecy::SecretString>;
