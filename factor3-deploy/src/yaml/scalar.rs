//! The text that a tool makes of a node, or the tool's refusal.

use std::borrow::Cow;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{GeneralPurpose, GeneralPurposeConfig};

use super::number::Number;
use super::timestamp::is_timestamp;
use super::{Id, Stream, Style, Tag};

/// A reader of YAML, with rules of its own for types, merges and duplicates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// kubectl and the decoder of the API server: types of YAML 1.1.
    Kubernetes,
    /// Docker Compose: types of YAML 1.2, nearly.
    Compose,
}

/// The text that a tool takes a node for.
#[derive(Debug)]
pub(crate) enum Scalar<'a> {
    Text(Cow<'a, str>),
    /// Another text than the one that is written.
    Rewritten(String),
    Null,
}

/// The reason for which a tool takes a node for no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    Number,
    Boolean,
    Date,
    List,
    Map,
    /// A tag that does not fit its text.
    Tag,
    /// The tag of a number or a boolean.
    Typed,
}

const NULL: [&str; 5] = ["", "~", "null", "Null", "NULL"];
const TRUE: [&str; 3] = ["true", "True", "TRUE"];
const FALSE: [&str; 3] = ["false", "False", "FALSE"];
const OLD_BOOLEANS: [&str; 16] =
    ["y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF"];
const NAN: [&str; 3] = [".nan", ".NaN", ".NAN"];
const INFINITE: [&str; 3] = [".inf", ".Inf", ".INF"];

/// The type of a plain text.
enum Type {
    Text,
    Null,
    Boolean(bool),
    Number(Number),
    Date,
}

impl Stream<'_> {
    /// Returns the text that `dialect` takes a node for.
    pub(crate) fn scalar(&self, id: Id, dialect: Dialect) -> Result<Scalar<'_>, Refusal> {
        let Some((text, style)) = self.written(id) else {
            return Err(if self.is_list(id) { Refusal::List } else { Refusal::Map });
        };
        match (self.tag(id), dialect) {
            (Tag::Binary, _) => Ok(Scalar::Text(binary(text).ok_or(Refusal::Tag)?.into())),
            (Tag::Null, _) if NULL.contains(&text) => Ok(Scalar::Null),
            (Tag::Null, _) => Err(Refusal::Tag),
            (tag @ (Tag::Int | Tag::Float | Tag::Bool), _) => tagged(text, tag, dialect),
            (Tag::Timestamp, Dialect::Compose) => Err(if is_timestamp(text) { Refusal::Date } else { Refusal::Tag }),
            (Tag::None, _) | (Tag::NonSpecific, Dialect::Compose) if style == Style::Plain => plain(text, dialect),
            _ => Ok(Scalar::Text(text.into())),
        }
    }
}

/// Tells whether a tool takes a text without quotes for a text, and not for a number or another type.
pub(crate) fn is_text(text: &str, dialect: Dialect) -> bool {
    matches!(Type::of(text, dialect), Type::Text)
}

fn plain(text: &str, dialect: Dialect) -> Result<Scalar<'_>, Refusal> {
    match (Type::of(text, dialect), dialect) {
        (Type::Text, _) | (Type::Date, Dialect::Kubernetes) => Ok(Scalar::Text(text.into())),
        (Type::Null, _) => Ok(Scalar::Null),
        (Type::Boolean(_), Dialect::Kubernetes) => Err(Refusal::Boolean),
        (Type::Number(_), Dialect::Kubernetes) => Err(Refusal::Number),
        (Type::Boolean(value), Dialect::Compose) => Ok(rewritten(text, value.to_string())),
        (Type::Number(number), Dialect::Compose) => Ok(rewritten(text, number.print())),
        (Type::Date, Dialect::Compose) => Err(Refusal::Date),
    }
}

/// A text with a tag that asks for another type.
fn tagged(text: &str, tag: Tag, dialect: Dialect) -> Result<Scalar<'_>, Refusal> {
    if dialect == Dialect::Kubernetes {
        return Err(Refusal::Typed);
    }
    match (tag, Type::of(text, dialect)) {
        (Tag::Bool, Type::Boolean(value)) => Ok(rewritten(text, value.to_string())),
        (Tag::Int, Type::Number(number)) if number.is_integer() => Ok(rewritten(text, number.print())),
        (Tag::Float, Type::Number(Number::Integer(number))) => {
            #[expect(clippy::cast_precision_loss, reason = "as Go converts it")]
            let number = number as f64;
            Ok(rewritten(text, Number::Float(number).print()))
        }
        (Tag::Float, Type::Number(number)) => Ok(rewritten(text, number.print())),
        _ => Err(Refusal::Tag),
    }
}

fn rewritten(text: &str, value: String) -> Scalar<'_> {
    if value == text { Scalar::Text(text.into()) } else { Scalar::Rewritten(value) }
}

impl Type {
    fn of(text: &str, dialect: Dialect) -> Self {
        if NULL.contains(&text) {
            return Self::Null;
        }
        let old = dialect == Dialect::Kubernetes && OLD_BOOLEANS.contains(&text);
        if old || TRUE.contains(&text) || FALSE.contains(&text) {
            return Self::Boolean(TRUE.contains(&text) || old && OLD_BOOLEANS[..8].contains(&text));
        }
        if !text.starts_with(['+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) {
            return Self::Text;
        }
        if is_timestamp(text) {
            return Self::Date;
        }
        special(text).map(Number::Float).or_else(|| Number::parse(text)).map_or(Self::Text, Self::Number)
    }
}

/// A number that is not finite.
fn special(text: &str) -> Option<f64> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if NAN.contains(&text) {
        Some(f64::NAN)
    } else if INFINITE.contains(&unsigned) {
        Some(if text.starts_with('-') { f64::NEG_INFINITY } else { f64::INFINITY })
    } else {
        None
    }
}

/// Decodes standard base64 as Go does: with padding, and with any line breaks in it.
pub(crate) fn decode_base64(text: &str) -> Option<Vec<u8>> {
    const LENIENT: GeneralPurpose =
        GeneralPurpose::new(&STANDARD, GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true));
    LENIENT.decode(text.replace(['\r', '\n'], "")).ok()
}

fn binary(text: &str) -> Option<String> {
    Some(String::from_utf8_lossy(&decode_base64(text)?).into_owned())
}

impl Stream<'_> {
    /// Tells whether a node is a text to `dialect`, and not a number or another type.
    pub(crate) fn is_text(&self, id: Id, dialect: Dialect) -> bool {
        self.written(id).is_some() && self.key(id, dialect).is_ok()
    }

    /// Returns the name that `dialect` makes of the key of a map.
    pub(super) fn key(&self, id: Id, dialect: Dialect) -> Result<Cow<'_, str>, Refusal> {
        let Some((text, style)) = self.written(id) else {
            return self.scalar(id, dialect).and(Err(Refusal::Map));
        };
        if style == Style::Plain && self.tag(id) == Tag::None {
            match (Type::of(text, dialect), dialect) {
                (Type::Null, _) => return Err(Refusal::Tag),
                (Type::Boolean(value), Dialect::Kubernetes) => return Ok(value.to_string().into()),
                (Type::Number(number), Dialect::Kubernetes) => return Ok(number.print().into()),
                (Type::Boolean(_), Dialect::Compose) => return Err(Refusal::Boolean),
                (Type::Number(_), Dialect::Compose) => return Err(Refusal::Number),
                (Type::Date, Dialect::Compose) => return Err(Refusal::Date),
                (Type::Text, _) | (Type::Date, Dialect::Kubernetes) => {}
            }
        }
        Ok(text.into())
    }
}
