//! The choice of the help for a rejected value, by its shape and by its expected type.

use secrecy::zeroize::Zeroizing;

use crate::expected::{Expected, Kind, Part, Sensitivity};
use crate::hash::{firsts, hash};
use crate::limit::OF_A_VALUE;
use crate::say::hint::{self, Shape, Shapes};
use crate::say::{KnownName, Sentence};
use crate::shape::{self, Look};
use crate::text::split;

/// A rejected text and its context.
pub(crate) struct Refused<'a> {
    pub(crate) text: &'a str,
    /// The entire item, if the text is the key or the value of an item of a map; otherwise the text itself.
    pub(crate) item: &'a str,
    /// The list that contains the item.
    pub(crate) list: Option<&'a str>,
    pub(crate) expected: &'a Expected,
    pub(crate) separator: &'static str,
    pub(crate) variable: &'a KnownName,
}

impl Refused<'_> {
    /// Returns the help for an item with one of the quotes that enclose the entire list.
    pub(crate) fn in_quoted_list(&self) -> Option<Sentence> {
        let list = self.list?;
        let has_quote = shape::starts_with_quote(self.text) || shape::ends_with_quote(self.text);
        (has_quote && shape::is_in_quotation_marks(list)).then(|| hint::QUOTED_LIST.into())
    }

    /// Returns the help that the shape suggests, which is more specific than that of the type.
    pub(crate) fn by_shape(&self) -> Option<Sentence> {
        let Self { list, expected, separator, variable, .. } = *self;
        // A blank list consists of one empty item.
        let blank = list.filter(|list| shape::is_blank(&Look::at(list)));
        let (text, item) = blank.map_or((self.text, self.item), |list| (list, list));
        if is_link(variable, text) {
            return Some(hint::service_link(variable));
        }
        let is_list = expected.is_list();
        if is_list && shape::is_in_brackets(text) {
            let items = if matches!(expected.kind(), Kind::Map { .. }) { "key=value items" } else { "the items" };
            return Some(hint::without_brackets(items, separator));
        }
        let look = Look { text, item, variable, is_list };
        let is_word = matches!(
            expected.kind(),
            Kind::Integer { .. } | Kind::Decimal | Kind::Boolean | Kind::Duration | Kind::Words(_)
        );
        hint::find_help(&look, is_word).map(Shape::advice)
    }

    /// Returns the help that depends on the expected type.
    pub(crate) fn by_kind(&self) -> Option<Sentence> {
        let text = self.text;
        let help = match self.expected.kind() {
            Kind::Duration if text.starts_with(['P', 'p']) => hint::ISO_8601,
            Kind::Duration if text.contains(':') => hint::CLOCK,
            Kind::Integer { .. } if text.contains(',') => hint::ONE_INTEGER,
            Kind::Decimal if text.contains(',') => hint::ONE_DECIMAL,
            Kind::Integer { .. } if is_decimal_of_template(text) => hint::NO_FRACTION,
            Kind::Integer { .. } => by_notation(text).or_else(|| by_address(text))?,
            Kind::Decimal => by_notation(text)?,
            _ => return None,
        };
        Some(help.into())
    }
}

/// Recognises an integer that a template wrote as a decimal number: `1e+06`, `8080.0`.
pub(crate) fn is_decimal_of_template(text: &str) -> bool {
    (text.contains(['e', 'E']) || text.ends_with(".0")) && text.parse::<f64>().is_ok()
}

/// Units that a plain number does not have.
const UNITS: [&str; 20] = [
    "%", "b", "k", "m", "g", "t", "ns", "us", "ms", "s", "sec", "secs", "seconds", "min", "mins", "minutes", "h",
    "hours", "d", "days",
];

/// Returns the help for a number in another notation.
fn by_notation(text: &str) -> Option<&'static str> {
    let unsigned = text.trim_start_matches(['-', '+']);
    if !unsigned.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let lower = Zeroizing::new(unsigned.to_ascii_lowercase());
    let unsigned = &**lower;
    let unit = unsigned.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim_start();
    match unit {
        _ if ["0x", "0o", "0b"].iter().any(|start| unsigned.starts_with(start)) => Some(hint::DECIMAL_DIGITS),
        "kb" | "mb" | "gb" | "tb" | "ki" | "mi" | "gi" | "ti" | "kib" | "mib" | "gib" | "tib" => Some(hint::NO_SIZE),
        _ if UNITS.contains(&unit) => Some(hint::UNKNOWN_UNIT),
        // Digits in groups: `1_000`, `1'000`.
        _ if unsigned.contains(['_', '\'', ' '])
            && unsigned.bytes().all(|b| b.is_ascii_digit() || b"_' .".contains(&b)) =>
        {
            Some(hint::DECIMAL_DIGITS)
        }
        _ => None,
    }
}

