use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::{NonZeroI8, NonZeroU16};
use std::time::Duration;

use factor3::{EnvValue, Sensitivity};

use super::{accepted, all_accepted, all_refused, help, refused, shown};

#[test]
fn integers_are_decimal_with_an_optional_sign() {
    all_accepted::<i32>(&[("42", 42), ("+42", 42), ("-7", -7), ("010", 10), ("-0", 0), ("0", 0)]);
    all_accepted::<u128>(&[("99999999999999999999", 99_999_999_999_999_999_999), ("+0", 0)]);
}

#[test]
fn an_integer_that_is_none_says_which_character_is_wrong() {
    all_refused::<u16>(
        "an integer from 0 to 65535",
        &[
            ("", "it is empty"),
            ("+", "it has no digits"),
            ("-", "it has no digits"),
            ("80a80", "character 3 of 5 is not a digit"),
            ("4_2", "character 2 of 3 is not a digit"),
            ("0x2A", "character 2 of 4 is not a digit"),
            ("1e3", "character 2 of 3 is not a digit"),
            ("42.0", "character 3 of 4 is not a digit"),
            ("1,000", "character 2 of 5 is not a digit"),
            ("++1", "character 2 of 3 is not a digit"),
            ("é1", "character 1 of 2 is not a digit"),
            ("４２", "character 1 of 2 is not an ASCII digit"),
            (" 42 ", "character 1 of 4 is a space"),
            ("42 ", "character 3 of 3 is a space"),
            ("42\t", "character 3 of 3 is a tab"),
            ("42\n", "character 3 of 3 is a line feed"),
            ("42\r", "character 3 of 3 is a carriage return"),
            ("42\u{a0}", "character 3 of 3 is a no-break space"),
            ("42\u{2003}", "character 3 of 3 is a white space character (U+2003)"),
            ("42\u{7}", "character 3 of 3 is a control character (U+0007)"),
            ("\u{feff}42", "character 1 of 3 is an invisible character (U+FEFF)"),
            ("65536", "it is too large"),
            ("99999999999999999999", "it is too large"),
            ("99999999999999999999x", "character 21 of 21 is not a digit"),
            ("-1", "it has a minus sign"),
        ],
    );
    all_refused::<i8>("an integer from -128 to 127", &[("128", "it is too large"), ("-129", "it is too small")]);
}

#[test]
fn a_nonzero_integer_is_not_zero() {
    all_accepted::<NonZeroU16>(&[("1", NonZeroU16::MIN), ("65535", NonZeroU16::MAX)]);
    all_refused::<NonZeroU16>("an integer from 1 to 65535", &[("0", "it is zero"), ("+00", "it is zero")]);
    all_refused::<NonZeroI8>(
        "an integer from -128 to 127 other than 0",
        &[("0", "it is zero"), ("-0", "it is zero"), ("-129", "it is too small")],
    );
}

#[test]
fn a_decimal_number_is_finite() {
    all_accepted::<f64>(&[
        ("1.5", 1.5),
        ("+1.5", 1.5),
        ("-1.5", -1.5),
        ("1e3", 1000.0),
        ("1E-3", 0.001),
        (".5", 0.5),
        ("5.", 5.0),
        ("5", 5.0),
    ]);
    all_refused::<f64>(
        "a decimal number",
        &[
            ("", "it is empty"),
            ("inf", "it is not finite"),
            ("-Infinity", "it is not finite"),
            ("nan", "it is not finite"),
            ("1e999", "it is too large"),
            ("-1e999", "it is too small"),
            ("1,5", "character 2 of 3 is a comma"),
            ("33,3", "character 3 of 4 is a comma"),
            ("1000,5", "character 5 of 6 is a comma"),
            ("1_000.5", "character 2 of 7 is not a digit"),
            ("1.2.3", "character 4 of 5 is not a digit"),
            ("1.5s", "character 4 of 4 is not a digit"),
            ("1e5x", "character 4 of 4 is not a digit"),
            ("1e", "it has no digits after the e"),
            ("1e+", "it has no digits after the e"),
            (".", "it has no digits"),
            ("-", "it has no digits"),
            (".e5", "character 2 of 3 is not a digit"),
            (" 1.5 ", "character 1 of 5 is a space"),
            ("1.5\n", "character 4 of 4 is a line feed"),
            ("１", "character 1 of 1 is not an ASCII digit"),
        ],
    );
    all_refused::<f32>("a decimal number", &[("1e39", "it is too large")]);
}

#[test]
fn a_boolean_has_twelve_words_in_any_case() {
    for word in ["true", "True", "TRUE", "t", "T", "1", "yes", "YES", "y", "on", "On"] {
        all_accepted::<bool>(&[(word, true)]);
    }
    for word in ["false", "FALSE", "f", "0", "no", "n", "N", "off"] {
        all_accepted::<bool>(&[(word, false)]);
    }
    for text in ["ok", "enabled", "2", "maybe", "truе"] {
        assert_eq!(refused::<bool>(text), ["X must be true or false"]);
        assert_eq!(help::<bool>(text), "yes/no, on/off, t/f, y/n and 1/0 are accepted too");
    }
    all_refused::<bool>(
        "true or false",
        &[
            ("", "it is empty"),
            (" true ", "character 1 of 6 is a space"),
            ("true\r", "character 5 of 5 is a carriage return"),
        ],
    );
}

