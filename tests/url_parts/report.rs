//! Problems with the URL or a part of it, word for word.

use factor3::service::{MongoUrl, MySqlUrl, NatsUrl, PostgresUrl, RedisUrl};
use factor3::{Env, EnvConfig, EnvValue};

use super::{Config, problems, url};

#[test]
fn neither_is_set() {
    assert_eq!(
        url(&Env::from([("PORT", "80")])).unwrap_err(),
        "\
the environment has 1 problem

  DATABASE_URL is not set
    Expected: a PostgreSQL URL, such as postgres://user:password@host:5432/database, or the path of its file in \
DATABASE_URL_FILE, or its parts in DB_HOST, DB_PORT, DB_USER, DB_PASSWORD and DB_NAME

to fix: DATABASE_URL"
    );
}

#[test]
fn the_host_is_not_set() {
    assert_eq!(
        url(&Env::from([("DB_PORT", "5433"), ("DB_USER", "app")])).unwrap_err(),
        "\
the environment has 1 problem

  DB_HOST is not set
    Host of the service. Expected: a host name, an IP address or the path of a socket
    help: DB_PORT and DB_USER are set, so the parts of DATABASE_URL must be complete; set DB_HOST

to fix: DB_HOST"
    );
}

#[test]
fn a_misspelt_part_is_found() {
    let error = Config::load(&Env::from([("DB_HOSTT", "db")])).unwrap_err();
    assert_eq!(error.problems()[0].message(), "DATABASE_URL is not set");
    assert_eq!(error.problems()[0].help(), Some("DB_HOSTT is set (in code) but unused; did you mean DB_HOST?"));

    let error = Config::load(&Env::from([("DB_HOSTT", "db"), ("DB_USER", "app")])).unwrap_err();
    assert_eq!(error.problems()[0].message(), "DB_HOST is not set");
    assert_eq!(error.problems()[0].help(), Some("DB_HOSTT is set (in code) but unused; did you mean DB_HOST?"));

    // The URL itself is still the first guess.
    let error = Config::load(&Env::from([("DB_HOSTT", "db"), ("DATABSE_URL", "x")])).unwrap_err();
    assert_eq!(error.problems()[0].help(), Some("DATABSE_URL is set (in code) but unused; did you mean DATABASE_URL?"));

    let warnings = |env| Config::summary(&env).warnings().iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        warnings(Env::from([("DB_HOST", "db"), ("DB_PASWORD", "hunter2")])),
        ["DB_PASSWORD is not set; DB_PASWORD is set (in code) but unused; did you mean DB_PASSWORD?"]
    );
    // A part that is set to an empty text is spelt correctly.
    let error = Config::load(&Env::from([("DB_HOST", ""), ("DB_HOSTT", "db")])).unwrap_err();
    assert_eq!((error.problems()[0].message(), error.problems()[0].help()), ("DATABASE_URL is not set", None));
    // No part is wanted beside a URL.
    assert_eq!(warnings(Env::from([("DATABASE_URL", "postgres://db/orders"), ("DB_PASWORD", "x")])), [""; 0]);
}

/// Returns the problem of a part, after its name.
fn of<U: EnvValue>(parts: &[(&str, &str)]) -> String {
    #[derive(Debug, EnvConfig)]
    struct One<U: EnvValue> {
        #[env(parts = "X_")]
        _url: U,
    }

    problems::<One<U>>(&parts.iter().copied().collect::<Env>()).join("\n")
}

#[test]
fn a_host_is_a_host_alone() {
    let host = |host| of::<PostgresUrl>(&[("X_HOST", host)]);
    assert_eq!(host("postgres://db"), "X_HOST is a URL (set in code); write only its host");
    assert_eq!(host("db:5432"), "X_HOST has a port (set in code); give the port in the variable for it");
    assert_eq!(host("[::1]:5432"), "X_HOST has a port (set in code); give the port in the variable for it");
    assert_eq!(host("app@db"), "X_HOST has credentials (set in code); remove what stands before the `@`, and the `@`");
    assert_eq!(host("db-1,db-2"), "X_HOST has more than one host (set in code); write one; several hosts need the URL");
    assert_eq!(host("db/orders"), "X_HOST has something after its host (set in code); write the host alone");
    assert_eq!(
        host("d b"),
        "X_HOST must be a host name, an IP address or the path of a socket: character 2 of 3 is a space (set in code)"
    );
    assert_eq!(
        host(" db"),
        "X_HOST must be a host name, an IP address or the path of a socket: character 1 of 3 is a space (set in code); it starts or ends with white space; remove it"
    );
    assert_eq!(
        host("${DB}"),
        "X_HOST has a host with an invalid character (set in code); it has a placeholder ${...} that was not expanded; check the tool that should have substituted it"
    );
    assert_eq!(
        host("\"db\""),
        "X_HOST has a host with an invalid character (set in code); it is in quotes; remove them: they are part of the value; `docker run --env-file` and YAML block text keep them"
    );
    assert_eq!(
        host("<host>"),
        "X_HOST has a host with an invalid character (set in code); it looks like a placeholder; set the real value"
    );
}

#[test]
fn a_part_that_the_service_does_not_have_is_a_problem_of_that_part() {
    assert_eq!(
        of::<MySqlUrl>(&[("X_HOST", "/run/mysqld.sock")]),
        "X_HOST has the path of a socket, which a MySQL URL does not have (set in code); write the name or the address \
         of a host"
    );
    assert_eq!(
        of::<NatsUrl>(&[("X_HOST", "h"), ("X_USER", "app")]),
        "X_USER is a user name, and its password is not set (set in code); set the password too; a token is a password \
         without a user name"
    );
    assert_eq!(
        of::<PostgresUrl>(&[("X_HOST", "h"), ("X_NAME", "..")]),
        "X_NAME is `.` or `..`, which the path of a URL cannot be (set in code)"
    );
    for name in ["X_NAME", "X_USER"] {
        assert_eq!(
            of::<PostgresUrl>(&[("X_HOST", "h"), (name, "postgres://db/orders")]),
            format!("{name} is a URL (set in code); write only the name")
        );
    }
    // The name of a user may be a URI of another kind.
    let spiffe = "postgres://spiffe%3A%2F%2Fcluster.internal%2Forders@db:5432";
    assert_eq!(url(&Env::from([("DB_HOST", "db"), ("DB_USER", "spiffe://cluster.internal/orders")])).unwrap(), spiffe);
    assert_eq!(
        of::<RedisUrl>(&[("X_HOST", "h"), ("X_DB", "zero")]),
        "X_DB must be an integer from 0 to 4294967295: character 1 of 4 is not a digit (set in code)"
    );
    assert_eq!(
        of::<RedisUrl>(&[("X_HOST", "h"), ("X_PORT", "0")]),
        "X_PORT must be an integer from 1 to 65535: it is zero (set in code)"
    );
}

/// The service refuses the whole URL, because of one of its parts.
#[test]
fn a_rule_of_the_service_is_a_problem_of_the_part_that_breaks_it() {
    assert_eq!(
        of::<MongoUrl>(&[("X_HOST", "h"), ("X_USER", "app"), ("X_NAME", "or.ders")]),
        "X_NAME has a database name that MongoDB refuses (set in code); use none of / \\ . \" $ in the name, and no space"
    );
    assert_eq!(
        of::<RedisUrl>(&[("X_HOST", "/run/../redis.sock"), ("X_USER", "app")]),
        "X_HOST has a dot segment in its path (set in code); write the path without `.` and `..`"
    );
}
