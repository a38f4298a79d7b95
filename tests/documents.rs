//! The documents of a configuration: their content, and the assertions that keep them up to date.
#![cfg(all(feature = "derive", feature = "docs", feature = "service"))]

use std::collections::BTreeMap;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fs};

use factor3::service::{BaseUrl, PostgresUrl, RedisUrl, SqlServerUrl, SqliteUrl};
use factor3::value::{Expected, Raw, Sensitivity, ValueError};
use factor3::{EnvConfig, EnvValue, SecretBox, SecretString};
use proptest::prelude::*;

/// Configuration of the orders service.
///
/// It runs in two regions.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents matter")]
struct Config {
    /// Port the HTTP server listens on.
    ///
    /// @home it is 80.
    #[env(default = 8080)]
    port: u16,
    #[env(default = Duration::from_secs(90), range = Duration::from_secs(1)..)]
    timeout: Duration,
    #[env(default = vec![9000, 9001])]
    admin_ports: Vec<u16>,
    #[env(default = Level::Info)]
    level: Level,
    #[env(default = "it's $5 # or so")]
    greeting: String,
    #[env(default = String::from("x"))]
    motto: String,
    /// Token presented to the inventory service.
    #[env(alias = "API_TOKEN", deprecated = "KEY", example = "k-123")]
    token: SecretString,
    #[env(tls = "verify", password = "DATABASE_PASSWORD")]
    database_url: PostgresUrl,
    #[env(default = "redis://:dev@localhost")]
    cache_url: RedisUrl,
    #[env(separator = ";")]
    hosts: Option<Vec<String>>,
    /// Confirmations are sent through here.
    #[env(nested)]
    smtp: Option<Smtp>,
    #[env(nested)]
    storage: Storage,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents matter")]
struct Smtp {
    /// Host | name.
    #[env(public)]
    host: String,
    #[env(default = 25)]
    port: u16,
}

/// Where files are kept.
#[derive(EnvConfig)]
#[env(tag = "KIND")]
#[expect(dead_code, reason = "only its documents matter")]
enum Storage {
    #[env(default)]
    Memory,
    Disk {
        path: PathBuf,
    },
}

#[derive(EnvValue, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Debug,
    Info,
}

#[test]
fn env_example_says_all_that_is_known_of_each_variable() {
    assert_eq!(
        Config::documents().env_example(),
        r#"# Configuration of the orders service.
#
# It runs in two regions.
#
# Copy this file to `.env`, and set what is required; what is empty counts as not set.
# Each line means the same to a reader of `.env` files, docker, podman, systemd, kubectl, Compose and a shell; quotes
# and comments after a value do not.
# It is written from the program: change it there, and the tests say how to write it again.
# @defaultRequired=false @defaultSensitive=false
# ---

# Port the HTTP server listens on.
#
# > @home it is 80.
# An integer from 0 to 65535.
# @type=number(min=0, max=65535, isInt=true)
PORT=8080

# A duration of at least 1s.
# Default: 1m 30s
# @type=string
TIMEOUT=

# A list, each item an integer from 0 to 65535, with `,` between the items.
# @type=array(number(min=0, max=65535, isInt=true))
ADMIN_PORTS=9000,9001

# Debug or info.
# @type=enum(debug, info)
LEVEL=info

# Text.
# Default: it's $5 # or so
# @type=string
GREETING=

# Text.
# It has a default, which is set in the program.
# @type=string
MOTTO=

# Token presented to the inventory service.
# Required: a secret.
# Also read: API_TOKEN; deprecated: KEY.
# @required=isEmpty($TOKEN_FILE) @sensitive @type=string @example="k-123"
TOKEN=
# Or the path of a file that holds it.
TOKEN_FILE=

# Required: a PostgreSQL URL, with TLS and a verified certificate.
# @required=isEmpty($DATABASE_URL_FILE) @sensitive @type=string @example="postgres://user:password@host:5432/database"
DATABASE_URL=
# Or the path of a file that holds it.
DATABASE_URL_FILE=

# Password of the URL, if that has none.
# Optional: a secret.
# @sensitive @type=string
DATABASE_PASSWORD=
# Or the path of a file that holds it.
DATABASE_PASSWORD_FILE=

# A Redis URL.
# It has a default, which is set in the program.
# @sensitive @type=string @example="redis://:password@host:6379/0"
CACHE_URL=
# Or the path of a file that holds it.
CACHE_URL_FILE=

# Optional: a list, each item text, with `;` between the items.
# @type=array(string, separator=";")
HOSTS=

# --- smtp
# Confirmations are sent through here.
# Optional: leave all of it empty, or set all that is required.

# Host | name.
# Required: text.
# @type=string
SMTP_HOST=

# An integer from 0 to 65535.
# Default: 25
# @type=number(min=0, max=65535, isInt=true)
SMTP_PORT=

# --- storage
# Where files are kept.

# Memory or disk.
# @type=enum(memory, disk)
STORAGE_KIND=memory

# --- if STORAGE_KIND is disk

# Required: a path.
# @type=string
STORAGE_PATH=
"#
    );
}

