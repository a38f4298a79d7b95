//! Values that people really had in their variables: each row of the data gives its type, the text, the verdict, and words
//! that the report must have, or must not have.
#![cfg(all(feature = "derive", feature = "dotenv", feature = "service"))]

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ffi::OsString;
use std::fmt::Debug;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use factor3::service::{
    AmqpUrl, BaseUrl, HostPort, KafkaBrokers, MongoUrl, MqttUrl, MySqlUrl, NatsUrl, OtlpHeaders, PostgresUrl, RedisUrl,
    SecretUrl, SmtpUrl, SqlServerUrl, SqliteUrl,
};
use factor3::{Env, EnvConfig, EnvValue, Problem, SecretBox, SecretString, Url};
use serde::Deserialize;

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct One<T> {
    x: T,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnvValue)]
enum Level {
    Debug,
    Info,
}

/// A row of the data.
#[derive(Debug, Deserialize)]
struct Row {
    /// `B` for an input of a public report, `K` and the number of its kind for another input of that kind, `V`, `H` and
    /// `S` for the suites of peers, new users and rulings, `D` and `E` for values as tools and templates write them, `M` for
    /// the bounds of a rule.
    id: String,
    #[serde(rename = "type")]
    ty: String,
    value: String,
    verdict: Verdict,
    /// Words of the problem or the warning, and of its help.
    #[serde(default)]
    says: Vec<String>,
    /// Words that would mislead.
    #[serde(default)]
    never: Vec<String>,
    /// A part of the value that no output shows.
    #[serde(default)]
    secret: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Verdict {
    /// Neither a problem nor a warning.
    Ok,
    /// Accepted, with a warning.
    Warning,
    Problem,
}

/// What an environment leads to.
struct Outcome {
    problems: Vec<String>,
    warnings: Vec<String>,
    /// Every output, for the search for secrets.
    all: String,
}

impl Outcome {
    fn of<C: EnvConfig + Debug>(env: &Env) -> Self {
        let (result, summary) = C::inspect(env);
        let text = |problem: &Problem| format!("{}; {}", problem.message(), problem.help().unwrap_or_default());
        let problems = result.as_ref().err().map_or(&[][..], |error| error.problems());
        Self {
            problems: problems.iter().map(text).collect(),
            warnings: summary.warnings().iter().map(text).collect(),
            all: result.as_ref().err().map_or(String::new(), |error| format!("{error}{error:?}"))
                + &format!("{summary}{summary:?}"),
        }
    }

    fn verdict(&self) -> Verdict {
        match (self.problems.is_empty(), self.warnings.is_empty()) {
            (false, _) => Verdict::Problem,
            (true, false) => Verdict::Warning,
            (true, true) => Verdict::Ok,
        }
    }

    fn said(&self) -> String {
        [&self.problems[..], &self.warnings[..]].concat().join("\n")
    }
}

macro_rules! types {
    ($($ty:ty;)*) => {
        /// Reads a text as a type of the table.
        fn read(ty: &str, text: &str) -> Outcome {
            let env = Env::from([("X", OsString::from(text))]);
            match ty {
                $(stringify!($ty) => Outcome::of::<One<$ty>>(&env),)*
                _ => panic!("the table of types has no {ty}"),
            }
        }
    };
}
types! {
    u8; u16; u32; u64; i64; f64; bool; char; Level; Duration; IpAddr; SocketAddr;
    String; Arc<str>; OsString; PathBuf; Url; SecretString; Option<SecretString>; Option<String>; SecretBox<String>;
    SecretBox<BaseUrl>; Vec<String>; Vec<u16>; Vec<Url>; Vec<BaseUrl>; Vec<HostPort>; Vec<SecretString>; Vec<PathBuf>;
    Vec<Duration>; Vec<Level>; Vec<RedisUrl>; Vec<NatsUrl>; (String, u16); (String, SecretString); [String; 2];
    BTreeSet<String>; BTreeSet<u16>; HashSet<String>;
    BTreeMap<String, String>; BTreeMap<String, u16>; BTreeMap<String, Url>; BTreeMap<String, SecretString>;
    SecretUrl; BaseUrl; HostPort; KafkaBrokers; PostgresUrl; MySqlUrl; SqliteUrl; RedisUrl; AmqpUrl; MongoUrl; NatsUrl; MqttUrl;
    SmtpUrl; SqlServerUrl; OtlpHeaders;
}

/// Returns the disagreements of a table with the library.
fn check(data: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for line in data.lines().filter(|line| !line.is_empty()) {
        let row: Row = serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        let outcome = read(&row.ty, &row.value);
        let said = outcome.said();
        let lacks = row.says.iter().filter(|words| !said.contains(*words));
        let has = row.never.iter().filter(|words| said.contains(*words));
        let leaks = row.secret.iter().filter(|secret| outcome.all.contains(*secret));
        let reasons: Vec<_> = lacks
            .map(|words| format!("lacks {words:?}"))
            .chain(has.map(|words| format!("has {words:?}")))
            .chain(leaks.map(|secret| format!("shows {secret:?}")))
            .chain((outcome.verdict() != row.verdict).then(|| format!("is {:?}", outcome.verdict())))
            .collect();
        if !reasons.is_empty() {
            wrong.push(format!("{} {} {:?}: {}\n    {said}", row.id, row.ty, row.value, reasons.join(", ")));
        }
    }
    wrong
}

#[test]
fn a_report_leads_to_the_cure() {
    let wrong = check(include_str!("data/field_reports.jsonl"));
    assert!(wrong.is_empty(), "{} rows\n{}", wrong.len(), wrong.join("\n"));
}
