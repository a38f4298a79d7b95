//! The URL of a database. Its scheme selects the client.

use factor3::service::{MySqlUrl, PostgresUrl, ServiceUrl, SqliteUrl, Tls};

#[derive(Clone, Debug)]
pub enum DatabaseUrl {
    Postgres(PostgresUrl),
    MySql(MySqlUrl),
    Sqlite(SqliteUrl),
}

impl DatabaseUrl {
    pub fn parse(text: &str) -> Result<Self, String> {
        let (postgres, mysql) = ("postgres", "mysql");
        match text.split(':').next() {
            Some("postgres" | "postgresql") => {
                let schemes = [(postgres, 5432, Tls::Opportunistic), ("postgresql", 5432, Tls::Opportunistic)];
                ServiceUrl::parse(text, &schemes, Some("sslmode")).map(Self::Postgres)
            }
            Some("mysql" | "mariadb") => {
                let schemes = [(mysql, 3306, Tls::Opportunistic), ("mariadb", 3306, Tls::Opportunistic)];
                ServiceUrl::parse(text, &schemes, Some("ssl-mode")).map(Self::MySql)
            }
            Some("sqlite") => SqliteUrl::parse(text).map(Self::Sqlite),
            _ => Err("it does not begin with postgres://, mysql:// or sqlite:".into()),
        }
    }

    pub fn redacted(&self) -> &str {
        match self {
            Self::Postgres(url) | Self::MySql(url) => url.redacted(),
            Self::Sqlite(url) => url.expose_url(),
        }
    }
}
