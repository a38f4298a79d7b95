//! Configurations that together read every type, in every way.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::{NonZeroI16, NonZeroU8};
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use factor3::service::{
    AmqpUrl, BaseUrl, ClickHouseUrl, HostName, HostPort, KafkaBrokers, MongoUrl, MqttUrl, MySqlUrl, NatsUrl, NoProxy,
    ObjectStoreUrl, OtlpEndpoint, OtlpGrpcEndpoint, OtlpHeaders, OtlpSignalEndpoint, PostgresUrl, ProxyUrl, RedisUrl,
    SecretUrl, SentryDsn, SmtpUrl, SqlServerUrl, SqliteUrl,
};
use factor3::value::{ByteSize, ExistingDir, ExistingFile, Expected, Raw, Sensitivity, ValueError};
use factor3::{Env, EnvConfig, EnvValue, ExposeSecret, SecretBox, SecretFile, SecretString, Url};

use super::outputs;
use super::places::{CREDENTIALS, Place};

#[derive(Clone, Copy)]
pub(crate) struct Config {
    pub(crate) name: &'static str,
    /// Returns every output about an environment.
    pub(crate) says: fn(&Env) -> String,
    shows: Shows,
}

#[derive(Clone, Copy)]
enum Shows {
    Nothing,
    /// Values that this function accepts, none of which is a secret.
    Accepted(fn(&OsStr) -> bool),
    /// Values that this function accepts, unless the secret is in their credentials.
    Redacted(fn(&OsStr) -> bool),
    /// Values that the author declares public, but no text that other variables contribute.
    Public,
}

