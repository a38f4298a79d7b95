use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::{NonZeroI16, NonZeroU8};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use factor3::value::Raw;
use factor3::{EnvValue, SecretBox, SecretString};
use proptest::prelude::*;

use super::{accepted, load, shown};

/// The definition of a valid integer: an optional sign, ASCII digits, and a number in range.
fn by_definition(text: &str, min: i128, max: u128) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let negative = text.starts_with('-');
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) || negative && min >= 0 {
        return false;
    }
    match digits.parse::<u128>() {
        Ok(number) if negative => number <= min.unsigned_abs(),
        Ok(number) => number <= max,
        Err(_) => false,
    }
}

macro_rules! integers {
    ($($int:ident)*) => {$(
        proptest! {
            #[test]
            fn $int(number: $int, near in "[+-]?[0-9]{1,40}", any in "[+\\-0-9 _.eé]{0,6}") {
                prop_assert_eq!(accepted::<$int>(&number.to_string()), number);
                prop_assert_eq!(shown::<$int>(&number.to_string()), number.to_string());
                for text in [near, any] {
                    let good = by_definition(&text, $int::MIN as i128, $int::MAX as u128);
                    prop_assert_eq!(load::<$int>(&text).is_ok(), good, "{:?}", text);
                }
            }
        }
    )*};
}

#[expect(clippy::cast_lossless, clippy::cast_possible_wrap, reason = "bounds of any width")]
mod integers_are_what_they_are_by_definition {
    use super::*;
    integers!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
}

proptest! {
    #[test]
    fn floats_round_trip(number in proptest::num::f64::NORMAL, small in proptest::num::f32::NORMAL) {
        prop_assert_eq!(accepted::<f64>(&number.to_string()).to_bits(), number.to_bits());
        prop_assert_eq!(accepted::<f32>(&small.to_string()).to_bits(), small.to_bits());
    }

    #[test]
    fn durations_round_trip(duration: Duration) {
        prop_assert_eq!(accepted::<Duration>(&shown_duration(duration)), duration);
    }

    #[test]
    fn lists_round_trip(numbers: Vec<i64>) {
        let text: Vec<_> = numbers.iter().map(ToString::to_string).collect();
        prop_assert_eq!(shown::<Vec<i64>>(&text.join(" , ")), text.join(","));
        prop_assert_eq!(accepted::<Vec<i64>>(&text.join(",")), numbers);
    }

    #[test]
    fn maps_round_trip(numbers: BTreeMap<u8, i64>) {
        let text: Vec<_> = numbers.iter().map(|(key, value)| format!("{key}={value}")).collect();
        prop_assert_eq!(shown::<BTreeMap<u8, i64>>(&text.join(",")), text.join(","));
        prop_assert_eq!(accepted::<BTreeMap<u8, i64>>(&text.join(",")), numbers);
    }

    #[test]
    fn addresses_round_trip(address: IpAddr, port: u16) {
        let socket = SocketAddr::new(address, port);
        prop_assert_eq!(accepted::<IpAddr>(&address.to_string()), address);
        prop_assert_eq!(accepted::<SocketAddr>(&socket.to_string()), socket);
    }

    #[test]
    fn text_round_trips(text: String) {
        prop_assert_eq!(accepted::<String>(&text), text);
    }

    /// The letters of the secret do not occur in our sentences. A slice that is found is therefore a leak.
    #[test]
    fn no_refusal_holds_a_part_of_its_text(secret in "[QXZJK7]{4,20}", shape in 0..SHAPES.len()) {
        let text = SHAPES[shape].replace('*', &secret);
        for (name, refusal) in every_type().iter().map(|(name, refuse)| (name, refuse(text.clone().into()))) {
            for slice in secret.as_bytes().windows(4) {
                let slice = std::str::from_utf8(slice).unwrap();
                prop_assert!(!refusal.contains(slice), "{} on {:?}: {}", name, text, refusal);
            }
        }
    }

    #[test]
    fn no_text_makes_a_parser_panic(text: String, close in "[0-9a-fnsumhdwe:./@#=,+\\-\\[\\] µ\n]{0,16}") {
        for (_, refuse) in every_type() {
            refuse(text.clone().into());
            refuse(close.clone().into());
        }
    }

    #[cfg(unix)]
    #[test]
    fn no_bytes_make_a_parser_panic(bytes: Vec<u8>) {
        use std::os::unix::ffi::OsStringExt;
        for (_, refuse) in every_type() {
            refuse(OsString::from_vec(bytes.clone()));
        }
    }
}

/// The places where a secret may be.
const SHAPES: [&str; 26] = [
    "*",
    "8080*",
    "*8080",
    " *",
    "*\n",
    "*,*",
    "1,*,",
    "*=1",
    "1=*",
    "*=*,*=*",
    "1=1,1=*,*",
    "5*",
    "5s *",
    "1m*s",
    "1.5*",
    "1e*",
    "*://h/",
    "https://*",
    "https://u:*@h/",
    "https://u:*#*@h/",
    "https://h:*/",
    "https://h/?a b=*",
    "*:80",
    "127.0.0.1:*",
    "[::*]:80",
    "10.0.0.1/*",
];

/// Returns every output about a rejected text, in every format.
type Refuse = fn(OsString) -> String;

fn every_type() -> Vec<(&'static str, Refuse)> {
    fn refuse<T: EnvValue>(text: OsString) -> String {
        let alone = T::parse(Raw::from(text.clone())).map(drop);
        let loaded = load::<T>(text).map(drop);
        let (Err(error), Err(report)) = (alone, loaded) else { return String::new() };
        format!("{error}{error:?}{error:#?}{report}{report:?}{report:#?}")
    }
    macro_rules! every_type {
        ($($type:ty;)*) => { vec![$((stringify!($type), refuse::<$type> as Refuse)),*] };
    }
    #[cfg_attr(not(feature = "service"), expect(unused_mut, reason = "`Url` is pushed"))]
    let mut types = every_type![
        u8; u16; u32; u64; u128; usize; i8; i16; i32; i64; i128; isize; NonZeroU8; NonZeroI16; f32; f64; bool; char;
        String; Box<str>; Arc<str>; OsString; PathBuf; SecretString; SecretBox<u64>;
        IpAddr; Ipv4Addr; Ipv6Addr; SocketAddr; SocketAddrV4; SocketAddrV6; Duration;
        Option<u16>; Box<u16>; Arc<u16>; Vec<u16>; Vec<Duration>; Vec<SecretString>; Box<[bool]>; Arc<[IpAddr]>;
        [u16; 2]; (u16, String); (u16, bool, Duration); BTreeSet<u16>; HashSet<String>;
        BTreeMap<u16, bool>; HashMap<String, u16>; HashMap<String, SecretString>;
    ];
    #[cfg(feature = "service")]
    types.extend(every_type![factor3::Url; Vec<factor3::Url>;]);
    types
}

fn shown_duration(duration: Duration) -> String {
    struct Shown(Duration);
    impl std::fmt::Display for Shown {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            Duration::show(&self.0, f)
        }
    }
    Shown(duration).to_string()
}
