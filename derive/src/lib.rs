//! The derive macros of `factor3`. Depend on that crate: this one changes without notice.

mod attr;
mod case;
mod check;
mod ctxt;
mod docs;
mod expand;
mod model;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

use crate::ctxt::Ctxt;
use crate::model::{Config, Value};

/// Implements `EnvConfig` for a struct: each field is read from one environment variable, or is a configuration of its
/// own. Or for an [enum](#enums), of which a variable chooses the variant.
///
/// ```
/// use factor3::{Env, EnvConfig};
///
/// /// Configuration of the orders service.
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     /// Port the HTTP server listens on.
///     #[env(default = 8080)]
///     port: u16,
///     /// Names of the hosts that may connect.
///     hosts: Vec<String>,
///     proxy: Option<String>,
/// }
///
/// let config = Config::load(&Env::from([("HOSTS", "a.example, b.example")]))?;
/// assert_eq!((config.port, config.hosts.len(), config.proxy), (8080, 2, None));
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// # Fields
///
/// A field is *required*, unless its type is an `Option` or it has a `default`. Its type implements `EnvValue`, or one
/// of `nested`, `from_str`, `parse_with` and `serde` says what else to do. No type is recognised by its spelling: an alias of
/// `Option` is an `Option`.
///
/// The variable is called like the field, in `SCREAMING_SNAKE_CASE`: the field `http2_port` reads `HTTP2_PORT`, and
/// `r#type` reads `TYPE`. The doc comment of the field documents the variable wherever it appears: the lines of a
/// paragraph become one line, and lists, tables and code keep theirs.
///
/// The struct may have type and constant parameters; a field whose type mentions one adds the bound that it needs. It
/// cannot have lifetimes, because there is nothing that it could borrow from.
///
/// # Options of a struct
///
/// | option | meaning |
/// | --- | --- |
/// | [`prefix = "APP_"`](#prefix) | before every name in the struct |
/// | [`validate = path(a, b)`](#validate) | a rule about some fields, or about all of it |
/// | [`public`](#public) | every plain value of this struct may be shown |
/// | [`crate = path`](#crate) | where `factor3` lives |
///
/// # Options of a field
///
/// | option | meaning |
/// | --- | --- |
/// | [`name = "PORT"`](#name) | the name of the variable, after the prefixes |
/// | [`absolute`](#absolute) | the name as it stands, without prefixes |
/// | [`default`, `default = EXPR`](#default) | the value when the variable is not set |
/// | [`alias = "OLD"`](#alias) | another name of the variable |
/// | [`deprecated = "OLD"`](#alias) | another name, whose use is a warning |
/// | [`range = 1..=64`](#range) | what the value is compared with |
/// | [`validate = path`](#validate) | a rule about the value |
/// | [`nested`](#nested) | the field is a configuration of its own |
/// | [`prefix = "DB_"`](#prefix) | before the names in a `nested` field |
/// | [`separator = ";"`](#separator) | what stands between the items of a list |
/// | [`from_str`](#from_str) | the value is made by `FromStr` |
/// | [`parse_with = path`](#parse_with) | the value is made by a function |
/// | [`serde`](#serde) | the value is made by `Deserialize` |
/// | [`no_file`](#no_file) | the variable `NAME_FILE` is not read |
/// | [`shared`](#shared) | other fields may read the variable too |
/// | [`allow_empty`](#allow_empty) | an empty value is a value |
/// | [`public`](#public) | the value may be shown |
/// | [`example = "8080"`](#example) | a correct value, for messages and documents |
/// | [`tls = "verify"`](#tls) | how well the connection to a service must be protected |
/// | [`password = "NAME"`](#password) | the variable that holds the password of a service URL |
/// | [`allow_userinfo`](#allow_userinfo) | a base URL may have credentials in it |
///
/// Several are separated by commas, in one attribute or more. `alias`, `deprecated` and `validate` may be given several
/// times. An option that is unknown, given twice, of another shape
/// or without effect is a compile error that says what to write; all errors of a struct come in one build.
///
/// ## `name`
///
/// A string literal of capital letters, digits and `_`, not beginning with a digit. The prefixes are put before it; one
/// that repeats the prefix of its own struct is an error, and so are two fields that read one variable, also through
/// nested structs, and also if the names differ in case, because Windows would not tell them apart.
///
/// ```
/// # use factor3::EnvConfig;
/// #[derive(EnvConfig)]
/// # #[allow(dead_code)]
/// struct Config {
///     #[env(name = "BIND_PORT")]
///     port: u16,
/// }
///
/// assert_eq!(Config::schema().variables()[0].name(), "BIND_PORT");
/// ```
///
/// ## `absolute`
///
/// The name is used as it stands, whatever the prefixes around it. Only such a name may have lower-case letters.
///
/// ```
/// # use factor3::EnvConfig;
/// #[derive(EnvConfig)]
/// #[env(prefix = "APP_")]
/// # #[allow(dead_code)]
/// struct Config {
///     #[env(absolute)]
///     aws_region: String,
///     #[env(absolute, name = "http_proxy")]
///     proxy: Option<String>,
/// }
///
/// let variables = Config::schema().variables();
/// assert_eq!(variables[0].name(), "AWS_REGION");
/// assert_eq!(variables[1].name(), "http_proxy");
/// ```
///
/// ## `prefix`
///
/// On a struct: before every name in it, when it is loaded itself and when it is nested. On a `nested` field: instead
/// of the prefix of its type. A string literal like a `name`; it may be empty, and usually ends in `_`.
///
/// A nested field has exactly one prefix: the one that is written at the field, else the one of its type, else the name
/// of the field and `_`. So `prefix = ""` puts the variables of a nested struct among those of the outer one.
///
/// ```
/// # use factor3::EnvConfig;
/// #[derive(EnvConfig)]
/// # #[allow(dead_code)]
/// struct Db {
///     url: String,
/// }
///
/// #[derive(EnvConfig)]
/// #[env(prefix = "APP_")]
/// # #[allow(dead_code)]
/// struct Config {
///     #[env(nested)]
///     primary: Db,
///     #[env(nested, prefix = "RO_")]
///     replica: Db,
///     #[env(nested, prefix = "")]
///     other: Db,
/// }
///
/// let names: Vec<_> = Config::schema().variables().iter().map(|v| v.name().to_owned()).collect();
/// assert_eq!(names, ["APP_PRIMARY_URL", "APP_RO_URL", "APP_URL"]);
/// ```
///
/// ## `default`
///
/// The value when the variable is not set, or set to an empty text. On its own it is `Default::default()`. A **string
/// literal** is parsed like the variable's own text, by the same parser, and is what documents show; a debug build looks
/// at it in every load, used or not. **Any other expression**, constants included, is the value itself; it is evaluated
/// when it is needed, and documents show it as its type does.
///
/// It is an error on an `Option`, which would never be `None`.
///
/// ```
/// use std::time::Duration;
/// # use factor3::{Env, EnvConfig};
///
/// #[derive(EnvConfig)]
/// struct Config {
///     #[env(default = "30s")]
///     timeout: Duration,
///     #[env(default = Duration::from_secs(5))]
///     grace: Duration,
///     #[env(default)]
///     ports: Vec<u16>,
/// }
///
/// let config = Config::load(&Env::from([("GRACE", "1m")]))?;
/// assert_eq!((config.timeout.as_secs(), config.grace.as_secs(), config.ports.len()), (30, 60, 0));
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// ## `nested`
///
/// The type of the field is a configuration: it derives `EnvConfig` itself. Of the other options only `prefix` applies,
/// because the field has no variable of its own. A struct cannot contain itself.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// #[derive(EnvConfig)]
/// struct Smtp {
///     host: String,
/// }
///
/// #[derive(EnvConfig)]
/// struct Config {
///     #[env(nested)]
///     smtp: Smtp,
/// }
///
/// assert_eq!(Config::load(&Env::from([("SMTP_HOST", "mail")]))?.smtp.host, "mail");
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// ## `separator`
///
/// What stands between the items of a list, a set, a tuple or a map, instead of `,`. A string literal that is not empty;
/// it is an error on a type that is one value. One text cannot hold lists of lists, or a list with absent items: such
/// types are errors as well.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// #[derive(EnvConfig)]
/// struct Config {
///     #[env(separator = ";")]
///     names: Vec<String>,
/// }
///
/// assert_eq!(Config::load(&Env::from([("NAMES", "Doe, Jane; Roe, Richard")]))?.names, ["Doe, Jane", "Roe, Richard"]);
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// ## `from_str`
///
/// The value is made by the `FromStr` of the type, or of what is in its `Option`: for types of other crates that
/// implement no `EnvValue`. The error of `FromStr` must implement `Display` and borrow nothing. Its text is reported if it
/// is a `&'static str`, which stands in the program, or if the value may be shown; any other one might quote a secret.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// use std::num::NonZeroU8;
///
/// struct Version(u8, u8);
///
/// impl std::str::FromStr for Version {
///     type Err = &'static str;
///
///     fn from_str(text: &str) -> Result<Self, Self::Err> {
///         let (major, minor) = text.split_once('.').ok_or("it has no point")?;
///         let number = |text: &str| text.parse().map_err(|_| "a part is no number");
///         Ok(Self(number(major)?, number(minor)?))
///     }
/// }
///
/// #[derive(EnvConfig)]
/// struct Config {
///     #[env(from_str, default = "1.0")]
///     api: Version,
///     #[env(from_str)]
///     schema: Option<Version>,
/// }
///
/// let config = Config::load(&Env::from([("API", "2.1")]))?;
/// assert_eq!((config.api.0, config.api.1, config.schema.is_none()), (2, 1, true));
///
/// let error = Config::load(&Env::from([("API", "2")])).err().unwrap();
/// assert_eq!(error.problems()[0].message(), "API is not a value that this program accepts: it has no point");
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// ## `parse_with`
///
/// The path of a function from `&str` to a `Result` of the field's type, or of what is in its `Option`. The same holds
/// for its error as with `from_str`.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// use std::num::ParseFloatError;
///
/// fn percent(text: &str) -> Result<f64, ParseFloatError> {
///     let number: f64 = text.trim_end_matches('%').parse()?;
///     Ok(number / 100.0)
/// }
///
/// #[derive(EnvConfig)]
/// struct Config {
///     #[env(parse_with = percent)]
///     sampling: f64,
///     #[env(parse_with = percent)]
///     threshold: Option<f64>,
/// }
///
/// let config = Config::load(&Env::from([("SAMPLING", "25%")]))?;
/// assert_eq!((config.sampling, config.threshold), (0.25, None));
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// ## `allow_empty`
///
/// An empty value is parsed like any other. Without it, `X=` means that `X` is not set.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// #[derive(EnvConfig)]
/// struct Config {
///     #[env(allow_empty)]
///     greeting: Option<String>,
///     name: Option<String>,
/// }
///
/// let config = Config::load(&Env::from([("GREETING", ""), ("NAME", "")]))?;
/// assert_eq!((config.greeting.as_deref(), config.name), (Some(""), None));
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// ## `public`
///
/// The value may be shown, in a summary and in the reason why it was refused, although its type could hold a secret. On
/// a struct it is for every field that is neither a secret nor a nested struct; on a field that is a secret it is an
/// error.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// #[derive(EnvConfig)]
/// # #[allow(dead_code)]
/// struct Config {
///     #[env(public)]
///     region: String,
///     account: String,
/// }
///
/// let summary = Config::summary(&Env::from([("REGION", "eu-1"), ("ACCOUNT", "1234")])).to_string();
/// assert!(summary.contains("eu-1") && !summary.contains("1234"));
/// ```
///
/// ## `example`
///
/// A correct value, as a string literal. It is shown where the variable is missing, and in documents, instead of the
/// example of the type. A debug build parses it in every load: one that is wrong is a problem.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// #[derive(Debug, EnvConfig)]
/// # #[allow(dead_code)]
/// struct Config {
///     #[env(example = "orders.eu-1")]
///     queue: String,
/// }
///
/// let error = Config::load(&Env::from([("OTHER", "")])).unwrap_err();
/// assert!(error.to_string().contains("orders.eu-1"));
/// ```
///
/// ## `alias`
///
/// `alias` and `deprecated` give other names of the variable, which follow the same prefixes and, like the name, may end
/// in `_FILE` for a type that is read from files. Within one layer of the environment the name comes first, then the
/// others in the order in which they are written; two of them that are set and differ are a problem. A higher layer wins
/// by whatever name. The use of a deprecated name is a warning in the summary, with a note of yours if you write a pair.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// #[derive(EnvConfig)]
/// struct Config {
///     #[env(alias = "PG_URL", deprecated = ("DB", "it goes away in 2027"))]
///     database_url: String,
/// }
///
/// let (config, summary) = Config::inspect(&Env::from([("DB", "postgres://db/orders")]));
/// assert_eq!(config?.database_url, "postgres://db/orders");
/// assert_eq!(
///     summary.warnings()[0].to_string(),
///     "DB is deprecated (given); use DATABASE_URL instead: it goes away in 2027"
/// );
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// ## `range`
///
/// An expression that is a range, of the type of the field or of what is in its `Option`, `Box` or list; that type
/// implements `PartialOrd` and `EnvValue`. What is outside is refused, each item of a list on its own. The bounds are a
/// part of what is expected, in messages and in documents.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// #[derive(Debug, EnvConfig)]
/// # #[allow(dead_code)]
/// struct Config {
///     #[env(range = 1..=64)]
///     workers: u16,
///     #[env(range = 1024..)]
///     admin_ports: Vec<u16>,
/// }
///
/// let error = Config::load(&Env::from([("WORKERS", "65"), ("ADMIN_PORTS", "8080,80")])).unwrap_err();
/// assert_eq!(error.problems()[0].message(), "WORKERS is not an integer from 1 to 64: it is too large");
/// assert_eq!(
///     error.problems()[1].message(),
///     "ADMIN_PORTS item 2 is not an integer from 1024 to 65535: it is too small"
/// );
/// ```
///
/// ## `validate`
///
/// The path of a function that returns `Result<(), E>`, where `E` implements `Display` and borrows nothing. A rule runs
/// as soon as what it is about is valid, whatever else is wrong, and is reported with the variables that it is about.
///
/// - On a field, the function takes a reference to the type of the field, or to what is in its `Option`, `Box` or list,
///   or what it dereferences to (`&str`, `&[T]`). It is asked when there is a value, and for each item of a list; a
///   function of `&Option<T>` is always asked.
/// - On a struct, `validate = path(a, b)` names fields of it, and the function takes a reference for each, in the same
///   way.
/// - On a struct or an enum, `validate = path` takes a reference to all of it.
///
/// The text of the error is kept if it is a `&'static str`, which stands in the program, or if all values that it is about
/// may be shown; instead of any other one, the report names the function.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// #[derive(Debug, EnvConfig)]
/// #[env(validate = in_order(pool_min, pool_max))]
/// # #[allow(dead_code)]
/// struct Config {
///     #[env(default = 1)]
///     pool_min: u32,
///     pool_max: Option<u32>,
///     #[env(validate = no_slash)]
///     bucket: String,
/// }
///
/// fn in_order(min: &u32, max: &u32) -> Result<(), &'static str> {
///     if min <= max { Ok(()) } else { Err("the least is more than the most") }
/// }
///
/// fn no_slash(text: &str) -> Result<(), &'static str> {
///     if text.contains('/') { Err("there must be no `/`") } else { Ok(()) }
/// }
///
/// let error = Config::load(&Env::from([("POOL_MIN", "9"), ("POOL_MAX", "3"), ("BUCKET", "a/b")])).unwrap_err();
/// assert_eq!(error.problems()[0].message(), "BUCKET: there must be no `/`");
/// assert_eq!(error.problems()[1].message(), "POOL_MIN and POOL_MAX: the least is more than the most");
/// ```
///
/// ## `serde`
///
/// With the feature `envy`. On a field of one variable, the value is made by the `Deserialize` of its type, through envy:
/// enums with attributes of serde, newtypes, and sequences, which are split at commas. On a `nested` field, the type is a
/// struct that implements `Deserialize` and not `EnvConfig`. It gets what is set under its prefix, empty values left out,
/// and owns that prefix: no other field may read a variable that begins with it. There is at most one problem of it,
/// because serde stops at its first. What serde says is reported only if the value may be shown. The page
/// *Migrating from envy* of the guide has more.
///
/// ```ignore
/// #[derive(serde::Deserialize)]
/// struct Legacy {
///     host: String,
/// }
///
/// #[derive(EnvConfig)]
/// struct Config {
///     #[env(serde)]
///     mode: Mode,          // MODE; the enum implements `Deserialize`
///     #[env(nested, serde)]
///     legacy: Legacy,      // LEGACY_HOST
/// }
/// ```
///
/// ## `no_file`
///
/// The variable `NAME_FILE` is not read. Without it, a secret and the URL of a service may be in a file that it names. On
/// any other type it is an error.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// use factor3::SecretString;
///
/// #[derive(EnvConfig)]
/// struct Config {
///     #[env(no_file)]
///     token: Option<SecretString>,
/// }
///
/// assert!(Config::load(&Env::from([("TOKEN_FILE", "/run/secrets/token")]))?.token.is_none());
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// ## `shared`
///
/// Several fields may read one variable if each of them says so. It does not switch an optional group on, because it may
/// be set for the other.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// #[derive(EnvConfig)]
/// struct Bucket {
///     name: String,
///     #[env(absolute, shared, name = "AWS_REGION")]
///     region: String,
/// }
///
/// #[derive(EnvConfig)]
/// struct Config {
///     #[env(nested)]
///     invoices: Bucket,
///     #[env(nested)]
///     images: Option<Bucket>,
/// }
///
/// let config = Config::load(&Env::from([("INVOICES_NAME", "i"), ("AWS_REGION", "eu-1")]))?;
/// assert_eq!((config.invoices.region.as_str(), config.images.is_none()), ("eu-1", true));
/// # let _ = config.invoices.name;
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// ## `tls`
///
/// For the URL of a service: `"require"` demands an encrypted connection, `"verify"` one to a server whose certificate is
/// checked. It is judged by what the URL means, and not by its text: where the URL leaves TLS open, it is raised, also in
/// `expose_url()`; where the URL says less, it is refused. A connection that stays on the machine is exempt. It applies to
/// what is in an `Option` or a list, and is an error on any other type.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// use factor3::service::PostgresUrl;
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     #[env(tls = "verify")]
///     database_url: PostgresUrl,
/// }
///
/// let config = Config::load(&Env::from([("DATABASE_URL", "postgres://app@db.internal/orders")]))?;
/// assert_eq!(config.database_url.expose_url(), "postgres://app@db.internal:5432/orders?sslmode=verify-full");
///
/// let plain = Env::from([("DATABASE_URL", "postgres://app@db.internal/orders?sslmode=disable")]);
/// assert_eq!(
///     Config::load(&plain).unwrap_err().problems()[0].message(),
///     "DATABASE_URL does not verify the server's certificate, and this program requires that"
/// );
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// ## `password`
///
/// For the URL of a service: the name of a variable that may hold its password, so that no password needs to be encoded
/// into a URL. It follows the same prefixes as the field, is read like a `SecretString`, from `NAME_FILE` too, and need
/// not be set. A password in both places, and one without a URL, are problems.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// use factor3::service::PostgresUrl;
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     #[env(password = "DATABASE_PASSWORD")]
///     database_url: PostgresUrl,
/// }
///
/// let env = Env::from([("DATABASE_URL", "postgres://app@db/orders"), ("DATABASE_PASSWORD", "p@ss#1")]);
/// assert_eq!(Config::load(&env)?.database_url.expose_url(), "postgres://app:p%40ss%231@db:5432/orders");
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// ## `allow_userinfo`
///
/// For a `BaseUrl`: a user name and a password may stand before the host. They are taken out of the URL, and offered by
/// `username()` and `password()`.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// use factor3::service::BaseUrl;
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     #[env(allow_userinfo)]
///     search_url: BaseUrl,
/// }
///
/// let config = Config::load(&Env::from([("SEARCH_URL", "https://app:hunter2@search.internal")]))?;
/// assert_eq!((config.search_url.to_string().as_str(), config.search_url.username()), ("https://search.internal/", Some("app")));
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// ## `crate`
///
/// The path of `factor3`, where it is renamed or re-exported by another crate.
///
/// ```
/// mod framework {
///     pub use factor3 as config;
/// }
///
/// #[derive(framework::config::EnvConfig)]
/// #[env(crate = framework::config)]
/// # #[allow(dead_code)]
/// struct Config {
///     port: u16,
/// }
/// ```
///
/// # Enums
///
/// An enum is a configuration that comes in variants. The variable that `tag` names chooses one by its word, and only
/// the variables of that one are read; a variable that is set for another one is a warning. Each variant has named
/// fields, like a struct, or one configuration, or nothing. Variants are alternatives, so two of them may read one
/// variable, as two types even. All names stand under the prefix of the enum.
///
/// | option | where | meaning |
/// | --- | --- | --- |
/// | `tag = "KIND"` | enum | the name of the variable that chooses, after the prefixes; an enum must have it |
/// | `rename_all = "kebab-case"` | enum | how the names of the variants become words, as with `EnvValue` |
/// | `rename = "word"` | variant | its word, as it stands |
/// | `default` | variant | it is taken when the tag is not set; one variant may have it |
/// | `prefix = "S3_"` | the configuration in a variant | as on a nested field; without it, that of its type, or none |
/// | `prefix`, `validate = path`, `public`, `crate` | enum | as on a struct |
///
/// The doc comment of the enum documents its tag. An `Option` of an enum is `None` when neither its tag nor a variable of
/// any variant is set.
///
/// ```
/// # use factor3::{Env, EnvConfig};
/// use std::path::PathBuf;
///
/// /// Where invoices are kept.
/// #[derive(Debug, EnvConfig)]
/// #[env(tag = "KIND")]
/// enum Storage {
///     Disk { path: PathBuf },
///     S3(Bucket),
///     #[env(rename = "none")]
///     Nowhere,
/// }
///
/// #[derive(Debug, EnvConfig)]
/// # #[allow(dead_code)]
/// struct Bucket {
///     bucket: String,
/// }
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     #[env(nested)]
///     storage: Storage,
/// }
///
/// let env = Env::from([("STORAGE_KIND", "disk"), ("STORAGE_PATH", "/srv/invoices")]);
/// assert!(matches!(Config::load(&env)?.storage, Storage::Disk { path } if path.ends_with("invoices")));
///
/// let error = Config::load(&Env::from([("STORAGE_KIND", "s4")])).unwrap_err();
/// assert_eq!(
///     error.problems()[0].to_string(),
///     "STORAGE_KIND is not one of disk, s3, none (given); did you mean s3?"
/// );
/// # Ok::<(), factor3::Error>(())
/// ```
#[proc_macro_derive(EnvConfig, attributes(env))]
pub fn derive_env_config(input: TokenStream) -> TokenStream {
    config(&parse_macro_input!(input as DeriveInput)).into()
}

