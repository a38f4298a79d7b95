//! Rules: a range or a function over one value, several values, or an entire configuration.
#![cfg_attr(
    feature = "derive",
    expect(clippy::trivially_copy_pass_by_ref, reason = "a rule takes a reference, whatever the type")
)]
#![cfg(feature = "derive")]

use std::collections::BTreeSet;
use std::ops::Bound;
use std::time::Duration;

use factor3::{Env, EnvConfig, ExposeSecret, ProblemKind, SecretString};

type Maybe<T> = Option<T>;

fn env<const N: usize>(set: [(&str, &str); N]) -> Env {
    set.into_iter().collect()
}

fn problems<T: EnvConfig>(env: &Env) -> Vec<String> {
    let error = T::load(env).err();
    error.iter().flat_map(factor3::Error::problems).map(ToString::to_string).collect()
}

mod range {
    use super::*;

    #[derive(Debug, EnvConfig)]
    struct Config {
        #[env(range = 1..=64, default = 8)]
        workers: u16,
        #[env(range = ..10)]
        level: Maybe<u8>,
        #[env(range = 1024.., default)]
        ports: Box<[u16]>,
        #[env(range = Duration::from_secs(1)..=Duration::from_secs(60), default = "5s")]
        timeout: Duration,
        #[env(range = 0.0..1.0, default = 0.5)]
        ratio: f64,
        #[env(range = (Bound::Excluded(0), Bound::Unbounded), default)]
        offsets: BTreeSet<i8>,
    }

    #[test]
    fn what_is_inside_is_accepted() {
        let config = Config::load(&env([("WORKERS", "64"), ("PORTS", "1024,65535"), ("OFFSETS", "1")])).unwrap();
        assert_eq!((config.workers, config.level, config.ports.len(), config.offsets.len()), (64, None, 2, 1));
        assert_eq!((config.timeout, config.ratio.to_bits()), (Duration::from_secs(5), 0.5_f64.to_bits()));
    }

    #[test]
    fn what_is_outside_is_said_with_the_bounds_of_each() {
        let set = [
            ("WORKERS", "65"),
            ("LEVEL", "10"),
            ("PORTS", "80, 8080, 443"),
            ("TIMEOUT", "500ms"),
            ("RATIO", "1"),
            ("OFFSETS", "0"),
        ];
        assert_eq!(
            problems::<Config>(&env(set)),
            [
                "WORKERS must be an integer from 1 to 64: it is too large (set in code)",
                "LEVEL must be an integer from 0 to 9: it is too large (set in code)",
                "PORTS item 1 must be an integer from 1024 to 65535: it is too small (set in code)",
                "PORTS item 3 must be an integer from 1024 to 65535: it is too small (set in code)",
                "TIMEOUT must be a duration from 1s to 1m: it is too small (set in code)",
                "RATIO must be a decimal number of at least 0 and below 1: it is too large (set in code)",
                "OFFSETS must be a list, each item an integer from 1 to 127: it is too small (set in code)",
            ]
        );
    }

    #[test]
    fn the_bounds_are_part_of_what_is_expected() {
        assert_eq!(
            problems::<Config>(&env([("WORKERS", "x"), ("PORTS", "x")])),
            [
                "WORKERS must be an integer from 1 to 64: character 1 of 1 is not a digit (set in code)",
                "PORTS item 1 must be an integer from 1024 to 65535: character 1 of 1 is not a digit (set in code)",
            ]
        );
        let variables = Config::schema().variables();
        let expected: Vec<_> = variables.iter().map(|variable| variable.expected().to_string()).collect();
        assert_eq!(
            expected,
            [
                "an integer from 1 to 64",
                "an integer from 0 to 9",
                "a list, each item an integer from 1024 to 65535",
                "a duration from 1s to 1m",
                "a decimal number of at least 0 and below 1",
                "a list, each item an integer from 1 to 127",
            ]
        );
    }

    #[test]
    fn the_bounds_of_a_list_are_those_of_its_items() {
        let variables = Config::schema().variables();
        let bounds = |name| variables.iter().find(|variable| variable.name() == name).unwrap().bounds().unwrap();
        assert_eq!(bounds("PORTS").to_string(), "from 1024 to 65535");
        assert_eq!(bounds("OFFSETS").to_string(), "from 1 to 127");
    }

