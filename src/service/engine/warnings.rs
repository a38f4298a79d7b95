//! Warnings for URLs of any service: legal, but probably a mistake.

use secrecy::ExposeSecret as _;

use super::host::Host;
use super::parts::Parts;
use crate::say::url as say;
use crate::service::custom::{PathKind, Scheme, Table};
use crate::suggest;
use crate::value::ValueError;

/// Collects all warnings. `own` is the service's own.
pub(in crate::service) fn all(parts: &Parts, table: &Table, own: Option<ValueError>) -> Option<ValueError> {
    let mut warnings = parts.warnings.clone();
    warnings.extend(parts.hosts.iter().find_map(Host::warning));
    warnings.extend(port_of_another_scheme(parts, table));
    warnings.extend(no_path(parts, table));
    warnings.extend(suspicious_password(parts));
    warnings.extend(own);
    warnings.into_iter().reduce(ValueError::and)
}

/// Warns of `amqps://mq:5672`, where the connection hangs or fails with an error about TLS.
fn port_of_another_scheme(parts: &Parts, table: &Table) -> Option<ValueError> {
    let scheme = parts.scheme;
    let is_own = |port: u16| port == scheme.port || port == scheme.port_of_servers();
    let port = parts.hosts.iter().map(Host::port).find(|port| !is_own(*port))?;
    let is_theirs = |other: &Scheme| other.port == port || other.port_of_servers() == port;
    let other =
        table.schemes.iter().find(|other| is_theirs(other) && other.tls != scheme.tls && !other.is_portless())?;
    Some(say::port_of_other_scheme(other.name, port, scheme.name, scheme.port_of_servers()).into())
}

fn no_path(parts: &Parts, table: &Table) -> Option<ValueError> {
    let what = table.expects_path.filter(|_| parts.path.is_none() && table.path != PathKind::File)?;
    Some(say::no_path(what).into())
}

fn suspicious_password(parts: &Parts) -> Option<ValueError> {
    let password = parts.password.as_ref().filter(|_| !parts.is_password_separate)?;
    let shape = suggest::suspicion_of_password(password.expose_secret())?;
    Some(say::suspicious_password(shape).into())
}
