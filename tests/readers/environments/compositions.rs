//! Several variables at a time: groups, variants, aliases, files, empty values.

use super::{Beyond, Gap, Row, Written, beyond, row};

/// A text of several lines.
const SOME_FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/read.py");

/// Stands for a value, and removes a required variable.
const UNSET: &str = "unset";

/// The variables that `options` requires.
const OPTIONS: Written =
    &[("TEXT", "a"), ("LIST", "1"), ("SECRET", "s"), ("WORDS", "red"), ("HOST", "h"), ("KEY", "k"), ("PASS", "p")];

/// The variables that `groups` requires.
const GROUPS: Written = &[("APP_LOW", "1"), ("APP_REGION", "eu"), ("APP_STORE_KIND", "memory")];

/// The variables set in addition to the required ones, or instead of them.
fn with(subject: &'static str, required: Written, more: &[Written]) -> Vec<Row> {
    let rows = more.iter().map(|more| {
        let mut row = row(subject, required);
        for (name, value) in *more {
            row.environment.retain(|(other, _)| other != name);
            if *value != UNSET {
                row.environment.push(((*name).to_owned(), (*value).to_owned()));
            }
        }
        row
    });
    rows.collect()
}

fn with_beyond(subject: &'static str, required: Written, more: &[(Written, Beyond, &[&'static str])]) -> Vec<Row> {
    let rows = more.iter().map(|(more, reason, variables)| {
        let environment = with(subject, required, &[more]).remove(0).environment;
        Row { environment, ..beyond(subject, &[], *reason, variables) }
    });
    rows.collect()
}

pub fn rows() -> Vec<Row> {
    let mut rows = vec![row("options", &[]), row("groups", &[]), row("tuple", &[]), row("optional", &[])];
    rows.extend(with("options", OPTIONS, OPTIONS_MORE));
    rows.extend(with_beyond("options", OPTIONS, OPTIONS_BEYOND));
    rows.extend(OPTIONS_EMPTY.iter().flat_map(|(more, reported, instead)| {
        let gap = Gap { reason: Beyond::EmptyName, variables: vec![reported], instead: vec![instead] };
        with("options", OPTIONS, &[more]).into_iter().map(move |row| Row { gap: Some(gap.clone()), ..row })
    }));
    rows.extend(with("groups", GROUPS, GROUPS_MORE));
    rows.extend(with_beyond("groups", GROUPS, GROUPS_BEYOND));
    rows.extend(TUPLE.iter().map(|written| row("tuple", written)));
    rows.extend(OPTIONAL.iter().map(|written| row("optional", written)));
    rows.extend(PARTS.iter().map(|written| row("parts", written)));
    rows.extend(with_beyond("parts", &[], PARTS_BEYOND));
    rows
}

