//! A text has a shape that tells how it came to be wrong: each shape gets its advice, whatever the type of the variable.

use std::collections::{BTreeMap, HashSet};
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use factor3::{Env, EnvConfig, EnvValue, SecretFile, SecretString};

#[derive(Debug, EnvValue)]
enum Level {
    Debug,
    Info,
}

/// A variable chooses the variant.
#[derive(Debug, EnvConfig)]
#[env(tag = "X")]
#[expect(dead_code, reason = "only its problems matter")]
enum Choice {
    Disk {
        #[env(default)]
        path: String,
    },
    Memory,
}

/// The path of a file that another variable names.
#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its problems matter")]
struct Named {
    token: SecretString,
}

/// A type of another crate.
#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its problems matter")]
struct Foreign {
    #[env(from_str)]
    x: std::num::NonZeroU8,
}

/// A text made of a correct one, and a piece of the advice that it gets.
const SHAPES: &[(&str, &str)] = &[
    ("  ", "set a value, or unset it"),
    ("VALUE\n", "`echo` adds one, `printf` does not"),
    (" VALUE", "starts or ends with white space; remove it"),
    ("NAME=VALUE", "write only what follows the `=`"),
    ("\"VALUE\"", "they are part of the value"),
    ("'VALUE'", "they are part of the value"),
    ("\u{201c}VALUE\u{201d}", "they are part of the value"),
    ("${NAME}", "check the tool that should have substituted it"),
    ("$(NAME)", "check the tool that should have substituted it"),
    ("{{NAME}}", "check the tool that should have substituted it"),
    ("$PORT", "check the tool that should have substituted it"),
    ("changeme", "set the real value"),
    ("VALUE # why", "if that begins a comment, remove it"),
    ("# why", "write the value"),
    ("undefined", "correct the template"),
    ("[\"VALUE\"]", "without brackets and quotes"),
];

/// The advice for each shape, and the shapes that the type accepts.
fn advise(name: &str, correct: &str, load: impl Fn(Env) -> Result<(), factor3::Error>) -> Vec<&'static str> {
    let mut accepted = Vec::new();
    for &(shape, advice) in SHAPES {
        let text = shape.replace("NAME", name).replace("VALUE", correct);
        match load(Env::from([(name, text.as_str())])) {
            Ok(()) => accepted.push(shape),
            Err(error) => {
                let problem = &error.problems()[0];
                let said = format!("{}; {}", problem.message(), problem.help().unwrap_or_default());
                assert!(said.contains(advice), "{name}={text:?}: {said}");
            }
        }
    }
    accepted
}

fn accepts<T: EnvValue>(correct: &str) -> Vec<&'static str> {
    advise("X", correct, |env| super::One::<T>::load(&env).map(drop))
}

const NONE: [&str; 0] = [];

#[test]
fn a_scalar_gets_the_advice_for_each() {
    assert_eq!(accepts::<u16>("80"), NONE);
    assert_eq!(accepts::<i64>("-80"), NONE);
    assert_eq!(accepts::<f64>("0.5"), NONE);
    assert_eq!(accepts::<bool>("true"), NONE);
    assert_eq!(accepts::<Duration>("30s"), NONE);
    assert_eq!(accepts::<Option<char>>("x"), NONE);
    assert_eq!(accepts::<IpAddr>("127.0.0.1"), NONE);
    assert_eq!(accepts::<SocketAddr>("127.0.0.1:80"), NONE);
    assert_eq!(accepts::<Level>("info"), NONE);
}

#[test]
fn a_collection_gets_it_too_and_trims_its_items() {
    let trimmed = ["VALUE\n", " VALUE"];
    assert_eq!(accepts::<Vec<u16>>("80,81"), trimmed);
    assert_eq!(accepts::<Vec<u16>>("80"), trimmed);
    assert_eq!(accepts::<HashSet<Severity>>("info"), trimmed);
    assert_eq!(accepts::<(u16, bool)>("80,true"), trimmed);
    assert_eq!(accepts::<BTreeMap<String, u16>>("a=1"), trimmed);
}

#[derive(Debug, PartialEq, Eq, Hash, EnvValue)]
enum Severity {
    Info,
}

#[test]
fn a_tag_gets_it_too() {
    assert_eq!(advise("X", "memory", |env| Choice::load(&env).map(drop)), NONE);
}

