//! An order, and what makes one acceptable.

use lettre::Address;
use serde::{Deserialize, Serialize};

/// What a customer orders. Whoever sends it chooses its id, so that to send it again is harmless.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    #[serde(default)]
    pub id: String,
    pub sku: String,
    pub quantity: u32,
    /// Where the confirmation goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Address>,
}

impl Order {
    /// Returns why the order cannot be stored, if it cannot.
    pub fn fault(&self) -> Option<&'static str> {
        if !is_key(&self.id) {
            return Some("the id is not 1 to 64 lower-case letters, digits and hyphens");
        }
        if !is_key(&self.sku) {
            return Some("the sku is not 1 to 64 lower-case letters, digits and hyphens");
        }
        (self.quantity == 0).then_some("the quantity is 0")
    }
}

/// Databases do not agree on whether `A` and `a` are one key, so a key has no capital letters.
fn is_key(text: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=64).contains(&text.len()) && text.bytes().all(legal)
}
