//! The client of the inventory service.

use factor3::ExposeSecret as _;
use factor3::SecretFile;
use factor3::service::{BaseUrl, UrlError};
use factor3::value::SecretFileError;
use reqwest::header::{AUTHORIZATION, HeaderValue, InvalidHeaderValue};
use reqwest::{Client, StatusCode};
use serde::{Deserialize, Serialize};

use crate::cache::Cache;
use crate::config;

/// The stock of each article. The inventory is asked, and the cache, if there is one, remembers the answer.
#[derive(Clone)]
pub struct Stock {
    client: Client,
    url: BaseUrl,
    token: Option<SecretFile>,
    cache: Option<Cache>,
}

/// The answer of the inventory about an article.
#[derive(Debug, Serialize, Deserialize)]
pub struct Answer {
    pub pieces: u32,
}

/// The reason why the stock is unknown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("INVENTORY_URL: {}", with_causes(.0))]
    Request(#[from] reqwest::Error),
    #[error("INVENTORY_URL: the inventory answered {0}")]
    Status(StatusCode),
    #[error("INVENTORY_URL: {0}")]
    Endpoint(#[from] UrlError),
    #[error("INVENTORY_TOKEN: {0}")]
    Token(#[from] SecretFileError),
    #[error("INVENTORY_TOKEN: the file contains a character that no header can hold")]
    Header(#[from] InvalidHeaderValue),
}

/// Returns the text of an error with its causes, which the text of `reqwest` leaves out.
fn with_causes(error: &reqwest::Error) -> String {
    let causes = std::iter::successors(std::error::Error::source(error), |cause| cause.source());
    causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}

impl Stock {
    pub fn new(config: &config::Inventory, cache: Option<Cache>) -> reqwest::Result<Self> {
        // No proxy: `HTTP_PROXY` is not a variable of this service, and would redirect a URL that was checked.
        let client = Client::builder().timeout(config.timeout).no_proxy().build()?;
        Ok(Self { client, url: config.url.clone(), token: config.token.clone(), cache })
    }

    /// Returns the number of pieces, or `None` for an article that the inventory does not know.
    pub async fn pieces(&self, sku: &str) -> Result<Option<u32>, Error> {
        if let Some(cache) = &self.cache
            && let Some(pieces) = cache.get(sku).await
        {
            return Ok(Some(pieces));
        }
        let pieces = self.ask(sku).await?;
        if let (Some(cache), Some(pieces)) = (&self.cache, pieces) {
            cache.put(sku, pieces).await;
        }
        Ok(pieces)
    }

    async fn ask(&self, sku: &str) -> Result<Option<u32>, Error> {
        let mut request = self.client.get(self.url.endpoint(["stock", sku])?);
        if let Some(token) = &self.token {
            // Read for each request, because the platform rotates the token.
            let mut bearer = HeaderValue::try_from(format!("Bearer {}", token.read()?.expose_secret()))?;
            bearer.set_sensitive(true);
            request = request.header(AUTHORIZATION, bearer);
        }
        let answer = request.send().await?;
        match answer.status() {
            StatusCode::OK => Ok(Some(answer.json::<Answer>().await?.pieces)),
            StatusCode::NOT_FOUND => Ok(None),
            status => Err(Error::Status(status)),
        }
    }
}
