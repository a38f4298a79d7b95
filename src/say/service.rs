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
    "has credentials before its host, but this program accepts none there",
    "remove them, and the `@` after them",
);
pub(crate) const PAIRS_IN_PATH: Complaint =
    complaint("has `key=value` pairs in its path", "a base URL ends with its path: remove them");
pub(crate) const QUERY: Complaint = complaint("has a query", "a base URL ends with its path: remove the `?`");
pub(crate) const FRAGMENT: Complaint = complaint("has a fragment", "a base URL ends with its path: remove the `#`");
pub(crate) const AT_IN_PATH: Complaint = complaint(
    "has an `@` in its path that looks like the end of credentials",
    "if it belongs to the path, write it as %40",
);
pub(crate) const ENDS_WITH_MARK: Complaint =
    complaint("has a path that ends with a comma, a semicolon or a quotation mark", "remove it");
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

// Hosts without a port, such as those of URLs that are given in parts.

pub(crate) const AFTER_HOST: Complaint = complaint("has something after its host", "write the host alone");
pub(crate) const PORT_OF_HOST: Complaint = complaint("has a port", "give the port in the variable for it");
pub(crate) const PORT_OF_HOST_NAME: Complaint = complaint("has a port", "write the host alone");
pub(crate) const HOSTS_OF_HOST_NAME: Complaint =
    complaint("has more than one host", "write one; a list needs a field of the type `Vec`");
pub(crate) const HOSTS_IN_PARTS: Complaint =
    complaint("has more than one host", "write one; several hosts need the URL");
pub(crate) const NAME_ALONE: Complaint = complaint(
    "is a user name, and its password is not set",
    "set the password too; a token is a password without a user name",
);

pub(crate) const URL_FOR_NAME: Complaint = complaint("is a URL", "write only the name");
pub(crate) const DOTS_FOR_NAME: Complaint =
    Complaint { predicate: Sentence::new("is `.` or `..`, which the path of a URL cannot be"), help: None };

pub(crate) fn no_socket(phrase: &'static str) -> Complaint {
    Complaint {
        predicate: Sentence::of(&["has the path of a socket, which ", phrase, " does not have"]),
        help: Some("write the name or the address of a host".into()),
    }
}

// ClickHouse.

pub(crate) const STATEMENT_IN_URL: Complaint =
    complaint("has a statement in its query, as `query`", "remove it: the program sends its own");
pub(crate) const NATIVE_PORT: Complaint = complaint(
    "has the port of ClickHouse's native protocol",
    "the HTTP interface usually has port 8123, or 8443 with TLS",
);
pub(crate) const PATH_FOR_DATABASE: Complaint = complaint(
    "has a path, which does not name the database",
    "for a database, write `?database=` and its name; end the path of a proxy with `/`",
);

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
pub(crate) const SPACE_BESIDE_COMMA: Complaint =
    complaint("has spaces around its brokers", "write the brokers with `,` alone between them");
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

pub(crate) const NOTHING_IN_FLIGHT: Complaint =
    complaint("has inflight_num=0, with which nothing is ever sent", "write the number of messages, or remove it");
pub(crate) const PATH_WITHOUT_WEBSOCKET: Complaint = complaint("has a path, which only WebSockets use", "remove it");

// Object stores.

pub(crate) const NO_DIRECTORY: Complaint =
    complaint("has no directory", "write its path after the scheme: file:///data");
pub(crate) const NO_CONTAINER: Complaint = complaint("has no container", "write its name and `@` before the account");
pub(crate) const NO_AZURE_DOMAIN: Complaint =
    complaint("has an account without its domain", "write the whole host, such as account.dfs.core.windows.net");
pub(crate) const ENDPOINT_FOR_BUCKET: Complaint =
    complaint("has an endpoint of S3 in the place of its bucket", "write the name of the bucket alone");
pub(crate) const NO_PROVIDER: Complaint = complaint(
    "is the URL of a server that clients do not know as an object store",
    "write s3:// and the bucket: the endpoint is another setting",
);
pub(crate) const PORT_OF_PROVIDER: Complaint =
    complaint("has a port, which clients drop", "remove the `:` and the port");
pub(crate) const NO_REGION: Complaint =
    complaint("has a host without a region, for which clients take us-east-1", "write the host with its region");

// OpenTelemetry.

pub(crate) const PATH_OF_SIGNAL: Complaint = complaint(
    "has the path of one signal, and exporters append it to the endpoint of all",
    "remove `/v1/` and the name of the signal",
);
pub(crate) const HALF_A_PATH_OF_SIGNAL: Complaint =
    complaint("ends with /v1, to which exporters append /v1/traces", "remove it, unless the collector has both");
pub(crate) const NO_PATH_OF_SIGNAL: Complaint = complaint(
    "has no path, and exporters append none to the endpoint of one signal",
    "end it with /v1/traces, /v1/metrics or /v1/logs",
);
pub(crate) const PATH_OF_NO_SIGNAL: Complaint = complaint(
    "has a path that does not end with that of a signal",
    "collectors have /v1/traces, /v1/metrics and /v1/logs, without a `/` at the end",
);
pub(crate) const GRPC_PORT: Complaint =
    complaint("has port 4317, on which collectors speak gRPC", "over HTTP, they usually have port 4318");
