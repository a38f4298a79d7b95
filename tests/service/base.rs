//! A base URL, and paths appended to it.

use factor3::service::{BaseUrl, Tls};
use factor3::{EnvValue, Url};
use secrecy::zeroize::Zeroize as _;

#[track_caller]
fn base(text: &str) -> BaseUrl {
    text.parse().unwrap_or_else(|error| panic!("refused {text:?}: {error}"))
}

#[test]
fn a_path_is_appended_and_never_resolved() {
    for (text, path, url) in [
        ("https://api", "users", "https://api/users"),
        ("https://api/", "/users", "https://api/users"),
        ("https://api/v1", "users/", "https://api/v1/users/"),
        ("https://api/v1", "users:search", "https://api/v1/users:search"),
        ("https://api/v1/", "@evil.internal/x", "https://api/v1/@evil.internal/x"),
        ("https://api/v1", "a%2Fb", "https://api/v1/a%2Fb"),
        ("https://api/v1", "caf\u{e9}", "https://api/v1/caf%C3%A9"),
        ("https://api/v1", "", "https://api/v1"),
        ("https://api", "", "https://api/"),
        ("http://[::1]:8080/v1", "users", "http://[::1]:8080/v1/users"),
        ("http://orders.prod.svc.cluster.local.:8080", "users", "http://orders.prod.svc.cluster.local.:8080/users"),
        ("https://b\u{fc}cher.internal", "users", "https://xn--bcher-kva.internal/users"),
        ("https://api:443/v1", "users", "https://api/v1/users"),
        ("HTTPS://API.internal/V1", "users", "https://api.internal/V1/users"),
    ] {
        assert_eq!(base(text).join_path(path).unwrap().as_str(), url);
    }
}

#[test]
fn a_path_that_would_leave_the_base_is_refused() {
    let base = base("https://api/v1");
    for (path, refusal) in [
        ("../x", "the endpoint has a dot segment in its path; write the path without `.` and `..`"),
        ("%2e%2E/x", "the endpoint has a dot segment in its path; write the path without `.` and `..`"),
        ("//evil", "the endpoint has an empty segment in its path; write one `/` between two segments"),
        ("a//b", "the endpoint has an empty segment in its path; write one `/` between two segments"),
        ("https://evil", "the endpoint is a URL of its own; write what comes after the base"),
        ("\\\\evil", "the endpoint has a backslash in its path; write `/`"),
        ("x?y=1", "the endpoint has a query or a fragment; add it to the URL that this returns"),
        ("x#y", "the endpoint has a query or a fragment; add it to the URL that this returns"),
        ("{id}", "the endpoint has a placeholder in its path; fill it in"),
        ("50%", "the endpoint has a `%` without two hexadecimal digits after it in its path; write `%` as %25"),
    ] {
        assert_eq!(base.join_path(path).unwrap_err().to_string(), refusal, "{path:?}");
    }
    for path in ["a b", " ", "\u{200b}"] {
        assert_eq!(
            base.join_path(path).unwrap_err().to_string(),
            "the endpoint has white space or a character that cannot be seen in its path; percent-encode it, or \
             remove it",
            "{path:?}"
        );
    }
}

#[test]
fn a_segment_is_encoded_as_a_whole() {
    let base = base("https://api/v1");
    for (segment, encoded) in [
        ("a/b", "a%2Fb"),
        ("50%", "50%25"),
        ("\u{e9}", "%C3%A9"),
        ("a b", "a%20b"),
        ("x?y#z", "x%3Fy%23z"),
        ("%2e%2e", "%252e%252e"),
    ] {
        assert_eq!(base.endpoint(["users", segment]).unwrap().as_str(), format!("https://api/v1/users/{encoded}"));
    }
    assert_eq!(base.endpoint([""; 0]).unwrap().as_str(), "https://api/v1");
    assert_eq!(base.endpoint(vec!["a".to_owned()]).unwrap().as_str(), "https://api/v1/a");
}

#[test]
fn a_segment_that_a_server_would_not_see_is_refused() {
    let base = base("https://api/v1");
    for (segment, refusal) in [
        ("", "the endpoint has an empty segment, number 2"),
        (".", "the endpoint has a dot segment, number 2"),
        ("..", "the endpoint has a dot segment, number 2"),
        ("a\nb", "the endpoint has a control character in a segment, number 2"),
    ] {
        assert_eq!(base.endpoint(["users", segment]).unwrap_err().to_string(), refusal);
    }
}

#[test]
fn a_base_comes_in_parts_and_as_a_url() {
    let base = base("http://[::1]:8080/v1");
    assert_eq!((base.host(), base.port(), base.tls()), ("::1", 8080, Tls::Plain));
    assert_eq!((base.username(), base.password().is_none()), (None, true));
    assert_eq!(base.to_string(), "http://[::1]:8080/v1");
    assert_eq!(format!("{base:?}"), "BaseUrl(http://[::1]:8080/v1)");
    assert_eq!(base.as_url().join("users").unwrap().as_str(), "http://[::1]:8080/v1/users");
    assert_eq!(Url::from(base).as_str(), "http://[::1]:8080/v1/");
    assert!(BaseUrl::warnings(&self::base("https://api")).is_none());
}

#[test]
#[cfg(feature = "derive")]
fn a_base_url_that_is_wiped_has_nothing_left() {
    use factor3::{Env, EnvConfig};

    #[derive(EnvConfig)]
    struct Login {
        #[env(allow_userinfo)]
        base: BaseUrl,
    }

    let url = "https://app:hunter2@hooks.internal/services/T0/S3CRET";
    let Login { mut base } = Login::load(&Env::from([("BASE", url)])).unwrap();
    base.zeroize();
    assert_eq!((base.username(), base.password().is_none()), (None, true));
    let left = format!("{base:?} {} {:?}", base.host(), base.as_url());
    for part in ["hooks", "internal", "services", "S3CRET"] {
        assert!(!left.contains(part), "{left}");
    }
}
