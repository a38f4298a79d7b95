//! What is legal, but probably a mistake, in a URL of any service.

use secrecy::ExposeSecret as _;

use super::host::Host;
use super::parts::Parts;
use super::says;
use super::table::{Path, Table};
use crate::suggest;
use crate::value::ValueError;

pub(super) fn of(parts: &Parts, table: &Table) -> impl Iterator<Item = ValueError> {
    let hosts = parts.hosts.iter().find_map(Host::doubt);
    let doubts = [hosts, port_of_another_scheme(parts, table), no_path(parts, table), placeholder(parts)];
    doubts.into_iter().flatten()
}

/// `amqps://mq:5672`: the connection hangs, or fails with an error about TLS.
fn port_of_another_scheme(parts: &Parts, table: &Table) -> Option<ValueError> {
    let scheme = parts.scheme;
    let port = parts.hosts.iter().map(Host::port).find(|port| *port != scheme.port)?;
    let other = table.schemes.iter().find(|other| other.port == port && other.tls != scheme.tls)?;
    let help = format!("write {}://, or another port", other.name);
    Some(says(format!("has port {port}, which is that of {}://", other.name)).helped(help))
}

fn no_path(parts: &Parts, table: &Table) -> Option<ValueError> {
    let what = table.wanted_path.filter(|_| parts.path.is_none() && table.path != Path::File)?;
    Some(says(format!("has no {what}")).help("write `/` and the name after the host"))
}

fn placeholder(parts: &Parts) -> Option<ValueError> {
    let password = parts.password.as_ref()?;
    suggest::suspicion(password.expose_secret())?;
    Some(ValueError::predicate("has a password that looks like a placeholder").help("set the real one"))
}
