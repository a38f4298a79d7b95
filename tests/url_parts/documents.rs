//! The schema and the documents know both ways to set a URL.

use factor3::EnvConfig;
use factor3::service::{AmqpUrl, PostgresUrl, SmtpUrl};

use super::Config;

#[test]
fn the_env_example_has_both_ways_and_sets_no_part() {
    let text = Config::documents().env_example();
    assert_eq!(
        &text[text.find("\n# Required").unwrap()..],
        r#"
# Required: a PostgreSQL URL.
# Or its parts: DB_HOST, DB_PORT, DB_USER, DB_PASSWORD, DB_NAME.
# @sensitive @type=string @example="postgres://user:password@host:5432/database"
DATABASE_URL=
# Or the path of a file that holds it.
DATABASE_URL_FILE=

# Host of the service.
# Optional: a host name, an IP address or the path of a socket.
# A part of DATABASE_URL, read in its place. Also read: DB_HOSTNAME.
# @type=string
DB_HOST=

# Port of the service.
# An integer from 1 to 65535.
# Default: 5432
# A part of DATABASE_URL, read in its place.
# @type=number(min=1, max=65535, isInt=true)
DB_PORT=

# User at the service.
# Optional: a user name.
# A part of DATABASE_URL, read in its place. Also read: DB_USERNAME.
# @type=string
DB_USER=

# Password of the user.
# Optional: a secret.
# A part of DATABASE_URL, read in its place. Also read: DB_PASS.
# @sensitive @type=string
DB_PASSWORD=
# Or the path of a file that holds it.
DB_PASSWORD_FILE=

# Database at the service.
# Optional: the name of a database.
# A part of DATABASE_URL, read in its place. Also read: DB_DATABASE.
# @type=string
DB_NAME=
"#
    );
}

#[test]
fn the_markdown_has_a_row_for_each_part() {
    let page = Config::documents().markdown();
    assert_eq!(
        page.lines().skip(4).collect::<Vec<_>>(),
        [
            "| `DATABASE_URL` or `DATABASE_URL_FILE` | **required** | a PostgreSQL URL | Example: \
             `postgres://user:password@host:5432/database`<br>Or its parts: DB_HOST, DB_PORT, DB_USER, DB_PASSWORD, \
             DB_NAME. |",
            "| `DB_HOST` | not set | a host name, an IP address or the path of a socket | Host of the service.<br>A part \
             of DATABASE_URL, read in its place. Also read: DB_HOSTNAME. |",
            "| `DB_PORT` | `5432` | an integer from 1 to 65535 | Port of the service.<br>A part of DATABASE_URL, read in \
             its place. |",
            "| `DB_USER` | not set | a user name | User at the service.<br>A part of DATABASE_URL, read in its place. \
             Also read: DB_USERNAME. |",
            "| `DB_PASSWORD` or `DB_PASSWORD_FILE` | not set | a secret | Password of the user.<br>A part of \
             DATABASE_URL, read in its place. Also read: DB_PASS. |",
            "| `DB_NAME` | not set | the name of a database | Database at the service.<br>A part of DATABASE_URL, read \
             in its place. Also read: DB_DATABASE. |",
        ]
    );
}

/// Returns the names that a rule requires, or asks for.
fn required(rule: &serde_json::Value) -> Vec<&str> {
    let inner = |key: &str| rule[key].as_array().into_iter().flatten();
    let own = inner("required").map(|name| name.as_str().unwrap());
    own.chain(inner("anyOf").flat_map(required)).collect()
}

