use factor3::ExposeSecret;
use factor3::service::{ClickHouseUrl, Tls};

use super::refusals::all_refused;
use super::warnings::all_warned;

#[test]
fn its_parts_are_for_the_setters_of_a_client() {
    let url: ClickHouseUrl =
        "https://app:p%40ss@ch.internal:8443/ch/?database=Orders%202&max_threads=4&a=b".parse().unwrap();
    assert_eq!((url.username(), url.password().unwrap().expose_secret()), (Some("app"), "p@ss"));
    assert_eq!((url.database(), url.tls()), (Some("Orders 2"), Tls::VerifyFull));
    assert_eq!(url.endpoint(), "https://ch.internal:8443/ch/");
    assert_eq!(url.settings().collect::<Vec<_>>(), [("max_threads", "4"), ("a", "b")]);
    assert_eq!(
        url.redacted().to_string(),
        "https://app:***@ch.internal:8443/ch/?database=Orders%202&max_threads=4&***"
    );
    let url: ClickHouseUrl = "http://[::1]:8123/?user=app&password=p%40ss".parse().unwrap();
    assert_eq!(url.expose_url(), "http://app:p%40ss@[::1]:8123");
    assert_eq!((url.endpoint(), url.database()), ("http://[::1]:8123".to_owned(), None));
}

#[test]
fn what_the_http_interface_does_not_read_is_refused() {
    all_refused::<ClickHouseUrl>(&[
        ("ch.internal:8123", "the URL has no scheme; start it with http:// or https://"),
        (
            "clickhouse://ch.internal:9000/orders",
            "the URL is a URL of ClickHouse's native protocol, not a ClickHouse URL; set it to a ClickHouse URL, \
             which starts with http:// or https://",
        ),
        ("http://ch:8123/#x", "the URL has a fragment; in a password or a name, write `#` as %23"),
        (
            "http://app:p@w@ch:8123",
            "the URL has an unencoded `@` in its password, at character 13 of 22; write it as %40",
        ),
        (
            "http://ch:8123/?query=SELECT%201",
            "the URL has a statement in its query, as `query`; remove it: the program sends its own",
        ),
        (
            "http://ch:8123/?secure=true",
            "the URL has a query parameter about TLS that would be ignored; remove it; https:// means TLS",
        ),
        (
            "http://ch:8123/?readonly=yes",
            "the URL has a value for `readonly` in its query that is not one of 0, 1, 2; write one of these",
        ),
        ("http://ch:8123/?database=a&database=b", "the URL has `database` twice in its query; remove one of them"),
    ]);
}

#[test]
fn what_is_hardly_meant_gets_a_warning() {
    all_warned::<ClickHouseUrl>(&[
        ("http://app:pw@ch:8123/?database=orders", ""),
        ("https://ch.internal", ""),
        ("http://ch:8123/ch/", ""),
        ("http://ch:8123/ch?database=orders", ""),
        ("http://ch:80", ""),
        ("http://ch", "has no port, which means port 80"),
        ("http://ch:8123/orders", "has a path, which does not name the database"),
        ("http://ch:8443", "has port 8443, which is that of https://"),
        ("https://ch:8123", "has port 8123, which is that of http://"),
        ("http://ch:9000", "has the port of ClickHouse's native protocol"),
        ("http://ch:8123/?databse=orders", "has an unknown query parameter, number 1"),
        ("http://ch:8123/?user=app&password=pw", "has its password in its query"),
    ]);
}
