//! Warnings about valid URLs that are probably mistakes, word for word.

use factor3::EnvValue;
use factor3::service::{
    AmqpUrl, BaseUrl, HostName, KafkaBrokers, MongoUrl, MySqlUrl, NatsUrl, PostgresUrl, RedisUrl, SmtpUrl, SqliteUrl,
};
use factor3::value::Raw;

#[track_caller]
pub(crate) fn all_warned<T: EnvValue>(table: &[(&str, &str)]) {
    for (text, warning) in table {
        let value = T::parse(Raw::from(*text)).unwrap_or_else(|error| panic!("refused {text:?}: {error}"));
        let found = T::warnings(&value).map(|warning| warning.to_string()).unwrap_or_default();
        assert_eq!(found, *warning, "{text:?}");
    }
}

#[test]
fn a_url_that_is_right_gets_no_warning() {
    all_warned::<PostgresUrl>(&[
        ("postgres://app:p%40ss@db.internal/orders?sslmode=require&application_name=orders", ""),
        ("postgres://app@db-1,db-2:6432/orders", ""),
        ("postgres:///orders?host=/run/postgresql", ""),
        ("postgres://app:p%C3%A4ss@db.internal/orders", ""),
    ]);
    all_warned::<RedisUrl>(&[("redis://cache", ""), ("rediss://:pw@cache:6380/15", "")]);
    all_warned::<AmqpUrl>(&[("amqp://app:pw@mq", ""), ("amqp://guest:guest@localhost", "")]);
    all_warned::<MongoUrl>(&[("mongodb+srv://app:pw@m1.internal/?retryWrites=true&w=majority", "")]);
    all_warned::<SmtpUrl>(&[
        ("smtps://app:pw@mail", ""),
        ("smtp://mail", ""),
        ("smtp://app:pw@127.0.0.1:2525", ""),
        ("smtp://app:pw@mail?tls=required", ""),
    ]);
    all_warned::<BaseUrl>(&[("https://api.internal/v1", ""), ("http://orders:8080", "")]);
}

#[test]
fn credentials_that_came_out_wrong_get_one() {
    all_warned::<PostgresUrl>(&[
        ("postgres://@db/a", "has an empty user name"),
        ("postgres://app:@db/a", "has an empty password"),
        ("postgres://:pw@db/a", "has a password and no user name"),
        ("postgres://app:p:w@db/a", "has an unencoded `:` in its password"),
        ("postgres://app:p^w@db/a", "has characters in its user name or password that some clients refuse"),
        ("postgres://app:p%0Aw@db/a", "has a control character in its user name or password"),
        ("postgres://app:changeme@db/a", "has a password that looks like a placeholder"),
        ("postgres://db/a?user=app&password=pw", "has its password in its query"),
    ]);
    all_warned::<RedisUrl>(&[("redis://pw@cache", "has a user name and no password")]);
    all_warned::<SmtpUrl>(&[
        ("smtp://app@mail", "has a user name and no password"),
        ("smtp://app:pw@mail:587", "sends its password without TLS"),
    ]);
    all_warned::<AmqpUrl>(&[
        ("amqp://guest:guest@mq/a", "logs in as guest on another machine"),
        ("amqp://app@mq", "has a user name or a password alone"),
        ("amqp://mq", "has no credentials"),
        ("amqp://mq?auth_mechanism=external", ""),
    ]);
}

#[test]
fn hosts_and_ports_that_are_hardly_meant_get_one() {
    all_warned::<PostgresUrl>(&[
        ("postgres://db.example.com/a", "has an example domain, such as example.com, as its host"),
        ("postgres://host/a", "has the host of an example"),
        ("postgres://0.0.0.0/a", "has a listen address (0.0.0.0 or [::]) as its host"),
        ("postgres://127.1/a", "has an IPv4 address that is not written in full"),
        ("postgres://-db/a", "has a host that starts with a hyphen"),
        ("postgres://db-/a", "has a host with a hyphen at the start or the end of a label"),
        ("postgres://undefined/a", "has a host such as `null`, `None` or `undefined`"),
        ("postgres://b\u{fc}cher.internal/a", "has a host that is not ASCII"),
        ("postgres://db:05432/a", "has a port that starts with 0"),
    ]);
    all_warned::<AmqpUrl>(&[
        ("amqps://a:b@mq:5672", "has port 5672, which is that of amqp://"),
        ("amqp://mq:15672", "has the port of the management interface"),
    ]);
    all_warned::<SmtpUrl>(&[
        ("smtp://mail:465", "has port 465, which is that of smtps://"),
        ("smtps://mail:587", "has the port of STARTTLS with smtps://"),
        ("smtps://mail?tls=required", "has `tls` in its query, which smtps:// ignores"),
    ]);
    all_warned::<NatsUrl>(&[("wss://n1:80", "has port 80, which is that of ws://")]);
    all_warned::<BaseUrl>(&[
        ("http://api:443", "has port 443, which is that of https://"),
        ("https://api:80", "has port 80, which is that of http://"),
        ("https://api/a|b", "has a character in its path that a URL must not have"),
    ]);
    all_warned::<KafkaBrokers>(&[
        ("k1:9092, k2:9092", "has a space after a comma"),
        ("kafka+ssl://k1:9096,kafka+ssl://k2:9096", "has a scheme before its brokers"),
    ]);
    all_warned::<HostName>(&[
        ("0.0.0.0", "has a listen address (0.0.0.0 or [::]) as its host"),
        ("10.1", "has an IPv4 address that is not written in full"),
    ]);
}

#[test]
fn paths_and_keys_that_are_hardly_meant_get_one() {
    all_warned::<PostgresUrl>(&[
        ("postgres://db", "has no database"),
        ("postgres://db/a?schema=public", "has an unknown query parameter, number 1"),
        // No `&` is in front of it.
        ("postgres://db/a?amp;schema=public", "has an unknown query parameter, number 1"),
        ("postgres://db/a?sslmode=require&aplication_name=x", "has an unknown query parameter, number 2"),
    ]);
    all_warned::<MySqlUrl>(&[("mysql://db/", "has no database")]);
    all_warned::<RedisUrl>(&[
        ("redis://cache/16", "has a database number above 15"),
        ("redis://cache//2", "has an extra `/` around the number in its path"),
        ("rediss://cache#insecure", "switches certificate checks off with #insecure"),
    ]);
    all_warned::<AmqpUrl>(&[("amqp://mq/", "has the empty virtual host")]);
    all_warned::<SqliteUrl>(&[
        ("sqlite:a#b.db", "has a `#` in its file name"),
        ("sqlite:~/data.db", "has `~` or $HOME in its path"),
    ]);
}

#[test]
fn containers_pass_them_on_with_the_position() {
    all_warned::<Option<RedisUrl>>(&[("redis://cache/16", "has a database number above 15")]);
    all_warned::<Box<RedisUrl>>(&[("redis://cache/16", "has a database number above 15")]);
    all_warned::<Vec<RedisUrl>>(&[("redis://a,redis://b/16", "item 2 has a database number above 15")]);
    all_warned::<[RedisUrl; 2]>(&[("redis://a,redis://b/16", "item 2 has a database number above 15")]);
    all_warned::<(u8, RedisUrl)>(&[("1,redis://b/16", "item 2 has a database number above 15")]);
    all_warned::<std::collections::HashSet<RedisUrl>>(&[("redis://b/16", "has a database number above 15")]);
    all_warned::<std::collections::BTreeMap<String, RedisUrl>>(&[("a=redis://b/16", "has a database number above 15")]);
}
