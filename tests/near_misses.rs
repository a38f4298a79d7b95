//! A missing variable is compared with the unused ones. The report suggests a misspelt name, and never a wrong one.
#![cfg(feature = "derive")]

#[macro_use]
#[path = "common/near.rs"]
mod near;

use factor3::{Env, EnvConfig};

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its problems matter")]
struct Config {
    database_url: String,
    port: u16,
    #[env(nested)]
    smtp: Smtp,
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its problems matter")]
struct Smtp {
    host: String,
    password: String,
}

/// Returns the help for a missing variable, with one other variable set.
fn help(missing: &str, set: &str) -> Option<String> {
    let good = Env::from([("DATABASE_URL", "x"), ("PORT", "1"), ("SMTP_HOST", "x"), ("SMTP_PASSWORD", "x")]);
    let error = Config::load(&good.with(set, "x").without(missing)).unwrap_err();
    assert_eq!(error.problems().len(), 1, "{error}");
    assert_eq!(error.problems()[0].variables(), [missing]);
    error.problems()[0].help().map(str::to_owned)
}

fn suggested(missing: &str, set: &str) -> bool {
    let expected = format!(near!("{}", "in code", "{}"), set, missing);
    help(missing, set).is_some_and(|help| help == expected)
}

#[test]
fn a_misspelt_name_is_suggested() {
    for (missing, set) in [
        ("DATABASE_URL", "DATABSE_URL"),   // a letter is missing
        ("DATABASE_URL", "DATABASSE_URL"), // a letter too many
        ("DATABASE_URL", "DATABAES_URL"),  // two letters swapped
        ("DATABASE_URL", "DATABASE_URI"),  // another letter
        ("DATABASE_URL", "DATABASE__URL"), // pydantic's separator
        ("DATABASE_URL", "DATABASEURL"),   // no separator
        ("DATABASE_URL", "DATABASE_URL____"),
        ("DATABASE_URL", "URL_DATABASE"), // words in another order
        ("SMTP_HOST", "SMTP__HOST"),
        ("SMTP_HOST", "SMPT_HOST"),
        ("SMTP_HOST", "HOST"),           // the prefix is missing
        ("SMTP_HOST", "SMTP_SMTP_HOST"), // the prefix is there twice
        ("SMTP_PASSWORD", "SMTP_PASWORD"),
        ("PORT", "PROT"),
    ] {
        assert!(suggested(missing, set), "{missing} / {set}: {:?}", help(missing, set));
    }
}

#[test]
fn a_name_in_another_case_is_described_without_being_shown() {
    for set in ["database_url", "Database_Url", "DATABASE_Url"] {
        let expected =
            "it is set in another case (in code), and names are case-sensitive: write DATABASE_URL".to_owned();
        assert_eq!(help("DATABASE_URL", set), Some(expected));
    }
}

#[test]
fn one_edit_in_a_word_of_two_letters_is_suggested() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Database {
        db_url: String,
    }

    for set in ["BD_URL", "DV_URL"] {
        let error = Database::load(&Env::from([(set, "x")])).unwrap_err();
        assert_eq!(error.problems()[0].help(), Some(&*format!(near!("{}", "in code", "{}"), set, "DB_URL")));
    }
}

#[test]
fn a_name_that_means_something_else_is_not_suggested() {
    for (missing, set) in [
        ("PORT", "HOST"),
        ("PORT", "POST"), // one letter apart, as PORT and SORT are: allowed below
        ("PORT", "PATH"),
        ("PORT", "Q0RT"), // two letters apart, with the same digest
        ("PORT", "XPORTS"),
        ("SMTP_HOST", "SMTP_USER"),
        ("SMTP_HOST", "HTTP_PROXY"),
        ("DATABASE_URL", "REDIS_URL"),
        ("DATABASE_URL", "URL"), // DATABASE_ is no prefix of the configuration
        ("DATABASE_URL", "DATABASE"),
        ("SMTP_PASSWORD", "SMTP_HOSTNAME"),
        // Another word is no typing error, however short it is.
        ("SMTP_HOST", "SMTP_PORT"),
        ("DATABASE_URL", "DATABASE_USER"),
        ("DATABASE_URL", "DATABASE_TLS"),
        ("SMTP_PASSWORD", "S3_PASSWORD"),
        // Only an entire prefix may be missing or repeated.
        ("SMTP_HOST", "P_HOST"),
        ("SMTP_HOST", "SMTPSMTP_HOST"),
        ("SMTP_HOST", "MAIL_SMTP_HOST"),
    ] {
        if set != "POST" {
            assert_eq!(help(missing, set), None, "{missing} / {set}");
        }
    }
}

