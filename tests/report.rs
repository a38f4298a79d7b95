//! The report: every problem in one run, in declaration order, word for word.
#![cfg(all(feature = "derive", feature = "service"))]

#[macro_use]
#[path = "common/near.rs"]
mod near;

use std::time::Duration;

use factor3::{Env, EnvConfig, EnvValue, ProblemKind, SecretString, Url};

#[derive(Debug, PartialEq, EnvValue)]
enum LogLevel {
    Debug,
    Info,
    Warn,
}

/// The configuration that 15 other libraries were run on, with the same broken environment.
mod peers {
    use super::*;

    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        /// Port the HTTP server listens on.
        #[env(default = 8080)]
        port: u16,
        /// Primary database.
        database_url: Url,
        /// Read replica.
        replica_url: Url,
        #[env(default)]
        debug: bool,
        #[env(default = "info")]
        log_level: LogLevel,
        /// Key for the payments API.
        api_key: SecretString,
        #[env(default = "30s")]
        request_timeout: Duration,
        #[env(default)]
        admin_ports: Vec<u16>,
        #[env(nested)]
        smtp: Smtp,
        sentry_dsn: Option<Url>,
    }

    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Smtp {
        host: String,
        #[env(default = 25)]
        port: u16,
    }

    fn broken() -> Env {
        Env::from([
            ("PORT", "80a80"),
            ("DATABSE_URL", "postgres://app:hunter2@db:5432/app"),
            ("DEBUG", "maybe"),
            ("LOG_LEVEL", "verbose"),
            ("REPLICA_URL", "postgres://user:hunter2@:bad/db"),
            ("SMTP_HOST", "mail.internal"),
        ])
    }

    #[test]
    fn all_six_problems_are_named_with_the_near_miss_and_without_the_password() {
        let report = Config::load(&broken()).unwrap_err().to_string();
        assert_eq!(
            report,
            concat!(
                "\
the environment has 6 problems

  PORT must be an integer from 0 to 65535: character 3 of 5 is not a digit
    --> set in code
  DATABASE_URL is not set
    Primary database. Expected: a URL, such as https://example.com/path
    help: ",
                near!("DATABSE_URL", "in code", "DATABASE_URL"),
                "
  REPLICA_URL must be a URL: it has no host
    --> set in code
    help: write it like https://example.com/path
  DEBUG must be true or false
    --> set in code
    help: yes/no, on/off, t/f, y/n and 1/0 are accepted too
  LOG_LEVEL must be one of debug, info, warn
    --> set in code
  API_KEY is not set
    Key for the payments API. Expected: a secret, or the path of its file in API_KEY_FILE

to fix: PORT, DATABASE_URL, REPLICA_URL, DEBUG, LOG_LEVEL, API_KEY"
            )
        );
        assert!(!report.contains("hunter2"));
    }

    #[test]
    fn a_good_environment_has_no_problem() {
        let env = Env::from([
            ("DATABASE_URL", "https://db"),
            ("REPLICA_URL", "https://replica"),
            ("API_KEY", "k3y"),
            ("SMTP_HOST", "mail"),
        ]);
        let config = Config::load(&env).unwrap();
        assert_eq!((config.port, config.smtp.port), (8080, 25));
    }
}

/// Values in the style of other tools, and the hints for them.
mod habits {
    use super::*;

    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        admin_ports: Vec<u16>,
        #[env(nested)]
        smtp: Smtp,
        log_level: LogLevel,
        timeout: Duration,
        grace: Duration,
    }

    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Smtp {
        host: String,
    }

    #[test]
    fn the_habits_of_other_tools_get_the_hint_that_helps() {
        let env = Env::from([
            ("ADMIN_PORTS", "[9000,9001]"),
            ("SMTP__HOST", "mail"),
            ("log_level", "info"),
            ("TIMEOUT", "30"),
            ("GRACE", "PT30S"),
        ]);
        let error = Config::load(&env).unwrap_err();
        assert_eq!(
            error.to_string(),
            concat!(
                "\
the environment has 5 problems

  ADMIN_PORTS must be a list, each item an integer from 0 to 65535: it looks like JSON
    --> set in code
    help: write the items with `,` between them, without brackets and quotes
  SMTP_HOST is not set
    Expected: text
    help: ",
                near!("SMTP__HOST", "in code", "SMTP_HOST"),
                "
  LOG_LEVEL is not set
    Expected: one of debug, info, warn
    help: it is set in another case (in code), and names are case-sensitive: write LOG_LEVEL
  TIMEOUT must be a duration: it has no unit
    --> set in code
    help: add the unit: `s` for seconds, `ms` for milliseconds, `m` for minutes, `h` for hours
  GRACE must be a duration: character 1 of 5 is not a digit
    --> set in code
    help: ISO 8601 is not supported: write PT30S as `30s`

to fix: ADMIN_PORTS, SMTP_HOST, LOG_LEVEL, TIMEOUT, GRACE"
            )
        );
    }
}

