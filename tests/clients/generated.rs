//! Generates any parts of a URL, and the URL that a careful operator writes for them.

use std::fmt::{self, Write as _};
use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use factor3::service::UrlError;
use proptest::prelude::*;

#[derive(Clone, Debug)]
pub struct Parts {
    pub username: String,
    pub password: String,
    /// The host without brackets.
    pub host: String,
    pub port: u16,
}

impl Parts {
    /// `path` is written verbatim.
    pub fn url<T: FromStr<Err = UrlError>>(&self, scheme: &str, path: impl fmt::Display) -> T {
        let login = format!("{}:{}", encoded(&self.username), encoded(&self.password));
        let url = format!("{scheme}://{login}@{}{path}", self.address());
        url.parse().unwrap_or_else(|error| panic!("{error}: {url}"))
    }

    /// The base of a REST service.
    #[cfg(any(feature = "http", feature = "reqwest"))]
    pub fn base(&self) -> factor3::service::BaseUrl {
        use factor3::{Env, EnvConfig};

        #[derive(Debug, EnvConfig)]
        struct Config {
            #[env(allow_userinfo)]
            users_url: factor3::service::BaseUrl,
        }
        let login = format!("{}:{}", encoded(&self.username), encoded(&self.password));
        let url = format!("http://{login}@{}/v1", self.address());
        Config::load(&Env::from([("USERS_URL", url)])).unwrap().users_url
    }

    /// The host and the port.
    pub fn address(&self) -> String {
        let Self { host, port, .. } = self;
        if host.parse::<Ipv6Addr>().is_ok() { format!("[{host}]:{port}") } else { format!("{host}:{port}") }
    }
}

pub fn parts() -> impl Strategy<Value = Parts> {
    (text(), text(), host(), 1..=u16::MAX).prop_map(|(username, password, host, port)| Parts {
        username,
        password,
        host,
        port,
    })
}

/// Generates any Unicode except NUL, which no client supports.
pub fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<char>(), 1..20)
        .prop_map(|chars| chars.into_iter().filter(|c| *c != '\0').collect())
        .prop_filter("not empty, and no dot segment", |text: &String| !["", ".", ".."].contains(&text.as_str()))
}

fn host() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]([a-z0-9-]{0,8}[a-z0-9])?(\\.[a-z]{2,6}){0,2}",
        any::<IpAddr>().prop_filter("names a server", |ip| !ip.is_unspecified()).prop_map(|ip| ip.to_string()),
    ]
}

/// Returns `true` if two texts name one host. IPv6 addresses may have brackets, and several spellings.
pub fn same_host(a: &str, b: &str) -> bool {
    let ip = |host: &str| host.trim_matches(['[', ']']).parse::<IpAddr>().ok();
    a == b || ip(a).is_some_and(|a| Some(a) == ip(b))
}

/// Percent-encodes every byte that is neither a letter nor a digit.
pub fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut url, byte| {
        if byte.is_ascii_alphanumeric() {
            url.push(char::from(byte));
        } else {
            write!(url, "%{byte:02x}").unwrap();
        }
        url
    })
}

pub fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.bytes());
    while let Some(byte) = rest.next() {
        let mut digit = || char::from(rest.next().unwrap()).to_digit(16).unwrap();
        bytes.push(if byte == b'%' { u8::try_from(digit() * 16 + digit()).unwrap() } else { byte });
    }
    String::from_utf8(bytes).unwrap()
}

/// The number of cases that a test without a network can afford.
pub fn cases() -> ProptestConfig {
    ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() }
}
