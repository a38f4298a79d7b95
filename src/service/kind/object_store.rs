//! Object stores: a bucket or a container, or a directory in its place.

use crate::say::{Complaint, service as say, url as say_url};
use crate::service::custom::{PathKind, Scheme, Service, Table};
use crate::service::{ServiceUrl, Tls};
use crate::value::ValueError;

/// The table of [`ObjectStoreUrl`].
#[derive(Debug)]
pub enum ObjectStore {}

/// The URL of a place for objects: `s3://bucket/prefix`.
///
/// Accepts `s3://` (or `s3a://`), `gs://`, `az://container`, `abfss://container@account.dfs.core.windows.net` and
/// `file:///directory`. Also accepts the `https://` URL of a bucket at AWS, Cloudflare or Azure. The name of a bucket
/// stays as it is written. Credentials, a port and a query are errors, because clients drop them and ask another store.
/// An endpoint, a region and credentials are settings of their own.
///
/// ```
/// use factor3::service::ObjectStoreUrl;
///
/// let url: ObjectStoreUrl = "s3://Orders/exports/2026".parse()?;
/// assert_eq!((url.bucket(), url.prefix()), (Some("Orders"), "exports/2026"));
/// assert_eq!(url.expose_url(), "s3://Orders/exports/2026");
/// assert!("s3://key:secret@orders/exports".parse::<ObjectStoreUrl>().is_err());
/// assert!("s3://minio.internal:9000/orders".parse::<ObjectStoreUrl>().is_err());
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// object_store 0.14 takes the URL, and reads no variables with it. Without a region it asks us-east-1. For `s3` it needs
/// `aws`, for `gs` `gcp`, and for `az` `azure`. It joins an endpoint with `/`, and refuses `http` unless it is told:
///
/// ```ignore
/// use factor3::service::{BaseUrl, ObjectStoreUrl, Tls};
/// use factor3::{ExposeSecret as _, SecretString, Url};
/// use object_store::path::Path;
/// use object_store::{ObjectStore, parse_url_opts};
///
/// struct Access {
///     endpoint: Option<BaseUrl>,
///     region: String,
///     key_id: String,
///     key: SecretString,
/// }
///
/// fn store(url: &ObjectStoreUrl, access: &Access) -> object_store::Result<(Box<dyn ObjectStore>, Path)> {
///     let mut options = vec![
///         ("region", access.region.clone()),
///         ("access_key_id", access.key_id.clone()),
///         ("secret_access_key", access.key.expose_secret().to_owned()),
///     ];
///     if let Some(endpoint) = &access.endpoint {
///         options.push(("endpoint", endpoint.as_url().as_str().trim_end_matches('/').to_owned()));
///         options.push(("allow_http", (endpoint.tls() == Tls::Plain).to_string()));
///     }
///     let url = Url::parse(url.expose_url()).expect("`url` has read it before");
///     parse_url_opts(&url, options)
/// }
/// ```
pub type ObjectStoreUrl = ServiceUrl<ObjectStore>;

impl Service for ObjectStore {
    const TABLE: &'static Table = &Table::new(
        "an object store URL",
        "s3://bucket/prefix",
        &[
            Scheme::bucket("s3").aliases(&["s3a"]).forces_tls(Tls::VerifyFull),
            Scheme::bucket("gs").forces_tls(Tls::VerifyFull),
            Scheme::bucket("az").aliases(&["azure", "adl"]).forces_tls(Tls::VerifyFull),
            Scheme::bucket("abfss").aliases(&["abfs"]).forces_tls(Tls::VerifyFull).container(),
            Scheme::new("https", 443).forces_tls(Tls::VerifyFull),
            Scheme::local_file("file"),
        ],
    )
    .path(PathKind::Route)
    .no_credentials();

    fn check(url: &ServiceUrl<Self>) -> Result<(), ValueError> {
        let host = url.host();
        let refused = match url.scheme() {
            "https" => refused_at_provider(url),
            "file" => url.path().is_none().then_some(say::NO_DIRECTORY),
            "abfss" if url.username().is_none() && azure_account(host).is_some() => Some(say::NO_CONTAINER),
            "abfss" if url.username().is_some() => azure_account(host).is_none().then_some(say::NO_AZURE_DOMAIN),
            _ => host.ends_with(".amazonaws.com").then_some(say::ENDPOINT_FOR_BUCKET),
        };
        refused.map_or(Ok(()), |complaint| Err(complaint.into()))
    }

    fn warning(url: &ServiceUrl<Self>) -> Option<ValueError> {
        matches!(at_provider(url), Some(At::S3 { region: None, .. })).then(|| say::NO_REGION.into())
    }
}

/// A bucket of a provider, by the host of its URL.
enum At<'a> {
    /// The bucket is a part of the host, or the first segment of the path.
    S3 { bucket: Option<&'a str>, region: Option<&'a str> },
    /// The container is the first segment of the path.
    Azure { account: &'a str },
}

