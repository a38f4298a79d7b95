//! The arguments of a configuration beside those of a program.

use std::collections::BTreeMap;

use clap::{Arg, Command, CommandFactory as _, FromArgMatches as _, Parser};
use factor3::service::{BaseUrl, PostgresUrl, SecretUrl};
use factor3::{EnvConfig, SecretBox, SecretFile, SecretString};

#[derive(Debug, EnvConfig)]
struct Config {
    #[env(default = 8080)]
    port: u16,
    debug: Option<bool>,
}

fn command() -> Command {
    Command::new("orders").args(factor3_clap::args::<Config>())
}

#[test]
#[should_panic(expected = "the configuration reads no variable API_KAY")]
fn an_argument_for_no_variable_panics() {
    factor3_clap::arg::<Config>("API_KAY");
}

#[test]
#[should_panic(expected = "'--port' is in use by both 'PORT' and 'socket'")]
fn a_flag_of_the_program_with_the_same_name_panics() {
    command().arg(Arg::new("socket").long("port")).debug_assert();
}

/// An absolute name may have small letters and any underscores.
#[derive(Debug, EnvConfig)]
struct Names {
    #[env(name = "_PORT")]
    a: Option<u16>,
    #[env(name = "PORT")]
    b: Option<u16>,
    #[env(name = "A__B_")]
    c: Option<u16>,
    #[env(name = "npm_config_x", absolute)]
    d: Option<u16>,
}

#[test]
fn names_map_one_to_one() {
    let args = factor3_clap::args::<Names>();
    let flags: Vec<_> = args.iter().map(|arg| arg.get_long().unwrap()).collect();
    assert_eq!(flags, ["_port", "port", "a--b-", "npm-config-x"]);
    let command = Command::new("orders").args(args);
    let given = ["orders", "--_port=1", "--port=2", "--a--b-=3", "--npm-config-x=4"];
    let config = Names::load(&factor3_clap::layer(&command.try_get_matches_from(given).unwrap())).unwrap();
    assert_eq!((config.a, config.b, config.c, config.d), (Some(1), Some(2), Some(3), Some(4)));
}

#[test]
fn a_default_that_was_added_to_an_argument_does_not_count() {
    let args = factor3_clap::args::<Config>().into_iter().map(|arg| match arg.get_id().as_str() {
        "PORT" => arg.default_value("1"),
        _ => arg,
    });
    let matches = Command::new("orders").args(args).try_get_matches_from(["orders"]).unwrap();
    assert_eq!(Config::load(&factor3_clap::layer(&matches)).unwrap().port, 8080);
}

#[test]
fn flags_may_be_global_to_subcommands_or_belong_to_one() {
    let args = || factor3_clap::args::<Config>().into_iter();
    let global = Command::new("orders").args(args().map(|arg| arg.global(true))).subcommand(Command::new("serve"));
    for given in [["orders", "--port=1", "serve"], ["orders", "serve", "--port=1"]] {
        let matches = global.clone().try_get_matches_from(given).unwrap();
        assert_eq!(Config::load(&factor3_clap::layer(&matches)).unwrap().port, 1);
    }
    let one = Command::new("orders").subcommand(Command::new("serve").args(args()));
    let matches = one.try_get_matches_from(["orders", "serve", "--port=1"]).unwrap();
    let (_, serve) = matches.subcommand().unwrap();
    assert_eq!(Config::load(&factor3_clap::layer(serve)).unwrap().port, 1);
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only the names matter")]
struct Reserved {
    version: Option<String>,
    #[env(alias = "HELP")]
    manual: Option<String>,
}

fn reserved(id: &str) -> Vec<Arg> {
    factor3_clap::args::<Reserved>().into_iter().filter(|arg| arg.get_id() == id).collect()
}

#[test]
#[should_panic(expected = "'--version' is in use by both 'VERSION' and 'version'")]
fn a_variable_called_like_the_flag_for_the_version_panics() {
    Command::new("orders").version("1.0.0").args(reserved("VERSION")).debug_assert();
}

#[test]
fn that_flag_is_free_in_a_program_without_a_version() {
    Command::new("orders").args(reserved("VERSION")).debug_assert();
}

#[test]
#[should_panic(expected = "'--help' is in use by both 'HELP' and 'help'")]
fn a_variable_called_like_the_flag_for_help_panics() {
    Command::new("orders").args(reserved("HELP")).debug_assert();
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only the names matter")]
struct Secrets {
    token: Option<SecretString>,
    tokens: Vec<SecretString>,
    by_tenant: BTreeMap<String, SecretString>,
    hook: SecretUrl,
    #[env(separator = " ")]
    hooks: Option<Vec<SecretUrl>>,
    inventory: SecretBox<BaseUrl>,
    /// It names a file itself.
    key: SecretFile,
}

#[test]
fn every_type_of_a_secret_has_a_flag_for_its_file_only() {
    let args = factor3_clap::args::<Secrets>();
    let flags: Vec<_> = args.iter().map(|arg| arg.get_long().unwrap()).collect();
    assert_eq!(
        flags,
        ["token-file", "tokens-file", "by-tenant-file", "hook-file", "hooks-file", "inventory-file", "key"]
    );
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only the names matter")]
struct Foreign {
    #[env(nested, serde)]
    smtp: Smtp,
    port: Option<u16>,
    #[env(tls = "verify", tls_unless = "INSECURE_TLS")]
    database_url: PostgresUrl,
}

#[derive(Debug, serde::Deserialize)]
#[expect(dead_code, reason = "only the names matter")]
struct Smtp {
    host: String,
}

#[test]
fn a_prefix_has_no_flag_and_companions_have_one() {
    let args = factor3_clap::args::<Foreign>();
    let flags: Vec<_> = args.iter().map(|arg| arg.get_long().unwrap()).collect();
    assert_eq!(flags, ["port", "database-url", "database-url-file", "insecure-tls"]);
}

#[derive(Debug, Parser)]
struct Cli {
    #[arg(long)]
    dry_run: bool,
    files: Vec<String>,
}

#[test]
fn the_arguments_of_a_derived_command_stay() {
    let command = Cli::command().args(factor3_clap::args::<Config>());
    let matches = command.try_get_matches_from(["orders", "--dry-run", "--debug", "a", "--port=1", "b"]).unwrap();
    let cli = Cli::from_arg_matches(&matches).unwrap();
    assert!(cli.dry_run);
    assert_eq!(cli.files, ["a", "b"]);
    let config = Config::load(&factor3_clap::layer(&matches)).unwrap();
    assert_eq!((config.port, config.debug), (1, Some(true)));
}
