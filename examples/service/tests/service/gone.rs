//! Backing services that disappear and come back.

use std::sync::{Arc, Mutex};

use lapin::options::{BasicGetOptions, QueueDeclareOptions};
use lapin::types::FieldTable;
use lapin::{Connection, ConnectionProperties};
use reqwest::StatusCode;
use serde_json::json;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;

use crate::proxy::Proxy;
use crate::servers::{databases, server};
use crate::world::{World, put, sku, until};

/// Returns the URL of a server behind a proxy.
async fn proxied(url: &str) -> (String, Proxy) {
    let parts = url.parse::<factor3::Url>().unwrap();
    let (host, port) = (parts.host_str().unwrap(), parts.port().unwrap());
    let proxy = Proxy::open(host, port).await;
    (url.replacen(&format!("@{host}:{port}"), &format!("@{}", proxy.address), 1), proxy)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_gone_refuses_orders_until_it_is_back() {
    let mut world = World::new();
    for (i, url) in databases().into_iter().enumerate() {
        let (url, mut proxy) = proxied(&url).await;
        world.set("DATABASE_URL", url);
        world.set("DATABASE_TIMEOUT", "1s");
        world.migrate();
        let id = |name| format!("gone-{}-{i}-{name}", std::process::id());
        let service = world.serve();
        assert_eq!(service.order(&id("a"), &sku()).await, StatusCode::CREATED);

        proxy.close().await;
        assert_eq!(service.order(&id("b"), &sku()).await, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(service.get("/ready").await.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(service.get("/live").await.status(), StatusCode::NO_CONTENT);
        // A process also starts without it.
        let other = world.serve();
        assert_eq!(other.order(&id("b"), &sku()).await, StatusCode::SERVICE_UNAVAILABLE);

        proxy.reopen().await;
        assert_eq!(service.order(&id("b"), &sku()).await, StatusCode::CREATED);
        assert_eq!(other.get("/ready").await.status(), StatusCode::NO_CONTENT);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_inventory_that_is_gone_refuses_orders_until_it_is_back() {
    let mut world = World::new();
    let address = world.inventory.address();
    let mut proxy = Proxy::open(&address.ip().to_string(), address.port()).await;
    world.set("INVENTORY_URL", format!("http://{}", proxy.address));
    let service = world.serve();
    assert_eq!(service.order("a", "teapot").await, StatusCode::CREATED);
    proxy.close().await;
    assert_eq!(service.order("b", "teapot").await, StatusCode::SERVICE_UNAVAILABLE);
    let refused = service.event("refused a request")["error"].as_str().unwrap().to_owned();
    let request = format!("INVENTORY_URL: error sending request for url (http://{}/stock/teapot): ", proxy.address);
    assert!(refused.starts_with(&request), "{refused}");
    // A stored order needs no inventory.
    assert_eq!(service.order("a", "teapot").await, StatusCode::OK);
    proxy.reopen().await;
    assert_eq!(service.order("b", "teapot").await, StatusCode::CREATED);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cache_answers_for_the_inventory_and_orders_do_not_need_it() {
    let Some(url) = server("FACTOR3_REDIS_URL", |servers| servers.redis_url) else { return };
    let mut world = World::new();
    let (url, mut cache) = proxied(url.expose_url()).await;
    let address = world.inventory.address();
    let mut inventory = Proxy::open(&address.ip().to_string(), address.port()).await;
    world.set("INVENTORY_URL", format!("http://{}", inventory.address));
    world.set("CACHE_URL", url);
    world.set("CACHE_TTL", "1h");
    let service = world.serve();
    assert_eq!(service.order("a", &sku()).await, StatusCode::CREATED);
    inventory.close().await;
    assert_eq!(service.order("b", &sku()).await, StatusCode::CREATED);

    cache.close().await;
    assert_eq!(service.order("c", &sku()).await, StatusCode::SERVICE_UNAVAILABLE);
    inventory.reopen().await;
    assert_eq!(service.order("c", &sku()).await, StatusCode::CREATED);

    cache.reopen().await;
    inventory.close().await;
    until("the cache answers again", async || service.order("d", &sku()).await == StatusCode::CREATED).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn orders_are_announced_when_the_queue_is_back() {
    let Some(url) = server("FACTOR3_AMQP_URL", |servers| servers.amqp_url) else { return };
    let mut world = World::new();
    let name = format!("orders-{}", std::process::id());
    let connection = Connection::connect(url.expose_url(), ConnectionProperties::default()).await.unwrap();
    let channel = connection.create_channel().await.unwrap();
    let durable = QueueDeclareOptions { durable: true, ..QueueDeclareOptions::default() };
    channel.queue_declare((*name).into(), durable, FieldTable::default()).await.unwrap();
    let next = async || {
        let message = channel.basic_get((*name).into(), BasicGetOptions { no_ack: true }).await.ok()??;
        Some(serde_json::from_slice::<serde_json::Value>(&message.delivery.data).unwrap()["id"].as_str()?.to_owned())
    };
    let announced = async |id: &str| until("an announcement", async || next().await.as_deref() == Some(id)).await;

    let (url, mut proxy) = proxied(url.expose_url()).await;
    world.set("QUEUE_URL", url);
    world.set("QUEUE_NAME", &name);
    let service = world.serve();
    assert_eq!(service.order("a", "teapot").await, StatusCode::CREATED);
    announced("a").await;

    proxy.close().await;
    assert_eq!(service.order("b", "teapot").await, StatusCode::CREATED);
    service.event("a letter waits in the database");
    service.stop();

    // The next process finds the letter.
    proxy.reopen().await;
    let service = world.serve();
    announced("b").await;
    assert_eq!(service.order("c", "teapot").await, StatusCode::CREATED);
    announced("c").await;
    channel.queue_delete((*name).into(), Default::default()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn confirmations_are_sent_when_the_mail_server_is_back() {
    let mut world = World::new();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = listener.local_addr().unwrap();
    let letters = Arc::<Mutex<Vec<String>>>::default();
    tokio::spawn(mail_server(listener, letters.clone()));
    let mut proxy = Proxy::open("127.0.0.1", server.port()).await;
    world.set("SMTP_URL", format!("smtp://{}", proxy.address));
    world.set("SMTP_FROM", "Orders <orders@example.com>");
    let service = world.serve();
    let order = async |id| {
        let order = json!({ "sku": "teapot", "quantity": 2, "email": "jane@example.com" });
        put(service.address(), id, order).await.unwrap().status()
    };
    let confirmed = async |id: &str| {
        let letters = letters.clone();
        let subject = format!("Subject: Your order {id}\r\n");
        until("a confirmation", async || letters.lock().unwrap().iter().any(|letter| letter.contains(&subject))).await;
    };
    assert_eq!(order("a").await, StatusCode::CREATED);
    confirmed("a").await;
    proxy.close().await;
    assert_eq!(order("b").await, StatusCode::CREATED);
    service.event("a letter waits in the database");
    proxy.reopen().await;
    confirmed("b").await;
    assert_eq!(letters.lock().unwrap().len(), 2);
}

/// Accepts every letter.
async fn mail_server(listener: TcpListener, letters: Arc<Mutex<Vec<String>>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let letters = letters.clone();
        tokio::spawn(async move {
            let mut stream = BufReader::new(stream);
            stream.write_all(b"220 mail.example.com\r\n").await?;
            let (mut letter, mut in_data) = (String::new(), false);
            loop {
                let mut line = String::new();
                if stream.read_line(&mut line).await? == 0 {
                    return Ok::<(), std::io::Error>(());
                }
                if in_data {
                    if line != ".\r\n" {
                        letter += &line;
                        continue;
                    }
                    in_data = false;
                    letters.lock().unwrap().push(std::mem::take(&mut letter));
                }
                in_data |= line.starts_with("DATA");
                let answer: &[u8] = if in_data { b"354 go on\r\n" } else { b"250 ok\r\n" };
                stream.write_all(answer).await?;
            }
        });
    }
}