/// One environment, broken in every place at once.
#[cfg(feature = "dotenv")]
mod everywhere {
    use super::*;

    /// Configuration of the orders service.
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        /// Port the HTTP server listens on.
        port: u16,
        admin_ports: Vec<u16>,
        #[env(nested)]
        database: Database,
        log_level: LogLevel,
    }

    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Database {
        host: String,
        #[env(nested)]
        pool: Pool,
    }

    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Pool {
        /// Connections that are kept open.
        #[env(default = 10)]
        max: u32,
        timeout: Duration,
    }

    #[test]
    fn every_place_is_reported_in_one_run() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join(".env");
        let lines = "# development\nDATABASE_HOST=\"localhost\nLOG_LEVEL=info\nADMIN_PORTS=9000,nine,99999\n";
        std::fs::write(&file, lines).unwrap();
        std::fs::create_dir(dir.path().join("secrets.env")).unwrap();

        let env = Env::from([("PORT", "80a80"), ("DATABASE_POOL_MAX", "many"), ("DATABASE_POOL_TIMOUT", "5s")])
            .or(Env::dotenv(&file))
            .or(Env::dotenv(dir.path().join("secrets.env")));
        let report = Config::load(&env).unwrap_err().to_string();
        assert_eq!(
            report.replace(dir.path().to_str().unwrap(), "DIR").replace("DIR\\", "DIR/"),
            concat!(
                "\
the environment has 7 problems

  DATABASE_HOST has a quote that is never closed
    --> DIR/.env:2:15
    help: close it, or put a backslash in front if the quote is part of the value
  DIR/secrets.env is a directory
    help: give the path of a regular file
  PORT must be an integer from 0 to 65535: character 3 of 5 is not a digit
    --> set in code
  ADMIN_PORTS item 2 must be an integer from 0 to 65535: character 1 of 4 is not a digit
    --> DIR/.env:4:13
  ADMIN_PORTS item 3 must be an integer from 0 to 65535: it is too large
    --> DIR/.env:4:13
  DATABASE_POOL_MAX must be an integer from 0 to 4294967295: character 1 of 4 is not a digit
    --> set in code
  DATABASE_POOL_TIMEOUT is not set
    Expected: a duration, such as 30s
    help: ",
                near!("DATABASE_POOL_TIMOUT", "in code", "DATABASE_POOL_TIMEOUT"),
                "

to fix: DATABASE_HOST, DIR/secrets.env, PORT, ADMIN_PORTS, DATABASE_POOL_MAX, DATABASE_POOL_TIMEOUT"
            )
        );
    }
}

/// Hints from the shape of a value.
mod hints {
    use super::*;

    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        #[env(default = 6379)]
        redis_port: u16,
        #[env(default = "1m")]
        timeout: Duration,
        #[env(default, separator = ";")]
        weights: std::collections::BTreeMap<String, u8>,
        #[env(default)]
        debug: bool,
        #[env(default = 0.5)]
        ratio: f64,
        #[env(default = "127.0.0.1")]
        bind: std::net::IpAddr,
        #[env(default)]
        ports: Vec<u16>,
    }

    fn help(variable: &str, value: &str) -> Option<String> {
        let error = Config::load(&Env::from([(variable, value)])).unwrap_err();
        error.problems()[0].help().map(str::to_owned)
    }

    #[test]
    fn each_shape_has_its_hint() {
        for (variable, value, expected) in [
            (
                "REDIS_PORT",
                "tcp://10.0.0.11:6379",
                "Kubernetes injected it for a Service named `redis`: set `enableServiceLinks: false` in the pod, or set \
                 REDIS_PORT there",
            ),
            (
                "REDIS_PORT",
                "tcp://[fd00:10:96::7]:6379",
                "Kubernetes injected it for a Service named `redis`: set \
                 `enableServiceLinks: false` in the pod, or set REDIS_PORT there",
            ),
            // No Service has such an address.
            ("REDIS_PORT", "tcp://127.0.0.1:6379", "write only the number after the last `:`"),
            ("REDIS_PORT", "tcp://0.0.0.0:6379", "write only the number after the last `:`"),
            ("REDIS_PORT", "tcp://redis:6379", "write only the number after the last `:`"),
            (
                "REDIS_PORT",
                "\"6379\"",
                "it is in quotes; remove them: they are part of the value; `docker run --env-file` and YAML block text keep \
                 them",
            ),
            (
                "REDIS_PORT",
                "6379\n",
                "it ends with a line break; remove it: `echo` adds one, `printf` does not; a file with CRLF line endings \
                 leaves a carriage return",
            ),
            ("REDIS_PORT", " 6379", "it starts or ends with white space; remove it"),
            (
                "REDIS_PORT",
                "${REDIS_PORT}",
                "it has a placeholder ${...} that was not expanded; check the tool that should have substituted it",
            ),
            (
                "REDIS_PORT",
                "$(REDIS_PORT)",
                "it has a placeholder $(...) that was not expanded; check the tool that should have substituted it",
            ),
            ("REDIS_PORT", "<port>", "it looks like a placeholder; set the real value"),
            ("REDIS_PORT", "6,379", "write one number, without thousands separators"),
            ("REDIS_PORT", ":6379", "write only the number after the last `:`"),
            ("REDIS_PORT", "0.0.0.0:6379", "write only the number after the last `:`"),
            ("REDIS_PORT", "[::]:6379", "write only the number after the last `:`"),
            ("REDIS_PORT", "6379/tcp", "write the number alone, without the protocol"),
            ("REDIS_PORT", "6379:6379", "write one number"),
            ("REDIS_PORT", "6379;", "it ends with a semicolon; remove it"),
            ("DEBUG", "true,", "it ends with a comma; remove it"),
            ("TIMEOUT", "30", "add the unit: `s` for seconds, `ms` for milliseconds, `m` for minutes, `h` for hours"),
            ("TIMEOUT", "PT30S", "ISO 8601 is not supported: write PT30S as `30s`"),
            ("TIMEOUT", "00:00:30", "write hours, minutes and seconds with their units: `1h 30m 15s`"),
            ("TIMEOUT", "soon", "write it like 30s"),
            ("WEIGHTS", "{\"a\": 1}", "write key=value items with `;` between them, without brackets and quotes"),
            ("BIND", "localhost", "write its IP address, as no name is looked up"),
            ("PORTS", "9000;9001", "write `,` between two items"),
            ("PORTS", "9000 9001", "write `,` between two items"),
            ("WEIGHTS", "a=1,b=2", "write `;` between two items"),
        ] {
            assert_eq!(help(variable, value).as_deref(), Some(expected), "{variable}={value}");
        }
        // Kubernetes sets no variable with such a name, and no Service has such an address.
        assert_eq!(help("RATIO", "udp://10.0.0.11:53"), None);
        assert_eq!(
            help("REDIS_PORT", "tcp://0.0.0.0:6379").as_deref(),
            Some("write only the number after the last `:`")
        );
        assert_eq!(help("DEBUG", "maybe").as_deref(), Some("yes/no, on/off, t/f, y/n and 1/0 are accepted too"));
    }
}

