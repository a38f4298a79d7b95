//! Reads a file under the rules for every file: it is at most 1 MiB, and regular, or a pipe that is read once.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use secrecy::ExposeSecret as _;
use secrecy::zeroize::Zeroizing;

use super::FaultReason;
use super::pipe::{self, Pipes};

/// The largest file, and the longest expanded value, in bytes.
pub(super) const LIMIT: usize = 1 << 20;

/// Reads a file that holds one value, and removes the one trailing newline that an editor or `echo` leaves.
///
/// The file must be regular, because it is read again later.
pub(crate) fn value(path: &Path) -> Result<String, FaultReason> {
    text(read(path)?)
}

/// Reads such a file that was found to be regular a moment ago. To ask the system again for each of a hundred files takes
/// a tenth of their load.
pub(super) fn value_of_regular(path: &Path) -> Result<String, FaultReason> {
    text(contents(path, LIMIT)?)
}

/// Reads such a file, or a pipe, which is read once.
pub(crate) fn value_or_pipe(path: &Path, pipes: &Pipes) -> Result<String, FaultReason> {
    if !is_pipe(path) {
        return value(path);
    }
    let value = pipes.once(path, || text(pipe::read(path)?))?;
    Ok(value.expose_secret().to_owned())
}

/// Reads a file with several variables. It may be a pipe.
#[cfg(feature = "dotenv")]
pub(super) fn read_or_pipe(path: &Path) -> Result<Zeroizing<Vec<u8>>, FaultReason> {
    (if is_pipe(path) { pipe::read(path) } else { read(path) }).map(Zeroizing::new)
}

fn is_pipe(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| pipe::is_pipe(&metadata))
}

/// The buffer is wiped, which leaves the returned value as the only copy.
fn text(bytes: Vec<u8>) -> Result<String, FaultReason> {
    let bytes = Zeroizing::new(bytes);
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(FaultReason::Utf16);
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| FaultReason::NotUtf8)?;
    if text.starts_with('\u{feff}') {
        return Err(FaultReason::ByteOrderMark);
    }
    if text.contains('\0') {
        return Err(FaultReason::Nul);
    }
    let line = text.strip_suffix('\n').map_or(text, |line| line.strip_suffix('\r').unwrap_or(line));
    Ok(line.to_owned())
}

fn read(path: &Path) -> Result<Vec<u8>, FaultReason> {
    read_up_to(path, LIMIT)
}

pub(super) fn read_up_to(path: &Path, limit: usize) -> Result<Vec<u8>, FaultReason> {
    // Check before opening, because opening a FIFO waits for its writer.
    check(&fs::metadata(path).map_err(|error| not_found(path, &error))?)?;
    contents(path, limit)
}

fn contents(path: &Path, limit: usize) -> Result<Vec<u8>, FaultReason> {
    let file = File::open(path).map_err(|error| not_found(path, &error))?;
    // The path may lead to another file since it was checked.
    let metadata = file.metadata().map_err(|error| unreadable(&error))?;
    check(&metadata)?;

    // One extra byte avoids a reallocation at the end of the file. The length is only a hint: it is 0 for files that
    // the system generates on read.
    let length = usize::try_from(metadata.len()).unwrap_or(limit).min(limit);
    let mut bytes = Vec::with_capacity(length + 1);
    file.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() > limit { Err(FaultReason::Large(limit >> 20)) } else { Ok(bytes) }
}

/// Returns the reason why a file cannot be read, if there is one.
pub(crate) fn can_be_opened(path: &Path) -> Result<(), FaultReason> {
    check(&fs::metadata(path).map_err(|error| not_found(path, &error))?)?;
    File::open(path).map(drop).map_err(|error| not_found(path, &error))
}

/// Returns the reason why the files of a directory cannot be listed, if there is one.
pub(crate) fn can_be_listed(path: &Path) -> Result<(), FaultReason> {
    if !fs::metadata(path).map_err(|error| not_found(path, &error))?.is_dir() {
        return Err(FaultReason::NoDirectory);
    }
    fs::read_dir(path).map(drop).map_err(|error| not_found(path, &error))
}

fn check(metadata: &Metadata) -> Result<(), FaultReason> {
    if metadata.is_dir() {
        Err(FaultReason::Directory)
    } else if metadata.is_file() {
        Ok(())
    } else if pipe::is_pipe(metadata) {
        Err(FaultReason::Pipe)
    } else {
        Err(FaultReason::Irregular)
    }
}

pub(super) fn not_found(path: &Path, error: &io::Error) -> FaultReason {
    /// The standard library has a kind for it since Rust 1.87.
    const ERROR_INVALID_NAME: i32 = 123;

    match error.kind() {
        io::ErrorKind::NotFound if path.is_symlink() => FaultReason::Dangling,
        io::ErrorKind::NotFound => FaultReason::Missing,
        // Windows says so of a text that can name no file: a secret of several lines, for example.
        _ if cfg!(windows) && error.raw_os_error() == Some(ERROR_INVALID_NAME) => FaultReason::Missing,
        _ => unreadable(error),
    }
}

pub(super) fn unreadable(error: &io::Error) -> FaultReason {
    match error.kind() {
        io::ErrorKind::PermissionDenied => FaultReason::Denied,
        kind => FaultReason::Unreadable(kind),
    }
}