    #[test]
    fn each_item_of_an_array_has_to_be_inside() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "it cannot be loaded")]
        struct Config {
            #[env(range = 1..=64)]
            workers: [u16; 3],
        }
        let problems = problems::<Config>(&env([("WORKERS", "0,64,65")]));
        assert_eq!(
            problems,
            [
                "WORKERS item 1 must be an integer from 1 to 64: it is too small (set in code)",
                "WORKERS item 3 must be an integer from 1 to 64: it is too large (set in code)",
            ]
        );
    }

    #[test]
    fn a_default_outside_is_a_mistake_of_the_program() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "it cannot be loaded")]
        struct Config {
            #[env(range = 1..=64, default = "0")]
            text: u16,
            #[env(range = 1..=64, default = 65)]
            typed: u16,
        }
        let help = "this is a bug in the program, not in the environment: fix the field's `default`";
        assert_eq!(
            problems::<Config>(&env([])),
            [
                format!("the default of TEXT must be an integer from 1 to 64: it is too small; {help}"),
                format!("the default of TYPED must be an integer from 1 to 64: it is too large; {help}"),
            ]
        );
        assert_eq!(Config::load(&env([])).unwrap_err().problems()[0].kind(), ProblemKind::Default);
    }

    #[test]
    fn what_is_outside_is_written_well_so_an_example_is_no_help() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "it cannot be loaded")]
        struct Config {
            #[env(range = 1..=64, example = "8")]
            workers: u16,
        }
        assert_eq!(
            problems::<Config>(&env([("WORKERS", "65")])),
            ["WORKERS must be an integer from 1 to 64: it is too large (set in code)"]
        );
    }

    #[test]
    fn the_value_is_not_quoted_and_not_in_the_summary() {
        let summary = Config::summary(&env([("WORKERS", "4711")]));
        assert!(!summary.to_string().contains("4711"), "{summary}");
        assert_eq!(summary.variables().len(), 6);
    }

    #[test]
    fn a_constant_may_be_a_bound() {
        const MOST: u8 = 3;

        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "it cannot be loaded")]
        struct Config<T> {
            #[env(range = 1..=MOST)]
            retries: Option<u8>,
            other: Option<T>,
        }
        assert_eq!(
            problems::<Config<u8>>(&env([("RETRIES", "4")])),
            ["RETRIES must be an integer from 1 to 3: it is too large (set in code)"]
        );
    }
}

mod one_field {
    use super::*;

