//! The only door for generated code. Nothing here is covered by semver.

#[cfg(feature = "docs")]
pub use crate::docs::drift::assert_document;
pub use crate::expected::{Bounds, Expected, Sensitivity};
pub use crate::expected::{also, described, in_unit, within};
pub use crate::load::Loader;
pub use crate::schema::check::{
    check_allow_userinfo, check_default, check_deny_empty, check_no_file, check_parts, check_password, check_public,
    check_separator, check_tls, check_type,
};
pub use crate::schema::{AliasSpec, Field, PartName, PartRows, Schema, SchemaBuilder, row};
pub use crate::unique::{check_unique, check_unique_parts, check_unique_password};
pub use crate::value::around::{FromText, MadeFor};
pub use crate::value::convert::{DefaultValue, Foreign, ForeignValue, IntoValueError, word};
#[cfg(feature = "envy")]
pub use crate::value::envy::{Deserialized, DeserializedGroup};
pub use crate::value::rule::{Broken, Checked, RangeOf};
pub use crate::value::time::unit::{InUnit, bounds_in};
pub use crate::value::{Raw, Reader, TlsPolicy, Unread, ValueError};
pub use core::default::Default;
pub use core::fmt;
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};

// Renamed, because generated code uses them with the spans of the author's code. A qualified path to a name that is in
// scope there would trigger the lint `unused_qualifications`.
pub use crate::config::EnvConfig as Config;
pub use crate::config::instances::Instances;
pub use crate::value::EnvValue as Value;
pub use core::result::Result as Outcome;
#[cfg(feature = "envy")]
pub use serde::de::DeserializeOwned;

/// The type of the variable that the field option `password` names.
pub type Password = Option<secrecy::SecretString>;
