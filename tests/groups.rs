//! Optional groups: all or nothing, with a report that explains why a group is required.
#![cfg(feature = "derive")]

#[macro_use]
#[path = "common/near.rs"]
mod near;
#[path = "common/rows.rs"]
mod rows;

use factor3::{Env, EnvConfig, SecretString};
use rows::rows;

type Maybe<T> = Option<T>;

#[derive(Debug, EnvConfig)]
struct Config {
    #[env(nested)]
    smtp: Maybe<Smtp>,
    #[env(default)]
    #[expect(dead_code, reason = "a neighbour")]
    smtp_timeouts: Vec<u8>,
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only whether it is there matters")]
struct Smtp {
    host: String,
    #[env(default = 25)]
    port: u16,
    #[env(alias = "PASS", deprecated = "PW")]
    password: Option<SecretString>,
    #[env(nested)]
    auth: Option<Auth>,
}

#[derive(Debug, EnvConfig)]
struct Auth {
    user: String,
    #[expect(dead_code, reason = "only whether it is there matters")]
    token: SecretString,
}

const HELP: &str = "is set, so the group `smtp` must be complete; set SMTP_HOST or unset";

/// Returns `true` if the group is on, or the report of an incomplete group; and the warnings.
fn outcome(env: &Env) -> (Result<bool, String>, Vec<String>) {
    let (config, summary) = Config::inspect(env);
    let config = config.map(|config| config.smtp.is_some());
    let config =
        config.map_err(|error| error.problems().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    (config, summary.warnings().iter().map(ToString::to_string).collect())
}

fn lacks_host(switch: &str) -> Result<bool, String> {
    Err(format!("SMTP_HOST is not set; expected text; {switch} {HELP} {switch}"))
}

#[test]
fn what_is_set_decides_whether_the_group_is_there() {
    let dir = tempfile::tempdir().unwrap();
    let secret = dir.path().join("secret");
    std::fs::write(&secret, "hunter2").unwrap();
    let secret = secret.to_str().unwrap();
    let link = "SMTP_PORT has an address that Kubernetes injects, and does not count as set (set in code); set \
                `enableServiceLinks: false` in the pod, or set the variable there";
    let old_name = "SMTP_PW is deprecated (set in code); use SMTP_PASSWORD instead";
    for (set, expected, warning) in [
        (&[][..], Ok(false), None),
        (&[("SMTP_HOST", "mail")], Ok(true), None),
        // A variable with a default switches the group on; its default does not.
        (&[("SMTP_PORT", "2525")], lacks_host("SMTP_PORT"), None),
        (&[("SMTP_PASSWORD", "hunter2")], lacks_host("SMTP_PASSWORD"), None),
        (&[("SMTP_PASSWORD_FILE", secret)], lacks_host("SMTP_PASSWORD_FILE"), None),
        (&[("SMTP_PASS", "hunter2")], lacks_host("SMTP_PASS"), None),
        (&[("SMTP_PASS_FILE", secret)], lacks_host("SMTP_PASS_FILE"), None),
        (&[("SMTP_PW", "hunter2")], lacks_host("SMTP_PW"), Some(old_name)),
        (&[("SMTP_PASSWORD", ""), ("SMTP_PASS", "hunter2")], lacks_host("SMTP_PASS"), None),
        (&[("SMTP_HOST", "")], Ok(false), None),
        (&[("SMTP_HOST", ""), ("SMTP_PORT", "")], Ok(false), None),
        // The link of a Service that happens to be called `smtp`.
        (&[("SMTP_PORT", "tcp://10.1.1.1:25")], Ok(false), Some(link)),
        // Kubernetes never injects this name.
        (&[("SMTP_HOST", "tcp://10.1.1.1:25")], Ok(true), None),
        // An unrelated variable with the prefix is not part of the group.
        (&[("SMTP_TIMEOUTS", "1")], Ok(false), None),
        (&[("SMTP_SERVICE_HOST", "10.1.1.1")], Ok(false), None),
    ] {
        let env: Env = set.iter().copied().collect();
        let (config, warnings) = outcome(&env);
        assert_eq!(config, expected, "{set:?}");
        assert_eq!(warnings, Vec::from_iter(warning.map(str::to_owned)), "{set:?}");
        // The layer does not matter.
        assert_eq!(outcome(&Env::from([("OTHER", "1")]).or(env)).0, expected, "{set:?} below");
    }
}

#[test]
fn the_group_is_no_reason_for_what_comes_after_it() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "it cannot be loaded")]
    struct Outer {
        #[env(nested)]
        smtp: Maybe<Smtp>,
        region: String,
    }
    let error = Outer::load(&Env::from([("SMTP_HOST", "mail")])).unwrap_err();
    let problems: Vec<_> = error.problems().iter().map(ToString::to_string).collect();
    assert_eq!(problems, ["REGION is not set; expected text"]);
}

#[test]
fn an_empty_secret_does_not_switch_the_group_on() {
    let (config, warnings) = outcome(&Env::from([("SMTP_PASS", "")]));
    assert_eq!((config, warnings.len()), (Ok(false), 1));
}

#[test]
fn an_empty_value_above_switches_off_what_a_lower_layer_sets() {
    let lower = Env::from([("SMTP_HOST", "mail")]);
    assert_eq!(outcome(&Env::from([("SMTP_HOST", "")]).or(lower.clone())).0, Ok(false));
    assert_eq!(outcome(&lower.without("SMTP_HOST")).0, Ok(false));
}

