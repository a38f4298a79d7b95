//! The schema: the description of a configuration, without an instance or an environment.
#![cfg(feature = "derive")]

use std::collections::BTreeMap;
use std::ops::Bound;
use std::path::PathBuf;
use std::time::Duration;

use factor3::schema::Variable;
use factor3::{EnvConfig, EnvValue, SecretString, Sensitivity};

/// Configuration of the orders service.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its schema matters")]
struct Config {
    /// Port the HTTP server listens on.
    #[env(default = "8080", range = 1024..)]
    port: u16,
    #[env(range = 0.0..1.0, separator = ";")]
    rates: Vec<f64>,
    #[env(range = Duration::from_secs(1)..=Duration::from_secs(60))]
    timeout: Duration,
    level: Level,
    levels: Option<Vec<Level>>,
    #[env(default, allow_empty)]
    labels: BTreeMap<String, String>,
    #[env(example = "k-123", alias = "API_TOKEN", deprecated = ("KEY", "since 2026"))]
    token: SecretString,
    #[env(no_file)]
    pin: SecretString,
    /// Confirmations are sent through here.
    #[env(nested)]
    smtp: Option<Smtp>,
    #[env(nested)]
    storage: Option<Storage>,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its schema matters")]
struct Smtp {
    #[env(public)]
    host: String,
    #[env(shared)]
    port: u16,
    #[env(nested)]
    login: Option<Login>,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its schema matters")]
struct Login {
    user: String,
    password: SecretString,
}

#[derive(EnvConfig)]
#[env(tag = "KIND")]
#[expect(dead_code, reason = "only its schema matters")]
enum Storage {
    #[env(default)]
    Disk {
        path: PathBuf,
    },
    S3(S3),
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its schema matters")]
struct S3 {
    bucket: String,
}

#[derive(EnvValue)]
enum Level {
    Debug,
    Info,
}

fn variable(name: &str) -> Variable {
    let variables = Config::schema().variables();
    variables.into_iter().find(|variable| variable.name() == name).unwrap()
}

#[test]
fn every_variable_has_its_full_name_and_the_path_of_its_field() {
    let variables = Config::schema().variables();
    let names: Vec<_> = variables.iter().map(|variable| (variable.name(), variable.field())).collect();
    assert_eq!(
        names,
        [
            ("PORT", "port"),
            ("RATES", "rates"),
            ("TIMEOUT", "timeout"),
            ("LEVEL", "level"),
            ("LEVELS", "levels"),
            ("LABELS", "labels"),
            ("TOKEN", "token"),
            ("PIN", "pin"),
            ("SMTP_HOST", "smtp.host"),
            ("SMTP_PORT", "smtp.port"),
            ("SMTP_LOGIN_USER", "smtp.login.user"),
            ("SMTP_LOGIN_PASSWORD", "smtp.login.password"),
            ("STORAGE_KIND", "storage.kind"),
            ("STORAGE_PATH", "storage.path"),
            ("STORAGE_BUCKET", "storage.bucket"),
        ]
    );
}

#[test]
fn a_variable_knows_its_group_and_when_it_is_read() {
    let of = |name| {
        let variable = variable(name);
        let conditions: Vec<_> = variable.conditions().iter().map(ToString::to_string).collect();
        (variable.group().map(str::to_owned), conditions.join(" and "))
    };
    assert_eq!(of("PORT"), (None, String::new()));
    // A shared variable does not switch a group on, so SMTP_PORT is not among them.
    let smtp = "if SMTP_HOST, SMTP_LOGIN_USER or SMTP_LOGIN_PASSWORD is set";
    assert_eq!(of("SMTP_PORT"), (Some("smtp".to_owned()), smtp.to_owned()));
    let login = format!("{smtp} and if SMTP_LOGIN_USER or SMTP_LOGIN_PASSWORD is set");
    assert_eq!(of("SMTP_LOGIN_USER"), (Some("smtp.login".to_owned()), login));
    let storage = "if STORAGE_KIND, STORAGE_PATH or STORAGE_BUCKET is set";
    assert_eq!(of("STORAGE_KIND"), (Some("storage".to_owned()), storage.to_owned()));
    let disk = format!("{storage} and if STORAGE_KIND is disk or not set");
    assert_eq!(of("STORAGE_PATH"), (Some("storage".to_owned()), disk));
    let s3 = format!("{storage} and if STORAGE_KIND is s3");
    assert_eq!(of("STORAGE_BUCKET"), (Some("storage".to_owned()), s3));
}

#[test]
fn a_variable_knows_what_a_value_looks_like() {
    assert_eq!(variable("PORT").expected().to_string(), "an integer from 1024 to 65535");
    let bounds = |name| {
        let bounds = variable(name).bounds().unwrap();
        (bounds.start().map(str::to_owned), bounds.end().map(str::to_owned))
    };
    assert_eq!(bounds("PORT"), (Bound::Included("1024".to_owned()), Bound::Included("65535".to_owned())));
    assert_eq!(bounds("RATES"), (Bound::Included("0".to_owned()), Bound::Excluded("1".to_owned())));
    assert_eq!(variable("RATES").separator(), Some(";"));
    assert_eq!(variable("TIMEOUT").bounds().unwrap().to_string(), "from 1s to 1m");
    assert!(variable("TOKEN").bounds().is_none());
    assert_eq!(variable("LEVEL").choices(), Some(&["debug", "info"][..]));
    assert_eq!(variable("LEVELS").choices(), Some(&["debug", "info"][..]));
    assert_eq!(variable("PORT").choices(), None);
    assert!(variable("LABELS").allows_empty());
    assert!(!variable("LEVELS").allows_empty());
}

#[test]
fn a_variable_knows_whether_it_is_required_and_its_default() {
    let of = |name| (variable(name).is_required(), variable(name).default());
    assert_eq!(of("PORT"), (false, Some("8080")));
    assert_eq!(of("LABELS"), (false, None));
    assert_eq!(of("LEVEL"), (true, None));
    assert_eq!(of("LEVELS"), (false, None));
    assert_eq!(of("SMTP_HOST"), (true, None));
    assert_eq!(of("STORAGE_KIND"), (false, Some("disk")));
}

#[test]
fn a_default_that_is_a_literal_has_a_text() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its schema matters")]
    struct Defaults {
        #[env(default = 1_000u16)]
        unsigned: u16,
        #[env(default = -5)]
        signed: i8,
        #[env(default = 0.5)]
        decimal: f64,
        #[env(default = true)]
        boolean: bool,
        #[env(default = ';')]
        character: char,
        #[env(default = 2 + 3)]
        sum: u8,
        #[env(default)]
        nothing: u8,
    }
    let variables = Defaults::schema().variables();
    let defaults: Vec<_> = variables.iter().map(Variable::default).collect();
    assert_eq!(defaults, [Some("1000"), Some("-5"), Some("0.5"), Some("true"), Some(";"), None, None]);
    assert!(variables.iter().all(|variable| !variable.is_required()));
}

#[test]
fn an_example_of_the_type_is_none_where_a_range_may_exclude_it() {
    assert_eq!(variable("TOKEN").example(), Some("k-123"));
    assert_eq!(variable("TIMEOUT").example(), None);
}

#[test]
fn a_variable_knows_its_other_names_and_whether_it_may_be_in_a_file() {
    let token = variable("TOKEN");
    let aliases: Vec<_> = token.aliases().iter().map(|a| (a.name(), a.is_deprecated(), a.note())).collect();
    assert_eq!(aliases, [("API_TOKEN", false, None), ("KEY", true, Some("since 2026"))]);
    assert_eq!(token.file().as_deref(), Some("TOKEN_FILE"));
    assert_eq!(variable("PIN").file(), None);
    assert_eq!(variable("PORT").file(), None);
}

#[test]
fn a_variable_knows_whether_it_is_secret() {
    let of = |name| variable(name).sensitivity();
    assert_eq!(of("PORT"), Sensitivity::Public);
    assert_eq!(of("LABELS"), Sensitivity::Unknown);
    assert_eq!(of("SMTP_HOST"), Sensitivity::Public);
    assert_eq!(of("TOKEN"), Sensitivity::Secret);
}

#[test]
fn the_schema_has_the_docs_of_the_type() {
    assert_eq!(Config::schema().docs(), "Configuration of the orders service.");
    assert_eq!(S3::schema().docs(), "");
}

#[test]
fn the_schema_of_several_configurations_has_the_variables_of_each() {
    let variables = <(Login, Option<S3>)>::schema().variables();
    let names: Vec<_> = variables.iter().map(|variable| (variable.name(), variable.field())).collect();
    assert_eq!(names, [("USER", "0.user"), ("PASSWORD", "0.password"), ("BUCKET", "1.bucket")]);
    assert_eq!(variables[2].conditions()[0].to_string(), "if BUCKET is set");
}

#[cfg(feature = "service")]
#[test]
fn a_variable_knows_how_well_its_connection_must_be_protected() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its schema matters")]
    struct Database {
        #[env(tls = "verify", password = "PASSWORD")]
        url: factor3::service::PostgresUrl,
    }

