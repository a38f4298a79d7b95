//! The patterns of the types. An exact pattern matches a text if and only if it loads; any other matches every text
//! that loads.

use factor3::Env;
use factor3_readers::{Subject, subject};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use crate::tools;
use crate::validators::{Environment, refused, refused_by_ajv, validator};

/// The relation of a pattern to the valid texts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meant {
    Exact,
    /// Exact, except for the size of a number.
    Syntax,
    Looser,
}
use Meant::{Exact, Looser, Syntax};

/// The pieces of the texts for some types.
struct Family {
    subject: &'static str,
    variables: &'static [(&'static str, Meant)],
    pieces: &'static [&'static str],
}

const FAMILIES: &[Family] = &[
    Family {
        subject: "values",
        variables: &[
            ("U8", Exact),
            ("U16", Exact),
            ("U32", Exact),
            ("U64", Exact),
            ("U128", Exact),
            ("I8", Exact),
            ("I64", Exact),
            ("I128", Exact),
            ("COUNT", Exact),
            ("STEP", Exact),
            ("RATIO", Syntax),
        ],
        pieces: &["0", "1", "2", "5", "6", "7", "8", "9", "12", "25", "655", "+", "-", "."],
    },
    Family {
        subject: "values",
        variables: &[("RATIO", Syntax)],
        pieces: &["0", "1", "9", "+", "-", ".", "e", "E", "inf", "NaN", "_", " ", "x", ","],
    },
    Family {
        subject: "ranges",
        variables: &[
            ("WORKERS", Exact),
            ("BELOW", Exact),
            ("MEMORY", Exact),
            ("OFFSET", Exact),
            ("NEGATIVE", Exact),
            ("PORTS", Exact),
        ],
        pieces: &["0", "1", "2", "3", "4", "5", "6", "9", "10", "40", "49", "96", "1024", "+", "-", ",", " "],
    },
    Family {
        subject: "values",
        variables: &[("BOOL", Exact), ("WORD", Exact)],
        pieces: &[
            "t", "R", "u", "E", "f", "al", "se", "Y", "es", "n", "o", "ff", "1", "0", "red", "RED", "light", "-",
            "BLUE", "3", ".", "11", " ", "\n", "ſ", "K",
        ],
    },
    Family {
        subject: "values",
        variables: &[("DURATION", Syntax)],
        pieces: &["1", "0", "23", "w", "d", "h", "m", "s", "ms", "us", "ns", " ", "M", "S", ".", "-", "\n", "µ", "y"],
    },
    Family {
        subject: "values",
        variables: &[("IPV4", Exact), ("SOCKET_V4", Exact)],
        pieces: &[
            "0", "1", "2", "25", "255", "256", "99", ".", "1.2.3.", "1.2.3.4", ":", ":8", "0080", "65535", "65536", " ",
        ],
    },
    Family {
        subject: "values",
        variables: &[("IP", Looser), ("IPV6", Looser), ("SOCKET", Looser), ("SOCKET_V6", Looser)],
        pieces: &[
            "0",
            "f",
            "F1",
            "::",
            ":",
            "1:2",
            "[",
            "]",
            "]:",
            "80",
            "1.2.3.4",
            ".",
            "%",
            "%1",
            "1:2:3:4:5:6:7:8",
            "[::1]",
        ],
    },
    Family {
        subject: "values",
        variables: &[("CHAR", Exact)],
        pieces: &["", "a", "ä", "🎉", "\n", " ", "\u{301}", "\u{feff}"],
    },
    Family {
        subject: "values",
        variables: &[("SECRET", Exact)],
        pieces: &["", "a", "ä", "🎉", "\n", "\r", " ", "\t", "\u{a0}", "\u{2003}", "\u{b}"],
    },
    Family {
        subject: "values",
        variables: &[
            ("LIST", Exact),
            ("TEXTS", Exact),
            ("PAIR", Exact),
            ("TUPLE", Exact),
            ("SECRETS", Exact),
            ("WORDS", Looser),
            ("MAP", Looser),
            ("LABELS", Looser),
        ],
        pieces: &[
            "1",
            "2",
            "65535",
            "a",
            "red",
            "3.11",
            "true",
            "NO",
            ",",
            ",",
            "=",
            ";",
            " ",
            "\n",
            "\u{a0}",
            "\u{2003}",
            "-",
            "[",
            "\"",
            "ä",
            "red=true",
            "light-blue=0",
        ],
    },
    Family {
        subject: "options",
        variables: &[("VERSION", Exact), ("ROUTE", Exact), ("WEIGHTS", Looser)],
        pieces: &["1", "2", "255", "256", ".", ".", "a", "->", "-", ">", "|", "=", "a=1", "|b=2", " ", ","],
    },
    Family {
        subject: "values",
        variables: &[("URL", Looser)],
        pieces: &[
            "https", "x", "://", ":", "/", "//", "host", ".de", ":8080", "?", "#", "a=b", "@", "user", "\\", "[::1]",
            "%20", "ä", " ", "\u{feff}", "{", "|",
        ],
    },
    Family {
        subject: "services",
        variables: &[
            ("POSTGRES", Looser),
            ("MYSQL", Looser),
            ("SQLITE", Looser),
            ("REDIS", Looser),
            ("AMQP", Looser),
            ("MONGODB", Looser),
            ("NATS", Looser),
            ("MQTT", Looser),
            ("SMTP", Looser),
            ("KAFKA", Looser),
            ("HTTP", Looser),
            ("LOGIN", Looser),
            ("SECURE", Looser),
            ("MONGOS", Looser),
            ("CACHES", Looser),
            ("ADDRESS", Looser),
            ("ADDRESSES", Looser),
        ],
        pieces: &[
            "postgres://",
            "mysql://",
            "sqlite:",
            "redis://",
            "rediss://",
            "amqp://",
            "mongodb://",
            "nats://",
            "tls://",
            "mqtt://",
            "wss://",
            "smtp://",
            "http://",
            "HTTPS://",
            "mongodb+srv://",
            "redis+unix://",
            "host",
            ".de",
            ":5432",
            "[::1]",
            "user:pw@",
            "token@",
            "/",
            "db",
            "1",
            "?",
            "a=b",
            "&",
            "sslmode=require",
            "#",
            "#insecure",
            ",",
            ";",
            " ",
            "ä",
            "%2F",
            "//",
            "{",
            "'",
            "\u{feff}",
            "unix:",
        ],
    },
];

