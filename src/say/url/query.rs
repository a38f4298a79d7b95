//! Sentences about the query and the fragment of a URL.

use super::{REMOVE, helped, says, says_without_help};
use crate::say::{Complaint, Sentence, complaint};

const DID_YOU_MEAN: &str = "did you mean `";

pub(crate) fn takes_no_query(phrase: &'static str) -> Complaint {
    says(&["has a query, and ", phrase, " has none"], "remove the `?` and what follows")
}

pub(crate) fn twice_in_query(key: &'static str) -> Complaint {
    says(&["has `", key, "` twice in its query"], "remove one of them")
}

pub(crate) fn given_elsewhere(key: &'static str) -> Complaint {
    says(&["has `", key, "` in its query, which it also gives elsewhere"], "keep one of them")
}

pub(crate) fn no_value(key: &'static str) -> Complaint {
    says(&["has no value for `", key, "` in its query"], "write one, or remove the parameter")
}

pub(crate) fn value_not_a_number(key: &'static str, max: u64) -> Complaint {
    let max = max.to_string();
    says(&["has a value for `", key, "` in its query that is not a number up to ", &max], "write digits alone")
}

pub(crate) fn value_not_one_of(key: &'static str, words: &[&'static str], near: Option<&'static str>) -> Complaint {
    let help = near.map_or(Sentence::new("write one of these"), crate::say::value::did_you_mean);
    Complaint { predicate: not_one_of(key, words), help: Some(help) }
}

fn not_one_of(key: &'static str, words: &[&'static str]) -> Sentence {
    let words = words.join(", ");
    Sentence::of(&["has a value for `", key, "` in its query that is not one of ", &words])
}

/// A word of another client, which here is `word`.
pub(crate) fn value_of_another_client(key: &'static str, words: &[&'static str], word: &'static str) -> Complaint {
    Complaint { predicate: not_one_of(key, words), help: Some(Sentence::of(&["here it is called ", word])) }
}

pub(crate) const PASSWORD_IN_QUERY: Complaint =
    complaint("has its password in its query", "write it before the `@`: queries are logged");
pub(crate) const AT_IN_QUERY: Complaint = complaint(
    "has an unencoded `@` in its query",
    "if the `?` is in a password, write it as %3F; otherwise write `@` as %40",
);
pub(crate) const TWO_VIEWS_OF_TLS: Complaint =
    complaint("has query parameters that contradict each other about TLS", "keep the one that is meant");

pub(crate) const ESCAPED_AMPERSAND: Complaint =
    complaint("has `&amp;` in its query", "write `&`: a template for HTML or XML writes `&amp;` in its place");

/// A near miss of a parameter for security.
pub(crate) fn nearly_secure(key: &'static str) -> Complaint {
    Complaint {
        predicate: Sentence::of(&["has a query parameter that looks like a misspelt `", key, "` and would be ignored"]),
        help: Some(Sentence::of(&[DID_YOU_MEAN, key, "`?"])),
    }
}

/// The TLS that a service asks for.
#[derive(Clone, Copy)]
pub(crate) enum SaysTls {
    Key(&'static str),
    Scheme(&'static str),
    Nothing,
}

pub(crate) fn ignored_about_tls(instead: SaysTls) -> Complaint {
    let predicate = "has a query parameter about TLS that would be ignored";
    match instead {
        SaysTls::Key(key) => helped(predicate, &["use `", key, "`"]),
        SaysTls::Scheme(scheme) => helped(predicate, &["remove it; ", scheme, ":// means TLS"]),
        SaysTls::Nothing => complaint(predicate, REMOVE),
    }
}

/// The parameter is named by its number, because its name may be a part of a password.
pub(crate) fn unknown_key(number: usize, near: Option<&'static str>) -> Complaint {
    let help = match near {
        Some(key) => Sentence::of(&[DID_YOU_MEAN, key, "`?"]),
        None => "remove it: clients ignore or refuse it".into(),
    };
    let predicate = Sentence::of(&["has an unknown query parameter, number ", &number.to_string()]);
    Complaint { predicate, help: Some(help) }
}

// Hosts and ports in the query.

pub(crate) const HOST_IN_QUERY_TOO: Complaint =
    complaint("has a host before its path and one in its query", "keep one");
pub(crate) const PORTS_FOR_HOSTS: Complaint =
    complaint("does not have one port for each host", "write each port after its host");
pub(crate) const BAD_PORT_IN_QUERY: &str = "has a port in its query that is not a number from 1 to 65535";

// The fragment.

pub(crate) const FRAGMENT: Complaint = complaint("has a fragment", "in a password or a name, write `#` as %23");

pub(crate) fn fragment_without_tls(fragment: &'static str) -> Complaint {
    says(&["has #", fragment, ", which means something only with TLS"], REMOVE)
}

/// A warning.
pub(crate) fn fragment_without_checks(fragment: &'static str) -> Complaint {
    says_without_help(&["switches certificate checks off with #", fragment])
}
