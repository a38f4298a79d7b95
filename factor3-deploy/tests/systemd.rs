//! A unit sets what systemd makes of it: quotes, escapes, specifiers, files, drop-ins and credentials.

use std::fs;
use std::path::PathBuf;

use factor3::Env;
use factor3::layer::{Layer, Value};
use factor3_deploy::systemd;
use tempfile::TempDir;

fn written(files: &[(&str, &str)]) -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let unit = dir.path().join(files[0].0);
    (dir, unit)
}

/// Returns what the highest layer that mentions a name says about it.
fn said(layers: &[Layer], name: &str) -> Option<Value> {
    layers.iter().find_map(|layer| layer.get(name)).map(|(value, _)| value.clone())
}

fn of_service(lines: &str) -> Vec<Layer> {
    let (dir, unit) = written(&[("orders.service", &format!("[Unit]\nEnvironment=A=no\n[Service]\n{lines}\n"))]);
    systemd(unit, dir.path())
}

fn warnings(layers: Vec<Layer>) -> Vec<String> {
    #[derive(factor3::EnvConfig)]
    #[expect(dead_code, reason = "only the warnings matter")]
    struct Nothing {
        unset: Option<u8>,
    }

    let env: Env = layers.into_iter().collect();
    let summary = <Nothing as factor3::EnvConfig>::summary(&env);
    summary.warnings().iter().map(|warning| warning.message().to_owned()).collect()
}

