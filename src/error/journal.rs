//! The priority of lines in the journal of systemd.

use crate::text::append;

/// Returns the text with the priority of an error in front of each line, if standard error is the journal. Without it,
/// `journalctl -p err` shows nothing of a report.
pub(super) fn prioritised(text: String) -> String {
    if !is_journal() {
        return text;
    }
    let mut lines = String::with_capacity(text.len() + 256);
    for line in text.split_inclusive('\n') {
        append(&mut lines, &["<3>", line]);
    }
    lines
}

/// Returns `true` if standard error is the socket that systemd names in `JOURNAL_STREAM`. The variable alone does not
/// say so, because a child may inherit it with another standard error.
#[cfg(unix)]
fn is_journal() -> bool {
    use std::fs::File;
    use std::os::fd::AsFd;
    use std::os::unix::fs::MetadataExt;

    let Ok(stream) = std::env::var("JOURNAL_STREAM") else { return false };
    let copy = std::io::stderr().as_fd().try_clone_to_owned().map(File::from);
    let metadata = copy.and_then(|copy| copy.metadata());
    metadata.is_ok_and(|metadata| stream == format!("{}:{}", metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn is_journal() -> bool {
    false
}
