//! The field of the configuration that takes the place of an address in the code.

use std::collections::BTreeSet;

use crate::address::{Address, Location};
use crate::mend::{Field, Kind, Need, hides};
use crate::site::Site;
use crate::words::{has_word, is_screaming, words};

/// Returns the field of a port that the process listens at.
pub(super) fn port_field(name: &str, number: u16) -> Field {
    let mut field = Field::named(name, &crate::mend::Evidence::default());
    field.kind = Kind::Number("u16".to_owned());
    field.need = Need::Default(number.to_string());
    field.docs.push("Port at which the service listens.".to_owned());
    field
}

/// Returns the field that replaces a literal.
pub(super) fn service_field(site: &Site, address: &Address, text: &str) -> Option<Field> {
    let variable = variable(site, address)?;
    let mut field = Field::named(&variable, &crate::mend::Evidence::default());
    if matches!(field.kind, Kind::Text) && address.scheme.is_some() {
        field.kind = Kind::Url;
    }
    if address.scheme.is_none() {
        field.kind =
            if has_word(&variable, &["kafka"]) { Kind::Service("KafkaBrokers") } else { Kind::Service("HostPort") };
        if address.port.is_none() {
            field.kind = Kind::Text;
        }
    } else if let Some(kind) = crate::mend::of_default(text, &variable, &Kind::Text) {
        field.kind = kind;
    }
    if !hides(&variable, text)
        && field.kind != Kind::Text
        && matches!(field.kind, Kind::Url)
        && !text.contains(['?', '#'])
        && text.is_ascii()
    {
        field.example = Some(text.to_owned());
    }
    Some(field)
}

/// Returns a name from the constant or variable, or else from the port, or else from the first specific label of the
/// host.
fn variable(site: &Site, address: &Address) -> Option<String> {
    let named = site.context.name.as_deref().map(|name| words(name).join("_").to_uppercase());
    let says = |name: &String| {
        has_word(
            name,
            &[
                "url", "uri", "endpoint", "host", "addr", "address", "base", "origin", "server", "servers", "broker",
                "brokers",
            ],
        )
    };
    if let Some(name) = named.filter(says).filter(|name| name.contains('_')) {
        return Some(name);
    }
    if site.context.taker.as_deref().is_some_and(|taker| has_word(taker, &["origin", "cors"])) {
        return Some("ALLOWED_ORIGIN".to_owned());
    }
    let known = match (address.scheme.as_deref(), address.port) {
        (Some("redis" | "rediss"), _) | (None, Some(6379)) => Some("REDIS"),
        (Some("postgres" | "postgresql" | "mysql"), _) | (None, Some(5432 | 3306)) => Some("DATABASE"),
        (None, Some(9092)) => Some("KAFKA"),
        (_, Some(4317 | 4318)) => Some("OTEL_EXPORTER"),
        _ => None,
    };
    if address.scheme.is_none() && address.port.is_none() {
        let taker = site.context.taker.as_deref().unwrap_or("");
        let clients =
            [("Pg", "DATABASE"), ("MySql", "DATABASE"), ("edis", "REDIS"), ("Smtp", "SMTP"), ("Mongo", "MONGO")];
        let client = clients.iter().find(|(part, _)| taker.contains(part)).map_or("SERVICE", |(_, name)| name);
        return Some(format!("{client}_HOST"));
    }
    let suffix = if address.scheme.is_some() { "URL" } else { "ADDR" };
    if let Some(known) = known {
        return Some(format!("{known}_{suffix}"));
    }
    if matches!(address.location, Location::Loopback | Location::Private)
        || address.host.parse::<std::net::IpAddr>().is_ok()
    {
        return Some(format!(
            "SERVICE_{}_{suffix}",
            address.port.map_or_else(|| "1".to_owned(), |port| port.to_string())
        ));
    }
    let own: BTreeSet<&str> = ["www", "api", "com", "org", "net", "io", "dev"].into();
    let label = address.host.split('.').find(|label| !own.contains(label) && label.len() > 1)?;
    Some(format!("{}_{suffix}", words(label).join("_").to_uppercase())).filter(|name| is_screaming(name))
}