/// The forms in which a program can get the problems.
mod forms {
    use super::*;

    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        /// Port the HTTP server listens on.
        ///
        /// Below 1024 only for root.
        port: u16,
        #[env(default = "soon")]
        timeout: Duration,
    }

    fn error() -> factor3::Error {
        Config::load(&Env::from([("PROT", "80")])).unwrap_err()
    }

    #[test]
    fn a_problem_is_one_line_for_logs() {
        let lines: Vec<_> = error().problems().iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            [
                concat!("PORT is not set; expected an integer from 0 to 65535; ", near!("PROT", "in code", "PORT")),
                "the default of TIMEOUT must be a duration: character 1 of 4 is not a digit; this is a bug in the \
                 program, not in the environment: fix the field's `default`",
            ]
        );
    }

    #[test]
    fn the_accessors_hold_the_same_facts() {
        let error = error();
        let [missing, default] = error.problems() else { panic!("two problems: {error}") };
        assert_eq!(missing.kind(), ProblemKind::Missing);
        assert_eq!(missing.variables(), ["PORT"]);
        assert_eq!(missing.field(), Some("port"));
        assert_eq!(missing.origin(), None);
        assert_eq!(missing.docs(), Some("Port the HTTP server listens on.\n\nBelow 1024 only for root."));
        assert_eq!(missing.expected(), Some("an integer from 0 to 65535"));
        assert_eq!(default.kind(), ProblemKind::Default);
    }

    #[test]
    fn the_report_shows_the_first_paragraph_of_the_documentation() {
        let report = error().to_string();
        assert!(
            report.contains("    Port the HTTP server listens on. Expected: an integer from 0 to 65535\n"),
            "{report}"
        );
    }

    #[test]
    fn debug_is_the_report_so_that_main_can_return_the_error() {
        assert_eq!(format!("{:?}", error()), error().to_string());
        let structure = format!("{:#?}", error());
        assert!(
            structure.starts_with("Error {\n    problems: [\n        Problem {\n            kind: Missing"),
            "{structure}"
        );
        assert!(
            structure.contains("            variables: [\n                \"PORT\",\n            ],"),
            "{structure}"
        );
    }

    #[test]
    fn an_error_can_be_sent_cloned_and_boxed() {
        fn is<T: Send + Sync + Clone + std::error::Error + 'static>() {}
        is::<factor3::Error>();
        assert!(std::error::Error::source(&error()).is_none());
    }

    #[test]
    fn one_problem_is_counted_as_one() {
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only its problem matters")]
        struct One {
            port: u16,
        }
        let error = One::load(&Env::from([("PORT", "x")])).unwrap_err();
        assert!(error.to_string().starts_with("the environment has 1 problem\n"), "{error}");
    }
}
