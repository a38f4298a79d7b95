//! Environments of programs: those of `tests/report.rs`, and of the example.

use super::{Beyond, Row, beyond, row};

pub fn rows() -> Vec<Row> {
    let mut rows = vec![row("peers", &[]), row("everywhere", &[]), row("habits", &[]), row("orders", &[])];
    rows.extend([
        // The six problems of the peers.
        beyond(
            "peers",
            &[
                ("PORT", "80a80"),
                ("DATABSE_URL", "postgres://app:hunter2@db:5432/app"),
                ("DEBUG", "maybe"),
                ("LOG_LEVEL", "verbose"),
                ("REPLICA_URL", "https://:bad/db"),
                ("SMTP_HOST", "mail.internal"),
            ],
            Beyond::Url,
            &["REPLICA_URL"],
        ),
        row(
            "peers",
            &[
                ("PORT", "80a80"),
                ("DATABSE_URL", "postgres://app:hunter2@db:5432/app"),
                ("DEBUG", "maybe"),
                ("LOG_LEVEL", "verbose"),
                ("REPLICA_URL", "postgres://user:hunter2@:bad/db"),
                ("SMTP_HOST", "mail.internal"),
            ],
        ),
        row(
            "peers",
            &[
                ("DATABASE_URL", "https://db"),
                ("REPLICA_URL", "https://replica"),
                ("API_KEY", "k3y"),
                ("SMTP_HOST", "mail"),
            ],
        ),
        row(
            "habits",
            &[
                ("ADMIN_PORTS", "[9000,9001]"),
                ("SMTP__HOST", "mail"),
                ("log_level", "info"),
                ("TIMEOUT", "30"),
                ("GRACE", "PT30S"),
            ],
        ),
        row(
            "everywhere",
            &[
                ("PORT", "80a80"),
                ("DATABASE_POOL_MAX", "many"),
                ("DATABASE_POOL_TIMOUT", "5s"),
                ("LOG_LEVEL", "info"),
                ("ADMIN_PORTS", "9000,nine,99999"),
            ],
        ),
        row("peers", &[("PORT", "tcp://10.0.0.11:6379"), ("SMTP_PORT", "\"6379\""), ("DEBUG", "${DEBUG}")]),
    ]);
    rows
}
