//! An order, and the rules for one.

use lettre::Address;
use serde::{Deserialize, Serialize};

/// An order of a customer. The sender chooses the id, which makes it harmless to send an order again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    #[serde(default)]
    pub id: String,
    pub sku: String,
    pub quantity: u32,
    /// The address for the confirmation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Address>,
}

impl Order {
    /// Returns the reason why the order cannot be stored, if there is one.
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

/// Databases disagree on whether `A` and `a` are one key, so a key has no capital letters.
fn is_key(text: &str) -> bool {
    let legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=64).contains(&text.len()) && text.bytes().all(legal)
}
