//! Configurations with every type of value, and every field option that affects its text.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ffi::OsString;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::{NonZeroI8, NonZeroU8};
use std::path::PathBuf;
use std::time::Duration;

use factor3::value::{ByteSize, Expected, Raw, ValueError};
use factor3::{EnvConfig, EnvValue, SecretBox, SecretFile, SecretString, Url};

/// Every type of value.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
pub struct Values {
    u8: Option<u8>,
    u16: Option<u16>,
    u32: Option<u32>,
    u64: Option<u64>,
    u128: Option<u128>,
    i8: Option<i8>,
    i64: Option<i64>,
    i128: Option<i128>,
    count: Option<NonZeroU8>,
    step: Option<NonZeroI8>,
    ratio: Option<f64>,
    bool: Option<bool>,
    word: Option<Word>,
    char: Option<char>,
    text: Option<String>,
    os_text: Option<OsString>,
    folder: Option<PathBuf>,
    duration: Option<Duration>,
    size: Option<ByteSize>,
    ip: Option<IpAddr>,
    ipv4: Option<Ipv4Addr>,
    ipv6: Option<Ipv6Addr>,
    socket: Option<SocketAddr>,
    socket_v4: Option<SocketAddrV4>,
    socket_v6: Option<SocketAddrV6>,
    url: Option<Url>,
    secret: Option<SecretString>,
    pin: Option<SecretBox<u16>>,
    token: Option<SecretFile>,
    list: Option<Vec<u16>>,
    texts: Option<Vec<String>>,
    words: Option<BTreeSet<Word>>,
    pair: Option<[u16; 2]>,
    tuple: Option<(String, u16, bool)>,
    map: Option<BTreeMap<Word, bool>>,
    labels: Option<HashMap<String, String>>,
    secrets: Option<Vec<SecretString>>,
    chars: Option<Vec<char>>,
    id: Option<Id>,
}

/// Its documents say more of it than it checks.
struct Id;

impl EnvValue for Id {
    const EXPECTED: Expected = Expected::text("a UUID").format("uuid");

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        if raw.text()?.len() == 36 { Ok(Self) } else { Err(ValueError::new("it does not have 36 characters")) }
    }

    fn show(_: &Self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord, EnvValue)]
enum Word {
    Red,
    #[env(rename = "light-blue")]
    LightBlue,
    #[env(rename = "3.11")]
    Version,
}

/// Ranges, of values and of items.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
pub struct Ranges {
    #[env(range = 1..=64)]
    workers: Option<u16>,
    #[env(range = 1..64)]
    below: Option<u16>,
    #[env(range = 4096..)]
    memory: Option<u64>,
    #[env(range = -5..=5)]
    offset: Option<i32>,
    #[env(range = ..0)]
    negative: Option<i64>,
    #[env(range = 1024..=49151)]
    ports: Option<Vec<u16>>,
    #[env(range = 0.0..=1.0)]
    ratio: Option<f64>,
    #[env(range = Duration::from_secs(1)..)]
    timeout: Option<Duration>,
    #[env(range = ByteSize::new(1024)..)]
    max_body: Option<ByteSize>,
    #[env(unit = "s", range = Duration::from_secs(1)..=Duration::from_secs(86400))]
    ttl_secs: Option<Duration>,
}

/// Options of a field.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
pub struct Options {
    #[env(allow_empty)]
    text: String,
    #[env(allow_empty)]
    list: Vec<u16>,
    #[env(allow_empty)]
    number: Option<u16>,
    #[env(allow_empty)]
    secret: SecretString,
    #[env(separator = ";", allow_empty)]
    words: Vec<Word>,
    #[env(separator = "->", default)]
    route: Vec<String>,
    #[env(separator = "|", default)]
    weights: BTreeMap<String, u8>,
    #[env(separator = ".")]
    version: Option<(u8, u8, u8)>,
    #[env(alias = "HOSTNAME", deprecated = "HOST_NAME")]
    host: String,
    #[env(deprecated = "LIMIT", default = 10)]
    max: u16,
    #[env(alias = "API_KEY")]
    key: SecretString,
    #[env(no_file)]
    pass: SecretString,
    #[env(absolute, name = "no_proxy")]
    proxies: Option<Vec<String>>,
    #[env(unit = "ms")]
    retry_ms: Option<Vec<Duration>>,
    #[env(validate = even)]
    even: Option<u16>,
    #[env(from_str)]
    parsed: Option<std::num::NonZeroU32>,
    #[env(parse_with = hex)]
    colour: Option<u32>,
    #[env(parse_with = hex, expected = "a colour", example = "ff8800,0")]
    colours: Option<Vec<u32>>,
    #[env(from_str, expected = "a weight", separator = ";")]
    parsed_map: Option<BTreeMap<String, f32>>,
    code: Option<Vec<Code>>,
    level: Option<Level>,
    switch: Option<Switch>,
    #[env(nested)]
    mail: Mail,
}

#[derive(EnvValue)]
enum Level {
    Info,
    #[env(alias = "warning", alias = "3.0")]
    Warn,
}

#[derive(EnvValue)]
enum Switch {
    False,
    True,
}

/// A group behind a switch.
#[derive(EnvConfig)]
#[env(tag = "ENABLED")]
#[expect(dead_code, reason = "only its documents and its problems matter")]
enum Mail {
    #[env(rename = "false", default)]
    Off,
    #[env(rename = "true", alias = "enabled")]
    On { host: String },
}

/// A newtype with a parser of its own.
#[derive(EnvValue)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
struct Code(#[env(parse_with = hex, expected = "a code", example = "beef")] u32);

fn even(number: &u16) -> Result<(), &'static str> {
    if number.is_multiple_of(2) { Ok(()) } else { Err("it is odd") }
}

fn hex(text: &str) -> Result<u32, std::num::ParseIntError> {
    u32::from_str_radix(text, 16)
}
