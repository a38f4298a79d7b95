//! The option beside other options, in optional fields and groups, and the names of the parts.

use factor3::service::{PostgresUrl, RedisUrl};
use factor3::{Env, EnvConfig, ProblemKind};

use super::problems;

/// The names that a configuration reads, without those of files.
fn names<C: EnvConfig>() -> Vec<String> {
    let mut names = Vec::new();
    for variable in C::schema().variables() {
        names.push(variable.name().to_owned());
        names.extend(variable.aliases().iter().map(|alias| alias.name().to_owned()));
    }
    names
}

#[test]
fn the_names_are_those_of_libpq_and_of_frameworks() {
    #[derive(Debug, EnvConfig)]
    struct Libpq {
        #[env(parts = "PG")]
        database_url: PostgresUrl,
    }

    #[derive(Debug, EnvConfig)]
    struct Framework {
        #[env(parts = "DB_")]
        database_url: PostgresUrl,
    }

    let libpq = [
        "PGHOST",
        "PGHOSTNAME",
        "PGPORT",
        "PGUSER",
        "PGUSERNAME",
        "PGPASSWORD",
        "PGPASS",
        "PGDATABASE",
        "PGNAME",
        "PGDB",
    ];
    assert_eq!(names::<Libpq>()[1..], libpq);
    let env = Env::from([("PGHOST", "h"), ("PGUSER", "app"), ("PGDATABASE", "orders")]);
    assert_eq!(Libpq::load(&env).unwrap().database_url.expose_url(), "postgres://app@h:5432/orders");
    let framework = [
        "DB_HOST",
        "DB_HOSTNAME",
        "DB_PORT",
        "DB_USER",
        "DB_USERNAME",
        "DB_PASSWORD",
        "DB_PASS",
        "DB_NAME",
        "DB_DATABASE",
    ];
    assert_eq!(names::<Framework>()[1..], framework);
    let env = Env::from([("DB_HOST", "h"), ("DB_USERNAME", "app"), ("DB_DATABASE", "orders")]);
    assert_eq!(Framework::load(&env).unwrap().database_url.expose_url(), "postgres://app@h:5432/orders");
}

#[test]
fn two_names_of_a_part_that_differ_are_a_conflict() {
    let env = Env::from([("DB_HOST", "h"), ("DB_USER", "app"), ("DB_USERNAME", "other")]);
    assert_eq!(
        problems::<super::Config>(&env),
        ["DB_USER and DB_USERNAME are both set, and differ; unset one of them"]
    );
}

#[test]
fn an_option_is_none_if_neither_is_set() {
    #[derive(Debug, EnvConfig)]
    struct Cache {
        #[env(parts = "REDIS_")]
        redis_url: Option<RedisUrl>,
    }

    assert!(Cache::load(&Env::from([("PORT", "80")])).unwrap().redis_url.is_none());
    assert_eq!(Cache::load(&Env::from([("REDIS_HOST", "h")])).unwrap().redis_url.unwrap().host(), "h");
    assert_eq!(Cache::load(&Env::from([("REDIS_URL", "redis://h")])).unwrap().redis_url.unwrap().host(), "h");
    // Without a part there is no cache, which is an answer too.
    let error = Cache::load(&Env::from([("REDIS_PASSWORD", "pw")])).unwrap_err();
    assert_eq!(error.problems()[0].variables(), ["REDIS_HOST"]);
    let help =
        "REDIS_PASSWORD is set, so the parts of REDIS_URL must be complete; set REDIS_HOST or unset REDIS_PASSWORD";
    assert_eq!(error.problems()[0].help(), Some(help));
}

#[test]
fn the_names_follow_the_prefixes() {
    #[derive(Debug, EnvConfig)]
    #[env(prefix = "APP_")]
    struct Outer {
        #[env(nested)]
        orders: Inner,
        #[env(parts = "DB_")]
        own_url: PostgresUrl,
        #[env(absolute, name = "DATABASE_URL", parts = "DB_")]
        absolute: Option<PostgresUrl>,
    }

    #[derive(Debug, EnvConfig)]
    struct Inner {
        #[env(parts = "DB_")]
        url: PostgresUrl,
    }

    let env = Env::from([("APP_ORDERS_DB_HOST", "inner"), ("APP_DB_HOST", "own"), ("DB_HOST", "absolute")]);
    let outer = Outer::load(&env).unwrap();
    assert_eq!((outer.orders.url.host(), outer.own_url.host()), ("inner", "own"));
    assert_eq!(outer.absolute.unwrap().host(), "absolute");
    let error = Outer::load(&Env::from([("APP_DB_PORT", "1"), ("APP_ORDERS_DB_PORT", "1")])).unwrap_err();
    let names: Vec<_> = error.problems().iter().map(|problem| problem.variables()[0].as_str()).collect();
    assert_eq!(names, ["APP_ORDERS_DB_HOST", "APP_DB_HOST"]);
    assert_eq!(error.problems()[0].field(), Some("orders.url.host"));
}

