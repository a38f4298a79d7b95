//! Sentences about the hosts and the ports of a URL.

use super::{helped, says};
use crate::say::value::BRACKETS;
use crate::say::{Complaint, Sentence, complaint};

pub(crate) const NO_HOST: Complaint = complaint("has no host", "write it after the `//`, or after the `@`");

/// The form of a URL for a Unix socket.
#[derive(Clone, Copy)]
pub(crate) enum SocketForm {
    /// The directory of the socket, in a parameter in place of a host.
    Directory(&'static str),
    /// The path of the socket, in a parameter beside a host.
    Parameter(&'static str),
    Scheme(&'static str),
}

fn socket_form(form: SocketForm) -> Sentence {
    match form {
        SocketForm::Directory(key) => Sentence::of(&["write its directory as `", key, "` in the query"]),
        SocketForm::Parameter(key) => {
            Sentence::of(&["write localhost as the host, and the path of the socket as `", key, "` in the query"])
        }
        SocketForm::Scheme(scheme) => Sentence::of(&["write ", scheme, ":// and its path"]),
    }
}

pub(crate) fn no_host_or_socket(form: SocketForm) -> Complaint {
    let form = socket_form(form);
    helped("has no host", &["write it after the `//`, or after the `@`; for a Unix socket, ", form.as_str()])
}

pub(crate) fn path_for_host(form: SocketForm) -> Complaint {
    let form = socket_form(form);
    helped("has a path where its host belongs", &["for a Unix socket, ", form.as_str()])
}

/// `tcp(db:3306)` and `unix(/run/mysqld.sock)`.
pub(crate) fn host_of_go(form: Option<SocketForm>) -> Complaint {
    let predicate = "has a host in parentheses, as Go's driver for MySQL has";
    match form.map(socket_form) {
        Some(form) => helped(predicate, &["write the host and its port alone; for a Unix socket, ", form.as_str()]),
        None => complaint(predicate, "write the host and its port alone"),
    }
}

pub(crate) const NO_HOST_BEFORE_PORT: Complaint = complaint("has no host", "write it before the `:`");
pub(crate) const TWO_HOSTS: Complaint =
    complaint("has more than one host", "write one; a list needs a field of the type `Vec`");
pub(crate) const SOCKET_FILE: Complaint = complaint(
    "has the file of a socket where its directory belongs",
    "give the directory: clients add /.s.PGSQL. and the port to it",
);
pub(crate) const RELATIVE_SOCKET: Complaint =
    complaint("has no absolute path of a Unix socket", "start the path with `/`");
pub(crate) const HOST_WITH_SOCKET: Complaint =
    complaint("has a host, but its scheme is for Unix sockets", "write three slashes before the path");
pub(crate) const PERCENT_IN_HOST: Complaint =
    complaint("has a `%` in its host", "write the name without percent-encoding");
pub(crate) const BAD_IPV4: Complaint =
    complaint("has a host that is not a valid IPv4 address", "write four numbers from 0 to 255 with dots between them");
pub(crate) const NUMBER_AT_END: Complaint = complaint(
    "has a host that ends with a number, as only IPv4 addresses do",
    "correct the end of the name: a port is not part of it",
);
pub(crate) const SHORT_IPV4: Complaint =
    complaint("has an IPv4 address that is not written in full", "write all four numbers");
pub(crate) const BAD_IPV6: Complaint = complaint(
    "has a host in brackets that is not an IPv6 address",
    "write [::1], or [::1] with `:` and the port after it",
);
pub(crate) const PLACEHOLDER_HOST: Complaint =
    complaint("has a placeholder [...] as its host", "put the real value in its place, without the brackets");
pub(crate) const IPV6_ZONE: Complaint =
    complaint("has a zone in its IPv6 address", "remove the `%` and what follows it");
pub(crate) const IPV6_WITHOUT_BRACKETS: Complaint = complaint("has an IPv6 address without brackets", BRACKETS);
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
pub(crate) const HYPHEN_BEFORE_HOST: Complaint = complaint(
    "has a host that starts with a hyphen",
    "check the template that produced it: a default is written ${NAME:-default}",
);
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

pub(crate) const NO_PORT: Complaint = complaint("has no port", "write `:` and the port after the host");
pub(crate) const NO_PORT_AFTER_COLON: Complaint =
    complaint("has a `:` and no port after its host", "write the port, or remove the `:`");
pub(crate) const HYPHEN_BEFORE_PORT: Complaint = complaint(
    "has a port that starts with a hyphen",
    "check the template that produced it: a default is written ${NAME:-default}",
);
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
