//! A line of logfmt for each variable and each problem, in the subset on which readers of logs agree.
#![cfg(feature = "derive")]

#[macro_use]
#[path = "common/near.rs"]
mod near;

use factor3::{Env, EnvConfig, SecretString};

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its summary matters")]
struct Config {
    #[env(default = 8080)]
    port: u16,
    #[env(default = 4)]
    workers: u8,
    token: SecretString,
    /// Where the service runs.
    #[env(public, allow_empty)]
    region: String,
    retries: Option<u8>,
    cache: Option<String>,
    #[env(nested)]
    smtp: Smtp,
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its summary matters")]
struct Smtp {
    host: String,
}

fn env() -> Env {
    let lower = Env::from([("PORT", "1"), ("TOKEN", "x")]).named("defaults");
    let lowest = Env::from([("PORT", "2")]).named("more");
    Env::from([
        ("PORT", "80"),
        ("TOKEN", "hunter2"),
        ("REGION", "eu"),
        ("SMTP_HOST", "localhost"),
        ("WORKERS", ""),
        ("CACHE", ""),
    ])
    .or(lower)
    .or(lowest)
}

fn names() -> Env {
    Env::from_names(["TOKEN"]).named("vault: kv/orders")
}

#[track_caller]
fn region(value: &str) -> String {
    let summary = Config::summary(&env().with("REGION", value));
    let line = summary.variables()[3].logfmt().to_string();
    let line = line.strip_prefix("variable=REGION field=region status=set value=").unwrap();
    line.strip_suffix(" origin=\"set in code\" overridden=\"set in code\"").unwrap().to_owned()
}

#[test]
fn a_variable_is_a_line() {
    let summary = Config::summary(&env());
    let lines: Vec<_> = summary.variables().iter().map(|variable| variable.logfmt().to_string()).collect();
    assert_eq!(
        lines,
        [
            "variable=PORT field=port status=set value=80 origin=\"set in code\" overridden=defaults,more",
            "variable=WORKERS field=workers status=empty-default value=4 origin=default",
            "variable=TOKEN field=token status=set characters=7 origin=\"set in code\" overridden=defaults",
            "variable=REGION field=region status=set value=eu origin=\"set in code\"",
            "variable=RETRIES field=retries status=unset",
            "variable=CACHE field=cache status=empty origin=\"set in code\"",
            "variable=SMTP_HOST field=smtp.host status=set characters=9 origin=\"set in code\"",
        ]
    );
}

#[test]
fn a_variable_that_is_known_by_its_name_only_is_a_line() {
    assert_eq!(
        Config::summary(&names().or(env())).variables()[2].logfmt().to_string(),
        "variable=TOKEN field=token status=name-only origin=\"vault: kv/orders\" overridden=\"set in code,defaults\""
    );
    assert_eq!(
        Config::load(&names().or(env())).unwrap_err().problems()[0].logfmt().to_string(),
        "problem=name-only variable=TOKEN field=token origin=\"vault: kv/orders\" \
         message=\"TOKEN is known by its name only, so there is no value to load\" \
         help=\"load where it has one; `Config::summary` checks the names alone\""
    );
}

#[test]
fn a_problem_is_a_line() {
    let error = Config::load(&env().with("PORT", "x").without("REGION").with("REGON", "eu")).unwrap_err();
    let lines: Vec<_> = error.problems().iter().map(|problem| problem.logfmt().to_string()).collect();
    assert_eq!(
        lines,
        [
            "problem=invalid variable=PORT field=port origin=\"set in code\" \
             message=\"PORT must be an integer from 0 to 65535: character 1 of 1 is not a digit\"",
            concat!(
                "problem=missing variable=REGION field=region message=\"REGION is not set\" expected=text \
             help=\"",
                near!("REGON", "in code", "REGION"),
                "\""
            ),
        ]
    );
}

#[test]
fn a_warning_says_that_it_is_one() {
    #[derive(Debug, EnvConfig)]
    #[env(tag = "TOKEN")]
    enum Choice {
        One,
    }
    let summary = Config::summary(&env().with("RETRYS", "3").with("TOKEN", "changeme"));
    let lines: Vec<_> = summary.warnings().iter().map(|warning| warning.logfmt().to_string()).collect();
    assert_eq!(
        lines,
        ["warning=suspicious variable=TOKEN origin=\"set in code\" message=\"TOKEN looks like a placeholder\" \
          help=\"set the real value\""]
    );
    assert_eq!(
        Choice::summary(&names()).warnings()[0].logfmt().to_string(),
        "warning=unchecked variable=TOKEN origin=\"vault: kv/orders\" \
         message=\"TOKEN is known by its name only, so the variables of its variants are not checked\" \
         help=\"give the value too, to check them\""
    );
}

#[test]
fn a_problem_of_several_variables_lists_them() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("token");
    std::fs::write(&path, "other").unwrap();
    let both = [("TOKEN".to_owned(), "one".into()), ("TOKEN_FILE".to_owned(), path.into_os_string())];
    let error = Config::load(&both.into_iter().collect::<Env>().or(env())).unwrap_err();
    assert_eq!(
        error.problems()[0].logfmt().to_string(),
        "problem=conflict variable=TOKEN,TOKEN_FILE field=token \
         message=\"TOKEN and TOKEN_FILE are both set, and differ\" help=\"unset one of them\""
    );
}

