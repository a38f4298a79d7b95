use factor3::ExposeSecret;
use factor3::service::{SentryDsn, Tls};

use super::refusals::all_refused;
use super::warnings::all_warned;

const KEY: &str = "0123456789abcdef0123456789abcdef";

#[test]
fn a_dsn_has_a_key_a_host_and_a_project() {
    let dsn: SentryDsn = "http://key@[::1]:9000/tools/sentry/42".parse().unwrap();
    assert_eq!((dsn.public_key(), dsn.host(), dsn.port(), dsn.project()), ("key", "::1", 9000, "42"));
    assert_eq!(dsn.tls(), Tls::Plain);
    assert_eq!(dsn.expose_url(), "http://key@[::1]:9000/tools/sentry/42");
    let dsn: SentryDsn = "HTTPS://key:old@Sentry.internal/42/".parse().unwrap();
    assert_eq!((dsn.project(), dsn.password().unwrap().expose_secret()), ("42", "old"));
    assert_eq!((dsn.host(), dsn.tls()), ("sentry.internal", Tls::VerifyFull));
}

#[test]
fn a_public_key_is_shown_and_nothing_else_before_the_host() {
    let shown = |text: &str| text.parse::<SentryDsn>().unwrap().redacted().to_string();
    assert_eq!(shown(&format!("https://{KEY}@s/42")), format!("https://{KEY}@s:443/42"));
    assert_eq!(shown(&format!("https://{KEY}:{KEY}0@s/42")), format!("https://{KEY}:***@s:443/42"));
    // A key that no Sentry generates may be something else.
    assert_eq!(shown(&format!("https://{KEY}{KEY}@s/42")), "https://***@s:443/42");
    assert_eq!(shown("https://Hunter2@s/42"), "https://***@s:443/42");
    assert_eq!(shown("https://Hunter2:p@s/42"), "https://***:***@s:443/42");
}

#[test]
fn what_no_client_could_send_to_is_refused() {
    const COPY: &str = "copy the DSN from the settings of the project: https://key@host/42";
    let endpoint = format!("the URL is the endpoint of a project, to which clients append their own path; {COPY}");
    all_refused::<SentryDsn>(&[
        ("https://sentry.internal/42", &format!("the URL has no public key before its host; {COPY}")),
        ("https://@sentry.internal/42", &format!("the URL has no public key before its host; {COPY}")),
        ("https://sntrys_abc@s/42", &format!("the URL has an auth token in the place of its public key; {COPY}")),
        ("https://a%20b@s/42", &format!("the URL has a public key with a character that a key does not have; {COPY}")),
        ("https://key@sentry.internal", &format!("the URL has no project; {COPY}")),
        ("https://key@sentry.internal/", &format!("the URL has no project; {COPY}")),
        ("https://key@sentry.internal/orders", &format!("the URL has a project that is not a number; {COPY}")),
        ("https://key@sentry.internal/api/42/store/", &endpoint),
        ("https://key@sentry.internal/42/envelope", &endpoint),
        (
            "https://key@s/42?environment=prod",
            "the URL has a query, and a Sentry DSN has none; remove the `?` and what follows",
        ),
        (
            "ftp://key@s/42",
            "the URL is an FTP URL, not a Sentry DSN; set it to a Sentry DSN, which starts with https:// or http://",
        ),
        ("key@sentry.internal/42", "the URL has no scheme; start it with https:// or http://"),
    ]);
}

#[test]
fn an_old_dsn_and_half_an_endpoint_get_a_warning() {
    all_warned::<SentryDsn>(&[
        ("https://key@o1.ingest.sentry.io/42", ""),
        ("https://key@tools.internal/sentry/42", ""),
        ("https://key:old@s/42", "has a secret key, which clients no longer need"),
        ("https://key@s/api/42/", "has `api` before its project, which clients write themselves"),
    ]);
}
