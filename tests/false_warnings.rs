//! No warning about a good value: 10,000 generated secrets of each common shape, and the good values of all data.
#![cfg(all(feature = "derive", feature = "service"))]

use std::fmt::Write as _;

use factor3::service::{BaseUrl, KafkaBrokers, MongoUrl, MySqlUrl, NatsUrl, PostgresUrl, RedisUrl, SqliteUrl};
use factor3::{Env, EnvConfig, EnvValue, SecretString};
use serde_json::Value;

const COUNT: usize = 10_000;

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its warnings matter")]
struct Both {
    secret: SecretString,
    text: String,
}

macro_rules! ten {
    ($($field:ident)*) => {
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "only its warnings matter")]
        struct Ten {
            $(#[env(nested)]
            $field: Both,)*
        }
    };
}
ten!(s0 s1 s2 s3 s4 s5 s6 s7 s8 s9);

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its warnings matter")]
struct One<T> {
    x: T,
}

/// A generator of pseudo-random numbers: splitmix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }

    fn of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    fn text(&mut self, alphabet: &str, length: usize) -> String {
        (0..length).map(|_| char::from(self.of(alphabet.as_bytes()))).collect()
    }
}

const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ALPHANUMERIC: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const BASE64: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const BASE64URL: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const HEX: &str = "0123456789abcdef";
const WORDS: &str = "correct horse battery staple abacus abdomen cabbage dolphin eclipse feather glacier harbor igloo jungle \
    kettle lantern magnet nectar orbit pebble quartz ribbon saddle temple umbrella velvet walnut yogurt zipper key token \
    open here change place path data value test home root run none null true";

