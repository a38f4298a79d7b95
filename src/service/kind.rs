//! The services that this crate knows, one file each: a marker type, the table of its URLs, and recipes for its
//! clients.
//!
//! Name a marker only to be generic over services. A field uses the alias, such as [`PostgresUrl`](super::PostgresUrl).

pub(super) mod amqp;
pub(super) mod base_url;
pub(super) mod host_port;
pub(super) mod mongo;
pub(super) mod mqtt;
pub(super) mod mysql;
pub(super) mod nats;
pub(super) mod postgres;
pub(super) mod redis;
pub(super) mod secret_url;
pub(super) mod smtp;
pub(super) mod sqlite;

pub use amqp::Amqp;
pub use mongo::Mongo;
pub use mqtt::Mqtt;
pub use mysql::MySql;
pub use nats::Nats;
pub use postgres::Postgres;
pub use redis::Redis;
pub use smtp::Smtp;
pub use sqlite::Sqlite;

use super::custom::{Scheme, Service, Table};

/// The schemes of every service, for the help if a variable contains the URL of another service.
pub(crate) const SERVICES: [(&str, &[Scheme]); 9] = [
    schemes(Postgres::TABLE),
    schemes(MySql::TABLE),
    schemes(Sqlite::TABLE),
    schemes(Redis::TABLE),
    schemes(Amqp::TABLE),
    schemes(Mongo::TABLE),
    schemes(Nats::TABLE),
    schemes(Mqtt::TABLE),
    schemes(Smtp::TABLE),
];

const fn schemes(table: &'static Table) -> (&'static str, &'static [Scheme]) {
    (table.phrase, table.schemes)
}
