//! HTTP and SOCKS proxies, and the hosts that are reached without one.

mod no_proxy;

pub use no_proxy::NoProxy;

use crate::say::service as say;
use crate::service::custom::{PathKind, Scheme, Service, Table};
use crate::service::{ServiceUrl, Tls};
use crate::value::ValueError;

/// The table of [`ProxyUrl`].
#[derive(Debug)]
pub enum Proxy {}

/// The URL of a proxy: `http://user:password@proxy:3128`, or `proxy:3128` alone.
///
/// This is the meaning of `HTTP_PROXY`, `HTTPS_PROXY` and `ALL_PROXY`. Accepts `http://`, `https://`, `socks5://`,
/// `socks5h://` (the proxy resolves names), `socks4://` and `socks4a://`. Clients go without a proxy, and say nothing,
/// where they cannot read the URL: any other scheme is an error. So is the URL of a PAC file, which they take for a
/// proxy. Any other path gets a warning, because they drop it, and a proxy without a port gets one, because they assume
/// different ones.
///
/// ```
/// use factor3::service::ProxyUrl;
///
/// let proxy: ProxyUrl = "app:hunter2@proxy.internal:3128".parse()?;
/// assert_eq!((proxy.scheme(), proxy.username(), proxy.port()), ("http", Some("app"), 3128));
/// assert_eq!(proxy.redacted().to_string(), "http://app:***@proxy.internal:3128");
/// assert!("tcp://10.0.0.5:3128".parse::<ProxyUrl>().is_err());
/// # Ok::<(), factor3::service::UrlError>(())
/// ```
///
/// # Clients
///
/// reqwest 0.13 takes the URL and the list. Build the client with `no_proxy()` before, or it also asks the variables of
/// the environment. For `https` it needs a TLS feature, and `socks` for the SOCKS schemes. Without `socks` it fails to
/// connect:
///
/// ```ignore
/// use factor3::service::{NoProxy, ProxyUrl};
/// use reqwest::Proxy;
///
/// fn proxy(url: &ProxyUrl, except: Option<&NoProxy>) -> reqwest::Result<Proxy> {
///     let except = except.and_then(|list| reqwest::NoProxy::from_string(&list.to_string()));
///     Ok(Proxy::all(url.expose_url())?.no_proxy(except))
/// }
/// ```
///
/// ureq 3.5 takes the parts. It does not include the subdomains of a name, so this recipe adds them. For `https` it
/// needs `rustls` (on by default) or `native-tls`. Without either it asks such a proxy in plain text, but this recipe
/// does not compile. It needs `socks-proxy` for the SOCKS schemes. Without it, it goes without the proxy, and says
/// nothing:
///
/// ```ignore
/// use factor3::ExposeSecret as _;
/// use factor3::service::{NoProxy, ProxyUrl};
/// use ureq::tls::TlsConfig;
/// use ureq::{Agent, Proxy, ProxyProtocol};
///
/// fn proxy(url: &ProxyUrl, except: Option<&NoProxy>) -> Result<Proxy, ureq::Error> {
///     let mut builder = Proxy::builder(match url.scheme() {
///         "https" => ProxyProtocol::Https,
///         "socks4" => ProxyProtocol::Socks4,
///         "socks4a" => ProxyProtocol::Socks4A,
///         "socks5" => ProxyProtocol::Socks5,
///         "socks5h" => ProxyProtocol::Socks5h,
///         _ => ProxyProtocol::Http,
///     });
///     let host = url.host();
///     builder = if host.contains(':') { builder.host(&format!("[{host}]")) } else { builder.host(host) };
///     builder = builder.port(url.port());
///     if let Some(username) = url.username() {
///         builder = builder.username(username).password(url.password().map_or("", |password| password.expose_secret()));
///     }
///     for item in except.into_iter().flat_map(NoProxy::iter) {
///         builder = match item {
///             _ if item.contains(':') => builder.no_proxy(&format!("[{item}]")),
///             _ => builder.no_proxy(item).no_proxy(&format!(".{item}")),
///         };
///     }
///     builder.build()
/// }
///
/// fn agent(proxy: Proxy, tls: TlsConfig) -> Agent {
///     Agent::config_builder().proxy(Some(proxy)).tls_config(tls).build().into()
/// }
/// ```
pub type ProxyUrl = ServiceUrl<Proxy>;

impl Service for Proxy {
    const TABLE: &'static Table = &Table::new(
        "a proxy URL",
        "http://user:password@proxy:3128",
        &[
            Scheme::new("http", 80).usual_port(3128),
            Scheme::new("https", 443).usual_port(3128).forces_tls(Tls::VerifyFull),
            Scheme::new("socks5", 1080),
            Scheme::new("socks5h", 1080),
            Scheme::new("socks4", 1080),
            Scheme::new("socks4a", 1080),
        ],
    )
    .path(PathKind::Route)
    .scheme_optional()
    .bare_credentials();

    fn check(url: &ServiceUrl<Self>) -> Result<(), ValueError> {
        let file = url.path().and_then(|path| path.rsplit('/').next()).unwrap_or_default().to_ascii_lowercase();
        if file.rsplit_once('.').is_some_and(|(name, end)| end == "pac" || (name, end) == ("wpad", "dat")) {
            Err(say::PAC_FILE.into())
        } else if url.scheme().starts_with("socks4") && url.password().is_some() {
            Err(say::PASSWORD_OF_SOCKS4.into())
        } else {
            Ok(())
        }
    }

    fn warning(url: &ServiceUrl<Self>) -> Option<ValueError> {
        url.path().map(|_| say::PATH_OF_PROXY.into())
    }
}