/// A shape of secrets, and its generator.
type Shape = (&'static str, fn(&mut Random) -> String);

const SHAPES: &[Shape] = &[
    ("JWT", |random| {
        let mut part = |length| random.text(BASE64URL, length);
        format!("eyJ{}.eyJ{}.{}", part(33), part(90), part(43))
    }),
    ("base64", |random| {
        let length = 4 * (4 + random.below(20));
        let text = random.text(BASE64, length);
        let padding = random.below(3);
        text[..length - padding].to_owned() + &"=".repeat(padding)
    }),
    ("base64 for URLs", |random| {
        let length = 16 + random.below(64);
        random.text(BASE64URL, length)
    }),
    ("hexadecimal", |random| {
        let length = random.of(&[32, 40, 48, 64, 128]);
        let text = random.text(HEX, length);
        if random.below(2) == 0 { text } else { text.to_ascii_uppercase() }
    }),
    ("UUID", |random| {
        let mut part = |length| random.text(HEX, length);
        format!("{}-{}-4{}-a{}-{}", part(8), part(4), part(3), part(3), part(12))
    }),
    ("token with a prefix", |random| {
        let prefix = random.of(&[
            "sk-",
            "sk-proj-",
            "sk-ant-api03-",
            "sk_live_",
            "pk_test_",
            "rk_live_",
            "ghp_",
            "gho_",
            "github_pat_",
            "glpat-",
            "xoxb-",
            "xapp-1-",
            "hvs.",
            "s.",
            "SG.",
            "AIza",
            "ya29.",
            "dop_v1_",
            "npm_",
            "pypi-",
            "re_",
            "whsec_",
            "key-",
            "dapi",
            "shpat_",
            "EAA",
            "lin_api_",
            "AGE-SECRET-KEY-1",
            "hf_",
            "r8_",
            "tskey-auth-",
            "op_",
            "Bearer ",
        ]);
        let length = 16 + random.below(80);
        let alphabet = random.of(&[ALPHANUMERIC, BASE64URL]);
        prefix.to_owned() + &random.text(alphabet, length)
    }),
    (
        "AWS",
        |random| {
            if random.below(2) == 0 { format!("AKIA{}", random.text(UPPER, 16)) } else { random.text(BASE64, 40) }
        },
    ),
    ("PEM", |random| {
        let label = random.of(&["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "CERTIFICATE", "PUBLIC KEY"]);
        let end = random.of(&["\n", "\r\n"]);
        let mut pem = format!("-----BEGIN {label}-----{end}");
        for _ in 0..=random.below(6) {
            write!(pem, "{}{end}", random.text(BASE64, 64)).unwrap();
        }
        let last = random.of(&["", "\n"]);
        pem + &format!("{}=={end}-----END {label}-----{last}", random.text(BASE64, 22))
    }),
    ("connection string", |random| {
        let password = random.text(ALPHANUMERIC, 20);
        match random.below(6) {
            0 => format!("postgres://app:{password}@db.internal:5432/orders?sslmode=require"),
            1 => format!("Server=db;Database=orders;User Id=app;Password={password};"),
            2 => format!("host=db.internal user=app password={password} dbname=orders"),
            3 => format!("DefaultEndpointsProtocol=https;AccountName=app;AccountKey={password}=="),
            4 => format!("cache.internal:6379,password={password},ssl=True,abortConnect=False"),
            _ => {
                format!("Endpoint=sb://app.servicebus.windows.net/;SharedAccessKeyName=app;SharedAccessKey={password}=")
            }
        }
    }),
    ("passphrase", |random| {
        let words: Vec<_> = WORDS.split_whitespace().collect();
        let separator = random.of(&[" ", "-", "_", ".", ""]);
        let count = 4 + random.below(4);
        let phrase: Vec<_> =
            (0..count).map(|index| if index == 0 { words[random.below(40)] } else { random.of(&words) }).collect();
        phrase.join(separator)
    }),
    ("password of a generator", |random| {
        let length = 12 + random.below(20);
        random.text(&(ALPHANUMERIC.to_owned() + "!@#%^&*()-_=+[]{};:,.?/|~"), length)
    }),
    ("hash of a password", |random| match random.below(3) {
        0 => format!("$2b$12${}", random.text(ALPHANUMERIC, 53)),
        1 => format!("$argon2id$v=19$m=65536,t=3,p=4${}${}", random.text(BASE64, 22), random.text(BASE64, 43)),
        _ => format!("{{SSHA}}{}=", random.text(BASE64, 37)),
    }),
    ("document of an account", |random| {
        let key = random.text(BASE64, 64);
        format!(
            r#"{{"type": "service_account", "project_id": "orders", "private_key_id": "{}", "private_key": "-----BEGIN PRIVATE KEY-----\n{key}\n-----END PRIVATE KEY-----\n", "client_email": "app@orders.iam"}}"#,
            random.text(HEX, 40)
        )
    }),
];

/// Returns the warnings about an environment.
fn warnings<C: EnvConfig>(env: &Env) -> Vec<String> {
    C::summary(env).warnings().iter().map(ToString::to_string).collect()
}

#[test]
fn a_generated_secret_gets_no_warning() {
    for (name, generate) in SHAPES {
        let mut random = Random(1);
        let mut wrong = Vec::new();
        for _ in 0..COUNT / 10 {
            // Ten in one summary, which takes less time than ten summaries.
            let secrets: Vec<_> = (0..10).map(|_| generate(&mut random)).collect();
            let names = secrets.iter().enumerate().flat_map(|(index, secret)| {
                [(format!("S{index}_SECRET"), secret.clone()), (format!("S{index}_TEXT"), secret.clone())]
            });
            let found = warnings::<Ten>(&names.collect());
            wrong.extend(found.into_iter().map(|warning| format!("{warning} of {secrets:?}")));
        }
        assert!(wrong.is_empty(), "{} of {COUNT} {name}\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
    }
}

/// Returns the warnings about a text of a type.
fn of<T: EnvValue>(text: &str) -> Vec<String> {
    warnings::<One<T>>(&Env::from([("X", text)])).into_iter().map(|warning| format!("{text:?}: {warning}")).collect()
}

/// Values of services without a type of their own, and of base URLs.
const KINDS: &[&str] = &[
    "http://collector.internal:4318",
    "http://127.0.0.1:4318/base/",
    "https://otlp.corp.internal/otlp",
    "https://bucket.s3.us-west-2.amazonaws.com/prefix",
    "server=tcp:db.internal,1433;database=orders;user=app;password=pw1",
    "Data Source=db.internal,1444;User Id=app;Password=pw1",
    "server=db.internal;user=app;password='a''b'",
    "jdbc:sqlserver://db.internal;user=app;password={a;b}",
    "localhost,127.0.0.1,db.internal",
    "DB.INTERNAL",
];

/// Texts that real files have for names that are no secret.
const TEXTS: &[&str] = &[
    "Acme 1234",
    "openid profile email",
    "0 0 * * * * *",
    "p1=host=db port=5432 dbname=app",
    "Some Team <team@acme.internal>",
    "127.0.0.1, localhost",
    "-Xms1g -Xmx1g",
    "Two Words",
    "[(10, \"mx.acme.internal\")]",
    "{certs=\"/d/c.crt\",key=\"/d/c.key\"}",
    "^https?://localhost(:[0-9]+)?$",
    "info,sqlx=warn,tower_http=debug",
    "eu-west-1",
    "arn:aws:iam::123456789012:role/orders",
    "%d/%m/%Y %H:%M",
    "{id}/{name}.pdf",
    "#general",
    "@team",
    "he said: \"hi\"",
    "C# developer",
    "none",
    "2026-01-01T00:00:00Z",
    "application/json; charset=utf-8",
    "Mozilla/5.0 (X11; Linux x86_64)",
    "a=1;b=2",
    "10.0.0.0/8",
    "v1.2.3-rc.1+build.5",
    "/api/v1",
    "~> 1.2",
    "\u{1f600}",
];

#[test]
fn a_good_value_of_the_data_gets_no_warning() {
    let mut wrong: Vec<_> = TEXTS.iter().flat_map(|text| of::<String>(text)).collect();
    wrong.extend(KINDS.iter().flat_map(|text| [of::<String>(text), of::<SecretString>(text)].concat()));
    let rows: std::collections::BTreeSet<_> = include_str!("data/service_urls.jsonl").lines().collect();
    for row in rows.into_iter().map(|row| serde_json::from_str::<Value>(row).unwrap()) {
        let (service, text) = (row["service"].as_str().unwrap(), row["input"].as_str().unwrap());
        // The host of an example gets a warning.
        if row["recommend"] == "accept" && !text.to_ascii_lowercase().contains("example") {
            let found = match service {
                "postgres" => of::<PostgresUrl>(text),
                "mysql" => of::<MySqlUrl>(text),
                "sqlite" => of::<SqliteUrl>(text),
                "redis" => of::<RedisUrl>(text),
                "mongodb" => of::<MongoUrl>(text),
                "nats" => of::<NatsUrl>(text),
                "kafka" => of::<KafkaBrokers>(text),
                "http" | "grpc" | "otlp" => of::<BaseUrl>(text),
                // AMQP and SMTP warn of a login that is missing or in plain text.
                _ => Vec::new(),
            };
            wrong.extend(found.into_iter().map(|warning| format!("{service} {warning}")));
            // The path of a file is no secret.
            if service != "sqlite" && !text.starts_with("file:") {
                wrong.extend(of::<SecretString>(text));
            }
        }
    }
    assert!(wrong.is_empty(), "{} warnings\n{}", wrong.len(), wrong.join("\n"));
}
