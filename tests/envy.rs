//! Types that implement only serde's `Deserialize`: as a field, or as a struct that owns its prefix.
#![cfg(all(feature = "derive", feature = "envy"))]

#[path = "common/rows.rs"]
mod rows;

use factor3::{Env, EnvConfig, ProblemKind};
use rows::rows;
use serde::Deserialize;

fn env<const N: usize>(set: [(&str, &str); N]) -> Env {
    set.into_iter().collect()
}

fn problems<T: EnvConfig>(env: &Env) -> Vec<String> {
    let error = T::load(env).err();
    error.iter().flat_map(factor3::Error::problems).map(ToString::to_string).collect()
}

mod field {
    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "lowercase")]
    enum Mode {
        Fast,
        #[serde(alias = "slow")]
        Safe,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    struct Celsius(f32);

    #[derive(Debug, EnvConfig)]
    struct Config {
        #[env(serde)]
        mode: Mode,
        #[env(serde)]
        fallback: Option<Mode>,
        #[env(serde, default = "20.5")]
        warm: Celsius,
        #[env(serde, default)]
        modes: Vec<Mode>,
        #[env(serde, public, default = "1")]
        level: u8,
    }

    #[test]
    fn enums_newtypes_and_sequences_are_read() {
        let config = Config::load(&env([("MODE", "slow"), ("FALLBACK", "fast"), ("MODES", "fast,safe")])).unwrap();
        assert_eq!((config.mode, config.fallback, config.warm), (Mode::Safe, Some(Mode::Fast), Celsius(20.5)));
        assert_eq!((config.modes, config.level), (vec![Mode::Fast, Mode::Safe], 1));
        assert_eq!(Config::load(&env([("MODE", "fast")])).unwrap().fallback, None);
    }

    #[test]
    fn a_missing_one_is_reported_like_any_other() {
        assert_eq!(problems::<Config>(&env([])), ["MODE is not set; expected a value that this program accepts"]);
    }

    #[test]
    fn its_error_is_dropped_unless_the_value_may_be_shown() {
        assert_eq!(
            problems::<Config>(&env([("MODE", "hunter2"), ("WARM", "hunter2"), ("LEVEL", "hunter2")])),
            [
                "MODE was rejected by this program (set in code)",
                "WARM was rejected by this program (set in code)",
                "LEVEL was rejected by this program: invalid digit found in string while parsing value \
                 'hunter2' provided by the variable (set in code)",
            ]
        );
    }

    #[test]
    fn a_literal_default_takes_the_same_route() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "it cannot be loaded")]
        struct Config {
            #[env(serde, default = "warm")]
            mode: Mode,
        }
        let problem = &problems::<Config>(&env([]))[0];
        // The words after these are serde's.
        let ours = "the default of MODE was rejected by this program: unknown variant `warm`";
        assert!(problem.starts_with(ours), "{problem}");
    }

    #[test]
    fn a_rule_applies_to_it() {
        fn cold(Celsius(degrees): &Celsius) -> Result<(), &'static str> {
            if *degrees < 30.0 { Ok(()) } else { Err("nobody works in that heat") }
        }

        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only its rule matters")]
        struct Config {
            #[env(serde, validate = cold)]
            office: Option<Celsius>,
        }
        assert_eq!(problems::<Config>(&env([("OFFICE", "31")])), ["OFFICE: nobody works in that heat (set in code)"]);
    }

    #[derive(Debug, EnvConfig)]
    struct Generic<T> {
        #[env(serde)]
        value: T,
    }

    #[test]
    fn it_may_be_a_parameter() {
        assert_eq!(Generic::<Mode>::load(&env([("VALUE", "fast")])).unwrap().value, Mode::Fast);
    }
}

mod group {
    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    struct Legacy {
        host: String,
        #[serde(default)]
        port: u16,
        tags: Option<Vec<String>>,
    }

    /// Configuration of a service that is being moved over.
    #[derive(Debug, EnvConfig)]
    struct Config {
        /// What has not been moved yet.
        #[env(nested, serde)]
        legacy: Legacy,
        #[env(nested, serde, prefix = "OLD_")]
        older: Option<Legacy>,
        #[env(default = 8080)]
        port: u16,
    }