pub(crate) const HTTP_PORT: Complaint =
    complaint("has port 4318, on which collectors speak HTTP", "over gRPC, they usually have port 4317");
pub(crate) const EMPTY_HEADER: Complaint = complaint("is empty", "remove a comma");
pub(crate) const NO_EQUALS_IN_HEADER: Complaint = complaint("has no `=`", "write the name, `=` and the value");
pub(crate) const BAD_HEADER_NAME: Complaint =
    complaint("has a name that is not one of a header", "write letters, digits and `-` before the `=`");
pub(crate) const NO_HEADER_VALUE: Complaint = complaint("has no value", "write one after the `=`");
pub(crate) const BAD_HEADER_VALUE: Complaint =
    complaint("has a value that a header cannot hold", "use printable ASCII characters alone");
pub(crate) const HEADER_TWICE: Complaint = complaint("has the name of an item before it", "keep one of them");
pub(crate) const SPACE_IN_HEADER: Complaint =
    complaint("has a space in a value", "write it as %20: some exporters refuse it");

// Proxies.

pub(crate) const PAC_FILE: Complaint =
    complaint("names a PAC file, which clients do not read", "write the URL of the proxy itself");
pub(crate) const PATH_OF_PROXY: Complaint =
    complaint("has a path, which clients drop", "remove what follows the host and its port");
pub(crate) const PASSWORD_OF_SOCKS4: Complaint =
    complaint("has a password, and SOCKS 4 has none", "write socks5://, or remove the `:` and the password");
pub(crate) const URL_FOR_HOST: Complaint = complaint("is a URL", "write only its host");
pub(crate) const STAR: Complaint =
    complaint("has a `*`, which clients read differently", "write a name, which stands for its subdomains too");
pub(crate) const STAR_AMONG_OTHERS: Complaint =
    complaint("has a `*` among other items, which clients read differently", "write the `*` alone, or remove it");
pub(crate) const TWO_HOSTS_IN_ITEM: Complaint = complaint("is more than one host", "write `,` between two hosts");
pub(crate) const BAD_NETWORK: Complaint =
    complaint("has a `/` and is not a network", "write an IP address, `/` and its length, such as 10.0.0.0/8");
pub(crate) const IPV6_IN_BRACKETS: Complaint = complaint("has brackets, with which no client finds it", "remove them");
pub(crate) const PORT_IN_ITEM: Complaint =
    complaint("has a port, with which some clients do not find the host", "remove the `:` and the port");
pub(crate) const DOT_AT_END: Complaint = complaint("ends with a dot, which clients read differently", "remove the dot");
pub(crate) const ITEM_NOT_ASCII: Complaint = complaint("is not ASCII", "write the xn-- form of the name");
pub(crate) const SPACE_IN_NO_PROXY: Complaint = complaint("has a space beside a comma", "remove it: ureq does not");
pub(crate) const STAR_ALONE: Complaint = complaint(
    "is `*`, by which reqwest still reaches IP addresses through the proxy",
    "to use no proxy at all, unset the variable of the proxy",
);
pub(crate) const NETWORK: Complaint =
    complaint("has a network, which ureq does not know", "write the addresses out for it");
pub(crate) const IPV6_IN_NO_PROXY: Complaint =
    complaint("has an IPv6 address, by which ureq finds no host of the variable", "write the name of the host for it");

// Redis.

pub(crate) const DATABASE_NOT_A_NUMBER: Complaint = complaint("has a database that is not a number", "write db=2");
pub(crate) const HIGH_DATABASE: Complaint =
    complaint("has a database number above 15", "a server has the databases 0 to 15 unless it is configured otherwise");

// Sentry.

const FROM_SENTRY: &str = "copy the DSN from the settings of the project: https://key@host/42";

pub(crate) const NO_PUBLIC_KEY: Complaint = complaint("has no public key before its host", FROM_SENTRY);
pub(crate) const TOKEN_FOR_KEY: Complaint = complaint("has an auth token in the place of its public key", FROM_SENTRY);
pub(crate) const ODD_PUBLIC_KEY: Complaint =
    complaint("has a public key with a character that a key does not have", FROM_SENTRY);
pub(crate) const NO_PROJECT: Complaint = complaint("has no project", FROM_SENTRY);
pub(crate) const PROJECT_NOT_A_NUMBER: Complaint = complaint("has a project that is not a number", FROM_SENTRY);
pub(crate) const ENDPOINT_OF_PROJECT: Complaint =
    complaint("is the endpoint of a project, to which clients append their own path", FROM_SENTRY);
pub(crate) const PROJECT_UNDER_API: Complaint =
    complaint("has `api` before its project, which clients write themselves", FROM_SENTRY);
pub(crate) const SECRET_KEY: Complaint =
    complaint("has a secret key, which clients no longer need", "remove the `:` and the key after it");

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
pub(crate) const IS_DIRECTORY: Complaint =
    complaint("names a directory", "write the name of the file after the last `/`");
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
