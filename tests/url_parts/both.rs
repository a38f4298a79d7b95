//! The URL and its parts in one environment.

use factor3::service::{AmqpUrl, NatsUrl, PostgresUrl, RedisUrl};
use factor3::{Env, EnvConfig, EnvValue, ProblemKind};

use super::{Config, problems, url};

const URL: (&str, &str) = ("DATABASE_URL", "postgres://app:hunter2@db:6432/orders?sslmode=require");

#[test]
fn parts_that_say_what_the_url_says_are_fine() {
    let parts =
        [("DB_HOST", "DB"), ("DB_PORT", "6432"), ("DB_USER", "app"), ("DB_PASSWORD", "hunter2"), ("DB_NAME", "orders")];
    for count in 0..=parts.len() {
        let env: Env = parts.into_iter().take(count).chain([URL]).collect();
        assert_eq!(url(&env).unwrap(), URL.1);
    }
}

/// A file of Compose often has them for the container of the database, beside the URL for the service.
#[test]
fn parts_beside_a_url_need_not_be_complete() {
    assert_eq!(url(&Env::from([URL, ("DB_USER", "app"), ("DB_PASSWORD", "hunter2")])).unwrap(), URL.1);
}

#[test]
fn a_part_that_says_something_else_is_a_conflict() {
    let env = Env::from([URL, ("DB_HOST", "other"), ("DB_USERNAME", "app"), ("DB_PASSWORD", "hunter3")]);
    let error = Config::load(&env).unwrap_err();
    let [problem] = error.problems() else { panic!("{error}") };
    assert_eq!(problem.kind(), ProblemKind::Conflict);
    assert_eq!(problem.variables(), ["DATABASE_URL", "DB_HOST", "DB_PASSWORD"]);
    assert_eq!(problem.field(), Some("database_url"));
    assert_eq!(problem.message(), "DATABASE_URL differs from its parts DB_HOST and DB_PASSWORD");
    assert_eq!(problem.help(), Some("unset DATABASE_URL, or unset DB_HOST and DB_PASSWORD"));
}

#[test]
fn the_report_says_where_the_url_and_each_differing_part_are_set() {
    let env = Env::from([URL, ("DB_HOST", "other"), ("DB_USERNAME", "app"), ("DB_PASSWORD", "hunter3")]);
    let error = Config::load(&env.named("compose.yaml")).unwrap_err();
    let lines: Vec<_> = error.problems()[0].inputs().collect();
    assert_eq!(
        lines,
        ["DATABASE_URL is set (compose.yaml)", "DB_HOST is other (compose.yaml)", "DB_PASSWORD is set (compose.yaml)"]
    );
}

#[test]
fn each_part_is_compared() {
    for (name, value) in [
        ("DB_HOST", "db2"),
        ("DB_PORT", "5432"),
        ("DB_USER", "App"),
        ("DB_PASSWORD", "hunter"),
        ("DB_DATABASE", "Orders"),
    ] {
        let error = Config::load(&Env::from([URL, (name, value)])).unwrap_err();
        assert_eq!(error.problems()[0].message(), format!("DATABASE_URL differs from its part {name}"));
        assert_eq!(error.problems()[0].help(), Some(&*format!("unset DATABASE_URL, or unset {name}")));
    }
    // The URL has no password, or several hosts.
    let bare = ("DATABASE_URL", "postgres://db-1,db-2/orders");
    for part in [("DB_PASSWORD", "hunter2"), ("DB_HOST", "db-1")] {
        assert_eq!(problems::<Config>(&Env::from([bare, part])).len(), 1, "{part:?}");
    }
}

#[derive(Debug, EnvConfig)]
struct One<U: EnvValue> {
    #[env(parts = "X_")]
    _url: U,
}

#[test]
fn the_default_of_a_service_is_what_its_url_says() {
    type Redis = One<RedisUrl>;
    type Amqp = One<AmqpUrl>;
    assert!(problems::<Redis>(&Env::from([("URL", "redis://h"), ("X_DB", "0"), ("X_PORT", "6379")])).is_empty());
    assert_eq!(problems::<Redis>(&Env::from([("URL", "redis://h/1"), ("X_DB", "0")])).len(), 1);
    assert!(problems::<Amqp>(&Env::from([("URL", "amqp://h"), ("X_VHOST", "/")])).is_empty());
    assert_eq!(problems::<Amqp>(&Env::from([("URL", "amqp://h/"), ("X_VHOST", "/")])).len(), 1);
    assert!(problems::<One<NatsUrl>>(&Env::from([("URL", "h:4222"), ("X_HOST", "h")])).is_empty());
}

#[test]
fn a_wrong_url_and_a_wrong_part_are_problems_of_their_own() {
    let env = Env::from([("DATABASE_URL", "db:5432"), ("DB_PORT", "x"), ("DB_HOST", "other")]);
    let error = Config::load(&env).unwrap_err();
    let names: Vec<_> = error.problems().iter().map(|problem| problem.variables().join(" ")).collect();
    assert_eq!(names, ["DATABASE_URL", "DB_PORT"]);
}

#[test]
fn an_empty_url_is_not_set() {
    assert_eq!(url(&Env::from([("DATABASE_URL", ""), ("DB_HOST", "db")])).unwrap(), "postgres://db:5432");
    let env = Env::from([("DATABASE_URL", URL.1), ("DB_HOST", ""), ("DB_PORT", "")]);
    assert_eq!(url(&env).unwrap(), URL.1);
}

#[test]
fn several_urls_have_parts_of_their_own() {
    #[derive(Debug, EnvConfig)]
    struct Two {
        #[env(parts = "DB_")]
        database_url: PostgresUrl,
        #[env(parts = "REPLICA_")]
        replica_url: Option<PostgresUrl>,
    }

    let two = Two::load(&Env::from([("DATABASE_URL", "postgres://db"), ("REPLICA_HOST", "replica")])).unwrap();
    assert_eq!(two.database_url.host(), "db");
    assert_eq!(two.replica_url.unwrap().host(), "replica");
}
