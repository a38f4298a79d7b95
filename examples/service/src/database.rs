//! The database: the only place where orders are stored.

use std::time::Duration;

use factor3::service::{MySqlUrl, PostgresUrl, SqliteUrl, Tls};
use lettre::Address;
use sqlx::error::DatabaseError;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::mysql::{MySqlConnectOptions, MySqlSslMode};
use sqlx::pool::PoolOptions;
use sqlx::postgres::{PgConnectOptions, PgSslMode};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode};
use sqlx::{AssertSqlSafe, MySqlPool, PgPool, SqlSafeStr as _, SqlitePool};

use crate::config;
use crate::database_url::DatabaseUrl;
use crate::order::Order;

/// Every change of the schema, in order. The text serves all three databases.
const MIGRATIONS: [(&str, &str); 1] = [(
    "orders",
    "CREATE TABLE orders (
        id VARCHAR(64) NOT NULL PRIMARY KEY,
        sku VARCHAR(64) NOT NULL,
        quantity BIGINT NOT NULL,
        email VARCHAR(320),
        to_announce BOOLEAN NOT NULL,
        to_confirm BOOLEAN NOT NULL
    )",
)];

/// Connections to the database, made on demand: the service starts without it, and survives its absence.
#[derive(Clone, Debug)]
pub struct Database {
    pool: Pool,
    timeout: Duration,
}

#[derive(Clone, Debug)]
enum Pool {
    Postgres(PgPool),
    MySql(MySqlPool),
    Sqlite(SqlitePool),
}

/// The reason why the database failed. The text names the variable, and never the URL.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("DATABASE_URL: {0}")]
    Sqlx(sqlx::Error),
    #[error("DATABASE_URL: {0}")]
    Migrate(MigrateError),
    #[error("DATABASE_URL: no answer within DATABASE_TIMEOUT; `orders check --connect` looks for the cause")]
    Timeout,
    #[error("DATABASE_URL: the database has no tables; run `orders migrate`")]
    NoTables,
    #[error(
        "DATABASE_URL: the file cannot be opened; its directory must exist, and without `mode=rwc` the file as well"
    )]
    NoFile,
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let code = error.as_database_error().and_then(DatabaseError::code);
        match (&error, code.as_deref()) {
            (sqlx::Error::PoolTimedOut, _) => Self::Timeout,
            // PostgreSQL and MySQL.
            (_, Some("42P01" | "42S02")) => Self::NoTables,
            (sqlx::Error::Database(error), Some("1")) if error.message().starts_with("no such table") => Self::NoTables,
            (_, Some("14")) => Self::NoFile,
            _ => Self::Sqlx(error),
        }
    }
}

impl From<MigrateError> for Error {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Execute(error) => error.into(),
            error => Self::Migrate(error),
        }
    }
}

/// A letter that is sent about each stored order.
#[derive(Clone, Copy, Debug)]
pub enum Letter {
    Announcement,
    Confirmation,
}

/// Runs one piece of code with any pool. The code is generic, because the pools have no common type.
macro_rules! with_pool {
    ($database:expr, $pool:ident => $body:expr) => {
        match &$database.pool {
            Pool::Postgres($pool) => $body,
            Pool::MySql($pool) => $body,
            Pool::Sqlite($pool) => $body,
        }
    };
}

type Row = (String, String, i64, Option<String>);

impl Database {
    /// Creates a pool, without a connection yet.
    pub fn new(config: &config::Database) -> sqlx::Result<Self> {
        let (size, timeout) = (config.pool_size, config.timeout);
        let pool = match &config.url {
            DatabaseUrl::Postgres(url) => Pool::Postgres(options(size, timeout).connect_lazy_with(postgres(url)?)),
            DatabaseUrl::MySql(url) => Pool::MySql(options(size, timeout).connect_lazy_with(mysql(url)?)),
            DatabaseUrl::Sqlite(url) => Pool::Sqlite(options(size, timeout).connect_lazy_with(sqlite(url, timeout)?)),
        };
        Ok(Self { pool, timeout })
    }

