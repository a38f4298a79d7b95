//! Factors IV, VII and X: addresses in the code.

mod field;
mod harmless;

use self::field::{port_field, service_field};
use self::harmless::{is_for_people, is_picture, is_public_site, is_stand_in, is_third_party};
use super::Input;
use crate::address::{self, Address, Location};
use crate::calls;
use crate::credential;
use crate::finding::{Draft, Tier};
use crate::site::{Argument, Site, What};
use crate::words::{has_word, is_screaming};

pub(super) fn find(input: &Input<'_>, drafts: &mut Vec<Draft>) {
    for site in &input.sites.all {
        match &site.what {
            What::Literal { text } => literal(input, site, text, drafts),
            What::Port { number, all } => port(input, site, *number, *all, drafts),
            What::PortConstant { name } => port_constant(input, site, name, drafts),
            _ => {}
        }
    }
}

fn literal(input: &Input<'_>, site: &Site, text: &str, drafts: &mut Vec<Draft>) {
    let context = &site.context;
    if context.compared && !context.text && is_own_address(text) {
        drafts.push(input.draft("service-address", Tier::Note, site, text, None));
    }
    if context.text || context.compared || is_for_people(site) || is_stand_in(site) || is_picture(text) {
        return;
    }
    let default = context.config
        || context.default
        || context.taker.as_deref().is_some_and(|taker| input.facts.takes_default(taker))
        || context.name.as_deref().is_some_and(|name| is_screaming(name) && input.sites.is_only_default(name));
    for address in address::read(text) {
        if default {
            let local = matches!(address.location, Location::Loopback | Location::Private);
            if local && !listens_at(site, &address) {
                drafts.push(input.draft("local-default", Tier::Note, site, subject_of_crate(input, site), None));
            }
            continue;
        }
        if listens_at(site, &address) {
            if address.port.is_none()
                && address.location == Location::Loopback
                && text.contains(":{")
                && may_listen(input, site)
            {
                let taken = site.context.taker.as_deref().is_some_and(calls::listens);
                drafts.extend(taken.then(|| input.draft("bind-address", Tier::Debt, site, &*address.host, None)));
            }
            if let Some(port) = address.port {
                let all = address.location == Location::Unspecified;
                let tier = if all || may_listen(input, site) { Tier::Debt } else { Tier::Note };
                drafts.push(input.draft("bind-address", tier, site, port.to_string(), Some(port_field("PORT", port))));
            }
            continue;
        }
        let Some(tier) = service_tier(input, site, &address, text) else { continue };
        let field = (!text.contains('{')).then(|| service_field(site, &address, text)).flatten();
        drafts.push(input.draft("service-address", tier, site, subject(&address), field));
    }
}

/// Returns `true` for the address of one machine, which code must not compare with.
fn is_own_address(text: &str) -> bool {
    text.parse::<std::net::Ipv4Addr>().is_ok()
        && address::read(text).iter().all(|address| matches!(address.location, Location::Public | Location::Private))
}

/// Returns `true` if the process listens at the address.
fn listens_at(site: &Site, address: &Address) -> bool {
    let named = site.context.name.as_deref().is_some_and(|name| {
        has_word(name, &["addr", "address", "listen", "listener", "bind", "socket", "server", "sockaddr"])
    });
    let taken = site.context.taker.as_deref().is_some_and(calls::listens);
    let parsed =
        site.context.taker.as_deref().is_some_and(|taker| taker.contains("SocketAddr") || taker.ends_with("parse"));
    address.scheme.is_none()
        && (address.location == Location::Unspecified
            || taken
            || (named
                && !site.context.name.as_deref().is_some_and(|name| {
                    has_word(name, &["redis", "db", "kafka", "upstream", "remote", "client", "nats", "broker"])
                }))
            || parsed && matches!(address.location, Location::Loopback))
}