#[test]
fn a_longer_name_may_have_more_typing_errors() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Lengths {
        key: Option<String>,
        host: Option<String>,
        address: Option<String>,
        database: Option<String>,
        environment: Option<String>,
        organisation: Option<String>,
    }
    for (name, far_enough, near) in [
        ("KEY", "KEZ", None),
        ("HOST", "HOZZ", Some("HOSZ")),
        ("ADDRESS", "ADDREZZ", Some("ADDRESZ")),
        ("DATABASE", "DATABZZZ", Some("DATABAZZ")),
        ("ENVIRONMENT", "ENVIRONMZZZ", Some("ENVIRONMEZZ")),
        ("ORGANISATION", "ORGANISAZZZZ", Some("ORGANISATZZZ")),
    ] {
        let warnings = |set: &str| -> Vec<_> {
            Lengths::summary(&Env::from([(set, "x")])).warnings().iter().map(ToString::to_string).collect()
        };
        assert!(warnings(far_enough).is_empty(), "{:?}", warnings(far_enough));
        if let Some(set) = near {
            assert_eq!(
                warnings(set),
                [format!(concat!("{} is not set; ", near!("{}", "in code", "{}")), name, set, name)]
            );
        }
    }
}

#[test]
fn what_a_platform_or_kubernetes_sets_is_not_suggested() {
    for (missing, set) in [("SMTP_HOST", "SMTP_SERVICE_HOST"), ("PORT", "PATH"), ("SMTP_HOST", "HOSTNAME")] {
        assert_eq!(help(missing, set), None, "{missing} / {set}");
    }
}

/// Kubernetes sets them for a Service called `mail`.
#[test]
fn a_port_of_a_service_is_not_suggested() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Ports {
        mail_service_ports: String,
        mail_service_port_smtps: String,
    }
    let help = |set: &'static str| {
        let error = Ports::load(&Env::from([(set, "25")])).unwrap_err();
        error.problems().iter().find_map(|problem| problem.help().map(str::to_owned))
    };
    assert_eq!((help("MAIL_SERVICE_PORT"), help("MAIL_SERVICE_PORT_SMTP")), (None, None));
    assert!(help("MAIL_SERVICE_POTRS").is_some());
}

#[test]
fn a_variable_that_something_reads_is_not_suggested() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Pair {
        primary_url1: String,
        primary_url2: String,
    }
    let error = Pair::load(&Env::from([("PRIMARY_URL1", "x")])).unwrap_err();
    assert_eq!(error.problems()[0].help(), None);
}

#[test]
fn an_absolute_variable_of_a_group_is_one_that_something_reads() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Service {
        redis_urls: String,
        #[env(nested)]
        cache: Cache,
    }
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Cache {
        #[env(name = "REDIS_URL", absolute)]
        url: String,
    }
    let error = Service::load(&Env::from([("REDIS_URL", "x")])).unwrap_err();
    assert_eq!((error.problems().len(), error.problems()[0].help()), (1, None), "{error}");
}

#[test]
fn an_empty_variable_is_not_suggested() {
    assert_eq!(help("DATABASE_URL", "OTHER"), None);
    let error = Config::load(&Env::from([("DATABSE_URL", "")])).unwrap_err();
    assert_eq!(error.problems()[0].help(), None);
}

#[test]
fn each_set_name_is_offered_once_to_the_nearest() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Pair {
        cache_uri: String,
        cache_url: String,
    }
    let error = Pair::load(&Env::from([("CACHE_URLS", "x")])).unwrap_err();
    assert_eq!(error.problems()[0].help(), None);
    let help = "CACHE_URLS is set (in code) but unused; did you mean CACHE_URL?";
    assert_eq!(error.problems()[1].help(), Some(help));
}

