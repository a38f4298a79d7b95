//! The life of a process from start to end.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::world::{World, free_port, put};

#[tokio::test]
async fn an_order_outlives_the_process_that_stored_it() {
    let world = World::new();
    let service = world.serve();
    assert_eq!(service.order("a", "teapot").await, StatusCode::CREATED);
    service.stop();

    let service = world.serve();
    let order: Value = service.get("/orders/a").await.json().await.unwrap();
    assert_eq!(order, json!({ "id": "a", "sku": "teapot", "quantity": 1 }));
    service.stop();
}

#[test]
fn listens_on_the_port_that_it_is_given() {
    let mut world = World::new();
    let port = free_port();
    world.set("PORT", port.to_string());
    assert_eq!(world.serve().address().port(), port);
}

#[tokio::test]
async fn two_processes_serve_the_same_orders() {
    let world = World::new();
    let (one, other) = (world.serve(), world.serve());
    assert_eq!(one.order("a", "teapot").await, StatusCode::CREATED);
    assert_eq!(other.order("a", "teapot").await, StatusCode::OK);
}

#[tokio::test]
async fn an_order_is_stored_once_however_often_it_is_sent() {
    let world = World::new();
    let service = world.serve();
    let send = async |quantity| {
        put(service.address(), "a", json!({ "sku": "teapot", "quantity": quantity })).await.unwrap().status()
    };
    assert_eq!(send(2).await, StatusCode::CREATED);
    assert_eq!(send(2).await, StatusCode::OK);
    assert_eq!(send(3).await, StatusCode::CONFLICT);
    assert_eq!(String::from_utf8(world.run(&["report"]).stdout).unwrap(), "teapot: 1 orders, 2 pieces\n");
}

#[tokio::test]
async fn refuses_an_order_that_cannot_be_fulfilled() {
    let world = World::new();
    let service = world.serve();
    let send = async |id: &str, order| {
        let answer = put(service.address(), id, order).await.unwrap();
        (answer.status(), answer.json::<Value>().await.unwrap()["error"].as_str().unwrap().to_owned())
    };
    let unprocessable = |error: &str| (StatusCode::UNPROCESSABLE_ENTITY, error.to_owned());
    assert_eq!(
        send("A", json!({ "sku": "teapot", "quantity": 1 })).await,
        unprocessable("the id is not 1 to 64 lower-case letters, digits and hyphens")
    );
    assert_eq!(
        send("a", json!({ "sku": "../admin", "quantity": 1 })).await,
        unprocessable("the sku is not 1 to 64 lower-case letters, digits and hyphens")
    );
    assert_eq!(send("a", json!({ "sku": "teapot", "quantity": 0 })).await, unprocessable("the quantity is 0"));
    assert_eq!(send("a", json!({ "sku": "unicorn", "quantity": 1 })).await, unprocessable("there is no such article"));
    let conflict = (StatusCode::CONFLICT, "there are not enough pieces".to_owned());
    assert_eq!(send("a", json!({ "sku": "rare", "quantity": 2 })).await, conflict);
    assert_eq!(service.get("/orders/a").await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn logs_what_it_was_configured_by_and_no_secret() {
    let mut world = World::new();
    world.set("CACHE_URL", "redis://app:hunter2@127.0.0.1:1/0");
    let service = world.serve();
    let events = service.events();
    let configured = |name: &str| events.iter().find(|event| event["variable"] == name).unwrap();

    assert_eq!(configured("PORT")["value"], "0");
    assert_eq!(configured("PORT")["origin"], "environment");
    assert_eq!(configured("SHUTDOWN_TIMEOUT")["origin"], "default");
    assert_eq!(configured("SMTP_URL")["status"], "unset");
    assert_eq!(configured("CACHE_URL")["value"], "redis://app:***@127.0.0.1:1/0");
    assert!(!format!("{events:?}").contains("hunter2"));
}

#[tokio::test]
async fn writes_text_unless_it_is_told_otherwise() {
    let world = World::without_tables();
    let mut variables = world.variables.clone();
    variables.remove("LOG_FORMAT");
    variables.insert("BIND_ADDRESS".into(), "192.0.2.1".into());
    // No interface has this address, and the process ends by itself.
    let world = World { variables, ..world };
    let output = world.run(&["serve"]);
    assert_eq!(output.status.code(), Some(69));
    let log = String::from_utf8(output.stdout).unwrap();
    assert!(
        log.contains(" INFO configuration variable=\"PORT\" status=\"set\" value=\"0\" origin=\"environment\"\n"),
        "{log}"
    );
    assert!(log.contains("ERROR BIND_ADDRESS: cannot listen on 192.0.2.1:0: "), "{log}");
}

#[tokio::test]
async fn reads_what_a_desk_has_in_a_file_beneath_the_environment() {
    let mut world = World::new();
    let file: String =
        world.variables.iter().map(|(name, value)| format!("{name}={value}\n")).collect::<String>() + "CACHE_TTL=bad\n";
    std::fs::write(world.directory.path().join(".env"), file).unwrap();
    world.variables.clear();
    let output = world.run(&["check"]);
    assert_eq!(output.status.code(), Some(78));
    let summary = String::from_utf8(output.stdout).unwrap();
    assert!(summary.contains("problem: CACHE_TTL must be a duration from 1s to 1d: "), "{summary}");
    assert!(summary.contains(".env:7:11"), "{summary}");
    world.set("CACHE_TTL", "5s");
    world.set("CACHE_URL", "redis://127.0.0.1");
    assert_eq!(world.run(&["check"]).status.code(), Some(0));
}

#[test]
fn the_demo_orders_something_and_leaves_nothing() {
    let world = World::without_tables();
    let mut variables = std::collections::BTreeMap::new();
    variables.insert("TMPDIR".to_owned(), world.directory.path().display().to_string());
    let world = World { variables, ..world };
    let output = world.run(&["demo"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    assert!(text.contains("PUT /orders/demo-1: 201 Created\n{\"id\":\"demo-1\",\"sku\":\"teapot\",\"quantity\":2}\n"));
    let origins = text.lines().filter(|line| line.ends_with(" demo")).count();
    assert_eq!(origins, 6, "{text}");
    let left = std::fs::read_dir(world.directory.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(left.into_iter().all(|name| !name.to_string_lossy().starts_with("orders-demo")));
}

#[test]
fn says_how_it_is_used() {
    let world = World::without_tables();
    for arguments in [&[][..], &["server"], &["serve", "now"]] {
        let output = world.run(arguments);
        assert_eq!(output.status.code(), Some(64));
        assert!(String::from_utf8(output.stderr).unwrap().starts_with("usage: orders demo "));
    }
}
