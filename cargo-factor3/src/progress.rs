//! The progress on a terminal: one line, if reading takes longer than a second.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

pub(crate) struct Progress {
    terminal: bool,
    start: Instant,
    last: Option<Instant>,
}

impl Progress {
    pub(crate) fn new() -> Self {
        Self { terminal: std::io::stderr().is_terminal(), start: Instant::now(), last: None }
    }

    pub(crate) fn files(&mut self, number: usize) {
        let now = Instant::now();
        let due = self.last.map_or(self.start + Duration::from_secs(1), |last| last + Duration::from_millis(100));
        if self.terminal && now >= due {
            self.last = Some(now);
            _ = write!(std::io::stderr(), "\r    Auditing {number} files");
        }
    }

    pub(crate) fn clear(&self) {
        if self.last.is_some() {
            _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
