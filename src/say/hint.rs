//! Help by the shape of a text, for every type alike. All sentences are in one table, and contain nothing of a value,
//! because a recogniser answers only yes or no.

use super::{Complaint, KnownName, Sentence, complaint};
use crate::shape::{self, Look};

/// A shape that is a mistake: its recogniser, the reason and the help.
pub(crate) struct Shape {
    is: fn(&Look<'_>) -> bool,
    /// Follows the name of a variable.
    pub(crate) predicate: &'static str,
    pub(crate) help: &'static str,
    /// The help for a URL, in which a character may be meant.
    #[cfg_attr(not(feature = "service"), expect(dead_code, reason = "no type is a URL"))]
    url_help: &'static str,
    uses: &'static [Use],
    /// A [plain](shape::is_plain) text may have the shape.
    may_be_plain: bool,
}

/// The use of a shape.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// A report about a text that its type rejected. The help precedes that of the type.
    Help,
    /// A summary with a text that its type accepted.
    Warning,
    /// A secret, for which the shape alone is an error.
    Secret,
    /// A URL or an address of a service: likewise.
    Url,
}
use Use::{Help, Secret, Url, Warning};

const fn shape(uses: &'static [Use], is: fn(&Look<'_>) -> bool, predicate: &'static str, help: &'static str) -> Shape {
    Shape { is, predicate, help, url_help: help, uses, may_be_plain: false }
}

impl Shape {
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

    const fn also_if_plain(self) -> Self {
        Self { may_be_plain: true, ..self }
    }
}

const LINE_BREAK: &str =
    "remove it: `echo` adds one, `printf` does not; a file with CRLF line endings leaves a carriage return";
const QUOTES: &str = "remove them: they are part of the value; `docker run --env-file` and YAML block text keep them";
const QUOTE: &str = "remove it: it is part of the value; `docker run --env-file` and YAML block text keep quotes";
const UNEXPANDED: &str = "check the tool that should have substituted it";
const ENCODED: &str =
    "check the tool that should have substituted it; in a password, write `$` as %24, `{` as %7B and `<` as %3C";

/// The shapes, from the outside of a text to its inside. A report names the first that matches.
#[rustfmt::skip]
const SHAPES: &[Shape] = &[
    shape(&[Help, Warning, Secret], shape::is_blank, "contains only white space", "set a value, or unset it"),
    shape(&[Help, Warning, Secret], shape::ends_with_line_break, "ends with a line break", LINE_BREAK),
    shape(&[Help], shape::has_white_space_around, "starts or ends with white space", "remove it"),
    shape(&[Help], shape::repeats_its_name, "repeats the name of its variable", "write only what follows the `=`"),
    shape(&[Help, Warning, Url], |look| shape::is_quoted(look.text), "is in quotes", QUOTES),
    shape(&[Help, Url], |look| shape::is_in_quotation_marks(look.text), "is in quotation marks", QUOTES),
    shape(&[Url], |look| shape::starts_with_quote(look.text), "starts with a quotation mark", QUOTE),
    shape(&[Url], |look| shape::ends_with_quote(look.text), "ends with a quotation mark", QUOTE),
    shape(&[Help, Url], |look| shape::is_autolink(look.text), "is in angle brackets", "remove them"),
    shape(&[Help, Url], |look| shape::is_markdown_link(look.text), "is a Markdown link", "write only the URL in it"),
    shape(&[Url], |look| look.text.ends_with(','), "ends with a comma", "remove it").also_if_plain(),
    shape(&[Url], |look| look.text.ends_with(';'), "ends with a semicolon", "remove it").also_if_plain(),
    shape(&[Url], |look| shape::is_assignment_of_address(look.text), "starts with a name and `=`", "write only what follows the `=`"),
    shape(&[Help, Warning, Url], |look| shape::has_braces(look.text), "has a placeholder ${...} that was not expanded", UNEXPANDED).in_url(ENCODED),
    shape(&[Help, Warning, Url], |look| shape::has_parentheses(look.text), "has a placeholder $(...) that was not expanded", UNEXPANDED).in_url(ENCODED),
    shape(&[Help, Warning, Url], |look| shape::has_double_braces(look.text), "has a placeholder {{...}} that was not expanded", UNEXPANDED).in_url(ENCODED),
    shape(&[Url], |look| shape::has_angle_brackets(look.text), "has a placeholder <...> that was not expanded", UNEXPANDED).in_url(ENCODED),
    shape(&[Help, Url], |look| shape::has_variable(look.text), "has a placeholder $NAME that was not expanded", UNEXPANDED).in_url(ENCODED),
    shape(&[Help, Warning], |look| shape::is_placeholder(look.text), "looks like a placeholder", "set the real value").also_if_plain(),
    shape(&[Help], shape::has_comment, "has ` #` in it", "if that begins a comment, remove it: it is part of the value"),
    shape(&[Help], shape::is_json, "looks like JSON", "if that is not meant, write the value alone, without brackets and quotes"),
];

/// Returns the first shape of a text that matters for a use.
pub(crate) fn find(look: &Look<'_>, by: Use) -> Option<&'static Shape> {
    // Most texts are plain. One pass over such a text rules out nearly every shape.
    let is_plain = shape::is_plain(look);
    let may_be = |shape: &&Shape| (shape.may_be_plain || !is_plain) && shape.uses.contains(&by);
    SHAPES.iter().filter(may_be).find(|shape| (shape.is)(look))
}

// Help that depends on the type.

pub(crate) const QUOTED_LIST: &str = "remove the quotes around the list: they are part of the value";
pub(crate) const ADD_UNIT: &str =
    "add the unit: `s` for seconds, `ms` for milliseconds, `m` for minutes, `h` for hours";
pub(crate) const ISO_8601: &str = "ISO 8601 is not supported: write PT30S as `30s`";
pub(crate) const CLOCK: &str = "write hours, minutes and seconds with their units: `1h 30m 15s`";
pub(crate) const ONE_INTEGER: &str = "write one number, without thousands separators";
pub(crate) const ONE_DECIMAL: &str = "write one number, with a decimal point and without thousands separators";

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
    use crate::shape::{Look, is_plain};

    proptest! {
        #[test]
        fn a_plain_text_has_no_shape_but_those_that_say_so(text in "[-+A-Za-z0-9_.:/,;@]{0,8}", is_list: bool) {
            let look = Look { variable: "A", is_list, ..Look::at(&text) };
            prop_assert!(is_plain(&look));
            for shape in SHAPES.iter().filter(|shape| !shape.may_be_plain) {
                prop_assert!(!(shape.is)(&look), "{text} {}", shape.predicate);
            }
        }
    }
}
