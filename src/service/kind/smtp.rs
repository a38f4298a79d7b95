//! SMTP: the submission of mail.

use crate::expected::PathPart;
use crate::say::service as say;
use crate::service::custom::{Key, PathKind, Scheme, Service, Table};
use crate::service::{Host, ServiceUrl, Tls};
use crate::value::ValueError;

/// The table of [`SmtpUrl`].
#[derive(Debug)]
pub enum Smtp {}

/// An SMTP URL in lettre's form: `smtp://user:password@host:587?tls=required`, or `smtps://user:password@host`.
///
/// `smtp://` is plain text on any port, unless `tls` is `required` (STARTTLS) or `opportunistic`. `smtps://` is TLS
/// from the first byte. The path is the name with which the client introduces itself. Credentials without TLS get a
/// warning.
///
/// ```
/// use factor3::service::{SmtpUrl, Tls};
///
/// let url: SmtpUrl = "smtp://app:hunter2@mail?tls=required".parse()?;
/// assert_eq!((url.port(), url.tls()), (587, Tls::VerifyFull));
/// assert_eq!("smtp://mail:587".parse::<SmtpUrl>()?.tls(), Tls::Plain);
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// lettre 0.11 cannot connect to an IPv6 address of a URL, so give it the parts. It needs `native-tls` (on by default),
/// or `boring-tls`, or `rustls` with a provider (`ring`, `aws-lc-rs`) and roots (`webpki-roots`,
/// `rustls-native-certs`). Without any of them, this recipe does not compile:
///
/// ```ignore
/// use factor3::ExposeSecret as _;
/// use factor3::service::{SmtpUrl, Tls};
/// use lettre::SmtpTransport;
/// use lettre::transport::smtp::authentication::Credentials;
/// use lettre::transport::smtp::client::{self, TlsParameters};
/// use lettre::transport::smtp::extension::ClientId;
///
/// fn transport(url: &SmtpUrl) -> Result<SmtpTransport, lettre::transport::smtp::Error> {
///     let tls = TlsParameters::new(url.host().to_owned())?;
///     let mut builder =
///         SmtpTransport::builder_dangerous(url.host()).port(url.port()).tls(match (url.scheme(), url.tls()) {
///             ("smtps", _) => client::Tls::Wrapper(tls),
///             (_, Tls::Plain) => client::Tls::None,
///             (_, Tls::Opportunistic) => client::Tls::Opportunistic(tls),
///             _ => client::Tls::Required(tls),
///         });
///     if let (Some(username), Some(password)) = (url.username(), url.password()) {
///         builder = builder.credentials(Credentials::new(username.to_owned(), password.expose_secret().to_owned()));
///     }
///     if let Some(name) = url.path() {
///         builder = builder.hello_name(ClientId::Domain(name.to_owned()));
///     }
///     Ok(builder.build())
/// }
/// ```
pub type SmtpUrl = ServiceUrl<Smtp>;

impl Service for Smtp {
    const TABLE: &'static Table = &Table::new(
        "an SMTP URL",
        "smtp://user:password@host:587?tls=required",
        &[Scheme::new("smtp", 25), Scheme::new("smtps", 465).forces_tls(Tls::VerifyFull)],
    )
    .path(PathKind::Name)
    .path_part(PathPart::None)
    .keys(&[Key::tls("tls", &[("required", Tls::VerifyFull), ("opportunistic", Tls::Opportunistic)]).default_port(587)])
    .allow_unknown_keys();

    fn warning(url: &ServiceUrl<Self>) -> Option<ValueError> {
        let complaint = if url.scheme() == "smtps" && url.query_param("tls").is_some() {
            say::TLS_OF_SMTPS
        } else if url.scheme() == "smtps" && url.port() == 587 {
            say::STARTTLS_PORT
        } else if url.username().is_some() && url.password().is_none() {
            say::USER_ALONE
        } else if url.password().is_some() && url.tls() < Tls::Required && !url.hosts().iter().all(Host::is_local) {
            say::PASSWORD_IN_THE_CLEAR
        } else {
            return None;
        };
        Some(complaint.into())
    }
}
