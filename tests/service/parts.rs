//! The parts of a URL, service by service.

use std::path::Path;

use factor3::ExposeSecret;
use factor3::service::custom::Service;
use factor3::service::kind;
use factor3::service::{
    AmqpUrl, HostName, HostPort, KafkaBrokers, MongoUrl, MqttUrl, MySqlUrl, NatsUrl, PostgresUrl, RedisUrl, ServiceUrl,
    SmtpUrl, SqliteUrl, Tls,
};

use super::Shown;

#[track_caller]
fn url<S: Service>(text: &str) -> ServiceUrl<S> {
    text.parse().unwrap_or_else(|error| panic!("refused {text:?}: {error}"))
}

/// Each text, and the canonical URL.
#[track_caller]
fn all_written<S: Service>(table: &[(&str, &str)]) {
    for (text, canonical) in table {
        assert_eq!(url::<S>(text).expose_url(), *canonical, "{text:?}");
        assert_eq!(url::<S>(canonical).expose_url(), *canonical, "{canonical:?}");
    }
}

#[track_caller]
fn all_mean<S: Service>(table: &[(&str, Tls)]) {
    for (text, tls) in table {
        assert_eq!(url::<S>(text).tls(), *tls, "{text:?}");
    }
}

const NASTY: &str = "p@ss:/?#[]%&+= \u{e4}'\"{}|^`<>\\$;,!*()~9wd";
const ENCODED: &str =
    "p%40ss%3A%2F%3F%23%5B%5D%25%26%2B%3D%20%C3%A4%27%22%7B%7D%7C%5E%60%3C%3E%5C%24%3B%2C%21%2A%28%29~9wd";

#[test]
fn a_nasty_password_is_decoded_once_and_encoded_wholly() {
    let url: PostgresUrl = url(&format!("postgres://app:{ENCODED}@db/or%2Fders"));
    assert_eq!(url.password().unwrap().expose_secret(), NASTY);
    assert_eq!(url.database(), Some("or/ders"));
    assert_eq!(url.expose_url(), format!("postgres://app:{ENCODED}@db:5432/or%2Fders"));
}

#[test]
fn one_url_is_written_in_one_way() {
    all_written::<kind::Postgres>(&[
        ("POSTGRESQL://DB.internal", "postgres://db.internal:5432"),
        ("postgres://db/?", "postgres://db:5432"),
        ("postgres://db/a?sslmode=REQUIRE", "postgres://db:5432/a?sslmode=require"),
        ("postgres:///a?host=%2Frun%2Fpg&port=5433", "postgres://%2Frun%2Fpg:5433/a"),
        ("postgres://app:pw@localhost/a?host=/cloudsql/p:r:i", "postgres://app:pw@%2Fcloudsql%2Fp%3Ar%3Ai/a"),
        ("postgres://app:pw@localhost:6432/a?host=/run/pg", "postgres://app:pw@%2Frun%2Fpg:6432/a"),
        ("postgres:///a?host=db-1,db-2&port=1,2", "postgres://db-1:1,db-2:2/a"),
        ("postgres://db-1,db-2/a?port=5433", "postgres://db-1:5433,db-2:5433/a"),
        ("postgres://app:p!ss@db/a?port=5433", "postgres://app:p%21ss@db:5433/a"),
        ("postgres://[2001:DB8::5]/a", "postgres://[2001:db8::5]:5432/a"),
        ("postgres://app@db?dbname=a", "postgres://app@db:5432/a"),
    ]);
    all_written::<kind::MySql>(&[("mysql://db/a?socket=/run/x", "mysql://db:3306/a?socket=%2Frun%2Fx")]);
    all_written::<kind::Redis>(&[
        ("valkeys://app:pw@cache/02", "rediss://app:pw@cache:6379/2"),
        ("redis://cache?db=2&protocol=RESP3", "redis://cache:6379/2?protocol=resp3"),
        ("unix:///run/r.sock?db=2&pass=p%26w", "redis+unix:///run/r.sock?db=2&pass=p%26w"),
        ("redis+unix://app:pw@localhost/run/r.sock", "redis+unix:///run/r.sock?user=app&pass=pw"),
    ]);
    all_written::<kind::Amqp>(&[("amqp://mq", "amqp://mq:5672"), ("amqp://mq/", "amqp://mq:5672/")]);
    all_written::<kind::Mongo>(&[
        ("mongodb://m1?REPLICASET=rs0", "mongodb://m1:27017?replicaSet=rs0"),
        ("mongodb+srv://m1.internal/a", "mongodb+srv://m1.internal/a"),
        ("mongodb://%2Ftmp%2Fm.sock/a", "mongodb://%2Ftmp%2Fm.sock/a"),
    ]);
    all_written::<kind::Sqlite>(&[
        ("sqlite:a%20b.db", "sqlite://a%20b.db"),
        ("sqlite://:memory:", "sqlite::memory:"),
        ("sqlite://?mode=memory", "sqlite://?mode=memory"),
    ]);
    all_written::<kind::Nats>(&[("n1:4222", "nats://n1:4222"), ("nats://t0ken@n1", "nats://t0ken@n1:4222")]);
    all_written::<kind::Mqtt>(&[("ssl://mq", "mqtts://mq:8883"), ("wss://mq/a/b", "wss://mq:443/a/b")]);
    all_written::<kind::Smtp>(&[("smtp://mail?tls=required", "smtp://mail:587?tls=required")]);
}

