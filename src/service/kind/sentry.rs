//! Sentry: the address of a project that collects errors.

use crate::say::service as say;
use crate::service::custom::{PathKind, Scheme, Service, Table};
use crate::service::{ServiceUrl, Tls};
use crate::value::ValueError;

/// The table of [`SentryDsn`].
#[derive(Debug)]
pub enum Sentry {}

/// A Sentry DSN: `https://key@host/42`.
///
/// The public key, the host and the number of the project are required, and the host may have a path before the number.
/// A query, and the endpoint of a project such as `/api/42/envelope/`, are errors: a client would send its events to a
/// project that does not exist, and say nothing. The public key is shown. The secret key of an old DSN is hidden, and
/// gets a warning.
///
/// ```
/// use factor3::service::{SentryDsn, Tls};
///
/// let dsn: SentryDsn = "https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/42".parse()?;
/// assert_eq!((dsn.public_key(), dsn.project(), dsn.tls()), ("0123456789abcdef0123456789abcdef", "42", Tls::VerifyFull));
/// assert_eq!(dsn.redacted().to_string(), "https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io:443/42");
/// assert!("https://key@sentry.internal/api/42/envelope/".parse::<SentryDsn>().is_err());
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// sentry 0.49 takes the DSN. Its own client follows a redirect out of TLS, and loses the events without a word where it
/// was compiled without TLS. So give it a client of reqwest 0.13: sentry needs `reqwest`, and reqwest `rustls` (on by
/// default) or `native-tls`. Without either, this recipe does not compile:
///
/// ```ignore
/// use std::error::Error;
/// use std::sync::Arc;
///
/// use factor3::service::{SentryDsn, Tls};
/// use reqwest::Client;
/// use sentry::transports::ReqwestHttpTransportOptions;
/// use sentry::{ClientOptions, Transport, TransportFactory, TransportOptions};
///
/// struct Transports(Client);
///
/// impl TransportFactory for Transports {
///     fn create_transport_with_options(&self, options: TransportOptions) -> Arc<dyn Transport> {
///         Arc::new(ReqwestHttpTransportOptions::from(options).with_client(self.0.clone()).build())
///     }
/// }
///
/// fn options(dsn: &SentryDsn) -> Result<ClientOptions, Box<dyn Error + Send + Sync>> {
///     // Without a TLS feature there is no `tls_sni`, which is on anyway. A redirect cannot lead out of TLS.
///     let client = Client::builder().tls_sni(true).https_only(dsn.tls() != Tls::Plain).build()?;
///     let mut options = ClientOptions::default();
///     options.dsn = Some(dsn.expose_url().parse()?);
///     Ok(options.transport(Transports(client)))
/// }
/// ```
pub type SentryDsn = ServiceUrl<Sentry>;

impl Service for Sentry {
    const TABLE: &'static Table = &Table::new(
        "a Sentry DSN",
        "https://key@host/42",
        &[Scheme::new("https", 443).forces_tls(Tls::VerifyFull), Scheme::new("http", 80)],
    )
    .path(PathKind::Route)
    .public_username();

    fn check(url: &ServiceUrl<Self>) -> Result<(), ValueError> {
        let is_unreserved = |c: u8| c.is_ascii_alphanumeric() || b"-._~".contains(&c);
        let key = url.username().unwrap_or_default();
        let complaint = if key.is_empty() {
            say::NO_PUBLIC_KEY
        } else if key.starts_with("sntry") {
            say::TOKEN_FOR_KEY
        } else if !key.bytes().all(is_unreserved) {
            say::ODD_PUBLIC_KEY
        } else if matches!(url.project(), "envelope" | "store" | "minidump" | "security" | "unreal") {
            say::ENDPOINT_OF_PROJECT
        } else if url.project().is_empty() {
            say::NO_PROJECT
        } else if !url.project().bytes().all(|b| b.is_ascii_digit()) {
            say::PROJECT_NOT_A_NUMBER
        } else {
            return Ok(());
        };
        Err(complaint.into())
    }

    fn warning(url: &ServiceUrl<Self>) -> Option<ValueError> {
        let before = url.path()?.trim_end_matches('/').rsplit_once('/').map(|(before, _)| before);
        let under_api = before.is_some_and(|before| before == "api" || before.ends_with("/api"));
        let old = url.password().is_some().then(|| say::SECRET_KEY.into());
        old.into_iter().chain(under_api.then(|| say::PROJECT_UNDER_API.into())).reduce(ValueError::and)
    }
}

impl ServiceUrl<Sentry> {
    /// Returns the public key.
    ///
    /// ```
    /// # use factor3::service::SentryDsn;
    /// assert_eq!("https://key@sentry.internal/42".parse::<SentryDsn>()?.public_key(), "key");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn public_key(&self) -> &str {
        self.username().unwrap_or_default()
    }

    /// Returns the number of the project, as it is written.
    ///
    /// ```
    /// # use factor3::service::SentryDsn;
    /// assert_eq!("https://key@tools.internal/sentry/42".parse::<SentryDsn>()?.project(), "42");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn project(&self) -> &str {
        let path = self.path().unwrap_or_default().trim_end_matches('/');
        path.rsplit('/').next().unwrap_or_default()
    }
}
