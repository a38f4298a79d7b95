//! Service URLs as fields: the report that a service refuses to start with.

use factor3::service::{AmqpUrl, BaseUrl, PostgresUrl, RedisUrl};
use factor3::{Env, EnvConfig};

use super::rows::rows;

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its problems matter")]
struct Config {
    /// Orders database.
    database_url: PostgresUrl,
    inventory_url: BaseUrl,
    cache_urls: Vec<RedisUrl>,
    broker_url: Option<AmqpUrl>,
}

#[test]
fn a_boot_with_an_unencoded_character_in_a_password_says_which_and_where() {
    let env = Env::from([
        ("DATABASE_URL", "postgres://app:hunter#2@db.internal:5432/orders"),
        ("INVENTORY_URL", "https://inventory.internal/v1"),
        ("CACHE_URLS", "redis://cache-1"),
    ]);
    let report = Config::load(&env).unwrap_err().to_string();
    assert_eq!(
        report,
        "\
the environment has 1 problem

  DATABASE_URL has an unencoded `#` in its password, at character 22 of 47
    --> set in code
    help: write it as %23, or add `password = \"DATABASE_PASSWORD\"` to the field

to fix: DATABASE_URL"
    );
}

#[test]
fn every_bad_url_and_every_bad_item_is_reported() {
    let env = Env::from([
        ("INVENTORY_URL", "inventory.internal:8080"),
        ("CACHE_URLS", "redis://cache-1, cache-2:6379, reddis://cache-3"),
        ("BROKER_URL", "tcp://10.0.0.1:5672"),
    ]);
    let report = Config::load(&env).unwrap_err().to_string();
    assert_eq!(
        report,
        "\
the environment has 5 problems

  DATABASE_URL is not set
    Orders database. Expected: a PostgreSQL URL, such as postgres://user:password@host:5432/database, or the path of \
                    its file in DATABASE_URL_FILE
  INVENTORY_URL has no scheme
    --> set in code
    help: start it with http:// or https://
  CACHE_URLS item 2 has no scheme
    --> set in code
    help: start it with redis:// or rediss://
  CACHE_URLS item 3 has a misspelt scheme
    --> set in code
    help: did you mean redis://?
  BROKER_URL starts with tcp://, which does not name a service
    --> set in code
    help: start it with amqp:// or amqps://

to fix: DATABASE_URL, INVENTORY_URL, CACHE_URLS, BROKER_URL"
    );
}

#[test]
fn the_summary_shows_urls_without_their_passwords() {
    let env = Env::from([
        ("DATABASE_URL", "postgres://app:hunter2@db.internal/orders"),
        ("INVENTORY_URL", "https://inventory.internal/v1"),
        ("CACHE_URLS", "redis://:hunter2@cache-1,redis://cache-2"),
    ]);
    assert_eq!(
        rows(&Config::summary(&env)),
        [
            "DATABASE_URL postgres://app:***@db.internal:5432/orders set in code",
            "INVENTORY_URL https://inventory.internal/v1 set in code",
            "CACHE_URLS redis://:***@cache-1:6379,redis://cache-2:6379 set in code",
            "BROKER_URL unset",
        ]
    );
}
