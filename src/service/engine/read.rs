//! Turns a text into parts: first by the rules of this crate, then by a cross-check with the `url` crate.

use secrecy::zeroize::{Zeroize as _, Zeroizing};

use super::authority::{self, Address, Split};
use super::credentials::{self, Unreadable};
use super::encode::decode;
use super::faults::Faults;
use super::host::Host;
use super::parts::Parts;
use super::query::{self, InQuery};
use super::{cross_check, path, scheme, shape};
use crate::say::{Complaint, service as say_service, url as say};
use crate::service::Tls;
use crate::service::custom::{PathKind, Scheme, Table, UrlPart};
use crate::value::ValueError;

/// Reads a URL by the table of its service.
pub(in crate::service) fn read(text: &str, table: &'static Table) -> Result<Parts, ValueError> {
    if let Some(parts) = table.other_form.as_ref().and_then(|form| (form.read)(text)) {
        return parts;
    }
    shape::check(text).map_err(|error| credentials::all(text, error))?;
    let (scheme, start) = scheme::scheme(text, table)?;
    let mut parts = Parts::new(scheme);
    match fill(text, start, table, &mut parts) {
        Ok(()) => Ok(parts),
        Err(error) => {
            parts.zeroize();
            Err(error)
        }
    }
}

/// Reads what follows the scheme.
fn fill(text: &str, start: usize, table: &'static Table, parts: &mut Parts) -> Result<(), ValueError> {
    let scheme = parts.scheme;
    if table.path == PathKind::File {
        return file(&text[start..], table, parts);
    }
    let (split, mut faults) = split(text, start)?;
    if let (Some(userinfo), true) = (split.userinfo, faults.is_empty()) {
        credentials_allowed(userinfo, table, scheme)?;
        let read = authority::userinfo(text, userinfo, table, parts);
        faults.keep(read.map_err(|error| credentials::all(text, error)));
    }
    if scheme.unix_socket {
        faults.keep(socket(&split, table, parts));
        return faults.none();
    }
    if scheme.bucket || scheme.local_file {
        faults.none()?;
        return without_server(text, start, &split, table, parts);
    }
    server(text, start, &split, faults, table, parts)
}

/// Reads the hosts, the path and the query of a URL that leads to a server.
fn server(
    text: &str,
    start: usize,
    split: &Split<'_>,
    mut faults: Faults,
    table: &Table,
    parts: &mut Parts,
) -> Result<(), ValueError> {
    if split.hosts.is_empty() && faults.keep(has_host(split, table)).is_none() {
        return faults.none();
    }
    let may_be_in_query = split.hosts.is_empty() && table.key_of(UrlPart::Host).is_some();
    let addresses = if may_be_in_query { Ok(Vec::new()) } else { authority::hosts(split, table, parts) };
    let addresses = faults.keep(addresses);
    if addresses.is_none() && split.userinfo.is_none() {
        // The text before the path may be credentials, and what follows may belong to them.
        return faults.none();
    }
    faults.keep(path::path(split.path, table, parts));
    let in_query = faults.keep(query::query(split.query, table, parts));
    let mut has_port = false;
    let addresses = match (addresses, in_query) {
        (Some(addresses), Some(in_query)) => {
            has_port = in_query.port.is_some();
            faults.keep(merge(addresses, in_query, table))
        }
        _ => None,
    };
    faults.keep(fragment(split.fragment, table, parts));
    faults.none()?;
    let addresses = addresses.unwrap_or_default();
    if parts.scheme.srv && addresses.iter().any(|address| address.port.is_some()) {
        return Err(say::port_of_srv(parts.scheme.name).into());
    }
    if has_port {
        // To the `url` crate, a port in the query is none.
        let written: Vec<_> = addresses.iter().map(|address| Address { port: None, ..address.clone() }).collect();
        agrees(text, start, split, &written, parts.scheme)?;
    } else {
        agrees(text, start, split, &addresses, parts.scheme)?;
    }
    complete(addresses, table, parts);
    Ok(())
}

/// Compares the hosts with those that the `url` crate reads.
fn agrees(
    text: &str,
    start: usize,
    split: &Split<'_>,
    addresses: &[Address],
    scheme: &Scheme,
) -> Result<(), ValueError> {
    if start > 0 {
        return cross_check::agrees(text, start, split, addresses);
    }
    // The `url` crate needs a scheme.
    let text = Zeroizing::new([scheme.name, "://", text].concat());
    cross_check::agrees(&text, scheme.name.len() + 3, split, addresses)
}

/// Completes the hosts with their default port.
fn complete(addresses: Vec<Address>, table: &Table, parts: &mut Parts) {
    let scheme = parts.scheme;
    let given = parts.query.iter().find_map(|(name, _)| table.key(name)?.port);
    let default = given.unwrap_or(scheme.port);
    if let Some(usual) = scheme.usual_port.filter(|_| scheme.tls == Tls::Plain) {
        if addresses.iter().any(|address| address.port.is_none()) {
            parts.warn(say::no_usual_port(default, usual));
        }
    }
    parts.hosts.extend(addresses.into_iter().map(|Address { host, port }| host.at(port.unwrap_or(default))));
}

/// Rejects the path of a socket where the host belongs, and the lack of both a host and a place for it.
#[cold]
fn has_host(split: &Split<'_>, table: &Table) -> Result<(), ValueError> {
    let Some(form) = table.socket_form() else { return Ok(()) };
    let is_path = split.path.trim_end_matches('/').matches('/').count() > 1;
    let key = table.key_of(UrlPart::Host).map(|key| key.name);
    let mut names = split.query.unwrap_or_default().split('&').filter_map(|pair| pair.split('=').next());
    if is_path {
        return Err(say::path_for_host(form).into());
    }
    if key.is_some() && names.any(|name| Some(name) == key) {
        return Ok(());
    }
    Err(say::no_host_or_socket(form).into())
}