#[test]
fn a_variable_with_a_default_or_an_option_gets_a_warning_instead() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its warnings matter")]
    struct Optional {
        #[env(default = "30s")]
        timeout: std::time::Duration,
        sentry_dsn: Option<String>,
        #[env(default)]
        admin_ports: Vec<u16>,
    }
    let env = Env::from([("TIMOUT", "1s"), ("SENTRY_DNS", "x"), ("ADMIN_PORT", "1")]);
    let summary = Optional::summary(&env);
    let warnings: Vec<_> = summary.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            concat!("TIMEOUT is not set; ", near!("TIMOUT", "in code", "TIMEOUT")),
            concat!("SENTRY_DSN is not set; ", near!("SENTRY_DNS", "in code", "SENTRY_DSN")),
            concat!("ADMIN_PORTS is not set; ", near!("ADMIN_PORT", "in code", "ADMIN_PORTS")),
        ]
    );
    assert!(summary.problems().is_empty());
    // What is set is not meant by another name.
    let env = [("TIMEOUT", "1s"), ("SENTRY_DSN", "x"), ("ADMIN_PORTS", "1")].into_iter().collect::<Env>().or(env);
    assert!(Optional::summary(&env).warnings().is_empty());
}

#[test]
fn the_value_of_a_near_miss_is_never_shown() {
    let env = Env::from([("DATABSE_URL", "postgres://app:hunter2@db:5432/app")]);
    let error = Config::load(&env).unwrap_err();
    assert!(!format!("{error}{error:?}{error:#?}{}", Config::summary(&env)).contains("hunter"));
}

#[test]
fn a_name_in_another_spelling_is_described_without_being_shown() {
    for set in
        ["database.url", "database-url", "DATABASE-URL", "databaseUrl", "DataBase.Url", "DATABASE URL", "database__url"]
    {
        let expected = "it is set in another spelling (in code), and names must match: write DATABASE_URL".to_owned();
        assert_eq!(help("DATABASE_URL", set), Some(expected), "{set}");
    }
}

/// Forms that other tools read, and that this crate does not.
mod other_forms {
    use factor3::{Env, EnvConfig, SecretString};

    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only what is said of it matters")]
    struct Required {
        db_password: SecretString,
        region: String,
        app_key: Vec<u8>,
        #[env(nested)]
        smtp: Smtp,
    }

    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only what is said of it matters")]
    struct Optional {
        db_password: Option<SecretString>,
        region: Option<String>,
        #[env(default)]
        app_key: Vec<u8>,
        #[env(nested)]
        smtp: Option<Smtp>,
        workers: Option<u8>,
    }

    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only what is said of it matters")]
    struct Smtp {
        host: String,
        port: u16,
    }

    /// Returns the only help for a required variable, and the only warning for an optional one, which must agree.
    #[track_caller]
    fn help(wanted: &str, set: &str, value: &str) -> String {
        let error = Required::load(&Env::from([(set, value)])).unwrap_err();
        let helped: Vec<_> = error.problems().iter().filter(|problem| problem.help().is_some()).collect();
        let summary = Optional::summary(&Env::from([(set, value)]));
        assert_eq!((helped.len(), summary.warnings().len()), (1, 1), "{error}{summary}");
        assert_eq!(helped[0].variables(), [wanted]);
        assert_eq!(summary.warnings()[0].variables(), [wanted]);
        assert_eq!(helped[0].help(), summary.warnings()[0].help());
        helped[0].help().unwrap().to_owned()
    }

    #[test]
    fn another_suffix_for_a_file() {
        for set in ["FILE__DB_PASSWORD", "DB_PASSWORD__FILE", "DB_PASSWORD_PATH"] {
            let expected = format!("{set} is set (in code) but unused; did you mean DB_PASSWORD_FILE?");
            assert_eq!(help("DB_PASSWORD", set, "/run/secrets/p"), expected);
        }
    }

