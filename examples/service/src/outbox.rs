//! Letters about orders: announcements and confirmations. They are sent after the order was stored, and again until they
//! are known to have arrived.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};

use crate::announcements::Announcements;
use crate::database::{self, Database, Letter};
use crate::mail::Mail;
use crate::order::Order;

/// How long a broker or a mail server may take for one letter.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long after a failure, or at the latest, the database is asked for letters.
const PAUSE: Duration = Duration::from_secs(1);

/// Sends what the database says is still to be sent.
// VI. Processes: which letters are still to be sent is in the database, so that the next process knows it too.
pub struct Outbox {
    pub database: Database,
    pub queue: Option<Announcements>,
    pub mail: Option<Mail>,
}

/// Why a letter did not leave.
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
    /// Sends letters until it is told to stop; the letter of the moment is finished first.
    pub async fn run(mut self, wake: Arc<Notify>, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            for letter in [Letter::Announcement, Letter::Confirmation] {
                if let Err(error) = self.send_all(letter, &stop).await {
                    tracing::warn!(%error, "a letter waits in the database");
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
            // It would be refused for ever, and the letters behind it would wait.
            Err(error) if error.is_permanent() => {
                tracing::error!(%error, order = %order.id, "the mail server refuses the confirmation");
                Ok(())
            }
            sent => Ok(sent?),
        }
    }
}
