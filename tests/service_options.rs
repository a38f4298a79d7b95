//! The options of a field for a service URL: `tls`, `password` and `allow_userinfo`.
#![cfg(all(feature = "derive", feature = "service"))]

use factor3::service::{BaseUrl, MongoUrl, PostgresUrl, RedisUrl, SecretUrl, SmtpUrl, Tls};
use factor3::{Env, EnvConfig, EnvValue, ExposeSecret, ProblemKind};

#[derive(Debug, EnvConfig)]
struct Config {
    /// Orders database.
    #[env(tls = "verify", password = "DATABASE_PASSWORD")]
    database_url: PostgresUrl,
    #[env(tls = "require")]
    cache_urls: Vec<RedisUrl>,
    #[env(allow_userinfo)]
    search_url: Option<BaseUrl>,
}

fn good() -> Env {
    Env::from([("DATABASE_URL", "postgres://app@db.internal/orders"), ("CACHE_URLS", "rediss://a.internal")])
}

fn problems(env: &Env) -> Vec<String> {
    Config::load(env).unwrap_err().problems().iter().map(ToString::to_string).collect()
}

#[test]
fn a_policy_raises_what_the_url_leaves_open() {
    let config = Config::load(&good()).unwrap();
    assert_eq!(config.cache_urls[0].tls(), Tls::VerifyFull);
    assert_eq!(config.database_url.tls(), Tls::VerifyFull);
    assert_eq!(config.database_url.expose_url(), "postgres://app@db.internal:5432/orders?sslmode=verify-full");
}

#[test]
fn a_policy_refuses_what_says_less_in_each_item_of_a_list() {
    let env = good()
        .with("DATABASE_URL", "postgres://db.internal/orders?sslmode=disable")
        .with("CACHE_URLS", "rediss://a.internal,redis://b.internal,redis://localhost");
    assert_eq!(
        problems(&env),
        [
            "DATABASE_URL does not verify the server certificate, which this program requires (set in code); write \
             sslmode=verify-full in its query",
            "CACHE_URLS item 2 does not require TLS, but this program does (set in code); start it with rediss://",
        ]
    );
}

#[test]
fn a_policy_refuses_a_secret_url_without_tls() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only what is said of it matters")]
    struct Hooks {
        #[env(tls = "require")]
        alert_url: SecretUrl,
        #[env(tls = "verify")]
        audit_url: SecretUrl,
    }
    let of = |url: &str| Hooks::load(&Env::from([("ALERT_URL", url), ("AUDIT_URL", url)]));
    assert!(of("https://chat.internal/hooks/1").is_ok() && of("http://localhost:8080/hooks/1").is_ok());
    let error = of("http://chat.internal/hooks/1").unwrap_err();
    assert_eq!(
        error.problems().iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "ALERT_URL does not require TLS, but this program does (set in code); start it with https://",
            "AUDIT_URL does not verify the server certificate, which this program requires (set in code); start it \
             with https://",
        ]
    );
}

#[test]
fn a_password_may_come_from_a_variable_or_a_file_of_its_own() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("password");
    std::fs::write(&path, "p@ss:/?#\n").unwrap();
    for env in [
        good().with("DATABASE_PASSWORD", "p@ss:/?#"),
        good().with("DATABASE_PASSWORD_FILE", &path),
        good().with("DATABASE_PASSWORD_FILE", &path).without("DATABASE_PASSWORD"),
    ] {
        let config = Config::load(&env).unwrap();
        assert_eq!(config.database_url.password().unwrap().expose_secret(), "p@ss:/?#");
        let url = "postgres://app:p%40ss%3A%2F%3F%23@db.internal:5432/orders?sslmode=verify-full";
        assert_eq!(config.database_url.expose_url(), url);
    }
    assert!(Config::load(&good()).unwrap().database_url.password().is_none());
}

