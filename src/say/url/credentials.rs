//! Sentences about the user name and the password of a URL.

use super::{says, says_without_help};
use crate::say::hint::Shape;
use crate::say::value::Position;
use crate::say::{Complaint, complaint};

pub(crate) const TWO_ATS: Complaint =
    complaint("has more than one `@`", "in a user name or a password, write `@` as %40");

/// A delimiter that splits a password.
#[derive(Clone, Copy)]
pub(crate) enum Delimiter {
    Slash,
    Question,
    Hash,
}

pub(crate) fn unencoded(delimiter: Delimiter, at: Position) -> Complaint {
    let (found, help) = match delimiter {
        Delimiter::Slash => ("/", "write it as %2F; if it begins the path, write the `@` in it as %40"),
        Delimiter::Question => ("?", "write it as %3F"),
        Delimiter::Hash => ("#", "write it as %23"),
    };
    says(&["has an unencoded `", found, "` in its password, at ", &at.to_string()], help)
}

pub(crate) const UNENCODED_COLON: Complaint = complaint("has an unencoded `:` in its password", "write it as %3A");
pub(crate) const CONTROL_IN_CREDENTIALS: Complaint = complaint(
    "has a control character in its user name or password",
    "check whether a line break was encoded with them",
);
pub(crate) const ODD_CHARACTERS: Complaint = complaint(
    "has characters in its user name or password that some clients refuse",
    "percent-encode everything but letters, digits and `-._~`",
);
pub(crate) const EMPTY_USER: Complaint =
    complaint("has an empty user name", "write a name before the `@`, or remove the `@`");
pub(crate) const EMPTY_CREDENTIALS: Complaint = complaint(
    "has an empty user name and an empty password",
    "check the tool that should have filled them in, or remove the `:` and the `@`",
);
pub(crate) const PASSWORD_WITHOUT_USER: Complaint =
    complaint("has a password and no user name", "write a name before the `:`");
pub(crate) const USER_WITHOUT_PASSWORD: Complaint =
    complaint("has a user name and no password", "if it is the password, write `:` before it");
pub(crate) const EMPTY_PASSWORD: Complaint =
    complaint("has an empty password", "check the tool that should have filled it in, or remove the `:`");

/// "has a password that looks like a placeholder"
pub(crate) fn suspicious_password(shape: &'static Shape) -> Complaint {
    says(&["has a password that ", shape.predicate], shape.help)
}

pub(crate) const UNEXPANDED_PASSWORD: Complaint = complaint(
    "has a password that looks like a placeholder",
    "set the real value, or check the tool that should have substituted it",
);

pub(crate) fn placeholder_in_brackets(at: Position) -> Complaint {
    says(
        &["has a placeholder [...] in its user name or password, at ", &at.to_string()],
        "put the real value in its place, without the brackets",
    )
}

pub(crate) fn bracket(at: Position) -> Complaint {
    says(
        &["has a bracket in its user name or password, at ", &at.to_string()],
        "if it is part of a placeholder, fill that in; in a real password or name, write `[` as %5B and `]` as %5D",
    )
}

pub(crate) fn takes_no_credentials(phrase: &'static str) -> Complaint {
    says(&["has credentials before its host, and ", phrase, " has none"], "remove the `@` and what stands before it")
}

// Passwords in a separate variable.

pub(crate) const TWO_PASSWORDS: Complaint =
    complaint("has a password, and so has the variable for its password", "remove one of them");
pub(crate) const UNUSABLE_PASSWORD: &str = "has an empty password, or one with a NUL in it";

pub(crate) fn takes_no_password(phrase: &'static str) -> Complaint {
    says_without_help(&["has a password, and ", phrase, " has none"])
}