macro_rules! not_a_unit {
    ($character:literal) => {
        concat!("the unit at character ", $character, " is not one of ns, us, ms, s, m, h, d, w")
    };
}

#[test]
fn a_duration_has_units() {
    let second = Duration::from_secs(1);
    all_accepted::<Duration>(&[
        ("30s", 30 * second),
        ("0s", Duration::ZERO),
        ("0", Duration::ZERO),
        ("1m30s", 90 * second),
        ("1m 30s", 90 * second),
        ("1m   30s", 90 * second),
        ("90m", 5400 * second),
        ("1h", 3600 * second),
        ("1h30m", 5400 * second),
        ("500ms", second / 2),
        ("7us", Duration::from_micros(7)),
        ("9ns", Duration::from_nanos(9)),
        ("1d", 86_400 * second),
        ("1w", 604_800 * second),
        ("1w 1d 1h 1m 1s 1ms 1us 1ns", Duration::new(694_861, 1_001_001)),
        ("18446744073709551615s 999999999ns", Duration::MAX),
    ]);
    all_refused::<Duration>(
        "a duration",
        &[
            ("", "it is empty"),
            ("30", "it has no unit"),
            ("00", "it has no unit"),
            ("1m30", "its last number has no unit"),
            ("PT30S", "character 1 of 5 is not a digit"),
            ("-5s", "character 1 of 3 is not a digit"),
            ("+5s", "character 1 of 3 is not a digit"),
            ("s", "character 1 of 1 is not a digit"),
            ("1h-30m", "character 3 of 6 is not a digit"),
            ("1.5s", "character 2 of 4 is a decimal mark"),
            ("1,5s", "character 2 of 4 is a comma"),
            ("00:00:30", "character 3 of 8 is neither a digit nor a unit"),
            ("30 s", "character 3 of 4 is a space"),
            (" 30s", "character 1 of 4 is a space"),
            ("30s ", "character 4 of 4 is a space"),
            ("30s\n", "character 4 of 4 is a line feed"),
            ("1m\t30s", "character 3 of 6 is a tab"),
            ("5M", not_a_unit!(2)),
            ("30S", not_a_unit!(3)),
            ("30seconds", not_a_unit!(3)),
            ("1y", not_a_unit!(2)),
            ("10µs", not_a_unit!(3)),
            ("1m 1m", "the unit at character 5 is not smaller than the one before it"),
            ("30s 1m", "the unit at character 6 is not smaller than the one before it"),
            ("18446744073709551616s", "it is too large"),
            ("18446744073709551615s 1000ms", "it is too large"),
            ("999999999999999999999999999999999999999w", "it is too large"),
            ("9999999999999999999999999999999999999999s", "it is too large"),
        ],
    );
    assert_eq!(
        help::<Duration>("30"),
        "add the unit: `s` for seconds, `ms` for milliseconds, `m` for minutes, `h` for hours"
    );
    for (text, smaller) in [("1h30", "m, s, ms, us, ns"), ("1h 30m 15", "s, ms, us, ns"), ("1us 5", "ns")] {
        assert_eq!(help::<Duration>(text), format!("add a unit that is smaller than the one before it: {smaller}"));
        for unit in smaller.split(", ") {
            accepted::<Duration>(&format!("{text}{unit}"));
        }
    }
    // There is no smaller one.
    assert_eq!(help::<Duration>("1ns 5"), "write it like 30s");
    assert_eq!(help::<Duration>("1.5s"), "use a smaller unit instead of a fraction, such as ms");
    for (text, unit) in [("42\u{b5}s", "us"), ("42\u{3bc}s", "us"), ("25sec", "s"), ("5Minutes", "m"), ("2hrs", "h")] {
        assert_eq!(help::<Duration>(text), format!("write `{unit}`"));
    }
    assert_eq!(help::<Duration>("5M"), "write it like 30s");
}

#[test]
fn a_duration_is_shown_as_it_is_written() {
    let table = [("90s", "1m 30s"), ("1w", "7d"), ("0ms", "0s"), ("1500ms", "1s 500ms"), ("36h", "1d 12h")];
    for (text, canonical) in table {
        assert_eq!(shown::<Duration>(text), canonical);
    }
}

