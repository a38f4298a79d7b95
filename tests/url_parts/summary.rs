//! The summary: a line for the URL, and one for each part.

use factor3::service::{NatsUrl, RedisUrl};
use factor3::{Env, EnvConfig, EnvValue, Origin};

use super::Config;

#[test]
fn parts_have_lines_of_their_own() {
    let env = Env::from([
        ("DB_HOST", "db.internal"),
        ("DB_USERNAME", "app"),
        ("DB_PASSWORD", "hunter2"),
        ("DB_NAME", "orders"),
    ]);
    let summary = Config::summary(&env);
    assert_eq!(
        summary.to_string(),
        "\
DATABASE_URL  postgres://db.internal:5432  its parts
DB_HOST       db.internal                  set in code
DB_PORT       5432                         default
DB_USER       set, 3 characters            set in code
DB_PASSWORD   set, 7 characters            set in code
DB_NAME       set, 6 characters            set in code
"
    );
    assert_eq!(summary.variables()[0].origin(), Some(&Origin::Parts));
}

#[test]
fn the_url_is_shown_with_the_scheme_that_the_policy_asks_for() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only what is shown of it matters")]
    struct Secure<U: EnvValue> {
        #[env(parts = "BUS_", tls = "require")]
        bus_url: U,
    }
    fn shown<U: EnvValue>() -> String {
        let text = Secure::<U>::summary(&Env::from([("BUS_HOST", "bus")])).to_string();
        text.split_whitespace().nth(1).unwrap().to_owned()
    }
    assert_eq!(shown::<NatsUrl>(), "tls://bus:4222");
    assert_eq!(shown::<RedisUrl>(), "rediss://bus:6379");
}

/// What a part says of itself is enough: nobody wrote the URL.
#[test]
fn warnings_are_about_the_parts() {
    let warnings = |host| {
        let summary = Config::summary(&Env::from([("DB_HOST", host)]));
        summary.warnings().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(warnings("db"), [""; 0]);
    assert_eq!(
        warnings("0.0.0.0"),
        ["DB_HOST has a listen address (0.0.0.0 or [::]) as its host (set in code); use the server's name"]
    );
}

#[test]
fn parts_that_do_not_count_are_not_set() {
    let env = Env::from([("DATABASE_URL", "postgres://app:hunter2@db/orders")]);
    assert_eq!(
        Config::summary(&env.clone().or(Env::from([("DB_HOST", "localhost")]).named("file"))).to_string(),
        "\
DATABASE_URL  postgres://app:***@db:5432/orders  set in code
DB_HOST       not set                            over file
DB_PORT       not set
DB_USER       not set
DB_PASSWORD   not set
DB_NAME       not set
"
    );
    assert_eq!(
        Config::summary(&Env::from([("DB_HOST", "db")]).named("flags").or(env)).to_string(),
        "\
DATABASE_URL  postgres://db:5432  its parts, over set in code
DB_HOST       db                  flags
DB_PORT       5432                default
DB_USER       not set
DB_PASSWORD   not set
DB_NAME       not set
"
    );
}

#[test]
fn a_part_with_a_problem_is_one_line() {
    let summary = Config::summary(&Env::from([("DB_HOST", "db"), ("DB_NAME", "..")]));
    let rows: Vec<_> = summary.variables().iter().map(|row| (row.name(), row.status().as_str())).collect();
    assert_eq!(
        rows,
        [
            ("DATABASE_URL", "unset"),
            ("DB_HOST", "set"),
            ("DB_PORT", "default"),
            ("DB_USER", "unset"),
            ("DB_PASSWORD", "unset"),
            ("DB_NAME", "problem"),
        ]
    );
}

#[test]
fn a_missing_url_has_a_line_for_each_part() {
    let summary = Config::summary(&Env::from([("DB_PORT", "")]));
    let rows: Vec<_> = summary.variables().iter().map(|row| row.status().as_str()).collect();
    assert_eq!(rows, ["problem", "unset", "empty", "unset", "unset", "unset"]);
}