/// A path with a token in it.
struct Hook;

impl EnvValue for Hook {
    const EXPECTED: Expected = Expected::text("a hook");
    const SENSITIVITY: Sensitivity = Sensitivity::Masked;

    fn parse(_: Raw<'_>) -> Result<Self, ValueError> {
        Ok(Self)
    }
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents matter")]
struct Masked {
    hook: Hook,
    hooks: Vec<Hook>,
    cache: Option<RedisUrl>,
    file: SqliteUrl,
    files: Vec<SqliteUrl>,
    inventory: BaseUrl,
    #[env(allow_userinfo)]
    upstream: BaseUrl,
    pin: SecretBox<u16>,
}

#[test]
fn a_masked_value_is_sensitive_unless_it_has_nothing_to_hide() {
    let documents = Masked::documents();
    let example = documents.env_example();
    let mut marked = Vec::new();
    for (above, line) in example.lines().zip(example.lines().skip(1)) {
        let words = above.split_once(" @sensitive ").map(|(_, words)| words.split(' ').next().unwrap_or_default());
        marked.extend(line.strip_suffix('=').zip(words));
    }
    // No type but that of a URL goes together with the mark.
    assert_eq!(
        marked,
        [
            ("HOOK", "@type=string"),
            ("HOOKS", "@type=string"),
            ("CACHE", "@type=string"),
            ("UPSTREAM", "@type=url"),
            ("PIN", "@type=string")
        ]
    );
    assert_eq!(documents.json_schema().matches("\"writeOnly\": true").count(), marked.len());
}

#[test]
fn a_default_with_a_password_is_in_no_document() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Config {
        #[env(default = "https://app:hunter2@api.internal/v1", allow_userinfo)]
        api: BaseUrl,
        #[env(default = "redis://:hunter2@cache.internal")]
        cache: RedisUrl,
        #[env(default = "hunter2")]
        token: SecretString,
    }

    let documents = Config::documents();
    for document in [documents.env_example(), documents.markdown(), documents.json_schema()] {
        assert!(!document.contains("hunter2"), "{document}");
    }
    assert_eq!(documents.env_example().matches("It has a default, which is set in the program.").count(), 3);
    assert_eq!(format!("{documents:?}"), "Documents { .. }");
}

/// A text whose format has a name in JSON Schema.
struct Formatted<const FORMAT: usize>;

const FORMATS: [&str; 8] = ["uri", "iri", "email", "uuid", "ipv4", "ipv6", "hostname", "date"];

impl<const FORMAT: usize> EnvValue for Formatted<FORMAT> {
    const EXPECTED: Expected = Expected::text("a text").format(FORMATS[FORMAT]);

    fn parse(_: Raw<'_>) -> Result<Self, ValueError> {
        Ok(Self)
    }
}

#[test]
fn a_format_of_the_schema_is_a_type_of_the_example_if_both_know_it() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Config {
        uri: Formatted<0>,
        iri: Formatted<1>,
        email: Formatted<2>,
        uuid: Formatted<3>,
        ipv4: Formatted<4>,
        ipv6: Formatted<5>,
        hostname: Formatted<6>,
        date: Formatted<7>,
    }

    let example = Config::documents().env_example();
    let types: Vec<_> = example.split_whitespace().filter_map(|word| word.strip_prefix("@type=")).collect();
    assert_eq!(
        types,
        ["url", "url", "email", "uuid", "ip(version=4)", "ip(version=6)", "string", "string"],
        "{example}"
    );
}

/// JavaScript would read another number in the place of a larger one.
#[test]
fn an_integer_of_the_example_is_a_number_while_javascript_has_all_of_its_range() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Config {
        short: i16,
        long: u64,
        signed: i64,
        #[env(range = ..=9_007_199_254_740_991)]
        exact: u64,
        #[env(range = ..=9_007_199_254_740_992)]
        inexact: u64,
        #[env(range = -9_007_199_254_740_991..=0)]
        negative: i64,
        #[env(range = -9_007_199_254_740_993..=0)]
        inexact_negative: i64,
        ratio: f64,
        #[env(range = 0.0..=0.5)]
        half: f64,
        #[env(range = 0.0..1.0)]
        below_one: f64,
        #[env(range = 1e17..)]
        large: f64,
    }

    let example = Config::documents().env_example();
    let types: Vec<_> = example.lines().filter_map(|line| line.split_once("@type=")).map(|(_, kind)| kind).collect();
    assert_eq!(
        types,
        [
            "number(min=-32768, max=32767, isInt=true)",
            "string",
            "string",
            "number(min=0, max=9007199254740991, isInt=true)",
            "string",
            "number(min=-9007199254740991, max=0, isInt=true)",
            "string",
            "number",
            "number(min=0, max=0.5)",
            "number(min=0)",
            "number",
        ],
        "{example}"
    );
}

