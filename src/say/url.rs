//! Sentences about each part of a service URL. Their parameters are positions, numbers and literals of the tables.

use super::hint::Shape;
use super::value::{Position, Unseen};
use super::{Complaint, Sentence, complaint, list};

fn says(parts: &[&str], help: &'static str) -> Complaint {
    Complaint { predicate: Sentence::of(parts), help: Some(help.into()) }
}

fn says_without_help(parts: &[&str]) -> Complaint {
    Complaint { predicate: Sentence::of(parts), help: None }
}

fn helped(predicate: &'static str, help: &[&str]) -> Complaint {
    Complaint { predicate: predicate.into(), help: Some(Sentence::of(help)) }
}

// The text itself.

pub(crate) const EMPTY: &str = super::value::IS_EMPTY;
pub(crate) const IN_QUOTES: Complaint = complaint("is in quotes", "remove them: they are part of the value");

const REMOVE: &str = "remove it";

pub(crate) fn starts_with(unseen: Unseen) -> Complaint {
    says(&["starts with ", &unseen.name()], REMOVE)
}

pub(crate) fn ends_with(unseen: Unseen) -> Complaint {
    says(&["ends with ", &unseen.name()], REMOVE)
}

pub(crate) fn has(unseen: Unseen, at: Position) -> Complaint {
    let is_space = unseen.name() == "a space";
    let help = if is_space { "remove it; in a password or a name, write it as %20" } else { REMOVE };
    says(&["has ", &unseen.name(), " at ", &at.to_string()], help)
}

pub(crate) fn backslash(at: Position) -> Complaint {
    says(&["has a backslash at ", &at.to_string()], "write `/`; in a password or a name, write %5C")
}

/// Covers a URL on which two parsers agree by chance, too: half of the clients would connect to another server.
pub(crate) const AMBIGUOUS: Complaint = complaint(
    "is parsed differently by different clients",
    "percent-encode the user name, the password and the path; write the host in letters, digits, `-` and `.`",
);

// Percent-encoding. `part` completes "in its …".

pub(crate) fn incomplete_escape(part: &'static str) -> Complaint {
    says(&["has a `%` without two hexadecimal digits after it in its ", part], "write `%` as %25")
}

pub(crate) fn escape_not_utf8(part: &'static str) -> Complaint {
    says(&["has percent-encoded bytes that are not UTF-8 in its ", part], "encode the UTF-8 of the text")
}

pub(crate) fn nul(part: &'static str) -> Complaint {
    says(&["has a NUL (%00) in its ", part], REMOVE)
}

// The scheme.

/// The URLs of a service: their name, and their beginning.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'a> {
    pub(crate) phrase: &'static str,
    /// Schemes, without `://`.
    pub(crate) schemes: &'a [&'static str],
    /// `://` or `:`.
    pub(crate) after_scheme: &'static str,
}

impl Wanted<'_> {
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

/// Without help, as the help for its shape names the Service.
pub(crate) const SERVICE_LINK: &str = "is an address that Kubernetes sets for a Service";

/// `tcp` or `udp`.
pub(crate) fn names_no_service(scheme: &'static str, wanted: &Wanted<'_>) -> Complaint {
    let predicate = Sentence::of(&["starts with ", scheme, "://, which does not name a service"]);
    Complaint { predicate, help: Some(wanted.start()) }
}

pub(crate) fn names_driver(scheme: &'static str) -> Complaint {
    helped("names a driver in its scheme", &["write ", scheme, "://"])
}

pub(crate) fn other_kind(kind: &'static str, wanted: &Wanted<'_>) -> Complaint {
    Complaint { predicate: Sentence::of(&["is ", kind, ", not ", wanted.phrase]), help: Some(wanted.set_to()) }
}

pub(crate) fn misspelt_scheme(near: &'static str) -> Complaint {
    helped("has a misspelt scheme", &["did you mean ", near, "://?"])
}

/// With `is_right`, the text only needs another scheme.
pub(crate) fn unknown_scheme(wanted: &Wanted<'_>, is_right: bool) -> Complaint {
    Complaint { predicate: "has an unknown scheme".into(), help: Some(wanted.help(is_right)) }
}

pub(crate) fn no_scheme(wanted: &Wanted<'_>, is_right: bool) -> Complaint {
    Complaint { predicate: "has no scheme".into(), help: Some(wanted.help(is_right)) }
}

