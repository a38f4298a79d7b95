//! The demonstration: both services, and one order.

use std::net::SocketAddr;
use std::path::Path;

use factor3::{Env, EnvConfig as _};
use reqwest::Client;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::config::Config;
use crate::database::Database;
use crate::order::Order;
use crate::serve::{self, Failure};
use crate::{inventory, log};

/// Returns the layer below the environment: all variables of the service, with a directory and free ports of this
/// machine.
fn layer(directory: &Path, inventory: SocketAddr) -> Env {
    let path = |name| directory.join(name).display().to_string();
    Env::from([
        ("BIND_ADDRESS", "127.0.0.1".to_owned()),
        ("PORT", "0".to_owned()),
        ("LOG_LEVEL", "warn".to_owned()),
        ("DATABASE_URL", format!("sqlite://{}?mode=rwc", path("orders.db"))),
        ("INVENTORY_URL", format!("http://{inventory}")),
        ("INVENTORY_TOKEN", path("token")),
    ])
    .named("demo")
}

/// Starts both services, orders a teapot, and stops.
pub async fn run() -> Result<(), Failure> {
    let directory = std::env::temp_dir().join(format!("orders-demo-{}", std::process::id()));
    std::fs::create_dir(&directory)?;
    let done = run_in(&directory).await;
    std::fs::remove_dir_all(&directory)?;
    done
}

async fn run_in(directory: &Path) -> Result<(), Failure> {
    std::fs::write(directory.join("token"), "an open secret")?;
    let token = directory.join("token").display().to_string();
    let stock = Env::from([("STOCK", "teapot=12,cup=40"), ("TOKEN", &token)]).named("demo");
    let stock = inventory::Config::load(&stock).unwrap_or_else(|error| error.exit());
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let env = Env::process().or(layer(directory, listener.local_addr()?));
    tokio::spawn(inventory::serve(stock, listener, std::future::pending()));

    let (config, summary) = Config::inspect(&env);
    let config = config.unwrap_or_else(|error| error.exit());
    println!("The service is configured by\n\n{summary}");
    log::start(&config.log);

    println!("migrate: the database is brought up to date");
    let database = Database::new(&config.database).map_err(|error| Failure::Client("DATABASE_URL", error.into()))?;
    database.migrate().await?;
    database.close().await;

    let listener = serve::listen(&config.listen).await?;
    let address = listener.local_addr()?;
    println!("serve: listening on http://{address}");
    let (stop, stopped) = oneshot::channel::<()>();
    let service = tokio::spawn(async move {
        serve::orders(&config, listener, async {
            let _ = stopped.await;
        })
        .await
    });

    let ordered = order(address).await;
    let _ = stop.send(());
    service.await.map_err(std::io::Error::other)??;
    println!("serve: stopped");
    ordered
}

async fn order(address: SocketAddr) -> Result<(), Failure> {
    let order = Order { id: "demo-1".into(), sku: "teapot".into(), quantity: 2, email: None };
    let url = format!("http://{address}/orders/{}", order.id);
    let client = Client::builder().no_proxy().build().map_err(std::io::Error::other)?;
    let answer = client.put(&url).json(&order).send().await.map_err(std::io::Error::other)?;
    println!("PUT /orders/{}: {}", order.id, answer.status());
    println!("{}", answer.text().await.map_err(std::io::Error::other)?);
    let answer = client.get(&url).send().await.map_err(std::io::Error::other)?;
    println!("GET /orders/{}: {}", order.id, answer.status());
    let answer = answer.error_for_status().map_err(std::io::Error::other)?;
    println!("{}", answer.text().await.map_err(std::io::Error::other)?);
    Ok(())
}