#[test]
fn markdown_has_a_table_for_each_group() {
    assert_eq!(
        Config::documents().markdown(),
        "\
<!-- Written from the program: change it there, and the tests say how to write this file again. -->

Configuration of the orders service.

It runs in two regions.

| variable | default | value | meaning |
| --- | --- | --- | --- |
| `PORT` | `8080` | an integer from 0 to 65535 | Port the HTTP server listens on.<br>@home it is 80. |
| `TIMEOUT` | `1m 30s` | a duration of at least 1s |  |
| `ADMIN_PORTS` | `9000,9001` | a list, each item an integer from 0 to 65535, with `,` between the items |  |
| `LEVEL` | `info` | debug or info |  |
| `GREETING` | `it's $5 # or so` | text |  |
| `MOTTO` | set in the program | text |  |
| `TOKEN` or `TOKEN_FILE` | **required** | a secret | Token presented to the inventory service.<br>Example: `k-123`<br>\
Also read: API_TOKEN; deprecated: KEY. |
| `DATABASE_URL` or `DATABASE_URL_FILE` | **required** | a PostgreSQL URL, with TLS and a verified certificate | \
Example: `postgres://user:password@host:5432/database` |
| `DATABASE_PASSWORD` or `DATABASE_PASSWORD_FILE` | not set | a secret | Password of the URL, if that has none. |
| `CACHE_URL` or `CACHE_URL_FILE` | set in the program | a Redis URL |  |
| `HOSTS` | not set | a list, each item text, with `;` between the items |  |

## `smtp`

Confirmations are sent through here.

Optional: leave all of it empty, or set all that is required.

| variable | default | value | meaning |
| --- | --- | --- | --- |
| `SMTP_HOST` | **required** | text | Host \\| name. |
| `SMTP_PORT` | `25` | an integer from 0 to 65535 |  |

## `storage`

Where files are kept.

| variable | default | value | meaning |
| --- | --- | --- | --- |
| `STORAGE_KIND` | `memory` | memory or disk |  |
| `STORAGE_PATH` | **required** | a path | Read if STORAGE_KIND is disk. |
"
    );
}

#[test]
fn markdown_says_of_an_optional_group_of_variants_once_that_it_is_optional() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Config {
        #[env(nested)]
        storage: Option<Storage>,
    }

    let page = Config::documents().markdown();
    assert!(
        page.ends_with(
            "
Optional: leave all of it empty, or set all that is required.

| variable | default | value | meaning |
| --- | --- | --- | --- |
| `STORAGE_KIND` | `memory` | memory or disk |  |
| `STORAGE_PATH` | **required** | a path | Read if STORAGE_KIND is disk. |
"
        ),
        "{page}"
    );
}

#[test]
fn an_optional_group_without_a_name_is_named_by_its_variables() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Login {
        account: String,
        token: SecretString,
    }
    let schema: serde_json::Value = serde_json::from_str(&Option::<Login>::documents().json_schema()).unwrap();
    assert_eq!(schema["properties"]["ACCOUNT"]["description"], "Text. Read if ACCOUNT or TOKEN is set.");
}

#[test]
fn documents_have_each_variable_of_any_instance_once() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Config {
        /// Where events go.
        #[env(nested, prefix = "SINK_", default)]
        sinks: BTreeMap<String, Sink>,
    }

    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Sink {
        #[env(default = 3)]
        retries: u8,
        token: SecretString,
    }

    let documents = Config::documents();
    assert!(documents.env_example().ends_with(
        "
# --- sinks
# Where events go.
# Once for each name in SINKS, which stands in place of <NAME>: in upper case, and with `_` in place of `-`.

# A list, each item a name, with `,` between the items.
# @type=array(string)
SINKS=

# An integer from 0 to 255.
# Default: 3
# SINK_<NAME>_RETRIES=

# Required: a secret.
# SINK_<NAME>_TOKEN=
# Or the path of a file that holds it.
# SINK_<NAME>_TOKEN_FILE=
"
    ));
    assert!(documents.markdown().ends_with(
        "
## `sinks`

Where events go.

Once for each name in SINKS, which stands in place of `<NAME>`: in upper case, and with `_` in place of `-`.

| variable | default | value | meaning |
| --- | --- | --- | --- |
| `SINKS` | empty | a list, each item a name, with `,` between the items |  |
| `SINK_<NAME>_RETRIES` | `3` | an integer from 0 to 255 |  |
| `SINK_<NAME>_TOKEN` or `SINK_<NAME>_TOKEN_FILE` | **required** | a secret |  |
"
    ));
    // Patterns describe, and do not check: `SINK_A_TOKEN_FILE` may be that of the token of `a`, or that of another field.
    assert!(documents.json_schema().ends_with(
        r#"
  "patternProperties": {
    "^SINK_[A-Z0-9_]{1,32}_RETRIES$": {
      "description": "An integer from 0 to 255. Read for each name in SINKS.",
      "type": "string",
      "default": "3"
    },
    "^SINK_[A-Z0-9_]{1,32}_TOKEN$": {
      "description": "A secret. Read for each name in SINKS.",
      "type": "string",
      "writeOnly": true
    },
    "^SINK_[A-Z0-9_]{1,32}_TOKEN_FILE$": {
      "description": "The path of a file that holds SINK_<NAME>_TOKEN.",
      "type": "string"
    }
  }
}
"#
    ));
}

