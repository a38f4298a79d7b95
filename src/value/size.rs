//! Sizes in bytes: `10MiB`, `64kB`, `1048576`.
//!
//! The grammar is our own, because the crates for sizes guess: `10M` is 10,000,000 bytes for Kubernetes and 10,485,760
//! for systemd. A value in a configuration is unambiguous or an error.

use std::fmt;
use std::num::TryFromIntError;
use std::str::FromStr;

use super::{EnvValue, Expected, Form, Raw, Sensitivity, ValueError, character};
use crate::say::{hint, size, value as say};
use crate::suggest;
use crate::text::is_one_of;

/// A size in bytes, such as the limit of a request or the capacity of a cache.
///
/// The text is a number and a unit, with nothing between them:
///
/// | unit | bytes |
/// | --- | --- |
/// | none, `B` | 1 |
/// | `kB` `MB` `GB` `TB` `PB` `EB` | powers of 1000, as the SI defines them |
/// | `KiB` `MiB` `GiB` `TiB` `PiB` `EiB`, or without the `B`, as Kubernetes writes them | powers of 1024 |
///
/// The number may have a fraction if the size is a whole number of bytes: `1.5GiB`. At most it is the largest `u64`.
///
/// A unit that programs read in two ways is an error, and the help says both. `M` and `G` alone are powers of 1000 for
/// Kubernetes and Redis, and of 1024 for systemd, Docker, nginx and Java. `KB`, `kb` and `mb` differ likewise. `MB` is
/// what the SI defines, although some databases and frameworks count 1024 kilobytes: write `MiB` for those.
///
/// [`Display`](fmt::Display) writes the same size in the unit with the shortest number.
///
/// ```
/// use factor3::value::ByteSize;
/// use factor3::{Env, EnvConfig};
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     #[env(default = "10MiB", range = ByteSize::new(1024)..)]
///     max_body: ByteSize,
/// }
///
/// let config = Config::load(&Env::from([("MAX_BODY", "1.5GiB")]))?;
/// assert_eq!(config.max_body.bytes(), 1_610_612_736);
///
/// let error = Config::load(&Env::from([("MAX_BODY", "512k")])).unwrap_err();
/// assert_eq!(
///     error.problems()[0].to_string(),
///     "MAX_BODY must be a size in bytes of at least 1KiB: its unit has two meanings (set in code); \
///      write `kB` for 1000 bytes, or `KiB` for 1024 bytes"
/// );
/// # Ok::<(), factor3::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteSize(u64);

/// A power of 1000, the same power of 1024, and their names.
struct Power {
    letter: char,
    si: &'static str,
    iec: &'static str,
    exponent: u32,
}

const fn power(letter: char, si: &'static str, iec: &'static str, exponent: u32) -> Power {
    Power { letter, si, iec, exponent }
}

/// The units, from small to large. The bytes have neither of the two.
const POWERS: [Power; 6] = [
    power('k', "kB", "KiB", 1),
    power('m', "MB", "MiB", 2),
    power('g', "GB", "GiB", 3),
    power('t', "TB", "TiB", 4),
    power('p', "PB", "PiB", 5),
    power('e', "EB", "EiB", 6),
];

impl Power {
    fn bytes(&self, base: u64) -> u64 {
        base.pow(self.exponent)
    }
}

impl ByteSize {
    /// Creates a size from a number of bytes.
    ///
    /// ```
    /// use factor3::value::ByteSize;
    ///
    /// assert_eq!(ByteSize::new(10 << 20).to_string(), "10MiB");
    /// ```
    pub const fn new(bytes: u64) -> Self {
        Self(bytes)
    }

    /// Returns the number of bytes. For a `usize`, use `usize::try_from`.
    ///
    /// ```
    /// use factor3::value::ByteSize;
    ///
    /// let size: ByteSize = "64kB".parse()?;
    /// assert_eq!((size.bytes(), usize::try_from(size)), (64_000, Ok(64_000)));
    /// # Ok::<(), factor3::value::ValueError>(())
    /// ```
    pub const fn bytes(self) -> u64 {
        self.0
    }
}

impl EnvValue for ByteSize {
    const EXPECTED: Expected = Expected::text("a size in bytes")
        .example("10MiB")
        .pattern(r"[0-9]+(?:B|(?:\.[0-9]+)?(?:[kMGTPE]B|[KMGTPE]iB?))?");
    const SENSITIVITY: Sensitivity = Sensitivity::Public;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        raw.text()?.parse()
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(value, f)
    }
}

impl FromStr for ByteSize {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let (number, unit) = text.split_at(end_of_digits(text));
        let fraction = unit.strip_prefix('.').map(|rest| rest.split_at(end_of_digits(rest)));
        let (fraction, unit) = fraction.filter(|(digits, _)| !digits.is_empty()).unwrap_or(("", unit));
        let bytes = match bytes_of(unit) {
            Some(bytes) if !number.is_empty() && (fraction.is_empty() || bytes > 1) => bytes,
            _ => return Err(refused(text)),
        };
        let part = part_of(fraction, bytes)?;
        let whole = number.parse::<u128>().ok().and_then(|number| number.checked_mul(bytes.into()));
        let total = whole.and_then(|whole| u64::try_from(whole.checked_add(part)?).ok());
        total.map(Self).ok_or_else(|| ValueError::new(say::TOO_LARGE))
    }
}

/// Returns the bytes of one unit.
fn bytes_of(unit: &str) -> Option<u64> {
    if matches!(unit, "" | "B") {
        return Some(1);
    }
    POWERS.iter().find_map(|power| match unit {
        _ if unit == power.si => Some(power.bytes(1000)),
        _ if unit == power.iec || power.iec.strip_suffix('B') == Some(unit) => Some(power.bytes(1024)),
        _ => None,
    })
}