#[test]
fn a_password_in_both_places_and_one_without_a_url_are_problems() {
    let both = good().with("DATABASE_URL", "postgres://app:one@db.internal/orders").with("DATABASE_PASSWORD", "two");
    assert_eq!(
        problems(&both),
        ["DATABASE_URL and DATABASE_PASSWORD both give a password (set in code); \
             remove the one in DATABASE_URL, or unset DATABASE_PASSWORD (set in code)"]
    );
    assert_eq!(Config::load(&both).unwrap_err().problems()[0].variables(), ["DATABASE_URL", "DATABASE_PASSWORD"]);
    // The variable that gives it, and its origin, are named.
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("password");
    std::fs::write(&path, "two").unwrap();
    let in_file = Env::from([("DATABASE_PASSWORD_FILE", path.to_str().unwrap())]).named("compose");
    let error = Config::load(&both.without("DATABASE_PASSWORD").or(in_file)).unwrap_err();
    assert_eq!(error.problems()[0].message(), "DATABASE_URL and DATABASE_PASSWORD_FILE both give a password");
    assert_eq!(
        error.problems()[0].help(),
        Some("remove the one in DATABASE_URL, or unset DATABASE_PASSWORD_FILE (compose)")
    );
    let alone = good().without("DATABASE_URL").with("DATABASE_PASSWORD", "hunter2");
    assert_eq!(problems(&alone), ["DATABASE_URL is not set, and DATABASE_PASSWORD is its password; set DATABASE_URL"]);
    let error = Config::load(&alone).unwrap_err();
    assert_eq!(error.problems()[0].variables(), ["DATABASE_URL", "DATABASE_PASSWORD"]);
    assert_eq!(error.problems()[0].kind(), ProblemKind::Missing);
}

#[test]
fn unsetting_a_password_is_advised_where_the_url_may_be_absent() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only the report matters")]
    struct Mail {
        #[env(password = "SMTP_PASSWORD")]
        smtp_url: Option<SmtpUrl>,
        #[env(nested)]
        relay: Option<Relay>,
    }

    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only the report matters")]
    struct Relay {
        #[env(password = "PASSWORD")]
        url: SmtpUrl,
    }

    let error = Mail::load(&Env::from([("SMTP_PASSWORD", "hunter2"), ("RELAY_PASSWORD", "hunter2")])).unwrap_err();
    let helps: Vec<_> = error.problems().iter().filter_map(factor3::Problem::help).collect();
    assert_eq!(helps, ["set SMTP_URL, or unset SMTP_PASSWORD", "set RELAY_URL, or unset RELAY_PASSWORD"]);
}

#[test]
fn a_password_that_is_wrong_is_a_problem_of_its_own_beside_the_url() {
    let env = good().with("DATABASE_PASSWORD", "hunter2\n").with("DATABASE_URL", "db.internal");
    assert_eq!(
        problems(&env),
        [
            "DATABASE_PASSWORD ends with a line break (set in code); remove it: `echo` adds one, `printf` does not; a file with \
             CRLF line endings leaves a carriage return",
            "DATABASE_URL has no scheme (set in code); start it with postgres://",
        ]
    );
}

#[test]
fn the_variable_of_a_password_is_in_the_summary_and_in_the_schema() {
    let names: Vec<_> = Config::schema().variables().iter().map(|variable| variable.name().to_owned()).collect();
    assert_eq!(names, ["DATABASE_URL", "DATABASE_PASSWORD", "CACHE_URLS", "SEARCH_URL"]);
    let summary = Config::summary(&good().with("DATABASE_PASSWORD", "hunter2"));
    let password = summary.variables().iter().find(|variable| variable.name() == "DATABASE_PASSWORD").unwrap();
    assert_eq!((password.shown(), password.characters()), (None, Some(7)));
    assert!(!summary.to_string().contains("hunter2"), "{summary}");
}

#[test]
fn a_placeholder_is_reported_where_it_is() {
    let env = good().with("DATABASE_PASSWORD", "changeme");
    let warnings: Vec<_> = Config::summary(&env).warnings().iter().map(ToString::to_string).collect();
    assert_eq!(warnings, ["DATABASE_PASSWORD looks like a placeholder (set in code); set the real value"]);
    let env = good().with("DATABASE_URL", "postgres://app:changeme@db.internal/orders");
    let warnings: Vec<_> = Config::summary(&env).warnings().iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        ["DATABASE_URL has a password that looks like a placeholder (set in code); set the real value"]
    );
}

#[test]
fn the_variable_of_a_password_belongs_to_the_group_of_its_url() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only whether it is there matters")]
    struct Reports {
        #[env(password = "PASSWORD")]
        url: PostgresUrl,
    }
    let error = Option::<Reports>::load(&Env::from([("PASSWORD", "hunter2")])).unwrap_err();
    assert_eq!(error.problems()[0].message(), "URL is not set, and PASSWORD is its password");
    assert!(Option::<Reports>::load(&Env::from([("OTHER", "1")])).unwrap().is_none());
}