#[test]
fn json_schema_describes_each_variable_and_what_depends_on_others() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Config {
        /// Port the HTTP server listens on.
        #[env(default = 8080, range = 1024..=65535)]
        port: u16,
        #[env(deprecated = "KEY")]
        token: SecretString,
        #[env(nested)]
        storage: Option<Storage>,
    }

    assert_eq!(
        Config::documents().json_schema(),
        r##"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$defs": { "set": { "type": "string", "minLength": 1, "description": "It is set." } },
  "type": "object",
  "properties": {
    "PORT": {
      "description": "Port the HTTP server listens on.\n\nAn integer from 1024 to 65535.",
      "type": "string",
      "default": "8080",
      "pattern": "^(?:\\+?0*(?:102[4-9]|10[3-9][0-9]|1[1-9][0-9]{2}|[2-9][0-9]{3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?$"
    },
    "TOKEN": {
      "description": "A secret. Also read, but deprecated: KEY.",
      "type": "string",
      "writeOnly": true,
      "pattern": "^(?:(?!\\s*$)(?:[\\s\\S]*[^\\r\\n]|[\\s\\S]*[\\r\\n][^\\r\\n][\\s\\S]*))?$"
    },
    "KEY": {
      "description": "Another name of TOKEN.",
      "type": "string",
      "deprecated": true,
      "pattern": "^(?:(?!\\s*$)(?:[\\s\\S]*[^\\r\\n]|[\\s\\S]*[\\r\\n][^\\r\\n][\\s\\S]*))?$"
    },
    "TOKEN_FILE": { "description": "The path of a file that holds TOKEN.", "type": "string" },
    "KEY_FILE": { "description": "The path of a file that holds KEY.", "type": "string" },
    "STORAGE_KIND": {
      "description": "Where files are kept.\n\nMemory or disk. Part of `storage`, which is optional.",
      "type": "string",
      "default": "memory",
      "examples": ["memory", "disk"]
    },
    "STORAGE_PATH": {
      "description": "A path. Part of `storage`, which is optional. Read if STORAGE_KIND is disk.",
      "type": "string"
    }
  },
  "allOf": [
    {
      "if": {
        "not": {
          "anyOf": [
            { "properties": { "KEY": { "$ref": "#/$defs/set" } }, "required": ["KEY"] },
            { "properties": { "TOKEN_FILE": { "$ref": "#/$defs/set" } }, "required": ["TOKEN_FILE"] },
            { "properties": { "KEY_FILE": { "$ref": "#/$defs/set" } }, "required": ["KEY_FILE"] }
          ]
        }
      },
      "then": { "properties": { "TOKEN": { "$ref": "#/$defs/set" } }, "required": ["TOKEN"] }
    },
    {
      "if": {
        "anyOf": [
          { "properties": { "STORAGE_KIND": { "$ref": "#/$defs/set" } }, "required": ["STORAGE_KIND"] },
          { "properties": { "STORAGE_PATH": { "$ref": "#/$defs/set" } }, "required": ["STORAGE_PATH"] }
        ]
      },
      "then": {
        "properties": {
          "STORAGE_KIND": { "type": "string", "pattern": "^(?:[Mm][Ee][Mm][Oo][Rr][Yy]|[Dd][Ii][Ss][Kk])?$" }
        },
        "allOf": [
          {
            "if": {
              "properties": { "STORAGE_KIND": { "type": "string", "pattern": "^(?:[Dd][Ii][Ss][Kk])$" } },
              "required": ["STORAGE_KIND"]
            },
            "then": { "properties": { "STORAGE_PATH": { "$ref": "#/$defs/set" } }, "required": ["STORAGE_PATH"] }
          }
        ]
      }
    }
  ]
}
"##
    );
}

#[test]
fn a_variable_that_two_configurations_read_is_set_once() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Web {
        port: u16,
        level: Level,
    }

    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Worker {
        level: Level,
    }

    let example = <(Web, Worker)>::documents().env_example();
    assert_eq!(example.matches("\nLEVEL=").count(), 1, "{example}");
    assert_eq!(example.matches("\nPORT=").count(), 1, "{example}");
}

/// Returns the message of a failed assertion.
fn failure(assertion: fn(&Path), file: &Path) -> String {
    let file = file.to_owned();
    let panic = catch_unwind(move || assertion(&file)).unwrap_err();
    *panic.downcast::<String>().unwrap()
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its documents matter")]
struct Small {
    /// Port the HTTP server listens on.
    #[env(default = 8080)]
    port: u16,
    host: String,
}

#[test]
fn a_file_that_is_right_is_right_whatever_its_line_ends() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("env.example");
    for text in [Small::documents().env_example(), Small::documents().env_example().replace('\n', "\r\n")] {
        fs::write(&file, text).unwrap();
        factor3::assert_env_example!(Small, &file);
    }
    fs::write(&file, Small::documents().markdown()).unwrap();
    factor3::assert_markdown!(Small, &file);
    fs::write(&file, Small::documents().json_schema()).unwrap();
    factor3::assert_json_schema!(Small, &file);
}

