//! Tests that the parser and the JSON Schema accept every word of every table.

use std::time::Duration;

use fancy_regex::Regex;

use super::of;
use crate::expected::{BOOLEANS, UNITS};
use crate::value::{EnvValue, Options, Raw};

#[track_caller]
fn accepted<T: EnvValue>(text: &str) {
    assert!(T::parse(Raw::from(text)).is_ok(), "{text} is in the table, and the parser refuses it");
    let pattern = of(&T::EXPECTED, Options::NONE).unwrap_or_default();
    let regex = Regex::new(&format!("^(?:{pattern})$")).unwrap();
    assert!(regex.is_match(text).unwrap(), "{text} is in the table, and the JSON Schema refuses it");
}

#[test]
fn every_word_of_a_boolean() {
    for word in BOOLEANS.as_flattened() {
        accepted::<bool>(word);
        accepted::<bool>(&word.to_ascii_uppercase());
    }
}

#[test]
fn every_unit_of_time_alone_and_before_a_smaller_one() {
    for (i, unit) in UNITS.iter().enumerate() {
        accepted::<Duration>(&format!("2{}", unit.name));
        for smaller in &UNITS[i + 1..] {
            accepted::<Duration>(&format!("2{} 3{}", unit.name, smaller.name));
        }
    }
}

#[test]
fn the_documentation_lists_every_unit_and_every_word() {
    let docs = include_str!("../../value.rs");
    let row = |name: &str| docs.lines().find(|line| line.starts_with(&format!("//! | `{name}` |"))).unwrap();
    for unit in UNITS {
        assert!(row("Duration").split([' ', '`']).any(|word| word == unit.name), "{}", unit.name);
    }
    for word in BOOLEANS.as_flattened() {
        assert!(row("bool").contains(&format!("`{word}`")), "{word}");
    }
}

#[cfg(feature = "service")]
#[test]
fn every_scheme_of_a_service_and_every_alias() {
    use crate::service::ServiceUrl;
    use crate::service::custom::Service;
    use crate::service::kind::{
        Amqp, ClickHouse, Mongo, Mqtt, MySql, Nats, ObjectStore, Otlp, Postgres, Proxy, Redis, SERVICES, Sentry, Smtp,
        SqlServer, Sqlite,
    };

    fn each<S: Service>(tables: &mut usize) {
        *tables += 1;
        for scheme in S::TABLE.schemes {
            for name in std::iter::once(&scheme.name).chain(scheme.aliases) {
                let example = S::TABLE.example.split_once("://").map_or("host", |(_, rest)| rest);
                let rests = [example, "host", "/run/service.sock", "account.blob.core.windows.net/container"];
                let good = |rest: &&&str| ServiceUrl::<S>::parse(Raw::from(&*format!("{name}://{rest}"))).is_ok();
                let rest = rests.iter().find(good).unwrap_or(&"host");
                accepted::<ServiceUrl<S>>(&format!("{name}://{rest}"));
            }
        }
    }

    let mut tables = 0;
    each::<Postgres>(&mut tables);
    each::<MySql>(&mut tables);
    each::<Sqlite>(&mut tables);
    each::<Redis>(&mut tables);
    each::<Amqp>(&mut tables);
    each::<Mongo>(&mut tables);
    each::<Nats>(&mut tables);
    each::<Mqtt>(&mut tables);
    each::<Smtp>(&mut tables);
    each::<Sentry>(&mut tables);
    each::<ClickHouse>(&mut tables);
    each::<ObjectStore>(&mut tables);
    each::<Otlp>(&mut tables);
    each::<Proxy>(&mut tables);
    each::<SqlServer>(&mut tables);
    assert_eq!(tables, SERVICES.len());
}
