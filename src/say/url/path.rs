//! Sentences about the path of a URL.

use super::{REMOVE, says};
use crate::say::{Complaint, complaint};

pub(crate) fn takes_no_path(phrase: &'static str) -> Complaint {
    says(&["has a path, and ", phrase, " has none"], "remove what follows the host")
}

/// `what` is the missing part, such as "database".
pub(crate) fn no_path(what: &'static str) -> Complaint {
    says(&["has no ", what], "write `/` and the name after the host")
}

pub(crate) const EQUALS_IN_PATH: Complaint =
    complaint("has a `=` in its path", "write `?` before the first key; in a name, write `=` as %3D");
pub(crate) const AT_AFTER_HOST: Complaint = complaint("has an `@` after its host", "write it as %40");
pub(crate) const TWO_SEGMENTS: Complaint = complaint(
    "has more than one segment in its path",
    "write one `/` before the name and none after it; in the name, write `/` as %2F",
);
pub(crate) const SLASH_FOR_NAME: Complaint =
    complaint("has `//` as its path", "if the name is `/`, write /%2F: a single `/` is the empty name");
pub(crate) const DOT_SEGMENT: Complaint =
    complaint("has a dot segment in its path", "write the path without `.` and `..`");
pub(crate) const EMPTY_SEGMENT: Complaint =
    complaint("has an empty segment in its path", "write one `/` between two segments");
pub(crate) const ENCODED_SLASH: Complaint = complaint("has an encoded `/` in its path", "write `/`");
pub(crate) const EMPTY_NAME: Complaint = complaint("has an empty name in its path", "write the name");
pub(crate) const EXTRA_SLASH: Complaint = complaint("has an extra `/` around the number in its path", REMOVE);
pub(crate) const PATH_NOT_A_NUMBER: Complaint =
    complaint("has a path that is not a number", "write `/` and a number, such as /2");

// The path of a file.

pub(crate) const NOT_A_FILE_NAME: Complaint = complaint("has `://` or a backslash in its file name", "write `/`");
pub(crate) const HASH_IN_FILE_NAME: Complaint = complaint("has a `#` in its file name", "write it as %23");
pub(crate) const SLASHES_IN_FILE_NAME: Complaint =
    complaint("has `//` in its file name", "an absolute path has one `/` more than the `//` after the scheme");
