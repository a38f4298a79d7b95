//! No text makes the engine panic; what it accepts reads the same when it is written, and as the `url` crate reads it;
//! no password is printed.
//!
//! `cargo fuzz run service_url`

#![no_main]

use factor3::service::{
    Amqp, BaseUrl, HostPort, KafkaBrokers, Mongo, Mqtt, MySql, Nats, Postgres, Redis, Service, ServiceUrl, Smtp, Sqlite,
};
use factor3::value::Raw;
use factor3::{EnvValue, ExposeSecret, Url};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    service::<Postgres>(text);
    service::<MySql>(text);
    service::<Sqlite>(text);
    service::<Redis>(text);
    service::<Amqp>(text);
    service::<Mongo>(text);
    service::<Nats>(text);
    service::<Mqtt>(text);
    service::<Smtp>(text);
    let _ = text.parse::<HostPort>();
    let _ = text.parse::<KafkaBrokers>();
    if let Ok(base) = text.parse::<BaseUrl>() {
        assert_eq!(base.to_string().parse::<BaseUrl>().expect("what is written can be read"), base);
    }
    let base: BaseUrl = "https://api.internal/v1".parse().expect("a base");
    for url in [base.path(text), base.endpoint([text])].into_iter().flatten() {
        assert!(url.as_str().starts_with("https://api.internal/v1"), "{url}");
    }
});

fn service<S: Service>(text: &str) {
    let Ok(url) = ServiceUrl::<S>::parse(Raw::from(text)) else { return };
    let again: ServiceUrl<S> = url.expose_url().parse().expect("what is written can be read");
    assert_eq!(again.expose_url(), url.expose_url());
    // A short password stands in many a text by chance.
    if let Some(password) = url.password().map(|password| password.expose_secret()).filter(|p| p.len() > 12) {
        let printed = format!("{url:?}{:?}", ServiceUrl::doubts(&url));
        let elsewhere = url.expose_url().matches(password).count() > 1;
        assert!(elsewhere || !printed.contains(password), "{printed}");
    }
    let (Some(host), Ok(theirs)) = (url.hosts().first(), Url::parse(url.expose_url())) else { return };
    if url.hosts().len() == 1 && !host.is_socket() {
        assert_eq!(theirs.host_str().map(|host| host.trim_matches(['[', ']'])), Some(host.name()));
        assert!(theirs.port_or_known_default().is_none_or(|port| port == host.port()));
    }
}
