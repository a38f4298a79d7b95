//! URLs in parts: the host, the port and the credentials in variables of their own, as the field option `parts` reads
//! them.
//!
//! A URL is written from its parts, encoded in one way, and then read like any other. The table of a service says all that
//! differs: its scheme and port, and the meaning of its path. The scheme is the first one, or the one for TLS if the port is
//! that of TLS, or if the field demands TLS and no parameter asks for it.

use std::fmt;

use secrecy::SecretString;

use super::Tls;
use super::custom::{PathKind, Scheme, Service, Table};
use super::engine::host::Host;
use super::engine::parts::Parts;
use super::engine::read;
use super::kind::host_name::{self, host};
use crate::expected::{InParts, PathPart};
use crate::say::value::CANNOT_BE_SEEN;
use crate::say::{Complaint, service as say, url};
use crate::value::{EnvValue, Expected, Raw, Sensitivity, ValueError, character};

/// The facts about a service whose URL may be given in parts.
pub(super) struct OfService<S>(S);

impl<S: Service> OfService<S> {
    pub(super) const PARTS: Option<&'static InParts> = if S::TABLE.has_parts() { Some(Self::IN_PARTS) } else { None };

    const IN_PARTS: &'static InParts = &InParts {
        port: digits(Self::DIGITS),
        other_port_with_tls: other_port_with_tls(S::TABLE),
        path: path_part(S::TABLE),
        table: || S::TABLE,
    };

    const DIGITS: &'static [u8; 5] = &decimal(match S::TABLE.schemes {
        [first, ..] => first.port,
        [] => 0,
    });
}

/// Returns the digits of a number, after zeros.
const fn decimal(mut number: u16) -> [u8; 5] {
    let mut digits = [b'0'; 5];
    let mut i = digits.len();
    while number > 0 {
        i -= 1;
        digits[i] = b'0' + (number % 10) as u8;
        number /= 10;
    }
    digits
}

const fn digits(mut digits: &'static [u8]) -> &'static str {
    while let [b'0', rest @ ..] = digits {
        digits = rest;
    }
    match std::str::from_utf8(digits) {
        Ok(text) => text,
        Err(_) => unreachable!(),
    }
}

const fn path_part(table: &Table) -> PathPart {
    match (table.path_part, table.path) {
        (Some(part), _) => part,
        (None, PathKind::Name) => PathPart::Database,
        (None, PathKind::Index) => PathPart::Index,
        (None, PathKind::None | PathKind::Route | PathKind::File) => PathPart::None,
    }
}

const fn other_port_with_tls(table: &Table) -> bool {
    let mut i = 0;
    while i < table.schemes.len() {
        let scheme = &table.schemes[i];
        if is_secure(scheme) {
            return scheme.port != table.schemes[0].port;
        }
        i += 1;
    }
    false
}

const fn is_secure(scheme: &Scheme) -> bool {
    matches!(scheme.tls, Tls::VerifyCa | Tls::VerifyFull) && !scheme.srv
}

/// The parts of a URL, decoded.
#[derive(Default)]
pub(crate) struct UrlParts {
    /// A host name, an IP address without brackets, or the absolute path of a socket. It is empty for several hosts.
    pub(crate) host: String,
    pub(crate) port: Option<u16>,
    pub(crate) username: Option<String>,
    pub(crate) password: Option<SecretString>,
    pub(crate) path: Option<String>,
    /// The connection must have TLS.
    pub(crate) tls: bool,
}

/// A URL that was written from its parts.
pub(crate) struct WrittenUrl {
    pub(crate) url: SecretString,
    /// The scheme, the host and the port, which hold no secret.
    pub(crate) shown: String,
}

/// A part that a service cannot express.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unwritable {
    Host,
    Username,
    Path,
}

/// Returns the table of the service whose URL may be given in parts.
fn table(parts: &InParts) -> Option<&'static Table> {
    (parts.table)().downcast_ref()
}

/// Writes the URL of a service. Otherwise returns the part that the service cannot express.
pub(crate) fn write_url(of_type: &InParts, given: &UrlParts) -> Option<Result<WrittenUrl, (Unwritable, Complaint)>> {
    table(of_type).map(|table| url_of(given, table))
}

/// Reads a URL of a service. Returns nothing if it is invalid.
pub(crate) fn read_parts(of_type: &InParts, text: &str) -> Option<UrlParts> {
    parts_of(text, table(of_type)?)
}

