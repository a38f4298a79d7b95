//! The HTTP interface.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use tokio::sync::Notify;

use crate::database::{self, Database};
use crate::order::Order;
use crate::stock::{self, Stock};

/// The dependencies of a request.
// VI. Processes: only connections here outlive a request. Any process can answer any request.
// VIII. Concurrency: run as many processes as the load needs. They need not know each other.
#[derive(Clone)]
pub struct App {
    pub database: Database,
    pub stock: Stock,
    /// Orders are announced.
    pub announces: bool,
    /// Orders are confirmed.
    pub confirms: bool,
    /// Wakes the task that sends the letters.
    pub wake: Arc<Notify>,
}

/// The reason why a request was not served.
struct Refusal(StatusCode, &'static str);

/// Returns the routes of the service.
pub fn router(app: App) -> Router {
    Router::new()
        .route("/orders/{id}", get(order).put(put_order))
        // Only shows that the process answers. The services behind it do not matter here.
        .route("/live", get(async || StatusCode::NO_CONTENT))
        .route("/ready", get(ready))
        .with_state(app)
}

async fn ready(State(app): State<App>) -> Result<StatusCode, Refusal> {
    app.database.ping().await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn order(State(app): State<App>, Path(id): Path<String>) -> Result<Json<Order>, Refusal> {
    let order = app.database.order(&id).await?;
    order.map(Json).ok_or(Refusal(StatusCode::NOT_FOUND, "there is no such order"))
}

/// Stores an order: 201 if it is new, 200 if it is already stored. A client may therefore send it again.
async fn put_order(
    State(app): State<App>,
    Path(id): Path<String>,
    Json(order): Json<Order>,
) -> Result<(StatusCode, Json<Order>), Refusal> {
    let order = Order { id, ..order };
    if let Some(fault) = order.fault() {
        return Err(Refusal(StatusCode::UNPROCESSABLE_ENTITY, fault));
    }
    if let Some(stored) = app.database.order(&order.id).await? {
        return again(&order, stored);
    }
    match app.stock.pieces(&order.sku).await? {
        None => return Err(Refusal(StatusCode::UNPROCESSABLE_ENTITY, "there is no such article")),
        Some(pieces) if pieces < order.quantity => {
            return Err(Refusal(StatusCode::CONFLICT, "there are not enough pieces"));
        }
        Some(_) => {}
    }
    let confirms = app.confirms && order.email.is_some();
    if app.database.insert(&order, app.announces, confirms).await? {
        tracing::info!(order = %order.id, "stored");
        app.wake.notify_one();
        return Ok((StatusCode::CREATED, Json(order)));
    }
    // Another request stored it first.
    match app.database.order(&order.id).await? {
        Some(stored) => again(&order, stored),
        None => Err(UNAVAILABLE),
    }
}

fn again(order: &Order, stored: Order) -> Result<(StatusCode, Json<Order>), Refusal> {
    if *order == stored {
        Ok((StatusCode::OK, Json(stored)))
    } else {
        Err(Refusal(StatusCode::CONFLICT, "there is another order of this id"))
    }
}

const UNAVAILABLE: Refusal = Refusal(StatusCode::SERVICE_UNAVAILABLE, "a service behind this one is not available");

impl From<database::Error> for Refusal {
    fn from(error: database::Error) -> Self {
        tracing::error!(%error, "refused a request");
        UNAVAILABLE
    }
}

impl From<stock::Error> for Refusal {
    fn from(error: stock::Error) -> Self {
        tracing::error!(%error, "refused a request");
        UNAVAILABLE
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = (self.0, Json(serde_json::json!({ "error": self.1 }))).into_response();
        if self.0 == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}