/// Recognises the hosts that clients recognise. They read any other host as a server of files over HTTP.
fn at_provider(url: &ServiceUrl<ObjectStore>) -> Option<At<'_>> {
    let host = url.host();
    if url.scheme() != "https" {
        return None;
    }
    if let Some(account) = azure_account(host) {
        return Some(At::Azure { account });
    }
    if let Some(account) = host.strip_suffix(".r2.cloudflarestorage.com") {
        let is_account = !account.is_empty() && account.split('.').count() <= 2;
        return is_account.then_some(At::S3 { bucket: None, region: Some("auto") });
    }
    let labels: Vec<_> = host.strip_suffix(".amazonaws.com")?.split('.').collect();
    let (bucket, region) = match labels[..] {
        ["s3", "dualstack", region] | ["s3", region] => (None, Some(region)),
        [bucket, "s3", "dualstack", region] | [bucket, "s3", region] => (Some(bucket), Some(region)),
        [bucket, "s3"] => (Some(bucket), None),
        _ => return None,
    };
    Some(At::S3 { bucket, region })
}

fn azure_account(host: &str) -> Option<&str> {
    let domains =
        [".dfs.core.windows.net", ".blob.core.windows.net", ".dfs.fabric.microsoft.com", ".blob.fabric.microsoft.com"];
    domains.iter().find_map(|domain| host.strip_suffix(domain)).filter(|account| !account.contains('.'))
}

fn refused_at_provider(url: &ServiceUrl<ObjectStore>) -> Option<Complaint> {
    match at_provider(url) {
        None => Some(say::NO_PROVIDER),
        Some(_) if url.port() != 443 => Some(say::PORT_OF_PROVIDER),
        Some(_) if url.bucket().is_none() => Some(say_url::NO_BUCKET),
        Some(_) => None,
    }
}

impl ServiceUrl<ObjectStore> {
    /// Returns the bucket or the container, as it is written. A directory has none.
    ///
    /// ```
    /// # use factor3::service::ObjectStoreUrl;
    /// let bucket = |url: &str| url.parse::<ObjectStoreUrl>().unwrap().bucket().map(str::to_owned);
    /// assert_eq!(bucket("gs://orders/exports").as_deref(), Some("orders"));
    /// assert_eq!(bucket("https://orders.s3.eu-central-1.amazonaws.com/exports").as_deref(), Some("orders"));
    /// assert_eq!(bucket("file:///data/exports"), None);
    /// ```
    pub fn bucket(&self) -> Option<&str> {
        match (self.scheme(), at_provider(self)) {
            ("file", _) => None,
            (_, Some(At::S3 { bucket: Some(bucket), .. })) => Some(bucket),
            (_, Some(_)) => self.path().and_then(|path| path.split('/').next()),
            ("abfss", None) => Some(self.username().unwrap_or(self.host())),
            (_, None) => Some(self.host()),
        }
    }

    /// Returns the beginning of the keys of all objects, without a `/` around it. It is empty for a whole bucket. Of a
    /// directory, it is the path.
    ///
    /// ```
    /// # use factor3::service::ObjectStoreUrl;
    /// let prefix = |url: &str| url.parse::<ObjectStoreUrl>().unwrap().prefix().to_owned();
    /// assert_eq!(prefix("s3://orders/exports/2026/"), "exports/2026");
    /// assert_eq!(prefix("https://s3.eu-central-1.amazonaws.com/orders/exports"), "exports");
    /// assert_eq!(prefix("s3://orders"), "");
    /// ```
    pub fn prefix(&self) -> &str {
        let path = self.path().unwrap_or_default().trim_end_matches('/');
        match at_provider(self) {
            None | Some(At::S3 { bucket: Some(_), .. }) => path,
            Some(_) => path.split_once('/').map_or("", |(_, prefix)| prefix),
        }
    }

    /// Returns the region that the host names.
    ///
    /// ```
    /// # use factor3::service::ObjectStoreUrl;
    /// let url: ObjectStoreUrl = "https://orders.s3.eu-central-1.amazonaws.com".parse()?;
    /// assert_eq!(url.region(), Some("eu-central-1"));
    /// assert_eq!("s3://orders".parse::<ObjectStoreUrl>()?.region(), None);
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn region(&self) -> Option<&str> {
        match at_provider(self) {
            Some(At::S3 { region, .. }) => region,
            _ => None,
        }
    }

    /// Returns the account of Azure that the host names.
    ///
    /// ```
    /// # use factor3::service::ObjectStoreUrl;
    /// let url: ObjectStoreUrl = "abfss://exports@acme.dfs.core.windows.net/2026".parse()?;
    /// assert_eq!((url.account(), url.bucket(), url.prefix()), (Some("acme"), Some("exports"), "2026"));
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn account(&self) -> Option<&str> {
        match (self.scheme(), at_provider(self)) {
            (_, Some(At::Azure { account })) => Some(account),
            ("abfss", _) => self.username().and_then(|_| azure_account(self.host())),
            _ => None,
        }
    }
}
