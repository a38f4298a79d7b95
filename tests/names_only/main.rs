//! A check by names only: a manifest or a vault lists the variables, and the values are elsewhere.
#![cfg(feature = "derive")]

#[macro_use]
#[path = "../common/near.rs"]
mod near;

#[cfg(feature = "envy")]
mod deserialized;
#[cfg(feature = "dotenv")]
mod dotenv;
#[cfg(feature = "dotenv")]
#[path = "../dotenv_support/mod.rs"]
mod dotenv_support;
mod layers;
mod loading;
#[cfg(feature = "service")]
mod password_apart;
#[path = "../common/rows.rs"]
mod rows;
mod rules;
mod variants;

use factor3::summary::{Status, Summary};
use factor3::{Env, EnvConfig, ProblemKind, SecretString};
use rows::rows;

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Config {
    #[env(default = 8080)]
    port: u16,
    database_url: String,
    #[env(alias = "DB_PASS", deprecated = "DB_PW")]
    db_password: SecretString,
    workers: Option<u8>,
    #[env(nested)]
    smtp: Option<Smtp>,
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Smtp {
    host: String,
    #[env(default = "25")]
    port: u16,
    #[env(deprecated = "PW")]
    password: Option<SecretString>,
}

const VAULT: &str = "vault: kv/orders";

fn names<const N: usize>(names: [&str; N]) -> Env {
    Env::from_names(names).named(VAULT)
}

/// Every required name.
fn required() -> Env {
    names(["DATABASE_URL", "DB_PASSWORD"])
}

fn problems(summary: &Summary) -> Vec<String> {
    summary.problems().iter().map(ToString::to_string).collect()
}

fn warnings(summary: &Summary) -> Vec<String> {
    summary.warnings().iter().map(ToString::to_string).collect()
}

/// Returns the problems of a load.
fn of_load<T: EnvConfig + std::fmt::Debug>(env: &Env) -> Vec<String> {
    let error = T::load(env).err();
    error.iter().flat_map(factor3::Error::problems).map(ToString::to_string).collect()
}

/// Returns the problem of a load that knows a variable by its name only.
fn no_value(name: &str) -> String {
    format!(
        "{name} is known by its name only, so there is no value to load ({VAULT}); load where it has one; \
         `Config::summary` checks the names alone"
    )
}

#[track_caller]
fn is_fine(summary: &Summary) {
    assert!(summary.problems().is_empty() && summary.warnings().is_empty(), "{summary}");
    assert_eq!(summary.exit_code(), 0);
}

#[test]
fn names_of_all_that_is_required_are_enough() {
    let summary = Config::summary(&required());
    is_fine(&summary);
    assert_eq!(
        rows(&summary),
        [
            "PORT 8080 default",
            "DATABASE_URL name-only vault: kv/orders",
            "DB_PASSWORD name-only vault: kv/orders",
            "WORKERS unset",
            "SMTP_HOST unset",
            "SMTP_PORT unset",
            "SMTP_PASSWORD unset",
        ]
    );
    let row = &summary.variables()[1];
    assert_eq!((row.status(), row.shown(), row.characters()), (Status::NameOnly, None, None));
    assert_eq!(row.origin().unwrap().to_string(), VAULT);
}

#[test]
fn a_name_that_is_missing_is_a_problem() {
    let summary = Config::summary(&required().without("DATABASE_URL"));
    assert_eq!(problems(&summary), ["DATABASE_URL is not set; expected text"]);
    assert_eq!(summary.exit_code(), 78);
}

#[test]
fn what_is_optional_or_has_a_default_is_set_by_its_name_too() {
    let summary = Config::summary(&required().or(names(["PORT", "WORKERS"])));
    is_fine(&summary);
    let status = |i: usize| summary.variables()[i].status();
    assert_eq!([status(0), status(3)], [Status::NameOnly; 2]);
}

#[test]
fn any_name_of_a_variable_will_do() {
    for name in ["DB_PASSWORD", "DB_PASSWORD_FILE", "DB_PASS", "DB_PASS_FILE"] {
        let summary = Config::summary(&names(["DATABASE_URL", name]));
        is_fine(&summary);
        assert_eq!(summary.variables()[2].status(), Status::NameOnly, "{name}");
    }
}

#[test]
fn a_deprecated_name_is_a_warning() {
    for (name, own) in [("DB_PW", "DB_PASSWORD"), ("DB_PW_FILE", "DB_PASSWORD_FILE")] {
        let summary = Config::summary(&names(["DATABASE_URL", name]));
        assert_eq!(warnings(&summary), [format!("{name} is deprecated ({VAULT}); use {own} instead")]);
        assert_eq!(summary.exit_code(), 0);
    }
}

#[test]
fn a_name_that_the_platform_sets_is_a_warning() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its warning matters")]
    struct Login {
        user: String,
    }
    assert_eq!(
        warnings(&Login::summary(&names(["USER"]))),
        [
            "USER is a name that the platform sets for its own purposes (vault: kv/orders); give the field another name, or \
          write `name = \"USER\"` if it is meant"
        ]
    );
}

#[test]
fn an_optional_group_is_wanted_by_any_name_of_its_variables() {
    for name in ["SMTP_PORT", "SMTP_PASSWORD", "SMTP_PASSWORD_FILE"] {
        let summary = Config::summary(&required().or(names([name])));
        assert_eq!(
            problems(&summary),
            [format!(
                "SMTP_HOST is not set; expected text; {name} is set, so the group `smtp` must be complete; set SMTP_HOST or \
                 unset {name}"
            )]
        );
    }
    is_fine(&Config::summary(&required().or(names(["SMTP_HOST", "SMTP_PASSWORD"]))));
}

#[test]
fn a_name_may_be_a_near_miss_and_is_no_value() {
    let summary = Config::summary(&names(["DATABSE_URL", "DB_PASSWORD", "WORKRES"]));
    assert_eq!(
        problems(&summary),
        [concat!("DATABASE_URL is not set; expected text; ", near!("DATABSE_URL", "vault: kv/orders", "DATABASE_URL"))]
    );
    assert_eq!(warnings(&summary), [concat!("WORKERS is not set; ", near!("WORKRES", "vault: kv/orders", "WORKERS"))]);
}

#[test]
fn nothing_of_a_value_below_is_said() {
    let below = Env::from([("DATABASE_URL", "hunter2"), ("DB_PASSWORD", "hunter2"), ("PORT", "hunter2")]);
    let env = required().or(names(["PORT"])).or(below);
    let (result, summary) = Config::inspect(&env);
    is_fine(&summary);
    let error = result.unwrap_err();
    assert!(!format!("{error}{error:#?}{summary}{summary:#?}{env:?}").contains("hunter"));
}
