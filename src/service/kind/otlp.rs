//! OpenTelemetry: the endpoints of a collector.

mod headers;

pub use headers::OtlpHeaders;

use crate::say::service as say;
use crate::service::custom::{PathKind, Scheme, Service, Table};
use crate::service::{ServiceUrl, Tls};
use crate::value::ValueError;

/// The table of [`OtlpEndpoint`].
#[derive(Debug)]
pub enum Otlp {}

/// The table of [`OtlpSignalEndpoint`].
#[derive(Debug)]
pub enum OtlpSignal {}

/// The table of [`OtlpGrpcEndpoint`].
#[derive(Debug)]
pub enum OtlpGrpc {}

/// The endpoint of a collector for every signal, over HTTP: `http://collector:4318`.
///
/// This is the meaning of `OTEL_EXPORTER_OTLP_ENDPOINT`: an exporter appends `/v1/traces`, `/v1/metrics` or `/v1/logs`.
/// [`traces`](Self::traces) and its kind do that. The path of one signal is an error, because it would be doubled, and
/// nothing would be received. Credentials, a query and a fragment are errors: exporters send none of them. Port 4317,
/// on which collectors speak gRPC, gets a warning.
///
/// ```
/// use factor3::service::OtlpEndpoint;
///
/// let endpoint: OtlpEndpoint = "http://collector.internal:4318".parse()?;
/// assert_eq!(endpoint.traces().expose_url(), "http://collector.internal:4318/v1/traces");
/// assert!("http://collector.internal:4318/v1/traces".parse::<OtlpEndpoint>().is_err());
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// opentelemetry-otlp 0.33 appends the path of a signal only to the variable that it reads itself, and takes an endpoint
/// given in code as it is. So give it that of the signal. Its own client follows a redirect out of TLS. So give it a
/// client of reqwest 0.13, which needs `blocking`, and `rustls` (on by default) or `native-tls`. Without either, this
/// recipe does not compile:
///
/// ```ignore
/// use std::collections::HashMap;
/// use std::thread;
/// use std::time::Duration;
///
/// use factor3::ExposeSecret as _;
/// use factor3::service::{OtlpEndpoint, OtlpHeaders, OtlpSignalEndpoint, Tls};
/// use opentelemetry_otlp::{ExporterBuildError, SpanExporter, WithExportConfig as _, WithHttpConfig as _};
/// use reqwest::blocking::Client;
///
/// fn client(endpoint: &OtlpSignalEndpoint) -> reqwest::Result<Client> {
///     // Without a TLS feature there is no `tls_sni`, which is on anyway. A redirect cannot lead out of TLS.
///     let https_only = endpoint.tls() != Tls::Plain;
///     let builder = Client::builder().tls_sni(true).https_only(https_only).timeout(Duration::from_secs(10));
///     // It has a runtime of its own, which cannot start within another.
///     thread::spawn(|| builder.build()).join().expect("the thread does not panic")
/// }
///
/// fn exporter(
///     client: Client,
///     endpoint: &OtlpSignalEndpoint,
///     headers: Option<&OtlpHeaders>,
/// ) -> Result<SpanExporter, ExporterBuildError> {
///     let headers = headers.into_iter().flat_map(OtlpHeaders::iter);
///     let headers: HashMap<_, _> =
///         headers.map(|(name, value)| (name.to_owned(), value.expose_secret().to_owned())).collect();
///     let builder = SpanExporter::builder().with_http().with_http_client(client);
///     builder.with_endpoint(endpoint.expose_url()).with_headers(headers).build()
/// }
///
/// fn traces(all: &OtlpEndpoint, traces: Option<OtlpSignalEndpoint>) -> OtlpSignalEndpoint {
///     traces.unwrap_or_else(|| all.traces())
/// }
/// ```
pub type OtlpEndpoint = ServiceUrl<Otlp>;

/// The endpoint of a collector for one signal, over HTTP: `http://collector:4318/v1/traces`.
///
/// This is the meaning of `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`, and of those for metrics and logs: an exporter uses it as
/// it is. A URL without a path is an error, because an exporter would send to `/`. Port 4318 with a path that a
/// collector does not have gets a warning.
///
/// ```
/// use factor3::service::OtlpSignalEndpoint;
///
/// let endpoint: OtlpSignalEndpoint = "http://collector.internal:4318/v1/traces".parse()?;
/// assert_eq!(endpoint.path(), Some("v1/traces"));
/// assert!("http://collector.internal:4318".parse::<OtlpSignalEndpoint>().is_err());
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// See [`OtlpEndpoint`].
pub type OtlpSignalEndpoint = ServiceUrl<OtlpSignal>;

