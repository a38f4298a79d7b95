//! Types of other crates, which `from_str` and `parse_with` read: alone, in containers, and in newtypes.
#![cfg(feature = "derive")]

#[path = "common/rows.rs"]
mod rows;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use factor3::{Env, EnvConfig, EnvValue, Problem};
use http::{HeaderName, HeaderValue};
use ipnet::IpNet;
use lettre::message::Mailbox;
use rows::rows;
use tracing::Level;
use uuid::Uuid;

const ID: &str = "67e55044-10b1-426f-9247-bb680e5fe0c8";

fn messages<C: EnvConfig>(env: &Env) -> Vec<String> {
    Config::problems_of::<C>(env).iter().map(|problem| problem.message().to_owned()).collect()
}

fn lines<C: EnvConfig>(env: &Env) -> Vec<String> {
    Config::problems_of::<C>(env).iter().map(ToString::to_string).collect()
}

struct Config;

impl Config {
    fn problems_of<C: EnvConfig>(env: &Env) -> Vec<Problem> {
        C::summary(env).problems().to_vec()
    }
}

fn upper(text: &str) -> Result<String, &'static str> {
    if text.contains('!') { Err("it has an exclamation mark") } else { Ok(text.to_uppercase()) }
}

#[test]
fn from_str_reads_what_is_in_a_container() {
    #[derive(Debug, EnvConfig)]
    struct Containers {
        #[env(from_str)]
        level: Level,
        #[env(from_str)]
        sender: Mailbox,
        #[env(from_str, separator = ";")]
        receivers: Vec<Mailbox>,
        #[env(from_str)]
        networks: Vec<IpNet>,
        #[env(from_str)]
        origins: Option<Vec<HeaderValue>>,
        #[env(from_str)]
        tenants: HashMap<String, Uuid>,
        #[env(from_str)]
        sorted: BTreeMap<u16, Box<Uuid>>,
        #[env(from_str, separator = ";")]
        names: Arc<[HeaderName]>,
        #[env(from_str)]
        set: BTreeSet<IpNet>,
        #[env(from_str)]
        hashed: HashSet<Uuid>,
        #[env(from_str)]
        pair: [Box<IpNet>; 2],
        #[env(from_str)]
        absent: Option<Box<[IpNet]>>,
        #[env(from_str, default = "127.0.0.0/8, ::1/128")]
        local: Vec<IpNet>,
    }
    let config = Containers::load(&Env::from([
        ("LEVEL", "WARN"),
        ("SENDER", "Orders <orders@example.com>"),
        ("RECEIVERS", "\"Doe, Jane\" <jane@example.com>; ops@example.com"),
        ("NETWORKS", "10.0.0.0/8, fd00::/8"),
        ("ORIGINS", "https://a.example,https://b.example"),
        ("TENANTS", &format!("a={ID}")),
        ("SORTED", &format!("7 = {ID}")),
        ("NAMES", "x-a; x-b"),
        ("SET", "10.0.0.0/8,10.0.0.0/8"),
        ("HASHED", ID),
        ("PAIR", "10.0.0.0/8,10.0.0.0/16"),
    ]))
    .unwrap();
    let id: Uuid = ID.parse().unwrap();
    assert_eq!(config.level, Level::WARN);
    assert_eq!((config.sender.name.as_deref(), config.receivers.len()), (Some("Orders"), 2));
    assert_eq!(config.receivers[0].name.as_deref(), Some("Doe, Jane"));
    assert_eq!(config.networks, ["10.0.0.0/8".parse::<IpNet>().unwrap(), "fd00::/8".parse().unwrap()]);
    assert_eq!(config.origins.unwrap(), ["https://a.example", "https://b.example"]);
    assert_eq!(config.tenants, HashMap::from([("a".to_owned(), id)]));
    assert_eq!(config.sorted, BTreeMap::from([(7, Box::new(id))]));
    assert_eq!(*config.names, [HeaderName::from_static("x-a"), HeaderName::from_static("x-b")]);
    assert_eq!((config.set.len(), config.hashed, config.pair.len()), (1, HashSet::from([id]), 2));
    assert_eq!((config.absent, config.local.len()), (None, 2));
}