const OPTIONS_MORE: &[Written] = &[
    &[],
    // `allow_empty`.
    &[("TEXT", "")],
    &[("TEXT", UNSET)],
    &[("LIST", "")],
    &[("LIST", UNSET)],
    &[("LIST", " ")],
    &[("NUMBER", "")],
    &[("NUMBER", "1")],
    &[("SECRET", "")],
    &[("SECRET", " ")],
    &[("SECRET", UNSET)],
    &[("WORDS", "")],
    &[("WORDS", "red;3.11")],
    &[("WORDS", "red,3.11")],
    &[("WORDS", "red;")],
    // Separators.
    &[("ROUTE", "a->b -> c")],
    &[("ROUTE", "a->")],
    &[("ROUTE", "a->->b")],
    &[("ROUTE", "a-b>c")],
    &[("ROUTE", "->")],
    &[("WEIGHTS", "a=1|b=2")],
    &[("WEIGHTS", "a=1|b=x")],
    &[("WEIGHTS", "a=1,b=2")],
    &[("WEIGHTS", "a,b=1")],
    &[("VERSION", "1.2.3")],
    &[("VERSION", "1.2")],
    &[("VERSION", "1,2,3")],
    &[("VERSION", "1.2.3.4")],
    // Aliases.
    &[("HOST", UNSET)],
    &[("HOST", "")],
    &[("HOST", UNSET), ("HOSTNAME", "h")],
    &[("HOST", UNSET), ("HOST_NAME", "h")],
    &[("HOST", ""), ("HOSTNAME", "h")],
    &[("HOST", ""), ("HOSTNAME", "")],
    &[("HOSTNAME", "h")],
    &[("HOSTNAME", "")],
    &[("MAX", "")],
    &[("MAX", "x")],
    &[("LIMIT", "20")],
    &[("LIMIT", "x")],
    &[("LIMIT", "65536")],
    &[("MAX", ""), ("LIMIT", "x")],
    &[("KEY", UNSET)],
    &[("KEY", UNSET), ("API_KEY", "k")],
    &[("KEY", UNSET), ("API_KEY", "k\n")],
    &[("KEY", UNSET), ("API_KEY", " ")],
    &[("KEY", "k\n")],
    &[("KEY", ""), ("KEY_FILE", "")],
    &[("PASS", UNSET)],
    &[("PASS", "")],
    &[("PASS", UNSET), ("PASS_FILE", "/run/pass")],
    // Files.
    &[("KEY", UNSET), ("KEY_FILE", SOME_FILE)],
    &[("KEY", UNSET), ("API_KEY_FILE", SOME_FILE)],
    &[("KEY", ""), ("API_KEY_FILE", SOME_FILE)],
    &[("KEY", "k"), ("API_KEY", "k")],
    &[("no_proxy", "a,b")],
    &[("no_proxy", "a,,b")],
    &[("NO_PROXY", "a,,b")],
    // Rules.
    &[("EVEN", "2")],
    &[("EVEN", "x")],
    &[("PARSED", "1")],
    &[("COLOUR", "ff")],
];

const OPTIONS_BEYOND: &[(Written, Beyond, &[&str])] = &[
    (&[("EVEN", "3")], Beyond::Program, &["EVEN"]),
    (&[("PARSED", "0")], Beyond::Program, &["PARSED"]),
    (&[("COLOUR", "xyz")], Beyond::Program, &["COLOUR"]),
    (&[("HOSTNAME", "other")], Beyond::Conflict, &["HOST", "HOSTNAME"]),
    (&[("MAX", "1"), ("LIMIT", "2")], Beyond::Conflict, &["LIMIT", "MAX"]),
    (&[("KEY", UNSET), ("KEY_FILE", "/no/such/file")], Beyond::File, &["KEY_FILE"]),
    (&[("KEY", UNSET), ("API_KEY_FILE", "/no/such/file")], Beyond::File, &["API_KEY_FILE"]),
    (&[("KEY_FILE", "/no/such/file")], Beyond::File, &["KEY_FILE"]),
    (&[("KEY_FILE", SOME_FILE)], Beyond::Conflict, &["KEY", "KEY_FILE"]),
    (&[("KEY", UNSET), ("KEY_FILE", "/dev/null")], Beyond::File, &["KEY_FILE"]),
];

/// The one name of a variable that is set is empty: the report names it, and the schema the one that is required.
const OPTIONS_EMPTY: &[(Written, &str, &str)] = &[
    (&[("SECRET", UNSET), ("SECRET_FILE", "")], "SECRET_FILE", "SECRET"),
    (&[("KEY", UNSET), ("KEY_FILE", "")], "KEY_FILE", "KEY"),
    (&[("KEY", UNSET), ("API_KEY", "")], "API_KEY", "KEY"),
    (&[("HOST", UNSET), ("HOSTNAME", "")], "HOSTNAME", "HOST"),
];

