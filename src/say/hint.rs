//! Help by the shape of a text, for every type alike, and help that depends on the type.

mod table;

use table::SHAPES;

use super::{Complaint, KnownName, Sentence, complaint};
use crate::shape::{self, Look, Marks};

/// A shape that is a mistake: its recogniser, the reason and the help.
pub(crate) struct Shape {
    is: Recogniser,
    /// Follows the name of a variable.
    pub(crate) predicate: &'static str,
    pub(crate) help: &'static str,
    /// The help for a URL, in which a character may be meant.
    #[cfg_attr(not(feature = "service"), expect(dead_code, reason = "no type is a URL"))]
    url_help: &'static str,
    /// The uses: a bit for each.
    uses: u16,
    /// The texts that may have the shape: those with such [marks](shape::marks) or more.
    least: Marks,
}

/// The use of a shape.
#[derive(Clone, Copy)]
enum Use {
    Help,
    HelpForWord,
    Secret,
    Url,
    NoUrl,
    InText,
    InSecret,
    InPath,
    InUrl,
    InList,
    InMap,
}

impl Use {
    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

const fn shape(uses: &[Use], is: fn(&Look<'_>) -> bool, predicate: &'static str, help: &'static str) -> Shape {
    Shape { is: Recogniser::Look(is), predicate, help, url_help: help, uses: bits(uses), least: Marks::Any }
}

/// Returns a set of uses. The search for a shape tests each row of the table, which a bit makes cheap.
const fn bits(uses: &[Use]) -> u16 {
    let (mut bits, mut i) = (0, 0);
    while i < uses.len() {
        bits |= uses[i].bit();
        i += 1;
    }
    bits
}

/// A shape of the text alone.
const fn text(uses: &[Use], is: fn(&str) -> bool, predicate: &'static str, help: &'static str) -> Shape {
    Shape { is: Recogniser::Text(is), predicate, help, url_help: help, uses: bits(uses), least: Marks::Any }
}

/// A function that recognises a shape.
enum Recogniser {
    Text(fn(&str) -> bool),
    /// Needs the context of the text.
    Look(fn(&Look<'_>) -> bool),
}

impl Shape {
    fn is(&self, look: &Look<'_>) -> bool {
        match self.is {
            Recogniser::Text(is) => is(look.text),
            Recogniser::Look(is) => is(look),
        }
    }

    /// Returns the help for a text that its type rejected for another reason.
    pub(crate) fn advice(&self) -> Sentence {
        Sentence::of(&["it ", self.predicate, "; ", self.help])
    }

    /// Returns the mistake and the help.
    pub(crate) fn complaint(&self) -> Complaint {
        complaint(self.predicate, self.help)
    }

    /// Returns the mistake and the help for a URL.
    #[cfg(feature = "service")]
    pub(crate) fn complaint_about_url(&self) -> Complaint {
        complaint(self.predicate, self.url_help)
    }

    const fn in_url(self, url_help: &'static str) -> Self {
        Self { url_help, ..self }
    }

    const fn also_if_word(self) -> Self {
        Self { least: Marks::Word, ..self }
    }

    const fn also_if_plain(self) -> Self {
        Self { least: Marks::Plain, ..self }
    }

    const fn also_in_query(self) -> Self {
        Self { least: Marks::OfQuery, ..self }
    }
}

/// The shapes that matter for a use. A program links those of the uses that it has.
pub(crate) struct Shapes {
    all: &'static [&'static Shape],
    /// Those that texts with such marks may have: a bit for each. A search tests only these.
    by_marks: [u64; Marks::COUNT],
}

impl Shapes {
    const fn new(all: &'static [&'static Shape]) -> Self {
        let (mut by_marks, mut i) = ([0; Marks::COUNT], 0);
        while i < all.len() {
            let mut marks = all[i].least as usize;
            while marks < Marks::COUNT {
                by_marks[marks] |= 1 << i;
                marks += 1;
            }
            i += 1;
        }
        Self { all, by_marks }
    }
}

const fn count(by: Use) -> usize {
    let (mut count, mut i) = (0, 0);
    while i < SHAPES.len() {
        count += (SHAPES[i].uses & by.bit() != 0) as usize;
        i += 1;
    }
    count
}

const fn select<const N: usize>(by: Use) -> [&'static Shape; N] {
    let (mut selected, mut count, mut i) = ([SHAPES[0]; N], 0, 0);
    while i < SHAPES.len() {
        if SHAPES[i].uses & by.bit() != 0 {
            selected[count] = SHAPES[i];
            count += 1;
        }
        i += 1;
    }
    selected
}

macro_rules! shapes {
    ($($(#[$about:meta])* $name:ident of $by:ident;)*) => {$(
        $(#[$about])*
        pub(crate) static $name: Shapes = Shapes::new(&const { select::<{ count(Use::$by) }>(Use::$by) });
    )*};
}
shapes! {
    /// For a report about a text that its type rejected. The help precedes that of the type.
    HELP of Help;
    /// Likewise, where the type is a number, a duration or a word, in which no mark has a meaning.
    HELP_FOR_WORD of HelpForWord;
    /// For a secret, for which the shape alone is an error.
    SECRET of Secret;
    /// For a URL or an address of a service: likewise.
    #[cfg(feature = "service")]
    URL of Url;
    /// For a text that is rejected as the URL or the address of a service, for want of a scheme or for its white space.
    #[cfg(feature = "service")]
    NO_URL of NoUrl;
    /// For a summary with an accepted value.
    IN_TEXT of InText;
    IN_SECRET of InSecret;
    IN_PATH of InPath;
    IN_URL of InUrl;
    /// For a list, as a whole, of any of these.
    IN_LIST of InList;
    /// Likewise for a map.
    IN_MAP of InMap;
}

/// Returns the first shape of a text that matters for a use.
#[inline(never)]
pub(crate) fn find(look: &Look<'_>, shapes: &Shapes) -> Option<&'static Shape> {
    first(look, shapes, shape::marks(look))
}

/// Returns the shape that helps most with a rejected text, whose type is a number, a duration or a word, or another.
pub(crate) fn find_help(look: &Look<'_>, is_word: bool) -> Option<&'static Shape> {
    let marks = shape::marks(look);
    first(look, &HELP, marks).or_else(|| if is_word { first(look, &HELP_FOR_WORD, marks) } else { None })
}

fn first(look: &Look<'_>, shapes: &Shapes, marks: Marks) -> Option<&'static Shape> {
    // One pass over most texts rules out nearly every shape.
    let mut rows = shapes.by_marks[marks as usize];
    while rows != 0 {
        let shape = shapes.all[rows.trailing_zeros() as usize];
        if shape.is(look) {
            return Some(shape);
        }
        rows &= rows - 1;
    }
    None
}

// Help that depends on the type.

pub(crate) const QUOTED_LIST: &str = "remove the quotes around the list: they are part of the value";
pub(crate) const ISO_8601: &str = "ISO 8601 is not supported: write PT30S as `30s`";
pub(crate) const CLOCK: &str = "write hours, minutes and seconds with their units: `1h 30m 15s`";
pub(crate) const ONE_INTEGER: &str = "write one number, without thousands separators";
pub(crate) const ONE_DECIMAL: &str = "write one number, with a decimal point and without thousands separators";

pub(crate) const NO_FRACTION: &str =
    "write only digits: a template makes a number a decimal one, unless it is in quotes there";
pub(crate) const NO_SIZE: &str = "write a plain number: 10 MB is 10000000, and 10 MiB is 10485760";
pub(crate) const NO_UNIT: &str = "write the number alone, without a unit";
/// A unit where the type knows none. The number alone could mean something else.
pub(crate) const UNKNOWN_UNIT: &str = "write a number without a unit, converted to the unit that this variable counts";
pub(crate) const DECIMAL_DIGITS: &str = "write decimal digits alone";
pub(crate) const NO_ADDRESS: &str = "write only the number after the last `:`";
pub(crate) const NO_PROTOCOL: &str = "write the number alone, without the protocol";
pub(crate) const NO_MAPPING: &str = "write one number";

/// The help for a list in the form of JSON.
pub(crate) fn without_brackets(items: &'static str, separator: &'static str) -> Sentence {
    Sentence::of(&["write ", items, " with `", separator, "` between them, without brackets and quotes"])
}

/// The help for an item that looks like several.
pub(crate) fn separate_with(separator: &'static str) -> Sentence {
    Sentence::of(&["write `", separator, "` between two items"])
}

/// The help for an address that Kubernetes injects for a Service.
pub(crate) fn service_link(variable: &KnownName) -> Sentence {
    let (named, service) = match variable.strip_suffix("_PORT") {
        Some(service) => (" named `", service.to_ascii_lowercase().replace('_', "-") + "`"),
        None => ("", String::new()),
    };
    Sentence::of(&[
        "Kubernetes injected it for a Service",
        named,
        &service,
        ": set `enableServiceLinks: false` in the pod, or set ",
        variable,
        " there",
    ])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::SHAPES;
    use crate::shape::{Look, Marks, marks};

    proptest! {
        #[test]
        fn a_word_has_no_shape_but_those_that_say_so(text in "[-A-Za-z0-9_.]{0,8}", is_list: bool) {
            let look = Look { variable: "A", is_list, ..Look::at(&text) };
            prop_assert_eq!(marks(&look), Marks::Word);
            for shape in SHAPES.iter().filter(|shape| shape.least > Marks::Word) {
                prop_assert!(!shape.is(&look), "{text} {}", shape.predicate);
            }
        }

        #[test]
        fn a_plain_text_has_no_shape_but_those_that_say_so(text in "[-+A-Za-z0-9_.:/,;@]{0,8}", is_list: bool) {
            let look = Look { variable: "A", is_list, ..Look::at(&text) };
            prop_assert!(marks(&look) < Marks::OfQuery);
            for shape in SHAPES.iter().filter(|shape| shape.least > Marks::Plain) {
                prop_assert!(!shape.is(&look), "{text} {}", shape.predicate);
            }
        }

        #[test]
        fn a_text_as_in_a_query_has_no_shape_but_those_that_say_so(text in "[-+A-Za-z0-9_.:/,;@%=?&]{0,8}", is_list: bool) {
            let look = Look { variable: "A", is_list, ..Look::at(&text) };
            prop_assert!(marks(&look) < Marks::Any);
            for shape in SHAPES.iter().filter(|shape| shape.least == Marks::Any) {
                prop_assert!(!shape.is(&look), "{text} {}", shape.predicate);
            }
        }
    }
}
