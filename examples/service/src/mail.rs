//! The mail server, which sends confirmations to customers.

use factor3::ExposeSecret as _;
use factor3::service::{SmtpUrl, Tls};
use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{self, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

use crate::config;
use crate::order::Order;

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// A mail server that may be unreachable. The orders then wait in the database.
pub struct Mail {
    transport: Transport,
    from: Mailbox,
}

/// The reason why a confirmation was not sent.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Message(#[from] lettre::error::Error),
    #[error(transparent)]
    Smtp(#[from] lettre::transport::smtp::Error),
}

impl Error {
    /// Returns `true` if another attempt would fail too.
    pub fn is_permanent(&self) -> bool {
        match self {
            Self::Message(_) => true,
            Self::Smtp(error) => error.is_permanent(),
        }
    }
}

impl Mail {
    /// Creates a client, without a connection yet.
    pub fn new(config: &config::Smtp) -> Result<Self, Error> {
        Ok(Self { transport: transport(&config.url)?, from: config.from.clone() })
    }

    /// Sends a confirmation, and returns once the mail server has it.
    pub async fn send(&self, order: &Order, to: &Address) -> Result<(), Error> {
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to.clone()))
            .subject(format!("Your order {}", order.id))
            .body(format!("Thank you for your order of {} x {}.\n", order.quantity, order.sku))?;
        self.transport.send(message).await?;
        Ok(())
    }
}

fn transport(url: &SmtpUrl) -> Result<Transport, lettre::transport::smtp::Error> {
    let tls = TlsParameters::new(url.host().to_owned())?;
    let mut builder = Transport::builder_dangerous(url.host()).port(url.port()).tls(match (url.scheme(), url.tls()) {
        ("smtps", _) => client::Tls::Wrapper(tls),
        (_, Tls::Plain) => client::Tls::None,
        (_, Tls::Opportunistic) => client::Tls::Opportunistic(tls),
        _ => client::Tls::Required(tls),
    });
    if let (Some(username), Some(password)) = (url.username(), url.password()) {
        builder = builder.credentials(Credentials::new(username.to_owned(), password.expose_secret().to_owned()));
    }
    if let Some(name) = url.path() {
        builder = builder.hello_name(ClientId::Domain(name.to_owned()));
    }
    Ok(builder.build())
}