const GROUPS_MORE: &[Written] = &[
    &[],
    &[("APP_LOW", UNSET)],
    &[("APP_LOW", "")],
    &[("APP_REGION", UNSET)],
    &[("APP_ZONE", "ab")],
    &[("APP_ZONE", "a")],
    // An optional group: off, on, incomplete, with one in it.
    &[("APP_SMTP_HOST", "")],
    &[("APP_SMTP_HOST", "h")],
    &[("APP_SMTP_HOST", "h"), ("APP_SMTP_PORT", "x")],
    &[("APP_SMTP_PORT", "26")],
    &[("APP_SMTP_PORT", "x")],
    &[("APP_SMTP_PORT", "")],
    // Variables that Kubernetes injects.
    &[("APP_SMTP_PORT", "tcp://10.0.0.11:25")],
    &[("APP_SMTP_PORT", "udp://[fd00:10:96::7]:25")],
    &[("APP_SMTP_PORT", "tcp://10.0.0.11:25"), ("APP_SMTP_HOST", "h")],
    &[("APP_SMTP_PORT", "tcp://mail:25")],
    &[("APP_SMTP_HOST", "h"), ("APP_SMTP_LOGIN_USER", "u")],
    &[("APP_SMTP_LOGIN_USER", "u")],
    &[("APP_SMTP_LOGIN_NAME", "u")],
    &[("APP_SMTP_HOST", "h"), ("APP_SMTP_LOGIN_PASSWORD", "p")],
    &[("APP_SMTP_HOST", "h"), ("APP_SMTP_LOGIN_USER", "u"), ("APP_SMTP_LOGIN_PASSWORD", "p")],
    &[("APP_SMTP_HOST", "h"), ("APP_SMTP_LOGIN_NAME", "u"), ("APP_SMTP_LOGIN_PASSWORD", "p\n")],
    &[("APP_SMTP_LOGIN_PASSWORD_FILE", ""), ("APP_SMTP_LOGIN_USER", "")],
    // A flattened one.
    &[("APP_DSN", "https://sentry.example/1")],
    &[("APP_DSN", "sentry")],
    &[("APP_RATE", "1")],
    &[("APP_RATE", "0")],
    &[("APP_DSN", "https://sentry.example/1"), ("APP_RATE", "101")],
    &[("APP_DSN", ""), ("APP_RATE", "")],
    // Variants.
    &[("APP_STORE_KIND", UNSET)],
    &[("APP_STORE_KIND", "")],
    &[("APP_STORE_KIND", "tape")],
    &[("APP_STORE_KIND", "tape"), ("APP_STORE_QUOTA", "x")],
    &[("APP_STORE_KIND", "MEMORY")],
    &[("APP_STORE_KIND", "disk")],
    &[("APP_STORE_KIND", "Disk"), ("APP_STORE_PATH", "")],
    &[("APP_STORE_KIND", "disk"), ("APP_STORE_PATH", "/data")],
    &[("APP_STORE_KIND", "disk"), ("APP_STORE_PATH", "/data"), ("APP_STORE_QUOTA", "70000")],
    &[("APP_STORE_KIND", "disk"), ("APP_STORE_PATH", "/data"), ("APP_STORE_QUOTA", "x")],
    &[("APP_STORE_KIND", "S3")],
    &[("APP_STORE_KIND", "s3"), ("APP_STORE_BUCKET", "b"), ("APP_STORE_QUOTA", "70000")],
    &[("APP_STORE_KIND", "s3"), ("APP_STORE_BUCKET", "b"), ("APP_STORE_QUOTA", "7")],
    &[("APP_STORE_KIND", "s3"), ("APP_STORE_BUCKET", "b"), ("APP_STORE_QUOTA", "7"), ("APP_STORE_LOGIN_USER", "u")],
    &[("APP_STORE_PATH", "/data"), ("APP_STORE_QUOTA", "x")],
    &[("APP_STORE_LOGIN_USER", "u")],
    // An optional enum.
    &[("APP_BACKUP_KIND", "")],
    &[("APP_BACKUP_KIND", "memory")],
    &[("APP_BACKUP_KIND", "disk")],
    &[("APP_BACKUP_KIND", "x")],
    &[("APP_BACKUP_PATH", "/data")],
    &[("APP_BACKUP_QUOTA", "7")],
    &[("APP_BACKUP_LOGIN_PASSWORD", "p")],
    &[("APP_BACKUP_KIND", "s3"), ("APP_BACKUP_LOGIN_PASSWORD", "p")],
    // An enum with a default.
    &[("APP_QUEUE_KIND", "")],
    &[("APP_QUEUE_KIND", "local")],
    &[("APP_QUEUE_KIND", "x")],
    &[("APP_QUEUE_URL", "x")],
    &[("APP_QUEUE_KIND", "remote")],
    &[("APP_QUEUE_KIND", "remote"), ("APP_QUEUE_URL", "x")],
    &[("APP_QUEUE_KIND", "remote"), ("APP_QUEUE_URL", "https://q.example")],
    &[("APP_QUEUE_KIND", "both")],
    &[("APP_QUEUE_KIND", "BOTH"), ("APP_QUEUE_REGION", "eu"), ("APP_QUEUE_ZONE", "ab")],
    // A password of a URL.
    &[("APP_DATABASE_URL", "postgres://u@db/d"), ("APP_DATABASE_PASSWORD", "p")],
    &[("APP_DATABASE_URL", "postgres://u@db/d"), ("APP_DATABASE_PASSWORD", "p\n")],
    &[("APP_DATABASE_URL", "postgres://u:p@db/d")],
    &[("APP_DATABASE_POOL", "5")],
    &[("APP_DATABASE_PASSWORD", "")],
    &[("APP_DATABASE_PASSWORD", "p")],
    &[("APP_DATABASE_URL", "mysql://u@db/d")],
    &[("APP_CACHE_URL", "redis://cache"), ("APP_CACHE_PASSWORD", "p")],
    &[("APP_CACHE_PASSWORD", "p")],
    &[("APP_CACHE_PASSWORD", " ")],
    &[("APP_CACHE_URL", ""), ("APP_CACHE_PASSWORD", "p")],
    // Nothing is required.
    &[("APP_TUNING_THREADS", "2")],
    &[("APP_TUNING_THREADS", "x")],
    &[("APP_TUNING_NICE", "200")],
    &[("APP_TUNING_NICE", "20"), ("APP_TUNING_THREADS", "")],
    // Variables of other groups and variants, and unused variables.
    &[("APP_NOTHING", "x"), ("LOW", "x"), ("PATH", "/bin"), ("A.B", "")],
];