impl Config {
    /// Returns `true` if a value may be shown.
    pub(crate) fn may_show(self, place: Place, shape: &str, value: &OsStr) -> bool {
        match self.shows {
            Shows::Nothing => false,
            Shows::Accepted(accepts) => accepts(value),
            Shows::Redacted(accepts) => !CREDENTIALS.contains(&shape) && accepts(value),
            Shows::Public => !matches!(place, Place::Reference),
        }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// A type as a field, and in a group of an optional group; beside a missing variable.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct One<T> {
    x: T,
    missing_number: u16,
    timeout: Option<u16>,
    #[env(nested)]
    outer: Option<Outer<T>>,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Outer<T> {
    #[env(nested)]
    inner: Inner<T>,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Inner<T> {
    value: T,
    required: u16,
}

fn says<T: EnvValue>(env: &Env) -> String {
    outputs::of::<One<T>>(env) + &outputs::of_value::<T>(env)
}

/// A service URL, which has its own `Debug` and its own parser.
fn service<T: EnvValue + FromStr<Err: fmt::Display + fmt::Debug> + fmt::Debug>(env: &Env) -> String {
    let mut said = says::<T>(env);
    for value in outputs::values(env) {
        match value.to_str().map(T::from_str) {
            Some(Ok(url)) => outputs::debug(&mut said, &url),
            Some(Err(error)) => outputs::display(&mut said, &error),
            None => {}
        }
    }
    said
}

fn accepts<T: EnvValue>(value: &OsStr) -> bool {
    T::parse(Raw::from(value.to_owned())).is_ok()
}

/// The origin of a secret URL is shown. In the shapes with the host `h`, the secret is elsewhere.
fn has_secret_origin(value: &OsStr) -> bool {
    SecretUrl::parse(Raw::from(value.to_owned())).is_ok_and(|url| url.host() != "h")
}

macro_rules! configs {
    (
        of types that hold no secret: { $($public:ty;)* }
        of types that may hold one: { $($hidden:ty;)* }
        of services: { $($service:ty;)* }
        of their own: { $($(#[$when:meta])* $own:ident: $shows:expr, $says:expr;)* }
    ) => {
        pub(crate) const CONFIGS: &[Config] = &[
            $(Config { name: stringify!($public), says: says::<$public>, shows: Shows::Accepted(accepts::<$public>) },)*
            $(Config { name: stringify!($hidden), says: says::<$hidden>, shows: Shows::Nothing },)*
            $(Config {
                name: stringify!($service),
                says: service::<$service>,
                shows: Shows::Redacted(accepts::<$service>),
            },)*
            $($(#[$when])* Config { name: stringify!($own), says: $says, shows: $shows },)*
        ];
    };
}
configs! {
    of types that hold no secret: {
        u8; u16; u32; u64; u128; usize; i8; i16; i32; i64; i128; isize; NonZeroU8; NonZeroI16; f32; f64; bool; char;
        IpAddr; Ipv4Addr; Ipv6Addr; SocketAddr; SocketAddrV4; SocketAddrV6; Duration; ByteSize; LogLevel; Port; SecretFile;
        Option<u16>; Box<u16>; Arc<u16>; Vec<u16>; Vec<Duration>; Vec<LogLevel>; Box<[bool]>; Arc<[IpAddr]>; [u16; 2];
        (u16, LogLevel); (u16, bool, Duration); BTreeSet<u16>; HashSet<u16>; BTreeMap<u16, bool>; HashMap<LogLevel, u16>;
        ExistingDir; ExistingFile; Quoting<PUBLIC>; Vec<Quoting<PUBLIC>>;
    }
    of types that may hold one: {
        String; Box<str>; Arc<str>; OsString; PathBuf; Url; SecretString; SecretBox<u64>; SecretBox<String>; SecretBox<BaseUrl>; Name;
        Option<String>; Option<SecretString>; Option<Url>; Vec<String>; Vec<SecretString>; Vec<Url>; [String; 2];
        (u16, String); (Url, SecretString); BTreeSet<String>; HashSet<String>; BTreeMap<String, u16>;
        HashMap<String, u16>; HashMap<u16, String>; HashMap<String, SecretString>;
        Quoting<MASKED>; Quoting<UNKNOWN>; Quoting<SECRET>; Vec<Quoting<UNKNOWN>>; (u16, Quoting<UNKNOWN>);
    }
    of services: {
        BaseUrl; PostgresUrl; MySqlUrl; SqliteUrl; RedisUrl; AmqpUrl; MongoUrl; NatsUrl; MqttUrl; SmtpUrl; KafkaBrokers;
        HostPort; HostName; ClickHouseUrl; NoProxy; ObjectStoreUrl; OtlpEndpoint; OtlpGrpcEndpoint; OtlpHeaders; OtlpSignalEndpoint;
        ProxyUrl; SentryDsn; SqlServerUrl;
    }
    of their own: {
        Parsed: Shows::Nothing, outputs::of::<Parsed>;
        ParsedItems: Shows::Nothing, outputs::of::<ParsedItems>;
        Counted: Shows::Accepted(Counted::accepts), outputs::of::<Counted>;
        Public: Shows::Public, outputs::of::<Public>;
        Secrets: Shows::Nothing, Secrets::says;
        Webhooks: Shows::Nothing, Webhooks::says;
        Hooks: Shows::Accepted(has_secret_origin), service::<SecretUrl>;
        Ruled: Shows::Nothing, outputs::of::<Ruled>;
        Chosen: Shows::Nothing, outputs::of::<Chosen>;
        Nearly: Shows::Nothing, outputs::of::<Nearly>;
        Inputs: Shows::Redacted(Inputs::accepts), outputs::of::<Inputs>;
        Overlaid: Shows::Redacted(Overlaid::accepts), outputs::of::<Overlaid>;
        InParts: Shows::Nothing, InParts::says;
        BesideParts: Shows::Redacted(BesideParts::accepts), outputs::of::<BesideParts>;
        Instances: Shows::Accepted(Instances::accepts), outputs::of::<Instances>;
        #[cfg(feature = "envy")]
        Deserialized: Shows::Nothing, outputs::of::<Deserialized>;
        #[cfg(feature = "serde")]
        Documents: Shows::Nothing, outputs::of_documents;
    }
}

/// A list whose items become parts of names.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Instances {
    #[env(nested, name = "X", prefix = "Y_")]
    instances: BTreeMap<String, Instance>,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Instance {
    required: u16,
    value: SecretString,
}

impl Instances {
    /// A list of names, each of which is short, and written like a part of the name of a variable.
    fn accepts(value: &OsStr) -> bool {
        let is_name = |item: &str| {
            let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
            (1..=32).contains(&item.len()) && item.chars().all(is_part)
        };
        value.to_str().is_some_and(|list| list.split(',').all(|item| is_name(item.trim())))
    }
}

#[derive(EnvValue, PartialEq, Eq, Hash)]
enum LogLevel {
    Info,
    Warn,
}

#[derive(EnvValue)]
struct Port(u16);

#[derive(EnvValue)]
struct Name(String);

const PUBLIC: u8 = 0;
const MASKED: u8 = 1;
const UNKNOWN: u8 = 2;
const SECRET: u8 = 3;

/// A custom type that accepts little, and quotes everything else in its errors.
struct Quoting<const SENSITIVITY: u8>;

impl<const S: u8> EnvValue for Quoting<S> {
    const EXPECTED: Expected = Expected::text("a little");
    const SENSITIVITY: Sensitivity = match S {
        PUBLIC => Sensitivity::Public,
        MASKED => Sensitivity::Masked,
        UNKNOWN => Sensitivity::Unknown,
        _ => Sensitivity::Secret,
    };

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        let text = raw.into_string()?;
        quoting(&text).map_err(ValueError::may_quote)
    }

    fn show(_: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("redacted")
    }
}

impl<const S: u8> FromStr for Quoting<S> {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        quoting(text)
    }
}

fn quoting<const S: u8>(text: &str) -> Result<Quoting<S>, String> {
    if text.len() < 4 { Ok(Quoting) } else { Err(format!("cannot accept {text}")) }
}

/// Accepts every text.
fn kept(text: &str) -> Result<String, &'static str> {
    if text.is_empty() { Err("it is empty") } else { Ok(text.to_owned()) }
}

/// Types that only a custom function can read.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Parsed {
    #[env(from_str)]
    x: Quoting<PUBLIC>,
    #[env(parse_with = quoting)]
    option: Option<Quoting<PUBLIC>>,
    #[env(parse_with = kept)]
    list: String,
    #[env(from_str, default = Quoting)]
    defaulted: Quoting<PUBLIC>,
    missing_number: u16,
}

/// Likewise in containers, and in newtypes.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct ParsedItems {
    #[env(from_str, expected = "a little")]
    x: Vec<Quoting<PUBLIC>>,
    #[env(parse_with = quoting, expected = "a little", example = "abc")]
    option: Option<HashMap<String, Box<Quoting<PUBLIC>>>>,
    list: Vec<Wrapped>,
    #[env(parse_with = kept, default)]
    defaulted: BTreeSet<String>,
    missing_number: u16,
}

#[derive(EnvValue)]
struct Wrapped(#[env(from_str, expected = "a little")] Quoting<PUBLIC>);

/// Durations that are written as numbers.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Counted {
    #[env(unit = "s")]
    x: Duration,
    #[env(unit = "ms", range = Duration::from_secs(1)..)]
    option: Option<Duration>,
    #[env(unit = "h")]
    list: Vec<Duration>,
    #[env(unit = "d", default = Duration::from_secs(1))]
    defaulted: Duration,
}

impl Counted {
    fn accepts(value: &OsStr) -> bool {
        value.to_str().is_some_and(|text| text.split(',').all(|item| item.trim().parse::<u128>().is_ok()))
    }
}

/// Public values, and a secret, to which `public` does not apply.
#[derive(EnvConfig)]
#[env(public)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Public {
    x: String,
    #[env(from_str)]
    option: Option<Quoting<UNKNOWN>>,
    list: Vec<Url>,
    #[env(default = "a text")]
    defaulted: String,
    missing_number: u16,
}

/// Secrets, about which the crate controls every output, their `Debug` included.
#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Secrets {
    x: SecretFile,
    list: Vec<SecretString>,
    option: Option<SecretBox<String>>,
    #[env(default = "a text")]
    defaulted: SecretString,
    #[env(nested)]
    outer: SecretsOuter,
}

#[derive(Debug, EnvConfig)]
#[env(public)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct SecretsOuter {
    inner_value: SecretString,
}

