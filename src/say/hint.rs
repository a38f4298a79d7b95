//! Help by the shape of a text, for every type alike. All sentences are in one table, and contain nothing of a value,
//! because a recogniser answers only yes or no.

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
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// A report about a text that its type rejected. The help precedes that of the type.
    Help,
    /// Likewise, where the type is a number, a duration or a word, in which no mark has a meaning.
    HelpForWord,
    /// A secret, for which the shape alone is an error.
    Secret,
    /// A URL or an address of a service: likewise.
    Url,
    /// A text that is rejected as the URL or the address of a service, for want of a scheme or for its white space.
    NoUrl,
    // A summary with an accepted value.
    InText,
    InSecret,
    InPath,
    InUrl,
    /// A list, as a whole, of any of these.
    InList,
    /// Likewise a map.
    InMap,
}

impl Use {
    const COUNT: usize = InMap as usize + 1;

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

use Use::{Help, HelpForWord, InList, InMap, InPath, InSecret, InText, InUrl, NoUrl, Secret, Url};

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

const LINE_BREAK: &str =
    "remove it: `echo` adds one, `printf` does not; a file with CRLF line endings leaves a carriage return";
const QUOTES: &str = "remove them: they are part of the value; `docker run --env-file` and YAML block text keep them";
const QUOTE: &str = "remove it: it is part of the value; `docker run --env-file` and YAML block text keep quotes";
const OPEN_QUOTE: &str =
    "remove it, or give the whole value: `docker run --env-file` and podman keep quotes, and end a value with its line";
const BACKTICKS: &str = "remove them: they are part of the value; only dotenv for JavaScript reads them as quotes";
const UNEXPANDED: &str = "check the tool that should have substituted it";
const ENCODED: &str =
    "check the tool that should have substituted it; in a password, write `$` as %24, `{` as %7B and `<` as %3C";
const COMMENT: &str =
    "if that begins a comment, remove it: it is part of the value; `docker run --env-file` and systemd keep comments";
const ONE_VALUE: &str = "if that is not meant, write the value alone, without brackets and quotes";
const MISSING: &str = "correct the template that had no value, or unset the variable";
const CONTENT: &str = "give the content of the file; a variable with the same name and `_FILE` takes a path";
const UNRESOLVED: &str = "check the tool that should have put the secret in its place";

/// The shapes, from the outside of a text to its inside. A report names the first that matches.
#[rustfmt::skip]
const SHAPES: &[Shape] = &[
    shape(&[Help, Secret, InText, InPath, InUrl, InList, InMap], shape::is_blank, "contains only white space", "set a value, or unset it"),
    shape(&[Help, Secret, InText, InPath, InUrl], shape::ends_with_line_break, "ends with a line break", LINE_BREAK),
    shape(&[Help], shape::has_white_space_around, "starts or ends with white space", "remove it"),
    shape(&[InSecret, InPath], shape::has_white_space_around_line, "starts or ends with white space", "remove it, unless it is meant"),
    shape(&[InText], shape::has_white_space_beside_word, "starts or ends with white space", "remove it, unless it is meant"),
    text(&[InText, InPath], shape::has_invisible_around, "starts or ends with a character that cannot be seen", "remove it: it often comes along with text from a web page"),
    text(&[InSecret], shape::has_invisible, "has a character that cannot be seen", "remove it: it often comes along with text from a web page"),
    shape(&[Help, InSecret], shape::repeats_its_name, "repeats the name of its variable", "write only what follows the `=`").also_in_query(),
    text(&[Help, InText, InSecret, InPath, InUrl, InList, InMap, Url, NoUrl], shape::is_quoted, "is in quotes", QUOTES),
    text(&[Help, InText, InSecret, InPath, InUrl, InList, InMap, Url, NoUrl], shape::is_in_backticks, "is in backticks", BACKTICKS),
    text(&[Help, InText, InSecret, InPath, InList, InMap, Url, NoUrl], shape::is_in_quotation_marks, "is in quotation marks", QUOTES),
    text(&[InText, InSecret], shape::is_open_quote, "starts with a quotation mark that nothing closes", OPEN_QUOTE),
    text(&[InSecret], shape::has_stray_quote, "starts or ends with a quotation mark", QUOTE),
    text(&[Help, NoUrl], shape::is_comment, "is a comment", "write the value; `docker run --env-file` and systemd keep comments"),
    text(&[InText, InSecret, InPath], shape::is_comment, "looks like a comment", COMMENT),
    text(&[Help, Url, NoUrl], shape::is_autolink, "is in angle brackets", "remove them"),
    text(&[Help, Url, NoUrl], shape::is_markdown_link, "is a Markdown link", "write only the URL in it"),
    text(&[NoUrl], shape::is_list_of_urls, "has several URLs", "write one; a list needs a field of the type `Vec`, and `,` between two items").also_if_plain(),
    text(&[NoUrl], shape::is_around_url, "has text around its URL", "write only the URL, without the command or the assignment around it"),
    text(&[Url], |text| text.trim_end().contains(['\n', '\r']), "has more than one line", "write one URL, on one line"),
    text(&[HelpForWord, Url], |text| text.ends_with(','), "ends with a comma", "remove it").also_if_plain(),
    text(&[HelpForWord, Url], |text| text.ends_with(';') && !shape::is_connection_string(text), "ends with a semicolon", "remove it").also_if_plain(),
    text(&[Help, Url, NoUrl], shape::starts_with_quote, "starts with a quotation mark", OPEN_QUOTE),
    text(&[Help, Url, NoUrl], shape::ends_with_quote, "ends with a quotation mark", QUOTE),
    text(&[Url], shape::is_path_of_secret, "is the path of a file", CONTENT).also_if_plain(),
    text(&[Url], shape::is_assignment_of_address, "starts with a name and `=`", "write only what follows the `=`").also_in_query(),
    text(&[InSecret], shape::is_assignment, "starts with a name and `=`", "write only what follows the `=`").also_in_query(),
    text(&[NoUrl], shape::is_connection_string, "is a connection string of `key=value` pairs", "write a URL").also_in_query(),
    text(&[NoUrl], shape::is_go_data_source, "is a data source name of Go's driver for MySQL", "write a URL"),
    text(&[Help, InSecret, InUrl, NoUrl], shape::is_reference, "is a reference to a secret that nothing resolved", UNRESOLVED).also_if_plain(),
    text(&[Help, InSecret, InText, InUrl, NoUrl], shape::is_encrypted, "is an encrypted value that nothing decrypted", "check the tool that should have decrypted it").also_if_plain(),
    text(&[Help, InText, InSecret, InPath, InUrl, InList, InMap, Url], shape::has_braces, "has a placeholder ${...} that was not expanded", UNEXPANDED).in_url(ENCODED),
    text(&[Help, InText, InSecret, InPath, InUrl, InList, InMap, Url], shape::has_parentheses, "has a placeholder $(...) that was not expanded", UNEXPANDED).in_url(ENCODED),
    text(&[Help, InText, InSecret, InPath, InUrl, InList, InMap, Url], shape::has_double_braces, "has a placeholder {{...}} that was not expanded", UNEXPANDED).in_url(ENCODED),
    text(&[Url], shape::has_angle_brackets, "has a placeholder <...> that was not expanded", UNEXPANDED).in_url(ENCODED),
    text(&[InPath], |text| text.starts_with("file:"), "is a URL", "write the path alone").also_if_plain(),
    text(&[InPath], shape::is_path_of_a_shell, "has `~` or the name of a variable in its path", "nothing expands it: write the path out").also_in_query(),
    text(&[Help, Url], shape::has_variable, "has a placeholder $NAME that was not expanded", UNEXPANDED).in_url(ENCODED),
    text(&[InText, InSecret], shape::is_variable, "is a placeholder $NAME that was not expanded", UNEXPANDED),
    text(&[InText, InPath], shape::is_missing, "is a word that programs print for a missing value", MISSING).also_if_word(),
    text(&[Help, InSecret, NoUrl], shape::is_missing_or_none, "is a word that programs print for a missing value", MISSING).also_if_word(),
    text(&[Help, InText, NoUrl], shape::is_name_between_marks, "looks like a placeholder", "set the real value").also_if_word(),
    text(&[InSecret, NoUrl], shape::is_placeholder_of_secret, "looks like a placeholder", "set the real value").also_if_word(),
    text(&[Help, InText, InSecret, InPath, InUrl, NoUrl], shape::is_placeholder, "looks like a placeholder", "set the real value").also_if_word(),
    text(&[InText, InPath], shape::has_spaced_comment, "has ` #` in it", COMMENT),
    text(&[Help, InSecret], shape::has_comment, "has ` #` in it", COMMENT),
    text(&[InSecret, InText], shape::is_pem_with_escapes, "is a PEM with `\\n` in place of its line breaks", "write line breaks: here `\\n` is two characters"),
    text(&[InSecret, InText], shape::is_pem_start, "is a PEM on one line, without its last line", "write all of its lines: `podman run --env-file`, `envdir` and `chpst -e` read one line"),
    text(&[InSecret, InText], shape::is_pem_on_one_line, "is a PEM on one line", "write all of its lines, with line breaks"),
    text(&[InSecret, InText], shape::is_pem_cut_off, "is a PEM without its last line", "write all of its lines"),
    text(&[InSecret], shape::is_path, "is the path of a file", CONTENT).also_if_plain(),
    text(&[InSecret], shape::is_record, "is a JSON object", "if one value of it is meant, write that value alone"),
    text(&[InList, InMap], shape::is_list_in_brackets, "looks like JSON", "write the items alone, without brackets and quotes"),
    text(&[InList], |text| text.trim().contains('\n'), "has a line break between two items", "write `,`, or the separator of the field, between two items"),
    text(&[InMap], shape::has_pairs_at_semicolons, "has `;` between two items", "write `,`, or the separator of the field, between two items").also_in_query(),
    text(&[InSecret, InText], shape::has_exponent, "is a number with an exponent", "if that is not meant, put the number in quotes in the template").also_if_plain(),
    text(&[NoUrl], shape::is_base64_of_url, "looks like base64", "decode it once more").also_if_word(),
    text(&[Help], shape::is_base64, "looks like base64", "decode it once more").also_in_query(),
    text(&[Help], shape::is_json, "looks like JSON", ONE_VALUE),
];

/// The rows of the table that matter for a use and the marks of a text: a bit for each. A search tests only these.
static ROWS: [[u128; Marks::COUNT]; Use::COUNT] = {
    let mut rows = [[0; Marks::COUNT]; Use::COUNT];
    let mut row = 0;
    while row < SHAPES.len() {
        let mut by = 0;
        while by < Use::COUNT {
            let matters = (SHAPES[row].uses >> by & 1) as u128;
            let mut marks = SHAPES[row].least as usize;
            while marks < Marks::COUNT {
                rows[by][marks] |= matters << row;
                marks += 1;
            }
            by += 1;
        }
        row += 1;
    }
    rows
};

/// Returns the first shape of a text that matters for a use.
pub(crate) fn find(look: &Look<'_>, by: Use) -> Option<&'static Shape> {
    first(look, rows(by, shape::marks(look)))
}

/// Returns the shape that helps most with a rejected text, whose type is a number, a duration or a word, or another.
pub(crate) fn find_help(look: &Look<'_>, is_word: bool) -> Option<&'static Shape> {
    let marks = shape::marks(look);
    first(look, rows(Help, marks)).or_else(|| if is_word { first(look, rows(HelpForWord, marks)) } else { None })
}

/// Returns the rows to test. One pass over most texts rules out nearly every shape.
fn rows(by: Use, marks: Marks) -> u128 {
    ROWS[by as usize][marks as usize]
}

fn first(look: &Look<'_>, mut rows: u128) -> Option<&'static Shape> {
    while rows != 0 {
        let shape = &SHAPES[rows.trailing_zeros() as usize];
        if shape.is(look) {
            return Some(shape);
        }
        rows &= rows - 1;
    }
    None
}

// Help that depends on the type.

pub(crate) const QUOTED_LIST: &str = "remove the quotes around the list: they are part of the value";
pub(crate) const ADD_UNIT: &str =
    "add the unit: `s` for seconds, `ms` for milliseconds, `m` for minutes, `h` for hours";
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
