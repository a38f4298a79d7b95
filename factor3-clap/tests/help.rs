//! `--help` of a configuration, word for word.

use std::time::Duration;

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Command};
use factor3::service::{BaseUrl, PostgresUrl};
use factor3::{EnvConfig, EnvValue, SecretString};

/// Configuration of the orders service.
#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "the help reads no value")]
struct Config {
    /// Port the HTTP server listens on.
    #[env(default = 8080, alias = "LISTEN_PORT", deprecated = ("HTTP_PORT", "it goes away in 2027"))]
    port: u16,
    #[env(default = "info")]
    log_level: LogLevel,
    /// Time for open requests to end.
    #[env(default = Duration::from_secs(30))]
    shutdown_timeout: Duration,
    /// Wraps gifts.
    #[env(default = false)]
    gift_wrap: bool,
    #[env(default = "a b")]
    tags: Vec<String>,
    /// Base URL of the inventory service.
    #[env(default = "https://orders:hunter2@inventory.internal/v1", allow_userinfo)]
    inventory_url: BaseUrl,
    /// Token presented to the inventory service.
    #[env(default = "hunter3")]
    inventory_token: SecretString,
    #[env(nested)]
    main_database: Database,
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "the help reads no value")]
struct Database {
    /// Connection to the
    /// database.
    #[env(default = "postgres://orders:hunter4@localhost/orders")]
    url: PostgresUrl,
    #[env(default = 10, range = 1..=100)]
    pool_size: u32,
}

#[derive(Debug, EnvValue)]
enum LogLevel {
    Debug,
    Info,
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "the help reads no value")]
struct Explained {
    /// Port the HTTP server listens on.
    ///
    /// A port below 1024 needs
    /// a capability.
    #[env(default = 8080)]
    port: u16,
}

fn command() -> Command {
    Command::new("orders").args(factor3_clap::args::<Config>())
}

fn help(command: Command, flag: &str) -> String {
    let shown = command.term_width(0).try_get_matches_from(["orders", flag]).unwrap_err();
    assert_eq!(shown.kind(), ErrorKind::DisplayHelp);
    shown.to_string()
}

#[test]
fn the_help_lists_every_variable_beside_the_arguments_of_the_program() {
    let check = Arg::new("check").long("check").action(ArgAction::SetTrue).help("Checks and exits");
    let command = command().arg(check);
    let short = help(command.clone(), "-h");
    assert_eq!(
        short,
        "\
Usage: orders [OPTIONS]

Options:
      --port <PORT>                                  Port the HTTP server listens on [env: PORT] [default: 8080]
      --log-level <LOG_LEVEL>                        [env: LOG_LEVEL] [default: info] [possible values: debug, info]
      --shutdown-timeout <SHUTDOWN_TIMEOUT>          Time for open requests to end [env: SHUTDOWN_TIMEOUT] [default: 30s]
      --gift-wrap[=<true|false>]                     Wraps gifts [env: GIFT_WRAP] [default: false]
      --tags <TAGS>                                  Expected: a list, each item text [env: TAGS] [default: \"a b\"]
      --inventory-url <INVENTORY_URL>                Base URL of the inventory service [env: INVENTORY_URL] [default: https://inventory.internal/v1]
      --inventory-url-file <INVENTORY_URL_FILE>      File that holds INVENTORY_URL [env: INVENTORY_URL_FILE]
      --inventory-token-file <INVENTORY_TOKEN_FILE>  File that holds INVENTORY_TOKEN: Token presented to the inventory service [env: INVENTORY_TOKEN_FILE]
      --check                                        Checks and exits
  -h, --help                                         Print help

Main database:
      --main-database-url <MAIN_DATABASE_URL>              Connection to the database [env: MAIN_DATABASE_URL] [default: postgres://orders:***@localhost:5432/orders]
      --main-database-url-file <MAIN_DATABASE_URL_FILE>    File that holds MAIN_DATABASE_URL [env: MAIN_DATABASE_URL_FILE]
      --main-database-pool-size <MAIN_DATABASE_POOL_SIZE>  Expected: an integer from 1 to 100 [env: MAIN_DATABASE_POOL_SIZE] [default: 10]
"
    );
    assert_eq!(help(command, "--help"), short);
}

#[test]
fn several_paragraphs_are_in_the_long_help_only() {
    let command = Command::new("orders").args(factor3_clap::args::<Explained>());
    assert_eq!(
        help(command.clone(), "-h"),
        "\
Usage: orders [OPTIONS]

Options:
      --port <PORT>  Port the HTTP server listens on [env: PORT] [default: 8080]
  -h, --help         Print help (see more with '--help')
"
    );
    assert_eq!(
        help(command, "--help"),
        "\
Usage: orders [OPTIONS]

Options:
      --port <PORT>
          Port the HTTP server listens on.
          
          A port below 1024 needs a capability.
          
          [env: PORT] [default: 8080]

  -h, --help
          Print help (see a summary with '-h')
"
    );
}

#[test]
fn no_secret_is_in_the_help_or_a_flag() {
    let help = help(command(), "--help");
    assert!(!help.contains("hunter"), "{help}");
    let error = command().try_get_matches_from(["orders", "--inventory-token=hunter5"]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnknownArgument);
    assert!(!error.to_string().contains("hunter"), "{error}");
}
