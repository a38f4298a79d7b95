//! The report: every problem in one run, in the order of the declaration, word for word.

use std::time::Duration;

use factor3::{Env, EnvConfig, EnvValue, SecretString, Url};

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
            "\
the environment has 6 problems

  PORT is not an integer from 0 to 65535: character 3 of 5 is not a digit
    --> given
  DATABASE_URL is not set
    Primary database. Expected: a URL, such as https://example.com/path
    help: DATABSE_URL is set (given) and nothing reads it; did you mean DATABASE_URL?
  REPLICA_URL is not a URL: it has no host
    --> given
    help: write it like https://example.com/path
  DEBUG is not true or false: it is not one of yes, no, on, off, t, f, y, n, 1, 0 either
    --> given
  LOG_LEVEL is not one of debug, info, warn
    --> given
  API_KEY is not set
    Key for the payments API. Expected: a secret

to fix: PORT, DATABASE_URL, REPLICA_URL, DEBUG, LOG_LEVEL, API_KEY"
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

/// What people who come from another tool write, and the hint that helps them.
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
            "\
the environment has 5 problems

  ADMIN_PORTS is not a list, each item an integer from 0 to 65535: it looks like JSON
    --> given
    help: write the items with `,` between them, without brackets and quotes
  SMTP_HOST is not set
    Expected: text
    help: SMTP__HOST is set (given) and nothing reads it; did you mean SMTP_HOST?
  LOG_LEVEL is not set
    Expected: one of debug, info, warn
    help: it is set in another case (given), and names are case-sensitive: write LOG_LEVEL
  TIMEOUT is not a duration: it has no unit
    --> given
    help: add the unit: `s` for seconds, `ms` for milliseconds, `m` for minutes, `h` for hours
  GRACE is not a duration: character 1 of 5 is not a digit
    --> given
    help: ISO 8601 is not read: write the 30 seconds of PT30S as `30s`

to fix: ADMIN_PORTS, SMTP_HOST, LOG_LEVEL, TIMEOUT, GRACE"
        );
    }
}
