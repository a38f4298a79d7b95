//! Sentences about files, about lines in them, and about values. They contain no text of the file.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::path::Path;

use super::{Complaint, KnownName, MayShow, Sentence};
use crate::limit::cut;
use crate::origin::Origin;

/// The `Display` form follows the place or the variable: "has no `=` after the name".
#[derive(Clone, Debug, thiserror::Error)]
#[cfg_attr(not(feature = "dotenv"), expect(dead_code, reason = "most are about `.env` files"))]
pub(crate) enum FaultReason {
    // A file.
    #[error("does not exist")]
    Missing,
    #[error("is a link to a file that does not exist")]
    Dangling,
    #[error("cannot be opened: permission denied")]
    Denied,
    #[error("is a directory")]
    Directory,
    #[error("is not a directory")]
    NoDirectory,
    #[error("is a directory that cannot be entered: permission denied")]
    Closed,
    #[error("is a link that leads out of its directory")]
    Escapes,
    #[error("differs from the one of that name in small letters")]
    Rival,
    #[error("is not a regular file")]
    Irregular,
    #[error("is a pipe, which can be read only once")]
    Pipe,
    #[error("is a pipe into which nothing was written for a second")]
    SilentPipe,
    /// The limit in MiB.
    #[error("is larger than {0} MiB")]
    Large(usize),
    #[error("cannot be read: {0}")]
    Unreadable(io::ErrorKind),

    // A text.
    #[error("is UTF-16 and not UTF-8")]
    Utf16,
    #[error("is not UTF-8")]
    NotUtf8,
    #[error("starts with a byte order mark")]
    ByteOrderMark,
    #[error("has a NUL character")]
    Nul,
    #[error("has a carriage return without a line feed")]
    CarriageReturn,

    // A line in a `.env` file.
    #[error("has no `=` after the name")]
    NoEquals,
    #[error("has a `:` where the `=` belongs")]
    Colon,
    #[error("has no name before the `=`")]
    NoName,
    #[error("has a name that starts with a digit")]
    NameStart,
    #[error("has white space in the name")]
    NameSpace,
    #[error("has an invalid character in the name")]
    NameCharacter,
    #[error("has a quote that is never closed")]
    Unterminated,

    // A value in a `.env` file.
    #[error("has text after white space")]
    TextAfterSpace,
    #[error("has text after the closing quote")]
    TextAfterQuote,
    #[error("has a `#` right after the `=`")]
    Comment,
    #[error("has a value that spans lines without quotes")]
    SeveralLines,
    #[error("has a quote in the middle")]
    QuoteInside,
    #[error("has a backslash that escapes nothing")]
    Escape,
    #[error("has a `$` that is neither escaped nor part of `${{NAME}}`")]
    Dollar,
    #[error("has a `$(`, and commands are never run")]
    Command,
    #[error("has an operator in `${{...}}`, where only a name can stand")]
    Operator,
    #[error("has no name of a variable in `${{...}}`")]
    NoReference,
    #[error("has a `${{` that is never closed")]
    OpenReference,
    #[error("cannot be read unambiguously")]
    Ambiguous,

    // A reference in a value.
    #[error("refers to a variable that is not set")]
    Unset,
    #[error("refers to a variable that is empty")]
    Empty,
    #[error("refers to a variable whose line cannot be read")]
    Reported,
    #[error("refers to a value that {} ({})", .0.0, .0.1)]
    Reference(Box<(FaultReason, Origin)>),
    #[error("leads to variables that refer to each other in a circle")]
    Circle,
    #[error("refers to variables that refer to others, more than {0} deep")]
    Deep(usize),
    #[error("becomes larger than 1 MiB")]
    Expanded,

    // Legal, but probably a mistake.
    #[error("overrides line {0}")]
    Duplicate(usize),
    #[error("has only a comment after the `=`, so its value is empty")]
    OnlyComment,
    #[error("has `\\n` in a path of Windows, which becomes a line feed")]
    PathEscape,

    /// In the words of whoever made the layer.
    #[error("{0}")]
    Remark(Box<Remark>),
}

/// A problem or a warning in the words of whoever made the layer.
#[derive(Clone, Debug)]
pub(crate) struct Remark {
    predicate: Sentence,
    help: Option<Sentence>,
    pub(crate) is_warning: bool,
    is_of_the_file: bool,
}

