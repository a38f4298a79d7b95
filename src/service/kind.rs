//! The services that this crate knows, one file each: a marker type, the table of its URLs, and recipes for its
//! clients.
//!
//! Name a marker only to be generic over services. A field uses the alias, such as [`PostgresUrl`](super::PostgresUrl).

pub(super) mod amqp;
pub(super) mod base_url;
pub(super) mod clickhouse;
pub(super) mod host_name;
pub(super) mod host_port;
pub(super) mod mongo;
pub(super) mod mqtt;
pub(super) mod mysql;
pub(super) mod nats;
pub(super) mod object_store;
pub(super) mod otlp;
pub(super) mod postgres;
pub(super) mod proxy;
pub(super) mod redis;
pub(super) mod secret_url;
pub(super) mod sentry;
pub(super) mod smtp;
pub(super) mod sql_server;
pub(super) mod sqlite;

pub use amqp::Amqp;
pub use clickhouse::ClickHouse;
pub use mongo::Mongo;
pub use mqtt::Mqtt;
pub use mysql::MySql;
pub use nats::Nats;
pub use object_store::ObjectStore;
pub use otlp::{Otlp, OtlpGrpc, OtlpSignal};
pub use postgres::Postgres;
pub use proxy::Proxy;
pub use redis::Redis;
pub use sentry::Sentry;
pub use smtp::Smtp;
pub use sql_server::SqlServer;
pub use sqlite::Sqlite;

use super::custom::{Scheme, Service, Table};

/// The schemes of every service, for the help if a variable contains the URL of another service.
pub(crate) const SERVICES: [(&str, &[Scheme]); 15] = [
    schemes(Postgres::TABLE),
    schemes(MySql::TABLE),
    schemes(Sqlite::TABLE),
    schemes(Redis::TABLE),
    schemes(Amqp::TABLE),
    schemes(Mongo::TABLE),
    schemes(Nats::TABLE),
    schemes(Mqtt::TABLE),
    schemes(Smtp::TABLE),
    schemes(Sentry::TABLE),
    schemes(ClickHouse::TABLE),
    schemes(ObjectStore::TABLE),
    schemes(Otlp::TABLE),
    schemes(Proxy::TABLE),
    schemes(SqlServer::TABLE),
];

const fn schemes(table: &'static Table) -> (&'static str, &'static [Scheme]) {
    (table.phrase, table.schemes)
}