    #[test]
    fn it_gets_what_is_set_under_its_prefix() {
        let set =
            env([("LEGACY_HOST", "a"), ("LEGACY_PORT", "1"), ("LEGACY_TAGS", "x,y"), ("HOST", "no"), ("PORT", "2")]);
        let config = Config::load(&set).unwrap();
        let tags = Some(vec!["x".to_owned(), "y".to_owned()]);
        assert_eq!(config.legacy, Legacy { host: "a".to_owned(), port: 1, tags });
        assert_eq!((config.older, config.port), (None, 2));
    }

    #[test]
    fn it_reads_every_layer_and_no_empty_value() {
        let stack = env([("LEGACY_HOST", "above"), ("LEGACY_PORT", "")])
            .or(env([("LEGACY_HOST", "below"), ("LEGACY_PORT", "2")]));
        let legacy = Config::load(&stack).unwrap().legacy;
        assert_eq!((legacy.host.as_str(), legacy.port), ("above", 0));
    }

    #[test]
    fn it_reads_no_empty_file_of_a_directory() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("LEGACY_HOST"), "a").unwrap();
        std::fs::write(dir.path().join("LEGACY_PORT"), "").unwrap();
        assert_eq!(Config::load(&Env::dir(dir.path())).unwrap().legacy.port, 0);
    }

    #[cfg(feature = "dotenv")]
    #[test]
    fn it_gets_values_that_are_resolved() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join(".env");
        std::fs::write(&file, "NAME=b\nLEGACY_HOST=a.${NAME}\n").unwrap();
        assert_eq!(Config::load(&Env::dotenv(&file)).unwrap().legacy.host, "a.b");
        std::fs::write(&file, "LEGACY_HOST=a.${NAME}\n").unwrap();
        let error = Config::load(&Env::dotenv(&file)).unwrap_err();
        assert_eq!(error.problems()[0].message(), "LEGACY_* refers to a variable that is not set");
    }

    #[test]
    fn it_reads_no_process() {
        assert_eq!(problems::<Config>(&env([])).len(), 1);
    }

    const MORE: &str = "there may be more: serde stops at the first error among the LEGACY_ variables";

    #[test]
    fn what_it_lacks_is_named_in_full() {
        let error = Config::load(&env([("LEGACY_PORT", "1")])).unwrap_err();
        let problem = &error.problems()[0];
        assert_eq!(problem.to_string(), format!("LEGACY_HOST is not set; {MORE}"));
        assert_eq!((problem.kind(), problem.variables()), (ProblemKind::Missing, &["LEGACY_HOST".to_owned()][..]));
        assert_eq!(problem.field(), Some("legacy"));
    }

    #[test]
    fn the_variable_that_is_blamed_is_named_and_the_value_is_not() {
        let set = env([("LEGACY_HOST", "a"), ("LEGACY_PORT", "hunter2")]);
        assert_eq!(
            problems::<Config>(&set),
            [format!("LEGACY_PORT was rejected by this program (set in code); {MORE}")]
        );
    }

    /// Its version is pinned, because the variable is found in the text of its error.
    #[test]
    fn the_texts_of_envy_are_those_that_are_read_back() {
        #[derive(Debug, serde::Deserialize)]
        #[expect(dead_code, reason = "only its errors matter")]
        struct Ports {
            port: u16,
        }
        let read = |name: &str, value: &str| {
            let variables = [(format!("APP_{name}"), value.to_owned())];
            envy::prefixed("APP_").from_iter::<_, Ports>(variables).unwrap_err()
        };
        let text = "invalid digit found in string while parsing value 'x' provided by PORT";
        assert_eq!(read("PORT", "x"), envy::Error::Custom(text.to_owned()));
        assert_eq!(read("PROT", "80"), envy::Error::MissingValue("port"));
    }

    #[test]
    fn a_value_cannot_name_another_variable() {
        #[derive(Debug, Deserialize)]
        enum Mode {
            Fast,
        }
        #[derive(Debug, Deserialize)]
        struct Legacy {
            mode: Mode,
        }
        #[derive(Debug, EnvConfig)]
        struct Config {
            #[env(nested, serde)]
            legacy: Legacy,
        }
        let ok = Config::load(&env([("LEGACY_MODE", "Fast")])).unwrap();
        assert!(matches!(ok.legacy.mode, Mode::Fast));
        let set = env([("LEGACY_MODE", "x provided by hunter2")]);
        assert_eq!(
            problems::<Config>(&set),
            [format!("LEGACY_*: one of the values was rejected by this program; {MORE}")]
        );
    }

    #[test]
    fn an_optional_one_is_none_when_nothing_is_set_and_else_complete() {
        let legacy = ("LEGACY_HOST", "a");
        assert_eq!(Config::load(&env([legacy, ("OLD_HOST", "")])).unwrap().older, None);
        assert_eq!(Config::load(&env([legacy, ("OLD_HOST", "b")])).unwrap().older.unwrap().host, "b");
        let problem = &problems::<Config>(&env([legacy, ("OLD_PORT", "1")]))[0];
        assert!(problem.starts_with("OLD_HOST is not set; "), "{problem}");
    }

    #[test]
    fn it_switches_the_group_around_it_on() {
        #[derive(Debug, EnvConfig)]
        struct Outer {
            #[env(nested)]
            smtp: Option<Smtp>,
        }
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only whether it is there matters")]
        struct Smtp {
            host: String,
            #[env(nested, serde)]
            legacy: Option<Legacy>,
        }
        assert!(Outer::load(&env([("OTHER", "")])).unwrap().smtp.is_none());
        // A variable that Kubernetes injects for a Service does not count.
        assert!(Outer::load(&env([("SMTP_LEGACY_PORT", "tcp://10.0.0.1:80")])).unwrap().smtp.is_none());
        assert_eq!(
            problems::<Outer>(&env([("SMTP_LEGACY_HOST", "a")])),
            [
                "SMTP_HOST is not set; expected text; SMTP_LEGACY_* is set, so the group `smtp` must be complete; set SMTP_HOST \
              or unset SMTP_LEGACY_*"
            ]
        );
    }

    #[test]
    fn names_under_its_prefix_are_no_near_misses() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only its problem matters")]
        struct Config {
            #[env(nested, serde)]
            legacy: Option<Legacy>,
            legacz_host: String,
        }
        let set = env([("LEGACY_HOST", "a")]);
        assert_eq!(problems::<Config>(&set), ["LEGACZ_HOST is not set; expected text"]);
    }

    #[test]
    fn it_is_one_row_of_the_schema_and_of_the_summary() {
        let variables = Config::schema().variables();
        let row = &variables[0];
        assert_eq!((row.name(), row.field(), row.docs()), ("LEGACY_*", "legacy", "What has not been moved yet."));
        assert!(row.is_required() && !variables[1].is_required());
        assert_eq!(
            rows(&Config::summary(&env([("LEGACY_HOST", "hunter2"), ("LEGACY_PORT", "1")]))),
            ["LEGACY_* 2 variables", "OLD_* unset", "PORT 8080 default"]
        );
    }

    #[test]
    fn the_limits_are_those_of_envy() {
        // envy stops at its first error,
        let set = [("LEGACY_HOST", "a"), ("LEGACY_PORT", "x"), ("LEGACY_TAGS", "x"), ("OLD_PORT", "x")];
        assert_eq!(problems::<Config>(&env(set)).len(), 2);
        // strips a repeated prefix repeatedly,
        assert_eq!(Config::load(&env([("LEGACY_LEGACY_HOST", "a")])).unwrap().legacy.host, "a");
        // and ignores case.
        assert_eq!(Config::load(&env([("LEGACY_host", "a")])).unwrap().legacy.host, "a");
        assert_eq!(problems::<Config>(&env([("LEGACY_host", "a"), ("LEGACY_HOST", "b")])).len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_value_that_is_no_text_is_its_problem() {
        use std::os::unix::ffi::OsStringExt;

        let env = env([("LEGACY_HOST", "a")]).with("LEGACY_PORT", std::ffi::OsString::from_vec(vec![0xff]));
        assert_eq!(problems::<Config>(&env), ["LEGACY_*: a value is not UTF-8 (set in code)"]);
    }
}
