//! The description of a valid value, as constant data that composes. The derive checks options against it at compile
//! time, and messages, summaries and documents are all generated from it.

mod bounds;
mod by_field;
mod composite;
mod options;
mod parts;
mod regex;
mod sensitivity;
mod text;
mod unit;
mod words;

use std::borrow::Cow;

pub(crate) use crate::say::load::Part;

pub use bounds::Bounds;
pub use by_field::{described, in_unit, within};
pub(crate) use composite::InvalidNesting;
pub(crate) use options::Takes;
pub(crate) use parts::{InParts, PathPart};
pub(crate) use regex::{literal, words};
pub use sensitivity::Sensitivity;
pub(crate) use unit::{NANOS_PER_SECOND, UNITS, Unit};
pub(crate) use words::BOOLEANS;
pub use words::also;

/// The description of a valid value of a type.
///
/// Its [`Display`](std::fmt::Display) completes "PORT must be …" and "Expected: …".
///
/// ```
/// use factor3::value::Expected;
///
/// assert_eq!(Expected::integer(1, 64).to_string(), "an integer from 1 to 64");
/// assert_eq!(Expected::one_of(&["debug", "info", "warn"]).to_string(), "one of debug, info, warn");
/// assert_eq!(Expected::text("a colour").example("ff8800").to_string(), "a colour");
/// ```
#[derive(Clone, Debug)]
pub struct Expected {
    kind: Kind,
    optional: bool,
    example: Option<&'static str>,
    /// The `range` of a value, or of each item of a list.
    bounds: Option<fn() -> Bounds>,
    pattern: Option<Pattern>,
    format: Option<&'static str>,
    form: TextForm,
    invalid_nesting: Option<InvalidNesting>,
    takes: Takes,
    /// The type belongs to another parser than its own, or each does.
    foreign: bool,
    /// The author's words for what that parser accepts.
    phrase: Option<&'static str>,
    /// The unit of a duration, or of each, whose text is a number alone.
    unit: Option<&'static Unit>,
    /// Other words, each with the position of the one that it stands for.
    aliases: &'static [(&'static str, usize)],
    /// A masked value has no part to hide, unless the field allows user info.
    secretless: bool,
}

/// The form of a text, for warnings about accepted ones.
#[derive(Clone, Copy, Debug)]
enum TextForm {
    Any,
    #[cfg_attr(not(feature = "service"), expect(dead_code, reason = "no type is a URL"))]
    Url,
    Path,
}