const GROUPS_BEYOND: &[(Written, Beyond, &[&str])] = &[
    // A rule names the variables that are set, rather than those with a default.
    (&[("APP_LOW", "11")], Beyond::Program, &["APP_LOW"]),
    (&[("APP_LOW", "3"), ("APP_HIGH", "2")], Beyond::Program, &["APP_HIGH", "APP_LOW"]),
    (&[("APP_DATABASE_URL", "postgres://u@db:99999/d")], Beyond::Url, &["APP_DATABASE_URL"]),
    (&[("APP_DATABASE_URL_FILE", "/no/such/file")], Beyond::File, &["APP_DATABASE_URL_FILE"]),
    (&[("APP_DATABASE_PASSWORD_FILE", SOME_FILE)], Beyond::File, &["APP_DATABASE_PASSWORD"]),
    (
        &[("APP_DATABASE_URL", "postgres://u:p@db/d"), ("APP_DATABASE_PASSWORD", "p")],
        Beyond::Conflict,
        &["APP_DATABASE_PASSWORD", "APP_DATABASE_URL"],
    ),
    (
        &[("APP_SMTP_HOST", "h"), ("APP_SMTP_LOGIN_NAME", "u"), ("APP_SMTP_LOGIN_PASSWORD_FILE", "/no/such/file")],
        Beyond::File,
        &["APP_SMTP_LOGIN_PASSWORD_FILE"],
    ),
    (
        &[
            ("APP_SMTP_HOST", "h"),
            ("APP_SMTP_LOGIN_NAME", "u"),
            ("APP_SMTP_LOGIN_USER", "v"),
            ("APP_SMTP_LOGIN_PASSWORD", "p"),
        ],
        Beyond::Conflict,
        &["APP_SMTP_LOGIN_NAME", "APP_SMTP_LOGIN_USER"],
    ),
];

