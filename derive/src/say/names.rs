//! Names of variables, fields and variants.

use proc_macro2::Ident;

use super::{Mistake, did_you_mean, mistake};

/// A reason why a text cannot name an environment variable.
#[derive(Clone, Copy)]
pub(crate) enum NameFault {
    Empty,
    Digit,
    Character(char),
    LowerCase,
}

/// `noun` is the thing that has the name: "the prefix".
pub(crate) fn faulty_name(fault: NameFault, noun: &str, name: &str, help: String) -> Mistake {
    let message = match fault {
        NameFault::Empty => format!("{noun} is empty"),
        NameFault::Digit => "the name of an environment variable cannot start with a digit".to_owned(),
        NameFault::Character(c) => format!("{c:?} cannot be used in the name of an environment variable"),
        NameFault::LowerCase => format!("`{name}` has lower-case letters, but variables are named in upper case"),
    };
    mistake(message, help)
}

/// The help for a name that is not empty.
pub(crate) fn other_name(fault: NameFault, name: &str) -> String {
    match fault {
        NameFault::LowerCase => format!("write `{}`", name.to_uppercase()),
        NameFault::Digit => "begin with a letter or `_`".to_owned(),
        NameFault::Empty | NameFault::Character(_) => "use letters, digits and `_`".to_owned(),
    }
}

pub(crate) fn write_name(option: &str, example: &str) -> String {
    format!("write the name: `{option} = \"{example}\"`")
}

pub(crate) fn write_prefix(option: &str, example: &str) -> String {
    format!("write the prefix: `{option} = \"{example}\"`")
}

pub(crate) fn remove_name(default: &str) -> String {
    format!("remove `name` to read `{default}`")
}

pub(crate) fn or_absolute(help: &str) -> String {
    format!("{help}, or add `absolute` if the variable is in lower case")
}

/// `rest` is the name without the prefix, if that can be a name.
/// `absolute` if the field takes that option.
pub(crate) fn repeats_prefix(
    (option, absolute): (&str, bool),
    name: &str,
    prefix: &str,
    of: &str,
    rest: Option<&str>,
) -> Mistake {
    let subject = if option == "parts" { "each part would begin with" } else { "the variable would be" };
    let message = format!("`{name}` repeats the prefix of the {of}, so {subject} `{prefix}{name}`");
    let help = match (rest, absolute) {
        (Some(rest), true) => format!("write `name = \"{rest}\"`, or add `absolute`"),
        (Some(rest), _) => format!("write `{option} = \"{rest}\"`"),
        (None, true) => "add `absolute`".to_owned(),
        (None, _) => "choose another prefix, or another name".to_owned(),
    };
    mistake(message, help)
}

/// The reader of a variable that is read a second time.
pub(crate) enum Reader<'a> {
    ThisField,
    Tag,
    /// A field, of which one takes no `shared`.
    List(&'a Ident),
    Field(&'a Ident),
}

pub(crate) fn read_twice(variable: &str, other: &str, reader: &Reader<'_>) -> Mistake {
    let (by, help) = match reader {
        Reader::ThisField => ("this field".to_owned(), "remove it"),
        Reader::Tag => ("the tag".to_owned(), "give one of them another name"),
        Reader::List(field) => (format!("the field `{field}`"), "give one of them another `name`"),
        Reader::Field(field) => {
            (format!("the field `{field}`"), "give one of them another `name`, or add `shared` to both")
        }
    };
    let message = if other == variable {
        format!("`{variable}` is already read by {by}")
    } else {
        format!("on Windows, `{variable}` is `{other}`, which is already read by {by}")
    };
    mistake(message, help)
}

pub(crate) fn fields_of_enum(function: &str, ident: &Ident) -> Mistake {
    let message = "`validate` on an enum takes no field list, because each variant has fields of its own";
    mistake(message, format!("write `validate = {function}`, with a function of `&{ident}`"))
}

pub(crate) fn fields_of_field(function: &str) -> Mistake {
    let help = format!("write `validate = {function}`, or move a rule about several fields to the struct");
    mistake("`validate` on a field takes no field list", help)
}

pub(crate) fn unknown_field(ident: &Ident, field: &Ident, near: Option<&str>) -> Mistake {
    let help = near.map_or_else(|| "use the names of fields in this struct".to_owned(), did_you_mean);
    mistake(format!("`{ident}` has no field `{field}`"), help)
}

pub(crate) fn two_defaults(first: &Ident) -> Mistake {
    mistake(format!("`{first}` is already the default"), "remove one of them")
}

pub(crate) fn empty_word(example: &str) -> Mistake {
    mistake("the word of this variant is empty", format!("write the word: `{example}`"))
}

pub(crate) fn word_twice(word: &str, variant: &Ident, is_same: bool) -> Mistake {
    let help = if is_same { "remove it" } else { "give one of them another word with `rename`" };
    mistake(format!("`{word}` already selects the variant `{variant}`"), help)
}
