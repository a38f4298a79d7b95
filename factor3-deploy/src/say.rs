//! Every sentence of this crate. None contains text of a file, except names of objects and containers.

use crate::Tool;

/// The message and the help of a note.
pub(crate) type Said = (&'static str, &'static str);

// Lines of env files.

pub(crate) const NOT_UTF8: Said = ("is not UTF-8, so the tool refuses the whole file", "save the file as UTF-8");
pub(crate) const NO_NAME: Said =
    ("has no name before the `=`, so the tool refuses the whole file", "write NAME=value, or remove the line");
pub(crate) const SPACE_IN_NAME: Said = (
    "has white space in the name, so the tool refuses the whole file",
    "write NAME=value, without `export` and without blanks around the `=`",
);
pub(crate) const NAME_OF_KEY: Said = (
    "has a name that is no key of a ConfigMap or a Secret, so kubectl refuses the whole file",
    "use letters, digits, `_`, `-` and `.`",
);
pub(crate) const TWICE: Said =
    ("sets a name a second time, so the tool refuses the whole file", "remove one of the two lines");
pub(crate) const LONG_LINE: Said =
    ("has 65,536 bytes or more, so the tool refuses the whole file", "put the value into a file of its own");
pub(crate) const STOPS_AT_LONG_LINE: Said = (
    "has 65,536 bytes or more: the tool stops reading here, drops the rest of the file, and reports success",
    "put the value into a file of its own",
);
pub(crate) const SPACE_STAYS_IN_NAME: Said = (
    "has white space in the name, which is part of the variable's name",
    "write NAME=value, without `export` and without blanks around the `=`",
);
pub(crate) const MARK_IN_NAME: Said =
    ("starts with a byte order mark, which is part of the first name", "save the file as UTF-8 without one");
pub(crate) const NUL_IN_FILE: Said =
    ("has a NUL character, so systemd refuses the whole file", "remove it; no environment variable can hold one");
pub(crate) const NOT_UTF8_FOR_SYSTEMD: Said =
    ("is not UTF-8, so systemd refuses the whole file, and the unit does not start", "save the file as UTF-8");
pub(crate) const DROPPED_BY_SYSTEMD: Said = (
    "has an invalid name, so systemd drops it, and the journal shows the line with its value",
    "write NAME=value, without `export`; a name consists of letters, digits and `_`",
);
pub(crate) const DROPPED_BY_SH: Said = (
    "is a command to a shell, and sets nothing",
    "write NAME=value, without blanks around the `=`, and put the value in single quotes",
);
pub(crate) const UNCERTAIN_IN_SH: Said = (
    "is more than an assignment to a shell, so its effect is unknown",
    "put the value in single quotes, or run the file where it is used",
);

// Portability.

/// "arrives with its quotes through docker and kubectl"
pub(crate) fn arrives(difference: &'static str, tools: &[Tool]) -> String {
    let names: Vec<String> = tools.iter().map(ToString::to_string).collect();
    format!("{difference} through {}", list(&names, "and"))
}

pub(crate) fn refused_by(tool: Tool) -> String {
    format!("is refused by {tool}, and the whole file with it")
}

/// Returns "A", "A and B", "A, B and C".
pub(crate) fn list(names: &[String], conjunction: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {conjunction} {last}", most.join(", ")),
    }
}
