//! Durations without a unit, for variables with the unit in their name: `TTL_SECS=300`.
//!
//! A field of type [`Duration`] requires a unit in the value. If the name of the variable is fixed and includes the
//! unit, pass one of these functions to `parse_with`:
//!
//! ```
//! use std::time::Duration;
//! use factor3::{Env, EnvConfig};
//!
//! #[derive(Debug, EnvConfig)]
//! struct Config {
//!     #[env(parse_with = factor3::duration::seconds)]
//!     ttl_secs: Duration,
//! }
//!
//! let config = Config::load(&Env::from([("TTL_SECS", "300")]))?;
//! assert_eq!(config.ttl_secs, Duration::from_secs(300));
//! # Ok::<(), factor3::Error>(())
//! ```

use std::time::Duration;

/// Parses a whole number of seconds.
///
/// It accepts the texts that parse as a `u64`: ASCII digits with an optional `+`, and nothing around them.
///
/// # Errors
///
/// Returns a message in the source code, which is safe to show for any text.
///
/// ```
/// use std::time::Duration;
/// use factor3::duration::seconds;
///
/// assert_eq!(seconds("300"), Ok(Duration::from_secs(300)));
/// assert_eq!(seconds("5m"), Err("it is not a whole number of seconds"));
/// ```
pub fn seconds(text: &str) -> Result<Duration, &'static str> {
    whole(text, "it is not a whole number of seconds").map(Duration::from_secs)
}

/// Parses a whole number of milliseconds.
///
/// It accepts the texts that parse as a `u64`: ASCII digits with an optional `+`, and nothing around them.
///
/// # Errors
///
/// Returns a message in the source code, which is safe to show for any text.
///
/// ```
/// use std::time::Duration;
/// use factor3::duration::milliseconds;
///
/// assert_eq!(milliseconds("250"), Ok(Duration::from_millis(250)));
/// assert_eq!(milliseconds("0.25"), Err("it is not a whole number of milliseconds"));
/// ```
pub fn milliseconds(text: &str) -> Result<Duration, &'static str> {
    whole(text, "it is not a whole number of milliseconds").map(Duration::from_millis)
}

fn whole(text: &str, otherwise: &'static str) -> Result<u64, &'static str> {
    text.parse().map_err(|_| {
        let digits = text.strip_prefix('+').unwrap_or(text);
        if text.trim().len() < text.len() {
            "it has white space around it"
        } else if !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit()) {
            "it is too large"
        } else {
            otherwise
        }
    })
}
