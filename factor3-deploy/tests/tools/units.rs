//! Units of systemd, booted, and read by the reader of units.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use factor3::layer::{Layer, Value};

use super::compare::OF_TOOLS;
use super::{Given, systemd};

/// The lines of `[Service]`. `FILES` is a directory with `a.env` and `b.env`.
const UNITS: [&str; 32] = [
    "Environment=A=1 B=2",
    "Environment=\"A=two words\" 'B=it\\'s' C=x\"y z\"w",
    "Environment=A=a\\tb\\x21\\041\\u00e9\\s.",
    "Environment=A=1 \\\n B=2 \\\n# note\n; note\n C=3",
    "Environment=A=1\\\nB=2",
    "Environment=A=$B C=${D} E=#x F=;y",
    "Environment=A=1\nEnvironment=A=2 B=1\nEnvironment=B=",
    "Environment=A=1\nEnvironment=\nEnvironment=B=2",
    "Environment=A=1 two B=2",
    "Environment=A=1 B=\\q C=2",
    "Environment=A=1 B=\"x C=2",
    "Environment=A=%n B=%N C=%p D=%% E=100% F=%-",
    "Environment=A=1 B=%z C=2",
    "Environment=A=1 B=%5 C=2",
    "Environment=1A=x A.B=y A-B=z C=1",
    "Environment = A=1",
    "  Environment=A=1  ",
    "environment=A=1\nENVIRONMENT=B=1",
    "EnvironmentFile=FILES/a.env",
    "EnvironmentFile=FILES/a.env\nEnvironmentFile=FILES/b.env\nEnvironment=A=unit C=unit",
    "EnvironmentFile=-FILES/none.env\nEnvironment=A=1",
    "EnvironmentFile=FILES/a.env\nEnvironmentFile=\nEnvironment=B=1",
    "EnvironmentFile=a.env\nEnvironment=B=1",
    "EnvironmentFile=\"FILES/a.env\"\nEnvironment=B=1",
    "Environment=A=1 B=2\nUnsetEnvironment=A C",
    "Environment=A=1 B=2\nUnsetEnvironment=A=2 B=2",
    "EnvironmentFile=FILES/a.env\nUnsetEnvironment=A",
    "EnvironmentFile=FILES/a.env\nEnvironment=A=unit\nUnsetEnvironment=A=unit",
    "[Install]\nEnvironment=A=1\n[Service]\nEnvironment=B=1",
    "[service]\nEnvironment=A=1",
    "Environment=A=\"\" B='' C=",
    "Environment=A=x\\\\y B=\"x\\\\y\" C='x\\\\y'\r\nEnvironment=D=1\r",
];

const DROP_INS: [(&str, &str); 6] = [
    ("service.d/95.conf", "[Service]\nEnvironment=TOP=top\n"),
    ("u-0@.service.d/50-s.conf", "[Service]\nEnvironment=S=template\n"),
    ("u-0@1.service.d/50-s.conf", "[Service]\nEnvironment=S2=instance\n"),
    ("u-0@1.service.d/20.conf", "[Service]\nEnvironment=X=20\n"),
    ("u-0@.service.d/90.conf", "[Service]\nEnvironment=X=90 TOP=90\n"),
    ("u-.service.d/30.conf", "[Service]\nEnvironment=X=30 Y=30\n"),
];

#[test]
#[ignore = "needs systemd and root"]
fn the_reader_of_units_gives_what_systemd_gives() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.env"), "A=a # x\nB='a'\n").unwrap();
    fs::write(dir.path().join("b.env"), "B=b\n").unwrap();
    let services = UNITS.iter().enumerate().map(|(number, lines)| {
        let name = if number == 0 { "u-0@1.service".to_owned() } else { format!("u-{number}.service") };
        (name, lines.replace("FILES", &dir.path().display().to_string()) + "\n")
    });
    let services: Vec<_> = services.collect();
    let given = systemd::run(dir.path(), &services, &DROP_INS);
    let mut differences = Vec::new();
    for ((name, lines), given) in services.iter().zip(&given) {
        if name == "u-0@1.service" {
            fs::rename(dir.path().join("units/u-0@.service"), dir.path().join("units").join(name)).unwrap();
        }
        let layers = factor3_deploy::systemd(dir.path().join("units").join(name), "/");
        differences.extend(compare(&layers, given).into_iter().map(|difference| format!("{lines:?}: {difference}")));
    }
    println!("{} units of systemd, {} differences", services.len(), differences.len());
    assert!(differences.is_empty(), "{differences:#?}");
}

fn compare(layers: &[Layer], given: &Given) -> Vec<String> {
    let Some(given) = given else { return vec!["the service did not start".to_owned()] };
    let mut differences = Vec::new();
    for (name, ..) in layers.iter().flat_map(Layer::variables) {
        let said = layers.iter().find_map(|layer| layer.get(name)).map(|(value, _)| value.clone());
        let found = given.get(name.as_bytes()).map(|value| OsStr::from_bytes(value));
        let is_equal = match &said {
            Some(Value::Text(text)) => found == Some(text),
            Some(Value::Unset) | None => found.is_none(),
            _ => true,
        };
        if !is_equal {
            differences.push(format!("{} is {said:?}, and systemd gives {found:?}", Path::new(name).display()));
        }
    }
    for name in given.keys().map(|name| OsStr::from_bytes(name)) {
        let is_known =
            OF_TOOLS.iter().any(|other| name == *other) || layers.iter().any(|layer| layer.get(name).is_some());
        if !is_known {
            differences.push(format!("{} is set by systemd alone", Path::new(name).display()));
        }
    }
    differences
}