/// The endpoint of a collector over gRPC: `http://collector:4317`.
///
/// With gRPC, the variables of all signals and of one mean the same. A path is an error, because exporters drop it. Port
/// 4318, on which collectors speak HTTP, gets a warning.
///
/// ```
/// use factor3::service::OtlpGrpcEndpoint;
///
/// let endpoint: OtlpGrpcEndpoint = "http://collector.internal:4317".parse()?;
/// assert_eq!((endpoint.host(), endpoint.port()), ("collector.internal", 4317));
/// assert!("http://collector.internal:4317/v1/traces".parse::<OtlpGrpcEndpoint>().is_err());
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// opentelemetry-otlp 0.33 takes the URL. For `https` it needs `tls-ring` or `tls-aws-lc`, and also `tls-roots` or
/// `tls-webpki-roots`. Without them, this recipe does not compile:
///
/// ```ignore
/// use factor3::service::{OtlpGrpcEndpoint, Tls};
/// use opentelemetry_otlp::tonic_types::transport::ClientTlsConfig;
/// use opentelemetry_otlp::{ExporterBuildError, SpanExporter, WithExportConfig as _, WithTonicConfig as _};
///
/// fn exporter(endpoint: &OtlpGrpcEndpoint) -> Result<SpanExporter, ExporterBuildError> {
///     let builder = SpanExporter::builder().with_tonic().with_endpoint(endpoint.expose_url());
///     match endpoint.tls() {
///         Tls::Plain => builder.build(),
///         _ => builder.with_tls_config(ClientTlsConfig::new().with_enabled_roots()).build(),
///     }
/// }
/// ```
pub type OtlpGrpcEndpoint = ServiceUrl<OtlpGrpc>;

const HTTP: &[Scheme] = &schemes(4318);
const GRPC: &[Scheme] = &schemes(4317);

const fn schemes(usual_port: u16) -> [Scheme; 2] {
    [
        Scheme::new("http", 80).usual_port(usual_port),
        Scheme::new("https", 443).usual_port(usual_port).forces_tls(Tls::VerifyFull),
    ]
}

impl Service for Otlp {
    const TABLE: &'static Table =
        &Table::new("an OTLP endpoint", "http://collector:4318", HTTP).path(PathKind::Route).no_credentials();

    fn check(url: &ServiceUrl<Self>) -> Result<(), ValueError> {
        let path = url.path().unwrap_or_default();
        if is_of_signal(path.trim_end_matches('/')) { Err(say::PATH_OF_SIGNAL.into()) } else { Ok(()) }
    }

    fn warning(url: &ServiceUrl<Self>) -> Option<ValueError> {
        let path = url.path().unwrap_or_default().trim_end_matches('/');
        if url.port() == 4317 {
            Some(say::GRPC_PORT.into())
        } else {
            (path == "v1" || path.ends_with("/v1")).then(|| say::HALF_A_PATH_OF_SIGNAL.into())
        }
    }
}

impl Service for OtlpSignal {
    const TABLE: &'static Table =
        &Table::new("an OTLP endpoint of one signal", "http://collector:4318/v1/traces", HTTP)
            .path(PathKind::Route)
            .no_credentials();

    fn check(url: &ServiceUrl<Self>) -> Result<(), ValueError> {
        if url.path().is_none() { Err(say::NO_PATH_OF_SIGNAL.into()) } else { Ok(()) }
    }

    fn warning(url: &ServiceUrl<Self>) -> Option<ValueError> {
        let path = url.path().unwrap_or_default();
        match url.port() {
            4317 => Some(say::GRPC_PORT.into()),
            4318 if !is_of_signal(path) => Some(say::PATH_OF_NO_SIGNAL.into()),
            _ => None,
        }
    }
}

impl Service for OtlpGrpc {
    const TABLE: &'static Table =
        &Table::new("an OTLP endpoint over gRPC", "http://collector:4317", GRPC).no_credentials();

    fn warning(url: &ServiceUrl<Self>) -> Option<ValueError> {
        (url.port() == 4318).then(|| say::HTTP_PORT.into())
    }
}

/// Returns `true` if a path is that of one signal, perhaps behind one of the collector.
fn is_of_signal(path: &str) -> bool {
    let (before, signal) = path.rsplit_once('/').unwrap_or(("", path));
    let version = before.rsplit('/').next();
    matches!((version, signal), (Some("v1"), "traces" | "metrics" | "logs") | (Some("v1development"), "profiles"))
}

impl ServiceUrl<Otlp> {
    /// Returns the endpoint for traces.
    ///
    /// ```
    /// # use factor3::service::OtlpEndpoint;
    /// let endpoint: OtlpEndpoint = "https://otlp.corp.internal/otlp".parse()?;
    /// assert_eq!(endpoint.traces().expose_url(), "https://otlp.corp.internal:443/otlp/v1/traces");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn traces(&self) -> OtlpSignalEndpoint {
        self.signal("traces")
    }

    /// Returns the endpoint for metrics.
    ///
    /// ```
    /// # use factor3::service::OtlpEndpoint;
    /// let endpoint: OtlpEndpoint = "http://collector:4318".parse()?;
    /// assert_eq!(endpoint.metrics().expose_url(), "http://collector:4318/v1/metrics");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn metrics(&self) -> OtlpSignalEndpoint {
        self.signal("metrics")
    }

    /// Returns the endpoint for logs.
    ///
    /// ```
    /// # use factor3::service::OtlpEndpoint;
    /// let endpoint: OtlpEndpoint = "http://collector:4318".parse()?;
    /// assert_eq!(endpoint.logs().expose_url(), "http://collector:4318/v1/logs");
    /// # Ok::<(), factor3::service::UrlError>(())
    /// ```
    pub fn logs(&self) -> OtlpSignalEndpoint {
        self.signal("logs")
    }

    fn signal(&self, signal: &str) -> OtlpSignalEndpoint {
        let mut parts = self.parts().clone();
        let base = parts.path.take().map(|path| path.trim_end_matches('/').to_owned() + "/").unwrap_or_default();
        parts.path = Some(base + "v1/" + signal);
        ServiceUrl::of(parts)
    }
}