#[test]
fn parse_with_reads_what_is_in_a_container_or_all_of_it() {
    fn all(text: &str) -> Result<Vec<String>, &'static str> {
        if text.starts_with('/') { Err("it is absolute") } else { Ok(text.split('/').map(str::to_owned).collect()) }
    }
    fn perhaps(text: &str) -> Result<Option<String>, &'static str> {
        if text == "on" { Err("it names nothing") } else { Ok((text != "off").then(|| text.to_owned())) }
    }
    #[derive(Debug, EnvConfig)]
    struct Parsed {
        #[env(parse_with = upper)]
        items: Vec<String>,
        #[env(parse_with = upper)]
        values: BTreeMap<String, String>,
        #[env(parse_with = all)]
        path: Vec<String>,
        #[env(parse_with = all)]
        other: Option<Vec<String>>,
        #[env(parse_with = perhaps)]
        switch: Option<String>,
        #[env(parse_with = perhaps)]
        unset: Option<String>,
        #[env(parse_with = upper)]
        text: Option<Arc<String>>,
    }
    let env = Env::from([
        ("ITEMS", "a, b"),
        ("VALUES", "k=v"),
        ("PATH", "a/b,c"),
        ("OTHER", "x"),
        ("SWITCH", "off"),
        ("TEXT", "t"),
    ]);
    let config = Parsed::load(&env).unwrap();
    assert_eq!(config.items, ["A", "B"]);
    assert_eq!(config.values, BTreeMap::from([("k".to_owned(), "V".to_owned())]));
    assert_eq!((config.path, config.other), (vec!["a".to_owned(), "b,c".to_owned()], Some(vec!["x".to_owned()])));
    assert_eq!((config.switch, config.unset, config.text), (None, None, Some(Arc::new("T".to_owned()))));
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "only its problems and its documents matter")]
struct Described {
    #[env(from_str, expected = "a network", example = "10.1.0.0/16")]
    networks: Vec<IpNet>,
    #[env(from_str, expected = "a UUID")]
    tenants: Option<HashMap<String, Uuid>>,
    #[env(parse_with = upper, expected = "a code", example = "eu", public)]
    code: Option<String>,
    #[env(from_str)]
    level: Option<Level>,
}

#[test]
fn a_wrong_item_is_named_with_what_the_author_expects() {
    let env = Env::from([
        ("NETWORKS", "10.0.0.0/8,hunter2,,10.0.0.0/33"),
        ("TENANTS", "a=hunter2,b,=x"),
        ("CODE", "hunter2!"),
        ("LEVEL", "hunter2"),
    ]);
    assert_eq!(
        lines::<Described>(&env),
        [
            "NETWORKS item 2 must be a network (set in code)",
            "NETWORKS item 3 is empty (set in code)",
            "NETWORKS item 4 must be a network (set in code)",
            "TENANTS item 1: the value must be a UUID (set in code)",
            "TENANTS item 2 has no `=` (set in code)",
            "TENANTS item 3: the key is empty (set in code)",
            "TENANTS item 3: the value must be a UUID (set in code)",
            "CODE must be a code: it has an exclamation mark (set in code); write it like eu",
            "LEVEL was rejected by this program (set in code)",
        ]
    );
}

#[test]
fn documents_and_the_report_of_a_missing_variable_say_what_the_author_expects() {
    assert_eq!(messages::<Described>(&Env::from([("OTHER", "")])), ["NETWORKS is not set"]);
    let problem = &Config::problems_of::<Described>(&Env::from([("OTHER", "")]))[0];
    assert_eq!(problem.expected(), Some("a list, each item a network, such as 10.1.0.0/16"));
    let expected: Vec<_> = Described::schema().variables().iter().map(|v| v.expected().to_string()).collect();
    assert_eq!(
        expected,
        [
            "a list, each item a network",
            "a list of key=value, each key text, each value a UUID",
            "a code",
            "a value that this program accepts"
        ]
    );
}

#[test]
fn a_list_of_a_foreign_type_is_hidden_unless_it_is_public() {
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its summary matters")]
    struct Shown {
        #[env(from_str)]
        networks: Vec<IpNet>,
        #[env(from_str, public)]
        peers: Vec<IpNet>,
        #[env(public)]
        origin: Origin,
    }
    let env = Env::from([("NETWORKS", "10.0.0.0/8"), ("PEERS", "10.0.0.0/8, ::/0"), ("ORIGIN", "https://a")]);
    let shown =
        ["NETWORKS 10 hidden set in code", "PEERS 10.0.0.0/8, ::/0 set in code", "ORIGIN https://a set in code"];
    assert_eq!(rows(&Shown::summary(&env)), shown);
}

