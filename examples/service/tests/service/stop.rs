//! SIGTERM while one request waits for a service behind it.

use reqwest::StatusCode;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::world::{Process, World, put, until};

/// The service, with an order on its way, and the question that the inventory has not answered yet.
async fn asked(shutdown_timeout: &str) -> (World, Process, JoinHandle<reqwest::Result<StatusCode>>, TcpStream) {
    let inventory = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut world = World::new();
    world.set("INVENTORY_URL", format!("http://{}", inventory.local_addr().unwrap()));
    world.set("INVENTORY_TIMEOUT", "1m");
    world.set("SHUTDOWN_TIMEOUT", shutdown_timeout);
    let service = world.serve();
    let address = service.address();
    let order = tokio::spawn(async move {
        put(address, "a", json!({ "sku": "teapot", "quantity": 1 })).await.map(|answer| answer.status())
    });
    let (mut question, _) = inventory.accept().await.unwrap();
    assert!(question.read(&mut [0; 1024]).await.unwrap() > 0);
    (world, service, order, question)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_begun_is_finished_and_nothing_new_is_accepted() {
    let (_world, mut service, order, mut question) = asked("1m").await;
    service.terminate();
    service.event("stopping");
    until("no connection is accepted", async || TcpStream::connect(service.address()).await.is_err()).await;

    let answer = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"pieces\":9}";
    question.write_all(answer).await.unwrap();
    assert_eq!(order.await.unwrap().unwrap(), StatusCode::CREATED);
    assert_eq!(service.wait().code(), Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_takes_longer_than_the_shutdown_timeout_is_cut_off() {
    let (world, mut service, order, _question) = asked("300ms").await;
    service.terminate();
    assert_eq!(service.wait().code(), Some(1));
    service.event("SHUTDOWN_TIMEOUT is over, and work was still running");
    assert!(order.await.unwrap().is_err());
    // It was not acknowledged, and it was not stored.
    assert_eq!(world.serve().get("/orders/a").await.status(), StatusCode::NOT_FOUND);
}