    /// Brings the schema up to date.
    pub async fn migrate(&self) -> Result<(), Error> {
        let migrations = MIGRATIONS.iter().zip(1..).map(|(&(name, sql), version)| {
            Migration::new(version, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
        });
        let migrator = Migrator::with_migrations(migrations.collect());
        with_pool!(self, pool => migrator.run(pool).await?);
        Ok(())
    }

    /// Checks that the database answers.
    pub async fn ping(&self) -> Result<(), Error> {
        with_pool!(self, pool => self.within(sqlx::query("SELECT 1").execute(pool)).await.map(drop))
    }

    /// Stores an order, along with the letters to send about it. Returns `true` if it is new.
    pub async fn insert(&self, order: &Order, to_announce: bool, to_confirm: bool) -> Result<bool, Error> {
        let sql = self.sql(
            "INSERT INTO orders (id, sku, quantity, email, to_announce, to_confirm) VALUES ($1, $2, $3, $4, $5, $6)",
        );
        let inserted = with_pool!(self, pool => {
            let query = sqlx::query(sql)
                .bind(&order.id)
                .bind(&order.sku)
                .bind(i64::from(order.quantity))
                .bind(order.email.as_ref().map(AsRef::<str>::as_ref))
                .bind(to_announce)
                .bind(to_confirm);
            self.within(query.execute(pool)).await.map(drop)
        });
        match inserted {
            Err(Error::Sqlx(sqlx::Error::Database(error))) if error.is_unique_violation() => Ok(false),
            inserted => inserted.map(|()| true),
        }
    }

    /// Returns the order with this id.
    pub async fn order(&self, id: &str) -> Result<Option<Order>, Error> {
        let sql = self.sql("SELECT id, sku, quantity, email FROM orders WHERE id = $1");
        let row: Option<Row> = with_pool!(self, pool => {
            self.within(sqlx::query_as(sql).bind(id).fetch_optional(pool)).await?
        });
        row.map(order).transpose()
    }

    /// Returns some of the orders with a letter to send.
    pub async fn to_send(&self, letter: Letter) -> Result<Vec<Order>, Error> {
        let sql = self.sql(match letter {
            Letter::Announcement => "SELECT id, sku, quantity, email FROM orders WHERE to_announce = $1 LIMIT 100",
            Letter::Confirmation => "SELECT id, sku, quantity, email FROM orders WHERE to_confirm = $1 LIMIT 100",
        });
        let rows: Vec<Row> = with_pool!(self, pool => {
            self.within(sqlx::query_as(sql).bind(true).fetch_all(pool)).await?
        });
        rows.into_iter().map(order).collect()
    }

    /// Notes that a letter was sent.
    pub async fn sent(&self, letter: Letter, id: &str) -> Result<(), Error> {
        let sql = self.sql(match letter {
            Letter::Announcement => "UPDATE orders SET to_announce = $1 WHERE id = $2",
            Letter::Confirmation => "UPDATE orders SET to_confirm = $1 WHERE id = $2",
        });
        with_pool!(self, pool => self.within(sqlx::query(sql).bind(false).bind(id).execute(pool)).await.map(drop))
    }

    /// Returns each article, with the number of orders and the number of pieces.
    pub async fn report(&self) -> Result<Vec<(String, i64, i64)>, Error> {
        // MySQL and PostgreSQL return a decimal for a sum of integers.
        let sum = if matches!(self.pool, Pool::MySql(_)) { "SIGNED" } else { "BIGINT" };
        let sql = format!("SELECT sku, COUNT(*), CAST(SUM(quantity) AS {sum}) FROM orders GROUP BY sku ORDER BY sku");
        with_pool!(self, pool => self.within(sqlx::query_as(AssertSqlSafe(sql)).fetch_all(pool)).await)
    }

    /// Closes the connections.
    pub async fn close(&self) {
        with_pool!(self, pool => pool.close().await);
    }

    /// Limits the wait, because a lost server may leave a connection that never answers.
    async fn within<T>(&self, answer: impl Future<Output = sqlx::Result<T>>) -> Result<T, Error> {
        Ok(tokio::time::timeout(self.timeout, answer).await.map_err(|_| Error::Timeout)??)
    }

    /// Returns a statement with the parameters in the form of its database. MySQL does not number them, so they come in
    /// order.
    fn sql(&self, text: &'static str) -> AssertSqlSafe<String> {
        let mut sql = text.to_owned();
        if matches!(self.pool, Pool::MySql(_)) {
            for number in 1..=6 {
                sql = sql.replace(&format!("${number}"), "?");
            }
        }
        // Safe, because it contains only text of the program.
        AssertSqlSafe(sql)
    }
}

fn order((id, sku, quantity, email): Row) -> Result<Order, Error> {
    let decode = |error: Box<dyn std::error::Error + Send + Sync>| Error::Sqlx(sqlx::Error::Decode(error));
    let quantity = quantity.try_into().map_err(|error: std::num::TryFromIntError| decode(error.into()))?;
    let email = email.map(|email| email.parse::<Address>()).transpose().map_err(|error| decode(error.into()))?;
    Ok(Order { id, sku, quantity, email })
}

fn options<D: sqlx::Database>(size: u32, timeout: Duration) -> PoolOptions<D> {
    PoolOptions::new().max_connections(size).acquire_timeout(timeout)
}

fn postgres(url: &PostgresUrl) -> sqlx::Result<PgConnectOptions> {
    let options: PgConnectOptions = url.expose_url().parse()?;
    // The URL parser of sqlx would keep the brackets of an IPv6 address, and ignore `ssl=true`.
    Ok(options.host(url.host()).ssl_mode(match url.tls() {
        Tls::Plain => PgSslMode::Disable,
        Tls::Opportunistic => PgSslMode::Prefer,
        Tls::Required => PgSslMode::Require,
        Tls::VerifyCa => PgSslMode::VerifyCa,
        _ => PgSslMode::VerifyFull,
    }))
}

fn mysql(url: &MySqlUrl) -> sqlx::Result<MySqlConnectOptions> {
    let options: MySqlConnectOptions = url.expose_url().parse()?;
    // The URL parser of sqlx would keep the brackets of an IPv6 address, and ignore `require_ssl=true`.
    Ok(options.host(url.host()).ssl_mode(match url.tls() {
        Tls::Plain => MySqlSslMode::Disabled,
        Tls::Opportunistic => MySqlSslMode::Preferred,
        Tls::Required => MySqlSslMode::Required,
        Tls::VerifyCa => MySqlSslMode::VerifyCa,
        _ => MySqlSslMode::VerifyIdentity,
    }))
}

fn sqlite(url: &SqliteUrl, timeout: Duration) -> sqlx::Result<SqliteConnectOptions> {
    let options: SqliteConnectOptions = url.expose_url().parse()?;
    // One connection may write while others read.
    Ok(options.journal_mode(SqliteJournalMode::Wal).busy_timeout(timeout))
}