    fn even(number: &u16) -> Result<(), &'static str> {
        if number % 2 == 0 { Ok(()) } else { Err("it must be even") }
    }

    fn few(ports: &[u16]) -> Result<(), String> {
        if ports.len() <= 2 { Ok(()) } else { Err(format!("{} are too many", ports.len())) }
    }

    fn lower_case(text: &str) -> Result<(), String> {
        if text.chars().all(char::is_lowercase) { Ok(()) } else { Err(format!("{text} is not in lower case")) }
    }

    fn long(secret: &SecretString) -> Result<(), String> {
        let secret = secret.expose_secret();
        if secret.len() >= 8 { Ok(()) } else { Err(format!("{secret} is too short")) }
    }

    #[expect(clippy::ref_option, reason = "to see whether there is a value")]
    fn there(value: &Option<u16>) -> Result<(), &'static str> {
        value.map(|_| ()).ok_or("it must be there on weekdays")
    }

    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only the rules matter")]
    struct Config {
        #[env(validate = even, default)]
        plain: u16,
        #[env(validate = even)]
        optional: Maybe<u16>,
        #[env(validate = even, default)]
        boxed: Box<u16>,
        #[env(validate = even, validate = few, default)]
        list: Vec<u16>,
        #[env(validate = lower_case, default = "a")]
        text: String,
        #[env(validate = lower_case, public, default = "a")]
        shown: String,
        #[env(validate = long)]
        secret: Option<SecretString>,
    }

    #[test]
    fn it_sees_through_options_pointers_and_lists() {
        let set = [("PLAIN", "1"), ("OPTIONAL", "3"), ("BOXED", "5"), ("LIST", "2,7,9")];
        assert_eq!(
            problems::<Config>(&env(set)),
            [
                "PLAIN: it must be even (set in code)",
                "OPTIONAL: it must be even (set in code)",
                "BOXED: it must be even (set in code)",
                "LIST item 2: it must be even (set in code)",
                "LIST item 3: it must be even (set in code)",
            ]
        );
        let error = Config::load(&env(set)).unwrap_err();
        let fields: Vec<_> = error.problems().iter().map(|problem| problem.field().unwrap()).collect();
        assert_eq!(fields, ["plain", "optional", "boxed", "list[1]", "list[2]"]);
        assert!(error.problems().iter().all(|problem| problem.kind() == ProblemKind::Rule));
    }

    #[test]
    fn a_function_of_the_whole_gets_the_whole() {
        assert_eq!(problems::<Config>(&env([("LIST", "2,4,6")])), ["LIST: 3 are too many (set in code)"]);
    }

    #[test]
    fn a_default_that_breaks_a_rule_is_a_mistake_of_the_program() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "it cannot be loaded")]
        struct Config {
            #[env(validate = even, default = 3)]
            workers: u16,
        }
        let error = Config::load(&env([])).unwrap_err();
        assert_eq!(error.problems()[0].kind(), ProblemKind::Default);
        assert_eq!(
            error.problems()[0].to_string(),
            "the default of WORKERS: it must be even; this is a bug in the program, not in the environment: fix the field's `default`"
        );
    }

    #[test]
    fn a_function_of_an_option_is_always_asked() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "it cannot be loaded")]
        struct Config {
            #[env(validate = there)]
            value: Option<u16>,
        }
        assert_eq!(problems::<Config>(&env([])), ["VALUE: it must be there on weekdays"]);
        assert!(Config::load(&env([("VALUE", "1")])).is_ok());
    }

    #[test]
    fn a_text_that_may_quote_a_hidden_value_is_replaced_by_the_name_of_the_rule() {
        let set = [("TEXT", "Hunter2"), ("SHOWN", "Hunter2"), ("SECRET", "hunter2")];
        assert_eq!(
            problems::<Config>(&env(set)),
            [
                "TEXT: the rule `lower_case` does not hold (set in code)",
                "SHOWN: Hunter2 is not in lower case (set in code)",
                "SECRET: the rule `long` does not hold (set in code)",
            ]
        );
    }

    #[cfg(feature = "dotenv")]
    #[test]
    fn a_value_that_others_are_expanded_into_is_not_quoted() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join(".env");
        std::fs::write(&file, "PASSWORD=Hunter2\nSHOWN=${PASSWORD}\n").unwrap();
        let error = Config::load(&Env::dotenv(&file)).unwrap_err();
        assert_eq!(error.problems()[0].message(), "SHOWN: the rule `lower_case` does not hold");
    }

    #[test]
    fn a_value_that_breaks_a_rule_is_a_problem_in_the_summary() {
        let summary = Config::summary(&env([("PLAIN", "4711")]));
        assert!(!summary.to_string().contains("4711"), "{summary}");
        assert_eq!(summary.variables()[0].status(), factor3::summary::Status::Problem);
    }

    #[test]
    fn the_name_that_was_set_and_the_place_are_named() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "it cannot be loaded")]
        struct Config {
            #[env(alias = "THREADS", validate = even)]
            workers: u16,
            #[env(validate = long)]
            token: SecretString,
        }
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("token");
        std::fs::write(&file, "hunter2").unwrap();
        let path = file.to_str().unwrap();
        assert_eq!(
            problems::<Config>(&env([("THREADS", "3"), ("TOKEN_FILE", path)])),
            [
                "THREADS: it must be even (set in code)".to_owned(),
                format!("TOKEN: the rule `long` does not hold ({path})")
            ]
        );
    }
}

mod several_fields {
    use super::*;