/// Two configurations that read `LOG_LEVEL` and, each as another type, `WORKERS`.
const TUPLE: &[Written] = &[
    &[("WEB_PORT", "80"), ("WORKER_THREADS", "4"), ("LOG_LEVEL", "info"), ("WORKERS", "8")],
    &[("WEB_PORT", "80"), ("WORKER_THREADS", "4"), ("LOG_LEVEL", "info"), ("WORKERS", "9")],
    &[("WEB_PORT", "80"), ("WORKER_THREADS", "4"), ("LOG_LEVEL", "info"), ("WORKERS", "70000")],
    &[("WEB_PORT", "80"), ("WORKER_THREADS", "x"), ("LOG_LEVEL", ""), ("WORKERS", "")],
    &[("WORKER_PORT", "80"), ("WEB_THREADS", "4")],
];

/// A configuration that is optional as a whole.
const OPTIONAL: &[Written] = &[
    &[("WEB_PORT", "")],
    &[("WEB_PORT", "80")],
    &[("WEB_PORT", "x")],
    &[("LOG_LEVEL", "info")],
    &[("WEB_PORT", "80"), ("LOG_LEVEL", "info"), ("WORKERS", "4")],
];

/// URLs that may be given in parts: one that is required, one that is optional, and one in an optional group.
const PARTS: &[Written] = &[
    &[],
    &[("DATABASE_URL", "postgres://db/orders")],
    &[("DATABASE_URL", "db")],
    &[("DATABASE_URL", "postgres://db"), ("DB_HOST", "")],
    &[("DB_HOST", "db")],
    &[("DB_HOSTNAME", "db"), ("DB_PORT", "5433"), ("DB_USERNAME", "app"), ("DB_PASSWORD", "p@ss"), ("DB_NAME", "a/b")],
    &[("DB_HOST", "::1")],
    &[("DB_HOST", "[::1]")],
    &[("DB_HOST", "/run/postgresql")],
    &[("DB_HOST", "db,db2")],
    &[("DB_HOST", "app@db")],
    &[("DB_HOST", "db"), ("DB_PORT", "x")],
    &[("DB_HOST", "db"), ("DB_PORT", "0")],
    &[("DB_HOST", "db"), ("DB_PASSWORD", " ")],
    // The host is missing.
    &[("DB_PORT", "5433")],
    &[("DB_HOST", ""), ("DB_USER", "app")],
    &[("DB_PASSWORD", "p")],
    // Parts beside the URL need not be complete.
    &[("DATABASE_URL", "postgres://app@db/orders"), ("DB_USER", "app")],
    &[("DATABASE_URL", "postgres://app@db/orders"), ("DB_PORT", "x")],
    // Kubernetes injects an address for a service `db`.
    &[("DATABASE_URL", "postgres://db/orders"), ("DB_PORT", "tcp://10.0.0.1:5432")],
    &[("DB_PORT", "tcp://10.0.0.1:5432")],
    &[("DB_HOST", "db"), ("DB_PORT", "tcp://10.0.0.1:5432")],
    // The optional one.
    &[("DB_HOST", "db"), ("REDIS_HOST", "h"), ("REDIS_DB", "2")],
    &[("DB_HOST", "db"), ("REDIS_DB", "2")],
    &[("DB_HOST", "db"), ("REDIS_HOST", "h"), ("REDIS_DB", "two")],
    &[("DB_HOST", "db"), ("REDIS_URL", "redis://h")],
    // The group.
    &[("DB_HOST", "db"), ("BROKER_MQ_HOST", "mq"), ("BROKER_QUEUE", "q")],
    &[("DB_HOST", "db"), ("BROKER_MQ_HOST", "mq")],
    &[("DB_HOST", "db"), ("BROKER_MQ_USER", "app"), ("BROKER_QUEUE", "q")],
    &[("DB_HOST", "db"), ("BROKER_QUEUE", "q")],
    &[("DB_HOST", "db"), ("BROKER_QUEUE", "q"), ("CLOUDAMQP_URL", "amqps://mq")],
];

const PARTS_BEYOND: &[(Written, Beyond, &[&str])] = &[
    (&[("DATABASE_URL", "postgres://db/orders"), ("DB_HOST", "db2")], Beyond::Conflict, &["DATABASE_URL", "DB_HOST"]),
    (&[("DB_HOST", "db:5433")], Beyond::Url, &["DB_HOST"]),
    (&[("DB_HOST", "db"), ("DB_NAME", "..")], Beyond::Url, &["DB_NAME"]),
];
