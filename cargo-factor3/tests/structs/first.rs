// Lines with `// ?` were guessed.
// .env.example:14 cannot be read.
// No read was seen of: LOG_FORMAT, DATABASE_POOL, SECRET_KEY, SENTRY_DSN, ENABLE_MAIL, CACHE_TTL_SECONDS.

use std::time::Duration;

use factor3::service::{PostgresUrl, SentryDsn};
use factor3::{EnvConfig, SecretString};

/// Configuration of shop.
#[derive(Debug, EnvConfig)]
struct Config {
    /// Port of the server,
    /// behind the proxy.
    #[env(default = 3000)]
    port: u16,
    // ? the value that is commented out in the example is taken for the default
    #[env(default = "json")]
    log_format: String,
    #[env(nested)]
    database: Database,
    // ? optional: no read of it was seen
    secret_key: Option<SecretString>,
    // ? optional: it is empty in the example
    sentry_dsn: Option<SentryDsn>,
    /// send mail
    // ? the number or switch in the example is taken for the default
    #[env(default = true)]
    enable_mail: bool,
    // ? the number or switch in the example is taken for the default
    #[env(unit = "s", default = "60")]
    cache_ttl_seconds: Duration,
    region: Option<String>,
}

/// Variables that begin with `DATABASE_`.
#[derive(Debug, EnvConfig)]
struct Database {
    /// Where orders are kept
    url: PostgresUrl,
    // ? the number or switch in the example is taken for the default
    #[env(default = 10)]
    pool: i64,
}