#[test]
fn the_json_schema_needs_the_url_or_the_host_of_its_parts() {
    let schema: serde_json::Value = serde_json::from_str(&Config::documents().json_schema()).unwrap();
    let [of_url, of_parts] = &schema["allOf"].as_array().unwrap()[..] else { panic!("{schema:#}") };
    let parts = [
        "DB_HOST",
        "DB_HOSTNAME",
        "DB_PORT",
        "DB_USER",
        "DB_USERNAME",
        "DB_PASSWORD",
        "DB_PASS",
        "DB_PASSWORD_FILE",
        "DB_PASS_FILE",
        "DB_NAME",
        "DB_DATABASE",
    ];
    assert_eq!(required(&of_url["if"]["not"]), [&["DATABASE_URL_FILE"], &parts[..]].concat());
    assert_eq!(required(&of_url["then"]), ["DATABASE_URL"]);
    // A part is only looked at if one is set.
    assert_eq!(required(&of_parts["if"]), parts);
    // What Kubernetes injects under the name of the port counts as unset.
    let link = &of_parts["if"]["anyOf"][2]["properties"]["DB_PORT"]["not"]["pattern"];
    let link = fancy_regex::Regex::new(link.as_str().unwrap()).unwrap();
    assert!(link.is_match("tcp://10.0.0.1:5432").unwrap() && !link.is_match("5432").unwrap());
    let of_host = &of_parts["then"]["allOf"][0];
    assert_eq!(required(&of_host["if"]["not"]), ["DB_HOSTNAME", "DATABASE_URL", "DATABASE_URL_FILE"]);
    assert_eq!(required(&of_host["then"]), ["DB_HOST"]);
    let checked: Vec<_> = of_parts["then"]["properties"].as_object().unwrap().keys().collect();
    assert_eq!(checked, ["DB_HOST", "DB_HOSTNAME", "DB_PASS", "DB_PASSWORD", "DB_PORT"]);
}

#[test]
fn a_variable_after_the_url_is_no_part() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its schema matters")]
    struct WithRegion {
        #[env(parts = "DB_")]
        database_url: PostgresUrl,
        region: Option<String>,
    }
    let schema: serde_json::Value = serde_json::from_str(&WithRegion::documents().json_schema()).unwrap();
    let rules = schema["allOf"].to_string();
    assert!(rules.contains("DB_NAME") && !rules.contains("REGION"), "{rules}");
}

#[test]
fn the_schema_has_the_parts_of_the_service() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its schema matters")]
    struct Services {
        #[env(parts = "RABBITMQ_")]
        amqp_url: AmqpUrl,
        #[env(parts = "MAIL_")]
        mail_url: Option<SmtpUrl>,
        orders: PostgresUrl,
    }

    let variables = Services::schema().variables();
    let parts: Vec<_> = variables.iter().map(|variable| (variable.name(), variable.part_of())).collect();
    let (amqp, mail) = (Some("AMQP_URL"), Some("MAIL_URL"));
    assert_eq!(
        parts,
        [
            ("AMQP_URL", None),
            ("RABBITMQ_HOST", amqp),
            ("RABBITMQ_PORT", amqp),
            ("RABBITMQ_USER", amqp),
            ("RABBITMQ_PASSWORD", amqp),
            ("RABBITMQ_VHOST", amqp),
            ("MAIL_URL", None),
            ("MAIL_HOST", mail),
            ("MAIL_PORT", mail),
            ("MAIL_USER", mail),
            ("MAIL_PASSWORD", mail),
            ("ORDERS", None),
        ]
    );
    assert_eq!((variables[2].default(), variables[8].default()), (Some("5672"), Some("25")));
    assert_eq!(variables[1].field(), "amqp_url.host");
    assert!(variables[0].is_required() && !variables[1].is_required());
}

/// With TLS, the port of these services depends on the host: one on the same machine needs none.
#[test]
fn a_default_that_depends_on_the_host_is_not_stated() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its schema matters")]
    struct Secure {
        #[env(parts = "RABBITMQ_", tls = "verify")]
        amqp_url: AmqpUrl,
        #[env(parts = "DB_", tls = "verify")]
        database_url: PostgresUrl,
    }

    let variables = Secure::schema().variables();
    assert_eq!((variables[2].default(), variables[8].default()), (None, Some("5432")));
}

#[test]
fn two_schemas_are_equal_only_with_the_same_parts() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its schema matters")]
    struct Flat {
        database_url: PostgresUrl,
    }

    assert_eq!(Flat::schema().variables()[0], Config::schema().variables()[0]);
    assert_ne!(Flat::schema().variables(), Config::schema().variables());
}