impl Secrets {
    fn says(env: &Env) -> String {
        let mut said = outputs::of::<Self>(env);
        if let Ok(config) = Self::load(env) {
            outputs::debug(&mut said, &config);
            outputs::debug(&mut said, &config.x.read());
            std::fs::remove_file(config.x.path()).unwrap();
            outputs::display(&mut said, &config.x.read().unwrap_err());
        }
        said
    }
}

/// URLs with credentials in their paths. No output shows them, not even their `Debug`.
#[derive(Clone, Debug, EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Webhooks {
    x: SecretBox<BaseUrl>,
    option: Option<SecretBox<BaseUrl>>,
    list: Vec<SecretBox<BaseUrl>>,
    #[env(allow_userinfo, tls = "require")]
    defaulted: SecretBox<BaseUrl>,
}

impl Webhooks {
    fn says(env: &Env) -> String {
        let mut said = outputs::of::<Self>(env);
        if let Ok(config) = Self::load(env) {
            outputs::debug(&mut said, &config);
        }
        said
    }
}

/// Values that violate rules whose errors quote them.
#[derive(EnvConfig)]
#[env(validate = quote_both(x, option), validate = quote_whole)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Ruled {
    #[env(validate = quote)]
    x: String,
    #[env(validate = quote_secret)]
    option: Option<SecretString>,
    #[env(validate = quote, default)]
    list: Vec<String>,
    #[env(range = Text::from("a")..Text::from("b"), default = "a", alias = "OUTER_INNER_VALUE")]
    defaulted: Text,
    missing_number: Option<u16>,
}