fn config(input: &DeriveInput) -> proc_macro2::TokenStream {
    let config = Ctxt::collect(|cx| {
        let config = Config::read(cx, input)?;
        check::config(cx, &config);
        Some(config)
    });
    match config {
        Ok(config) => expand::config(&config),
        Err(errors) => expand::config_fallback(input, &errors),
    }
}

/// Implements `EnvValue` for an enum of words, or for a struct with one field.
///
/// # Enums
///
/// Each variant is read from one word: its name in kebab-case. ASCII case is ignored. Such a value can hold no secret, so
/// it is shown; any other text is refused with all words, and with the nearest of them.
///
/// ```
/// use factor3::{Env, EnvConfig, EnvValue};
///
/// #[derive(Debug, PartialEq, EnvValue)]
/// enum Level {
///     Info,
///     #[env(rename = "warning")]
///     Warn,
///     ErrorsOnly,
/// }
///
/// #[derive(Debug, EnvConfig)]
/// struct Config {
///     log: Level,
/// }
///
/// assert_eq!(Config::load(&Env::from([("LOG", "Warning")]))?.log, Level::Warn);
/// assert_eq!(Config::load(&Env::from([("LOG", "errors-only")]))?.log, Level::ErrorsOnly);
///
/// let error = Config::load(&Env::from([("LOG", "warn")])).unwrap_err();
/// assert_eq!(error.problems()[0].message(), "LOG is not one of info, warning, errors-only");
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// A variant with fields is an error, and so are two variants with one word.
///
/// | option | where | meaning |
/// | --- | --- | --- |
/// | `rename = "word"` | variant | the word, as it stands |
/// | `rename_all = "kebab-case"` | enum | how the names of the variants become words: `kebab-case`, `snake_case`, `lowercase`, `camelCase`, `PascalCase`, `UPPERCASE`, `SCREAMING_SNAKE_CASE` or `SCREAMING-KEBAB-CASE` |
/// | `crate = path` | enum, newtype | where `factor3` lives |
///
/// # Newtypes
///
/// A struct with one field, named or not, is read, shown and described like the type of its field; it is as secret, and
/// as optional. A field whose type mentions a parameter adds the bound `EnvValue`.
///
/// ```
/// use factor3::value::Sensitivity;
/// use factor3::{EnvValue, SecretString};
///
/// #[derive(Debug, EnvValue)]
/// struct Port(u16);
///
/// #[derive(Debug, EnvValue)]
/// struct Token {
///     text: SecretString,
/// }
///
/// assert_eq!(Port::parse("8080".into()).unwrap().0, 8080);
/// assert_eq!(Token::SENSITIVITY, Sensitivity::Secret);
/// # let _ = Token::parse("x".into()).unwrap().text;
/// ```
#[proc_macro_derive(EnvValue, attributes(env))]
pub fn derive_env_value(input: TokenStream) -> TokenStream {
    value(&parse_macro_input!(input as DeriveInput)).into()
}