    /// It may belong to another program: a path on the server, for example.
    #[test]
    fn a_path_beside_a_url_is_none() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only what is said of it matters")]
        #[cfg(feature = "service")]
        struct Url {
            api_url: Option<factor3::service::BaseUrl>,
        }
        #[cfg(feature = "service")]
        assert!(Url::summary(&Env::from([("API_URL_PATH", "/v1")])).warnings().is_empty());
    }

    #[test]
    fn a_file_for_a_type_that_reads_none() {
        assert_eq!(
            help("REGION", "REGION_FILE", "/run/secrets/r"),
            "REGION_FILE is set (in code) but unused: only secrets and URLs of services are read from files; \
             set REGION, or give the field the type `SecretString`"
        );
        // A variable that only looks like it is none: optional numbers are not in files.
        assert!(Optional::summary(&Env::from([("WORKERS_FILE", "x")])).warnings().is_empty());
    }

    #[test]
    fn the_items_of_a_list_in_variables_of_their_own() {
        for set in ["APP_KEY_0", "APP_KEY_1"] {
            let expected =
                format!("{set} is set (in code) but unused: write all items into APP_KEY, with `,` between them");
            assert_eq!(help("APP_KEY", set, "1"), expected);
        }
    }

    #[test]
    fn a_group_as_json() {
        assert_eq!(
            help("SMTP_HOST", "SMTP", "{\"host\": \"mail\", \"port\": 25}"),
            "SMTP is set (in code) but unused: a group is not read from JSON; set each of its variables, such as SMTP_HOST"
        );
        // Another program may have a variable of this name.
        assert!(Optional::summary(&Env::from([("SMTP", "mail:25")])).warnings().is_empty());
    }

    #[test]
    fn what_something_else_reads_is_none() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only what is said of it matters")]
        struct Config {
            token: SecretString,
            token_path: String,
            ports: Vec<u8>,
            ports_0: Option<u8>,
        }
        let error = Config::load(&Env::from([("TOKEN_PATH", "/"), ("PORTS_0", "1")])).unwrap_err();
        let helps: Vec<_> = error.problems().iter().map(|problem| problem.help()).collect();
        assert_eq!(helps, [None, None]);
    }

    #[test]
    fn a_group_as_json_that_a_variable_reads_is_none() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only what is said of it matters")]
        struct Beside {
            smtp: String,
            #[env(nested, prefix = "SMTP_")]
            relay: Smtp,
        }
        let error = Beside::load(&Env::from([("SMTP", r#"{"host": "mail"}"#)])).unwrap_err();
        assert!(error.problems().iter().all(|problem| problem.help().is_none()), "{error}");
    }
}

/// Files of `Env::dir`, whose names are nearly those of variables.
mod files {
    use factor3::{Env, EnvConfig, SecretString};

    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only what is said of it matters")]
    struct Config {
        db_password: Option<SecretString>,
    }

    #[test]
    fn a_file_with_the_letters_of_a_variable_is_named() {
        for name in [
            "db-password",
            "DB-PASSWORD",
            "db.password",
            "DbPassword",
            "Db_Password",
            "db_password.txt",
            "db-password.key",
        ] {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join(name);
            std::fs::write(&path, "hunter2").unwrap();
            // A file system that does not tell cases apart finds `Db_Password`.
            if dir.path().join("DB_PASSWORD").exists() {
                continue;
            }
            let summary = Config::summary(&Env::dir(dir.path()));
            let warnings: Vec<_> = summary.warnings().iter().map(ToString::to_string).collect();
            let path = path.display();
            let expected = format!(
                "DB_PASSWORD is not set; {path} is not read, because of its name: call the file DB_PASSWORD or db_password"
            );
            assert_eq!(warnings, [expected], "{name}");
        }
    }

    #[test]
    fn any_other_file_is_none() {
        for name in ["db_password.backup", "password", "..data", "db_password~", "other.txt"] {
            let dir = tempfile::tempdir().unwrap();
            std::fs::write(dir.path().join(name), "hunter2").unwrap();
            assert!(Config::summary(&Env::dir(dir.path())).warnings().is_empty(), "{name}");
        }
    }
}