impl Remark {
    pub(crate) fn new(
        predicate: Cow<'static, str>,
        help: Option<Cow<'static, str>>,
        is_warning: bool,
        is_of_the_file: bool,
    ) -> Self {
        let said = |text| Sentence::showing(text, MayShow::LayerSays);
        Self { predicate: said(predicate), help: help.map(said), is_warning, is_of_the_file }
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.predicate.fmt(f)
    }
}

impl FaultReason {
    /// Returns `true` if the reason is about the file itself rather than a line in it.
    pub(crate) fn is_of_the_file(&self) -> bool {
        matches!(self, Self::Remark(remark) if remark.is_of_the_file)
            || matches!(
                self,
                Self::Missing
                    | Self::Dangling
                    | Self::Denied
                    | Self::Directory
                    | Self::NoDirectory
                    | Self::Closed
                    | Self::Escapes
                    | Self::Rival
                    | Self::ByteOrderMark
                    | Self::Irregular
                    | Self::Pipe
                    | Self::SilentPipe
                    | Self::Large(_)
                    | Self::Unreadable(_)
                    | Self::Utf16
            )
    }

    /// Returns a line of help that tells the operator what to do.
    pub(crate) fn help(&self) -> Option<Sentence> {
        match self {
            Self::Remark(remark) => remark.help.clone(),
            Self::Reference(of) => of.0.help(),
            _ => self.advice().map(Sentence::from),
        }
    }

    fn advice(&self) -> Option<&'static str> {
        Some(match self {
            Self::Missing => "create it; a relative path starts at the working directory",
            Self::Dangling => "create the file that it points to, or remove the link",
            Self::Denied => "let the user that runs this program read it",
            Self::Closed => "let the user that runs this program enter it: the permission `x` of the directory",
            Self::NoDirectory => "give the path of a directory",
            Self::Escapes => "put the file into the directory",
            Self::Rival => "remove one of the two",
            Self::ByteOrderMark => "save the file as UTF-8 without one",
            Self::Directory | Self::Irregular | Self::Pipe => "give the path of a regular file",
            Self::SilentPipe => "start the program that writes into it first, or give the path of a regular file",
            Self::Unreadable(_) | Self::Reference(_) | Self::Remark(_) => return None,
            Self::Large(_) => "a file of variables is small; is it the right one?",
            Self::Utf16 => "save it as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8",
            Self::NotUtf8 => "save the file as UTF-8",
            Self::Nul => "remove it; no environment variable can hold one",
            Self::CarriageReturn => "end each line with a line feed",
            Self::NoEquals | Self::Colon | Self::NoName => "write NAME=value, or put # in front of a comment",
            Self::NameStart | Self::NameCharacter => "start with a letter or `_`, and use letters, digits, `_` and `.`",
            Self::NameSpace => "write NAME=value; only `export` may stand in front",
            Self::Unterminated => "close it, or put a backslash in front if the quote is part of the value",
            Self::TextAfterSpace => {
                "put the value in quotes, which `docker run --env-file` would keep, or # in front of a comment"
            }
            Self::TextAfterQuote => {
                "put all of the value in one pair of quotes, which are double where it has a `'`; put white space and # in front of a comment"
            }
            Self::QuoteInside => {
                "put all of the value in quotes of the other kind, which `docker run --env-file` would keep"
            }
            Self::Escape => {
                r"put the value in single quotes, or write `\\` for a backslash; `docker run --env-file` would keep either"
            }
            Self::Dollar => r"put the value in single quotes, or write `\$`; `docker run --env-file` would keep either",
            Self::Command => {
                "write out what the command prints, or put the value in single quotes, which `docker run --env-file` would keep"
            }
            Self::Operator | Self::NoReference | Self::OpenReference => {
                "write ${NAME}, or put the value in single quotes to keep it as it is; `docker run --env-file` expands nothing, and keeps quotes"
            }
            Self::Ambiguous => r"put the value in double quotes, with `\\` for a backslash",
            Self::Unset | Self::Empty => {
                "set that variable, or put the value in single quotes, which `docker run --env-file` would keep"
            }
            Self::Reported => "correct that line",
            Self::Circle => "give one of them a value that refers to no other",
            Self::Deep(_) | Self::Expanded => "write the value out",
            Self::Duplicate(_) => "remove one of the two lines",
            Self::Comment => {
                "put the value in quotes, which `docker run --env-file` would keep: some readers take it for a comment, and others do not"
            }
            Self::OnlyComment => "put the comment on a line of its own: Docker, compose and systemd make it the value",
            Self::PathEscape => "put the value in single quotes",
            Self::SeveralLines => "put all of the value in quotes; `docker run --env-file` reads one line",
        })
    }
}

