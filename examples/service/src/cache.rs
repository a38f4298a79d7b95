//! The cache: the recent answers of the inventory.

use std::time::Duration;

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{AsyncCommands as _, Client, RedisResult};

use crate::config;

/// A cache that may be unreachable. The inventory is then asked.
#[derive(Clone)]
pub struct Cache {
    connection: ConnectionManager,
    seconds: u64,
}

impl Cache {
    /// Creates a client, without a connection yet.
    pub fn new(config: &config::Cache) -> RedisResult<Self> {
        let patience = Some(Duration::from_secs(1));
        // No retry, because the inventory is near.
        let options = ConnectionManagerConfig::new()
            .set_connection_timeout(patience)
            .set_response_timeout(patience)
            .set_number_of_retries(0);
        let client = Client::open(config.url.expose_url())?;
        let connection = ConnectionManager::new_lazy_with_config(client, options)?;
        Ok(Self { connection, seconds: config.ttl.as_secs() })
    }

    pub async fn get(&self, sku: &str) -> Option<u32> {
        let answer: RedisResult<Option<u32>> = self.connection.clone().get(key(sku)).await;
        answer.unwrap_or_else(|error| {
            tracing::warn!(%error, variable = "CACHE_URL", "the cache did not answer");
            None
        })
    }

    pub async fn put(&self, sku: &str, pieces: u32) {
        let answer: RedisResult<()> = self.connection.clone().set_ex(key(sku), pieces, self.seconds).await;
        if let Err(error) = answer {
            tracing::warn!(%error, variable = "CACHE_URL", "the cache did not take an answer");
        }
    }
}

fn key(sku: &str) -> String {
    format!("stock:{sku}")
}
