//! Checks before a start that attached services are reached.

use factor3::EnvConfig as _;
use orders::config::Config;

use crate::servers::server;
use crate::world::{World, free_port};

fn connect(world: &World) -> (Option<i32>, String) {
    let output = world.run(&["check", "--connect"]);
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn says_which_services_are_reached() {
    let mut world = World::without_tables();
    let inventory = world.inventory.address();
    let nobody = free_port();
    world.set("QUEUE_URL", format!("amqp://app:hunter2@127.0.0.1:{nobody}"));
    let (status, text) = connect(&world);
    assert_eq!(status, Some(69));
    assert!(text.contains(&format!("\nINVENTORY_URL  {inventory}  reached: HTTP answers\n")), "{text}");
    assert!(text.contains(&format!("\nQUEUE_URL  127.0.0.1:{nobody}  not reached: the connection is refused\n")));
    assert!(text.contains("  reached: its directory is there\n"), "{text}");
    assert!(!text.contains("hunter2"), "{text}");

    world.variables.remove("QUEUE_URL");
    let (status, text) = connect(&world);
    assert_eq!(status, Some(0));
    assert!(text.ends_with("no credential, database, permission or certificate was checked.\n"), "{text}");
}

#[test]
fn asks_nothing_where_the_environment_is_broken() {
    let mut world = World::without_tables();
    world.set("PORT", "80a80");
    let (status, text) = connect(&world);
    assert_eq!(status, Some(78));
    assert!(text.ends_with(
        "problem: PORT must be an integer from 0 to 65535: character 3 of 5 is not a digit (environment)\n"
    ));
}

/// Returns the URL of each server that is running, by the variable that attaches it, with the expected line.
fn attached() -> Vec<(&'static str, String, &'static str)> {
    let postgres =
        server("FACTOR3_POSTGRES_URL", |servers| servers.postgres_url).map(|url| url.expose_url().to_owned());
    let mysql = server("FACTOR3_MYSQL_URL", |servers| servers.mysql_url).map(|url| url.expose_url().to_owned());
    let redis = server("FACTOR3_REDIS_URL", |servers| servers.redis_url).map(|url| url.expose_url().to_owned());
    let amqp = server("FACTOR3_AMQP_URL", |servers| servers.amqp_url).map(|url| url.expose_url().to_owned());
    let rows = [
        ("DATABASE_URL", postgres, "reached: PostgreSQL answers"),
        ("DATABASE_URL", mysql, "not tried: MySQL counts connections without a login"),
        ("CACHE_URL", redis, "reached: Redis answers"),
        ("QUEUE_URL", amqp, "reached: AMQP 0-9-1 answers"),
    ];
    rows.into_iter().filter_map(|(variable, url, outcome)| Some((variable, url?, outcome))).collect()
}

#[test]
fn real_servers_are_recognised() {
    for (variable, url, outcome) in attached() {
        let mut world = World::without_tables();
        world.set(variable, url);
        let (status, text) = connect(&world);
        assert_eq!(status, Some(0), "{text}");
        let line = text.lines().rfind(|line| line.starts_with(&format!("{variable}  "))).unwrap();
        assert!(line.contains(outcome), "{line}");
    }
}

#[test]
fn the_right_port_with_the_wrong_real_server_is_found() {
    for (at, url, _) in attached() {
        let port = url.parse::<factor3::Url>().unwrap().port().unwrap();
        for (variable, wrong) in [
            ("DATABASE_URL", format!("postgres://app@127.0.0.1:{port}/orders")),
            ("CACHE_URL", format!("redis://127.0.0.1:{port}")),
            ("QUEUE_URL", format!("amqp://app:pw@127.0.0.1:{port}")),
            ("SMTP_URL", format!("smtp://127.0.0.1:{port}")),
            ("INVENTORY_URL", format!("http://127.0.0.1:{port}")),
        ] {
            if url.split(':').next() == wrong.split(':').next() {
                continue;
            }
            let mut world = World::without_tables();
            world.set(variable, &wrong);
            if variable == "SMTP_URL" {
                world.set("SMTP_FROM", "orders@example.com");
            }
            let (status, text) = connect(&world);
            let place = format!("{variable} at the server of {at}");
            let line = text.lines().rfind(|line| line.starts_with(&format!("{variable}  "))).unwrap();
            if wrong.starts_with("http") && (url.starts_with("postgres") || url.starts_with("redis")) {
                // These hang up, and so does a server that knows nothing but HTTP/2. An answer may arrive before that.
                let outcomes = ["reached: it accepts a connection", "wrong service: what answers is not HTTP"];
                assert!(outcomes.iter().any(|outcome| line.ends_with(outcome)), "{place}: {line}");
                continue;
            }
            assert_eq!(status, Some(69), "{place}: {text}");
            let outcomes = ["wrong service: ", " hangs up, and is not ", " does not answer in time"];
            assert!(outcomes.iter().any(|outcome| line.contains(outcome)), "{place}: {line}");
        }
    }
}

#[test]
fn every_attached_service_is_checked() {
    // The names are written by hand in the code that attaches the services.
    let services = Config::schema().variables().into_iter().filter(|variable| variable.name().ends_with("_URL"));
    let names: Vec<_> = services.map(|variable| variable.name().to_owned()).collect();
    let env = factor3::Env::from([
        ("DATABASE_URL", "sqlite:orders.db"),
        ("INVENTORY_URL", "http://127.0.0.1:1"),
        ("CACHE_URL", "redis://127.0.0.1:1"),
        ("QUEUE_URL", "amqp://127.0.0.1:1"),
        ("SMTP_URL", "smtp://127.0.0.1:1"),
        ("SMTP_FROM", "orders@example.com"),
    ]);
    let checks = Config::load(&env).unwrap().preflight().run(std::time::Duration::from_secs(20));
    assert_eq!(checks.iter().map(|check| check.variable().to_owned()).collect::<Vec<_>>(), names);
}
