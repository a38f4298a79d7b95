//! Sentences about the scheme of a URL.

use super::helped;
use crate::say::{Complaint, Sentence, complaint, list};

/// The URLs of a service: their name, and their beginning.
#[derive(Clone, Copy)]
pub(crate) struct WantedUrl<'a> {
    pub(crate) phrase: &'static str,
    /// Schemes, without `://`.
    pub(crate) schemes: &'a [&'static str],
    /// `://` or `:`.
    pub(crate) after_scheme: &'static str,
}

impl WantedUrl<'_> {
    /// "redis:// or rediss://"
    fn starts(&self) -> String {
        let starts: Vec<_> = self.schemes.iter().map(|scheme| [scheme, self.after_scheme].concat()).collect();
        list(&starts.iter().map(String::as_str).collect::<Vec<_>>(), "or")
    }

    /// The help for a text that only needs another scheme.
    fn start(&self) -> Sentence {
        Sentence::of(&["start it with ", &self.starts()])
    }

    /// The help for a text that another scheme would not mend.
    fn set_to(&self) -> Sentence {
        Sentence::of(&["set it to ", self.phrase, ", which starts with ", &self.starts()])
    }

    fn help(&self, is_right: bool) -> Sentence {
        if is_right { self.start() } else { self.set_to() }
    }
}

/// `tcp` or `udp`.
pub(crate) fn names_no_service(scheme: &'static str, wanted: &WantedUrl<'_>) -> Complaint {
    let predicate = Sentence::of(&["starts with ", scheme, "://, which does not name a service"]);
    Complaint { predicate, help: Some(wanted.start()) }
}

pub(crate) fn names_driver(scheme: &'static str) -> Complaint {
    helped("names a driver in its scheme", &["write ", scheme, "://"])
}

pub(crate) fn other_kind(kind: &'static str, wanted: &WantedUrl<'_>) -> Complaint {
    Complaint { predicate: Sentence::of(&["is ", kind, ", not ", wanted.phrase]), help: Some(wanted.set_to()) }
}

pub(crate) fn misspelt_scheme(near: &'static str) -> Complaint {
    helped("has a misspelt scheme", &["did you mean ", near, "://?"])
}

/// With `is_right`, the text only needs another scheme.
pub(crate) fn unknown_scheme(wanted: &WantedUrl<'_>, is_right: bool) -> Complaint {
    Complaint { predicate: "has an unknown scheme".into(), help: Some(wanted.help(is_right)) }
}

/// A scheme that asks for TLS, for a service with a parameter instead.
pub(crate) fn unknown_scheme_for_tls(scheme: &'static str, key: &'static str, value: &'static str) -> Complaint {
    helped("has an unknown scheme", &["start it with ", scheme, "://, and write ", key, "=", value, " in its query"])
}

pub(crate) fn no_scheme(wanted: &WantedUrl<'_>, is_right: bool) -> Complaint {
    Complaint { predicate: "has no scheme".into(), help: Some(wanted.help(is_right)) }
}

pub(crate) fn jdbc(wanted: &WantedUrl<'_>) -> Complaint {
    helped("is a JDBC URL", &[wanted.start().as_str(), "; credentials go before the host"])
}

pub(crate) fn no_slashes(scheme: &'static str) -> Complaint {
    helped("has no `//` after its scheme", &["start it with ", scheme, "://"])
}

pub(crate) const LINK_IN_PORT: Complaint = complaint(
    "has tcp:// in the place of its port",
    "Kubernetes sets the variable of the port to tcp://...: use the number alone",
);
pub(crate) const TWO_SCHEMES: Complaint = complaint(
    "has a second `://`",
    "write the scheme once, and one URL; in a password, write `:` as %3A and `/` as %2F",
);