fn texts(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(select(pieces), 1..8).prop_map(|pieces| pieces.concat())
}

fn environment(variable: &str, text: String) -> Environment {
    vec![(variable.to_owned(), text)]
}

/// Checks that a validator rejects a variable only if it should.
fn is_right(subject: &Subject, variable: &str, environment: &Environment, meant: Meant, refuses: bool) -> bool {
    let summary = (subject.summary)(&environment.iter().cloned().collect::<Env>());
    match summary.problems().iter().find(|problem| problem.variables()[0] == variable) {
        None => !refuses,
        Some(_) if refuses || meant == Looser => true,
        Some(problem) => meant == Syntax && problem.message().contains(": it is too "),
    }
}

/// The number of cases for each variable.
const CASES: u32 = 256;

fn cases() -> ProptestConfig {
    ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() }
}

#[test]
fn to_the_crate_they_mean_what_loads() {
    for Family { subject: name, variables, pieces } in FAMILIES {
        let subject = subject(name);
        let validator = validator(&subject.json_schema);
        for (variable, meant) in *variables {
            let result = TestRunner::new(cases()).run(&texts(pieces), |text| {
                let environment = environment(variable, text);
                let refused = refused(&validator, &environment).contains(*variable);
                prop_assert!(is_right(&subject, variable, &environment, *meant, refused), "refused: {refused}");
                Ok(())
            });
            assert!(result.is_ok(), "{variable} of {name}: {}", result.unwrap_err());
        }
    }
}

#[test]
fn to_ajv_they_mean_what_loads() {
    let Some(readers) = tools::directory() else { return };
    let mut runner = TestRunner::new(cases());
    for Family { subject: name, variables, pieces } in FAMILIES {
        let subject = subject(name);
        let mut sample = || texts(pieces).new_tree(&mut runner).unwrap().current();
        let of_each = variables.iter().flat_map(|variable| std::iter::repeat_n(variable, CASES as usize));
        let samples: Vec<_> = of_each.map(|(variable, meant)| (*meant, *variable, sample())).collect();
        let environments: Vec<_> =
            samples.iter().map(|(_, variable, text)| environment(variable, text.clone())).collect();
        let refused = refused_by_ajv(&readers, &[(&subject.json_schema, environments.clone())]).remove(0);
        for (((meant, variable, text), environment), refused) in samples.iter().zip(&environments).zip(refused) {
            let refused = refused.contains(*variable);
            let is_right = is_right(&subject, variable, environment, *meant, refused);
            assert!(is_right, "{variable} of {name}, {text:?}, refused: {refused}");
        }
    }
}
