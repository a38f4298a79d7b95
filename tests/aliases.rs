//! Aliases of a variable: deprecated names, names of other tools, and variables that several fields share on purpose.
#![cfg(feature = "derive")]

#[path = "common/rows.rs"]
mod rows;

use factor3::{Env, EnvConfig, ProblemKind, SecretString};
use rows::rows;

#[derive(Debug, EnvConfig)]
#[env(prefix = "APP_")]
struct Config {
    #[env(alias = "PG_URL", deprecated = "DB", deprecated = ("DATABASE", "gone in 2027"))]
    database_url: Option<String>,
    #[env(absolute, alias = "BIND_PORT", default = 8080)]
    port: u16,
    #[env(deprecated = "KEY")]
    #[expect(dead_code, reason = "only its names matter")]
    token: Option<SecretString>,
}

fn env<const N: usize>(set: [(&str, &str); N]) -> Env {
    set.into_iter().collect()
}

fn problems<T: EnvConfig>(env: &Env) -> Vec<String> {
    let error = T::load(env).err();
    error.iter().flat_map(factor3::Error::problems).map(ToString::to_string).collect()
}

fn warnings<T: EnvConfig>(env: &Env) -> Vec<String> {
    T::summary(env).warnings().iter().map(ToString::to_string).collect()
}

fn database_url(env: &Env) -> Option<String> {
    Config::load(env).unwrap().database_url
}

#[test]
fn every_name_is_read_under_the_same_prefixes() {
    for name in ["APP_DATABASE_URL", "APP_PG_URL", "APP_DB", "APP_DATABASE"] {
        assert_eq!(database_url(&env([(name, "x")])).as_deref(), Some("x"), "{name}");
    }
    assert_eq!(database_url(&env([("PG_URL", "x"), ("DB", "x")])), None);
    // The aliases of an absolute name are absolute too.
    assert_eq!(Config::load(&env([("BIND_PORT", "80")])).unwrap().port, 80);
}

#[test]
fn a_deprecated_name_warns_and_says_what_to_use() {
    assert_eq!(
        warnings::<Config>(&env([("APP_DB", "x")])),
        ["APP_DB is deprecated (set in code); use APP_DATABASE_URL instead"]
    );
    assert_eq!(
        warnings::<Config>(&env([("APP_DATABASE", "x")])),
        ["APP_DATABASE is deprecated (set in code); use APP_DATABASE_URL instead: gone in 2027"]
    );
    assert!(warnings::<Config>(&env([("APP_PG_URL", "x")])).is_empty());
}

#[test]
fn the_file_of_a_deprecated_name_warns_too() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("key");
    std::fs::write(&file, "hunter2").unwrap();
    assert_eq!(
        warnings::<Config>(&env([("APP_KEY_FILE", file.to_str().unwrap())])),
        [format!("APP_KEY_FILE is deprecated ({}); use APP_TOKEN_FILE instead", file.display())]
    );
}

#[test]
fn two_names_that_differ_in_one_layer_are_a_conflict() {
    let set = [("APP_DATABASE_URL", "a"), ("APP_DB", "b")];
    let error = Config::load(&env(set)).unwrap_err();
    let problem = &error.problems()[0];
    assert_eq!(problem.to_string(), "APP_DATABASE_URL and APP_DB are both set, and differ; unset one of them");
    assert_eq!((problem.kind(), problem.variables().len()), (ProblemKind::Conflict, 2));
    // Equal values are not a conflict.
    assert_eq!(database_url(&env([("APP_DATABASE_URL", "a"), ("APP_DB", "a")])).as_deref(), Some("a"));
}

#[test]
fn the_higher_layer_wins_by_whatever_name() {
    let stack = env([("APP_DB", "above")]).or(env([("APP_DATABASE_URL", "below")]).named("defaults"));
    assert_eq!(database_url(&stack).as_deref(), Some("above"));
    assert_eq!(warnings::<Config>(&stack).len(), 1);
    let summary = Config::summary(&stack);
    assert_eq!(summary.variables()[0].overridden()[0].to_string(), "defaults");
}

#[test]
fn an_empty_name_falls_through_to_an_alias_of_its_layer_and_not_below() {
    assert_eq!(database_url(&env([("APP_DATABASE_URL", ""), ("APP_PG_URL", "x")])).as_deref(), Some("x"));
    assert_eq!(database_url(&env([("APP_DATABASE_URL", "")]).or(env([("APP_PG_URL", "x")]))), None);
}

#[test]
fn a_refused_value_is_reported_by_the_name_that_is_set() {
    assert_eq!(
        problems::<Config>(&env([("BIND_PORT", "x")])),
        ["BIND_PORT must be an integer from 0 to 65535: character 1 of 1 is not a digit (set in code)"]
    );
}

#[test]
fn a_suspicious_value_is_named_by_the_name_that_is_set() {
    let warned = |name: &str| [format!("{name} looks like a placeholder (set in code); set the real value")];
    for name in ["APP_DATABASE_URL", "APP_PG_URL"] {
        assert_eq!(warnings::<Config>(&env([(name, "changeme")])), warned(name));
    }
}

#[test]
fn an_alias_is_no_near_miss_of_its_own_variable() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its names matter")]
    struct Pair {
        #[env(alias = "PG_HOST")]
        db_host: String,
        pg_hosts: String,
    }
    assert_eq!(problems::<Pair>(&env([("PG_HOST", "x")])), ["PG_HOSTS is not set; expected text"]);
}

#[test]
fn no_file_leaves_the_name_of_the_file_to_others() {
    #[derive(Debug, EnvConfig)]
    struct Paths {
        #[env(no_file)]
        token: Option<SecretString>,
        token_file: Option<String>,
    }
    let paths = Paths::load(&env([("TOKEN_FILE", "/no/such/file")])).unwrap();
    assert!(paths.token.is_none());
    assert_eq!(paths.token_file.as_deref(), Some("/no/such/file"));
}

#[derive(Debug, EnvConfig)]
struct Shared {
    #[env(shared)]
    region: String,
    #[env(nested)]
    bucket: Option<Bucket>,
    #[env(nested)]
    queue: Option<Bucket>,
}

#[derive(Debug, EnvConfig)]
struct Bucket {
    name: String,
    #[env(absolute, shared)]
    region: String,
}

#[test]
fn fields_that_say_so_may_share_a_variable() {
    let config = Shared::load(&env([("REGION", "eu"), ("BUCKET_NAME", "b")])).unwrap();
    let bucket = config.bucket.unwrap();
    assert_eq!((config.region.as_str(), bucket.region.as_str(), bucket.name.as_str()), ("eu", "eu", "b"));
}

#[test]
fn a_shared_variable_does_not_switch_a_group_on() {
    assert!(Shared::load(&env([("REGION", "eu")])).unwrap().queue.is_none());
}

#[test]
fn what_is_wrong_with_a_shared_variable_is_said_once() {
    assert_eq!(
        problems::<Shared>(&env([("BUCKET_NAME", "b"), ("REGION", "")])),
        ["REGION is set but empty (set in code); expected text"]
    );
    assert_eq!(
        rows(&Shared::summary(&env([("BUCKET_NAME", "b"), ("REGION", "eu")]))),
        ["REGION 2 hidden set in code", "BUCKET_NAME 1 hidden set in code", "QUEUE_NAME unset"]
    );
}
