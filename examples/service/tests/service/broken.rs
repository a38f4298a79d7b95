//! A broken environment.

use std::net::TcpListener;

use crate::world::World;

#[test]
fn a_broken_environment_is_reported_and_nothing_listens() {
    let mut world = World::without_tables();
    // A service that tried to listen would fail, with another status.
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    world.variables.clear();
    world.set("PORT", taken.local_addr().unwrap().port().to_string());
    world.set("BIND_ADDRESS", "127.0.0.1");
    world.set("DATABASE_URL", "redis://app:hunter2@db/orders");
    world.set("INVENTRY_URL", "https://inventory.internal/v1");
    world.set("SMTP_FROM", "orders");
    let output = world.run(&["serve"]);
    assert_eq!(output.status.code(), Some(78));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "\
error: the environment has 4 problems

  DATABASE_URL does not begin with postgres://, mysql:// or sqlite:
    --> environment
    help: write it like postgres://user:password@host:5432/database
  INVENTORY_URL is not set
    Base URL of the inventory service. Expected: a base URL, such as https://inventory.internal/v1, or the path of \
its file in INVENTORY_URL_FILE
    help: INVENTRY_URL is set (environment) but unused; did you mean INVENTORY_URL?
  SMTP_URL is not set
    URL of the mail server for confirmations. Expected: an SMTP URL, such as smtp://user:password@host:587?tls=required, \
or the path of its file in SMTP_URL_FILE
    help: SMTP_FROM is set, so the group `smtp` must be complete; set SMTP_URL or unset SMTP_FROM
  SMTP_FROM was rejected by this program: Invalid input
    --> environment
    help: write it like Orders <orders@example.com>

  help: .env was not read, because it does not exist in the working directory

to fix: DATABASE_URL, INVENTORY_URL, SMTP_URL, SMTP_FROM
"
    );
    assert!(output.stdout.is_empty());
}

#[test]
fn values_that_no_client_could_use_are_refused() {
    let long = "q".repeat(256);
    for (name, value, message) in [
        ("DATABASE_URL", "sqlite://", "DATABASE_URL has no file"),
        ("DATABASE_URL", "sqlite::memory:", "DATABASE_URL is a database in memory, which ends with the process"),
        (
            "DATABASE_URL",
            "file:orders?mode=memory",
            "DATABASE_URL is a database in memory, which ends with the process",
        ),
        ("DATABASE_TIMEOUT", "0s", "DATABASE_TIMEOUT must be a duration from 1ms to 1h: it is too small"),
        ("INVENTORY_TIMEOUT", "2d", "INVENTORY_TIMEOUT must be a duration from 1ms to 1h: it is too large"),
        ("CACHE_TTL", "500ms", "CACHE_TTL must be a duration from 1s to 1d: it is too small"),
        ("QUEUE_NAME", &long, "QUEUE_NAME: it is longer than 255 bytes"),
        ("QUEUE_NAME", "amq.orders", "QUEUE_NAME: names that begin with `amq.` belong to the broker"),
    ] {
        let mut world = World::without_tables();
        world.set("CACHE_URL", "redis://127.0.0.1:1");
        world.set("QUEUE_URL", "amqp://127.0.0.1:1");
        world.set(name, value);
        let output = world.run(&["serve"]);
        assert_eq!(output.status.code(), Some(78), "{name}");
        let report = String::from_utf8(output.stderr).unwrap();
        assert!(report.contains(&format!("\n  {message}\n    --> environment\n")), "{report}");
    }
}

#[test]
fn the_admin_processes_report_it_too() {
    let mut world = World::without_tables();
    world.set("PORT", "80a80");
    for arguments in [&["migrate"], &["report"]] {
        let output = world.run(arguments);
        assert_eq!(output.status.code(), Some(78));
        assert!(String::from_utf8(output.stderr).unwrap().contains("PORT must be an integer from 0 to 65535"));
    }
    let output = world.run(&["check"]);
    assert_eq!(output.status.code(), Some(78));
    assert!(String::from_utf8(output.stdout).unwrap().contains("problem: PORT must be an integer from 0 to 65535"));
}

#[test]
fn a_file_that_is_not_here_can_be_taken_on_trust() {
    let mut world = World::without_tables();
    world.set("INVENTORY_TOKEN", "/nowhere/token");
    assert_eq!(world.run(&["check"]).status.code(), Some(78));
    assert_eq!(world.run(&["check", "--trusting", "INVENTORY_TOKEN"]).status.code(), Some(0));
}

#[test]
fn an_admin_process_says_what_the_database_lacks() {
    let mut world = World::without_tables();
    let error = |world: &World, command| {
        let output = world.run(&[command]);
        assert_eq!(output.status.code(), Some(69));
        String::from_utf8(output.stderr).unwrap()
    };
    let no_tables = "error: DATABASE_URL: the database has no tables; run `orders migrate`\n";
    assert_eq!(error(&world, "report"), no_tables);
    let no_file = "error: DATABASE_URL: the file cannot be opened; its directory must exist, and without `mode=rwc` the \
                   file as well\n";
    for url in ["sqlite:missing.db", "sqlite:missing/orders.db?mode=rwc"] {
        world.set("DATABASE_URL", url);
        assert_eq!(error(&world, "migrate"), no_file);
        assert_eq!(error(&world, "report"), no_file);
    }
}

#[test]
fn a_server_that_never_answers_is_said_to_be_one() {
    let mut world = World::without_tables();
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    world.set("DATABASE_URL", format!("mysql://app@{}/orders", silent.local_addr().unwrap()));
    world.set("DATABASE_TIMEOUT", "300ms");
    let output = world.run(&["migrate"]);
    assert_eq!(output.status.code(), Some(69));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: DATABASE_URL: no answer within DATABASE_TIMEOUT; `orders check --connect` looks for the cause\n"
    );
}

#[test]
fn an_admin_process_says_when_the_database_is_not_there() {
    let mut world = World::without_tables();
    world.set("DATABASE_URL", "postgres://app:hunter2@127.0.0.1:1/orders");
    let output = world.run(&["migrate"]);
    assert_eq!(output.status.code(), Some(69));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.starts_with("error: DATABASE_URL: "), "{error}");
    assert!(!error.contains("hunter2"), "{error}");
}
