//! Layers made name by name: values that are known, unknown or perhaps set, and functions.
#![cfg(feature = "derive")]

use std::sync::{Arc, Mutex};

use factor3::layer::{Layer, Note, Value};
use factor3::summary::{Status, Summary};
use factor3::{Env, EnvConfig, Origin, ProblemKind, SecretString};

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Config {
    #[env(default = 8080)]
    port: u16,
    #[env(alias = "TOKEN")]
    api_key: SecretString,
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
    user: String,
}

const FILE: &str = "orders.yaml";

fn layer(entries: &[(&str, Value)]) -> Env {
    let mut layer = Layer::new();
    for (line, (name, value)) in (1..).zip(entries) {
        layer.set(*name, value.clone(), Origin::in_line(FILE, line));
    }
    layer.into()
}

fn status(summary: &Summary, name: &str) -> Status {
    summary.variables().iter().find(|variable| variable.name() == name).unwrap().status()
}

fn kinds(summary: &Summary) -> (Vec<ProblemKind>, Vec<ProblemKind>) {
    let kinds = |list: &[factor3::Problem]| list.iter().map(factor3::Problem::kind).collect();
    (kinds(summary.problems()), kinds(summary.warnings()))
}

#[test]
fn a_required_variable_that_is_perhaps_set_is_a_warning() {
    let summary = Config::summary(&layer(&[("API_KEY", Value::Perhaps)]));
    assert_eq!(status(&summary, "API_KEY"), Status::Perhaps);
    assert_eq!(kinds(&summary), (vec![], vec![ProblemKind::Unchecked]));
    assert_eq!(summary.warnings()[0].to_string(), "API_KEY is required, and perhaps not set (orders.yaml:1)");
    assert_eq!(summary.exit_code(), 0);
    assert!(summary.variables()[1].logfmt().to_string().contains("status=perhaps"));
}

#[test]
fn an_optional_variable_that_is_perhaps_set_is_no_warning() {
    for name in ["PORT", "WORKERS"] {
        let summary = Config::summary(&layer(&[("API_KEY", "hunter2".into()), (name, Value::Perhaps)]));
        assert_eq!((status(&summary, name), kinds(&summary)), (Status::Perhaps, (vec![], vec![])), "{name}");
    }
}

#[test]
fn a_lower_layer_that_sets_the_name_settles_it() {
    let perhaps = layer(&[("API_KEY", Value::Perhaps)]);
    for lower in ["API_KEY", "TOKEN", "TOKEN_FILE", "API_KEY_FILE"] {
        let summary = Config::summary(&perhaps.clone().or(Env::from([(lower, "hunter2")])));
        assert_eq!((status(&summary, "API_KEY"), kinds(&summary)), (Status::NameOnly, (vec![], vec![])), "{lower}");
    }
    let empty = Config::summary(&perhaps.clone().or(Env::from([("API_KEY", "")])));
    assert_eq!(status(&empty, "API_KEY"), Status::Perhaps);
    let unset = Config::summary(&perhaps.clone().or(Env::empty().without("API_KEY")));
    assert_eq!(status(&unset, "API_KEY"), Status::Perhaps);
    // The other way round, the known value counts.
    let above = Config::summary(&Env::from([("API_KEY", "hunter2")]).or(perhaps));
    assert_eq!(status(&above, "API_KEY"), Status::Set);
}

#[test]
fn a_load_needs_a_value() {
    let error = Config::load(&layer(&[("API_KEY", "hunter2".into()), ("PORT", Value::Perhaps)])).unwrap_err();
    assert_eq!(
        error.problems()[0].to_string(),
        "PORT is perhaps set, to a value that is not known, so there is no value to load (orders.yaml:2); \
         load where it has one; `Config::summary` checks the names alone"
    );
    assert_eq!((error.problems().len(), error.problems()[0].kind()), (1, ProblemKind::NameOnly));
}