/// A regular expression that an entire value matches.
#[derive(Clone, Copy, Debug)]
enum Pattern {
    Written(&'static str),
    Secret,
    /// Generated from data, such as the schemes of a service.
    #[cfg(feature = "service")]
    Made(fn() -> String),
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Text(&'static str),
    Integer { min: i128, max: u128, zero: bool },
    Decimal,
    Boolean,
    Duration,
    Words(&'static [&'static str]),
    List { item: &'static Expected, length: Option<usize>, is_set: bool },
    Tuple(&'static [Expected]),
    Map { key: &'static Expected, value: &'static Expected },
}

impl Expected {
    const fn new(kind: Kind) -> Self {
        let takes = Takes { tls: false, password: false, userinfo: false, commas: false, parts: None };
        Self {
            kind,
            optional: false,
            example: None,
            bounds: None,
            pattern: None,
            format: None,
            form: TextForm::Any,
            invalid_nesting: None,
            takes,
            foreign: false,
            aliases: &[],
            phrase: None,
            unit: None,
            secretless: !matches!(kind, Kind::Text(_)),
        }
    }

    /// Describes a value by a phrase with its article, such as `"a colour"` or `"a path"`.
    pub const fn text(phrase: &'static str) -> Self {
        Self::new(Kind::Text(phrase))
    }

    /// Describes a value of another parser, which decides. The phrase reads well in every message, and cannot be wrong.
    pub(crate) const fn foreign() -> Self {
        Self { foreign: true, ..Self::text("a value that this program accepts") }
    }

    /// Describes an integer from `min` to `max`, inclusive.
    pub const fn integer(min: i128, max: u128) -> Self {
        Self::new(Kind::Integer { min, max, zero: true })
    }

    pub(crate) const fn nonzero_integer(min: i128, max: u128) -> Self {
        Self::new(Kind::Integer { min, max, zero: false })
    }

    pub(crate) const fn secret() -> Self {
        Self { pattern: Some(Pattern::Secret), ..Self::text("a secret") }
    }

    pub(crate) const fn decimal() -> Self {
        Self::new(Kind::Decimal)
    }

    pub(crate) const fn boolean() -> Self {
        Self::new(Kind::Boolean)
    }

    pub(crate) const fn duration() -> Self {
        Self::new(Kind::Duration).example("30s")
    }

    /// Describes a value that is one of the given words.
    pub const fn one_of(words: &'static [&'static str]) -> Self {
        Self::new(Kind::Words(words))
    }

    /// Adds an example of a valid value, for documents and for the report of a missing variable.
    ///
    /// ```
    /// use factor3::value::{Raw, ValueError};
    /// use factor3::{Env, EnvConfig, EnvValue, value::Expected};
    ///
    /// #[derive(Debug)]
    /// struct Colour(String);
    ///
    /// impl EnvValue for Colour {
    ///     const EXPECTED: Expected = Expected::text("a colour").example("ff8800");
    ///
    ///     fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
    ///         Ok(Self(raw.text()?.to_owned()))
    ///     }
    /// }
    ///
    /// #[derive(Debug, EnvConfig)]
    /// struct Config {
    ///     theme: Colour,
    /// }
    ///
    /// let error = Config::load(&Env::from([("PORT", "80")])).unwrap_err();
    /// assert_eq!(error.problems()[0].expected(), Some("a colour, such as ff8800"));
    /// ```
    #[must_use]
    pub const fn example(mut self, text: &'static str) -> Self {
        self.example = Some(text);
        self
    }

    /// Adds a regular expression that an entire valid value matches, for the JSON Schema.
    ///
    /// Write it in the dialect of JSON Schema, which is that of JavaScript with the `u` flag, and leave out `^` and
    /// `$`. It may accept more than the parser does: the crate does not compare the two.
    ///
    /// ```
    /// use factor3::EnvConfig;
    /// use factor3::value::Expected;
    /// # use factor3::{EnvValue, value::{Raw, ValueError}};
    /// # struct Colour;
    /// # impl EnvValue for Colour {
    /// #     const EXPECTED: Expected = COLOUR;
    /// #     fn parse(_: Raw<'_>) -> Result<Self, ValueError> { Ok(Self) }
    /// # }
    /// # #[derive(EnvConfig)] struct Config { theme: Colour }
    ///
    /// const COLOUR: Expected = Expected::text("a colour").pattern("[0-9a-f]{6}");
    ///
    /// // A configuration with a field `theme`, whose type expects a `COLOUR`.
    /// assert!(Config::documents().json_schema().contains(r#""pattern": "^(?:[0-9a-f]{6})?$""#));
    /// ```
    #[must_use]
    pub const fn pattern(mut self, regex: &'static str) -> Self {
        self.pattern = Some(Pattern::Written(regex));
        self
    }

    /// Adds a [JSON Schema format](https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3) that every
    /// valid value has, such as `"uri"`, `"ipv4"` or `"uuid"`.
    ///
    /// ```
    /// use factor3::EnvConfig;
    /// use factor3::value::Expected;
    /// # use factor3::{EnvValue, value::{Raw, ValueError}};
    /// # struct Id;
    /// # impl EnvValue for Id {
    /// #     const EXPECTED: Expected = ID;
    /// #     fn parse(_: Raw<'_>) -> Result<Self, ValueError> { Ok(Self) }
    /// # }
    /// # #[derive(EnvConfig)] struct Config { tenant: Id }
    ///
    /// const ID: Expected = Expected::text("a UUID").format("uuid");
    ///
    /// // A configuration with a field `tenant`, whose type expects an `ID`.
    /// assert!(Config::documents().json_schema().contains(r#""format": "uuid""#));
    /// ```
    #[must_use]
    pub const fn format(mut self, name: &'static str) -> Self {
        self.format = Some(name);
        self
    }

    pub(crate) const fn is_optional(&self) -> bool {
        self.optional
    }

    pub(crate) const fn kind(&self) -> Kind {
        match (self.counted(), self.phrase) {
            (Some(unit), _) => Kind::Integer { min: 0, max: unit.most(), zero: true },
            (None, Some(phrase)) if self.foreign => Kind::Text(phrase),
            _ => self.kind,
        }
    }

    /// Returns the range of the value, or of each item. Integers always have a range.
    pub(crate) fn bounds(&self) -> Option<Bounds> {
        let bounds = self.bounds.map(|bounds| bounds());
        match self.kind() {
            Kind::Integer { min, max, .. } => Some(bounds.unwrap_or(Bounds::ALL).of_integers(min, max)),
            Kind::List { .. } => self.part(0, Part::Whole).bounds(),
            _ => bounds,
        }
    }

    pub(crate) fn regex(&self) -> Option<Cow<'static, str>> {
        self.pattern.map(|pattern| match pattern {
            Pattern::Written(regex) => Cow::Borrowed(regex),
            Pattern::Secret => Cow::Borrowed(regex::SECRET),
            #[cfg(feature = "service")]
            Pattern::Made(regex) => Cow::Owned(regex()),
        })
    }

    pub(crate) const fn is_secretless(&self) -> bool {
        self.secretless
    }

    pub(crate) const fn is_secret(&self) -> bool {
        matches!(self.pattern, Some(Pattern::Secret))
    }

    pub(crate) const fn format_name(&self) -> Option<&'static str> {
        self.format
    }

    /// Describes a path that is never checked, as it is kept in any form.
    pub(crate) const fn path() -> Self {
        Self::path_of("a path")
    }

    pub(crate) const fn path_of(phrase: &'static str) -> Self {
        Self { form: TextForm::Path, ..Self::text(phrase) }
    }

    pub(crate) const fn is_path(&self) -> bool {
        matches!(self.form, TextForm::Path)
    }

    pub(crate) const fn is_set(&self) -> bool {
        matches!(self.kind, Kind::List { is_set: true, .. })
    }

    pub(crate) const fn is_url(&self) -> bool {
        matches!(self.form, TextForm::Url)
    }

    /// Returns the example of the type. It may be outside of a range.
    pub(crate) const fn example_text(&self) -> Option<&'static str> {
        match self.counted() {
            _ if self.has_range() => None,
            Some(_) => Some("30"),
            None => self.example,
        }
    }
}

/// The descriptions of service types.
#[cfg(feature = "service")]
impl Expected {
    /// Adds a pattern that is generated from data.
    #[must_use]
    pub(crate) const fn with_pattern(mut self, regex: fn() -> String) -> Self {
        self.pattern = Some(Pattern::Made(regex));
        self
    }

    /// Marks the value as a URL as browsers parse it, which accepts more than the formats `uri` and `iri`.
    #[must_use]
    pub(crate) const fn url(mut self) -> Self {
        self.form = TextForm::Url;
        self
    }

    /// Declares that a masked value has no part to hide, unless the field allows user info.
    #[must_use]
    pub(crate) const fn secretless(mut self) -> Self {
        self.secretless = true;
        self
    }
}
