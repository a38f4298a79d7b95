use factor3::value::ByteSize;
use factor3::{EnvValue, Sensitivity};
use proptest::prelude::*;

use super::{accepted, all_accepted, all_refused, help, refused, shown};

const UNITS: &str = "B, kB, KiB, MB, MiB, GB, GiB, TB, TiB, PB, PiB, EB, EiB";

fn bytes(bytes: u64) -> ByteSize {
    ByteSize::new(bytes)
}

#[test]
fn a_size_is_a_number_of_bytes_or_of_a_unit() {
    all_accepted(&[
        ("0", bytes(0)),
        ("1048576", bytes(1_048_576)),
        ("007B", bytes(7)),
        ("64kB", bytes(64_000)),
        ("10MB", bytes(10_000_000)),
        ("2GB", bytes(2_000_000_000)),
        ("1TB", bytes(1_000_000_000_000)),
        ("1PB", bytes(1_000_000_000_000_000)),
        ("18EB", bytes(18_000_000_000_000_000_000)),
        ("64KiB", bytes(65_536)),
        ("10MiB", bytes(10_485_760)),
        ("512Mi", bytes(536_870_912)),
        ("2Gi", bytes(2_147_483_648)),
        ("1TiB", bytes(1 << 40)),
        ("1PiB", bytes(1 << 50)),
        ("15EiB", bytes(15 << 60)),
        ("18446744073709551615", bytes(u64::MAX)),
    ]);
}

#[test]
fn a_fraction_is_exact_or_refused() {
    all_accepted(&[
        ("1.5GiB", bytes(1_610_612_736)),
        ("0.5Ki", bytes(512)),
        ("1.0MiB", bytes(1_048_576)),
        ("0.001kB", bytes(1)),
        ("1.50000000000000000000000000kB", bytes(1500)),
    ]);
    all_refused::<ByteSize>(
        "a size in bytes",
        &[
            ("0.1MiB", "it is not a whole number of bytes"),
            ("0.0001kB", "it is not a whole number of bytes"),
            ("1.5", "it has a fraction, and bytes have none"),
            ("10.00", "it has a fraction, and bytes have none"),
            ("1.5B", "it has a fraction, and bytes have none"),
            ("0.000000000000000000001EB", "it has more than 20 digits after the point"),
            ("16EiB", "it is too large"),
            ("15.9999999999999999999EiB", "it is not a whole number of bytes"),
            ("18446744073709551616", "it is too large"),
            ("999999999999999999999999999999999999999EiB", "it is too large"),
            ("9999999999999999999999999999999999999999", "it is too large"),
        ],
    );
}

#[test]
fn a_unit_with_two_meanings_is_refused_with_both() {
    for (text, both) in [
        ("512k", "write `kB` for 1000 bytes, or `KiB` for 1024 bytes"),
        ("512K", "write `kB` for 1000 bytes, or `KiB` for 1024 bytes"),
        ("512KB", "write `kB` for 1000 bytes, or `KiB` for 1024 bytes"),
        ("10m", "write `MB` for 1000 kB, or `MiB` for 1024 KiB"),
        ("10M", "write `MB` for 1000 kB, or `MiB` for 1024 KiB"),
        ("10mb", "write `MB` for 1000 kB, or `MiB` for 1024 KiB"),
        ("1.5Mb", "write `MB` for 1000 kB, or `MiB` for 1024 KiB"),
        ("2G", "write `GB` for 1000 MB, or `GiB` for 1024 MiB"),
        ("2t", "write `TB` for 1000 GB, or `TiB` for 1024 GiB"),
        ("2p", "write `PB` for 1000 TB, or `PiB` for 1024 TiB"),
        ("2E", "write `EB` for 1000 PB, or `EiB` for 1024 PiB"),
    ] {
        assert_eq!(refused::<ByteSize>(text), ["X must be a size in bytes: its unit has two meanings"], "{text}");
        assert_eq!(help::<ByteSize>(text), both, "{text}");
    }
}

