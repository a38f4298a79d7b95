/// Configuration of the orders service.
#[env(prefix = "ORDERS_", validate = in_order(pool_min, pool_max))]
struct Config {
    /// Port the HTTP server listens on.
    #[env(default = 8080, range = 1024..)]
    port: u16,
    hosts: Vec<String>,
    #[env(default = "30s", alias = "WAIT", deprecated = ("GRACE", "gone in 2027"))]
    timeout: Duration,
    #[env(parse_with = percent, validate = positive)]
    sampling: Option<f64>,
    pool_min: u32,
    pool_max: u32,
    #[env(tls = "verify", password = "DATABASE_PASSWORD")]
    database_url: PostgresUrl,
    #[env(nested, prefix = "MAIL_")]
    smtp: Option<Smtp>,
}