const COMMAND: &str = "\
if the program is right, write the file again:

  FACTOR3=overwrite cargo test --package factor3 -- --exact";

#[test]
fn a_field_that_is_renamed_or_gone_is_shown_with_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("env.example");
    let old = Small::documents().env_example().replace("PORT=8080", "LISTEN=8080")
        + "\n# Optional: text.\n# @type=string\nNAME=\n";
    fs::write(&file, old).unwrap();
    assert_eq!(
        failure(|file| factor3::assert_env_example!(Small, file), &file),
        format!(
            "{} is not what the program says

  ...
  # An integer from 0 to 65535.
  # @type=number(min=0, max=65535, isInt=true)
- LISTEN=8080
+ PORT=8080

  # Required: text.
  # @required @type=string
  HOST=
-
- # Optional: text.
- # @type=string
- NAME=

{COMMAND} a_field_that_is_renamed_or_gone_is_shown_with_what_to_do
",
            file.display()
        )
    );
}

#[test]
fn no_line_that_is_right_is_shown_as_wrong() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Three {
        a: String,
        b: String,
        c: String,
    }
    let wanted = Three::documents().env_example();
    let (words, kind) = ("# Required: text.\n", "# @required @type=string\n");
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("env.example");
    for (old, new, changed) in [
        // A line, or an entire field, is missing between others with the same lines.
        (format!("{kind}B="), "B=".to_owned(), vec!["+ # @required @type=string"]),
        (
            format!("{words}{kind}A=\n"),
            String::new(),
            vec!["+ # Required: text.", "+ # @required @type=string", "+ A="],
        ),
        // Lines that are in other places too are there in addition.
        ("B=\n".to_owned(), format!("B=\n{words}{words}"), vec!["- # Required: text."; 2]),
    ] {
        assert_eq!(wanted.matches(&old).count(), 1, "{wanted}");
        fs::write(&file, wanted.replace(&old, &new)).unwrap();
        let message = failure(|file| factor3::assert_env_example!(Three, file), &file);
        let found: Vec<_> = message.lines().filter(|line| line.starts_with(['+', '-'])).collect();
        assert_eq!(found, changed, "{message}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The difference keeps as many lines as both have in one order.
    #[test]
    fn a_difference_is_as_short_as_can_be(
        gone in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
        added in prop::collection::vec(any::<[prop::sample::Index; 2]>(), 0..8),
    ) {
        let document = Small::documents().env_example();
        let wanted: Vec<_> = document.lines().collect();
        let mut found = wanted.clone();
        for line in gone {
            found.remove(line.index(found.len()));
        }
        for [line, place] in added {
            found.insert(place.index(found.len() + 1), wanted[line.index(wanted.len())]);
        }
        prop_assume!(found != wanted);

        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("env.example");
        fs::write(&file, found.join("\n") + "\n").unwrap();
        let message = failure(|file| factor3::assert_env_example!(Small, file), &file);
        let count = |sign| message.lines().filter(|line| line.starts_with(sign)).count();
        let kept = lines_in_one_order(&found, &wanted);
        prop_assert_eq!([count('-'), count('+')], [found.len() - kept, wanted.len() - kept], "{}", message);
    }
}

/// Returns the length of the longest common subsequence, row by row.
fn lines_in_one_order(some: &[&str], others: &[&str]) -> usize {
    let mut longest = vec![0; others.len() + 1];
    for line in some {
        let before = longest.clone();
        for (i, other) in others.iter().enumerate() {
            longest[i + 1] = if line == other { before[i] + 1 } else { before[i + 1].max(longest[i]) };
        }
    }
    longest[others.len()]
}

#[test]
fn lines_behind_the_last_are_to_be_removed() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct One {
        a: String,
    }
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("env.example");
    fs::write(&file, One::documents().env_example() + "B=\n").unwrap();
    let message = failure(|file| factor3::assert_env_example!(One, file), &file);
    let found: Vec<_> = message.lines().filter(|line| line.starts_with(['+', '-'])).collect();
    assert_eq!(found, ["- B="], "{message}");
}

#[test]
fn a_default_is_shown_where_it_holds_no_secret() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Urls {
        #[env(default = "redis://cache/1")]
        cache: RedisUrl,
        #[env(default = "redis://:dev@cache/1")]
        queue: RedisUrl,
        #[env(default = "https://api.internal/v1")]
        api: BaseUrl,
        #[env(default = "https://app:dev@api.internal/v1", allow_userinfo)]
        other: BaseUrl,
        #[env(default = "https://api.internal/v2", allow_userinfo)]
        next: BaseUrl,
        // A user without a password may be a token.
        #[env(default = "postgres://app@db/orders")]
        database: PostgresUrl,
    }
    let file = Urls::documents().env_example();
    let lines: Vec<_> = file.lines().filter(|line| !line.starts_with('#') && !line.contains("_FILE")).collect();
    let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        lines,
        [
            "CACHE=redis://cache/1",
            "QUEUE=",
            "API=https://api.internal/v1",
            "OTHER=",
            "NEXT=https://api.internal/v2",
            "DATABASE="
        ],
        "{file}"
    );
}

