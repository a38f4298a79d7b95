//! Values are equal, and hashed alike, if they mean the same.

use std::fmt::Debug;
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher, Hash};
use std::str::FromStr;

use factor3::service::{
    BaseUrl, HostName, HostPort, KafkaBrokers, NoProxy, OtlpHeaders, PostgresUrl, SecretUrl, UrlError,
};

/// Checks that all texts of a group mean the same, and those of two groups something else.
#[track_caller]
fn equal_within<T: FromStr<Err = UrlError> + Debug + Eq + Hash>(groups: &[&[&str]]) {
    let hash = |value: &T| BuildHasherDefault::<DefaultHasher>::default().hash_one(value);
    let mut values = Vec::new();
    for (group, texts) in groups.iter().enumerate() {
        for text in *texts {
            let value: T = text.parse().unwrap_or_else(|error| panic!("refused {text:?}: {error}"));
            values.push((group, text, value));
        }
    }
    for (group, text, value) in &values {
        for (other_group, other_text, other) in &values {
            let is_same = group == other_group;
            assert_eq!(value == other, is_same, "{text:?} and {other_text:?}");
            // A table is fast only if values that differ have other hashes.
            assert_eq!(hash(value) == hash(other), is_same, "{text:?} and {other_text:?}");
        }
    }
}

#[test]
fn a_url_is_equal_in_every_part() {
    equal_within::<PostgresUrl>(&[
        &["postgres://DB/a", "postgresql://db:5432/a", "POSTGRES://db/%61?"],
        &["postgres://db/b"],
        &["postgres://db2/a"],
        &["postgres://db:1/a"],
        &["postgres://a:b@db"],
        &["postgres://a:c@db", "postgres://a:%63@db"],
        &["postgres://b:c@db"],
        &["postgres://db/a?sslmode=require"],
    ]);
}

#[test]
fn a_base_is_equal_in_every_part_but_its_last_slash() {
    equal_within::<BaseUrl>(&[
        &["https://API.internal:443/v1", "https://api.internal/v1/"],
        &["https://api.internal/V1"],
        &["https://api.internal:444/v1"],
        &["http://api.internal/v1"],
    ]);
    let of = |text: &str| BaseUrl::with_userinfo(text).unwrap();
    assert_eq!(of("https://a:b@api"), of("https://a:%62@API/"));
    for other in ["https://api", "https://a@api", "https://a:c@api", "https://b:b@api"] {
        assert_ne!(of("https://a:b@api"), of(other), "{other}");
    }
}

#[test]
fn a_secret_url_is_equal_in_every_part() {
    equal_within::<SecretUrl>(&[
        &["https://HOOKS.internal/a", "https://hooks.internal:443/a"],
        &["https://hooks.internal/b"],
        &["https://hooks.internal/a?b"],
        &["http://hooks.internal/a"],
    ]);
}

#[test]
fn hosts_are_equal_in_their_names_and_ports() {
    equal_within::<HostName>(&[&["Mail.internal", "mail.internal"], &["mail2.internal"], &["::1", "[::1]"]]);
    equal_within::<HostPort>(&[&["Cache:1", "cache:1"], &["cache:2"], &["cache2:1"]]);
    equal_within::<KafkaBrokers>(&[
        &["k1,k2:9092", "PLAINTEXT://K1, k2"],
        &["k2,k1"],
        &["k1"],
        &["k1,k2:9093"],
        &["k1,k3"],
    ]);
    equal_within::<NoProxy>(&[&["a.internal, .B", "A.internal,b"], &["a.internal"], &["*"], &["10.0.0.0/8"]]);
}

#[test]
fn headers_are_equal_in_their_names_and_values() {
    equal_within::<OtlpHeaders>(&[&["a=b", " A = %62 "], &["a=c"], &["b=b"], &["a=b,b=b"]]);
}