#[test]
fn tls_is_judged_by_meaning() {
    all_mean::<kind::Postgres>(&[
        ("postgres://db", Tls::Opportunistic),
        ("postgres://db?sslmode=disable", Tls::Plain),
        ("postgres://db?sslmode=allow", Tls::Opportunistic),
        ("postgres://db?ssl=true", Tls::Required),
        ("postgres://db?sslmode=verify-ca", Tls::VerifyCa),
        ("postgres://db?sslmode=verify-full", Tls::VerifyFull),
    ]);
    all_mean::<kind::MySql>(&[
        ("mysql://db", Tls::Opportunistic),
        ("mysql://db?ssl-mode=disabled", Tls::Plain),
        ("mysql://db?ssl-mode=verify_ca", Tls::VerifyCa),
        ("mysql://db?require_ssl=true", Tls::VerifyFull),
        ("mysql://db?require_ssl=true&verify_ca=false", Tls::Required),
        ("mysql://db?require_ssl=true&verify_identity=false", Tls::VerifyCa),
    ]);
    all_mean::<kind::Redis>(&[
        ("redis://cache", Tls::Plain),
        ("rediss://cache", Tls::VerifyFull),
        ("rediss://cache#insecure", Tls::Required),
    ]);
    all_mean::<kind::Mongo>(&[
        ("mongodb://m1", Tls::Plain),
        ("mongodb://m1?ssl=true", Tls::VerifyFull),
        ("mongodb://m1?tls=true&tlsInsecure=true", Tls::Required),
        ("mongodb://m1?tls=true&tlsAllowInvalidHostnames=true", Tls::VerifyCa),
        ("mongodb://m1?tlsInsecure=true", Tls::Plain),
        ("mongodb+srv://m1", Tls::VerifyFull),
        ("mongodb+srv://m1?tls=false", Tls::Plain),
    ]);
    all_mean::<kind::Smtp>(&[
        ("smtp://mail:587", Tls::Plain),
        ("smtp://mail?tls=opportunistic", Tls::Opportunistic),
        ("smtps://mail?tls=opportunistic", Tls::VerifyFull),
    ]);
    all_mean::<kind::Nats>(&[("n1", Tls::Opportunistic), ("tls://n1", Tls::VerifyFull), ("ws://n1", Tls::Plain)]);
    all_mean::<kind::Mqtt>(&[("mqtt://mq", Tls::Plain), ("mqtts://mq", Tls::VerifyFull)]);
    all_mean::<kind::Amqp>(&[("amqp://mq", Tls::Plain), ("amqps://mq", Tls::VerifyFull)]);
}

#[test]
fn nothing_that_may_be_secret_is_shown() {
    for (text, shown) in [
        ("postgres://app:pw@db/a", "postgres://app:***@db:5432/a"),
        ("postgres://app@db/a?sslpassword=pw&foo=bar", "postgres://***@db:5432/a?sslpassword=***&***"),
        ("postgres://:pw@db/a", "postgres://:***@db:5432/a"),
    ] {
        let url: PostgresUrl = url(text);
        assert_eq!(url.redacted().to_string(), shown);
        assert_eq!(format!("{url:?}"), format!("ServiceUrl({shown})"));
        assert_eq!(format!("{url:#?}"), format!("ServiceUrl({shown})"));
    }
    let socket: RedisUrl = url("redis+unix:///run/r.sock?db=2&user=app&pass=pw");
    assert_eq!(socket.redacted().to_string(), "redis+unix:///run/r.sock?db=2&user=***&pass=***");
}

