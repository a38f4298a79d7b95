//! The choice of the help for a rejected value, by its shape and by its expected type.

use crate::expected::{Expected, Kind};
use crate::say::hint::{self, Shape, Use};
use crate::say::{KnownName, Sentence};
use crate::shape::{self, Look};

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
        if shape::is_link_address(text) {
            return Some(hint::service_link(variable));
        }
        let is_list = expected.is_list();
        if is_list && shape::is_in_brackets(text) {
            let items = if matches!(expected.kind(), Kind::Map { .. }) { "key=value items" } else { "the items" };
            return Some(hint::without_brackets(items, separator));
        }
        hint::find(&Look { text, item, variable, is_list }, Use::Help).map(Shape::advice)
    }

    /// Returns the help that depends on the expected type.
    pub(crate) fn by_kind(&self) -> Option<Sentence> {
        let text = self.text;
        // The item looks like several items with another separator.
        if self.list.is_some() && text.split([',', ';', '|', ' ']).filter(|part| !part.is_empty()).nth(1).is_some() {
            return Some(hint::separate_with(self.separator));
        }
        let help = match self.expected.kind() {
            Kind::Duration if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) => hint::ADD_UNIT,
            Kind::Duration if text.starts_with(['P', 'p']) => hint::ISO_8601,
            Kind::Duration if text.contains(':') => hint::CLOCK,
            Kind::Integer { .. } if text.contains(',') => hint::ONE_INTEGER,
            Kind::Decimal if text.contains(',') => hint::ONE_DECIMAL,
            _ => return None,
        };
        Some(help.into())
    }
}

/// Returns the shape that makes an accepted text suspicious.
pub(crate) fn suspicion(text: &str) -> Option<&'static Shape> {
    hint::find(&Look::at(text), Use::Warning)
}

/// The suffixes of the variables that hold the address of a service: `REDIS_PORT`, `REDIS_PORT_6379_TCP`.
pub(crate) const LINK_NAMES: [&str; 4] = ["_PORT", "_TCP", "_UDP", "_SCTP"];

/// Returns `true` if Kubernetes injected a variable, judging by its name and its value. A deliberate
/// `MQTT_URL=tcp://10.0.0.5:1883` does not count.
pub(crate) fn is_link(name: &str, value: &str) -> bool {
    LINK_NAMES.iter().any(|end| name.ends_with(end)) && shape::is_link_address(value)
}