fn value(input: &DeriveInput) -> proc_macro2::TokenStream {
    let value = Ctxt::collect(|cx| {
        let value = Value::read(cx, input)?;
        check::value(cx, &value);
        Some(value)
    });
    match value {
        Ok(value) => expand::value(&value),
        Err(errors) => expand::value_fallback(input, &errors),
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    #[test]
    fn generated_code_names_no_crate_but_the_given_one() {
        let config = super::config(&parse_quote! {
            #[env(crate = renamed, prefix = "APP_", public, validate = check(b, c))]
            struct Config<T> {
                #[env(nested)]
                a: T,
                #[env(from_str, default = "b", example = "b", allow_empty, absolute)]
                b: Option<u16>,
                #[env(parse_with = parse, name = "C")]
                c: u16,
                #[env(default, separator = ";", range = 1..=3)]
                d: Vec<T>,
                #[env(alias = "F", deprecated = ("G", "old"), validate = check, shared, no_file)]
                e: Option<u16>,
            }
        });
        let choice = super::config(&parse_quote! {
            #[env(crate = renamed, tag = "KIND", validate = check)]
            enum Choice<T> {
                #[env(default)]
                Unit,
                Content(T),
                #[env(rename = "other")]
                Fields { #[env(password = "PASSWORD", tls = "verify")] url: u16 },
            }
        });
        let words = super::value(&parse_quote! {
            #[env(crate = renamed)]
            enum Words { One, Two }
        });
        let newtype = super::value(&parse_quote! {
            #[env(crate = renamed)]
            struct Newtype<T>(Option<T>);
        });
        let broken = super::config(&parse_quote! {
            #[env(crate = renamed)]
            struct Broken { #[env(unknown)] a: u16 }
        });
        for tokens in [config, choice, words, newtype, broken] {
            let code = tokens.to_string();
            assert!(code.contains("renamed :: __private"), "{code}");
            for name in ["factor3", "core ::", "std ::", "alloc ::"] {
                // `compile_error!` is named in full, because it may be shadowed too.
                let code = code.replace(":: core :: compile_error !", "");
                assert!(!code.contains(name), "`{name}` in {code}");
            }
        }
    }
}