#[test]
fn an_empty_value_that_has_a_meaning_is_set_by_nobody_who_copies_the_example() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Texts {
        /// After each name.
        #[env(allow_empty)]
        suffix: Option<String>,
        #[env(allow_empty, default = "")]
        prefix: String,
        #[env(allow_empty, default = "-")]
        between: String,
    }
    let example = Texts::documents().env_example();
    let (_, variables) = example.split_once("# ---\n\n").unwrap();
    assert_eq!(
        variables,
        "\
# After each name.
# Optional: text.
# An empty value is a value: take the `#` away to set it.
# SUFFIX=

# Text.
# @type=string
PREFIX=

# Text.
# @type=string
BETWEEN=-
"
    );
}

#[test]
fn a_text_with_marks_of_a_document_keeps_its_meaning_or_is_left_out() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Marks {
        #[env(default = "a`b``c")]
        fenced: String,
        #[env(example = r"a\b")]
        escaped: String,
        #[env(example = "a\tb")]
        control: String,
        #[env(example = "a`b")]
        ticked: String,
        #[env(example = "a$b")]
        dollar: String,
    }
    let (page, file) = (Marks::documents().markdown(), Marks::documents().env_example());
    assert!(page.contains("``` a`b``c ```"), "{page}");
    let examples: Vec<_> = file.split_whitespace().filter(|word| word.starts_with("@example")).collect();
    assert_eq!(examples, ["@example='a$b'"], "{file}");
}

/// Which variables begin with a prefix, only serde knows.
#[test]
#[cfg(feature = "envy")]
fn the_schema_of_nothing_is_laid_out_like_any_other() {
    #[derive(serde::Deserialize)]
    struct Old {}
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Nothing {
        #[env(nested, serde, prefix = "OLD_")]
        old: Old,
    }

    assert_eq!(
        Nothing::documents().json_schema(),
        r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "properties": {}
}
"#
    );
}

#[test]
fn the_examples_of_a_schema_are_whole_values() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Config {
        level: Level,
        levels: Vec<Level>,
        by_level: BTreeMap<Level, u8>,
        #[env(example = "info,debug")]
        order: Vec<Level>,
    }

    let schema: serde_json::Value = serde_json::from_str(&Config::documents().json_schema()).unwrap();
    let examples = |name: &str| schema["properties"][name].get("examples").cloned();
    assert_eq!(examples("LEVEL"), Some(serde_json::json!(["debug", "info"])));
    assert_eq!((examples("LEVELS"), examples("BY_LEVEL")), (None, None));
    assert_eq!(examples("ORDER"), Some(serde_json::json!(["info,debug"])));
}

#[test]
fn the_schema_refuses_a_password_without_its_url() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Config {
        #[env(password = "DB_PASSWORD")]
        db_url: Option<PostgresUrl>,
    }

    let schema: serde_json::Value = serde_json::from_str(&Config::documents().json_schema()).unwrap();
    let set = |name: &str| {
        let is_set = serde_json::json!({ "$ref": "#/$defs/set" });
        serde_json::json!({ "properties": { name: is_set }, "required": [name] })
    };
    let any_set = |names: [&str; 2]| serde_json::json!({ "anyOf": names.map(set) });
    let rule = serde_json::json!({
        "if": {
            "allOf": [
                { "not": any_set(["DB_URL", "DB_URL_FILE"]) },
                any_set(["DB_PASSWORD", "DB_PASSWORD_FILE"]),
            ]
        },
        "then": {
            "properties": {
                "DB_URL": { "$ref": "#/$defs/set" },
                "DB_PASSWORD": { "type": "string", "maxLength": 0 },
            },
            "required": ["DB_URL"],
        },
    });
    assert_eq!(schema["allOf"], serde_json::json!([rule]), "{schema:#}");
}

/// A configuration with two fields that read one variable, and its JSON Schema.
macro_rules! schema_of_two {
    ($one:ty, $two:ty) => {{
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only its documents matter")]
        struct Outer {
            #[env(shared)]
            port: $one,
            #[env(nested)]
            inner: Inner,
        }
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only its documents matter")]
        struct Inner {
            #[env(absolute, shared)]
            port: $two,
        }
        Outer::documents().json_schema()
    }};
}

#[test]
fn the_schema_has_the_rules_of_every_field_that_reads_a_variable() {
    for text in [schema_of_two!(u16, u8), schema_of_two!(u8, u16)] {
        let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
        let others = schema["allOf"].as_array().into_iter().flatten();
        let patterns: Vec<_> = std::iter::once(&schema)
            .chain(others)
            .filter_map(|rules| rules["properties"]["PORT"]["pattern"].as_str())
            .map(|pattern| fancy_regex::Regex::new(pattern).unwrap())
            .collect();
        let is_accepted = |text| patterns.iter().all(|pattern| pattern.is_match(text).unwrap());
        assert_eq!(["255", "256", "65536"].map(is_accepted), [true, false, false], "{schema}");
    }
}