#[test]
fn a_group_that_is_perhaps_set_is_perhaps_incomplete() {
    let env = layer(&[("API_KEY", "hunter2".into()), ("SMTP_HOST", Value::Perhaps)]);
    let summary = Config::summary(&env);
    assert_eq!(status(&summary, "SMTP_HOST"), Status::Perhaps);
    assert_eq!(status(&summary, "SMTP_USER"), Status::Unset);
    assert_eq!(summary.problems(), []);
    let warnings: Vec<_> = summary.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(warnings, ["SMTP_HOST is perhaps set, and then the group `smtp` must be complete (orders.yaml:2)"]);
    assert_eq!(Config::load(&env).unwrap_err().problems().len(), 1);

    let complete = env.or(layer(&[("SMTP_USER", Value::Perhaps)]));
    assert_eq!(kinds(&Config::summary(&complete)), (vec![], vec![]));
}

#[test]
fn a_group_that_is_set_is_checked() {
    let env = layer(&[("API_KEY", "hunter2".into()), ("SMTP_HOST", Value::Perhaps), ("SMTP_PORT", "25".into())]);
    let summary = Config::summary(&env);
    assert_eq!(kinds(&summary), (vec![ProblemKind::Missing], vec![ProblemKind::Unchecked]));
    assert_eq!(summary.problems()[0].variables(), ["SMTP_USER"]);
}

#[test]
fn any_name_may_come_from_a_store_that_cannot_be_read() {
    let mut store = Layer::new();
    store.perhaps_all("", Origin::in_line(FILE, 9));
    store.set("WORKERS", "4", Origin::in_line(FILE, 10));
    let env = Env::from([("API_KYE", "hunter2")]).or(Env::from(store));
    let summary = Config::summary(&env);
    assert_eq!(status(&summary, "WORKERS"), Status::Set);
    assert_eq!(status(&summary, "API_KEY"), Status::Perhaps);
    // The name that looks like a mistake is worth a look all the same.
    assert!(kinds(&summary).1.contains(&ProblemKind::NearMiss));
    assert_eq!(summary.exit_code(), 0);

    let mut prefixed = Layer::new();
    prefixed.perhaps_all("SMTP_", Origin::in_line(FILE, 9));
    let summary = Config::summary(&Env::from(prefixed));
    assert_eq!(status(&summary, "SMTP_HOST"), Status::Perhaps);
    assert_eq!(kinds(&summary).0, [ProblemKind::Missing]);
}

#[test]
fn a_name_that_is_perhaps_set_is_no_near_miss() {
    let summary = Config::summary(&layer(&[("API_KYE", Value::Perhaps)]));
    assert_eq!(summary.problems()[0].help(), None);
    let known = Config::summary(&layer(&[("API_KYE", Value::Unknown)]));
    assert!(known.problems()[0].help().unwrap().contains("API_KEY"));
}

#[test]
fn a_problem_about_a_variable_explains_it() {
    let mut layer = Layer::new();
    let note = Note::new(Origin::at(FILE, 7, 18), "is a number").about("API_KEY");
    layer.problem(note);
    layer.problem(Note::new(Origin::in_file(FILE), "has no container `orders`"));
    layer.warning(Note::new(Origin::in_line(FILE, 9), "two\nlines").about("OTHER"));
    let summary = Config::summary(&Env::from(layer));
    assert_eq!(kinds(&summary), (vec![ProblemKind::Syntax, ProblemKind::File], vec![ProblemKind::Suspicious]));
    assert_eq!(summary.problems()[1].message(), "orders.yaml has no container `orders`");
    // A name that the configuration does not read is not shown, and no note adds a line.
    assert_eq!(summary.warnings()[0].to_string(), r"orders.yaml:9 two\nlines");
    assert_eq!(status(&summary, "API_KEY"), Status::Problem);
}

