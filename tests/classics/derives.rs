//! Traps of crates with a derive.

use super::*;

mod conf {
    use super::*;

    #[test]
    fn a_bool_is_read_set_or_unset_and_nothing_panics() {
        #[derive(EnvConfig)]
        struct Config {
            #[env(default)]
            debug: bool,
        }
        assert!(!Config::load(&Env::from([("OTHER", "1")])).unwrap().debug);
        assert!(Config::load(&Env::from([("DEBUG", "1")])).unwrap().debug);
        assert_eq!(messages::<Flag>(&Env::from([("OTHER", "1")])), ["DEBUG is not set"]);
    }

    #[test]
    fn a_word_that_is_no_boolean_is_not_true() {
        for word in ["maybe", "flase", "enabled", "2", "ok"] {
            assert!(Flag::load(&Env::from([("DEBUG", word)])).is_err(), "{word}");
        }
        assert!(!Flag::load(&Env::from([("DEBUG", "OFF")])).unwrap().debug);
    }

    #[test]
    fn a_parser_that_quotes_a_secret_is_not_quoted() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only its problem matters")]
        struct Config {
            #[env(parse_with = refuse)]
            key: SecretString,
        }
        fn refuse(text: &str) -> Result<SecretString, String> {
            Err(format!("cannot accept {text}"))
        }
        let error = Config::load(&Env::from([("KEY", "hunter2")])).unwrap_err();
        assert_eq!(error.problems()[0].message(), "KEY was rejected by this program");
    }

    #[test]
    fn the_description_holds_no_value() {
        let schema = Text::schema();
        assert_eq!(schema.variables()[0].default(), None);
        assert_eq!(schema.variables()[0].example(), None);
    }

    #[test]
    fn a_default_does_not_switch_a_group_on() {
        #[derive(EnvConfig)]
        struct Config {
            #[env(nested)]
            smtp: Option<Smtp>,
        }
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only whether it is there matters")]
        struct Smtp {
            host: String,
            #[env(default = 25)]
            port: u16,
        }
        assert!(Config::load(&Env::from([("OTHER", "1")])).unwrap().smtp.is_none());
        assert_eq!(messages::<Config>(&Env::from([("SMTP_PORT", "25")])), ["SMTP_HOST is not set"]);
    }

    #[test]
    fn a_program_can_list_the_problems() {
        let error = Port::load(&Env::from([("PORT", "x")])).map(|config| config.port).unwrap_err();
        assert_eq!(error.problems()[0].variables(), ["PORT"]);
        assert_eq!(error.problems()[0].kind(), factor3::ProblemKind::Invalid);
    }
}

mod envconfig {
    use super::*;

    #[test]
    fn a_bad_default_is_a_mistake_of_the_program_and_not_of_the_variable() {
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only its problem matters")]
        struct Config {
            #[env(default = "eighty")]
            port: u16,
        }
        let error = Config::load(&Env::from([("OTHER", "1")])).map(drop).unwrap_err();
        let problem = &error.problems()[0];
        let message = "the default of PORT must be an integer from 0 to 65535: character 1 of 6 is not a digit";
        assert_eq!(problem.message(), message);
        assert_eq!(
            problem.help(),
            Some("this is a bug in the program, not in the environment: fix the field's `default`")
        );
    }

    #[test]
    fn the_reason_is_given() {
        let reason = "PORT must be an integer from 0 to 65535: it is too large";
        assert_eq!(messages::<Port>(&Env::from([("PORT", "65536")])), [reason]);
    }

    #[test]
    #[cfg(unix)]
    fn a_value_that_is_not_utf8_is_not_taken_for_missing() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only its problems matter")]
        struct Config {
            required: String,
            optional: Option<String>,
            #[env(default = "text")]
            defaulted: String,
        }
        let bytes = OsStr::from_bytes(b"x\xff");
        let env = Env::from(["REQUIRED", "OPTIONAL", "DEFAULTED"].map(|name| (name, bytes)));
        assert_eq!(
            messages::<Config>(&env),
            ["REQUIRED", "OPTIONAL", "DEFAULTED"].map(|name| format!("{name} is not UTF-8: byte 2 of 2"))
        );
    }

    #[test]
    fn the_derive_can_be_written_as_a_path_and_the_type_can_be_generic() {
        #[derive(factor3::EnvConfig)]
        struct Config<T> {
            value: T,
        }
        assert_eq!(Config::<u16>::load(&Env::from([("VALUE", "80")])).unwrap().value, 80);
    }
}

mod confique {
    use super::*;

    #[test]
    fn a_missing_variable_is_named() {
        assert_eq!(messages::<Port>(&Env::from([("OTHER", "1")])), ["PORT is not set"]);
    }

    #[test]
    fn empty_means_the_same_for_every_type() {
        #[derive(EnvConfig)]
        struct Config {
            text: Option<String>,
            number: Option<u16>,
            #[env(default = "text")]
            other: String,
        }
        let config = Config::load(&Env::from([("TEXT", ""), ("NUMBER", ""), ("OTHER", "")])).unwrap();
        assert_eq!((config.text, config.number, &*config.other), (None, None, "text"));
    }
}

mod schematic {
    use super::*;

    #[test]
    fn a_required_variable_that_is_not_set_is_neither_zero_nor_empty() {
        assert_eq!(messages::<Port>(&Env::from([("OTHER", "1")])), ["PORT is not set"]);
        assert_eq!(messages::<Text>(&Env::from([("OTHER", "1")])), ["VALUE is not set"]);
    }

    #[test]
    fn two_groups_of_one_type_are_told_apart_by_the_prefixes_at_their_fields() {
        #[derive(EnvConfig)]
        struct Config {
            #[env(nested, prefix = "CREATE_")]
            create: Hook,
            #[env(nested, prefix = "DELETE_")]
            delete: Hook,
        }
        #[derive(EnvConfig)]
        #[env(prefix = "HOOK_")]
        struct Hook {
            url: String,
        }
        let config = Config::load(&Env::from([("CREATE_URL", "a"), ("DELETE_URL", "b"), ("HOOK_URL", "c")])).unwrap();
        assert_eq!((&*config.create.url, &*config.delete.url), ("a", "b"));
    }
}

mod procenv {
    use super::*;

    #[test]
    fn the_display_of_an_error_is_the_whole_report() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only its problems matter")]
        struct Config {
            port: u16,
            name: String,
        }
        let boxed: Box<dyn std::error::Error> = Config::load(&Env::from([("PORT", "x")])).unwrap_err().into();
        let report = boxed.to_string();
        assert!(report.contains("PORT must be an integer") && report.contains("NAME is not set"), "{report}");
    }

    #[test]
    fn a_type_of_the_author_needs_neither_display_nor_an_error_type() {
        struct Plain;
        impl std::str::FromStr for Plain {
            type Err = &'static str;

            fn from_str(_: &str) -> Result<Self, Self::Err> {
                Err("it is never right")
            }
        }
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only its problem matters")]
        struct Config {
            #[env(from_str)]
            value: Plain,
        }
        let message = "VALUE was rejected by this program: it is never right";
        assert_eq!(messages::<Config>(&Env::from([("VALUE", "x")])), [message]);
    }
}