#[test]
fn the_schema_has_a_rule_of_several_fields_once() {
    let schema = schema_of_two!(u16, u16);
    assert_eq!((schema.matches("pattern").count(), schema.matches("allOf").count()), (1, 0), "{schema}");
}

#[test]
fn the_pattern_of_a_word_has_both_cases_of_each_letter() {
    #[derive(EnvValue)]
    enum Version {
        #[env(rename = "v1-beta.2")]
        Beta,
        Stable,
    }
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Config {
        version: Version,
    }
    let schema: serde_json::Value = serde_json::from_str(&Config::documents().json_schema()).unwrap();
    assert_eq!(
        schema["properties"]["VERSION"]["pattern"],
        r"^(?:[Vv]1-[Bb][Ee][Tt][Aa]\.2|[Ss][Tt][Aa][Bb][Ll][Ee])?$"
    );
}

#[test]
fn the_schema_takes_an_empty_text_where_the_program_does() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only what is accepted matters")]
    struct Config<T: EnvValue> {
        #[env(allow_empty)]
        value: T,
    }
    fn takes<T: EnvValue>() -> bool {
        let schema: serde_json::Value = serde_json::from_str(&Config::<T>::documents().json_schema()).unwrap();
        let pattern = schema["properties"]["VALUE"].get("pattern").map_or("", |pattern| pattern.as_str().unwrap());
        let is_taken = fancy_regex::Regex::new(pattern).unwrap().is_match("").unwrap();
        let is_loaded = Config::<T>::load(&factor3::Env::from([("VALUE", "")])).is_ok();
        assert_eq!(is_taken, is_loaded, "{pattern}");
        is_taken
    }
    assert!(takes::<String>() && takes::<SecretString>() && takes::<Vec<u8>>() && takes::<BTreeMap<u8, u8>>());
    assert!(!takes::<[u8; 2]>() && !takes::<u8>() && !takes::<bool>());
}

/// Tells whether the JSON Schema and the program accept a text.
type Accepts = Box<dyn Fn(&str) -> (bool, bool)>;

/// Returns a function for a configuration with one value.
fn accepts<C: EnvConfig>() -> Accepts {
    let schema: serde_json::Value = serde_json::from_str(&C::documents().json_schema()).unwrap();
    let pattern = fancy_regex::Regex::new(schema["properties"]["VALUE"]["pattern"].as_str().unwrap()).unwrap();
    Box::new(move |text| (pattern.is_match(text).unwrap(), C::load(&factor3::Env::from([("VALUE", text)])).is_ok()))
}

macro_rules! separated {
    ($name:ident $separator:literal $type:ty) => {
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only what is accepted matters")]
        struct $name {
            #[env(separator = $separator)]
            value: $type,
        }
    };
}
separated!(Commas "," Vec<String>);
separated!(Dashes "-" Vec<String>);
separated!(Colons "::" Vec<String>);
separated!(Pair "::" (String, u8));
separated!(Entries "::" BTreeMap<String, String>);
separated!(Switches "," BTreeMap<String, Level>);

#[test]
fn the_schema_takes_a_connection_string_where_the_program_does() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only what is accepted matters")]
    struct Database {
        value: SqlServerUrl,
    }
    let accepts = accepts::<Database>();
    for text in [
        "Server=db;Database=orders;User Id=app;Password=hunter2",
        "jdbc:sqlserver://db;databaseName=orders",
        "sqlserver://db;database=orders",
        "sqlserver://app:hunter2@db:1433/orders",
    ] {
        assert_eq!(accepts(text), (true, true), "{text}");
    }
    assert_eq!(accepts("db.internal"), (false, false));
}

#[test]
fn the_schema_takes_the_lists_that_the_program_does() {
    // With a text that each loads, which random ones need not have.
    let types = [
        (accepts::<Commas>(), "a,1"),
        (accepts::<Dashes>(), "a-1"),
        (accepts::<Colons>(), "a::1"),
        (accepts::<Pair>(), "a :: 1"),
        (accepts::<Entries>(), "a=1::1=a"),
        (accepts::<Switches>(), "a=info,1=DEBUG"),
    ];
    for (accepts, text) in &types {
        assert_eq!(accepts(text), (true, true), "{text:?}");
    }
    proptest!(|(text in "[a, \\-:=1]{1,7}|[a1 ]{1,2}(::|-)[1 ]{1,2}|(a|info|INFO|deb[uU]g|x)=(info|iNFo|info1|true),?")| {
        for (is_taken, is_loaded) in types.iter().map(|(accepts, _)| accepts(&text)) {
            prop_assert!(is_taken || !is_loaded, "{text:?}");
            // A pattern cannot tell whether a key is repeated.
            prop_assert!(is_loaded || !is_taken || text.matches('=').count() > 1, "{text:?}");
        }
    });
}

