use factor3::service::{BaseUrl, MongoUrl, PostgresUrl, SqliteUrl};
use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(tls = "verify")]
    port: u16,
    #[env(password = "FILE_PASSWORD")]
    file: SqliteUrl,
    #[env(allow_userinfo)]
    database_url: PostgresUrl,
    #[env(allow_userinfo)]
    search_url: Option<BaseUrl>,
    clusters: Vec<MongoUrl>,
}

fn main() {}
