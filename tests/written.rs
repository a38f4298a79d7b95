//! Every load of a debug build checks each default and example, used or not.
#![cfg(all(feature = "derive", debug_assertions))]

use std::cell::Cell;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use factor3::{Env, EnvConfig, EnvValue, ProblemKind};

fn lines<C: EnvConfig>(env: &Env) -> Vec<String> {
    let error = C::load(env).err().map(|error| error.problems().to_vec()).unwrap_or_default();
    error.iter().map(ToString::to_string).collect()
}

const DEFAULT: &str = "this is a bug in the program, not in the environment: fix the field's `default`";
const EXAMPLE: &str = "this is a bug in the program, not in the environment: fix the field's `example`";

#[test]
fn a_default_that_is_not_used_is_looked_at() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        #[env(default = "soon")]
        timeout: Duration,
    }
    let message = format!("the default of TIMEOUT must be a duration: character 1 of 4 is not a digit; {DEFAULT}");
    assert_eq!(lines::<Config>(&Env::from([("TIMEOUT", "2s")])), [message]);
}

#[test]
fn the_reason_of_a_rule_may_quote_a_default() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "it never loads")]
    struct Config {
        #[env(default = "orders/", validate = plain)]
        queue: String,
    }
    fn plain(queue: &str) -> Result<(), String> {
        if queue.ends_with('/') { Err(format!("{queue} ends with a slash")) } else { Ok(()) }
    }
    assert_eq!(lines::<Config>(&Env::empty()), [format!("the default of QUEUE: orders/ ends with a slash; {DEFAULT}")]);
}

/// Only an operator can have left something in.
#[test]
fn nothing_is_suspected_of_a_default() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only what is said of it matters")]
    struct Config {
        #[env(default = "changeme")]
        text: String,
    }
    assert!(Config::summary(&Env::empty()).warnings().is_empty());
    assert_eq!(Config::summary(&Env::from([("TEXT", "changeme")])).warnings().len(), 1);
}

#[test]
fn a_default_that_is_used_is_reported_once() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        #[env(default = "soon")]
        timeout: Duration,
    }
    assert_eq!(lines::<Config>(&Env::from([("PORT", "")])).len(), 1);
}

#[test]
fn an_example_is_looked_at() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        #[env(example = "80,x")]
        ports: Vec<u16>,
    }
    let error = Config::load(&Env::from([("PORTS", "80")])).err().unwrap();
    let [problem] = error.problems() else { panic!("one problem: {error}") };
    let message = "the example of PORTS item 2 must be an integer from 0 to 65535: character 1 of 1 is not a digit";
    assert_eq!((problem.kind(), problem.message(), problem.help()), (ProblemKind::Example, message, Some(EXAMPLE)));
    assert_eq!((problem.field(), problem.origin()), (Some("ports[1]"), None));
}

#[test]
fn defaults_and_examples_keep_the_rules_of_their_field() {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a rule takes references, whatever the types")]
    fn even(n: &u8) -> Result<(), &'static str> {
        if n % 2 == 0 { Ok(()) } else { Err("it must be even") }
    }

    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        #[env(range = 1..=9, default = "10", example = "0")]
        workers: u8,
        #[env(validate = even, default = "3", example = "5")]
        threads: u8,
    }
    assert_eq!(
        lines::<Config>(&Env::from([("WORKERS", "1"), ("THREADS", "2")])),
        [
            format!("the default of WORKERS must be an integer from 1 to 9: it is too large; {DEFAULT}"),
            format!("the default of THREADS: it must be even; {DEFAULT}"),
            format!("the example of WORKERS must be an integer from 1 to 9: it is too small; {EXAMPLE}"),
            format!("the example of THREADS: it must be even; {EXAMPLE}"),
        ]
    );
}

