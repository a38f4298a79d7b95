//! Tests of the field options for services. The options travel with the text, and only this crate can set them.

use secrecy::{ExposeSecret as _, SecretString};

use super::{AmqpUrl, BaseUrl, MongoUrl, MySqlUrl, NatsUrl, PostgresUrl, RedisUrl, SmtpUrl, Tls};
use crate::env::SystemText;
use crate::value::{Companions, EnvValue, Options, Raw, TlsPolicy, ValueError};

fn with_tls<T: EnvValue>(text: &str, policy: TlsPolicy) -> Result<T, ValueError> {
    let options = Options { tls: Some(policy), ..*Options::NONE };
    T::parse(Raw::new(&mut SystemText::Utf8(text.into()), &options, Companions::default()))
}

/// Returns the canonical URL that a policy makes of a text, or the error.
macro_rules! raised {
    ($($type:ty, $text:literal, $policy:ident => $expected:literal;)*) => {$(
        let raised = match with_tls::<$type>($text, TlsPolicy::$policy) {
            Ok(url) => url.expose_url().to_owned(),
            Err(error) => error.to_string(),
        };
        assert_eq!(raised, $expected, "{}", $text);
    )*};
}

#[test]
fn a_policy_raises_what_the_url_leaves_open() {
    raised! {
        PostgresUrl, "postgres://db/a", Require => "postgres://db:5432/a?sslmode=require";
        PostgresUrl, "postgres://db/a", Verify => "postgres://db:5432/a?sslmode=verify-full";
        MySqlUrl, "mysql://db/a", Require => "mysql://db:3306/a?ssl-mode=REQUIRED";
        MySqlUrl, "mysql://db/a", Verify => "mysql://db:3306/a?ssl-mode=VERIFY_IDENTITY";
        MongoUrl, "mongodb://m1", Verify => "mongodb://m1:27017?tls=true";
        NatsUrl, "nats://n1", Require => "tls://n1:4222";
    }
    let url: PostgresUrl = with_tls("postgres://db/a", TlsPolicy::Verify).unwrap();
    assert_eq!(url.tls(), Tls::VerifyFull);
}

#[test]
fn a_policy_leaves_what_is_strong_enough() {
    raised! {
        PostgresUrl, "postgres://db?sslmode=verify-full", Require => "postgres://db:5432?sslmode=verify-full";
        PostgresUrl, "postgres://db?sslmode=verify-ca", Verify => "postgres://db:5432?sslmode=verify-ca";
        RedisUrl, "rediss://cache", Verify => "rediss://cache:6379";
        RedisUrl, "rediss://cache#insecure", Require => "rediss://cache:6379#insecure";
        MongoUrl, "mongodb+srv://m1", Verify => "mongodb+srv://m1";
    }
}

#[test]
fn a_policy_refuses_what_says_less() {
    let plain = "does not require TLS, but this program does";
    let unverified = "does not verify the server certificate, which this program requires";
    macro_rules! refused {
        ($($type:ty, $text:literal, $policy:ident, $reason:ident, $help:literal;)*) => {$(
            let reason = with_tls::<$type>($text, TlsPolicy::$policy).unwrap_err().reasons().remove(0);
            assert_eq!((format!("{reason:?}"), reason.help), ($reason.to_owned(), Some($help.into())), "{}", $text);
        )*};
    }
    refused! {
        PostgresUrl, "postgres://db?sslmode=disable", Require, plain, "write sslmode=require in its query";
        PostgresUrl, "postgres://db?sslmode=require", Verify, unverified, "write sslmode=verify-full in its query";
        MySqlUrl, "mysql://db?ssl-mode=PREFERRED", Require, plain, "write ssl-mode=REQUIRED in its query";
        MongoUrl, "mongodb://m1?tls=false", Require, plain, "write tls=true in its query";
        MongoUrl, "mongodb://m1?tls=true&tlsInsecure=true", Verify, unverified, "write tls=true in its query";
        RedisUrl, "redis://cache", Require, plain, "start it with rediss://";
        RedisUrl, "rediss://cache#insecure", Verify, unverified, "start it with rediss://, and remove its fragment";
        AmqpUrl, "amqp://mq", Verify, unverified, "start it with amqps://";
        SmtpUrl, "smtp://mail:587", Require, plain, "start it with smtps://";
        NatsUrl, "ws://n1", Require, plain, "start it with tls://";
        BaseUrl, "http://api", Require, plain, "start it with https://";
    }
}