#[test]
#[cfg(feature = "dotenv")]
fn the_reason_of_a_public_field_is_shown_unless_its_value_is_expanded() {
    fn no_code(text: &str) -> Result<String, String> {
        Err(format!("there is no code {text}"))
    }
    #[derive(EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        #[env(parse_with = no_code, public)]
        code: String,
    }
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(".env");
    let is_shown = |text: &str| {
        std::fs::write(&path, text).unwrap();
        let report = Config::load(&Env::dotenv(&path)).err().unwrap().to_string();
        assert!(report.contains("\n  CODE "), "{report}");
        report.contains("there is no code x1")
    };
    assert!(is_shown("CODE=x1\n"));
    assert!(!is_shown("A=1\nCODE=x${A}\n"));
}

/// The newtype says once what every field of it accepts.
#[derive(Debug, PartialEq, EnvValue)]
struct Origin(
    #[env(from_str, expected = "an origin", example = "https://app.example")]
    HeaderValue,
);

#[derive(Debug, PartialEq, EnvValue)]
struct Code {
    #[env(parse_with = upper, expected = "a code")]
    text: String,
}

#[test]
fn the_field_of_a_newtype_takes_a_parser() {
    #[derive(Debug, EnvConfig)]
    struct Newtypes {
        origins: Vec<Origin>,
        code: Option<Code>,
        codes: HashMap<String, Code>,
        by_code: (Code, u16),
    }
    let env = Env::from([("ORIGINS", "a,b"), ("CODES", "x=y"), ("BY_CODE", "z,1")]);
    let config = Newtypes::load(&env).unwrap();
    assert_eq!(config.origins[1].0, "b");
    assert_eq!((config.code, &*config.codes["x"].text), (None, "Y"));
    assert_eq!((&*config.by_code.0.text, config.by_code.1), ("Z", 1));

    let env = Env::from([("ORIGINS", "a,\u{7}hunter2"), ("CODE", "hunter2!"), ("CODES", "x=!"), ("BY_CODE", "!,x")]);
    assert_eq!(
        messages::<Newtypes>(&env),
        [
            "ORIGINS item 2 must be an origin",
            "CODE must be a code: it has an exclamation mark",
            "CODES item 1: the value must be a code: it has an exclamation mark",
            "BY_CODE item 1 must be a code: it has an exclamation mark",
            "BY_CODE item 2 must be an integer from 0 to 65535: character 1 of 1 is not a digit",
        ]
    );
    let expected = Newtypes::schema().variables()[0].expected().to_string();
    assert_eq!(expected, "a list, each item an origin");
}

#[test]
fn a_newtype_of_an_option_is_optional() {
    #[derive(Debug, EnvValue)]
    struct Perhaps(#[env(from_str)] Option<Uuid>);

    #[derive(Debug, EnvConfig)]
    struct Newtype {
        id: Perhaps,
    }
    assert!(!Newtype::schema().variables()[0].is_required());
    assert_eq!(Newtype::load(&Env::from([("OTHER", "")])).unwrap().id.0, None);
    assert_eq!(Newtype::load(&Env::from([("ID", ID)])).unwrap().id.0, Some(ID.parse().unwrap()));
}

#[test]
fn aliases_of_types_and_parameters_are_seen_through() {
    type Perhaps<T> = Option<T>;
    type Networks = Vec<IpNet>;

    #[derive(Debug, EnvConfig)]
    struct Generic<T>
    where
        T: std::str::FromStr,
        T::Err: std::fmt::Display + 'static,
    {
        #[env(from_str)]
        one: Perhaps<T>,
        #[env(from_str)]
        many: Vec<T>,
        #[env(from_str)]
        networks: Networks,
        #[env(parse_with = str::parse::<T>)]
        parsed: Perhaps<Vec<T>>,
    }
    let config = Generic::<Uuid>::load(&Env::from([("MANY", ID), ("NETWORKS", "::/0,::/8"), ("PARSED", ID)])).unwrap();
    assert_eq!((config.one, config.many.len(), config.networks.len()), (None, 1, 2));
    assert_eq!(config.parsed.unwrap(), config.many);
}

/// It may end with a `;` or a `,` on purpose.
#[test]
fn the_marks_at_the_end_of_a_value_of_another_crate_get_no_advice() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its problems matter")]
    struct Config {
        #[env(from_str)]
        id: Uuid,
    }

    for text in ["one;two;", "one,"] {
        let error = Config::load(&Env::from([("ID", text)])).unwrap_err();
        assert_eq!(error.problems()[0].help(), None, "{text}");
    }
}
