//! The URL of a database. Its scheme selects the client.

use std::fmt;

use factor3::preflight::{Attached, Target};
use factor3::service::{MySqlUrl, PostgresUrl, SqliteUrl};
use factor3::value::{EnvValue, Expected, Raw, Sensitivity, ValueError};

/// A PostgreSQL, MySQL or SQLite URL.
// IV. Backing services: this scheme alone decides which code talks to the database.
#[derive(Clone, Debug)]
pub enum DatabaseUrl {
    Postgres(PostgresUrl),
    MySql(MySqlUrl),
    Sqlite(SqliteUrl),
}

const FILE: &str = "name a file, such as sqlite:orders.db?mode=rwc";

impl EnvValue for DatabaseUrl {
    const EXPECTED: Expected = Expected::text("a PostgreSQL, MySQL or SQLite URL")
        .example("postgres://user:password@host:5432/database")
        .pattern(r"(?:postgres|postgresql|mysql|mariadb|sqlite|file):\S+");
    const SENSITIVITY: Sensitivity = Sensitivity::Masked;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        let (scheme, rest) = raw.text()?.split_once(':').unwrap_or_default();
        let has_path = rest.split('?').any(|part| !part.trim_matches('/').is_empty());
        match &*scheme.to_ascii_lowercase() {
            "postgres" | "postgresql" => EnvValue::parse(raw).map(Self::Postgres),
            "mysql" | "mariadb" => EnvValue::parse(raw).map(Self::MySql),
            "sqlite" | "file" if !has_path => Err(ValueError::predicate("has no file").help(FILE)),
            "sqlite" | "file" => match SqliteUrl::parse(raw) {
                Ok(url) if url.file().is_some() => Ok(Self::Sqlite(url)),
                // VI. Processes: an order outlives the process.
                Ok(_) => Err(ValueError::predicate("is a database in memory, which ends with the process").help(FILE)),
                Err(error) => Err(error),
            },
            _ => Err(ValueError::predicate("does not begin with postgres://, mysql:// or sqlite:")),
        }
    }

    fn show(value: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match value {
            Self::Postgres(url) => EnvValue::show(url, f),
            Self::MySql(url) => EnvValue::show(url, f),
            Self::Sqlite(url) => EnvValue::show(url, f),
        }
    }

    fn warnings(value: &Self) -> Option<ValueError> {
        match value {
            Self::Postgres(url) => EnvValue::warnings(url),
            Self::MySql(url) => EnvValue::warnings(url),
            Self::Sqlite(url) => EnvValue::warnings(url),
        }
    }
}

impl Attached for DatabaseUrl {
    fn targets(&self) -> Vec<Target> {
        match self {
            Self::Postgres(url) => url.targets(),
            Self::MySql(url) => url.targets(),
            Self::Sqlite(url) => url.targets(),
        }
    }
}