fn service_tier(input: &Input<'_>, site: &Site, address: &Address, text: &str) -> Option<Tier> {
    let local = matches!(address.location, Location::Loopback | Location::Private | Location::Internal);
    match address.location {
        Location::Unspecified | Location::Nowhere => None,
        // A host alone proves little: it may be an allowed host, a label, or a name to bind.
        _ if address.scheme.is_none() && address.port.is_none() => {
            let last = site.context.taker.as_deref().and_then(|taker| taker.rsplit(['.', ':']).next());
            let host = matches!(last, Some("host" | "relay" | "starttls_relay" | "builder_dangerous"));
            Some(if host { Tier::Debt } else { Tier::Note }).filter(|_| host || address.location != Location::Internal)
        }
        // The base of a relative URL: `http://localhost`.
        Location::Loopback if address.port.is_none() && !address.path && is_web(address) => Some(Tier::Note),
        // Most often the form of a URL for a socket: `http://proxy.local/`.
        Location::Internal if address.port.is_none() && is_web(address) && is_home(&address.host) => Some(Tier::Note),
        _ if local && connects_itself(input, site) => Some(Tier::Note),
        // Most often the process itself: `http://localhost:{port}`.
        Location::Loopback if address.port.is_none() && text.contains(":{") => Some(Tier::Note),
        _ if local => Some(Tier::Debt),
        Location::Variable => Some(Tier::Note).filter(|_| address.port.is_some()),
        Location::Public if credential::query_key(text) || credential::url_password(text) => Some(Tier::Debt),
        Location::Public if address.scheme.is_none() => Some(Tier::Note),
        Location::Public => {
            let name = site.context.name.as_deref().unwrap_or("");
            let wanted = has_word(name, &["url", "uri", "base", "endpoint", "host", "api", "origin", "server"]);
            let taker = site.context.taker.as_deref().unwrap_or("");
            let last = taker.rsplit(['.', ':']).next().unwrap_or("");
            let sink = matches!(
                last,
                "get"
                    | "post"
                    | "put"
                    | "delete"
                    | "patch"
                    | "head"
                    | "request"
                    | "connect"
                    | "from_static"
                    | "parse"
                    | "new"
                    | "send"
                    | "open"
                    | "with_endpoint"
                    | "base_url"
                    | "endpoint"
                    | "connect_async"
                    | "from_shared"
            );
            let configured = input.facts.configured_hosts.contains(&address.host)
                && (wanted || sink)
                && !is_third_party(&address.host);
            match (configured, wanted || sink || !address.path || text.contains('{')) {
                (true, _) => Some(Tier::Debt),
                (false, true) => Some(Tier::Note),
                (false, false) => {
                    Some(Tier::Note).filter(|_| !text.contains(".html") && !is_public_site(&address.host))
                }
            }
        }
        Location::Loopback | Location::Private | Location::Internal => Some(Tier::Debt),
    }
}

/// Returns `true` for a name in the network of a home. A cluster has such names, too.
fn is_home(host: &str) -> bool {
    let mut labels = host.rsplit('.');
    labels.next() == Some("local") && labels.next().is_some_and(|label| label != "cluster")
}

/// Returns `true` in a function that opens the connection itself.
fn connects_itself(input: &Input<'_>, site: &Site) -> bool {
    site.context.function.is_some_and(|function| input.sites.functions[function].connects)
}

/// Returns `true` for a URL of the web. Clients of databases know a port by themselves.
fn is_web(address: &Address) -> bool {
    address.scheme.as_deref().is_some_and(|scheme| matches!(scheme, "http" | "https" | "ws" | "wss"))
}

fn port(input: &Input<'_>, site: &Site, number: u16, all: bool, drafts: &mut Vec<Draft>) {
    if site.context.is_harmless() || is_stand_in(site) {
        return;
    }
    match site.context.name.as_deref().filter(|name| is_screaming(name) && has_word(name, &["port"])) {
        Some(name) if is_constant(site) => {
            // The port of a protocol, such as 53 of DNS, is not a setting.
            let open = number >= 1024 || matches!(number, 80 | 443);
            if open && input.facts.used_ports.contains(name) {
                drafts.push(input.draft("bind-address", Tier::Debt, site, name, Some(port_field(name, number))));
            }
        }
        _ => {
            let taker = site.context.taker.as_deref().unwrap_or("");
            let service = taker.rsplit('.').next() == Some("port") || calls::service(taker).is_some();
            let id = if service { "service-address" } else { "bind-address" };
            let field = port_field("PORT", number);
            let tier = if all || may_listen(input, site) { Tier::Debt } else { Tier::Note };
            drafts.push(input.draft(id, tier, site, number.to_string(), Some(field).filter(|_| !service)));
        }
    }
}

/// Returns `false` in a function that does not listen itself, in which a loopback address may be a stand-in.
fn may_listen(input: &Input<'_>, site: &Site) -> bool {
    site.context.main || site.context.function.is_none_or(|function| input.sites.functions[function].listens)
}

/// Returns `true` if the place is the constant itself.
fn is_constant(site: &Site) -> bool {
    site.context.name.as_ref().is_some_and(|name| name.len() == site.place.length)
}

/// Notes a constant in the URL of another service. If the process listens at it, the constant alone is a finding.
fn port_constant(input: &Input<'_>, site: &Site, name: &str, drafts: &mut Vec<Draft>) {
    let literal_port = input.sites.all.iter().any(|other| {
        matches!(other.what, What::Port { .. })
            && other.context.name.as_deref() == Some(name)
            && is_constant(other)
            && !other.context.config
            && !other.context.default
    });
    let url = site.place.length > 2 && is_url(site);
    if literal_port && url && !site.context.config && !site.context.default && !site.context.text {
        drafts.push(input.draft("service-address", Tier::Debt, site, name, None));
    }
}

fn is_url(site: &Site) -> bool {
    site.context.taker.as_deref().is_none_or(|taker| !calls::listens(taker))
        && site.place.excerpt.as_deref().is_none_or(|line| line.contains("://"))
}

/// Returns the subject of the finding: the host, and the port if there is one.
fn subject(address: &Address) -> String {
    match address.port {
        Some(port) if address.location == Location::Variable => format!("port-{port}"),
        Some(port) => format!("{}:{port}", address.host),
        None => address.host.clone(),
    }
}

fn subject_of_crate(input: &Input<'_>, site: &Site) -> String {
    input.scope.packages[site.context.package].name.clone()
}

impl Argument {
    /// Returns the literal text.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}
