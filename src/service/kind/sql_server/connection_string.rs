//! The connection strings of ADO.NET (`Server=db,1433;Database=orders`) and JDBC (`jdbc:sqlserver://db:1433;...`).

mod split;

use secrecy::SecretString;

use super::SqlServer;
use crate::expected::words;
use crate::say::hint;
use crate::say::{Complaint, sql_server as say, url as say_url};
use crate::service::custom::Service as _;
use crate::service::engine::parts::Parts;
use crate::service::engine::{authority, host::Host};
use crate::shape::{self, Look};
use crate::suggest;
use crate::text::is_one_of;
use crate::value::ValueError;
use split::{Grammar, Setting};

/// Returns a regular expression for both kinds of text. It is much looser than the parser.
pub(super) fn pattern() -> String {
    let (jdbc, schemes) = (words(&["jdbc:sqlserver"]), words(&["sqlserver", "mssql"]));
    format!(r"{jdbc}://[^@?/]*(?:;[\s\S]*)?|(?:{schemes})://[^@?/]*;[\s\S]*|[^:/?@=]+=[\s\S]*")
}

/// The meaning of a key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Means {
    Server,
    Username,
    Password,
    Database,
    /// The parameter of the URL with this name.
    Parameter(&'static str),
    /// A login by the operating system, which is not handed over.
    Integrated,
    /// Decides nothing about the connection, and is not handed over.
    Nothing,
}

/// The keys that tiberius reads, in lower case, and those of ADO.NET that a client may ignore.
const KEYS: &[(&str, Means)] = &[
    ("server", Means::Server),
    ("data source", Means::Server),
    ("user id", Means::Username),
    ("user", Means::Username),
    ("username", Means::Username),
    ("uid", Means::Username),
    ("password", Means::Password),
    ("pwd", Means::Password),
    ("database", Means::Database),
    ("initial catalog", Means::Database),
    ("databasename", Means::Database),
    ("encrypt", Means::Parameter("encrypt")),
    ("trustservercertificate", Means::Parameter("trustServerCertificate")),
    ("trustservercertificateca", Means::Parameter("trustServerCertificateCA")),
    ("hostnameincertificate", Means::Parameter("hostNameInCertificate")),
    ("hostname in certificate", Means::Parameter("hostNameInCertificate")),
    ("application name", Means::Parameter("applicationName")),
    ("applicationname", Means::Parameter("applicationName")),
    ("applicationintent", Means::Parameter("applicationIntent")),
    ("multisubnetfailover", Means::Parameter("multiSubnetFailover")),
    ("workstation id", Means::Parameter("workstationId")),
    ("workstationid", Means::Parameter("workstationId")),
    ("integrated security", Means::Integrated),
    ("integratedsecurity", Means::Integrated),
    ("trusted_connection", Means::Integrated),
    ("connect timeout", Means::Nothing),
    ("connection timeout", Means::Nothing),
    ("connectretrycount", Means::Nothing),
    ("connectretryinterval", Means::Nothing),
    ("connection lifetime", Means::Nothing),
    ("load balance timeout", Means::Nothing),
    ("logintimeout", Means::Nothing),
    ("max pool size", Means::Nothing),
    ("min pool size", Means::Nothing),
    ("multipleactiveresultsets", Means::Nothing),
    ("persist security info", Means::Nothing),
    ("pooling", Means::Nothing),
];

/// Reads a connection string. Returns nothing for a URL, and for a text that is neither.
pub(super) fn read(text: &str) -> Option<Result<Parts, ValueError>> {
    if let Some((authority, pairs)) = jdbc(text) {
        return Some(of_jdbc(text, authority, pairs));
    }
    let (key, value) = text.split_once('=')?;
    let is_name_of_url = value.split_once("://").is_some_and(|(scheme, _)| SqlServer::TABLE.scheme(scheme).is_some());
    (!key.contains([':', '/', '?', '@']) && !is_name_of_url).then(|| of_ado(text))
}

/// Returns the part before the first `;`, and the pairs.
fn jdbc(text: &str) -> Option<(&str, &str)> {
    let is_prefix = |prefix: &str| text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    if let Some(rest) = is_prefix("jdbc:sqlserver://").then(|| &text["jdbc:sqlserver://".len()..]) {
        return Some(rest.split_once(';').unwrap_or((rest, "")));
    }
    // Prisma leaves the `jdbc:` out.
    let prefix = ["sqlserver://", "mssql://"].into_iter().find(|prefix| is_prefix(prefix))?;
    let (authority, pairs) = text[prefix.len()..].split_once(';')?;
    (!authority.contains(['@', '/', '?', '#'])).then_some((authority, pairs))
}

fn of_ado(text: &str) -> Result<Parts, ValueError> {
    of_shape(text)?;
    let mut found = Connection::new();
    found.all(text, Grammar::Ado)?;
    let server = found.server.take().ok_or(say::NO_SERVER)?;
    let server = server.strip_prefix("tcp:").unwrap_or(&server);
    let (host, port) = server.split_once(',').map_or((server, None), |(host, port)| (host, Some(port.trim())));
    let (host, instance) = instance(host.trim());
    let host = match host {
        "." | "(local)" => "localhost",
        host if host.starts_with('(') || ["np:", "lpc:", "admin:"].iter().any(|other| host.starts_with(other)) => {
            return Err(say::NOT_TCP.into());
        }
        host if host.contains(':') && host.parse::<std::net::Ipv6Addr>().is_err() => {
            return Err(say::COLON_BEFORE_PORT.into());
        }
        host => host,
    };
    found.address(host, instance, port)
}