#[test]
fn of_two_names_the_one_that_is_set_for_sure_counts() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only what is said of it matters")]
    struct Outer {
        #[env(nested)]
        login: Option<Login>,
    }
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only what is said of it matters")]
    struct Login {
        #[env(alias = "NAME")]
        user: Option<String>,
        host: String,
    }
    let summary = Outer::summary(&layer(&[("LOGIN_USER", Value::Perhaps), ("LOGIN_NAME", "app".into())]));
    assert_eq!(kinds(&summary), (vec![ProblemKind::Missing], vec![]));
    assert_eq!(status(&summary, "LOGIN_USER"), Status::Set);
    let summary = Outer::summary(&layer(&[("LOGIN_USER", Value::Perhaps)]));
    assert_eq!(kinds(&summary), (vec![], vec![ProblemKind::Unchecked]));
}

#[test]
fn an_unset_name_hides_the_layers_below() {
    let env = layer(&[("API_KEY", Value::Unset)]).or(Env::from([("API_KEY", "hunter2")]));
    assert_eq!(kinds(&Config::summary(&env)).0, [ProblemKind::Missing]);
}

/// Returns an environment of a function that answers for one name, and the names that it is asked for.
fn store(known: &'static str) -> (Env, Arc<Mutex<Vec<String>>>) {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = asked.clone();
    let env = Env::from_fn(move |name| {
        log.lock().unwrap().push(name.to_owned());
        (name == known).then(|| Value::from("hunter2"))
    });
    (env, asked)
}

#[test]
fn a_function_is_asked_once_for_each_name_that_is_read() {
    let (env, asked) = store("TOKEN");
    let env = Env::from([("API_KYE", "x"), ("SMTP_PORT_25_TCP_PORT", "25")]).or(env);
    Config::load(&env).unwrap();
    let mut names = std::mem::take(&mut *asked.lock().unwrap());
    names.sort();
    assert_eq!(
        names,
        ["API_KEY", "API_KEY_FILE", "PORT", "SMTP_HOST", "SMTP_PORT", "SMTP_USER", "TOKEN", "TOKEN_FILE", "WORKERS",]
    );
    let summary = Config::summary(&env);
    assert_eq!(summary.exit_code(), 0);
    // A load asks anew, and a summary asks once as well.
    assert_eq!(asked.lock().unwrap().len(), 9);
}

#[test]
fn a_function_may_say_all_that_a_layer_may() {
    let env = Env::from_fn(|name| match name {
        "API_KEY" => Some(Value::Unknown),
        "WORKERS" => Some(Value::Perhaps),
        "PORT" => Some(Value::Broken(Note::new(Origin::label("vault"), "cannot be read").help("log in"))),
        _ => None,
    });
    let summary = Config::summary(&env.named("vault"));
    assert_eq!(status(&summary, "API_KEY"), Status::NameOnly);
    assert_eq!(status(&summary, "WORKERS"), Status::Perhaps);
    assert_eq!(summary.problems()[0].to_string(), "PORT cannot be read (vault); log in");
    assert_eq!(summary.variables()[1].origin().unwrap().to_string(), "vault");
}

#[cfg(feature = "dotenv")]
#[test]
fn a_reference_to_a_name_that_is_perhaps_set_is_unknown() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("test.env");
    std::fs::write(&path, "API_KEY=${SOURCE}\n").unwrap();
    let env = Env::dotenv(&path).or(layer(&[("SOURCE", Value::Perhaps)]));
    assert_eq!(status(&Config::summary(&env), "API_KEY"), Status::NameOnly);
}

#[cfg(feature = "service")]
#[test]
fn a_password_that_is_perhaps_set_is_no_password_alone() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only what is said of it matters")]
    struct Config {
        #[env(password = "DB_PASSWORD")]
        database_url: Option<factor3::service::PostgresUrl>,
    }

    let summary = Config::summary(&layer(&[("DB_PASSWORD", Value::Perhaps)]));
    assert_eq!(summary.problems(), []);
    let url = ("DATABASE_URL", "postgres://orders:hunter2@db/orders".into());
    let summary = Config::summary(&layer(&[url, ("DB_PASSWORD", Value::Perhaps)]));
    assert_eq!(summary.problems(), []);
}
