// Parts are those of one URL of a service, under a prefix, and nothing else reads them.
use factor3::EnvConfig;
use factor3::service::{BaseUrl, PostgresUrl, SqliteUrl};

#[derive(EnvConfig)]
struct Prefix {
    #[env(parts = "")]
    empty: PostgresUrl,
    #[env(parts = "db-")]
    no_name: PostgresUrl,
    #[env(parts = "DB_", password = "DB_SECRET")]
    password: PostgresUrl,
    #[env(parts = "DB_", default = PostgresUrl::clone(&URL))]
    typed: PostgresUrl,
    #[env(parts = 5)]
    number: PostgresUrl,
}

#[derive(EnvConfig)]
#[env(prefix = "APP_")]
struct Repeated {
    #[env(parts = "APP_DB_")]
    url: PostgresUrl,
}

#[derive(EnvConfig)]
struct Types {
    #[env(parts = "A_")]
    number: u16,
    #[env(parts = "B_")]
    list: Vec<PostgresUrl>,
    #[env(parts = "C_")]
    base: BaseUrl,
    #[env(parts = "D_")]
    file: SqliteUrl,
}

#[derive(EnvConfig)]
struct Twice {
    #[env(parts = "E_")]
    url: PostgresUrl,
    e_host: String,
    #[env(parts = "F_")]
    f_host: PostgresUrl,
    #[env(parts = "G_")]
    one: PostgresUrl,
    #[env(parts = "G_")]
    other: PostgresUrl,
    #[env(nested, prefix = "H_")]
    group: Group,
    #[env(parts = "H_")]
    beside: PostgresUrl,
}

#[derive(EnvConfig)]
struct Group {
    username: String,
}

#[derive(EnvConfig)]
struct Foreign {
    #[env(parts = "I_", from_str)]
    url: PostgresUrl,
    #[env(nested, parts = "J_")]
    group: Group,
}

fn main() {}