#[test]
fn a_part_switches_an_optional_group_on() {
    #[derive(Debug, EnvConfig)]
    struct Outer {
        #[env(nested)]
        store: Option<Store>,
    }

    #[derive(Debug, EnvConfig)]
    struct Store {
        #[env(parts = "DB_")]
        url: PostgresUrl,
        pool: u8,
    }

    assert!(Outer::load(&Env::from([("PORT", "80")])).unwrap().store.is_none());
    let store = Outer::load(&Env::from([("STORE_DB_HOST", "h"), ("STORE_POOL", "4")])).unwrap().store.unwrap();
    assert_eq!((store.url.host(), store.pool), ("h", 4));
    let error = Outer::load(&Env::from([("STORE_DB_HOST", "h")])).unwrap_err();
    assert_eq!(error.problems()[0].variables(), ["STORE_POOL"]);
}

#[derive(Debug, EnvConfig)]
struct Fallback {
    #[env(parts = "ORDERS_DB_", fallback = "DATABASE_URL")]
    orders_url: PostgresUrl,
}

#[test]
fn a_fallback_comes_after_the_parts() {
    let fallback = ("DATABASE_URL", "postgres://shared/orders");
    let host = |env: Env| Fallback::load(&env).unwrap().orders_url.host().to_owned();
    assert_eq!(host(Env::from([fallback])), "shared");
    assert_eq!(host(Env::from([fallback, ("ORDERS_DB_HOST", "own")])), "own");
}

#[derive(Debug, EnvConfig)]
struct Default {
    #[env(parts = "DB_", default = "postgres://localhost/dev")]
    database_url: PostgresUrl,
}

#[test]
fn a_default_is_for_neither() {
    let url = |env: Env| Default::load(&env).unwrap().database_url.expose_url().to_owned();
    assert_eq!(url(Env::from([("PORT", "80")])), "postgres://localhost:5432/dev");
    assert_eq!(url(Env::from([("DB_HOST", "db")])), "postgres://db:5432");
    assert_eq!(problems::<Default>(&Env::from([("DB_NAME", "orders")])).len(), 1);
}

#[test]
fn a_rule_about_the_url_names_the_parts_that_are_set() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its report matters")]
    #[env(validate = differ(database_url, replica_url))]
    struct Replicated {
        #[env(parts = "DB_")]
        database_url: PostgresUrl,
        replica_url: PostgresUrl,
    }

    fn differ(one: &PostgresUrl, other: &PostgresUrl) -> Result<(), &'static str> {
        if one.host() == other.host() { Err("must be two hosts") } else { Ok(()) }
    }

    let env = Env::from([("DB_HOST", "h"), ("DB_USER", "app"), ("REPLICA_URL", "postgres://h")]);
    let error = Replicated::load(&env).unwrap_err();
    let [problem] = error.problems() else { panic!("{error}") };
    assert_eq!(problem.kind(), ProblemKind::Rule);
    assert_eq!(problem.variables(), ["DB_HOST", "DB_USER", "REPLICA_URL"]);
}

#[test]
fn a_rule_about_the_whole_names_each_part_once() {
    #[derive(Debug, EnvConfig)]
    #[env(validate = never)]
    struct Whole {
        #[env(parts = "DB_")]
        database_url: PostgresUrl,
    }

    fn never(whole: &Whole) -> Result<(), String> {
        Err(format!("cannot use port {}", whole.database_url.port()))
    }

    let inputs = |env: Env| {
        let error = Whole::load(&env).unwrap_err();
        error.problems()[0].inputs().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        inputs(Env::from([("DB_HOST", "h"), ("DB_PASSWORD", "x")])),
        ["DB_HOST is h (set in code)", "DB_PASSWORD is set (set in code)"]
    );
    assert_eq!(inputs(Env::from([("DATABASE_URL", "postgres://h")])), ["DATABASE_URL is set (set in code)"]);
}

#[test]
fn a_rule_of_the_field_holds_for_its_parts() {
    #[derive(Debug, EnvConfig)]
    struct Named {
        #[env(parts = "DB_", validate = has_database)]
        database_url: PostgresUrl,
    }

    fn has_database(url: &PostgresUrl) -> Result<(), &'static str> {
        if url.database().is_some() { Ok(()) } else { Err("names no database") }
    }

    assert!(
        Named::load(&Env::from([("DB_HOST", "h"), ("DB_NAME", "orders")]))
            .is_ok_and(|named| named.database_url.port() == 5432)
    );
    let error = Named::load(&Env::from([("DB_HOST", "h")])).unwrap_err();
    assert_eq!(error.problems()[0].kind(), ProblemKind::Rule, "{error}");
}

#[test]
fn without_files_no_part_is_in_one() {
    #[derive(Debug, EnvConfig)]
    struct NoFile {
        #[env(parts = "DB_", no_file)]
        _database_url: PostgresUrl,
    }

    assert!(NoFile::schema().variables().iter().all(|variable| variable.file().is_none()));
}

#[test]
fn a_policy_may_be_switched_off() {
    #[derive(Debug, EnvConfig)]
    struct Switched {
        #[env(parts = "DB_", tls = "verify", tls_unless = "INSECURE_TLS")]
        database_url: PostgresUrl,
    }

    let url = |env: Env| Switched::load(&env).unwrap().database_url.expose_url().to_owned();
    assert_eq!(url(Env::from([("DB_HOST", "db")])), "postgres://db:5432?sslmode=verify-full");
    assert_eq!(url(Env::from([("DB_HOST", "db"), ("INSECURE_TLS", "true")])), "postgres://db:5432");
}
