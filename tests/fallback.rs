//! Fallbacks: the first of several variables that is set.
#![cfg(feature = "derive")]

use std::fs;

use factor3::{Env, EnvConfig, ExposeSecret, ProblemKind, SecretString};

#[derive(Debug, EnvConfig)]
#[env(prefix = "ORDERS_")]
struct Config {
    #[env(alias = "DSN", fallback = "DATABASE_URL", fallback = "PGURL")]
    db: String,
}

fn db(env: &Env) -> Option<String> {
    Config::load(env).ok().map(|config| config.db)
}

#[test]
fn the_first_that_is_set_is_read_without_conflict() {
    for (set, expected) in [
        (&["ORDERS_DB", "DATABASE_URL", "PGURL"][..], "ORDERS_DB"),
        (&["ORDERS_DSN", "DATABASE_URL"], "ORDERS_DSN"),
        (&["PGURL", "DATABASE_URL"], "DATABASE_URL"),
        (&["PGURL"], "PGURL"),
    ] {
        let env: Env = set.iter().map(|name| (name, name)).collect();
        assert_eq!(db(&env).as_deref(), Some(expected), "{set:?}");
        let summary = Config::summary(&env);
        assert!(summary.warnings().is_empty() && summary.problems().is_empty(), "{summary}");
        let fallback = Some(expected).filter(|name| !name.starts_with("ORDERS_"));
        assert_eq!(summary.variables()[0].fallback(), fallback, "{set:?}");
        assert_eq!(summary.variables()[0].name(), "ORDERS_DB");
    }
}

#[test]
fn a_fallback_has_no_prefix() {
    assert_eq!(db(&Env::from([("ORDERS_DATABASE_URL", "x")])), None);
}

/// The name of the variable in any layer comes before a fallback in a higher one: "the first that is set".
#[test]
fn the_layers_are_asked_for_one_name_after_the_other() {
    let process = Env::from([("DATABASE_URL", "of the platform")]);
    assert_eq!(db(&process.clone().or(Env::from([("ORDERS_DB", "of the file")]))).as_deref(), Some("of the file"));
    assert_eq!(db(&process.or(Env::from([("DATABASE_URL", "of the file")]))).as_deref(), Some("of the platform"));
}

#[test]
fn a_process_that_is_the_only_layer_is_asked_for_the_fallback() {
    #[derive(EnvConfig)]
    struct Config {
        // cargo sets it for each test.
        #[env(fallback = "CARGO_PKG_NAME")]
        name_that_nobody_sets: String,
    }
    assert_eq!(Config::from_env().unwrap().name_that_nobody_sets, "factor3");
}

#[test]
fn an_empty_value_is_not_set() {
    assert_eq!(db(&Env::from([("ORDERS_DB", ""), ("DATABASE_URL", ""), ("PGURL", "x")])).as_deref(), Some("x"));
    let error = Config::load(&Env::from([("ORDERS_DB", ""), ("PGURL", "")])).unwrap_err();
    assert_eq!(error.problems()[0].message(), "ORDERS_DB is set but empty");
}

#[test]
fn a_missing_variable_names_its_fallbacks() {
    assert_eq!(
        Config::load(&Env::empty()).unwrap_err().problems()[0].to_string(),
        "ORDERS_DB is not set; expected text, or the same in DATABASE_URL or PGURL"
    );
}

#[test]
fn a_problem_names_the_variable_that_is_set() {
    #[derive(Debug, EnvConfig)]
    #[env(validate = differ(port, admin_port))]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Ports {
        #[env(fallback = "HTTP_PORT", range = 1..)]
        port: u16,
        #[env(fallback = "HTTP_PORT")]
        admin_port: u16,
    }
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a rule takes references")]
    fn differ(port: &u16, admin: &u16) -> Result<(), &'static str> {
        if port == admin { Err("the ports must differ") } else { Ok(()) }
    }
    let problems = |set: &[(&str, &str)]| {
        let error = Ports::load(&set.iter().copied().collect()).unwrap_err();
        let problems = error.problems().iter().map(|problem| (problem.kind(), problem.variables().to_vec()));
        problems.collect::<Vec<_>>()
    };
    let http = || vec!["HTTP_PORT".to_owned()];
    // The two fields have different ranges, and so different problems.
    assert_eq!(problems(&[("HTTP_PORT", "x")]), [(ProblemKind::Invalid, http()), (ProblemKind::Invalid, http())]);
    assert_eq!(problems(&[("HTTP_PORT", "0"), ("ADMIN_PORT", "1")]), [(ProblemKind::Invalid, http())]);
    assert_eq!(problems(&[("HTTP_PORT", "80")]), [(ProblemKind::Rule, http())]);
    let error = Ports::load(&Env::from([("HTTP_PORT", "80"), ("PORT", "80")])).unwrap_err();
    let lines: Vec<_> = error.problems()[0].inputs().collect();
    assert_eq!(lines, ["PORT is 80 (set in code)", "HTTP_PORT is 80 (set in code)"]);
}