/// An unencoded `:` in a token turns its first half into a user name.
#[test]
fn a_service_that_takes_tokens_shows_no_user_name() {
    for (text, shown) in [
        ("nats://t0ken@n1", "nats://***@n1:4222"),
        ("nats://t0:ken@n1", "nats://***:***@n1:4222"),
        ("nats://t0:k:en@n1", "nats://***:***@n1:4222"),
        ("nats://t0ken:@n1", "nats://***@n1:4222"),
        ("nats://:t0ken@n1", "nats://***@n1:4222"),
        ("tls://app:pw@n1", "tls://***:***@n1:4222"),
    ] {
        let url: NatsUrl = url(text);
        assert_eq!(url.redacted().to_string(), shown, "{text}");
        assert_eq!(format!("{url:?}"), format!("ServiceUrl({shown})"), "{text}");
    }
}

/// Postmark issues one key for both.
#[test]
fn a_user_name_that_is_the_password_is_not_shown() {
    let smtp: SmtpUrl = url("smtps://k3y:k3y@mail");
    assert_eq!(smtp.redacted().to_string(), "smtps://***:***@mail:465");
    let encoded: PostgresUrl = url("postgres://k%33y:k3y@db/a");
    assert_eq!(encoded.redacted().to_string(), "postgres://***:***@db:5432/a");
    // A key with a `:`, which is cut at the first.
    let cut: SmtpUrl = url("smtps://k3y:id:k3y:id@mail");
    assert_eq!(cut.redacted().to_string(), "smtps://***:***@mail:465");
    let other: SmtpUrl = url("smtps://k3y:k3y2@mail");
    assert_eq!(other.redacted().to_string(), "smtps://k3y:***@mail:465");
}

#[test]
fn a_url_without_a_password_is_whole() {
    let url: PostgresUrl = url("postgres://app@db/a");
    assert_eq!((url.username(), url.password().is_none()), (Some("app"), true));
    assert_eq!(url.expose_url(), "postgres://app@db:5432/a");
}

#[test]
fn hosts_know_what_they_are() {
    let url: PostgresUrl = url("postgres://db.,127.0.0.2,[::1],localhost,%2Frun%2Fpg/a");
    let hosts: Vec<_> = url.hosts().iter().map(|host| (host.name(), host.is_local(), host.is_socket())).collect();
    let expected = [
        ("db.", false, false),
        ("127.0.0.2", true, false),
        ("::1", true, false),
        ("localhost", true, false),
        ("/run/pg", true, true),
    ];
    assert_eq!(hosts, expected);
    assert_eq!(url.hosts()[2].ip(), Some("::1".parse().unwrap()));
    assert_eq!(format!("{:?}", url.hosts()[2]), "Host([::1]:5432)");
}

#[test]
fn each_service_has_its_word_for_the_path() {
    assert_eq!(url::<kind::MySql>("mysql://db/a%20b").database(), Some("a b"));
    assert_eq!(url::<kind::Mongo>("mongodb://m1").database(), None);
    let vhosts = ["amqp://mq", "amqp://mq/", "amqp://mq/%2F", "amqp://mq/a"].map(|text| {
        let url: AmqpUrl = url(text);
        url.vhost().to_owned()
    });
    assert_eq!(vhosts, ["/", "", "/", "a"]);
    assert_eq!(url::<kind::Redis>("redis://cache").db(), 0);
    assert_eq!(url::<kind::Sqlite>("sqlite://a/b.db").file(), Some(Path::new("a/b.db")));
    assert_eq!(url::<kind::Sqlite>("sqlite://?mode=memory").file(), None);
}

