//! Backing services as attached resources: one URL each, checked at startup, and never printed with its password.
//!
//! | type | accepts | the path is | TLS is decided by |
//! | --- | --- | --- | --- |
//! | [`BaseUrl`] | `http`, `https` | where endpoints begin | the scheme |
//! | [`SecretUrl`] | `http`, `https` | secret | the scheme |
//! | [`PostgresUrl`] | `postgres`, `postgresql`, `postgis`; several hosts, sockets | the database | `sslmode` |
//! | [`MySqlUrl`] | `mysql`, `mariadb` | the database | `ssl-mode`, `require_ssl` |
//! | [`SqlServerUrl`] | `sqlserver`, `mssql`, or a connection string of ADO.NET or JDBC | the database | `encrypt` |
//! | [`SqliteUrl`] | `sqlite`, `file` | the file | |
//! | [`RedisUrl`] | `redis`, `rediss`, `valkey`, `valkeys`, `redis+unix` | the number of the database | the scheme |
//! | [`AmqpUrl`] | `amqp`, `amqps` | the virtual host | the scheme |
//! | [`MongoUrl`] | `mongodb`, `mongodb+srv`; several hosts, sockets | the database | `tls` |
//! | [`NatsUrl`] | `nats`, `tls`, `ws`, `wss`, or a host | of WebSockets | the scheme |
//! | [`MqttUrl`] | `mqtt`, `mqtts`, `ws`, `wss` | of WebSockets | the scheme |
//! | [`SmtpUrl`] | `smtp`, `smtps` | the name of the client | the scheme and `tls` |
//! | [`ClickHouseUrl`] | `http`, `https` | that of a proxy | the scheme |
//! | [`OtlpEndpoint`] | `http`, `https` | before that of a signal | the scheme |
//! | [`OtlpSignalEndpoint`] | `http`, `https` | that of the signal | the scheme |
//! | [`OtlpGrpcEndpoint`] | `http`, `https` | | the scheme |
//! | [`OtlpHeaders`] | `name=value` items | | |
//! | [`SentryDsn`] | `https`, `http` | ends with the project | the scheme |
//! | [`ProxyUrl`] | `http`, `https`, `socks5`, `socks5h`, `socks4`, `socks4a`, or a host | | the scheme |
//! | [`NoProxy`] | names, addresses and networks | | |
//! | [`ObjectStoreUrl`] | `s3`, `gs`, `az`, `abfss`, `https` of a provider, `file` | the beginning of the keys | |
//! | [`KafkaBrokers`] | `host:port` items | | |
//! | [`HostPort`] | `host:port` | | |
//! | [`HostName`] | a host without a port | | |
//!
//! Clients accept half of the mistakes that people make, and then misuse them: an unencoded `#` in a password sends
//! part of it to a stranger as a host name. Each URL is therefore read by the rules of this crate, then by the `url`
//! crate, and rejected if the two read it differently. An error names the rule and the position, and quotes nothing.
//!
//! An environment may have the parts of a URL instead, such as `DB_HOST` and `DB_PASSWORD`. The field option `parts` reads
//! either way, and the field has the same type: see [which type for which variable](crate::guide::variables). A service has
//! parts if it has a port and passwords of its own: PostgreSQL, MySQL, SQL Server, Redis, AMQP, MongoDB, NATS, MQTT, SMTP, and
//! those with a table of your own.
//!
//! The password is optional in every URL. For a service without a type here, write a table of your own: see [`custom`].
//!
//! With the feature `serde`, each type implements `Deserialize`, from text and by the rules of its `FromStr`. None
//! implements `Serialize`. Errors quote nothing of the text, and name only the kind of a number or a list. The format
//! itself may add more: toml's errors show the offending line, including its password.
//!
//! Half of the clients misread a URL or a part of one. The docs of each type have a recipe that hands the URL over
//! without loss. The tests compile each recipe, compare the client's settings, and log in to real servers with it.
//!
//! Requiring TLS in a URL is only as good as the client. Some clients, compiled without TLS, silently talk in plain
//! text to `https`, `rediss` or `amqps`. Each recipe names the features that its client needs. Without them, a recipe
//! for such a client does not compile or fails at startup.

#![expect(clippy::doc_markdown, reason = "MySQL and its kind are names, and no code")]

pub mod custom;
#[cfg(feature = "serde")]
mod deserialize;
mod engine;
mod error;
pub mod kind;
mod parts;
#[cfg(test)]
mod tests;
mod tls;
mod url;

pub use self::engine::host::Host;
pub use self::error::UrlError;
pub use self::kind::amqp::AmqpUrl;
pub use self::kind::base_url::BaseUrl;
pub use self::kind::clickhouse::ClickHouseUrl;
pub use self::kind::host_name::HostName;
pub use self::kind::host_port::{HostPort, KafkaBrokers};
pub use self::kind::mongo::MongoUrl;
pub use self::kind::mqtt::MqttUrl;
pub use self::kind::mysql::MySqlUrl;
pub use self::kind::nats::NatsUrl;
pub use self::kind::object_store::ObjectStoreUrl;
pub use self::kind::otlp::{OtlpEndpoint, OtlpGrpcEndpoint, OtlpHeaders, OtlpSignalEndpoint};
pub use self::kind::postgres::PostgresUrl;
pub use self::kind::proxy::{NoProxy, ProxyUrl};
pub use self::kind::redis::RedisUrl;
pub use self::kind::secret_url::SecretUrl;
pub use self::kind::sentry::SentryDsn;
pub use self::kind::smtp::SmtpUrl;
pub use self::kind::sql_server::SqlServerUrl;
pub use self::kind::sqlite::SqliteUrl;
#[cfg(feature = "preflight")]
pub(crate) use self::kind::sqlite::on_this_system;
pub(crate) use self::parts::{HostPart, Unwritable, UrlParts, WrittenUrl, read_parts, write_url};
pub use self::tls::Tls;
pub use self::url::{HasDatabase, ServiceUrl};
