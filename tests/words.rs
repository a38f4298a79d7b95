//! The words of an enum: aliases, and the switch whose words are true and false.
#![cfg(feature = "derive")]

#[path = "common/rows.rs"]
mod rows;

use factor3::{Env, EnvConfig, EnvValue, SecretString};
use rows::rows;

#[derive(Debug, PartialEq, EnvValue)]
enum Level {
    #[env(alias = "20")]
    Info,
    #[env(alias = "warning", alias = "30")]
    Warn,
}

#[derive(Debug, EnvConfig)]
struct Logging {
    level: Level,
}

fn level(text: &str) -> Result<Level, String> {
    Logging::load(&Env::from([("LEVEL", text)])).map(|config| config.level).map_err(|e| e.problems()[0].to_string())
}

#[test]
fn an_alias_selects_its_variant_in_any_case() {
    for text in ["warn", "WARN", "warning", "Warning", "30"] {
        assert_eq!(level(text), Ok(Level::Warn), "{text}");
    }
    assert_eq!(level("20"), Ok(Level::Info));
    assert_eq!(rows(&Logging::summary(&Env::from([("LEVEL", "WARNING")]))), ["LEVEL warn set in code"]);
}

#[test]
fn a_message_names_the_words_and_suggests_one_of_them() {
    let refused = |text, help: &str| {
        let message = format!("LEVEL must be info or warn (set in code){help}");
        assert_eq!(level(text), Err(message), "{text}");
    };
    refused("warnung", "; did you mean warn?");
    refused("WARNNING", "; did you mean warn?");
    // A number is not near to another.
    refused("31", "");
    refused("debug", "");
}

#[test]
fn a_short_word_may_have_one_typing_error_and_a_longer_one_two() {
    #[derive(Debug, EnvValue)]
    enum Mode {
        Red,
        Info,
        Warning,
    }
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        mode: Mode,
    }
    for (text, word) in [
        ("rod", Some("red")),
        ("rod?", None),
        ("rad", Some("red")),
        ("rid", Some("red")),
        ("add", None),
        ("re", Some("red")),
        ("r", None),
        ("ifno", Some("info")),
        ("ifnp", None),
        ("ofni", None),
        ("wornimg", Some("warning")),
        ("wormimg", None),
    ] {
        let error = Config::load(&Env::from([("MODE", text)])).unwrap_err();
        let expected = word.map(|word| format!("did you mean {word}?"));
        assert_eq!(error.problems()[0].help(), expected.as_deref(), "{text}");
    }
}

/// Any other letter is one typing error away from a word of one letter.
#[test]
fn a_word_of_one_letter_is_no_suggestion() {
    #[derive(Debug, EnvValue)]
    enum Answer {
        Y,
        N,
    }
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        answer: Answer,
    }
    for text in ["j", "yy", "ny"] {
        let error = Config::load(&Env::from([("ANSWER", text)])).unwrap_err();
        assert_eq!(error.problems()[0].help(), None, "{text}");
    }
}

#[test]
#[cfg(feature = "docs")]
fn documents_name_the_words_and_the_schema_accepts_the_aliases() {
    let variable = &Logging::schema().variables()[0];
    assert_eq!(
        (variable.expected().to_string().as_str(), variable.choices()),
        ("info or warn", Some(&["info", "warn"][..]))
    );
    let schema: serde_json::Value = serde_json::from_str(&Logging::documents().json_schema()).unwrap();
    let regex = fancy_regex::Regex::new(schema["properties"]["LEVEL"]["pattern"].as_str().unwrap()).unwrap();
    for (text, is_valid) in [("info", true), ("20", true), ("WARNING", true), ("30", true), ("31", false)] {
        assert_eq!(regex.is_match(text).unwrap(), is_valid, "{text}");
    }
    let example = Logging::documents().env_example();
    assert!(example.contains("@type=enum(info, \"20\", warn, warning, \"30\")"), "{example}");
}

/// A group behind a switch.
#[derive(Debug, EnvConfig)]
#[env(tag = "ENABLED")]
#[expect(dead_code, reason = "only its variant and its problems matter")]
enum Mail {
    #[env(rename = "false", default)]
    Off,
    #[env(rename = "true")]
    On { host: String, token: SecretString },
}

#[derive(Debug, EnvConfig)]
struct Service {
    #[env(nested)]
    mail: Mail,
}

#[test]
fn a_switch_reads_every_word_for_true_and_false() {
    for text in ["true", "TRUE", "yes", "on", "t", "y", "1"] {
        let env = Env::from([("MAIL_ENABLED", text), ("MAIL_HOST", "mail"), ("MAIL_TOKEN", "hunter2")]);
        assert!(matches!(Service::load(&env).unwrap().mail, Mail::On { .. }), "{text}");
    }
    for text in ["false", "no", "Off", "f", "n", "0", ""] {
        assert!(matches!(Service::load(&Env::from([("MAIL_ENABLED", text)])).unwrap().mail, Mail::Off), "{text}");
    }
}

#[test]
fn a_switch_reports_like_a_boolean_and_like_a_variant() {
    let lines = |env: &Env| -> Vec<_> { Service::summary(env).problems().iter().map(ToString::to_string).collect() };
    assert_eq!(
        lines(&Env::from([("MAIL_ENABLED", "enabled")])),
        ["MAIL_ENABLED must be true or false (set in code); yes/no, on/off, t/f, y/n and 1/0 are accepted too"]
    );
    assert_eq!(
        lines(&Env::from([("MAIL_ENABLED", "1"), ("MAIL_TOKEN", "hunter2")])),
        [
            "MAIL_HOST is not set; expected text; required because MAIL_ENABLED is true; set MAIL_HOST or change MAIL_ENABLED"
        ]
    );
    let summary = Service::summary(&Env::from([("MAIL_ENABLED", "off"), ("MAIL_HOST", "mail")]));
    let warnings: Vec<_> = summary.warnings().iter().map(|warning| warning.message().to_owned()).collect();
    assert_eq!(warnings, ["MAIL_HOST is set, and only MAIL_ENABLED=true reads it"]);
    assert_eq!(rows(&summary)[0], "MAIL_ENABLED false set in code");
}

#[test]
#[cfg(feature = "docs")]
fn the_schema_of_a_switch_asks_for_its_group_under_every_word() {
    let schema: serde_json::Value = serde_json::from_str(&Service::documents().json_schema()).unwrap();
    let condition = schema["allOf"].as_array().unwrap().iter().find_map(|rule| {
        let then = rule["then"]["required"].as_array()?;
        then.contains(&"MAIL_HOST".into())
            .then(|| rule["if"]["properties"]["MAIL_ENABLED"]["pattern"].as_str().unwrap())
    });
    let regex = fancy_regex::Regex::new(condition.unwrap()).unwrap();
    for (text, is_on) in [("true", true), ("1", true), ("YES", true), ("0", false), ("false", false), ("", false)] {
        assert_eq!(regex.is_match(text).unwrap(), is_on, "{text}");
    }
}

/// The words alone would refuse `yes`, which the program reads.
#[test]
#[cfg(feature = "docs")]
fn the_example_takes_a_switch_for_a_boolean() {
    let example = Service::documents().env_example();
    assert!(example.contains("# @type=boolean\nMAIL_ENABLED=false\n"), "{example}");
}

#[test]
fn an_enum_of_more_words_than_true_and_false_is_no_switch() {
    #[derive(Debug, PartialEq, EnvValue)]
    enum Tls {
        True,
        False,
        Auto,
    }
    assert_eq!(Tls::parse("true".into()).unwrap(), Tls::True);
    assert!(Tls::parse("yes".into()).is_err());
}