#[test]
fn an_assignment_has_quotes_and_escapes() {
    let rows = [
        (r"Environment=A=x", Some("x")),
        (r#"Environment="A=two words" B=x"#, Some("two words")),
        (r#"Environment=A="two words""#, Some("two words")),
        (r"Environment=A=x'y z'w", Some("xy zw")),
        (r"Environment='A=it\'s'", Some("it's")),
        (r"Environment=A=a\tb\x21\041\u00e9", Some("a\tb!!é")),
        (r"Environment=A=$B", Some("$B")),
        (r"Environment=A=#x", Some("#x")),
        (r"Environment=A=100%%", Some("100%")),
        (r"Environment=A=%n-%N", Some("orders.service-orders")),
        ("Environment=A=1\nEnvironment=A=2", Some("2")),
        ("Environment=A=1\nEnvironment=", None),
        ("Environment=B=1 \\\n# note\n  A=2", Some("2")),
        ("Environment=A=1\nUnsetEnvironment=A=2", Some("1")),
        ("EnvironmentX=A=1", None),
        ("# Environment=A=1", None),
    ];
    for (line, expected) in rows {
        assert_eq!(said(&of_service(line), "A"), expected.map(Value::from), "{line}");
    }
}

#[test]
fn a_value_that_depends_on_the_machine_is_unknown() {
    for line in ["Environment=A=%h/x", "Environment=A=%d/token", "Environment=A=%n-%m"] {
        assert_eq!(said(&of_service(line), "A"), Some(Value::Unknown), "{line}");
    }
    assert_eq!(said(&of_service("PassEnvironment=A B"), "A"), Some(Value::Perhaps));
}

#[test]
fn a_variable_can_be_unset() {
    for line in ["UnsetEnvironment=A", "UnsetEnvironment=B A=1", "UnsetEnvironment=\"A=1\""] {
        assert_eq!(said(&of_service(&format!("{line}\nEnvironment=A=1")), "A"), Some(Value::Unset), "{line}");
    }
    assert_eq!(said(&of_service("UnsetEnvironment=A\nUnsetEnvironment=\nEnvironment=A=1"), "A"), Some("1".into()));
}

#[test]
fn what_systemd_ignores_is_a_warning() {
    for (line, expected) in [
        ("Environment=A=1 two", "has a word that is not an assignment, so systemd ignores it"),
        ("Environment=A=1 \"B=2", "has a quote that is never closed"),
        (r"Environment=A=1 B=\q", "or an unknown escape"),
        ("A", "is not an assignment, so systemd ignores the line"),
        ("EnvironmentFile=\"/etc/orders/env\"", "has a path that is not absolute"),
        ("EnvironmentFile=/etc/%x", "has a `%` that begins no specifier"),
        ("Environment=B=100%x", "has a `%` that begins no specifier, so systemd ignores it"),
        ("environment=A=2", "has a name that systemd does not know"),
        ("[Install]\nEnvironment=A=2", "is not in the section [Service], so systemd ignores it"),
        ("[service]\nEnvironment=A=2", "is not in the section [Service], so systemd ignores it"),
    ] {
        let layers = of_service(&format!("Environment=A=1\n{line}"));
        assert_eq!(said(&layers, "A"), Some("1".into()), "{line}");
        let warnings = warnings(layers);
        assert!(warnings.iter().any(|warning| warning.contains(expected)), "{line}: {warnings:?}");
    }
}

#[test]
fn files_override_assignments_and_later_files_earlier_ones() {
    let unit =
        "[Service]\nEnvironmentFile=/etc/a\nEnvironmentFile=-/etc/b\nEnvironmentFile=-/etc/no\nEnvironment=A=unit\n";
    let (dir, unit) = written(&[("orders.service", unit), ("etc/a", "A=a\nB=a # x\n"), ("etc/b", "A=b\n")]);
    let layers = systemd(&unit, dir.path());
    assert_eq!(said(&layers, "A"), Some("b".into()));
    assert_eq!(said(&layers, "B"), Some("a # x".into()));
    assert_eq!(said(&layers, "C"), None);
}

#[test]
fn a_file_that_is_missing_is_a_problem_only_where_it_must_be_there() {
    let (dir, unit) = written(&[("orders.service", "[Service]\nEnvironmentFile=/etc/no\n")]);
    let problems = systemd(&unit, dir.path()).into_iter().collect::<Env>().problems();
    assert!(
        problems[0]
            .message()
            .ends_with("orders.service:2 names a file that does not exist, so the service does not start"),
        "{}",
        problems[0]
    );
    // On the machine of the check, it may be elsewhere.
    let layers = systemd(&unit, "/");
    assert_eq!(said(&layers, "ANY_NAME"), Some(Value::Perhaps));
    assert!(warnings(layers)[0].contains("names a file that is not on this machine"));
}

#[test]
fn files_of_a_pattern_may_set_any_variable() {
    let layers = of_service("EnvironmentFile=/etc/orders/*.env");
    assert_eq!(said(&layers, "A"), Some(Value::Perhaps));
    assert!(warnings(layers).iter().any(|warning| warning.contains("names files by a pattern")));
}

#[test]
fn a_file_of_quadlet_is_a_problem() {
    let (dir, unit) = written(&[("orders.container", "[Container]\nEnvironment=A=1\n")]);
    let layers = systemd(unit, dir.path());
    assert_eq!(said(&layers, "A"), Some(Value::Perhaps));
    let problems = layers.into_iter().collect::<Env>().problems();
    assert!(
        problems[0]
            .message()
            .ends_with("orders.container is a file of Quadlet, from which podman makes a unit, and is not read here")
    );
}

/// As systemd 252 reads them.
#[test]
fn drop_ins_come_after_the_unit_in_the_order_of_their_names_wherever_they_are() {
    let (dir, unit) = written(&[
        ("orders@1.service", "[Service]\nEnvironment=A=unit B=unit\n"),
        ("orders@1.service.d/20-b.conf", "[Service]\nEnvironment=A=20\n"),
        ("orders@1.service.d/10-a.conf", "[Service]\nEnvironment=A=10\n"),
        ("orders@1.service.d/30-c.txt", "[Service]\nEnvironment=A=30\n"),
        ("orders@.service.d/90-d.conf", "[Service]\nEnvironment=A=90 B=90\n"),
        ("service.d/95-t.conf", "[Service]\nEnvironment=A=top\n"),
        ("orders@.service.d/50-s.conf", "[Service]\nEnvironment=S=template\n"),
        ("orders@1.service.d/50-s.conf", "[Service]\nEnvironment=S2=instance\n"),
    ]);
    let layers = systemd(&unit, dir.path());
    let said = |name| said(&layers, name);
    assert_eq!((said("A"), said("B")), (Some("top".into()), Some("90".into())));
    assert_eq!((said("S"), said("S2")), (None, Some("instance".into())));
}

#[test]
fn a_prefix_that_ends_in_a_dash_has_drop_ins() {
    let (dir, unit) = written(&[
        ("a-b-c.service", "[Service]\n"),
        ("a-.service.d/50.conf", "[Service]\nEnvironment=X=a\n"),
        ("a-b-.service.d/40.conf", "[Service]\nEnvironment=X=ab Y=ab\n"),
        ("a.service.d/60.conf", "[Service]\nEnvironment=X=no\n"),
    ]);
    let layers = systemd(&unit, dir.path());
    assert_eq!((said(&layers, "X"), said(&layers, "Y")), (Some("a".into()), Some("ab".into())));
}

#[test]
fn credentials_are_a_directory_of_files() {
    let rows = [
        ("LoadCredential=inventory_token:/etc/token", Some(Value::Unknown)),
        ("LoadCredentialEncrypted=inventory_token:/etc/token", Some(Value::Unknown)),
        ("LoadCredential=inventory_token", Some(Value::Perhaps)),
        ("LoadCredential=inventory:/etc/tokens/", Some(Value::Perhaps)),
        (r"SetCredential=INVENTORY_TOKEN:hunter2\n", Some("hunter2".into())),
        ("SetCredential=inventory_token:\"a b\" c", Some("\"a b\" c".into())),
        ("ImportCredential=inventory_*", Some(Value::Perhaps)),
        ("ImportCredential=orders.token:inventory_token", Some(Value::Perhaps)),
        ("LoadCredential=inventory.token:/etc/token", None),
        ("LoadCredential=Inventory_Token:/etc/token", None),
    ];
    for (line, expected) in rows {
        assert_eq!(said(&of_service(line), "INVENTORY_TOKEN"), expected, "{line}");
    }
}

#[test]
fn a_unit_that_is_no_text_is_a_problem() {
    let dir = tempfile::tempdir().unwrap();
    let unit = dir.path().join("orders.service");
    fs::write(&unit, b"[Service]\nEnvironment=A=\xff\n").unwrap();
    let env: Env = systemd(&unit, "/").into_iter().collect();
    assert!(env.problems()[0].message().ends_with("orders.service is not UTF-8"));
}