#[test]
fn a_part_can_be_exchanged_and_is_checked() {
    let mongo: MongoUrl = url("mongodb://m1/a");
    assert_eq!(mongo.with_database("b").unwrap().expose_url(), "mongodb://m1:27017/b");
    assert_eq!(
        mongo.with_database("a.b").unwrap_err().to_string(),
        "the URL has a database name that MongoDB refuses; use none of / \\ . \" $ in the name, and no space"
    );
    assert_eq!(
        mongo.with_database("").unwrap_err().to_string(),
        "the URL has an empty name in its path; write the name"
    );
    assert_eq!(mongo.with_password("p@w").unwrap().expose_url(), "mongodb://:p%40w@m1:27017/a");
    assert_eq!(
        mongo.with_password("").unwrap_err().to_string(),
        "the URL has an empty password, or one with a NUL in it"
    );
    let redis: RedisUrl = url("redis://cache");
    assert_eq!(
        redis.with_path("one").unwrap_err().to_string(),
        "the URL has a path that is not a number; write `/` and a number, such as /2"
    );
    let nats: NatsUrl = url("nats://n1");
    assert_eq!(
        nats.with_path("a").unwrap_err().to_string(),
        "the URL has a path, which only WebSockets use; remove it"
    );
    let sqlite: SqliteUrl = url("sqlite:a.db");
    assert_eq!(sqlite.with_path("b.db").unwrap().file(), Some(Path::new("b.db")));
    assert_eq!(
        sqlite.with_password("pw").unwrap_err().to_string(),
        "the URL has a password, and a SQLite URL has none"
    );
}

#[test]
fn a_drive_begins_its_path_on_windows() {
    let file = if cfg!(windows) { "C:/data/app.db" } else { "/C:/data/app.db" };
    assert_eq!(url::<kind::Sqlite>("sqlite:///C:/data/app.db").file(), Some(Path::new(file)));
}

#[test]
fn keys_that_may_repeat_keep_their_order() {
    let url: MongoUrl = url("mongodb://m1?readPreferenceTags=dc:ny&readPreferenceTags=dc:la&w=1");
    let pairs: Vec<_> = url.query_pairs().collect();
    assert_eq!(pairs, [("readPreferenceTags", "dc:ny"), ("readPreferenceTags", "dc:la"), ("w", "1")]);
    assert_eq!(url.query_param("readPreferenceTags"), Some("dc:ny"));
}

#[test]
fn a_plus_is_a_plus_everywhere() {
    let url: MySqlUrl = url("mysql://a+b:c+d@db/e+f?charset=g+h");
    assert_eq!(url.expose_url(), "mysql://a%2Bb:c%2Bd@db:3306/e%2Bf?charset=g%2Bh");
}

#[test]
fn a_port_follows_its_scheme() {
    let ports = ["ws://mq", "wss://mq", "tcp://mq"].map(|text| url::<kind::Mqtt>(text).port());
    assert_eq!(ports, [80, 443, 1883]);
    let mail: SmtpUrl = url("smtp://mail");
    assert_eq!(mail.port(), 25);
    let mqtt: MqttUrl = url("mqtts://mq?client_id=a");
    assert_eq!(mqtt.query_param("client_id"), Some("a"));
}

#[test]
fn addresses_are_shown_as_they_are_written() {
    let address: HostPort = "Cache.internal:11211".parse().unwrap();
    assert_eq!(
        (address.to_string(), format!("{address:?}")),
        ("cache.internal:11211".to_owned(), "HostPort(cache.internal:11211)".to_owned())
    );
    for (text, shown) in
        [("Mail.internal", "mail.internal"), ("10.0.0.7", "10.0.0.7"), ("[::1]", "::1"), ("::1", "::1")]
    {
        let host: HostName = text.parse().unwrap();
        assert_eq!((host.to_string(), format!("{host:?}")), (shown.to_owned(), format!("HostName({shown})")));
        assert_eq!(host.ip(), shown.parse().ok());
    }
    let brokers: KafkaBrokers = "PLAINTEXT://k1, [::1]:9093".parse().unwrap();
    assert_eq!(format!("{brokers:?}"), "KafkaBrokers(k1:9092,[::1]:9093)");
    assert_eq!(brokers, "k1,[::1]:9093".parse().unwrap());
    assert_eq!(Shown(&brokers).to_string(), "k1:9092,[::1]:9093");
    assert_eq!(Shown(&address).to_string(), "cache.internal:11211");
}