#[test]
fn a_connection_that_stays_on_the_machine_is_exempt() {
    raised! {
        PostgresUrl, "postgres://localhost/a", Verify => "postgres://localhost:5432/a";
        PostgresUrl, "postgres:///a?host=/run/pg", Verify => "postgres://%2Frun%2Fpg/a";
        PostgresUrl, "postgres://localhost,db/a", Require => "postgres://localhost:5432,db:5432/a?sslmode=require";
        PostgresUrl, "postgres://localhost?hostaddr=10.0.0.1", Require =>
            "postgres://localhost:5432?hostaddr=10.0.0.1&sslmode=require";
        MySqlUrl, "mysql://db/a?socket=/run/x", Verify => "mysql://db:3306/a?socket=%2Frun%2Fx";
        RedisUrl, "redis://127.0.0.1", Verify => "redis://127.0.0.1:6379";
        RedisUrl, "redis+unix:///run/r.sock", Verify => "redis+unix:///run/r.sock";
        AmqpUrl, "amqp://[::1]", Verify => "amqp://[::1]:5672";
    }
    assert!(with_tls::<BaseUrl>("http://api.localhost:8080", TlsPolicy::Verify).is_ok());
    assert!(with_tls::<BaseUrl>("https://api", TlsPolicy::Verify).is_ok());
}

#[test]
fn options_reach_the_items_of_a_list_and_what_is_in_an_option() {
    let error = with_tls::<Vec<RedisUrl>>("rediss://a,redis://b", TlsPolicy::Require).unwrap_err();
    assert_eq!(error.to_string(), "item 2 does not require TLS, but this program does");
    let url: Option<PostgresUrl> = with_tls("postgres://a", TlsPolicy::Require).unwrap();
    assert_eq!(url.unwrap().tls(), Tls::Required);
}

#[test]
fn a_password_of_its_own_is_put_in_where_there_is_none() {
    fn parse<T: EnvValue>(text: &'static str) -> Result<T, ValueError> {
        let password = SecretString::from("p@ss:/?#");
        let companions = Companions { password: Some(&password), ..Companions::default() };
        T::parse(Raw::new(&mut SystemText::Utf8(text.into()), Options::NONE, companions))
    }
    let url: PostgresUrl = parse("postgres://app@db/a").unwrap();
    assert_eq!(url.password().unwrap().expose_secret(), "p@ss:/?#");
    assert_eq!(url.expose_url(), "postgres://app:p%40ss%3A%2F%3F%23@db:5432/a");
    let token: NatsUrl = parse("nats://app@n1").unwrap();
    assert_eq!(token.username(), Some("app"));
    let error = parse::<PostgresUrl>("postgres://app:other@db/a").unwrap_err();
    assert_eq!(error.to_string(), "has a password, and so has the variable for its password");
}

#[test]
fn a_base_url_takes_credentials_only_where_the_field_allows_them() {
    let options = Options { userinfo: true, ..*Options::NONE };
    let parse = |text: &'static str| {
        BaseUrl::parse(Raw::new(&mut SystemText::Utf8(text.into()), &options, Companions::default()))
    };
    let base = parse("https://app:p%40ss@api.internal/v1").unwrap();
    assert_eq!((base.username(), base.password().unwrap().expose_secret()), (Some("app"), "p@ss"));
    assert_eq!(base.as_url().as_str(), "https://api.internal/v1/");
    assert_eq!(base.endpoint(["a"]).unwrap().as_str(), "https://api.internal/v1/a");
    assert_ne!(base, parse("https://api.internal/v1").unwrap());
    assert!(parse("https://app:p@qz/W0rd@api.internal/v1").is_err());
    assert!(BaseUrl::parse(Raw::from("https://app:p@api.internal")).is_err());
}

#[test]
fn a_type_says_which_options_it_takes() {
    let takes = |expected: crate::value::Expected| {
        let takes = expected.takes();
        (takes.tls, takes.password, takes.userinfo, takes.commas)
    };
    assert_eq!(takes(PostgresUrl::EXPECTED), (true, true, false, true));
    assert_eq!(takes(<Option<RedisUrl>>::EXPECTED), (true, true, false, false));
    assert_eq!(takes(<Vec<MongoUrl>>::EXPECTED), (true, true, false, true));
    assert_eq!(takes(super::SqliteUrl::EXPECTED), (false, false, false, false));
    assert_eq!(takes(BaseUrl::EXPECTED), (true, false, true, false));
    assert_eq!(takes(u16::EXPECTED), (false, false, false, false));
}