#[test]
#[cfg(feature = "dotenv")]
fn a_problem_of_a_file_has_no_variable() {
    let problem = &Env::dotenv("no/such file.env").problems()[0];
    assert_eq!(
        problem.logfmt().to_string(),
        "problem=file origin=\"no/such file.env\" message=\"no/such file.env does not exist\" \
         help=\"create it; a relative path starts at the working directory\""
    );
}

#[test]
fn a_value_is_in_quotes_where_a_reader_would_end_it() {
    for (value, written) in [
        ("eu-central-1", "eu-central-1"),
        ("/a/b:1?c&d@e#f,g;h", "/a/b:1?c&d@e#f,g;h"),
        ("größe", "größe"),
        ("", "\"\""),
        ("a b", "\"a b\""),
        ("a=b", "\"a=b\""),
        ("\"a\"", "\"\\\"a\\\"\""),
        ("it's", "\"it's\""),
        ("a\\b", "\"a\\\\b\""),
        ("a\u{a0}b", "\"a\u{a0}b\""),
        ("a\u{2028}b", "\"a\\u2028b\""),
    ] {
        assert_eq!(region(value), written, "{value:?}");
    }
}

#[test]
fn no_value_writes_a_line_of_its_own() {
    // The summary escapes control characters already, and the line escapes the backslash.
    assert_eq!(region("eu\nvariable=PORT"), "\"eu\\\\nvariable=PORT\"");
    let named = env().with("PORT", "x").named("a\n\t\r\u{1}b \u{85}");
    let error = Config::load(&named).unwrap_err();
    let line = error.problems()[0].logfmt().to_string();
    assert!(line.contains(" origin=\"a\\n\\t\\r\\u0001b \\u0085\" "), "{line}");
    assert_eq!(line.lines().count(), 1);
}

/// Quotes and escapes are those of JSON: any JSON parser recovers the value.
#[test]
fn a_value_in_quotes_is_a_text_of_json() {
    for label in ["a b", "\"", "\\", "\\n", "\n", "\u{0}\u{1f}\u{7f}\u{9f}", "\u{2029} 🦀", "' ="] {
        let error = Config::load(&Env::from([("PORT", "x")]).named(label)).unwrap_err();
        let line = error.problems()[0].logfmt().to_string();
        let (_, rest) = line.split_once(" origin=").unwrap();
        let (value, _) = rest.split_once(" message=").unwrap();
        assert_eq!(serde_json::from_str::<String>(value).unwrap(), label);
    }
}