    let variables = Database::schema().variables();
    assert_eq!((variables[0].name(), variables[0].tls()), ("URL", Some(factor3::value::TlsPolicy::Verify)));
    assert_eq!((variables[1].name(), variables[1].field()), ("PASSWORD", "url.password"));
}

/// Returns the only variable of a configuration with such a field.
macro_rules! variable {
    ($(#[$attribute:meta])* $kind:ty) => {{
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only its schema matters")]
        struct Config {
            $(#[$attribute])*
            field: $kind,
        }
        Config::schema().variables().remove(0)
    }};
}

#[test]
fn variables_are_equal_if_every_fact_about_them_is() {
    let variables = || {
        [
            variable!(u16),
            variable!(u8),
            variable!(Option<u16>),
            variable!(
                #[env(default = 1)]
                u16
            ),
            variable!(
                #[env(default = 2)]
                u16
            ),
            variable!(
                #[env(default = 1 + 1)]
                u16
            ),
            variable!(
                #[env(range = 1..)]
                u16
            ),
            variable!(
                #[env(example = "7")]
                u16
            ),
            variable!(
                #[env(name = "OTHER")]
                u16
            ),
            variable!(
                #[env(alias = "OTHER")]
                u16
            ),
            variable!(
                #[env(deprecated = "OTHER")]
                u16
            ),
            variable!(
                #[env(fallback = "OTHER")]
                u16
            ),
            variable!(
                #[doc = "A number."]
                u16
            ),
            variable!(Option<String>),
            variable!(#[env(public)] Option<String>),
            variable!(#[env(allow_empty)] Option<String>),
            variable!(#[env(deny_empty)] Option<String>),
            variable!(SecretString),
            variable!(
                #[env(no_file)]
                SecretString
            ),
            variable!(Vec<u16>),
            variable!(#[env(separator = ";")] Vec<u16>),
        ]
    };
    let (once, again) = (variables(), variables());
    for (i, one) in once.iter().enumerate() {
        for (j, other) in again.iter().enumerate() {
            assert_eq!(one == other, i == j, "{one:?}\n{other:?}");
        }
    }
}