#[test]
fn a_type_of_another_crate_gets_it_too() {
    assert_eq!(advise("X", "8", |env| Foreign::load(&env).map(drop)), NONE);
}

#[test]
fn the_path_of_a_file_gets_it_too() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("token");
    std::fs::write(&path, "hunter2").unwrap();
    let path = path.to_str().unwrap();
    assert_eq!(accepts::<SecretFile>(path), NONE);
    assert_eq!(advise("TOKEN_FILE", path, |env| Named::load(&env).map(drop)), NONE);
}

#[cfg(feature = "service")]
#[test]
fn a_url_is_taken_out_of_its_brackets() {
    use factor3::service::{BaseUrl, PostgresUrl};

    for text in ["<https://api.internal>", "[API](https://api.internal)"] {
        let advice = if text.starts_with('<') { "remove them" } else { "write only the URL in it" };
        for help in [super::help::<url::Url>(text), super::help::<BaseUrl>(text), super::help::<PostgresUrl>(text)] {
            assert!(help.ends_with(advice), "{text}: {help}");
        }
    }
}

#[cfg(feature = "service")]
#[test]
fn a_reference_that_is_a_url_is_taken_with_a_warning() {
    let warnings = |text| {
        let summary = super::One::<url::Url>::summary(&Env::from([("X", text)]));
        summary.warnings().iter().map(|warning| warning.message().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(warnings("op://vault/item"), ["X is a reference to a secret that nothing resolved"]);
    assert!(warnings("https://vault/item").is_empty());
}

#[cfg(feature = "service")]
#[test]
fn a_url_gets_it_too() {
    use factor3::service::{
        AmqpUrl, BaseUrl, ClickHouseUrl, HostName, HostPort, KafkaBrokers, MongoUrl, MqttUrl, MySqlUrl, NatsUrl,
        NoProxy, ObjectStoreUrl, OtlpEndpoint, OtlpHeaders, PostgresUrl, ProxyUrl, RedisUrl, SentryDsn, SmtpUrl,
        SqlServerUrl, SqliteUrl,
    };

    assert_eq!(accepts::<url::Url>("https://api.internal/v1"), NONE);
    assert_eq!(accepts::<BaseUrl>("https://api.internal/v1"), NONE);
    assert_eq!(accepts::<PostgresUrl>("postgres://db/orders"), NONE);
    assert_eq!(accepts::<MySqlUrl>("mysql://db/orders"), NONE);
    assert_eq!(accepts::<SqliteUrl>("sqlite:///var/lib/app/data.db"), NONE);
    assert_eq!(accepts::<RedisUrl>("redis://cache"), NONE);
    assert_eq!(accepts::<AmqpUrl>("amqp://mq"), NONE);
    assert_eq!(accepts::<MongoUrl>("mongodb://m1"), NONE);
    assert_eq!(accepts::<NatsUrl>("nats://n1"), NONE);
    assert_eq!(accepts::<MqttUrl>("mqtt://broker"), NONE);
    assert_eq!(accepts::<SmtpUrl>("smtp://mail"), NONE);
    assert_eq!(accepts::<Vec<RedisUrl>>("redis://a,redis://b"), ["VALUE\n", " VALUE"]);
    assert_eq!(accepts::<HostPort>("cache:11211"), NONE);
    assert_eq!(accepts::<HostName>("mail.internal"), ["changeme", "undefined"]);
    assert_eq!(accepts::<KafkaBrokers>("kafka-1:9092"), ["changeme", "undefined"]);
    assert_eq!(accepts::<ClickHouseUrl>("http://ch:8123"), NONE);
    assert_eq!(accepts::<ObjectStoreUrl>("s3://orders"), NONE);
    assert_eq!(accepts::<OtlpEndpoint>("http://collector:4318"), NONE);
    assert_eq!(accepts::<OtlpHeaders>("api-key=value"), [" VALUE", "NAME=VALUE", "VALUE # why"]);
    assert_eq!(accepts::<ProxyUrl>("http://proxy:3128"), NONE);
    assert_eq!(accepts::<SentryDsn>("https://key@sentry.internal/42"), NONE);
    assert_eq!(accepts::<SqlServerUrl>("Server=db"), [" VALUE"]);
    assert_eq!(accepts::<NoProxy>("localhost"), [" VALUE", "changeme", "undefined"]);
}
