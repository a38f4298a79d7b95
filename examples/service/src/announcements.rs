//! The queue: other programs read it to learn about orders.

use std::io;

use factor3::service::{AmqpUrl, Tls};
use lapin::options::{BasicPublishOptions, ConfirmSelectOptions, QueueDeclareOptions};
use lapin::tcp::{AMQPUriTcpExt as _, AsyncTcpStream, TLSConfig};
use lapin::types::FieldTable;
use lapin::uri::AMQPUri;
use lapin::{BasicProperties, Channel, Confirmation, Connection, ConnectionProperties, runtime};

use crate::config;
use crate::order::Order;

/// The delivery mode of a message that survives a restart of the broker.
const PERSISTENT: u8 = 2;

/// A queue that may be unreachable. The orders then wait in the database.
pub struct Announcements {
    url: AmqpUrl,
    name: String,
    open: Option<(Connection, Channel)>,
}

impl Announcements {
    /// Creates a client, without a connection yet.
    pub fn new(config: &config::Queue) -> Self {
        Self { url: config.url.clone(), name: config.name.clone(), open: None }
    }

    /// Sends an announcement, and returns once the broker has it.
    pub async fn send(&mut self, order: &Order) -> lapin::Result<()> {
        let sent = self.publish(order).await;
        if sent.is_err() {
            // The next attempt makes a new connection.
            self.open = None;
        }
        sent
    }

    async fn publish(&mut self, order: &Order) -> lapin::Result<()> {
        let payload = serde_json::to_vec(order).map_err(io::Error::other)?;
        let (_, channel) = match &mut self.open {
            Some(open) => open,
            none => none.insert(open(&self.url, &self.name).await?),
        };
        // A message may arrive twice, if this process ends before it notes that it was sent. Its id reveals that.
        let properties = BasicProperties::default()
            .with_delivery_mode(PERSISTENT)
            .with_content_type("application/json".into())
            .with_message_id((*order.id).into());
        let options = BasicPublishOptions::default();
        match channel.basic_publish("".into(), (*self.name).into(), options, &payload, properties).await?.await? {
            Confirmation::Ack(None) => Ok(()),
            _ => Err(io::Error::other("the broker did not take the message").into()),
        }
    }
}

async fn open(url: &AmqpUrl, name: &str) -> lapin::Result<(Connection, Channel)> {
    let connection = connect(url).await?;
    let channel = connection.create_channel().await?;
    let options = QueueDeclareOptions { durable: true, ..QueueDeclareOptions::default() };
    channel.queue_declare(name.into(), options, FieldTable::default()).await?;
    channel.confirm_select(ConfirmSelectOptions::default()).await?;
    Ok((connection, channel))
}

async fn connect(url: &AmqpUrl) -> lapin::Result<Connection> {
    let tls = url.tls() >= Tls::Required;
    let stream = async move |uri: AMQPUri, runtime| {
        let stream = uri.connect_with_config_async(TLSConfig::default(), &runtime).await?;
        match stream {
            AsyncTcpStream::Plain(_) if tls => Err(io::Error::other("lapin was compiled without TLS").into()),
            _ => Ok(stream),
        }
    };
    let uri = uri(url).map_err(io::Error::other)?;
    Connection::connector(uri, runtime::default_runtime()?, stream, ConnectionProperties::default()).await
}

fn uri(url: &AmqpUrl) -> Result<AMQPUri, String> {
    let mut uri: AMQPUri = url.expose_url().parse()?;
    uri.authority.host = url.host().to_owned(); // lapin reads an IPv6 address as localhost
    Ok(uri)
}
