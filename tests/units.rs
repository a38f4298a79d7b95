//! The option `unit`: a duration whose unit is in the name of its variable.
#![cfg(feature = "derive")]

#[path = "common/rows.rs"]
mod rows;

use std::collections::BTreeSet;
use std::time::Duration;

use factor3::{Env, EnvConfig, Error};
use rows::rows;

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its problems and its documents matter")]
struct Ttl {
    /// How long an entry is kept.
    #[env(unit = "s", range = Duration::from_secs(1)..=Duration::from_secs(86400))]
    ttl_secs: Duration,
}

fn refused(text: &str) -> (String, Option<String>) {
    let error: Error = Ttl::load(&Env::from([("TTL_SECS", text)])).unwrap_err();
    let [problem] = error.problems() else { panic!("one problem: {error}") };
    (problem.message().to_owned(), problem.help().map(str::to_owned))
}

#[test]
fn a_number_counts_the_units() {
    #[derive(Debug, EnvConfig)]
    struct Config {
        #[env(unit = "ns")]
        ns: Duration,
        #[env(unit = "us")]
        us: Duration,
        #[env(unit = "ms")]
        ms: Duration,
        #[env(unit = "s")]
        s: Duration,
        #[env(unit = "m")]
        m: Duration,
        #[env(unit = "h")]
        h: Duration,
        #[env(unit = "d")]
        d: Duration,
        #[env(unit = "w")]
        w: Duration,
    }
    let names = ["NS", "US", "MS", "S", "M", "H", "D", "W"];
    let config = Config::load(&names.map(|name| (name, "2")).into_iter().collect::<Env>()).unwrap();
    let Config { ns, us, ms, s, m, h, d, w } = config;
    let hours = |hours: u64| Duration::from_secs(hours * 3600);
    assert_eq!([ns, us, ms], [Duration::from_nanos(2), Duration::from_micros(2), Duration::from_millis(2)]);
    assert_eq!([s, m, h, d, w], [Duration::from_secs(2), Duration::from_secs(120), hours(2), hours(48), hours(336)]);
}

#[test]
fn a_text_that_is_no_whole_number_is_refused_with_what_to_write() {
    const ALONE: &str = "write the number alone, without a unit";
    const WHOLE: &str = "write a whole number of seconds, without a unit";
    const NONE: &str = "";
    let expected = "TTL_SECS must be a whole number of seconds from 1 to 86400";
    for (text, reason, help) in [
        ("30s", "character 3 of 3 is not a digit", ALONE),
        ("30 s", "character 3 of 4 is a space", ALONE),
        ("30sec", "character 3 of 5 is not a digit", ALONE),
        ("30seconds", "character 3 of 9 is not a digit", ALONE),
        ("5m", "character 2 of 2 is not a digit", WHOLE),
        ("5M", "character 2 of 2 is not a digit", WHOLE),
        ("500ms", "character 4 of 5 is not a digit", WHOLE),
        ("1m 30s", "character 2 of 6 is not a digit", WHOLE),
        ("1h30m", "character 2 of 5 is not a digit", WHOLE),
        ("5minutes", "character 2 of 8 is not a digit", WHOLE),
        ("1.5s", "character 2 of 4 is not a digit", WHOLE),
        ("5k", "character 2 of 2 is not a digit", WHOLE),
        ("-1", "it has a minus sign", NONE),
        ("soon", "character 1 of 4 is not a digit", NONE),
        (
            "1e+06",
            "character 2 of 5 is not a digit",
            "write only digits: a template makes a number a decimal one, unless it is in quotes there",
        ),
        ("1_000", "character 2 of 5 is not a digit", "write decimal digits alone"),
        ("99999999999999999999", "it is too large", NONE),
        ("9999999999999999999999999999999999999999", "it is too large", NONE),
        (" 30", "character 1 of 3 is a space", "it starts or ends with white space; remove it"),
        (
            "'30'",
            "character 1 of 4 is not a digit",
            "it is in quotes; remove them: they are part of the value; `docker run --env-file` and YAML block text keep them",
        ),
    ] {
        assert_eq!(
            refused(text),
            (format!("{expected}: {reason}"), Some(help.to_owned()).filter(|help| !help.is_empty())),
            "{text:?}"
        );
    }
    assert_eq!(refused("0"), (format!("{expected}: it is too small"), None));
    assert_eq!(refused("86401"), (format!("{expected}: it is too large"), None));
}

