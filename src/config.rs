//! The trait that the derive implements: a schema, and the walk over it.

use crate::loader::Loader;
use crate::schema::Schema;

/// A configuration: a struct whose fields are variables, or groups of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a configuration struct",
    label = "not a group of variables",
    note = "add `#[derive(EnvConfig)]` to `{Self}`, or remove `nested` to read one variable into it"
)]
pub trait EnvConfig: Sized {
    #[doc(hidden)]
    const __SCHEMA: &'static Schema;

    #[doc(hidden)]
    fn __load(loader: &mut Loader<'_>) -> Option<Self>;

    /// The description of every variable that the type reads.
    fn schema() -> &'static Schema {
        Self::__SCHEMA
    }
}