    fn in_order(min: &u16, max: &u16) -> Result<(), &'static str> {
        if min <= max { Ok(()) } else { Err("the smaller one comes first") }
    }

    fn differ(user: &str, password: &SecretString) -> Result<(), String> {
        if user == password.expose_secret() { Err(format!("{user} is no password")) } else { Ok(()) }
    }

    fn described(min: &u16, max: &u16) -> Result<(), String> {
        if min + 100 > *max { Ok(()) } else { Err(format!("{min} is too far from {max}")) }
    }

    #[derive(Debug, EnvConfig)]
    #[env(validate = in_order(min, max), validate = differ(user, password), validate = described(min, max))]
    #[expect(dead_code, reason = "only the rules matter")]
    struct Pool {
        #[env(default = 1)]
        min: u16,
        #[env(deprecated = "MOST")]
        max: Option<u16>,
        user: String,
        password: SecretString,
    }

    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only the rules matter")]
    struct Config {
        #[env(nested)]
        pool: Pool,
    }

    #[test]
    fn a_rule_runs_as_soon_as_its_own_inputs_are_valid() {
        let set = [("POOL_MIN", "9"), ("POOL_MAX", "3"), ("POOL_USER", "me")];
        assert_eq!(
            problems::<Config>(&env(set)),
            [
                "POOL_PASSWORD is not set; expected a secret, or the path of its file in POOL_PASSWORD_FILE",
                "POOL_MIN and POOL_MAX: the smaller one comes first; POOL_MIN is 9 (set in code); \
                 POOL_MAX is 3 (set in code)",
            ]
        );
        // A rule does not run if one of its values is invalid or missing.
        let set = [("POOL_MIN", "9"), ("POOL_MAX", "x"), ("POOL_USER", "me"), ("POOL_PASSWORD", "x")];
        assert_eq!(problems::<Config>(&env(set)).len(), 1);
        let set = [("POOL_MIN", "9"), ("POOL_USER", "me"), ("POOL_PASSWORD", "x")];
        assert!(Config::load(&env(set)).is_ok());
    }

    #[test]
    fn it_runs_on_a_flat_struct_too() {
        let error = Pool::load(&env([("MIN", "9"), ("MAX", "3")])).unwrap_err();
        let problem = error.problems().last().unwrap();
        assert_eq!(problem.message(), "MIN and MAX: the smaller one comes first");
        assert_eq!((problem.field(), problem.kind()), (None, ProblemKind::Rule));
        assert!(error.to_string().ends_with("\nto fix: USER, PASSWORD, MIN, MAX"), "{error}");
    }

    #[test]
    fn the_rules_of_a_struct_come_after_its_fields_and_before_what_follows_it() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only its problems matter")]
        struct Config {
            first: u16,
            #[env(nested)]
            pool: Pool,
            last: u16,
        }
        let error = Config::load(&env([("POOL_MIN", "9"), ("POOL_MAX", "3"), ("POOL_USER", "me")])).unwrap_err();
        let about: Vec<_> = error.problems().iter().map(|problem| problem.variables()[0].as_str()).collect();
        assert_eq!(about, ["FIRST", "POOL_PASSWORD", "POOL_MIN", "LAST"]);
    }

    #[test]
    fn the_names_are_those_that_are_set() {
        let set = [("POOL_MIN", "9"), ("POOL_MOST", "3"), ("POOL_USER", "me"), ("POOL_PASSWORD", "x")];
        let error = Config::load(&env(set)).unwrap_err();
        let problem = &error.problems()[0];
        assert_eq!(problem.message(), "POOL_MIN and POOL_MOST: the smaller one comes first");
        assert_eq!(
            (problem.variables(), problem.field()),
            (&["POOL_MIN".to_owned(), "POOL_MOST".to_owned()][..], Some("pool"))
        );
    }

    #[test]
    fn its_text_is_kept_only_if_all_its_inputs_are_public() {
        let set = [("POOL_USER", "hunter2"), ("POOL_PASSWORD", "hunter2"), ("POOL_MAX", "200")];
        assert_eq!(
            problems::<Config>(&env(set)),
            [
                "POOL_USER and POOL_PASSWORD: the rule `differ` does not hold; POOL_USER is set (set in code); \
                 POOL_PASSWORD is set (set in code)",
                "POOL_MIN and POOL_MAX: 1 is too far from 200; POOL_MIN is 1 (default); POOL_MAX is 200 (set in code)",
            ]
        );
    }

    #[test]
    fn a_group_may_be_one_of_its_inputs() {
        #[derive(Debug, EnvConfig)]
        #[env(validate = roomy(workers, pool))]
        #[expect(dead_code, reason = "only the rules matter")]
        struct Config {
            workers: u16,
            #[env(nested)]
            pool: Option<Pool>,
        }

        fn roomy(workers: &u16, pool: &Pool) -> Result<(), &'static str> {
            if pool.max.is_none_or(|max| max >= *workers) { Ok(()) } else { Err("each worker needs a connection") }
        }

        let set = [("WORKERS", "9"), ("POOL_MAX", "3"), ("POOL_USER", "me"), ("POOL_PASSWORD", "x")];
        let error = Config::load(&env(set)).unwrap_err();
        let problem = &error.problems()[0];
        assert_eq!(problem.message(), "WORKERS and the group `pool`: each worker needs a connection");
        assert_eq!(problem.variables(), ["WORKERS", "POOL_MAX", "POOL_USER", "POOL_PASSWORD"]);
    }
}

