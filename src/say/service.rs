//! Sentences about the URLs of single services, base URLs, addresses and TLS.

use super::{Complaint, MayShow, Sentence, complaint};

// TLS.

const WITHOUT_TLS: Sentence = Sentence::new("does not require TLS, but this program does");
const UNVERIFIED: Sentence = Sentence::new("does not verify the server certificate, which this program requires");

/// The change that would satisfy the program.
#[derive(Clone, Copy)]
pub(crate) enum Stronger {
    Parameter { key: &'static str, value: &'static str },
    Scheme { scheme: &'static str, without_fragment: bool },
    Nothing,
}

/// With `verify`, the program requires more than encryption.
pub(crate) fn too_weak(verify: bool, stronger: Stronger) -> Complaint {
    let help = match stronger {
        Stronger::Parameter { key, value } => Some(Sentence::of(&["write ", key, "=", value, " in its query"])),
        Stronger::Scheme { scheme, without_fragment } => {
            let rest = if without_fragment { "://, and remove its fragment" } else { "://" };
            Some(Sentence::of(&["start it with ", scheme, rest]))
        }
        Stronger::Nothing => None,
    };
    Complaint { predicate: if verify { UNVERIFIED } else { WITHOUT_TLS }, help }
}

// Services of the author.

pub(crate) const OWN_RULE: &str = "is refused by a rule of its service";

// Base URLs.

pub(crate) const CREDENTIALS: Complaint = complaint(
    "has credentials before its host",
    "set them in variables of their own, or add `allow_userinfo` to the field",
);
pub(crate) const QUERY: Complaint = complaint("has a query", "a base URL ends with its path: remove the `?`");
pub(crate) const FRAGMENT: Complaint = complaint("has a fragment", "a base URL ends with its path: remove the `#`");
pub(crate) const AT_IN_PATH: Complaint = complaint(
    "has an `@` in its path that looks like the end of credentials",
    "if it belongs to the path, write it as %40",
);
pub(crate) const ODD_CHARACTER: Complaint =
    complaint("has a character in its path that a URL must not have", "percent-encode it");
pub(crate) const BACKSLASH: Complaint = complaint("has a backslash in its path", "write `/`");
pub(crate) const UNSEEN_IN_PATH: Complaint =
    complaint("has white space or a character that cannot be seen in its path", "percent-encode it, or remove it");
pub(crate) const PLACEHOLDER_IN_PATH: Complaint = complaint("has a placeholder in its path", "fill it in");

// Endpoints.

pub(crate) const ABSOLUTE: Complaint = complaint("is a URL of its own", "write what comes after the base");
pub(crate) const QUERY_OR_FRAGMENT: Complaint =
    complaint("has a query or a fragment", "add it to the URL that this returns");

/// The mistake in a segment.
#[derive(Clone, Copy)]
pub(crate) enum Segment {
    Empty,
    Dots,
    Control,
}

pub(crate) fn segment(what: Segment, number: usize) -> Complaint {
    let what = match what {
        Segment::Empty => "an empty segment",
        Segment::Dots => "a dot segment",
        Segment::Control => "a control character in a segment",
    };
    Complaint { predicate: Sentence::of(&["has ", what, ", number ", &number.to_string()]), help: None }
}

// Addresses.

pub(crate) const NOT_AN_ADDRESS: Complaint = complaint("is a URL, not a host with a port", "remove the scheme");
pub(crate) const CREDENTIALS_OF_ADDRESS: Complaint =
    complaint("has credentials", "remove what stands before the `@`, and the `@`");
pub(crate) const AFTER_PORT: Complaint = complaint("has something after its port", "remove it");

// Kafka.

pub(crate) fn empty_broker(number: usize) -> Complaint {
    Complaint {
        predicate: Sentence::of(&["has an empty item, number ", &number.to_string()]),
        help: Some("remove a comma".into()),
    }
}

pub(crate) const BRACKETS_AROUND_BROKERS: Complaint =
    complaint("looks like JSON", "write the brokers with `,` between them, without brackets and quotes");
pub(crate) const OTHER_SEPARATOR: Complaint =
    complaint("has another separator than `,`", "write `,` between two items");
pub(crate) const SPACE_AFTER_COMMA: Complaint =
    complaint("has a space after a comma", "remove it: some clients do not");
pub(crate) const SCHEME_OF_BROKERS: Complaint =
    complaint("has a scheme before its brokers", "remove it: `security.protocol` says how to connect");

// AMQP.

pub(crate) const EMPTY_VHOST: Complaint =
    complaint("has the empty virtual host", "for the default one, remove the `/` at the end");
pub(crate) const MANAGEMENT_PORT: Complaint =
    complaint("has the port of the management interface", "clients connect to 5672, or to 5671 with TLS");
pub(crate) const REMOTE_GUEST: Complaint =
    complaint("logs in as guest on another machine", "servers accept guest from their own machine only");
pub(crate) const HALF_A_LOGIN: Complaint =
    complaint("has a user name or a password alone", "clients use guest for the other one");
pub(crate) const NO_LOGIN: Complaint =
    complaint("has no credentials", "clients log in as guest, which servers accept from their own machine only");

// MongoDB.

pub(crate) const BAD_DATABASE: Complaint =
    complaint("has a database name that MongoDB refuses", "use none of / \\ . \" $ in the name, and no space");
pub(crate) const DIRECT_TO_MANY: Complaint =
    complaint("has several hosts and directConnection=true", "a direct connection is to one host");
pub(crate) const BALANCED_MANY: Complaint =
    complaint("has loadBalanced=true with several hosts or a replica set", "a load balancer is one host");
pub(crate) const BALANCED_DIRECT: Complaint =
    complaint("has both loadBalanced=true and directConnection=true", "keep one");
pub(crate) const TLS_INSECURE_TWICE: Complaint =
    complaint("has tlsInsecure and one of the options that it stands for", "keep one");
pub(crate) const POOL_BOUNDS: Complaint = complaint("has a minPoolSize above its maxPoolSize", "correct one of them");

// MQTT and NATS.

pub(crate) const PATH_WITHOUT_WEBSOCKET: Complaint = complaint("has a path, which only WebSockets use", "remove it");

// Redis.

pub(crate) const DATABASE_NOT_A_NUMBER: Complaint = complaint("has a database that is not a number", "write db=2");
pub(crate) const HIGH_DATABASE: Complaint =
    complaint("has a database number above 15", "a server has the databases 0 to 15 unless it is configured otherwise");

// SMTP.

pub(crate) const TLS_OF_SMTPS: Complaint = complaint("has `tls` in its query, which smtps:// ignores", "remove it");
pub(crate) const STARTTLS_PORT: Complaint =
    complaint("has the port of STARTTLS with smtps://", "write smtp:// and ?tls=required");
pub(crate) const USER_ALONE: Complaint =
    complaint("has a user name and no password", "clients log in with both or not at all");
pub(crate) const PASSWORD_IN_THE_CLEAR: Complaint =
    complaint("sends its password without TLS", "write ?tls=required, or smtps://");

// SQLite.

pub(crate) const NO_FILE: Complaint = complaint("has no file", "write its path, or sqlite::memory:");
pub(crate) const HOST_AS_DIRECTORY: Complaint = complaint(
    "has the name of a host as the first directory of its path",
    "a SQLite URL has no host: write three slashes before an absolute path, and two before a relative one",
);
/// "begins with four slashes: the file is /var/lib/data.db"
pub(crate) fn four_slashes(file: &str) -> Complaint {
    Complaint {
        predicate: Sentence::of(&[
            "begins with four slashes; the file is ",
            Sentence::showing(file.to_owned(), MayShow::TypeSays).as_str(),
        ]),
        help: Some("write three: some clients read another file".into()),
    }
}
pub(crate) const HOME: Complaint = complaint("has `~` or $HOME in its path", "nothing expands it: write the path out");