#[test]
fn a_missing_url_is_that_of_a_password_if_there_is_one_right_or_wrong() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Reports {
        #[env(password = "PASSWORD")]
        url: PostgresUrl,
    }
    let messages = |env: &Env| -> Vec<_> {
        let error = Reports::load(env).unwrap_err();
        error.problems().iter().map(|problem| problem.message().to_owned()).collect()
    };
    let alone = "URL is not set, and PASSWORD is its password";
    assert_eq!(messages(&Env::from([("OTHER", "1")])), ["URL is not set"]);
    assert_eq!(messages(&Env::from([("PASSWORD", "")])), ["URL is not set"]);
    assert_eq!(messages(&Env::from([("PASSWORD", "hunter2")])), [alone]);
    assert_eq!(messages(&Env::from([("PASSWORD", " ")])), ["PASSWORD contains only white space", alone]);
}

#[test]
fn a_plain_url_may_have_credentials_where_the_field_says_so() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Strict {
        search_url: BaseUrl,
    }

    let config = Config::load(&good().with("SEARCH_URL", "https://app:s3cret@search.internal/v1")).unwrap();
    let url = config.search_url.unwrap();
    assert_eq!((url.username(), url.password().unwrap().expose_secret()), (Some("app"), "s3cret"));
    assert_eq!(url.as_url().as_str(), "https://search.internal/v1/");

    let error = Strict::load(&Env::from([("SEARCH_URL", "https://app:s3cret@search.internal/v1")])).unwrap_err();
    assert!(error.problems()[0].message().starts_with("SEARCH_URL has"), "{error}");
    assert!(!error.to_string().contains("s3cret"));
}

#[test]
fn what_is_legal_but_probably_a_mistake_is_a_warning() {
    #[derive(Debug, EnvValue)]
    struct Reports(PostgresUrl);

    #[derive(Debug, EnvConfig)]
    struct Suspicious {
        caches: Vec<RedisUrl>,
        reports: Option<Reports>,
    }
    let env = Env::from([("CACHES", "redis://a.internal,redis://example.com"), ("REPORTS", "postgres://db.internal")]);
    let (config, summary) = Suspicious::inspect(&env);
    let config = config.unwrap();
    assert_eq!(config.caches.len(), 2);
    assert_eq!(config.reports.unwrap().0.host(), "db.internal");
    let warnings: Vec<_> = summary.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "CACHES item 2 has an example domain, such as example.com, as its host (set in code); use the server's name",
            "REPORTS has no database (set in code); write `/` and the name after the host",
        ]
    );
}

#[test]
fn a_list_of_urls_with_several_hosts_has_another_separator() {
    #[derive(Debug, EnvConfig)]
    struct Clusters {
        #[env(separator = ";")]
        clusters: Vec<MongoUrl>,
    }
    let config = Clusters::load(&Env::from([("CLUSTERS", "mongodb://a,b/x; mongodb://c/y")])).unwrap();
    assert_eq!((config.clusters[0].hosts().len(), config.clusters.len()), (2, 2));
}

/// A type of another crate that heeds the options as ours do.
mod foreign {
    use super::*;
    use factor3::SecretString;
    use factor3::value::{Expected, Raw, TlsPolicy, ValueError};

    #[derive(Debug)]
    struct Login {
        host: String,
        password: Option<SecretString>,
    }

    impl EnvValue for Login {
        const EXPECTED: Expected =
            Expected::text("a login").example("ldaps:host").accepts_tls().accepts_password().accepts_userinfo();

        fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
            let text = raw.text()?;
            if raw.tls() == Some(TlsPolicy::Verify) && !text.starts_with("ldaps:") {
                return Err(
                    ValueError::predicate("does not verify the server certificate").help("start it with ldaps:")
                );
            }
            if text.contains('@') && !raw.allows_userinfo() {
                return Err(ValueError::predicate("has credentials"));
            }
            Ok(Self { host: text.to_owned(), password: raw.password().cloned() })
        }
    }

    #[derive(Debug, EnvConfig)]
    struct Config {
        #[env(tls = "verify", password = "BIND_PASSWORD")]
        directory: Login,
        #[env(allow_userinfo)]
        mirrors: Vec<Login>,
        backup: Option<Login>,
    }

    #[test]
    fn a_type_of_another_crate_may_accept_each_of_them() {
        let env = Env::from([
            ("DIRECTORY", "ldaps:a"),
            ("BIND_PASSWORD", "hunter2"),
            ("MIRRORS", "app@b,c"),
            ("BACKUP", "d"),
        ]);
        let config = Config::load(&env).unwrap();
        assert_eq!(config.directory.password.unwrap().expose_secret(), "hunter2");
        assert_eq!(config.mirrors[0].host, "app@b");
        assert!(config.backup.unwrap().password.is_none());

        let error = Config::load(&env.with("DIRECTORY", "ldap:a").with("BACKUP", "app@d")).unwrap_err();
        let messages: Vec<_> = error.problems().iter().map(factor3::Problem::message).collect();
        assert_eq!(messages, ["DIRECTORY does not verify the server certificate", "BACKUP has credentials"]);
    }
}