mod whole {
    use super::*;

    fn encrypted(smtp: &Smtp) -> Result<(), &'static str> {
        if smtp.port == 25 && smtp.tls { Err("port 25 cannot be encrypted from the start") } else { Ok(()) }
    }

    #[derive(Debug, EnvConfig)]
    #[env(validate = encrypted)]
    struct Smtp {
        #[env(default = 25)]
        port: u16,
        #[env(default)]
        tls: bool,
    }

    fn quoting(config: &Config) -> Result<(), String> {
        if config.name == "bad" { Err(format!("{} is bad", config.name)) } else { Ok(()) }
    }

    #[derive(Debug, EnvConfig)]
    #[env(validate = quoting)]
    struct Config {
        #[env(default = "good")]
        name: String,
        #[env(nested)]
        #[expect(dead_code, reason = "only its rule matters")]
        smtp: Smtp,
    }

    #[test]
    fn it_is_about_the_variables_that_are_set() {
        let error = Config::load(&env([("SMTP_TLS", "yes")])).unwrap_err();
        assert_eq!(
            error.to_string(),
            "\
the environment has 1 problem

  the group `smtp`: port 25 cannot be encrypted from the start
    SMTP_PORT is 25 (default)
    SMTP_TLS is yes (set in code)

to fix: SMTP_TLS"
        );
        assert_eq!(error.problems()[0].field(), Some("smtp"));
        assert_eq!(Config::load(&env([("NAME", "bad")])).unwrap_err().problems()[0].field(), None);
        assert_eq!(
            problems::<Config>(&env([("NAME", "bad")])),
            [
                "the configuration: the rule `quoting` does not hold; NAME is set (set in code); SMTP_PORT is 25 (default); \
                 SMTP_TLS has its default"
            ]
        );
    }

    #[test]
    fn an_enum_may_have_one() {
        fn short(path: &Store) -> Result<(), &'static str> {
            match path {
                Store::Disk { path } if path.len() > 3 => Err("the path is too long for this system"),
                _ => Ok(()),
            }
        }

        #[derive(Debug, EnvConfig)]
        #[env(tag = "KIND", prefix = "STORE_", validate = short)]
        enum Store {
            Disk { path: String },
            Memory,
        }

        let set = env([("STORE_KIND", "disk"), ("STORE_PATH", "/srv")]);
        let error = Store::load(&set).unwrap_err();
        assert_eq!(error.problems()[0].message(), "the configuration: the path is too long for this system");
        assert_eq!(error.problems()[0].variables(), ["STORE_KIND", "STORE_PATH"]);
        assert!(matches!(Store::load(&env([("STORE_KIND", "memory")])), Ok(Store::Memory)));
    }
}

/// A report of a rule has a line for each of its variables: the value, where it may be shown, and the origin.
mod inputs {
    use super::*;

    #[derive(Debug, EnvConfig)]
    #[env(validate = never(required, optional, defaulted, text, shown, secret))]
    #[expect(dead_code, reason = "only the rules matter")]
    struct Config {
        required: u16,
        optional: Option<u16>,
        #[env(default = 10)]
        defaulted: u16,
        #[env(alias = "OLD_TEXT")]
        text: String,
        #[env(public)]
        shown: String,
        secret: SecretString,
    }