#[test]
fn an_ip_address_says_what_it_is_instead() {
    all_accepted::<IpAddr>(&[("127.0.0.1", Ipv4Addr::LOCALHOST.into()), ("::1", Ipv6Addr::LOCALHOST.into())]);
    all_refused::<IpAddr>(
        "an IP address",
        &[
            ("", "it is empty"),
            (" ::1", "character 1 of 4 is a space"),
            ("::1\n", "character 4 of 4 is a line feed"),
            ("localhost", "it is a name, not an address"),
            ("db-1.internal", "it is a name, not an address"),
            ("*", "character 1 of 1 does not belong there"),
            ("10.0.0.1,10.0.0.2", "character 9 of 17 does not belong there"),
            ("10.0.0.1 10.0.0.2", "character 9 of 17 is a space"),
            ("http://10.0.0.1", "it is a URL, not an address"),
            ("10.0.0.0/8", "it is a network, not an address"),
            ("10.0.0.1:80", "it has a port"),
            ("[::1]:80", "it has a port"),
            ("[::1]", "it is in brackets"),
            ("fe80::1%eth0", "it has a zone"),
            ("10.0.0.01", "a number in it starts with 0"),
            ("10.0.0", "it is not four numbers from 0 to 255 with dots between them"),
            ("10.0.0.256", "it is not four numbers from 0 to 255 with dots between them"),
            ("1::2::3", "its groups between colons do not make an IPv6 address"),
        ],
    );
    all_refused::<Ipv4Addr>("an IPv4 address", &[("::1", "it is an IPv6 address")]);
    all_refused::<Ipv6Addr>("an IPv6 address", &[("127.0.0.1", "it is an IPv4 address")]);
}

#[test]
fn a_socket_address_has_an_address_and_a_port() {
    all_accepted::<SocketAddr>(&[
        ("0.0.0.0:80", SocketAddr::from(([0, 0, 0, 0], 80))),
        ("[::1]:80", (Ipv6Addr::LOCALHOST, 80).into()),
    ]);
    all_refused::<SocketAddr>(
        "an IP address with a port",
        &[
            ("127.0.0.1", "it has no port"),
            ("::1", "it has no port"),
            (":8080", "it has no address before the port"),
            ("0.0.0.0:65536", "its port is not a number from 0 to 65535"),
            ("0.0.0.0:", "its port is not a number from 0 to 65535"),
            ("[::1]:x", "its port is not a number from 0 to 65535"),
            ("localhost:8080", "it is a name, not an address"),
            ("0.0.0.0 80", "character 8 of 10 is a space"),
            ("/run/http.sock", "character 1 of 14 does not belong there"),
            ("[10.0.0.1]:80", "it is in brackets"),
            ("8080", "it has no address, only a port"),
            ("10.0.0.256:80", "it is not four numbers from 0 to 255 with dots between them"),
            ("[1::2::3]:80", "its groups between colons do not make an IPv6 address"),
            ("redis://10.0.0.1:80", "it is a URL, not an address"),
        ],
    );
    assert_eq!(help::<SocketAddr>(":8080"), "write 0.0.0.0 or [::] to listen on every interface");
    assert_eq!(help::<SocketAddr>("::1"), "put the address in brackets, and the port after them");
    all_refused::<SocketAddrV4>("an IPv4 address with a port", &[("[::1]:80", "it is an IPv6 address")]);
    all_refused::<SocketAddrV6>("an IPv6 address with a port", &[("10.0.0.1:80", "it is an IPv4 address")]);
}

#[test]
fn what_can_hold_no_secret_is_public() {
    for sensitivity in [
        u8::SENSITIVITY,
        NonZeroU16::SENSITIVITY,
        f64::SENSITIVITY,
        bool::SENSITIVITY,
        char::SENSITIVITY,
        Duration::SENSITIVITY,
        SocketAddr::SENSITIVITY,
    ] {
        assert_eq!(sensitivity, Sensitivity::Public);
    }
    assert_eq!(shown::<i32>("+042"), "42");
    assert_eq!(shown::<f64>("5."), "5");
    assert_eq!(shown::<bool>("YES"), "true");
    assert_eq!(shown::<IpAddr>("::0001"), "::1");
}

#[test]
#[cfg(feature = "service")]
fn a_url_that_may_be_shown_is_shown_as_its_clients_get_it() {
    assert_eq!(shown::<factor3::Url>("HTTPS://api.internal:443/a?b#c"), "https://api.internal/a?b#c");
}

#[test]
fn a_value_that_is_not_utf8_says_at_which_byte() {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStringExt;
        let text = || std::ffi::OsString::from_vec(b"80\xff0".to_vec());
        assert_eq!(refused::<u16>(text()), ["X is not UTF-8: byte 3 of 4"]);
        assert_eq!(refused::<String>(text()), ["X is not UTF-8: byte 3 of 4"]);
        assert_eq!(refused::<Vec<u16>>(text()), ["X is not UTF-8: byte 3 of 4"]);
        assert_eq!(refused::<factor3::SecretString>(text()), ["X is not UTF-8: byte 3 of 4"]);
    }
}

#[test]
fn a_number_in_another_notation_is_told_what_to_write() {
    const UNIT: &str = "write a number without a unit, converted to the unit that this variable counts";
    for (text, expected) in [
        ("0x10", "write decimal digits alone"),
        ("1_000", "write decimal digits alone"),
        ("1'000", "write decimal digits alone"),
        ("10MB", "write a plain number: 10 MB is 10000000, and 10 MiB is 10485760"),
        ("5s", UNIT),
        ("-50%", UNIT),
        ("ten", ""),
    ] {
        assert_eq!([help::<f64>(text), help::<i32>(text)], [expected, expected], "{text}");
    }
}