fn of_jdbc(text: &str, authority: &str, pairs: &str) -> Result<Parts, ValueError> {
    of_shape(text)?;
    if authority.contains('@') {
        return Err(say::CREDENTIALS_IN_JDBC.into());
    }
    if authority.contains(['/', '?', '#']) {
        return Err(say::PATH_IN_JDBC.into());
    }
    let mut found = Connection::new();
    found.all(pairs, Grammar::Jdbc)?;
    if found.server.is_some() {
        return Err(say::SERVER_IN_JDBC.into());
    }
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !host.ends_with(':') && !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let (host, instance) = instance(host);
    found.address(host, instance, port)
}

/// Separates a host from the instance after a backslash.
fn instance(host: &str) -> (&str, Option<&str>) {
    host.split_once('\\').map_or((host, None), |(host, instance)| (host, Some(instance)))
}

/// Checks for a text that was copied or quoted badly.
fn of_shape(text: &str) -> Result<(), ValueError> {
    let look = Look::at(text);
    if let Some(shape) = hint::find(&look, &hint::SECRET) {
        return Err(ValueError::of_shape(shape.complaint_about_url()));
    }
    if shape::is_quoted(text) {
        Err(ValueError::of_shape(say_url::IN_QUOTES))
    } else if text.bytes().any(|b| b.is_ascii_control()) {
        Err(say::CONTROL_CHARACTER.into())
    } else {
        Ok(())
    }
}

/// The connection that the pairs describe.
struct Connection {
    parts: Parts,
    server: Option<String>,
    seen: Vec<Means>,
    ignored: Vec<&'static str>,
}

impl Connection {
    fn new() -> Self {
        let parts = Parts::new(&SqlServer::TABLE.schemes[0]);
        Self { parts, server: None, seen: Vec::new(), ignored: Vec::new() }
    }

    fn all(&mut self, text: &str, grammar: Grammar) -> Result<(), ValueError> {
        split::pairs(text, grammar, |number, pair| self.pair(number, pair))
    }

    fn pair(&mut self, number: usize, Setting { name, value }: Setting) -> Result<(), Complaint> {
        let Some((known, means)) = KEYS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).copied() else {
            return Err(unknown(number, &name.to_ascii_lowercase()));
        };
        if means != Means::Nothing && self.seen.contains(&means) {
            return Err(say::key_twice(known));
        }
        if means != Means::Nothing {
            self.seen.push(means);
        }
        match means {
            Means::Nothing if self.ignored.contains(&known) => {}
            Means::Nothing => {
                self.ignored.push(known);
                self.parts.warn(say::not_handed_over(known));
            }
            Means::Integrated if is_one_of(&value, &["false", "no"]) => {}
            Means::Integrated => return Err(say::INTEGRATED_SECURITY),
            _ if value.is_empty() => return Err(say::key_without_value(known)),
            Means::Server => self.server = Some(value),
            Means::Username => self.parts.username = Some(value),
            Means::Password => self.parts.password = Some(SecretString::from(value)),
            Means::Database => self.parts.path = Some(value),
            Means::Parameter(parameter) => self.parameter(known, parameter, value)?,
        }
        Ok(())
    }

    /// Adds a parameter of the URL, with its value in the canonical form.
    fn parameter(&mut self, known: &'static str, parameter: &'static str, value: String) -> Result<(), Complaint> {
        let words = SqlServer::TABLE.key(parameter).map(super::Key::words_of).unwrap_or_default();
        let value = match words.iter().find(|word| word.eq_ignore_ascii_case(value.trim())) {
            Some(word) => (*word).to_owned(),
            None if words.is_empty() => value,
            None => return Err(say::not_one_of(known, &words)),
        };
        self.parts.query.push((parameter.to_owned(), value));
        Ok(())
    }

    /// Adds the server.
    fn address(mut self, host: &str, instance: Option<&str>, port: Option<&str>) -> Result<Parts, ValueError> {
        if let Some(instance) = instance {
            if instance.is_empty() || instance.contains('\\') {
                return Err(say::NO_INSTANCE.into());
            }
            self.parts.query.push(("instance".to_owned(), instance.to_owned()));
        }
        if host.is_empty() {
            return Err(say::NO_SERVER.into());
        }
        let bracketed = host.parse::<std::net::Ipv6Addr>().map(|ip| format!("[{ip}]"));
        let host = Host::read(bracketed.as_deref().unwrap_or(host), false, false)?;
        let default = if instance.is_some() { 1434 } else { 1433 };
        let port = port.map_or(Ok(default), |port| authority::number(port, true).map(|port| port.number))?;
        self.parts.hosts.push(host.at(port));
        Ok(self.parts)
    }
}

/// Makes the error for a key that a client would ignore. It is named by its number, because it may be a part of a
/// password.
fn unknown(number: usize, name: &str) -> Complaint {
    let squeezed: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    let names: Vec<_> = KEYS.iter().filter(|(_, means)| *means != Means::Nothing).map(|(known, _)| *known).collect();
    let same = names.iter().copied().find(|known| *known == squeezed);
    let synonym =
        matches!(&*squeezed, "address" | "addr" | "networkaddress" | "host" | "servername").then_some("server");
    say::unknown_pair(number, same.or(synonym).or_else(|| suggest::nearest_word(name, &names)))
}
