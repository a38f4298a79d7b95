//! The summary: values and origins, safe to log.
#![cfg(feature = "derive")]

use std::time::Duration;

use factor3::summary::Status;
use factor3::{Env, EnvConfig, EnvValue, Origin, ProblemKind, SecretString};

#[derive(Debug, EnvValue)]
enum LogLevel {
    Info,
    Warn,
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its summary matters")]
struct Config {
    #[env(default = 8080)]
    port: u16,
    #[env(default = "info")]
    log_level: LogLevel,
    #[env(default = "a default text")]
    greeting: String,
    token: SecretString,
    name: String,
    #[env(public)]
    region: String,
    #[env(default = Duration::from_secs(90))]
    timeout: Duration,
    #[env(default = vec!["one".to_owned()])]
    tags: Vec<String>,
    workers: Option<u8>,
    #[env(nested)]
    smtp: Smtp,
}

#[derive(Debug, EnvConfig)]
#[env(public)]
#[expect(dead_code, reason = "only its summary matters")]
struct Smtp {
    host: String,
    password: SecretString,
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its summary matters")]
struct Rest {
    #[env(fallback = "PORT")]
    http_port: u16,
    pin: SecretString,
    token: SecretString,
    #[env(default)]
    weights: Vec<u8>,
    workers: Option<u8>,
}

fn good() -> Env {
    Env::from([
        ("PORT", "80"),
        ("TOKEN", "hunter2hunter2"),
        ("NAME", "orders"),
        ("REGION", "eu"),
        ("SMTP_HOST", "mail.internal"),
        ("SMTP_PASSWORD", "hunter2"),
    ])
    .named("vault: kv/orders")
}

#[test]
fn its_structure_is_that_of_a_struct() {
    let structure = format!("{:#?}", Smtp::summary(&Env::from([("HOST", "mail"), ("PASSWORD", "hunter2")])));
    assert!(
        structure.starts_with("Summary {\n    variables: [\n        Entry {\n            name: \"HOST\","),
        "{structure}"
    );
}

#[test]
fn the_summary_is_an_aligned_table_that_shows_no_secret() {
    assert_eq!(
        Config::summary(&good().with("WORKERS", "").with("LOG_LEVEL", "").with("PORT", "").without("SMTP_HOST"))
            .to_string(),
        "\
PORT           8080                default (set but empty), over vault: kv/orders
LOG_LEVEL      info                default (set but empty)
GREETING       a default text      default
TOKEN          set, 14 characters  vault: kv/orders
NAME           set, 6 characters   vault: kv/orders
REGION         eu                  vault: kv/orders
TIMEOUT        1m 30s              default
TAGS           set in the program  default
WORKERS        set but empty       set in code
SMTP_HOST      problem
SMTP_PASSWORD  set, 7 characters   vault: kv/orders
(text is hidden, because it may be a secret; `#[env(public)]` on a field shows its value)
problem: SMTP_HOST is not set; expected text
"
    );
    let lower = Env::from([("PORT", "80"), ("HTTP_PORT", ""), ("PIN", "7")]).named("defaults");
    let env = Env::from([("PORT", "81")]).named("flags").or(Env::from_names(["TOKEN"]).named("vault")).or(lower);
    assert_eq!(
        Rest::summary(&env).to_string(),
        "\
HTTP_PORT  81                  flags, from PORT, over defaults
PIN        set, 1 character    defaults
TOKEN      set, value unknown  vault
WEIGHTS    (empty)             default
WORKERS    not set
"
    );
}

#[test]
fn an_empty_value_with_a_default_says_so() {
    let summary = Config::summary(&good().with("PORT", "").with("LOG_LEVEL", ""));
    let [port, log_level, ..] = summary.variables() else { panic!("{summary}") };
    assert_eq!((port.status(), port.shown()), (Status::EmptyDefault, Some("8080")));
    assert_eq!(port.overridden()[0].to_string(), "vault: kv/orders");
    assert_eq!((log_level.status(), log_level.shown()), (Status::EmptyDefault, Some("info")));
    assert!(log_level.overridden().is_empty());
}

#[test]
fn problems_are_in_the_summary_too() {
    let (result, summary) = Config::inspect(&good().with("PORT", "x").without("NAME"));
    let error = result.unwrap_err();
    assert_eq!(summary.problems().len(), 2);
    assert_eq!(summary.problems()[0].message(), error.problems()[0].message());
    let [port, _, _, _, name, ..] = summary.variables() else { panic!("{summary}") };
    assert_eq!((port.name(), port.status(), port.shown()), ("PORT", Status::Problem, None));
    assert_eq!((name.name(), name.status(), name.origin()), ("NAME", Status::Problem, None));
}

#[test]
fn the_accessors_hold_the_same_facts() {
    let summary = Config::summary(&good());
    let [port, .., smtp_host, smtp_password] = summary.variables() else { panic!("{summary}") };
    assert_eq!((port.name(), port.field(), port.status(), port.shown()), ("PORT", "port", Status::Set, Some("80")));
    assert!(matches!(port.origin(), Some(Origin::Given { label: Some(label), .. }) if label == "vault: kv/orders"));
    assert_eq!((smtp_host.field(), smtp_host.shown()), ("smtp.host", Some("mail.internal")));
    assert_eq!(smtp_password.shown(), None);
}

#[test]
fn a_shown_value_cannot_write_lines_of_its_own() {
    let summary = Config::summary(&good().with("REGION", "eu\nTOKEN  forged"));
    assert_eq!(summary.variables()[5].shown(), Some("eu\\nTOKEN  forged"));
    assert_eq!(summary.to_string().lines().filter(|line| line.starts_with("TOKEN")).count(), 1);
}

#[test]
fn text_that_is_probably_a_mistake_is_a_warning_and_no_problem() {
    for (variable, value, expected) in [
        (
            "NAME",
            "orders\n",
            "NAME ends with a line break (set in code); remove it: `echo` adds one, `printf` does not; a file with CRLF \
             line endings leaves a carriage return",
        ),
        ("NAME", "  ", "NAME contains only white space (set in code); set a value, or unset it"),
        (
            "NAME",
            "'orders'",
            "NAME is in quotes (set in code); remove them: they are part of the value; `docker run --env-file` and YAML \
             block text \
             keep them",
        ),
        (
            "NAME",
            "${NAME}",
            "NAME has a placeholder ${...} that was not expanded (set in code); check the tool that should have substituted \
             it",
        ),
        ("TOKEN", "changeme", "TOKEN looks like a placeholder (set in code); set the real value"),
        ("TOKEN", "<your-key>", "TOKEN looks like a placeholder (set in code); set the real value"),
    ] {
        let (result, summary) = Config::inspect(&good().with(variable, value));
        assert!(result.is_ok(), "{variable}={value}");
        let warnings: Vec<_> = summary.warnings().iter().map(ToString::to_string).collect();
        assert_eq!(warnings, [expected]);
        assert!(summary.to_string().ends_with(&format!("\nwarning: {expected}\n")), "{summary}");
        assert_eq!(summary.warnings()[0].kind(), ProblemKind::Suspicious);
    }
}

#[test]
fn filler_is_a_placeholder_from_three_characters_on() {
    for (text, is_placeholder) in
        [("xx", false), ("xxx", true), ("XXXX", true), ("xxa", false), ("**", false), ("***", true), ("*x*", false)]
    {
        let summary = Config::summary(&good().with("TOKEN", text));
        let warnings: Vec<_> = summary.warnings().iter().map(ToString::to_string).collect();
        let expected = "TOKEN looks like a placeholder (set in code); set the real value".to_owned();
        assert_eq!(warnings, Vec::from_iter(is_placeholder.then_some(expected)), "{text}");
    }
}

#[test]
fn text_of_several_lines_is_no_mistake() {
    let pem = "-----BEGIN KEY-----\nAAAA\n-----END KEY-----\n";
    assert!(Config::summary(&good().with("TOKEN", pem).with("NAME", pem)).warnings().is_empty());
}

#[test]
fn a_name_of_the_platform_that_was_not_written_out_is_a_warning() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its warnings matter")]
    struct Config {
        user: String,
        #[env(name = "HOME")]
        home: String,
    }
    let summary = Config::summary(&Env::from([("USER", "root"), ("HOME", "/root")]));
    let warnings: Vec<_> = summary.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "USER is a name that the platform sets for its own purposes (set in code); give the field another name, or write \
          `name = \"USER\"` if it is meant"
        ]
    );
}