#[test]
fn a_text_that_is_no_size_is_refused_with_what_to_write() {
    let unknown = |at: usize| format!("the unit at character {at} is not one of {UNITS}");
    for (text, reason, advice) in [
        ("", "it is empty".to_owned(), "write it like 10MiB"),
        ("10mib", unknown(3), "write `MiB`"),
        ("10MIB", unknown(3), "write `MiB`"),
        ("10ki", unknown(3), "write `KiB`"),
        ("10bytes", unknown(3), "write `B`"),
        ("10b", unknown(3), "write it like 10MiB"),
        ("10 MiB", "character 3 of 6 is a space".to_owned(), "write `MiB` right after the number"),
        ("10 lots", "character 3 of 7 is a space".to_owned(), "write it like 10MiB"),
        ("10Mbit", unknown(3), "write it like 10MiB"),
        ("10MiB/s", "character 6 of 7 does not belong there".to_owned(), "write it like 10MiB"),
        ("10MiB2", "character 6 of 6 does not belong there".to_owned(), "write it like 10MiB"),
        (
            "1,5MiB",
            "character 2 of 6 is a comma".to_owned(),
            "write one number, with a decimal point and without thousands separators",
        ),
        ("1_000", "character 2 of 5 is neither a digit nor a unit".to_owned(), "write decimal digits alone"),
        ("0x100", "character 2 of 5 is neither a digit nor a unit".to_owned(), "write it like 10MiB"),
        (
            "1.048576e+06",
            "character 2 of 12 is neither a digit nor a unit".to_owned(),
            "write only digits: a template makes a number a decimal one, unless it is in quotes there",
        ),
        ("1.MiB", "character 2 of 5 is a decimal mark".to_owned(), "write it like 10MiB"),
        ("1.", "character 2 of 2 is a decimal mark".to_owned(), "write it like 10MiB"),
        (".5MiB", "character 1 of 5 is not a digit".to_owned(), "write it like 10MiB"),
        ("-1", "it has a minus sign".to_owned(), "write it like 10MiB"),
        ("unlimited", "character 1 of 9 is not a digit".to_owned(), "write it like 10MiB"),
        ("10MiB ", "character 6 of 6 is a space".to_owned(), "it starts or ends with white space; remove it"),
        ("１MiB", "character 1 of 4 is not a digit".to_owned(), "write it like 10MiB"),
        ("10µB", unknown(3), "write it like 10MiB"),
    ] {
        assert_eq!(refused::<ByteSize>(text), [format!("X must be a size in bytes: {reason}")], "{text}");
        assert_eq!(help::<ByteSize>(text), advice, "{text}");
    }
}

#[test]
fn a_size_is_made_of_a_number_and_is_one() {
    assert_eq!(ByteSize::from(1024), bytes(1024));
    assert_eq!(u64::from(bytes(1024)), 1024);
}

#[test]
fn a_size_is_shown_in_the_unit_with_the_shortest_number() {
    assert_eq!(ByteSize::SENSITIVITY, Sensitivity::Public);
    for (text, shortest) in [
        ("0", "0B"),
        ("1023", "1023B"),
        ("1024", "1KiB"),
        ("1000", "1kB"),
        ("10485760", "10MiB"),
        ("10000kB", "10MB"),
        ("1024000", "1000KiB"),
        ("1.5GiB", "1536MiB"),
        ("18446744073709551615", "18446744073709551615B"),
    ] {
        assert_eq!(shown::<ByteSize>(text), shortest, "{text}");
    }
    assert_eq!(shown::<Vec<ByteSize>>("1024, 5MB"), "1KiB,5MB");
}

proptest! {
    #[test]
    fn what_is_shown_is_the_size_that_was_read(number in 0..=u64::MAX, shift in 0..64_u32, thousands in 0..6_u32) {
        for size in [number, number >> shift << shift, number / 1000_u64.pow(thousands) * 1000_u64.pow(thousands)] {
            prop_assert_eq!(accepted::<ByteSize>(&bytes(size).to_string()), bytes(size));
        }
    }
}
