//! From a command line to a configuration, its report and its summary.

use std::collections::BTreeMap;

use clap::error::ErrorKind;
use clap::{ArgMatches, Command};
use factor3::service::PostgresUrl;
use factor3::{Env, EnvConfig, EnvValue, Error, SecretString};

#[derive(Debug, EnvConfig)]
struct Config {
    #[env(default = 8080, alias = "LISTEN_PORT", deprecated = ("HTTP_PORT", "it goes away in 2027"))]
    port: u16,
    #[env(default = "info")]
    log_level: LogLevel,
    offset: Option<i32>,
    name: Option<String>,
    #[env(default = true)]
    cache: bool,
    debug: Option<bool>,
    #[env(separator = ";")]
    peers: Option<Vec<String>>,
    quotas: Option<BTreeMap<String, u16>>,
    api_key: Option<SecretString>,
    #[env(nested)]
    storage: Storage,
    #[env(parts = "DB_")]
    database_url: Option<PostgresUrl>,
}

#[derive(Debug, PartialEq, EnvValue)]
enum LogLevel {
    Debug,
    Info,
}

#[derive(Debug, EnvConfig)]
#[env(tag = "KIND")]
enum Storage {
    #[env(default)]
    Memory,
    Disk {
        path: String,
    },
}

fn command() -> Command {
    Command::new("orders").args(factor3_clap::args::<Config>())
}

fn try_matches(flags: &[&str]) -> Result<ArgMatches, clap::Error> {
    command().try_get_matches_from(["orders"].iter().chain(flags))
}

fn env(flags: &[&str]) -> Env {
    factor3_clap::layer(&try_matches(flags).unwrap())
}

fn load(flags: &[&str]) -> Config {
    Config::load(&env(flags)).unwrap()
}

fn problems(env: &Env) -> Vec<String> {
    Config::load(env).unwrap_err().problems().iter().map(ToString::to_string).collect()
}

#[test]
fn a_flag_wins_over_the_environment_and_the_summary_names_both() {
    let env = env(&["--port", "9090"]).or(Env::from([("PORT", "80"), ("LOG_LEVEL", "debug")]));
    let (config, summary) = Config::inspect(&env);
    let config = config.unwrap();
    assert_eq!((config.port, config.log_level), (9090, LogLevel::Debug));
    let port = &summary.variables()[0];
    assert_eq!(port.origin().unwrap().to_string(), "--port");
    assert_eq!(port.overridden().len(), 1);
}

#[test]
fn the_report_names_the_flag() {
    let error: Error = Config::load(&env(&["--port", "80a80", "--log-level=warn"])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "\
the environment has 2 problems

  PORT must be an integer from 0 to 65535: character 3 of 5 is not a digit
    --> --port
  LOG_LEVEL must be debug or info
    --> --log-level

to fix: PORT, LOG_LEVEL"
    );
}

#[test]
fn a_name_of_the_environment_never_conflicts_with_a_flag() {
    assert_eq!(Config::load(&env(&["--port=1"]).or(Env::from([("LISTEN_PORT", "2")]))).unwrap().port, 1);
    assert_eq!(Config::load(&env(&["--listen-port=1"]).or(Env::from([("PORT", "2")]))).unwrap().port, 1);
    let url = Env::from([("DATABASE_URL", "postgres://one/orders")]);
    let config = Config::load(&env(&["--db-host=two", "--db-name=orders"]).or(url.clone())).unwrap();
    assert_eq!(config.database_url.unwrap().host(), "two");
    let parts = Env::from([("DB_HOST", "two"), ("DB_NAME", "orders")]);
    let config = Config::load(&env(&["--database-url=postgres://one/orders"]).or(parts)).unwrap();
    assert_eq!(config.database_url.unwrap().host(), "one");
}

#[test]
fn two_flags_for_one_variable_are_a_conflict_that_names_both() {
    assert_eq!(
        problems(&env(&["--port=1", "--listen-port=2"])),
        ["PORT and LISTEN_PORT are both set, and differ; unset one of them"]
    );
    assert_eq!(
        problems(&env(&["--database-url=postgres://one/orders", "--db-host=two"])),
        [
            "DATABASE_URL differs from its part DB_HOST; DATABASE_URL is set (--database-url); DB_HOST is two (--db-host); \
          unset DATABASE_URL, or unset DB_HOST"
        ]
    );
}

#[test]
fn the_flag_of_a_deprecated_name_is_hidden_and_a_warning() {
    let summary = Config::summary(&env(&["--http-port=1"]));
    assert_eq!(
        summary.warnings().iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["HTTP_PORT is deprecated (--http-port); use PORT instead: it goes away in 2027"]
    );
    assert!(!command().render_help().to_string().contains("http-port"));
}

#[test]
fn an_empty_value_is_not_set_whatever_the_environment_says() {
    let config = Config::load(&env(&["--port=", "--name", ""]).or(Env::from([("PORT", "80"), ("NAME", "a")]))).unwrap();
    assert_eq!((config.port, config.name), (8080, None));
}

#[test]
fn a_boolean_is_a_switch_that_takes_a_value_after_an_equals_sign() {
    assert_eq!(load(&["--debug"]).debug, Some(true));
    assert_eq!(load(&["--debug=off"]).debug, Some(false));
    assert!(!load(&["--cache=false"]).cache);
    assert_eq!(load(&[]).debug, None);
    assert_eq!(
        problems(&env(&["--debug=flase"])),
        ["DEBUG must be true or false (--debug); yes/no, on/off, t/f, y/n and 1/0 are accepted too"]
    );
    assert_eq!(try_matches(&["--debug", "false"]).unwrap_err().kind(), ErrorKind::UnknownArgument);
}