#[test]
#[cfg(feature = "dotenv")]
fn a_duplicate_in_a_dotenv_file_is_a_warning() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join(".env");
    std::fs::write(&file, "NAME=a\nOTHER=1\nNAME=b\nOTHER=2\n").unwrap();
    let summary = Config::summary(&good().without("OTHER").or(Env::dotenv(&file)));
    let warnings: Vec<_> = summary.warnings().iter().map(ToString::to_string).collect();
    let place = file.display();
    assert_eq!(
        warnings,
        [
            format!("NAME overrides line 1 ({place}:3:1); remove one of the two lines"),
            format!("{place}:4:1 overrides line 2; remove one of the two lines"),
        ]
    );
}

#[test]
#[cfg(feature = "dotenv")]
fn a_value_that_holds_another_one_is_shown_only_as_a_public_type() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join(".env");
    std::fs::write(&file, "REGION=${TOKEN}\nPORT=${OTHER_PORT}\nOTHER_PORT=81\n").unwrap();
    let summary = Config::summary(&Env::dotenv(&file).or(good()));
    assert_eq!(summary.variables()[0].shown(), Some("81"));
    assert_eq!((summary.variables()[5].name(), summary.variables()[5].shown()), ("REGION", None));
    assert!(!summary.to_string().contains("hunter2"));
}

#[test]
fn the_exit_code_counts_problems_and_no_warnings() {
    let summary = Config::summary(&good().with("WORKRES", "1"));
    assert_eq!((summary.warnings().len(), summary.exit_code()), (1, 0));
    assert_eq!(Config::summary(&good().without("NAME")).exit_code(), factor3::Error::EXIT_CODE);
    assert_eq!(Config::summary(&good().with("PORT", "x")).exit_code(), 78);
}

#[test]
#[cfg(feature = "dotenv")]
fn the_exit_code_counts_what_is_wrong_with_a_file() {
    assert_eq!(Config::summary(&good().or(Env::dotenv("no/such/file.env"))).exit_code(), 78);
}

#[test]
#[cfg(feature = "dotenv")]
fn a_good_value_in_the_process_does_not_help_a_file_that_is_checked_alone() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only whether it is there matters")]
    struct Built {
        // Cargo sets it for every test.
        #[env(name = "CARGO_MANIFEST_DIR")]
        dir: String,
    }
    assert_eq!(Built::summary(&Env::process()).exit_code(), 0);
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("prod.env");
    std::fs::write(&file, "PORT=80\n").unwrap();
    let summary = Built::summary(&Env::dotenv(&file));
    assert_eq!(summary.problems()[0].message(), "CARGO_MANIFEST_DIR is not set");
    assert_eq!(summary.exit_code(), 78);
}
