//! Sentences about SQL Server, and the connection strings of ADO.NET and JDBC.

use super::{Complaint, Sentence, complaint};

pub(crate) const TRUST_TWICE: Complaint = complaint(
    "trusts every certificate, and an authority of its own",
    "keep one of trustServerCertificate and trustServerCertificateCA",
);
pub(crate) const TRUSTS_EVERY_CERTIFICATE: Complaint = complaint(
    "has trustServerCertificate, so nothing checks who the server is",
    "remove it, or name the authority in trustServerCertificateCA",
);
pub(crate) const DATA_IN_THE_CLEAR: Complaint =
    complaint("switches TLS off, at most the login is encrypted", "remove `encrypt`, or write encrypt=true");
pub(crate) const NO_SERVER: Complaint =
    complaint("has no server", "write it first; without one, a client connects to localhost");
pub(crate) const NOT_TCP: Complaint =
    complaint("has a server that is not reached over TCP", "write its name, or localhost");
pub(crate) const COLON_BEFORE_PORT: Complaint =
    complaint("has a `:` in its server", "in a connection string of ADO.NET, write `,` before the port");
pub(crate) const NO_INSTANCE: Complaint =
    complaint("has a backslash in its server and no instance after it", "write the name of the instance, or remove it");
pub(crate) const INTEGRATED_SECURITY: Complaint = complaint(
    "logs in as the user of the operating system, which is not supported",
    "write `User Id` and `Password` instead",
);
pub(crate) const CREDENTIALS_IN_JDBC: Complaint = complaint(
    "has credentials before its host, which a JDBC URL does not have",
    "write `;user=` and `;password=` after the host, or start it with sqlserver://",
);
pub(crate) const PATH_IN_JDBC: Complaint = complaint(
    "has a path or a query, which a JDBC URL of SQL Server does not have",
    "write `;databaseName=` and the database after the host, or start it with sqlserver://",
);
pub(crate) const CONTROL_CHARACTER: Complaint =
    complaint("has a control character, such as a line break or a tab", "remove it");

fn pair(before: &str, number: usize, help: Sentence) -> Complaint {
    Complaint { predicate: Sentence::of(&[before, ", number ", &number.to_string()]), help: Some(help) }
}

const QUOTE_VALUE: &str = "put a value with `;` in it in quotes, such as Password='a;b'";

pub(crate) fn no_equals_in_pair(number: usize) -> Complaint {
    pair("has a part without a `=`", number, QUOTE_VALUE.into())
}

pub(crate) fn unclosed_pair(number: usize) -> Complaint {
    pair("has a value whose quotes or braces do not end", number, "write a quote in a value twice".into())
}

pub(crate) fn text_after_quotes(number: usize) -> Complaint {
    pair("has a value with text after its quotes or braces", number, "write a quote in a value twice".into())
}

pub(crate) fn needs_braces(number: usize) -> Complaint {
    pair("has a value with a character that JDBC gives a meaning", number, "put the value in braces: {...}".into())
}

pub(crate) fn white_space_in_pair(number: usize) -> Complaint {
    let help = "remove it, or put all of the value in braces: {...}";
    pair("has a value with white space at its start or its end", number, help.into())
}

/// The key is named by its number, because it may be a part of a password.
pub(crate) fn unknown_pair(number: usize, near: Option<&'static str>) -> Complaint {
    let help = match near {
        Some(key) => Sentence::of(&["did you mean `", key, "`?"]),
        None => Sentence::of(&["remove it: clients ignore it; ", QUOTE_VALUE]),
    };
    pair("has an unknown key", number, help)
}

pub(crate) fn key_twice(key: &'static str) -> Complaint {
    Complaint {
        predicate: Sentence::of(&["gives `", key, "` twice, perhaps by another name"]),
        help: Some("keep one of them".into()),
    }
}

pub(crate) fn key_without_value(key: &'static str) -> Complaint {
    Complaint {
        predicate: Sentence::of(&["has no value for `", key, "`"]),
        help: Some("write one, or remove the key".into()),
    }
}

pub(crate) fn not_one_of(key: &'static str, words: &[&'static str]) -> Complaint {
    let words = words.join(", ");
    Complaint {
        predicate: Sentence::of(&["has a value for `", key, "` that is not one of ", &words]),
        help: Some("write one of these".into()),
    }
}

/// A warning.
pub(crate) fn not_handed_over(key: &'static str) -> Complaint {
    Complaint {
        predicate: Sentence::of(&["has `", key, "`, which is not handed over"]),
        help: Some("remove it: the program decides".into()),
    }
}

pub(crate) const SERVER_IN_JDBC: Complaint =
    complaint("has a server among its keys, and one before them", "keep the one before them");
