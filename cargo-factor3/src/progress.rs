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
        if self.is_due(now) {
            self.last = Some(now);
            _ = write!(std::io::stderr(), "\r    Auditing {number} files");
        }
    }

    fn is_due(&self, now: Instant) -> bool {
        let due = self.last.map_or(self.start + Duration::from_secs(1), |last| last + Duration::from_millis(100));
        self.terminal && now >= due
    }

    pub(crate) fn clear(&self) {
        if self.last.is_some() {
            _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_due_after_a_second_and_then_ten_times_a_second_on_a_terminal_only() {
        let start = Instant::now();
        let after = |milliseconds| start + Duration::from_millis(milliseconds);
        let mut progress = Progress { terminal: true, start, last: None };
        assert!(!progress.is_due(after(999)) && progress.is_due(after(1000)));
        progress.last = Some(after(1000));
        assert!(!progress.is_due(after(1099)) && progress.is_due(after(1100)));
        progress.terminal = false;
        assert!(!progress.is_due(after(9000)));
    }
}