#[test]
fn the_summary_shows_the_number() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its summary matters")]
    struct Config {
        #[env(unit = "ms")]
        retry_ms: Vec<Duration>,
        #[env(unit = "s")]
        ttl_secs: Option<Duration>,
        #[env(unit = "s")]
        idle_secs: Option<Box<Duration>>,
        #[env(unit = "s", default = Duration::from_secs(90))]
        grace_secs: Duration,
        #[env(unit = "s", default = "60")]
        poll_secs: Duration,
        #[env(unit = "m", default)]
        ages: BTreeSet<Duration>,
    }
    let env = Env::from([("RETRY_MS", "10, 200,+3000"), ("TTL_SECS", "0300"), ("AGES", "90,5")]);
    let shown = [
        "RETRY_MS 10,200,3000 set in code",
        "TTL_SECS 300 set in code",
        "IDLE_SECS unset",
        "GRACE_SECS 90 default",
        "POLL_SECS 60 default",
        "AGES 5,90 set in code",
    ];
    assert_eq!(rows(&Config::summary(&env)), shown);
}

#[test]
fn each_item_of_a_list_is_looked_at() {
    #[derive(Debug, EnvConfig)]
    struct Config {
        #[env(unit = "s", range = ..Duration::from_millis(1500))]
        steps: Vec<Duration>,
    }
    let error = Config::load(&Env::from([("STEPS", "1,2,3s")])).unwrap_err();
    let messages: Vec<_> = error.problems().iter().map(factor3::Problem::message).collect();
    assert_eq!(
        messages,
        ["STEPS item 3 must be a whole number of seconds of at most 1: character 2 of 2 is not a digit"]
    );
    let error = Config::load(&Env::from([("STEPS", "1,2")])).unwrap_err();
    assert_eq!(
        error.problems()[0].message(),
        "STEPS item 2 must be a whole number of seconds of at most 1: it is too large"
    );
    assert_eq!(Config::load(&Env::from([("STEPS", "0,1")])).unwrap().steps.len(), 2);
}

#[test]
#[cfg(feature = "docs")]
fn documents_describe_an_integer() {
    let variable = &Ttl::schema().variables()[0];
    assert_eq!(variable.expected().to_string(), "a whole number of seconds from 1 to 86400");
    let documents = Ttl::documents();
    let markdown =
        "| `TTL_SECS` | **required** | a whole number of seconds from 1 to 86400 | How long an entry is kept. |";
    assert!(documents.markdown().contains(markdown), "{}", documents.markdown());
    let example = documents.env_example();
    assert!(example.contains("Required: a whole number of seconds from 1 to 86400."), "{example}");
    assert!(example.contains("@type=number(min=1, max=86400, isInt=true)"), "{example}");
    let schema: serde_json::Value = serde_json::from_str(&documents.json_schema()).unwrap();
    let pattern = schema["properties"]["TTL_SECS"]["pattern"].as_str().unwrap();
    let regex = fancy_regex::Regex::new(pattern).unwrap();
    for (text, is_valid) in
        [("1", true), ("86400", true), ("+30", true), ("0", false), ("86401", false), ("30s", false)]
    {
        assert_eq!(regex.is_match(text).unwrap(), is_valid, "{text}");
    }
}

#[test]
fn a_range_that_is_no_whole_number_of_units_is_narrowed() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its schema matters")]
    struct Config {
        #[env(unit = "s", range = Duration::from_millis(1500)..Duration::from_secs(60))]
        ttl_secs: Duration,
        #[env(unit = "s", range = Duration::from_secs(5)..)]
        idle_secs: Duration,
        #[env(unit = "h")]
        age_hours: Duration,
    }
    let texts: Vec<_> = Config::schema().variables().iter().map(|v| v.expected().to_string()).collect();
    let expected = [
        "a whole number of seconds from 2 to 59",
        "a whole number of seconds of at least 5",
        "a whole number of hours",
    ];
    assert_eq!(texts, expected);
}
