//! The inventory: it knows the number of pieces of each article.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::get;
use axum::{Json, Router};
use factor3::{EnvConfig, ExposeSecret as _, SecretFile};
use subtle::ConstantTimeEq as _;
use tokio::net::TcpListener;

use crate::config::{Listen, Log};
use crate::serve::{self, Failure};
use crate::stock::Answer;

/// Configuration of the inventory service.
#[derive(Clone, Debug, EnvConfig)]
pub struct Config {
    #[env(nested, prefix = "")]
    pub listen: Listen,
    #[env(nested, prefix = "LOG_")]
    pub log: Log,
    /// Number of pieces of each article.
    #[env(example = "teapot=12,cup=40", public)]
    pub stock: BTreeMap<String, u32>,
    /// File with the token that clients must present, which the platform rotates.
    pub token: Option<SecretFile>,
}

/// Answers requests about the stock until `stop`.
pub async fn serve(
    config: Config,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Failure> {
    let patience = config.listen.shutdown_timeout;
    let router = Router::new()
        .route("/live", get(async || StatusCode::NO_CONTENT))
        .route("/stock/{sku}", get(stock))
        .with_state(config);
    serve::serve(router, listener, patience, stop, async {}).await
}

async fn stock(
    State(config): State<Config>,
    Path(sku): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Answer>, StatusCode> {
    if let Some(token) = &config.token {
        let token = token.read().map_err(|error| {
            tracing::error!(%error, "refused a request");
            StatusCode::SERVICE_UNAVAILABLE
        })?;
        let given = headers.get(header::AUTHORIZATION).map_or(&b""[..], |value| value.as_bytes());
        let given = given.strip_prefix(b"Bearer ").unwrap_or_default();
        if !bool::from(given.ct_eq(token.expose_secret().as_bytes())) {
            return Err(StatusCode::UNAUTHORIZED);
        }
    }
    let pieces = config.stock.get(&sku).ok_or(StatusCode::NOT_FOUND)?;
    Ok(Json(Answer { pieces: *pieces }))
}