#[derive(EnvValue, PartialEq, PartialOrd)]
struct Text(String);

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

fn quote(text: &str) -> Result<(), String> {
    Err(format!("refuse {text}"))
}

fn quote_secret(text: &SecretString) -> Result<(), String> {
    quote(text.expose_secret())
}

fn quote_both(one: &str, other: &SecretString) -> Result<(), String> {
    quote(&format!("{one} and {}", other.expose_secret()))
}

fn quote_whole(all: &Ruled) -> Result<(), String> {
    quote(&all.x)
}

/// Passwords in variables of their own, beside URLs that may contain one too.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Overlaid {
    #[env(name = "DATABASE", password = "X", default = "postgres://app@db/orders")]
    database: PostgresUrl,
    #[env(password = "DEFAULTED")]
    option: Option<RedisUrl>,
    #[env(password = "OUTER_INNER_VALUE", separator = ";")]
    list: Vec<PostgresUrl>,
}

impl Overlaid {
    fn accepts(value: &OsStr) -> bool {
        accepts::<RedisUrl>(value) || accepts::<Vec<PostgresUrl>>(value)
    }
}

/// A URL in parts. Its login and its database may be any text, and none is shown.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct InParts {
    #[env(parts = "PARTS_")]
    url: PostgresUrl,
}

impl InParts {
    fn says(env: &Env) -> String {
        outputs::of::<Self>(&Env::from([("PARTS_HOST", "h")]).or(env.clone()))
    }
}

/// URLs beside their parts, and a host in parts.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct BesideParts {
    #[env(name = "X", parts = "BOTH_", shared)]
    both: Option<MongoUrl>,
    #[env(name = "UNSET", parts = "BOTH_", shared)]
    host: Option<AmqpUrl>,
}

impl BesideParts {
    /// A host is shown, and so is the path of a socket.
    fn accepts(value: &OsStr) -> bool {
        let host = |text: &str| format!("{text}:1").parse::<HostPort>().is_ok() || text.starts_with('/');
        accepts::<MongoUrl>(value) || value.to_str().is_some_and(host)
    }
}

/// Variables that are set in forms which nothing reads, optional and required.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Nearly {
    filed: SecretString,
    listed: Vec<u16>,
    unread: String,
    #[env(nested)]
    json: Json,
    other_spelling: Option<SecretString>,
    #[env(nested)]
    x: Option<Json>,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Json {
    a: String,
}

/// A rule about values that may be shown and others that may not, read by fallbacks.
#[derive(EnvConfig)]
#[env(validate = never(x, token, url))]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Inputs {
    x: u16,
    #[env(fallback = "LIST", deny_empty)]
    token: Option<SecretString>,
    #[env(fallback = "OPTION", password = "DEFAULTED")]
    url: Option<PostgresUrl>,
}

#[expect(clippy::trivially_copy_pass_by_ref, clippy::ref_option, reason = "a rule takes references")]
fn never(x: &u16, token: &Option<SecretString>, url: &Option<PostgresUrl>) -> Result<(), String> {
    Err(format!("{x} {:?} {url:?}", token.as_ref().map(ExposeSecret::expose_secret)))
}

impl Inputs {
    fn accepts(value: &OsStr) -> bool {
        accepts::<u16>(value) || accepts::<PostgresUrl>(value)
    }
}

/// An enum, and the variables of variants that are not selected.
#[derive(EnvConfig)]
#[env(tag = "X")]
#[expect(dead_code, reason = "only what is said of it matters")]
enum Chosen {
    Fast {
        list: Vec<u16>,
    },
    Safe {
        #[env(nested)]
        outer: Option<Outer<String>>,
    },
}

/// Types that only serde can read. Their errors quote the value.
#[cfg(feature = "envy")]
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Deserialized {
    #[env(serde)]
    x: u16,
    #[env(serde)]
    list: Vec<Mode>,
    #[env(serde)]
    option: Option<String>,
    #[env(nested, serde)]
    outer: Option<Legacy>,
    missing_number: u16,
}

#[cfg(feature = "envy")]
#[derive(serde::Deserialize)]
enum Mode {
    Fast,
}

#[cfg(feature = "envy")]
#[derive(serde::Deserialize)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Legacy {
    inner_value: bool,
    inner_required: u16,
}