#[test]
fn the_count_of_further_mistakes_in_a_default_says_where_to_correct_them() {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a rule takes references, whatever the types")]
    fn even(n: &u16) -> Result<(), &'static str> {
        if n % 2 == 0 { Ok(()) } else { Err("it must be even") }
    }

    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        #[env(default = "x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x")]
        ports: Vec<u16>,
        #[env(validate = even, default = "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1")]
        others: Vec<u16>,
    }
    let lines = lines::<Config>(&Env::from([("PORTS", "1"), ("OTHERS", "2")]));
    let more: Vec<_> = lines.iter().filter(|line| line.contains(" more ")).collect();
    let expected = ["PORTS", "OTHERS"].map(|name| format!("the default of {name} has 2 more problems; {DEFAULT}"));
    assert_eq!((more, lines.len()), (expected.iter().collect(), 42));
}

#[test]
fn no_rule_is_about_an_example_beside_a_default() {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a rule takes references, whatever the types")]
    fn ordered(min: &u8, max: &u8) -> Result<(), &'static str> {
        if min <= max { Ok(()) } else { Err("the least is more than the most") }
    }

    #[derive(EnvConfig)]
    #[env(validate = ordered(min, max))]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        #[env(example = "9")]
        min: u8,
        #[env(example = "3")]
        max: u8,
    }
    assert_eq!(lines::<Config>(&Env::from([("MIN", "1"), ("MAX", "2")])), [""; 0]);
}

#[test]
fn groups_that_are_off_and_variants_that_are_not_chosen_are_looked_at() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        #[env(nested)]
        smtp: Option<Smtp>,
        #[env(nested)]
        storage: Storage,
    }

    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Smtp {
        #[env(default = "x")]
        port: u16,
    }

    #[derive(EnvConfig)]
    #[env(tag = "KIND")]
    #[expect(dead_code, reason = "only its problems matter")]
    enum Storage {
        Memory,
        Disk { path: PathBuf },
        S3(S3),
    }

    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct S3 {
        #[env(example = "x")]
        retries: u8,
    }

    assert_eq!(
        lines::<Config>(&Env::from([("STORAGE_KIND", "memory")])),
        [
            format!(
                "the default of SMTP_PORT must be an integer from 0 to 65535: character 1 of 1 is not a digit; {DEFAULT}"
            ),
            format!(
                "the example of STORAGE_RETRIES must be an integer from 0 to 255: character 1 of 1 is not a digit; \
                 {EXAMPLE}"
            ),
        ]
    );
}

#[test]
fn they_come_last() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        #[env(default = "x")]
        port: u16,
        host: String,
    }
    let lines = lines::<Config>(&Env::from([("PORT", "80")]));
    assert!(lines[0].starts_with("HOST is not set") && lines[1].starts_with("the default of PORT"), "{lines:?}");
}

#[test]
fn a_default_that_is_a_value_is_made_only_when_it_is_needed() {
    thread_local!(static MADE: Cell<u32> = const { Cell::new(0) });
    fn made() -> u16 {
        MADE.set(MADE.get() + 1);
        80
    }

    #[derive(EnvConfig)]
    struct Config {
        #[env(default = made())]
        port: u16,
    }
    assert_eq!(Config::load(&Env::from([("PORT", "81")])).map(|config| config.port).ok(), Some(81));
    assert_eq!(MADE.get(), 0);
    assert_eq!(Config::load(&Env::from([("HOST", "::")])).map(|config| config.port).ok(), Some(80));
    assert_eq!(MADE.get(), 1);
}

#[test]
fn a_default_takes_the_way_of_the_variable() {
    #[derive(EnvValue)]
    enum Level {
        Info,
    }

    struct Odd;
    impl FromStr for Odd {
        type Err = &'static str;

        fn from_str(text: &str) -> Result<Self, Self::Err> {
            if text == "odd" { Ok(Self) } else { Err("it is even") }
        }
    }

    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        #[env(default = "info", example = "INFO")]
        level: Level,
        #[env(default = "1;2", example = "3; 4", separator = ";")]
        ports: Vec<u16>,
        #[env(from_str, default = "odd", example = "even")]
        odd: Odd,
        #[env(unit = "s", default = "300", example = "5m")]
        ttl: Duration,
    }
    let lines = lines::<Config>(&Env::from([("ODD", "odd")]));
    assert_eq!(
        lines,
        [
            format!("the example of ODD was rejected by this program: it is even; {EXAMPLE}"),
            format!("the example of TTL must be a whole number of seconds: character 2 of 2 is not a digit; {EXAMPLE}"),
        ]
    );
}