/// Returns the help for a number that came along with an address, a protocol or a second port: `0.0.0.0:8080`, `8080/tcp`,
/// `8080:80`.
fn by_address(text: &str) -> Option<&'static str> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if text.split_once('/').is_some_and(|(port, protocol)| is_number(port) && matches!(protocol, "tcp" | "udp")) {
        return Some(hint::NO_PROTOCOL);
    }
    let (address, _) = text.rsplit_once(':').filter(|(_, port)| is_number(port))?;
    match address {
        _ if is_number(address) => Some(hint::NO_MAPPING),
        "" | "*" => Some(hint::NO_ADDRESS),
        // A clock or a version has only digits.
        _ if address.contains(|c: char| c.is_ascii_alphabetic() || matches!(c, '.' | ']')) => Some(hint::NO_ADDRESS),
        _ => None,
    }
}

/// Returns the shape that makes an accepted password suspicious.
#[cfg(feature = "service")]
pub(crate) fn suspicion_of_password(text: &str) -> Option<&'static Shape> {
    hint::find(&Look::at(text), &hint::IN_SECRET)
}

/// An accepted text, and its context.
pub(crate) struct Accepted<'a> {
    pub(crate) text: &'a str,
    pub(crate) expected: &'a Expected,
    pub(crate) sensitivity: Sensitivity,
    pub(crate) separator: &'static str,
    pub(crate) variable: &'a str,
}

/// The reason to suspect a value, or an item of a list.
pub(crate) enum Suspicion {
    Shape(Option<usize>, &'static Shape),
    /// An item of a set repeats an earlier one.
    Repeats {
        item: usize,
        first: usize,
    },
}

impl Accepted<'_> {
    /// Returns what is suspicious about the text, or about the items of a list.
    pub(crate) fn suspicions(&self) -> Vec<Suspicion> {
        let Self { text, expected, variable, .. } = *self;
        let mut found = Vec::new();
        if expected.is_set() {
            self.repeats(&mut found);
        }
        if !matches!(self.sensitivity, Sensitivity::Unknown | Sensitivity::Secret) {
            return found;
        }
        if !expected.is_list() {
            let look = Look { variable, ..Look::at(text) };
            let shape = self.by(expected).and_then(|by| hint::find(&look, by));
            found.extend(shape.map(|shape| Suspicion::Shape(None, shape)));
            return found;
        }
        let is_map = matches!(expected.kind(), Kind::Map { .. });
        match hint::find(&Look::at(text), if is_map { &hint::IN_MAP } else { &hint::IN_LIST }) {
            Some(shape) => found.push(Suspicion::Shape(None, shape)),
            None => self.items(&mut found),
        }
        found
    }

    fn items(&self, found: &mut Vec<Suspicion>) {
        for (index, item) in split(Some(self.text), self.separator).map(str::trim).enumerate() {
            let (text, part) = match (self.expected.kind(), item.split_once('=')) {
                (Kind::Map { .. }, Some((_, value))) => (value.trim(), Part::Value),
                _ => (item, Part::Whole),
            };
            let by = self.by(&self.expected.part(index, part));
            let shape = by.and_then(|by| hint::find(&Look::at(text), by));
            found.extend(shape.map(|shape| Suspicion::Shape(Some(index), shape)));
            if found.len() == OF_A_VALUE {
                return;
            }
        }
    }

    fn repeats(&self, found: &mut Vec<Suspicion>) {
        let items: Vec<_> = split(Some(self.text), self.separator).map(str::trim).collect();
        let hashes: Vec<_> = items.iter().map(|item| hash(item.as_bytes())).collect();
        let firsts = firsts(&hashes, &|one, other| items[one] == items[other]).into_iter().enumerate();
        let repeated = firsts.filter(|(item, first)| item != first);
        let room = OF_A_VALUE.saturating_sub(found.len());
        found.extend(repeated.take(room).map(|(item, first)| Suspicion::Repeats { item, first }));
    }

    /// Returns the shapes that matter for a text, or for none that its type restricts.
    fn by(&self, expected: &Expected) -> Option<&'static Shapes> {
        let is_secret = self.sensitivity == Sensitivity::Secret && !matches!(self.expected.kind(), Kind::Tuple(_));
        match expected.kind() {
            _ if expected.is_url() => Some(&hint::IN_URL),
            _ if expected.is_path() => Some(&hint::IN_PATH),
            Kind::Text(_) if is_secret || expected.is_secret() => Some(&hint::IN_SECRET),
            Kind::Text(_) => Some(&hint::IN_TEXT),
            _ => None,
        }
    }
}

/// The suffixes of the variables that hold the address of a service: `REDIS_PORT`, `REDIS_PORT_6379_TCP`.
pub(crate) const LINK_NAMES: [&str; 4] = ["_PORT", "_TCP", "_UDP", "_SCTP"];

/// Returns `true` if Kubernetes injected a variable, judging by its name and its value. A deliberate
/// `MQTT_URL=tcp://10.0.0.5:1883` does not count.
pub(crate) fn is_link(name: &str, value: &str) -> bool {
    LINK_NAMES.iter().any(|end| name.ends_with(end)) && shape::is_link_address(value)
}