/// Returns the bytes of a fraction of a unit.
fn part_of(fraction: &str, unit: u64) -> Result<u128, ValueError> {
    let digits = fraction.trim_end_matches('0');
    if digits.is_empty() {
        return Ok(0);
    }
    // With more digits, the product might not fit. No real size has that many.
    let (Some(scale), Ok(number)) = (scale(digits), digits.parse::<u128>()) else {
        return Err(ValueError::new(size::LONG_FRACTION));
    };
    let product = number * u128::from(unit);
    if product % scale == 0 { Ok(product / scale) } else { Err(ValueError::new(size::NOT_WHOLE)) }
}

fn scale(digits: &str) -> Option<u128> {
    let length = u32::try_from(digits.len()).ok().filter(|length| *length <= 20)?;
    Some(10_u128.pow(length))
}

fn end_of_digits(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())
}

#[cold]
fn refused(text: &str) -> ValueError {
    if let Some(error) = character::around(text) {
        return error;
    }
    let end = end_of_digits(text);
    if end == 0 {
        return match text.as_bytes() {
            [b'-', b'0'..=b'9', ..] => ValueError::new(say::MINUS_SIGN),
            _ => character::at(text, 0, say::NOT_A_DIGIT),
        };
    }
    if suggest::is_decimal_of_template(text) {
        return character::at(text, end, say::NOR_A_UNIT).help(hint::NO_FRACTION);
    }
    let at = if text[end..].starts_with('.') { end + 1 + end_of_digits(&text[end + 1..]) } else { end };
    if at == end + 1 {
        return character::at(text, end, say::DECIMAL_MARK);
    }
    let (unit, trimmed) = (&text[at..], text[at..].trim_start());
    let known = POWERS.iter().find(|power| power.is_close(trimmed));
    match (unit.chars().next(), known) {
        (None, _) => ValueError::new(size::NO_FRACTION),
        (Some(_), _) if unit == "B" => ValueError::new(size::NO_FRACTION),
        (Some(c), _) if c.is_whitespace() => {
            let error = character::at(text, at, say::NOR_A_UNIT);
            match exact(trimmed) {
                Some(unit) => error.advised(say::unit_after_number(unit)),
                None => error,
            }
        }
        (Some(','), _) => character::at(text, at, say::COMMA).help(hint::ONE_DECIMAL),
        (Some('_' | '\''), _) => character::at(text, at, say::NOR_A_UNIT).help(hint::DECIMAL_DIGITS),
        (Some(_), Some(power)) if trimmed.contains(['i', 'I']) => unknown(text, at).advised(say::write_unit(power.iec)),
        (Some(_), Some(power)) => {
            ValueError::new(size::TWO_MEANINGS).advised(size::both_meanings(power.si, power.iec, power.below()))
        }
        (Some(c), None) if c.is_alphabetic() && unit.chars().all(char::is_alphabetic) => {
            let is_bytes = is_one_of(unit, &["byte", "bytes"]);
            if is_bytes { unknown(text, at).advised(say::write_unit("B")) } else { unknown(text, at) }
        }
        (Some(_), None) => {
            // What follows a unit is the mistake.
            let letters = &unit[..unit.find(|c: char| !c.is_alphabetic()).unwrap_or_default()];
            if letters == "B" || POWERS.iter().any(|power| power.is_close(letters)) {
                character::at(text, at + letters.len(), say::MISPLACED)
            } else {
                character::at(text, at, say::NOR_A_UNIT)
            }
        }
    }
}

fn unknown(text: &str, at: usize) -> ValueError {
    let names: Vec<_> = ["B"].into_iter().chain(POWERS.iter().flat_map(|power| [power.si, power.iec])).collect();
    ValueError::said(Form::Explanation, say::unknown_unit(text[..at].chars().count() + 1, &names))
}

/// Returns the unit with exactly this name.
fn exact(name: &str) -> Option<&'static str> {
    let mut names = POWERS.iter().flat_map(|power| [power.si, power.iec]);
    names.find(|known| *known == name).or((name == "B").then_some("B"))
}

impl Power {
    /// Returns `true` if a text is a name of the unit in any case, with or without `B`.
    fn is_close(&self, text: &str) -> bool {
        let lower = text.to_ascii_lowercase();
        lower.strip_prefix(self.letter).is_some_and(|rest| matches!(rest, "" | "b" | "i" | "ib"))
    }

    /// Returns the names of the next smaller units.
    fn below(&self) -> (&'static str, &'static str) {
        let below = POWERS.iter().find(|power| power.exponent + 1 == self.exponent);
        below.map_or(("bytes", "bytes"), |power| (power.si, power.iec))
    }
}

impl fmt::Display for ByteSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut count, mut name) = (self.0, "B");
        for power in &POWERS {
            for (unit, other) in [(power.bytes(1024), power.iec), (power.bytes(1000), power.si)] {
                if self.0 % unit == 0 && self.0 / unit < count && self.0 != 0 {
                    (count, name) = (self.0 / unit, other);
                }
            }
        }
        write!(f, "{count}{name}")
    }
}

impl From<u64> for ByteSize {
    fn from(bytes: u64) -> Self {
        Self(bytes)
    }
}

impl From<ByteSize> for u64 {
    fn from(size: ByteSize) -> Self {
        size.0
    }
}

impl TryFrom<ByteSize> for usize {
    type Error = TryFromIntError;

    fn try_from(size: ByteSize) -> Result<Self, TryFromIntError> {
        size.0.try_into()
    }
}