pub(crate) fn complaint(reason: &FaultReason) -> Complaint {
    Complaint { predicate: Sentence::of(&[&reason.to_string()]), help: reason.help() }
}

/// "TOKEN is in a file that is a directory"
pub(crate) fn in_file(name: &KnownName, reason: &FaultReason) -> Sentence {
    Sentence::of(&[name, " is in a file that ", &reason.to_string()])
}

/// `TOKEN_FILE names a file that is a directory`
pub(crate) fn names_file(name: &KnownName, reason: &FaultReason) -> Sentence {
    Sentence::of(&[name, " names a file that ", &reason.to_string()])
}

/// "PORT has a quote that is never closed"
pub(crate) fn value(name: &KnownName, reason: &FaultReason) -> Sentence {
    Sentence::of(&[name, " ", &reason.to_string()])
}

/// ".env:3:1 has no `=` after the name"
pub(crate) fn place(origin: &Origin, reason: &FaultReason) -> Sentence {
    Sentence::of(&[&origin.text(), " ", &reason.to_string()])
}

/// An optional `.env` file that does not exist. The program wrote its path. A file of this name may be some directories up.
pub(crate) fn absent(path: &Path, up: Option<usize>) -> Sentence {
    let name = cut(path.to_string_lossy());
    let place = if path.is_relative() { " in the working directory" } else { "" };
    let missing = [&*name, " was not read, because it does not exist", place].concat();
    match up {
        None => Sentence::of(&[&missing]),
        Some(up) => {
            let parents = "../".repeat(up);
            Sentence::of(&[&missing, "; ", &parents, &name, " exists, but parent directories are not searched"])
        }
    }
}

// A path at which no file is. The text is not shown, because it may be a secret.

pub(crate) const TILDE: &str = "its text starts with `~`, which only a shell expands: write the whole path";
pub(crate) const FILE_URL: &str = "its text is a URL: write the path alone, without `file:`";
pub(crate) const SPANS_LINES: &str = "its text spans lines, so it is not a path: ";
pub(crate) const IS_URL: &str = "its text is a URL, not a path: ";

/// `instead` is the variable that takes the secret itself.
pub(crate) fn is_the_secret(mistake: &'static str, instead: Option<&KnownName>) -> Sentence {
    match instead {
        Some(variable) => Sentence::of(&[mistake, "set ", variable, " to it instead"]),
        None => Sentence::of(&[mistake, "write it into a file, and set the path of that"]),
    }
}

/// What to do about a file whose text is taken for a path.
pub(crate) fn holds_the_secret(variable: &KnownName) -> Sentence {
    let help = "this file must hold a path; to read the secret in it, set ";
    Sentence::of(&[help, variable, " to the path of this file"])
}

/// What to do about a path that may be right.
pub(crate) fn create(
    is_relative: bool,
    has_directory: bool,
    may_be_secret: bool,
    instead: Option<&KnownName>,
) -> Sentence {
    let place = match (is_relative, has_directory) {
        (true, true) => "create it; the path is relative, and starts at the working directory",
        (true, false) => "the path is relative, starts at the working directory, and leads to no directory",
        (false, true) => "create it; its directory exists",
        (false, false) => "create or mount its directory, which does not exist either",
    };
    let if_secret =
        if may_be_secret { is_the_secret("; if the text is the secret itself, ", instead) } else { "".into() };
    Sentence::of(&[place, if_secret.as_str()])
}

// An empty file in place of a value.

pub(crate) const FILL_OR_UNSET: &str = "write the value into it, or unset the variable";
pub(crate) const FILL_OR_REMOVE: &str = "write the value into the file, or remove it";

pub(crate) fn in_empty_file(name: &KnownName) -> Sentence {
    Sentence::of(&["the file for ", name, " is empty"])
}

pub(crate) fn names_empty_file(name: &KnownName) -> Sentence {
    Sentence::of(&[name, " names a file that is empty"])
}