pub(crate) fn jdbc(wanted: &Wanted<'_>) -> Complaint {
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

// Credentials.

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

// Hosts.

pub(crate) const NO_HOST: Complaint = complaint("has no host", "write it after the `//`, or after the `@`");
pub(crate) const TWO_HOSTS: Complaint =
    complaint("has more than one host", "write one; a list needs a field of the type `Vec`");
pub(crate) const RELATIVE_SOCKET: Complaint =
    complaint("has no absolute path of a Unix socket", "start the path with `/`");
pub(crate) const HOST_WITH_SOCKET: Complaint =
    complaint("has a host, but its scheme is for Unix sockets", "write three slashes before the path");
pub(crate) const PERCENT_IN_HOST: Complaint =
    complaint("has a `%` in its host", "write the name without percent-encoding");
pub(crate) const BAD_IPV4: Complaint =
    complaint("has a host that is not a valid IPv4 address", "write four numbers from 0 to 255 with dots between them");
pub(crate) const SHORT_IPV4: Complaint =
    complaint("has an IPv4 address that is not written in full", "write all four numbers");
pub(crate) const BAD_IPV6: Complaint = complaint(
    "has a host in brackets that is not an IPv6 address",
    "write [::1], or [::1] with `:` and the port after it",
);
pub(crate) const IPV6_ZONE: Complaint =
    complaint("has a zone in its IPv6 address", "remove the `%` and what follows it");
pub(crate) const IPV6_WITHOUT_BRACKETS: Complaint =
    complaint("has an IPv6 address without brackets", super::value::BRACKETS);
pub(crate) const BAD_HOST: Complaint = complaint("has a host that is not a valid host name", "write it in ASCII");
pub(crate) const LOOK_ALIKES: Complaint =
    complaint("has a host with characters that only look like ASCII", "type it again");
pub(crate) const BAD_CHARACTER_IN_HOST: Complaint =
    complaint("has a host with an invalid character", "use letters, digits, `-` and `.`");
pub(crate) const EMPTY_LABEL: Complaint =
    complaint("has a host with an empty label", "write something before each dot");
pub(crate) const LONG_HOST: Complaint = complaint(
    "has a host that is longer than a host name can be",
    "write at most 63 characters between two dots, and 253 in all",
);
pub(crate) const LISTEN_ADDRESS: Complaint =
    complaint("has a listen address (0.0.0.0 or [::]) as its host", "use the server's name");
pub(crate) const MISSING_HOST: Complaint =
    complaint("has a host such as `null`, `None` or `undefined`", "the template that produced it had no value");
pub(crate) const EXAMPLE_HOST: Complaint = complaint("has the host of an example", "use the server's name");
pub(crate) const EXAMPLE_DOMAIN: Complaint =
    complaint("has an example domain, such as example.com, as its host", "use the server's name");
pub(crate) const HYPHEN_IN_HOST: Complaint =
    complaint("has a host with a hyphen at the start or the end of a label", "few resolvers look it up");
pub(crate) const NOT_ASCII_HOST: Complaint = complaint(
    "has a host that is not ASCII",
    "clients get its xn-- form; some letters of other alphabets look like ours",
);

pub(crate) const HOST_OF_FILE: Complaint =
    complaint("has a host, but its scheme is for files of this machine", "write three slashes before the path");

// Buckets.

pub(crate) const NO_BUCKET: Complaint =
    complaint("has no bucket", "write its name after the `//`, or after the host of the provider");
pub(crate) const PORT_OF_BUCKET: Complaint =
    complaint("has a port after its bucket", "remove the `:` and what follows it: an endpoint is another setting");
pub(crate) const BAD_BUCKET: Complaint =
    complaint("has a bucket with an invalid character in its name", "use letters, digits, `-`, `_` and `.`");

// Ports.

pub(crate) const NO_PORT: Complaint = complaint("has no port", "write `:` and the port after the host");
pub(crate) const NO_PORT_AFTER_COLON: Complaint =
    complaint("has a `:` and no port after its host", "write the port, or remove the `:`");
pub(crate) const PADDED_PORT: Complaint = complaint("has a port that starts with 0", "write the number without it");

/// Without an `@`, the `:` may belong to a password.
fn not_a_port(predicate: &'static str, has_credentials: bool) -> Complaint {
    complaint(
        predicate,
        if has_credentials {
            "write the host, `:` and one number"
        } else {
            "write the host, `:` and one number; if a password was meant, write its `/` as %2F, `?` as %3F, `#` as %23, \
             `@` as %40 and `%` as %25, and an `@` after it"
        },
    )
}

pub(crate) fn two_ports(has_credentials: bool) -> Complaint {
    not_a_port("has more than one port", has_credentials)
}

pub(crate) fn bad_port(has_credentials: bool) -> Complaint {
    not_a_port("has a port that is not a number from 1 to 65535", has_credentials)
}

pub(crate) fn port_of_srv(scheme: &'static str) -> Complaint {
    says(&["has a port, and ", scheme, ":// looks it up"], "remove the `:` and the port")
}

/// A port that belongs to another scheme of the service.
pub(crate) fn port_of_other_scheme(other: &'static str, port: u16, scheme: &'static str, default: u16) -> Complaint {
    let help = ["correct the scheme or the port; the port of ", scheme, ":// is ", &default.to_string()];
    Complaint {
        predicate: Sentence::of(&["has port ", &port.to_string(), ", which is that of ", other, "://"]),
        help: Some(Sentence::of(&help)),
    }
}

/// A warning: clients use a port that no server of the kind usually has.
pub(crate) fn no_usual_port(default: u16, usual: u16) -> Complaint {
    Complaint {
        predicate: Sentence::of(&["has no port, which means port ", &default.to_string()]),
        help: Some(Sentence::of(&["write the port; servers of this kind usually have ", &usual.to_string()])),
    }
}

// The path.

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

// The query.

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
    says_without_help(&["has a value for `", key, "` in its query that is not a number up to ", &max])
}

pub(crate) fn value_not_one_of(key: &'static str, words: &[&'static str], near: Option<&'static str>) -> Complaint {
    let words = words.join(", ");
    let error = says_without_help(&["has a value for `", key, "` in its query that is not one of ", &words]);
    Complaint { help: near.map(super::value::did_you_mean), ..error }
}

pub(crate) const PASSWORD_IN_QUERY: Complaint =
    complaint("has its password in its query", "write it before the `@`: queries are logged");
pub(crate) const AT_IN_QUERY: Complaint = complaint(
    "has an unencoded `@` in its query",
    "if the `?` is in a password, write it as %3F; otherwise write `@` as %40",
);
pub(crate) const TWO_VIEWS_OF_TLS: Complaint =
    complaint("has query parameters that contradict each other about TLS", "keep the one that is meant");

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