/// Splits a URL. If only its credentials cannot be read, their mistakes are the first, and the rest is read as well.
pub(in crate::service) fn split(text: &str, start: usize) -> Result<(Split<'_>, Faults), ValueError> {
    let mut faults = Faults::default();
    let error = match authority::split(text, start) {
        Ok(split) => return Ok((split, faults)),
        Err(error) => error,
    };
    match credentials::explain(text, start).filter(|_| authority::has_one_scheme(text, start)) {
        Some(Unreadable { error, rest: Some(split) }) => {
            faults.add(error);
            Ok((split, faults))
        }
        Some(Unreadable { error, rest: None }) => Err(error),
        None => Err(error),
    }
}

fn credentials_allowed(userinfo: &str, table: &Table, scheme: &Scheme) -> Result<(), Complaint> {
    let refused = if scheme.container { userinfo.contains(':') } else { table.no_credentials };
    if refused { Err(say::takes_no_credentials(table.phrase)) } else { Ok(()) }
}

/// Reads `s3://bucket/prefix` or `file:///data`.
fn without_server(
    text: &str,
    start: usize,
    split: &Split<'_>,
    table: &Table,
    parts: &mut Parts,
) -> Result<(), ValueError> {
    if parts.scheme.bucket {
        let address = Address { host: Host::bucket(split.hosts)?, port: None };
        cross_check::agrees(text, start, split, std::slice::from_ref(&address))?;
        parts.hosts.push(address.host);
    } else if !matches!(split.hosts, "" | "localhost") {
        return Err(say::HOST_OF_FILE.into());
    }
    path::path(split.path, table, parts)?;
    query::query(split.query, table, parts)?;
    fragment(split.fragment, table, parts)
}

/// Reads `data.db`, `/var/lib/data.db` or `:memory:`. A `?` begins the query.
fn file(rest: &str, table: &Table, parts: &mut Parts) -> Result<(), ValueError> {
    if rest.contains("://") || rest.contains('\\') {
        return Err(say::NOT_A_FILE_NAME.into());
    }
    let (name, raw) = rest.split_once('?').unwrap_or((rest, ""));
    path::no_query(name, table)?;
    if name.contains('#') {
        parts.warn(say::HASH_IN_FILE_NAME);
    }
    let mut name = decode(name, "path")?.into_owned();
    // SQLAlchemy's form of an absolute path.
    if name.starts_with("//") && !name.starts_with("///") {
        name.remove(0);
        parts.warn(say_service::four_slashes(&name));
    }
    if name.contains("//") {
        return Err(say::SLASHES_IN_FILE_NAME.into());
    }
    query::query(Some(raw), table, parts)?;
    parts.path = Some(name);
    Ok(())
}

/// Reads the URL of a socket, such as `redis+unix:///run/redis.sock?db=2`.
fn socket(split: &Split<'_>, table: &Table, parts: &mut Parts) -> Result<(), ValueError> {
    if !matches!(split.hosts, "" | "localhost") {
        return Err(say::HOST_WITH_SOCKET.into());
    }
    parts.hosts = vec![Host::socket(&path::socket(split.path, table)?)?.at(parts.scheme.port)];
    query::query(split.query, table, parts)?;
    fragment(split.fragment, table, parts)
}

fn fragment(found: Option<&str>, table: &Table, parts: &mut Parts) -> Result<(), ValueError> {
    let Some(found) = found else { return Ok(()) };
    match table.fragment {
        Some((fragment, _)) if found == fragment && parts.scheme.tls >= Tls::Required => {
            parts.fragment = true;
            parts.warn(say::fragment_without_checks(fragment));
            Ok(())
        }
        Some((fragment, _)) if found == fragment => Err(say::fragment_without_tls(fragment).into()),
        _ => Err(say::FRAGMENT.into()),
    }
}

/// Merges the hosts and ports of the query into those before the path.
fn merge(addresses: Vec<Address>, in_query: InQuery, table: &Table) -> Result<Vec<Address>, ValueError> {
    let mut addresses = match in_query.host {
        None if addresses.is_empty() => {
            return Err(say::NO_HOST.into());
        }
        None => addresses,
        Some(host) => match addresses[..] {
            [] => of_query(&host, None, table)?,
            // Cloud SQL's form: `localhost` in front, and the actual socket in the query.
            [Address { host: ref local, port }] if host.starts_with('/') && local.is_local() && !local.is_socket() => {
                of_query(&host, port, table)?
            }
            _ => {
                return Err(say::HOST_IN_QUERY_TOO.into());
            }
        },
    };
    let Some(ports) = in_query.port else { return Ok(addresses) };
    let ports: Vec<_> = ports.split(',').collect();
    let one_for_all = ports.len() == 1;
    if !one_for_all && ports.len() != addresses.len() || addresses.iter().any(|address| address.port.is_some()) {
        return Err(say::PORTS_FOR_HOSTS.into());
    }
    for (index, address) in addresses.iter_mut().enumerate() {
        let port = ports[if one_for_all { 0 } else { index }].parse().ok().filter(|port| *port != 0);
        address.port = Some(port.ok_or_else(|| ValueError::predicate(say::BAD_PORT_IN_QUERY))?);
    }
    Ok(addresses)
}

fn of_query(hosts: &str, port: Option<u16>, table: &Table) -> Result<Vec<Address>, ValueError> {
    let mut addresses = Vec::new();
    for host in hosts.splitn(if table.multi_host { usize::MAX } else { 1 }, ',') {
        let host = if host.starts_with('/') { Host::socket(host)? } else { Host::read(host, false, false)? };
        addresses.push(Address { host, port });
    }
    Ok(addresses)
}