#[test]
fn a_group_in_a_group_switches_both_on() {
    let (config, _) = outcome(&Env::from([("SMTP_AUTH_USER", "app")]));
    assert_eq!(
        config.unwrap_err(),
        "SMTP_HOST is not set; expected text; SMTP_AUTH_USER is set, so the group `smtp` must be complete; set SMTP_HOST \
         or unset SMTP_AUTH_USER\n\
         SMTP_AUTH_TOKEN is not set; expected a secret, or the path of its file in SMTP_AUTH_TOKEN_FILE; \
         SMTP_AUTH_USER is set, so the group `smtp.auth` must be complete; set SMTP_AUTH_TOKEN or unset SMTP_AUTH_USER"
    );
    assert_eq!(outcome(&Env::from([("SMTP_HOST", "mail")])).0, Ok(true));
}

#[test]
fn a_bad_value_switches_the_group_on_and_is_the_problem() {
    let (config, _) = outcome(&Env::from([("SMTP_PORT", "x"), ("SMTP_HOST", "mail")]));
    let problem = "SMTP_PORT must be an integer from 0 to 65535: character 1 of 1 is not a digit (set in code)";
    assert_eq!(config, Err(problem.to_owned()));
}

#[test]
fn a_near_miss_is_a_warning_while_the_group_is_off_and_a_help_while_it_is_on() {
    let (config, warnings) = outcome(&Env::from([("SMPT_HOST", "mail")]));
    assert_eq!(config, Ok(false));
    assert_eq!(warnings, [concat!("SMTP_HOST is not set; ", near!("SMPT_HOST", "in code", "SMTP_HOST"))]);
    let (config, warnings) = outcome(&Env::from([("SMPT_HOST", "mail"), ("SMTP_PORT", "25")]));
    assert_eq!(
        config.unwrap_err(),
        concat!("SMTP_HOST is not set; expected text; ", near!("SMPT_HOST", "in code", "SMTP_HOST"))
    );
    assert!(warnings.is_empty(), "{warnings:?}");
}

#[test]
fn the_summary_shows_the_variables_of_a_group_that_is_off() {
    let summary = Config::summary(&Env::from([("OTHER", "1")]));
    assert_eq!(
        rows(&summary),
        [
            "SMTP_HOST unset",
            "SMTP_PORT unset",
            "SMTP_PASSWORD unset",
            "SMTP_AUTH_USER unset",
            "SMTP_AUTH_TOKEN unset",
            "SMTP_TIMEOUTS  default",
        ]
    );
}

#[test]
fn what_a_platform_sets_does_not_switch_a_flattened_group_on() {
    #[derive(Debug, EnvConfig)]
    struct Outer {
        #[env(nested, prefix = "")]
        login: Option<Login>,
    }
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only whether it is there matters")]
    struct Login {
        #[env(name = "USER")]
        user: String,
        password: SecretString,
    }
    let (config, summary) = Outer::inspect(&Env::from([("USER", "root")]));
    assert!(config.unwrap().login.is_none());
    assert_eq!(rows(&summary), ["USER unset", "PASSWORD unset"]);
    let error = Outer::load(&Env::from([("PASSWORD", "hunter2")])).unwrap_err();
    assert_eq!(error.problems()[0].message(), "USER is not set");
}

#[test]
fn a_whole_configuration_may_be_optional() {
    assert!(Option::<Auth>::load(&Env::from([("OTHER", "1")])).unwrap().is_none());
    let error = Option::<Auth>::load(&Env::from([("USER_NAME", "1"), ("TOKEN", "hunter2")])).unwrap_err();
    let help = "TOKEN is set, so the configuration must be complete; set USER or unset TOKEN";
    assert_eq!(error.problems()[0].help(), Some(help));
}

#[test]
fn an_empty_value_that_is_a_value_switches_the_group_on() {
    #[derive(Debug, EnvConfig)]
    struct Outer {
        #[env(nested)]
        login: Option<Login>,
    }
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only whether it is there matters")]
    struct Login {
        user: String,
        #[env(allow_empty)]
        realm: Option<String>,
    }
    assert!(Outer::load(&Env::from([("LOGIN_USER", "")])).unwrap().login.is_none());
    let error = Outer::load(&Env::from([("LOGIN_REALM", "")])).unwrap_err();
    let help = "LOGIN_REALM is set, so the group `login` must be complete; set LOGIN_USER or unset LOGIN_REALM";
    assert_eq!(error.problems()[0].help(), Some(help));
}

#[test]
fn one_group_may_be_there_twice_and_be_optional_once() {
    #[derive(Debug, EnvConfig)]
    struct Outer {
        #[env(nested)]
        primary: Auth,
        #[env(nested)]
        replica: Option<Auth>,
    }
    let env = Env::from([("PRIMARY_USER", "app"), ("PRIMARY_TOKEN", "hunter2")]);
    let outer = Outer::load(&env).unwrap();
    assert_eq!((outer.primary.user.as_str(), outer.replica.is_none()), ("app", true));
}

#[test]
fn an_empty_name_of_a_higher_layer_hides_another_name_of_the_variable_below() {
    #[derive(Debug, EnvConfig)]
    struct Config {
        #[env(nested)]
        smtp: Maybe<Login>,
    }
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only whether it is there matters")]
    struct Login {
        #[env(alias = "PASS")]
        password: SecretString,
    }
    let below = Env::from([("SMTP_PASSWORD", "hunter2")]);
    assert!(Config::load(&below).unwrap().smtp.is_some());
    assert!(Config::load(&Env::from([("SMTP_PASS", "")]).or(below)).unwrap().smtp.is_none());
}