#[test]
fn the_schema_takes_minus_zero_where_the_program_does() {
    #[derive(EnvConfig)]
    struct Config {
        /// Zero is inside.
        #[env(default)]
        any: i8,
        #[env(default, range = 0..=9)]
        from_zero: i8,
        #[env(default, range = -9..=0)]
        to_zero: i8,
        /// Zero is outside.
        #[env(default = 1, range = 1..=9)]
        above: i8,
        #[env(default = -1, range = -9..=-1)]
        below: i8,
        other: Option<std::num::NonZeroI8>,
        /// Without a sign.
        #[env(default)]
        natural: u8,
    }
    let schema: serde_json::Value = serde_json::from_str(&Config::documents().json_schema()).unwrap();
    let takes = |name: &str| {
        let pattern = schema["properties"][name]["pattern"].as_str().unwrap();
        let is_taken = fancy_regex::Regex::new(pattern).unwrap().is_match("-0").unwrap();
        let is_loaded = Config::load(&factor3::Env::from([(name, "-0")])).is_ok();
        assert_eq!(is_taken, is_loaded, "{name}: {pattern}");
        is_taken
    };
    assert_eq!(["ANY", "FROM_ZERO", "TO_ZERO"].map(takes), [true; 3]);
    assert_eq!(["ABOVE", "BELOW", "OTHER", "NATURAL"].map(takes), [false; 4]);
    let config = Config::load(&factor3::Env::from([("ANY", "-0")])).unwrap();
    let Config { any, from_zero, to_zero, above, below, other, natural } = config;
    assert_eq!((any, from_zero, to_zero, above, below, other, natural), (0, 0, 0, 1, -1, None, 0));
}

#[test]
fn a_file_that_does_not_exist_is_shown_with_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("configuration.md");
    assert_eq!(
        failure(|file| factor3::assert_markdown!(Small, file), &file),
        format!("{} does not exist\n\n{COMMAND} a_file_that_does_not_exist_is_shown_with_what_to_do\n", file.display())
    );
}

#[test]
fn a_file_that_cannot_be_read_is_said_to_be() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("configuration.md");
    fs::write(&file, [0xff]).unwrap();
    assert_eq!(
        failure(|file| factor3::assert_markdown!(Small, file), &file),
        format!("{} cannot be read: stream did not contain valid UTF-8", file.display())
    );
}

#[test]
fn a_mistake_of_the_program_is_not_written_down() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its documents matter")]
    struct Mistaken {
        #[env(default = "8O80")]
        port: u16,
        #[env(example = "yes")]
        workers: u8,
        #[env(default = 10, range = 1..=9)]
        threads: u8,
    }
    assert_eq!(
        failure(|file| factor3::assert_json_schema!(Mistaken, file), Path::new("env.schema.json")),
        "\
env.schema.json would repeat a mistake of the program

  the default of PORT must be an integer from 0 to 65535: character 2 of 4 is not a digit; this is a bug in the \
program, not in the environment: fix the field's `default`
  the example of WORKERS must be an integer from 0 to 255: character 1 of 3 is not a digit; this is a bug in the \
program, not in the environment: fix the field's `example`
"
    );
}

/// The variable that names the working directory of a child process.
const CHILD: &str = "FACTOR3_TEST_DIRECTORY";

/// The body of the tests below, which runs in a child process. Only there may a variable be set.
#[test]
fn the_documents_of_a_child() {
    let Some(dir) = env::var_os(CHILD) else { return };
    factor3::assert_env_example!(Small, Path::new(&dir).join("env.example"));
}

fn child(dir: &Path, switch: &str) -> (bool, String) {
    let output = Command::new(env::current_exe().unwrap())
        .args(["--exact", "the_documents_of_a_child", "--nocapture"])
        .env_clear()
        .env(CHILD, dir)
        .env("FACTOR3", switch)
        .output()
        .unwrap();
    (output.status.success(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn the_switch_writes_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("env.example");
    fs::write(&file, "PORT=1\n").unwrap();
    assert!(child(dir.path(), "overwrite").0);
    assert_eq!(fs::read_to_string(file).unwrap(), Small::documents().env_example());
}

#[test]
fn the_switch_knows_one_word() {
    let dir = tempfile::tempdir().unwrap();
    let (success, text) = child(dir.path(), "yes");
    assert!(!success);
    assert!(text.contains("FACTOR3 is set, and not to `overwrite`, the one value that it can have"), "{text}");
}

#[test]
fn a_file_that_cannot_be_written_is_said_to_be() {
    let dir = tempfile::tempdir().unwrap();
    let (success, text) = child(&dir.path().join("missing"), "overwrite");
    assert!(!success);
    // In the words of the system.
    let reason = fs::write(dir.path().join("missing/env.example"), "").unwrap_err();
    assert!(text.contains(&format!("env.example cannot be written: {reason}\n")), "{text}");
}
