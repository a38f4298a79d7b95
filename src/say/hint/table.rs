//! The table of shapes. All of its sentences contain nothing of a value, because a recogniser answers only yes or no.

use super::Use::{Help, HelpForWord, InList, InMap, InPath, InSecret, InText, InUrl, NoUrl, Secret, Url};
use super::{Shape, shape, text};

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
pub(super) const SHAPES: &[&Shape] = &[
    &shape(&[Help, Secret, InText, InPath, InUrl, InList, InMap], shape::is_blank, "contains only white space", "set a value, or unset it"),
    &shape(&[Help, Secret, InText, InPath, InUrl], shape::ends_with_line_break, "ends with a line break", LINE_BREAK),
    &shape(&[Help], shape::has_white_space_around, "starts or ends with white space", "remove it"),
    &shape(&[InSecret, InPath], shape::has_white_space_around_line, "starts or ends with white space", "remove it, unless it is meant"),
    &shape(&[InText], shape::has_white_space_beside_word, "starts or ends with white space", "remove it, unless it is meant"),
    &text(&[InText, InPath], shape::has_invisible_around, "starts or ends with a character that cannot be seen", "remove it: it often comes along with text from a web page"),
    &text(&[InSecret], shape::has_invisible, "has a character that cannot be seen", "remove it: it often comes along with text from a web page"),
    &shape(&[Help, InSecret], shape::repeats_its_name, "repeats the name of its variable", "write only what follows the `=`").also_in_query(),
    &text(&[Help, InText, InSecret, InPath, InUrl, InList, InMap, Url, NoUrl], shape::is_quoted, "is in quotes", QUOTES),
    &text(&[Help, InText, InSecret, InPath, InUrl, InList, InMap, Url, NoUrl], shape::is_in_backticks, "is in backticks", BACKTICKS),
    &text(&[Help, InText, InSecret, InPath, InList, InMap, Url, NoUrl], shape::is_in_quotation_marks, "is in quotation marks", QUOTES),
    &text(&[InText, InSecret], shape::is_open_quote, "starts with a quotation mark that nothing closes", OPEN_QUOTE),
    &text(&[InSecret], shape::has_stray_quote, "starts or ends with a quotation mark", QUOTE),
    &text(&[Help, NoUrl], shape::is_comment, "is a comment", "write the value; `docker run --env-file` and systemd keep comments"),
    &text(&[InText, InSecret, InPath], shape::is_comment, "looks like a comment", COMMENT),
    &text(&[Help, Url, NoUrl], shape::is_autolink, "is in angle brackets", "remove them"),
    &text(&[Help, Url, NoUrl], shape::is_markdown_link, "is a Markdown link", "write only the URL in it"),
    &text(&[NoUrl], shape::is_list_of_urls, "has several URLs", "write one; a list needs a field of the type `Vec`, and `,` between two items").also_if_plain(),
    &text(&[NoUrl], shape::is_around_url, "has text around its URL", "write only the URL, without the command or the assignment around it"),
    &text(&[Url], |text| text.trim_end().contains(['\n', '\r']), "has more than one line", "write one URL, on one line"),
    &text(&[HelpForWord, Url], |text| text.ends_with(','), "ends with a comma", "remove it").also_if_plain(),
    &text(&[HelpForWord, Url], |text| text.ends_with(';') && !shape::is_connection_string(text), "ends with a semicolon", "remove it").also_if_plain(),
    &text(&[Help, Url, NoUrl], shape::starts_with_quote, "starts with a quotation mark", OPEN_QUOTE),
    &text(&[Help, Url, NoUrl], shape::ends_with_quote, "ends with a quotation mark", QUOTE),
    &text(&[Url], shape::is_path_of_secret, "is the path of a file", CONTENT).also_if_plain(),
    &text(&[Url], shape::is_assignment_of_address, "starts with a name and `=`", "write only what follows the `=`").also_in_query(),
    &text(&[InSecret], shape::is_assignment, "starts with a name and `=`", "write only what follows the `=`").also_in_query(),
    &text(&[NoUrl], shape::is_connection_string, "is a connection string of `key=value` pairs", "write a URL").also_in_query(),
    &text(&[NoUrl], shape::is_go_data_source, "is a data source name of Go's driver for MySQL", "write a URL"),
    &text(&[Help, InSecret, InUrl, NoUrl], shape::is_reference, "is a reference to a secret that nothing resolved", UNRESOLVED).also_if_plain(),
    &text(&[Help, InSecret, InText, InUrl, NoUrl], shape::is_encrypted, "is an encrypted value that nothing decrypted", "check the tool that should have decrypted it").also_if_plain(),
    &text(&[Help, InText, InSecret, InPath, InUrl, InList, InMap, Url], shape::has_braces, "has a placeholder ${...} that was not expanded", UNEXPANDED).in_url(ENCODED),
    &text(&[Help, InText, InSecret, InPath, InUrl, InList, InMap, Url], shape::has_parentheses, "has a placeholder $(...) that was not expanded", UNEXPANDED).in_url(ENCODED),
    &text(&[Help, InText, InSecret, InPath, InUrl, InList, InMap, Url], shape::has_double_braces, "has a placeholder {{...}} that was not expanded", UNEXPANDED).in_url(ENCODED),
    &text(&[Url], shape::has_angle_brackets, "has a placeholder <...> that was not expanded", UNEXPANDED).in_url(ENCODED),
    &text(&[InPath], |text| text.starts_with("file:"), "is a URL", "write the path alone").also_if_plain(),
    &text(&[InPath], shape::is_path_of_a_shell, "has `~` or the name of a variable in its path", "nothing expands it: write the path out").also_in_query(),
    &text(&[Help, Url], shape::has_variable, "has a placeholder $NAME that was not expanded", UNEXPANDED).in_url(ENCODED),
    &text(&[InText, InSecret], shape::is_variable, "is a placeholder $NAME that was not expanded", UNEXPANDED),
    &text(&[InText, InPath], shape::is_missing, "is a word that programs print for a missing value", MISSING).also_if_word(),
    &text(&[Help, InSecret, NoUrl], shape::is_missing_or_none, "is a word that programs print for a missing value", MISSING).also_if_word(),
    &text(&[Help, InText, NoUrl], shape::is_name_between_marks, "looks like a placeholder", "set the real value").also_if_word(),
    &text(&[InSecret, NoUrl], shape::is_placeholder_of_secret, "looks like a placeholder", "set the real value").also_if_word(),
    &text(&[Help, InText, InSecret, InPath, InUrl, NoUrl], shape::is_placeholder, "looks like a placeholder", "set the real value").also_if_word(),
    &text(&[InText, InPath], shape::has_spaced_comment, "has ` #` in it", COMMENT),
    &text(&[Help, InSecret], shape::has_comment, "has ` #` in it", COMMENT),
    &text(&[InSecret, InText], shape::is_pem_with_escapes, "is a PEM with `\\n` in place of its line breaks", "write line breaks: here `\\n` is two characters"),
    &text(&[InSecret, InText], shape::is_pem_start, "is a PEM on one line, without its last line", "write all of its lines: `podman run --env-file`, `envdir` and `chpst -e` read one line"),
    &text(&[InSecret, InText], shape::is_pem_on_one_line, "is a PEM on one line", "write all of its lines, with line breaks"),
    &text(&[InSecret, InText], shape::is_pem_cut_off, "is a PEM without its last line", "write all of its lines"),
    &text(&[InSecret], shape::is_path, "is the path of a file", CONTENT).also_if_plain(),
    &text(&[InSecret], shape::is_record, "is a JSON object", "if one value of it is meant, write that value alone"),
    &text(&[InList, InMap], shape::is_list_in_brackets, "looks like JSON", "write the items alone, without brackets and quotes"),
    &text(&[InList], |text| text.trim().contains('\n'), "has a line break between two items", "write `,`, or the separator of the field, between two items"),
    &text(&[InMap], shape::has_pairs_at_semicolons, "has `;` between two items", "write `,`, or the separator of the field, between two items").also_in_query(),
    &text(&[InSecret, InText], shape::has_exponent, "is a number with an exponent", "if that is not meant, put the number in quotes in the template").also_if_plain(),
    &text(&[NoUrl], shape::is_encoded_url, "is percent-encoded as a whole", "decode it once").also_in_query(),
    &text(&[NoUrl], shape::is_base64_of_url, "looks like base64", "decode it once more").also_if_word(),
    &text(&[Help], shape::is_base64, "looks like base64", "decode it once more").also_in_query(),
    &text(&[Help], shape::is_json, "looks like JSON", ONE_VALUE),
];
