//! Backing services as attached resources: a URL for each, checked at boot, never printed with its password.
//!
//! | type | accepts | the path is | TLS is decided by |
//! | --- | --- | --- | --- |
//! | [`BaseUrl`] | `http`, `https` | where endpoints begin | the scheme |
//! | [`PostgresUrl`] | `postgres`, `postgresql`; several hosts, sockets | the database | `sslmode` |
//! | [`MySqlUrl`] | `mysql`, `mariadb` | the database | `ssl-mode`, `require_ssl` |
//! | [`SqliteUrl`] | `sqlite`, `file` | the file | |
//! | [`RedisUrl`] | `redis`, `rediss`, `valkey`, `valkeys`, `redis+unix` | the number of the database | the scheme |
//! | [`AmqpUrl`] | `amqp`, `amqps` | the virtual host | the scheme |
//! | [`MongoUrl`] | `mongodb`, `mongodb+srv`; several hosts, sockets | the database | `tls` |
//! | [`NatsUrl`] | `nats`, `tls`, `ws`, `wss`, or a host | | the scheme |
//! | [`MqttUrl`] | `mqtt`, `mqtts`, `ws`, `wss` | of WebSockets | the scheme |
//! | [`SmtpUrl`] | `smtp`, `smtps` | the name of the client | the scheme and `tls` |
//! | [`KafkaBrokers`] | `host:port` items | | |
//! | [`HostPort`] | `host:port` | | |
//!
//! Clients accept half of the mistakes that people make, and then misuse them: an unencoded `#` in a password sends a
//! part of it to a stranger as a host name. So the text is read by rules of our own, then by the `url` crate, and what
//! the two read differently is refused. An error names the rule and the position, and nothing of the text.
//!
//! A URL without a password is as good as one with it. Another service is a table of your own: [`custom`].
//!
//! With the feature `serde` each type is `Deserialize`, from text and by the rules of its `FromStr`, and none is
//! `Serialize`. Its own errors hold nothing of the text, and of a number or a list they name the kind alone; what a format
//! adds is up to the format: toml's errors show the line that is wrong, with the password in it.
//!
//! Half of the clients misread a URL, or a part of one. The recipe in the docs of each type hands it over without loss:
//! the tests compile it, compare what the client holds, and log in to real servers with it.
//!
//! A URL that requires TLS is worth as much as its client: some of them, compiled without TLS, talk in plain text to
//! `https`, `rediss` or `amqps`, and say nothing. Each recipe names the features that its client needs. Where a client
//! would stay silent, the recipe either does not compile or fails at boot without them.

#![expect(clippy::doc_markdown, reason = "MySQL and its kind are names, and no code")]

pub mod custom;
#[cfg(feature = "serde")]
mod deserialize;
mod engine;
mod error;
pub mod kind;
#[cfg(test)]
mod tests;
mod tls;
mod url;

pub use self::engine::host::Host;
pub use self::error::UrlError;
pub use self::kind::amqp::AmqpUrl;
pub use self::kind::base_url::BaseUrl;
pub use self::kind::host_port::{HostPort, KafkaBrokers};
pub use self::kind::mongo::MongoUrl;
pub use self::kind::mqtt::MqttUrl;
pub use self::kind::mysql::MySqlUrl;
pub use self::kind::nats::NatsUrl;
pub use self::kind::postgres::PostgresUrl;
pub use self::kind::redis::RedisUrl;
pub use self::kind::smtp::SmtpUrl;
pub use self::kind::sqlite::SqliteUrl;
pub use self::tls::Tls;
pub use self::url::{HasDatabase, ServiceUrl};