fn url_of(given: &UrlParts, table: &'static Table) -> Result<WrittenUrl, (Unwritable, Complaint)> {
    let first = &table.schemes[0];
    let mut parts = Parts::new(first);
    let host = if given.host.starts_with('/') {
        match table.schemes.iter().find(|scheme| scheme.unix_socket) {
            _ if table.unix_sockets => {}
            Some(scheme) => parts.scheme = scheme,
            None => return Err((Unwritable::Host, say::no_socket(table.phrase))),
        }
        Host::socket(&given.host)
    } else {
        let host = host(&given.host);
        if let Ok(host) = &host {
            secure(given, host, table, &mut parts);
        }
        host
    };
    let host = host.map_err(|_| (Unwritable::Host, url::BAD_HOST))?;
    if table.userinfo_is_token && given.username.is_some() && given.password.is_none() {
        return Err((Unwritable::Username, say::NAME_ALONE));
    }
    for (part, name) in [(Unwritable::Username, &given.username), (Unwritable::Path, &given.path)] {
        // Of this service: a name may be a URI of another kind, as in SPIFFE.
        let scheme = name.as_deref().and_then(|name| name.split_once("://")).map(|(scheme, _)| scheme);
        if scheme.is_some_and(|scheme| table.scheme(scheme).is_some()) {
            return Err((part, say::URL_FOR_NAME));
        }
    }
    if matches!(given.path.as_deref(), Some("." | "..")) {
        return Err((Unwritable::Path, say::DOTS_FOR_NAME));
    }
    let of_key = parts.query.iter().find_map(|(name, _)| table.key(name)?.port);
    parts.hosts = vec![host.at(given.port.or(of_key).unwrap_or(parts.scheme.port))];
    let shown = format!("{}://{}", parts.scheme.name, parts.hosts[0]);
    parts.username.clone_from(&given.username);
    parts.password.clone_from(&given.password);
    parts.path.clone_from(&given.path);
    Ok(WrittenUrl { url: parts.url(table), shown })
}

/// Chooses the scheme for TLS, or the parameter.
fn secure(given: &UrlParts, host: &Host, table: &'static Table, parts: &mut Parts) {
    let first = parts.scheme;
    let Some(scheme) = table.schemes.iter().find(|scheme| is_secure(scheme)) else { return };
    if scheme.port != first.port && given.port == Some(scheme.port) {
        parts.scheme = scheme;
        return;
    }
    // The policy of the field adds its parameter itself, and leaves a connection that stays on the machine as it is.
    let is_raised = table.require_tls.is_some() || is_secure(first);
    if !given.tls || is_raised || host.is_local() {
        return;
    }
    match table.tls_parameter() {
        Some((key, value)) => parts.query.push((key.to_owned(), value.to_owned())),
        None => parts.scheme = first.upgrade_to.and_then(|name| table.scheme(name)).unwrap_or(scheme),
    }
}

fn parts_of(text: &str, table: &'static Table) -> Option<UrlParts> {
    let parts = read::read(text, table).ok()?;
    let (host, port) = match &parts.hosts[..] {
        [host] => (host.name().to_owned(), Some(host.port())),
        _ => (String::new(), None),
    };
    let path = parts.path.or(match path_part(table) {
        PathPart::VirtualHost => Some("/".to_owned()),
        PathPart::Index => Some("0".to_owned()),
        PathPart::Database | PathPart::None => None,
    });
    Some(UrlParts { host, port, username: parts.username, password: parts.password, path, tls: false })
}

/// The host of a URL that is given in parts: a name, an IP address, or the absolute path of a socket.
pub(crate) struct HostPart(Host);

impl HostPart {
    pub(crate) fn into_name(self) -> String {
        self.0.into_name()
    }
}

impl EnvValue for HostPart {
    const EXPECTED: Expected = Expected::HOST_PART;
    const SENSITIVITY: Sensitivity = Sensitivity::Public;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        let text = raw.text()?;
        let host = if text.starts_with('/') {
            match text.find(character::is_unseen) {
                Some(index) => Err(character::at(text, index, CANNOT_BE_SEEN)),
                None => Host::socket(text),
            }
        } else {
            host_name::alone(text, say::PORT_OF_HOST, say::HOSTS_IN_PARTS)
        };
        host.map(Self)
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(value.0.name())
    }

    fn warnings(value: &Self) -> Option<ValueError> {
        value.0.warning()
    }
}