    #[expect(clippy::trivially_copy_pass_by_ref, clippy::ref_option, reason = "a rule takes references")]
    fn never(_: &u16, _: &Option<u16>, _: &u16, _: &String, _: &String, _: &SecretString) -> Result<(), &'static str> {
        Err("never")
    }

    fn problem(env: &Env) -> (Vec<String>, Vec<String>) {
        let error = Config::load(env).unwrap_err();
        assert_eq!(error.problems().len(), 1, "{error}");
        let problem = &error.problems()[0];
        assert_eq!(problem.message(), "REQUIRED, OPTIONAL, DEFAULTED, TEXT, SHOWN and SECRET: never");
        (problem.inputs().map(str::to_owned).collect(), problem.variables().to_vec())
    }

    const SET: [(&str, &str); 4] = [("REQUIRED", "9"), ("TEXT", "hunter2"), ("SHOWN", "eu-1"), ("SECRET", "hunter3")];

    #[test]
    fn each_variable_has_its_line() {
        let (lines, to_fix) = problem(&env(SET));
        assert_eq!(
            lines,
            [
                "REQUIRED is 9 (set in code)",
                "OPTIONAL is not set",
                "DEFAULTED is 10 (default)",
                "TEXT is set (set in code)",
                "SHOWN is eu-1 (set in code)",
                "SECRET is set (set in code)",
            ]
        );
        assert_eq!(to_fix, ["REQUIRED", "TEXT", "SHOWN", "SECRET"]);
    }

    #[test]
    fn an_empty_value_is_said_to_be_one() {
        let (lines, to_fix) = problem(&env(SET).with("OPTIONAL", "").with("DEFAULTED", ""));
        assert_eq!(lines[1], "OPTIONAL is set but empty (set in code)");
        assert_eq!(lines[2], "DEFAULTED is 10 (default; set but empty: set in code)");
        assert_eq!(to_fix, ["REQUIRED", "OPTIONAL", "DEFAULTED", "TEXT", "SHOWN", "SECRET"]);
    }

    #[test]
    fn a_value_in_a_file_is_not_read_again() {
        let dir = tempfile::tempdir().unwrap();
        for (name, value) in SET {
            std::fs::write(dir.path().join(name), value).unwrap();
        }
        let (lines, _) = problem(&Env::dir(dir.path()));
        assert_eq!(lines[0], format!("REQUIRED is set ({})", dir.path().join("REQUIRED").display()));
    }

    #[test]
    fn what_cannot_be_changed_is_named_only_if_nothing_else_can() {
        #[derive(Debug, EnvConfig)]
        #[env(validate = differ(one, other))]
        #[expect(dead_code, reason = "only the rules matter")]
        struct Defaults {
            #[env(default = 1)]
            one: u16,
            #[env(default = 1)]
            other: u16,
        }
        fn differ(one: &u16, other: &u16) -> Result<(), &'static str> {
            if one == other { Err("they must differ") } else { Ok(()) }
        }
        let error = Defaults::load(&Env::empty()).unwrap_err();
        assert!(error.to_string().ends_with("\nto fix: ONE, OTHER"), "{error}");
        let error = Defaults::load(&env([("OTHER", "1")])).unwrap_err();
        assert!(error.to_string().ends_with("\nto fix: OTHER"), "{error}");
    }

    #[test]
    fn a_configuration_with_many_variables_has_the_first_lines() {
        #[derive(Debug, EnvConfig)]
        #[env(validate = of_many)]
        #[expect(dead_code, reason = "only the rules matter")]
        struct Many {
            #[env(nested)]
            a: Ten,
            #[env(nested)]
            b: Ten,
            #[env(nested)]
            c: Ten,
        }
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only the rules matter")]
        #[rustfmt::skip]
        struct Ten {
            a: Option<u8>, b: Option<u8>, c: Option<u8>, d: Option<u8>, e: Option<u8>,
            f: Option<u8>, g: Option<u8>, h: Option<u8>, i: Option<u8>, j: Option<u8>,
        }
        fn of_many(_: &Many) -> Result<(), &'static str> {
            Err("never")
        }
        let error = Many::load(&Env::empty()).unwrap_err();
        let lines: Vec<_> = error.problems()[0].inputs().collect();
        assert_eq!((lines.len(), lines[20]), (21, "and 10 more variables"));
    }
}
