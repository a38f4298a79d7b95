//! Letters about orders: announcements and confirmations. They are sent after an order is stored, and again until their
//! arrival is known.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};

use crate::announcements::Announcements;
use crate::database::{self, Database, Letter};
use crate::mail::Mail;
use crate::order::Order;

/// The longest time that a broker or a mail server gets for one letter.
const PATIENCE: Duration = Duration::from_secs(10);

/// The pause after a failure, and the longest interval at which the database is asked for letters.
const PAUSE: Duration = Duration::from_secs(1);

/// Sends the letters that are waiting in the database.
// VI. Processes: the letters to send are in the database. The next process finds them there.
pub struct Outbox {
    pub database: Database,
    pub queue: Option<Announcements>,
    pub mail: Option<Mail>,
}

/// The reason why a letter was not sent.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error(transparent)]
    Database(#[from] database::Error),
    #[error("QUEUE_URL: {0}")]
    Queue(#[from] lapin::Error),
    #[error("SMTP_URL: {0}")]
    Mail(#[from] crate::mail::Error),
    #[error("{0}: no answer")]
    Timeout(&'static str),
}

impl Outbox {
    /// Sends letters until it is told to stop. It finishes the current letter first.
    pub async fn run(mut self, wake: Arc<Notify>, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            for letter in [Letter::Announcement, Letter::Confirmation] {
                match self.send_all(letter, &stop).await {
                    Ok(()) => {}
                    Err(Error::Database(error)) => tracing::warn!(%error, "no letter can be read or noted as sent"),
                    Err(error) => tracing::warn!(%error, "a letter waits in the database"),
                }
            }
            tokio::select! {
                () = wake.notified() => {}
                () = tokio::time::sleep(PAUSE) => {}
                _ = stop.changed() => {}
            }
        }
    }

    async fn send_all(&mut self, letter: Letter, stop: &watch::Receiver<bool>) -> Result<(), Error> {
        let is_attached = match letter {
            Letter::Announcement => self.queue.is_some(),
            Letter::Confirmation => self.mail.is_some(),
        };
        if !is_attached {
            return Ok(());
        }
        loop {
            let orders = self.database.to_send(letter).await?;
            if orders.is_empty() {
                return Ok(());
            }
            for order in orders {
                if *stop.borrow() {
                    return Ok(());
                }
                match letter {
                    Letter::Announcement => self.announce(&order).await?,
                    Letter::Confirmation => self.confirm(&order).await?,
                }
                self.database.sent(letter, &order.id).await?;
                tracing::debug!(order = %order.id, ?letter, "sent a letter");
            }
        }
    }

    async fn announce(&mut self, order: &Order) -> Result<(), Error> {
        let Some(queue) = &mut self.queue else { return Ok(()) };
        Ok(tokio::time::timeout(PATIENCE, queue.send(order)).await.map_err(|_| Error::Timeout("QUEUE_URL"))??)
    }

    async fn confirm(&self, order: &Order) -> Result<(), Error> {
        let (Some(mail), Some(to)) = (&self.mail, &order.email) else { return Ok(()) };
        let sent = tokio::time::timeout(PATIENCE, mail.send(order, to)).await;
        match sent.map_err(|_| Error::Timeout("SMTP_URL"))? {
            // It would fail forever, and keep the letters behind it waiting.
            Err(error) if error.is_permanent() => {
                tracing::error!(%error, order = %order.id, "the mail server refuses the confirmation");
                Ok(())
            }
            sent => Ok(sent?),
        }
    }
}
