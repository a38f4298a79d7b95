//! One variable at a time: every type of value, every option of a field.

use super::{Beyond, Gap, Row};

/// A configuration without required variables, one of its variables, and texts for it.
type Texts = (&'static str, &'static str, &'static [&'static str]);

const TEXTS: &[Texts] = &[
    ("values", "U8", &["", "0", "255", "256", "-0", "-1", "+0", "+255", "+256", "007", "0000000000255", "00256"]),
    ("values", "U8", &["a", " 1", "1 ", "1\n", "1.0", "1e2", "0x1f", "1_000", "١", "+", "-", "++1", "+-1", "99999"]),
    ("values", "U16", &["0", "9", "10", "99", "100", "65535", "65536", "65540", "65600", "66000", "70000", "100000"]),
    ("values", "U32", &["0", "4294967295", "4294967296", "4294967300", "5000000000", "10000000000"]),
    (
        "values",
        "U64",
        &["18446744073709551615", "18446744073709551616", "18446744073709551620", "20000000000000000000"],
    ),
    ("values", "U128", &["340282366920938463463374607431768211455", "340282366920938463463374607431768211456"]),
    ("values", "U128", &["340282366920938463463374607431768211460", "999999999999999999999999999999999999999"]),
    ("values", "I8", &["", "-128", "-129", "127", "128", "-0", "+0", "0", "-00", "-0128", "-0129", "--1", "-", "+127"]),
    ("values", "I64", &["9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809"]),
    ("values", "I128", &["170141183460469231731687303715884105727", "170141183460469231731687303715884105728"]),
    ("values", "I128", &["-170141183460469231731687303715884105728", "-170141183460469231731687303715884105729"]),
    ("values", "COUNT", &["", "0", "00", "1", "01", "255", "256", "+0", "+1", "-1", "-0"]),
    ("values", "STEP", &["0", "-0", "+0", "00", "1", "-1", "127", "128", "-128", "-129", "-01", "-10", "10"]),
    (
        "values",
        "RATIO",
        &["", "0", "0.5", ".5", "5.", "-.5e3", "+1E-5", "1e5", "-0.0", "1e", "e5", ".", "1.2.3", "1,5"],
    ),
    (
        "values",
        "RATIO",
        &["inf", "-inf", "infinity", "NaN", "nan", "0x1p3", " 1", "1 ", "1f", "1e+", "1e+5", "1_0", "+"],
    ),
    (
        "values",
        "BOOL",
        &["", "true", "TRUE", "True", "tRuE", "t", "T", "yes", "Y", "on", "ON", "1", "false", "F", "No", "n"],
    ),
    (
        "values",
        "BOOL",
        &["off", "OFF", "0", "maybe", "2", "10", "ja", " true", "true ", "tru", "truee", "enabled", "ſ"],
    ),
    (
        "values",
        "WORD",
        &["", "red", "RED", "Red", "light-blue", "LIGHT-BLUE", "light_blue", "lightblue", "3.11", "3011"],
    ),
    ("values", "WORD", &["blue", " red", "red,", "redred", "light-blue\n", "reD", "3a11"]),
    ("values", "CHAR", &["", "a", "ab", "ä", "🎉", "\n", " ", "a\u{301}", "\r\n", "\u{1F468}\u{200D}\u{1F469}"]),
    ("values", "TEXT", &["", "a", " ", "\n", "ä🎉", "a\nb", "\u{feff}"]),
    ("values", "OS_TEXT", &["", "a", " "]),
    ("values", "FOLDER", &["", "/", "a b", "ä"]),
    (
        "values",
        "DURATION",
        &["", "30s", "1m 30s", "1m30s", "500ms", "1w2d3h4m5s6ms7us8ns", "1w 2d 3h", "0s", "00s", "1m  30s"],
    ),
    (
        "values",
        "DURATION",
        &["30", "s", "30 s", "1.5s", "30s ", " 30s", "30S", "1M", "1s 1m", "1s1s", "PT30S", "1y", "1min"],
    ),
    (
        "values",
        "DURATION",
        &["1h,30m", "1h\t30m", "-1s", "+1s", "1s\n", "1us 1ms", "1ms1s", "1sec", "00:00:30", "1m 30", "m"],
    ),
    ("values", "SIZE", &["", "0", "1048576", "10MiB", "512Mi", "64kB", "1.5GiB", "7B", "16EB", "0.5Ki"]),
    (
        "values",
        "SIZE",
        &["512k", "10M", "10MB", "10mb", "KiB", "10 MiB", "1,5MiB", ".5MiB", "1.", "1.5", "1.5B", "-1", "+1"],
    ),
    (
        "values",
        "SIZE",
        &["10mib", "10KB", "1_000", "0x10", "1e6", "10MiB ", "10MiB\n", "10MiB10KiB", "1.0", "unlimited"],
    ),
    (
        "values",
        "IP",
        &["", "127.0.0.1", "::1", "fe80::1", "1.2.3", "256.1.1.1", "01.2.3.4", "localhost", "[::1]", "1.2.3.4:80"],
    ),
    (
        "values",
        "IPV4",
        &["", "0.0.0.0", "255.255.255.255", "1.2.3.256", "1.2.3.00", "1.2.3.01", "1.2.3", "1.2.3.4.5", "::1"],
    ),
    (
        "values",
        "IPV4",
        &["1.2.3.4 ", " 1.2.3.4", "1.2.3.4/24", "1..3.4", "a.b.c.d", "0x7f.0.0.1", "1.2.3.4\n", "199.99.9.249"],
    ),
    (
        "values",
        "IPV6",
        &["", "::", "::1", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "FE80::A", "1.2.3.4", "1::g", "[::1]", "::1%1"],
    ),
    (
        "values",
        "SOCKET",
        &["", "1.2.3.4:0", "1.2.3.4:65535", "1.2.3.4:65536", "1.2.3.4:080", "[::1]:80", "::1:80x", "1.2.3.4"],
    ),
    (
        "values",
        "SOCKET",
        &["localhost:80", "1.2.3.4:", ":80", "1.2.3.4:80 ", "1.2.3.4:+80", "[1.2.3.4]:80", "[::1]", "0.0.0.0:70000"],
    ),
    ("values", "SOCKET_V4", &["", "1.2.3.4:80", "[::1]:80", "1.2.3.4:99999", "1.2.3.4:00080", "1.2.3.4:000080"]),
    (
        "values",
        "SOCKET_V6",
        &["", "[::1]:80", "[::]:0", "1.2.3.4:80", "::1:80", "[::1]:65536", "[fe80::1%1]:80", "[::1]80"],
    ),
    (
        "values",
        "URL",
        &["", "https://example.com", "http://localhost:8080/a?b=c#d", "postgres://db/orders", "HTTP://EXAMPLE.COM"],
    ),
    (
        "values",
        "URL",
        &["localhost:8080", "example.com", "//example.com", "https:example.com", "https://a b", "https://a\n"],
    ),
    (
        "values",
        "URL",
        &[
            "https://user:pw@host/",
            "https://user@host/",
            "https://@host",
            "https://:@host",
            "https://a:b@c/d",
            "https://a\\b@c",
            "https://bücher.example/ä",
        ],
    ),
    (
        "values",
        "URL",
        &["https://[::1]/", "https://a/b@c", "1http://a", "https://a/?q={a|b}", "https://a/#@", "custom+x.y-z://a"],
    ),
    (
        "values",
        "SECRET",
        &["", "a", " a ", "a\nb", "a\nb\n", " ", "\t\n", "\u{a0}", "a\n", "a\r", "a\r\n", "a\n\n", "a\r\nb\r\n", "\na"],
    ),
    ("values", "SECRET", &["\na\n", "\r\n", " a\n", "a \n", "ä🎉", "-----BEGIN-----\nx\n-----END-----\n", "\n\na"]),
    ("values", "PIN", &["", "1", "65535", "65536", " ", "a", "1\n"]),
    ("values", "TOKEN", &[""]),
    (
        "values",
        "LIST",
        &["", "1", "1,2", " 1 , 2 ", "1,,2", ",1", "1,", ",", " ", "1;2", "1 2", "1,a", "65536", "1,65536", "1\n,2\n"],
    ),
    ("values", "LIST", &["[1,2]", "\"1\",\"2\"", "+1,-0", "1,\t2", "1,\u{a0}2"]),
    ("values", "TEXTS", &["", "a", "a b,c d", " a , b ", "a,", "a,,b", " ", "a\nb,c", "ä,🎉", ",", "a,\nb", " a b "]),
    ("values", "WORDS", &["", "red", "red,LIGHT-BLUE", "red, 3.11", "red,blue", "red;3.11", "red,"]),
    // A repeated item of a set is only worth a warning.
    ("values", "WORDS", &["red,red", "red,RED"]),
    ("values", "PAIR", &["", "1,2", "1", "1,2,3", "1,a", " 1 , 2 ", "1,,2", ",2", "1,"]),
    (
        "values",
        "TUPLE",
        &["", "a,1,true", "a b , 1 , NO", "a,1", "a,1,true,2", "a,x,true", ",1,true", "a,1,maybe", "a,1,"],
    ),
    (
        "values",
        "MAP",
        &["", "red=true", "red=true,3.11=off", " red = 1 , light-blue = 0 ", "red", "red=", "=true", "red=true,"],
    ),
    ("values", "MAP", &["blue=true", "red=maybe", "red=true=false", "red:true", "red==true", "red=true;3.11=no"]),
    (
        "values",
        "LABELS",
        &["", "a=b", "a=b,c=d", "a=b=c", "a==b", "a=", "=b", "=", "a b = c d ", "a", "a=b,", ",a=b", " a =\nb"],
    ),
    ("values", "SECRETS", &["", "a", "a,b", "a, b", "a,", "a,,b", " ", "a\n", "a,\n", "a\nb,c", "a b"]),
    ("values", "CHARS", &["", "a", "a,b", " a , ä ", "a,", "ab", "a,bc", "a b"]),
    ("values", "ID", &["", "123e4567-e89b-12d3-a456-426614174000", "x"]),
    (
        "ranges",
        "WORKERS",
        &["", "0", "1", "64", "65", "-1", "+1", "+64", "064", "0065", "-0", "00", "6", "7", "10", "100"],
    ),
    ("ranges", "BELOW", &["0", "1", "63", "64", "65", "+63", "063"]),
    (
        "ranges",
        "MEMORY",
        &["4095", "4096", "4097", "4100", "5000", "9999", "10000", "18446744073709551615", "18446744073709551616"],
    ),
    ("ranges", "OFFSET", &["-6", "-5", "-1", "-0", "0", "+0", "5", "6", "-05", "+5", "+6", "-10"]),
    ("ranges", "NEGATIVE", &["0", "-0", "+0", "-1", "1", "-9223372036854775808", "-9223372036854775809", "-01", "-00"]),
    ("ranges", "PORTS", &["", "1023", "1024", "49151", "49152", "1024,49151", "1024,80", "80,1024", " 2000 , 3000 "]),
    ("ranges", "RATIO", &["", "0", "1", "0.5", "a"]),
    ("services", "SECURE", &["", "postgres://db/orders", "postgres://db/orders?sslmode=require", "mysql://db"]),
    ("services", "LOGIN", &["", "https://user:password@api/", "https://api/", "api"]),
    ("ranges", "TIMEOUT", &["", "1s", "1m", "a", "1"]),
    (
        "ranges",
        "TTL_SECS",
        &["", "0", "1", "+1", "0030", "86400", "86401", "30s", "1m", "-1", "1.5", " 30", "30\n", "1_0"],
    ),
    ("options", "LEVEL", &["", "info", "WARN", "Warning", "3.0", "30", "warn,info", "debug"]),
    ("options", "SWITCH", &["", "true", "FALSE", "yes", "Off", "1", "0", "t", "N", "enabled", "2"]),
    ("options", "MAIL_ENABLED", &["", "true", "Enabled", "YES", "on", "1", "t", "false", "0", "off", "disabled"]),
    ("options", "COLOURS", &["", "ff", "ff,0", " ff , 0 ", ",ff", "ff,", "ff,,0", " "]),
    ("options", "PARSED_MAP", &["", "a=1", "a=1;b=.5", "a", "=1", "a=", "a=1;"]),
    ("options", "CODE", &["", "beef", "beef, f00d", "beef,"]),
    ("options", "RETRY_MS", &["", "0", "10,200,3000", " 10 , +20 ", "10ms", "10;20", "10,", "18446744073709551615999"]),
    ("options", "RETRY_MS", &["18446744073709551616000", "1.5", "-1", "[10]"]),
];