#[test]
fn a_warning_names_the_variable_that_is_set() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only what is said of it matters")]
    struct Config {
        #[env(fallback = "PG_URL")]
        database_url: String,
    }
    let summary = Config::summary(&Env::from([("PG_URL", "changeme")]));
    assert_eq!(
        summary.warnings().iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["PG_URL looks like a placeholder (set in code); set the real value"]
    );
}

#[test]
fn a_fallback_that_is_set_is_no_near_miss_of_another_variable() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "it cannot be loaded")]
    struct Config {
        #[env(fallback = "HTTP_PORT")]
        port: u16,
        http_ports: String,
    }
    let error = Config::load(&Env::from([("HTTP_PORT", "80")])).unwrap_err();
    assert_eq!((error.problems()[0].message(), error.problems()[0].help()), ("HTTP_PORTS is not set", None));
}

#[test]
fn a_secret_may_be_in_the_file_of_a_fallback() {
    #[derive(Debug, EnvConfig)]
    struct Secret {
        #[env(fallback = "TOKEN")]
        orders_token: SecretString,
    }
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("token");
    fs::write(&path, "hunter2\n").unwrap();
    let (config, summary) = Secret::inspect(&Env::from([("TOKEN_FILE", path.to_str().unwrap())]));
    assert_eq!(config.unwrap().orders_token.expose_secret(), "hunter2");
    let token = &summary.variables()[0];
    assert_eq!((token.name(), token.characters(), token.fallback()), ("ORDERS_TOKEN", Some(7), Some("TOKEN")));
    assert_eq!(token.origin().unwrap().path(), Some(path.as_path()));
    // Within one layer, the two names of the fallback must agree.
    let both = Env::from([("TOKEN_FILE", path.to_str().unwrap()), ("TOKEN", "other")]);
    assert_eq!(Secret::load(&both).unwrap_err().problems()[0].kind(), ProblemKind::Conflict);
}

#[test]
fn it_fills_in_before_the_default_and_for_an_option() {
    #[derive(Debug, EnvConfig)]
    struct Optional {
        #[env(fallback = "PORT", default = 8080)]
        http_port: u16,
        #[env(fallback = "REGION")]
        orders_region: Option<String>,
    }
    let config = Optional::load(&Env::from([("PORT", "80"), ("REGION", "eu")])).unwrap();
    assert_eq!((config.http_port, config.orders_region.as_deref()), (80, Some("eu")));
    let config = Optional::load(&Env::from([("OTHER", "")])).unwrap();
    assert_eq!((config.http_port, config.orders_region), (8080, None));
}

/// The variable of another field may be a fallback. It is read, so it is no near miss, and it is missing only once.
#[test]
fn the_variable_of_another_field_may_be_one() {
    #[derive(Debug, EnvConfig)]
    struct Kafka {
        kafka_hosts: String,
        #[env(fallback = "KAFKA_HOSTS")]
        kafka_traces_hosts: String,
    }
    let config = Kafka::load(&Env::from([("KAFKA_HOSTS", "k1")])).unwrap();
    assert_eq!((&*config.kafka_hosts, &*config.kafka_traces_hosts), ("k1", "k1"));
    let config = Kafka::load(&Env::from([("KAFKA_HOSTS", "k1"), ("KAFKA_TRACES_HOSTS", "k2")])).unwrap();
    assert_eq!(config.kafka_traces_hosts, "k2");
}

#[test]
fn it_does_not_switch_an_optional_group_on() {
    #[derive(Debug, EnvConfig)]
    struct Outer {
        #[env(nested)]
        replica: Option<Replica>,
    }
    #[derive(Debug, EnvConfig)]
    struct Replica {
        #[env(fallback = "DATABASE_URL")]
        url: String,
        #[env(default = 1)]
        weight: u8,
    }
    assert!(Outer::load(&Env::from([("DATABASE_URL", "x")])).unwrap().replica.is_none());
    let env = Env::from([("DATABASE_URL", "x"), ("REPLICA_WEIGHT", "2")]);
    let replica = Outer::load(&env).unwrap().replica.unwrap();
    assert_eq!((&*replica.url, replica.weight), ("x", 2));
}

#[test]
fn a_name_alone_counts_as_set() {
    let summary = Config::summary(&Env::from_names(["DATABASE_URL"]));
    assert_eq!((summary.exit_code(), summary.variables()[0].fallback()), (0, Some("DATABASE_URL")));
}

#[test]
#[cfg(feature = "docs")]
fn the_documents_name_it() {
    let documents = Config::documents();
    let sentence = "If it is not set, the first of these that is: DATABASE_URL, PGURL.";
    assert!(documents.env_example().contains(sentence));
    assert!(documents.markdown().contains(sentence));
    let schema: serde_json::Value = serde_json::from_str(&documents.json_schema()).unwrap();
    // The variable is required only if none of the others is set.
    assert_eq!(schema.get("required"), None);
    assert!(schema["allOf"].to_string().contains("PGURL"));
    assert_eq!(Config::schema().variables()[0].fallbacks(), ["DATABASE_URL", "PGURL"]);
}
