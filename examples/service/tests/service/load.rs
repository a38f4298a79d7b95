//! SIGTERM under load.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use reqwest::{Client, StatusCode};
use serde_json::json;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::servers::databases;
use crate::world::{World, client, free_port, sku};

const ORDERS: u32 = 1000;

/// The number of customers at a time.
const CUSTOMERS: usize = 64;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sigterm_under_load_loses_no_order_and_stores_none_twice() {
    let mut world = World::new();
    survives_sigterm(&world).await;
    for url in databases() {
        world.set("DATABASE_URL", url);
        world.migrate();
        survives_sigterm(&world).await;
    }
}

async fn survives_sigterm(world: &World) {
    let port = free_port();
    let mut variables = world.variables.clone();
    variables.insert("PORT".into(), port.to_string());
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    let serve = || world.serve_with(&variables);
    let before = stored(world);

    let mut service = serve();
    let (client, places) = (client(), Arc::new(Semaphore::new(CUSTOMERS)));
    let (answers, interruptions) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let mut customers = JoinSet::new();
    for number in 1..=ORDERS {
        let (client, places) = (client.clone(), places.clone());
        let (answers, interruptions) = (answers.clone(), interruptions.clone());
        customers.spawn(async move {
            let _place = places.acquire_owned().await.unwrap();
            let status = order(&client, address, number, &interruptions).await;
            answers.fetch_add(1, Ordering::Relaxed);
            status
        });
    }
    for quarter in 1..=3 {
        while answers.load(Ordering::Relaxed) < quarter * ORDERS as usize / 4 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        service.terminate();
        let status = tokio::task::block_in_place(|| service.wait());
        assert_eq!(status.code(), Some(0), "{:#?}", service.events());
        service = serve();
    }
    let answers = customers.join_all().await;
    service.stop();

    // Each customer has one answer: 201, or 200 for an order that was stored before its answer was cut off.
    assert!(answers.iter().all(|status| matches!(*status, StatusCode::CREATED | StatusCode::OK)), "{answers:?}");
    assert!(interruptions.load(Ordering::Relaxed) > 0, "no customer has noticed a restart");
    let (orders, pieces) = stored(world);
    assert_eq!(orders - before.0, u64::from(ORDERS));
    // Each order has its own number of pieces. A lost order shows in the sum, even if another is stored twice.
    assert_eq!(pieces - before.1, (1..=u64::from(ORDERS)).sum::<u64>());
}

/// Sends an order until it is answered with success, as a patient customer does.
async fn order(client: &Client, address: SocketAddr, number: u32, interruptions: &AtomicUsize) -> StatusCode {
    let id = format!("load-{}-{number}", std::process::id());
    let order = json!({ "sku": sku(), "quantity": number });
    loop {
        match client.put(format!("http://{address}/orders/{id}")).json(&order).send().await {
            Ok(answer) if answer.status() != StatusCode::SERVICE_UNAVAILABLE => return answer.status(),
            _ => interruptions.fetch_add(1, Ordering::Relaxed),
        };
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Returns the number of orders in this run, and of their pieces.
fn stored(world: &World) -> (u64, u64) {
    let report = String::from_utf8(world.run(&["report"]).stdout).unwrap();
    let line = report.lines().find_map(|line| line.strip_prefix(&format!("{}: ", sku())));
    line.map_or((0, 0), |line| {
        let (orders, pieces) = line.split_once(" orders, ").unwrap();
        (orders.parse().unwrap(), pieces.strip_suffix(" pieces").unwrap().parse().unwrap())
    })
}
