//! Variables that are set but empty. That counts as not set, which may switch a protection off without a word.
#![cfg(all(feature = "derive", feature = "service"))]

#[path = "common/rows.rs"]
mod rows;

use factor3::service::RedisUrl;
use factor3::{Env, EnvConfig, Problem, ProblemKind, SecretString};
use rows::rows;

fn warnings<T: EnvConfig>(env: &Env) -> Vec<String> {
    T::summary(env).warnings().iter().map(ToString::to_string).collect()
}

fn problems<T: EnvConfig>(env: &Env) -> Vec<Problem> {
    let error = T::load(env).err();
    assert_eq!(error.as_ref().map_or(&[][..], |error| error.problems()), T::summary(env).problems());
    error.map_or(Vec::new(), |error| error.problems().to_vec())
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Optional {
    api_key: Option<SecretString>,
    cache_url: Option<RedisUrl>,
    #[env(default = "redis://localhost")]
    queue_url: RedisUrl,
    #[env(default)]
    tokens: Vec<SecretString>,
    region: Option<String>,
    workers: Option<u8>,
}

#[test]
fn an_empty_secret_or_url_that_is_optional_is_a_warning() {
    let names = ["API_KEY", "CACHE_URL", "QUEUE_URL", "TOKENS", "REGION", "WORKERS"];
    let env: Env = names.map(|name| (name, "")).into_iter().collect();
    let said = |name: &str| {
        format!(
            "{name} is set but empty, which counts as not set (set in code); \
             set a value, or unset it"
        )
    };
    assert_eq!(warnings::<Optional>(&env), ["API_KEY", "CACHE_URL", "QUEUE_URL", "TOKENS"].map(said));
    let summary = Optional::summary(&env);
    assert!(summary.warnings().iter().all(|warning| warning.kind() == ProblemKind::Suspicious));
    assert!(summary.problems().is_empty());
}

#[test]
fn what_is_set_or_not_set_at_all_is_none() {
    assert_eq!(warnings::<Optional>(&Env::empty()), [""; 0]);
    let set = Env::from([("API_KEY", "hunter2"), ("CACHE_URL", "redis://cache")]);
    assert_eq!(warnings::<Optional>(&set), [""; 0]);
    // Another name of the variable has a value.
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("key");
    std::fs::write(&path, "hunter2").unwrap();
    let by_file = Env::from([("API_KEY", ""), ("API_KEY_FILE", path.to_str().unwrap())]);
    assert_eq!(warnings::<Optional>(&by_file), [""; 0]);
}

#[test]
fn the_name_is_the_one_that_is_set() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only what is said of it matters")]
    struct Required {
        token: SecretString,
    }
    let summary = Optional::summary(&Env::from([("API_KEY_FILE", "")]));
    assert_eq!(summary.warnings()[0].variables(), ["API_KEY_FILE"]);
    let problems = problems::<Required>(&Env::from([("TOKEN_FILE", "")]));
    assert_eq!(
        (problems[0].message(), problems[0].variables()),
        ("TOKEN_FILE is set but empty", &["TOKEN_FILE".to_owned()][..])
    );
}

#[test]
fn the_summary_says_that_it_is_empty_in_a_group_too() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only what is said of it matters")]
    struct Config {
        #[env(nested)]
        smtp: Option<Smtp>,
    }
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only what is said of it matters")]
    struct Smtp {
        host: String,
        password: SecretString,
    }
    let summary = Config::summary(&Env::from([("SMTP_HOST", ""), ("SMTP_PASSWORD", "")]));
    assert_eq!(rows(&summary), ["SMTP_HOST empty set in code", "SMTP_PASSWORD empty set in code"]);
    assert_eq!(summary.warnings().len(), 1);
    assert_eq!(summary.warnings()[0].variables(), ["SMTP_PASSWORD"]);
}

#[test]
fn a_password_whose_url_is_empty_says_so() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only what is said of it matters")]
    struct Config {
        #[env(password = "REPLICA_PASSWORD")]
        replica_url: Option<RedisUrl>,
    }
    let problems = problems::<Config>(&Env::from([("REPLICA_URL", ""), ("REPLICA_PASSWORD", "hunter2")]));
    assert_eq!(problems[0].message(), "REPLICA_URL is set but empty, and REPLICA_PASSWORD is its password");
}

mod deny_empty {
    use super::*;

    #[derive(Debug, EnvConfig)]
    struct Config {
        #[env(deny_empty)]
        api_key: Option<SecretString>,
        #[env(deny_empty, default = 8)]
        workers: u8,
        #[env(nested)]
        smtp: Option<Smtp>,
    }

    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only what is said of it matters")]
    struct Smtp {
        host: Option<String>,
        #[env(deny_empty)]
        password: Option<SecretString>,
    }

    #[test]
    fn an_empty_value_is_a_problem() {
        let problems = problems::<Config>(&Env::from([("API_KEY", ""), ("WORKERS", "")]));
        let said: Vec<_> = problems.iter().map(|problem| (problem.message(), problem.help())).collect();
        let help = Some("set a value, or unset it");
        assert_eq!(said, [("API_KEY is set but empty", help), ("WORKERS is set but empty", help)]);
        assert!(problems.iter().all(|problem| problem.kind() == ProblemKind::Missing));
    }

    #[test]
    fn it_is_found_in_a_group_that_nothing_else_switches_on() {
        let found = problems::<Config>(&Env::from([("SMTP_PASSWORD", "")]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].variables(), ["SMTP_PASSWORD"]);
        assert!(problems::<Config>(&Env::from([("SMTP_HOST", "")])).is_empty());
    }

    #[test]
    fn what_is_not_set_stays_optional() {
        let config = Config::load(&Env::empty()).unwrap();
        assert!(config.api_key.is_none() && config.smtp.is_none());
        assert_eq!(config.workers, 8);
    }

    #[test]
    fn another_name_with_a_value_counts() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("key");
        std::fs::write(&path, "hunter2").unwrap();
        let env = Env::from([("API_KEY", ""), ("API_KEY_FILE", path.to_str().unwrap())]);
        assert!(Config::load(&env).unwrap().api_key.is_some());
    }

    /// People copy the file, so it must not set what is refused.
    #[test]
    #[cfg(all(feature = "docs", feature = "dotenv"))]
    fn the_documents_do_not_set_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(".env");
        let example = Config::documents().env_example();
        std::fs::write(&path, &example).unwrap();
        assert!(Config::load(&Env::dotenv(&path)).is_ok(), "{example}");
        assert!(example.contains("\n# API_KEY=\n") && example.contains("\n# API_KEY_FILE=\n"), "{example}");
        assert!(example.contains("An empty value is refused: take the `#` away to set it."), "{example}");
        assert!(Config::schema().variables()[0].denies_empty());
    }

    #[test]
    #[cfg(feature = "docs")]
    fn the_json_schema_refuses_it_unless_another_name_has_the_value() {
        let schema: serde_json::Value = serde_json::from_str(&Config::documents().json_schema()).unwrap();
        assert_eq!(schema["properties"]["WORKERS"]["minLength"], 1);
        let rule =
            schema["allOf"].as_array().unwrap().iter().find(|rule| rule["then"]["properties"]["API_KEY"].is_object());
        assert!(rule.unwrap()["if"]["not"].to_string().contains("API_KEY_FILE"), "{schema}");
    }
}
