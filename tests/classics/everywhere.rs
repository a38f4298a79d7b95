//! Traps of nearly all libraries.

use super::*;

#[test]
fn every_problem_is_reported_and_not_the_first() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        port: u16,
        ports: Vec<u16>,
        level: LogLevel,
    }
    let env = Env::from([("PORT", "x"), ("PORTS", "1,x,2,y")]);
    assert_eq!(messages::<Config>(&env).len(), 4);
}

#[test]
#[expect(unused_qualifications, reason = "an author may write the path")]
fn an_option_is_one_under_any_name() {
    use std::option::Option as Maybe;
    type Port = Maybe<u16>;
    #[derive(EnvConfig)]
    struct Config {
        port: Port,
        other: core::option::Option<u16>,
    }
    let config = Config::load(&Env::from([("NOTHING", "1")])).unwrap();
    assert_eq!((config.port, config.other), (None, None));
}

#[test]
fn a_required_secret_is_not_empty() {
    #[derive(EnvConfig)]
    struct Config {
        api_key: SecretString,
    }
    assert_eq!(messages::<Config>(&Env::from([("API_KEY", "")])), ["API_KEY is set but empty"]);
    let config = Config::load(&Env::from([("API_KEY", "hunter2")])).unwrap();
    assert_eq!(config.api_key.expose_secret(), "hunter2");
}
