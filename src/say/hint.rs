//! What the shape of a text says about how it came to be wrong: advice for every type alike. Nothing of the text is in it.

use super::{KnownName, Sentence};

// A text that was refused.

pub(crate) const REMOVE_QUOTES: &str =
    "remove the quotes: they are part of the value; `docker run --env-file` and YAML block text keep them";
pub(crate) const NOT_EXPANDED: &str =
    "it holds a placeholder that was not expanded: whatever should have replaced it did not";
pub(crate) const REMOVE_LINE_BREAK: &str = "remove the line break at its end: `echo` adds one, `printf` does not; a file with CRLF line ends leaves a carriage return";
pub(crate) const REMOVE_WHITE_SPACE: &str = "remove the white space around the value";
pub(crate) const PLACEHOLDER: &str = "it is still a placeholder: set the real value";

pub(crate) const ADD_UNIT: &str =
    "add the unit: `s` for seconds, `ms` for milliseconds, `m` for minutes, `h` for hours";
pub(crate) const ISO_8601: &str = "ISO 8601 is not read: write the 30 seconds of PT30S as `30s`";
pub(crate) const CLOCK: &str = "write hours, minutes and seconds with their units: `1h 30m 15s`";
pub(crate) const ONE_NUMBER: &str = "this is one number, not a list, and it has no thousands separator";

/// A list that is written like one of JSON.
pub(crate) fn without_brackets(items: &'static str, separator: &'static str) -> Sentence {
    Sentence::of(&["write ", items, " with `", separator, "` between them, without brackets and quotes"])
}

/// An item that looks like several.
pub(crate) fn separate_with(separator: &'static str) -> Sentence {
    Sentence::of(&["write `", separator, "` between two items"])
}

/// The address that Kubernetes injects for a Service.
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

/// A text that was accepted, and is probably a mistake: what it does, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Suspicion {
    pub(crate) predicate: &'static str,
    pub(crate) help: &'static str,
}

const fn suspicion(predicate: &'static str, help: &'static str) -> Suspicion {
    Suspicion { predicate, help }
}

pub(crate) const BLANK: Suspicion = suspicion("is nothing but white space", "set a value, or unset it");
pub(crate) const LINE_BREAK: Suspicion = suspicion("ends with a line break", "`echo` adds one, `printf` does not");
pub(crate) const QUOTED: Suspicion =
    suspicion("is in quotes, and they are part of the value", "remove them: `docker run --env-file` keeps them");
pub(crate) const UNEXPANDED: Suspicion =
    suspicion("holds a placeholder that was not expanded", "whatever should have replaced it did not");
pub(crate) const LIKE_PLACEHOLDER: Suspicion = suspicion("looks like a placeholder", "set the real value");
