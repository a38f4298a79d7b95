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
//! A URL without a password is as good as one with it. Another service is a table of your own: [`Service`].
//!
//! With the feature `serde` each type is `Deserialize`, from text and by the rules of its `FromStr`, and none is
//! `Serialize`. Its own errors hold nothing of the text, and of a number or a list they name the kind alone; what a format
//! adds is up to the format: toml's errors show the line that is wrong, with the password in it.
//!
//! Half of the clients misread a URL, or a part of one. The recipe in the docs of each type hands it over without loss:
//! the tests compile it, compare what the client holds, and log in to real servers with it.
//!
//! A URL that requires TLS is worth as much as its client: some of them, compiled without TLS, talk in plain text to
//! `https`, `rediss` or `amqps`, and say nothing. Each recipe names the features that its client needs, and none of them
//! talks in plain text where [`tls()`](ServiceUrl::tls) is [`Required`](Tls::Required) or more.

#![expect(clippy::doc_markdown, reason = "MySQL and its kind are names, and no code")]

mod address;
mod amqp;
mod authority;
mod base;
#[cfg(feature = "serde")]
mod deserialize;
mod doubts;
mod encode;
mod error;
mod host;
mod key;
mod mongo;
mod mqtt;
mod mysql;
mod nats;
mod parts;
mod path;
mod postgres;
mod query;
mod read;
mod redis;
mod scheme;
mod second;
mod smtp;
mod sqlite;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod tls;
mod url;

pub use self::address::{HostPort, KafkaBrokers};
pub use self::amqp::{Amqp, AmqpUrl};
pub use self::base::BaseUrl;
pub use self::error::UrlError;
pub use self::host::Host;
pub use self::key::{Key, UrlPart};
pub use self::mongo::{Mongo, MongoUrl};
pub use self::mqtt::{Mqtt, MqttUrl};
pub use self::mysql::{MySql, MySqlUrl};
pub use self::nats::{Nats, NatsUrl};
pub use self::postgres::{Postgres, PostgresUrl};
pub use self::redis::{Redis, RedisUrl};
pub use self::smtp::{Smtp, SmtpUrl};
pub use self::sqlite::{Sqlite, SqliteUrl};
pub use self::table::{Path, Scheme, Service, Table};
pub use self::tls::Tls;
pub use self::url::ServiceUrl;
use crate::value::{Form, ValueError};

/// A service whose path is the name of a database.
///
/// ```
/// use factor3::service::PostgresUrl;
///
/// let url: PostgresUrl = "postgres://app@db/orders".parse()?;
/// assert_eq!(url.database(), Some("orders"));
/// assert_eq!(url.with_database("orders_test")?.expose_url(), "postgres://app@db:5432/orders_test");
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
pub trait HasDatabase: Service {}

impl<S: HasDatabase> ServiceUrl<S> {
    /// The name of the database, decoded.
    pub fn database(&self) -> Option<&str> {
        self.path()
    }

    /// The same URL with another database, for a test for example; its name is given decoded.
    ///
    /// # Errors
    ///
    /// When the name is empty, or one that the service refuses.
    pub fn with_database(&self, database: &str) -> Result<Self, UrlError> {
        self.with_path(database)
    }
}

/// A reason that follows the name of the variable, made of text of this module and numbers.
fn says(text: String) -> ValueError {
    ValueError::safe(Form::Predicate, text)
}