/// The variables that the report names, and the schema does not.
const BEYOND: &[(Beyond, Texts)] = &[
    (Beyond::Magnitude, ("values", "RATIO", &["1e999", "-1e999"])),
    (Beyond::Magnitude, ("values", "DURATION", &["99999999999999999999w", "30500568904944w"])),
    (Beyond::Magnitude, ("values", "SIZE", &["18446744073709551616", "16EiB", "0.1MiB"])),
    (Beyond::Magnitude, ("ranges", "MAX_BODY", &["1023", "1kB"])),
    (Beyond::Magnitude, ("ranges", "RATIO", &["1.5", "-0.5", "2"])),
    (Beyond::Magnitude, ("ranges", "TIMEOUT", &["0s", "999ms"])),
    (Beyond::Repetition, ("values", "MAP", &["red=true,RED=false"])),
    (Beyond::Repetition, ("values", "LABELS", &["a=b,a=c"])),
    (Beyond::Control, ("values", "FOLDER", &["\n", "/a\tb", "/a\u{7f}"])),
    (Beyond::Ipv6, ("values", "IP", &[":::", "1:2:3:4:5:6:7:8:9"])),
    (Beyond::Ipv6, ("values", "IPV6", &["1:2:3:4:5:6:7", "1::2::3", ":::", "12345::", "::1.2.3"])),
    (Beyond::Ipv6, ("values", "SOCKET", &["[1::2::3]:80"])),
    (Beyond::Ipv6, ("values", "SOCKET_V6", &["[1:2]:80", "[1::2::3]:80"])),
    (Beyond::Url, ("values", "URL", &["https://", "https://[::1", "https://a:99999", "https://a:1/b@c"])),
    (Beyond::Url, ("services", "SECURE", &["postgres://db/orders?sslmode=disable"])),
    (Beyond::Url, ("services", "HTTP", &["https://user:password@api/"])),
    (Beyond::File, ("values", "TOKEN", &["/no/such/file", "s3cr3t"])),
];

pub fn rows() -> Vec<Row> {
    let rows = |(subject, variable, texts): &Texts, reason: Option<Beyond>| {
        let (subject, variable) = (*subject, *variable);
        texts.iter().map(move |text| Row {
            subject,
            environment: vec![(variable.to_owned(), (*text).to_owned())],
            gap: reason.map(|reason| Gap { reason, variables: vec![variable], instead: Vec::new() }),
        })
    };
    let exact = TEXTS.iter().flat_map(|texts| rows(texts, None));
    exact.chain(BEYOND.iter().flat_map(|(reason, texts)| rows(texts, Some(*reason)))).collect()
}
