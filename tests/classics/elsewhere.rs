//! Traps of libraries for Python, Go, TypeScript and Java.

use super::*;
use crate::case::found_as;

mod pydantic {
    use super::*;

    #[test]
    fn a_valid_secret_is_not_printed_because_another_field_is_missing() {
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only what is said of it matters")]
        struct Config {
            api_key: SecretString,
            password: String,
            port: u16,
        }
        let said = said::<Config>(&Env::from([("API_KEY", "hunter2"), ("PASSWORD", "hunter2")]));
        assert!(said.contains("PORT is not set") && !said.contains("hunter2"), "{said}");
    }

    #[test]
    fn debug_output_has_no_secret() {
        let env = Env::from([("VALUE", "hunter2")]);
        let var = env.get("VALUE").unwrap();
        let summary = Text::summary(&env);
        let debug = format!("{env:?} {env:#?} {var:?} {var:#?} {summary:?} {summary:#?}");
        assert!(!debug.contains("hunter2"), "{debug}");
    }

    #[test]
    #[cfg(feature = "service")]
    fn the_url_of_a_service_does_not_print_its_password() {
        #[derive(Debug, EnvConfig)]
        struct Config {
            database_url: factor3::service::PostgresUrl,
        }
        let env = Env::from([("DATABASE_URL", "postgres://app:hunter2@db/orders")]);
        let config = Config::load(&env).unwrap();
        assert!(config.database_url.expose_url().contains("hunter2"));
        let said = format!("{config:?} {} {}", config.database_url.redacted(), said::<Config>(&env));
        assert!(!said.contains("hunter2"), "{said}");
    }

    #[test]
    fn links_out_of_a_directory_of_secrets_and_large_files_are_refused() {
        let large = directory("value", &"x".repeat((1 << 20) + 1));
        assert_eq!(messages::<Text>(&Env::dir(large.path())), ["VALUE is in a file that is larger than 1 MiB"]);

        #[cfg(unix)]
        {
            let (outside, inside) = (directory("secret", "hunter2"), tempfile::tempdir().unwrap());
            std::os::unix::fs::symlink(outside.path().join("secret"), inside.path().join("value")).unwrap();
            let refused = ["VALUE is in a file that is a link that leads out of its directory"];
            assert_eq!(messages::<Text>(&Env::dir(inside.path())), refused);
        }
    }

    #[test]
    fn a_mounted_secret_that_a_file_of_the_developer_shadows_is_in_the_summary() {
        let ((stale, _file), mounted) = (dotenv("VALUE=stale\n"), directory("value", "fresh"));
        let fresh = Env::dir(mounted.path());

        let first = Text::load(&fresh.clone().or(stale.clone())).unwrap();
        assert_eq!(first.value, "fresh");
        let summary = Text::summary(&stale.or(fresh));
        let shadowed = summary.variables()[0].overridden();
        assert_eq!(shadowed[0].path(), Some(&*found_as(mounted.path(), "VALUE")));
    }
}

mod envalid {
    use super::*;

    #[test]
    fn no_refusal_quotes_the_value() {
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only what is said of it matters")]
        struct Config {
            port: u16,
            level: LogLevel,
            timeout: std::time::Duration,
            ports: Vec<u16>,
            #[env(parse_with = quoting)]
            other: u8,
        }
        fn quoting(text: &str) -> Result<u8, String> {
            Err(format!("invalid value {text:?}"))
        }
        let env: Env = ["PORT", "LEVEL", "TIMEOUT", "PORTS", "OTHER"].map(|name| (name, "hunter2")).into();
        let said = said::<Config>(&env);
        assert!(said.contains("5 problems") && !said.contains("hunter2"), "{said}");
    }

    #[test]
    fn a_text_is_no_value_of_a_public_type_that_refuses_it() {
        use factor3::value::{Expected, Raw, ValueError};

        struct Colour;
        impl EnvValue for Colour {
            const EXPECTED: Expected = Expected::text("a colour");
            const SENSITIVITY: factor3::Sensitivity = factor3::Sensitivity::Public;

            fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
                Err(ValueError::may_quote(format_args!("there is no {}", raw.text()?)))
            }
        }
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only its problems matter")]
        struct Config {
            hidden: Colour,
            #[env(public)]
            shown: Colour,
        }
        let env = Env::from([("HIDDEN", "hunter2"), ("SHOWN", "gren")]);
        let expected = ["HIDDEN must be a colour", "SHOWN must be a colour: there is no gren"];
        assert_eq!(messages::<Config>(&env), expected);
    }
}

mod spring_boot {
    use super::*;

    #[test]
    fn what_is_hidden_depends_on_the_type_and_not_on_the_name() {
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only what is said of it matters")]
        struct Config {
            uri: String,
            command: SecretString,
            password_length: u8,
        }
        let env = Env::from([("URI", "amqp://u:hunter2@h"), ("COMMAND", "run -p hunter2"), ("PASSWORD_LENGTH", "12")]);
        let summary = Config::summary(&env);
        let shown: Vec<_> = summary.variables().iter().map(factor3::summary::Entry::shown).collect();
        assert_eq!(shown, [None, None, Some("12")]);
    }
}

mod django_environ {
    use super::*;

    #[test]
    #[cfg(feature = "service")]
    fn a_number_sign_in_a_password_is_refused_and_never_taken_for_the_end_of_the_host() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only what is said of it matters")]
        struct Config {
            database_url: factor3::service::PostgresUrl,
        }
        let error = Config::load(&Env::from([("DATABASE_URL", "postgres://user:123#abc@db/orders")])).unwrap_err();
        let help = error.problems()[0].help().unwrap();
        assert!(help.contains("%23"), "{error}");
    }

    #[test]
    fn a_dollar_in_a_variable_is_a_character() {
        for password in ["$ecret", "$$$", "pa$$word", "${HOME", "a$1"] {
            let env = Env::from([("VALUE", password), ("ecret", "x"), ("word", "x")]);
            assert_eq!(Text::load(&env).unwrap().value, password);
        }
    }

    #[test]
    fn a_missing_file_is_in_the_same_report_as_a_missing_variable() {
        let env = Env::dotenv("no/such/file.env").or(Env::dir("no/such/directory"));
        assert_eq!(
            messages::<Port>(&env),
            ["no/such/file.env does not exist", "no/such/directory does not exist", "PORT is not set"]
        );
    }
}

mod caarlos0_env {
    use super::*;

    #[test]
    fn a_load_takes_nothing_away_whether_it_fails_or_not() {
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only its problem matters")]
        struct Config {
            token: SecretString,
            port: u16,
        }
        let dir = directory("token", "hunter2");
        let env = Env::from([("TOKEN_FILE", dir.path().join("token"))]);
        for _ in 0..2 {
            assert_eq!(messages::<Config>(&env), ["PORT is not set"]);
        }
        assert!(Config::load(&env.with("PORT", "80")).is_ok());
        assert_eq!(fs::read_to_string(dir.path().join("token")).unwrap(), "hunter2");
    }
}
