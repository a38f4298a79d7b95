//! Turns a text into parts: first by the rules of this crate, then by a cross-check with the `url` crate.

use super::authority::{self, Address, Split};
use super::encode::decode;
use super::host::Host;
use super::parts::Parts;
use super::query::{self, InQuery};
use super::{cross_check, path, scheme, shape};
use crate::say::{service as say_service, url as say};
use crate::service::Tls;
use crate::service::custom::UrlPart;
use crate::service::custom::{PathKind, Table};
use crate::value::ValueError;

/// Reads a URL by the table of its service.
pub(in crate::service) fn read(text: &str, table: &'static Table) -> Result<Parts, ValueError> {
    shape::check(text)?;
    let (scheme, start) = scheme::scheme(text, table)?;
    let mut parts = Parts::new(scheme);
    if table.path == PathKind::File {
        file(&text[start..], table, &mut parts)?;
        return Ok(parts);
    }
    let split = authority::split(text, start)?;
    if let Some(userinfo) = split.userinfo {
        authority::userinfo(text, userinfo, table, &mut parts)?;
    }
    if scheme.unix_socket {
        socket(&split, table, &mut parts)?;
        return Ok(parts);
    }
    if split.hosts.is_empty() {
        has_host(&split, table)?;
    }
    let may_be_in_query = split.hosts.is_empty() && table.key_of(UrlPart::Host).is_some();
    let addresses = if may_be_in_query { Vec::new() } else { authority::hosts(&split, table, &mut parts)? };
    path::path(split.path, table, &mut parts)?;
    let in_query = match split.query {
        Some(raw) => query::query(raw, table, &mut parts)?,
        None => InQuery::default(),
    };
    let addresses = merge(addresses, in_query, table)?;
    if scheme.srv && addresses.iter().any(|address| address.port.is_some()) {
        return Err(say::port_of_srv(scheme.name).into());
    }
    fragment(split.fragment, table, &mut parts)?;
    let given = parts.query.iter().find_map(|(name, _)| table.key(name)?.port);
    let default = given.unwrap_or(scheme.port);
    cross_check::agrees(text, start, &split, &addresses)?;
    for Address { host, port } in addresses {
        parts.hosts.push(host.at(port.unwrap_or(default)));
    }
    Ok(parts)
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

/// Reads `data.db`, `/var/lib/data.db` or `:memory:`. A `?` begins the query.
fn file(rest: &str, table: &Table, parts: &mut Parts) -> Result<(), ValueError> {
    if rest.contains("://") || rest.contains('\\') {
        return Err(say::NOT_A_FILE_NAME.into());
    }
    let (name, raw) = rest.split_once('?').unwrap_or((rest, ""));
    if name.contains('#') {
        parts.warn(say::HASH_IN_FILE_NAME);
    }
    let mut name = decode(name, "path")?;
    // SQLAlchemy's form of an absolute path.
    if name.starts_with("//") && !name.starts_with("///") {
        name.remove(0);
        parts.warn(say_service::four_slashes(&name));
    }
    if name.contains("//") {
        return Err(say::SLASHES_IN_FILE_NAME.into());
    }
    query::query(raw, table, parts)?;
    parts.path = Some(name);
    Ok(())
}

/// Reads the URL of a socket, such as `redis+unix:///run/redis.sock?db=2`.
fn socket(split: &Split<'_>, table: &Table, parts: &mut Parts) -> Result<(), ValueError> {
    if !matches!(split.hosts, "" | "localhost") {
        return Err(say::HOST_WITH_SOCKET.into());
    }
    parts.hosts = vec![Host::socket(&path::socket(split.path, table)?)?.at(parts.scheme.port)];
    query::query(split.query.unwrap_or_default(), table, parts)?;
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
