//! Reads a file by the rules that hold for every file: a regular one, of at most 1 MiB.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use super::FaultReason;

/// What a file may hold, and what a value may become.
pub(super) const LIMIT: usize = 1 << 20;

pub(super) fn read(path: &Path) -> Result<Vec<u8>, FaultReason> {
    // Asked before the file is opened, because to open a FIFO is to wait for its writer; and asked again of what was
    // opened, because the path may lead to another file by then.
    check(&fs::metadata(path).map_err(|error| not_found(path, &error))?)?;
    let file = File::open(path).map_err(|error| not_found(path, &error))?;
    check(&file.metadata().map_err(|error| unreadable(&error))?)?;

    let mut bytes = Vec::new();
    // One byte more, and no trust in the length: it is 0 for files that the system makes up while they are read.
    file.take(LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() > LIMIT { Err(FaultReason::Large) } else { Ok(bytes) }
}

fn check(metadata: &Metadata) -> Result<(), FaultReason> {
    if metadata.is_dir() {
        Err(FaultReason::Directory)
    } else if metadata.is_file() {
        Ok(())
    } else {
        Err(FaultReason::Irregular)
    }
}

fn not_found(path: &Path, error: &io::Error) -> FaultReason {
    match error.kind() {
        io::ErrorKind::NotFound if path.is_symlink() => FaultReason::Dangling,
        io::ErrorKind::NotFound => FaultReason::Missing,
        _ => unreadable(error),
    }
}

fn unreadable(error: &io::Error) -> FaultReason {
    match error.kind() {
        io::ErrorKind::PermissionDenied => FaultReason::Denied,
        kind => FaultReason::Unreadable(kind),
    }
}