#[test]
fn a_list_or_a_map_may_be_repeated() {
    assert_eq!(load(&["--peers", "a;b", "--peers=c"]).peers.unwrap(), ["a", "b", "c"]);
    let quotas = load(&["--quotas", "a=1", "--quotas=b=2"]).quotas.unwrap();
    assert_eq!(quotas.into_iter().collect::<Vec<_>>(), [("a".to_owned(), 1), ("b".to_owned(), 2)]);
    assert_eq!(
        problems(&env(&["--quotas", "a=1", "--quotas=b=x"])),
        ["QUOTAS item 2: the value must be an integer from 0 to 65535: character 1 of 1 is not a digit (--quotas)"]
    );
}

#[test]
fn another_flag_may_not_be_repeated() {
    for flags in [["--port=1", "--port=1"], ["--debug", "--debug=false"]] {
        assert_eq!(try_matches(&flags).unwrap_err().kind(), ErrorKind::ArgumentConflict);
    }
}

#[test]
fn a_value_may_be_a_negative_number_or_follow_an_equals_sign() {
    assert_eq!(load(&["--offset", "-5"]).offset, Some(-5));
    assert_eq!(load(&["--offset=-5", "--name=--x"]).name.unwrap(), "--x");
    assert_eq!(try_matches(&["--name", "--port", "80"]).unwrap_err().kind(), ErrorKind::InvalidValue);
    assert_eq!(try_matches(&["--name", "-x"]).unwrap_err().kind(), ErrorKind::UnknownArgument);
}

#[test]
fn clap_reports_an_unknown_flag_and_proposes_another() {
    let error = try_matches(&["--prot=80"]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnknownArgument);
    assert!(error.to_string().contains("'--port'"), "{error}");
}

#[test]
fn a_tag_selects_a_variant() {
    let config = load(&["--storage-kind", "disk", "--storage-path=/srv"]);
    assert!(matches!(config.storage, Storage::Disk { path } if path == "/srv"));
    assert!(matches!(load(&[]).storage, Storage::Memory));
    assert_eq!(
        problems(&env(&["--storage-kind=disc"])),
        ["STORAGE_KIND must be memory or disk (--storage-kind); did you mean disk?"]
    );
}

#[test]
fn a_secret_comes_from_a_file_and_as_a_flag_only_on_request() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "hunter2-hunter2").unwrap();
    let flag = format!("--api-key-file={}", file.path().display());
    let asked = command().arg(factor3_clap::arg::<Config>("API_KEY"));
    let asked = asked.try_get_matches_from(["orders", "--api-key=hunter3-hunter3"]).unwrap();
    for (layer, length) in [(env(&[&flag]), 15), (factor3_clap::layer(&asked), 15)] {
        // The flag wins over both names.
        let env = layer.or(Env::from([("API_KEY", "x"), ("API_KEY_FILE", "/no/such/file")]));
        let (config, summary) = Config::inspect(&env);
        assert!(config.unwrap().api_key.is_some());
        let entry = summary.variables().iter().find(|entry| entry.name() == "API_KEY").unwrap();
        assert_eq!((entry.shown(), entry.characters()), (None, Some(length)));
        assert!(!summary.to_string().contains("hunter"), "{summary}");
    }
    assert_eq!(try_matches(&["--api-key=hunter2"]).unwrap_err().kind(), ErrorKind::UnknownArgument);
}

#[derive(Debug, EnvConfig)]
struct Switched {
    #[env(nested)]
    metrics: Metrics,
}

#[derive(Debug, EnvConfig)]
#[env(tag = "ENABLED")]
enum Metrics {
    #[env(default, rename = "false")]
    Off,
    #[env(rename = "true")]
    On { port: u16 },
}

#[test]
fn a_tag_of_true_and_false_is_a_switch() {
    let command = Command::new("orders").args(factor3_clap::args::<Switched>());
    let matches = command.try_get_matches_from(["orders", "--metrics-enabled", "--metrics-port=9000"]).unwrap();
    let config = Switched::load(&factor3_clap::layer(&matches)).unwrap();
    assert!(matches!(config.metrics, Metrics::On { port: 9000 }));
}

#[cfg(unix)]
#[test]
fn a_value_that_is_not_utf_8_is_reported_with_its_flag() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let given = ["orders".as_ref(), "--name".as_ref(), OsStr::from_bytes(b"\xff")];
    let matches = command().try_get_matches_from(given).unwrap();
    assert_eq!(problems(&factor3_clap::layer(&matches)), ["NAME is not UTF-8: byte 1 of 1 (--name)"]);
}

#[derive(Debug, EnvConfig)]
struct Sinks {
    #[env(nested, prefix = "SINK_")]
    sinks: BTreeMap<String, Sink>,
}

#[derive(Debug, EnvConfig)]
struct Sink {
    topic: String,
}

#[test]
fn the_list_of_instances_has_a_flag_and_their_variables_have_none() {
    let command = Command::new("orders").args(factor3_clap::args::<Sinks>());
    let flags: Vec<_> = command.get_arguments().filter_map(|arg| arg.get_long()).collect();
    assert_eq!(flags, ["sinks"]);
    let matches = command.try_get_matches_from(["orders", "--sinks", "msk"]).unwrap();
    let env = factor3_clap::layer(&matches).or(Env::from([("SINK_MSK_TOPIC", "orders")]));
    assert_eq!(Sinks::load(&env).unwrap().sinks["msk"].topic, "orders");
}