/// A policy is lowered only by a variable that says so aloud, and never in silence.
mod tls_unless {
    use super::*;

    #[derive(Debug, EnvConfig)]
    struct Config {
        #[env(tls = "verify", tls_unless = "DATABASE_INSECURE_TLS", password = "DATABASE_PASSWORD")]
        database_url: PostgresUrl,
        #[env(tls = "require", tls_unless = "DATABASE_INSECURE_TLS")]
        #[expect(dead_code, reason = "only its warning matters")]
        replica_url: Option<PostgresUrl>,
    }

    fn compose() -> Env {
        Env::from([("DATABASE_URL", "postgres://app@db/orders?sslmode=disable"), ("DATABASE_PASSWORD", "hunter2")])
    }

    #[test]
    fn the_policy_applies_unless_the_variable_is_true() {
        assert_eq!(Config::load(&compose()).unwrap_err().problems().len(), 1);
        assert_eq!(Config::load(&compose().with("DATABASE_INSECURE_TLS", "no")).unwrap_err().problems().len(), 1);
        let config = Config::load(&compose().with("DATABASE_INSECURE_TLS", "true")).unwrap();
        assert_eq!(config.database_url.expose_url(), "postgres://app:hunter2@db:5432/orders?sslmode=disable");
        // A URL that leaves it open is not raised either: the server has no certificate.
        let open = compose().with("DATABASE_URL", "postgres://app@db/orders").with("DATABASE_INSECURE_TLS", "1");
        assert_eq!(Config::load(&open).unwrap().database_url.tls(), Tls::Opportunistic);
    }

    #[test]
    fn every_url_that_it_applies_to_is_a_warning() {
        let env = compose().with("DATABASE_INSECURE_TLS", "true").with("REPLICA_URL", "postgres://app@replica/orders");
        let summary = Config::summary(&env);
        let warnings: Vec<_> = summary.warnings().iter().map(|warning| (warning.message(), warning.kind())).collect();
        let said = |url: &str| {
            format!("DATABASE_INSECURE_TLS is true, so {url} is read without the TLS policy of this program")
        };
        let (database, replica) = (said("DATABASE_URL"), said("REPLICA_URL"));
        assert_eq!(warnings, [(&*database, ProblemKind::Suspicious), (&*replica, ProblemKind::Suspicious)]);
        assert_eq!(
            summary.warnings()[0].help(),
            Some("unset DATABASE_INSECURE_TLS wherever the server has a certificate")
        );
    }

    #[test]
    fn the_variable_is_one_like_any_other() {
        let summary = Config::summary(&compose().with("DATABASE_INSECUR_TLS", "true"));
        assert_eq!(summary.warnings()[0].kind(), ProblemKind::NearMiss);
        let error = Config::load(&compose().with("DATABASE_INSECURE_TLS", "maybe")).unwrap_err();
        let names: Vec<_> = error.problems().iter().map(|problem| problem.variables()[0].clone()).collect();
        assert_eq!(names, ["DATABASE_INSECURE_TLS", "DATABASE_URL", "DATABASE_INSECURE_TLS"][..2]);
        let variables = Config::schema().variables();
        let switch = variables.iter().find(|variable| variable.name() == "DATABASE_INSECURE_TLS").unwrap();
        assert_eq!((switch.field(), switch.default()), ("database_url.tls_unless", Some("false")));
        // It is known by its name only, so whether the policy applies is unknown as well.
        let names = Env::from_names(["DATABASE_INSECURE_TLS"]).or(compose());
        assert_eq!(Config::summary(&names).exit_code(), 0);
    }

    #[test]
    fn it_does_not_switch_an_optional_group_on() {
        #[derive(Debug, EnvConfig)]
        struct Outer {
            #[env(nested)]
            group: Option<Group>,
        }
        #[derive(Debug, EnvConfig)]
        #[expect(dead_code, reason = "only whether it is there matters")]
        struct Group {
            #[env(tls = "verify", tls_unless = "INSECURE_TLS")]
            url: PostgresUrl,
        }
        assert!(Outer::load(&Env::from([("GROUP_INSECURE_TLS", "true")])).unwrap().group.is_none());
    }
}
