//! Reads a pipe: a FIFO that a password manager serves, or `<(command)`. It has its text once, and for a moment.

use std::fs::{File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

use secrecy::SecretString;
use secrecy::zeroize::Zeroizing;

use super::FaultReason;
use super::file::{LIMIT, not_found, unreadable};
use crate::hash::Map;

/// The longest silence: until the other end is opened, and between two writes.
const PATIENCE: Duration = Duration::from_secs(1);

/// The longest time in all, however steadily text trickles in.
const AT_MOST: Duration = Duration::from_secs(5);

/// The time between two looks at a pipe that has nothing to read.
const PAUSE: Duration = Duration::from_millis(5);

/// What was read from pipes, or why nothing was. It is kept, because a second read would find nothing.
#[derive(Default)]
pub(crate) struct Pipes(Mutex<Map<PathBuf, Result<SecretString, FaultReason>>>);

impl Pipes {
    /// Returns what a pipe had when it was first asked for.
    pub(super) fn once(
        &self,
        path: &Path,
        read: impl FnOnce() -> Result<String, FaultReason>,
    ) -> Result<SecretString, FaultReason> {
        let mut pipes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pipes.entry(path.to_owned()).or_insert_with(|| read().map(SecretString::from)).clone()
    }
}

/// Reads a pipe to its end. The end is that of the first writer.
///
/// It never waits for long. An open without `O_NONBLOCK` would wait for a writer, and so would a read.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, FaultReason> {
    let mut file = open(path).ok_or(FaultReason::Irregular)?.map_err(|error| not_found(path, &error))?;
    // The path may lead to another file by now.
    if !is_pipe(&file.metadata().map_err(|error| unreadable(&error))?) {
        return Err(FaultReason::Irregular);
    }
    // With room for all of it, because a buffer that grows leaves pieces of a secret behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(LIMIT + 1));
    let (start, mut chunk) = (Instant::now(), Zeroizing::new([0; 4096]));
    let mut last = start;
    loop {
        match file.read(&mut *chunk) {
            Ok(0) if !bytes.is_empty() => return Ok(std::mem::take(&mut *bytes)),
            Ok(0) => {}
            Ok(length) if bytes.len() + length > LIMIT => return Err(FaultReason::Large(LIMIT >> 20)),
            Ok(length) => {
                bytes.extend_from_slice(&chunk[..length]);
                last = Instant::now();
                continue;
            }
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {}
            Err(error) => return Err(unreadable(&error)),
        }
        if last.elapsed() >= PATIENCE || start.elapsed() >= AT_MOST {
            return Err(FaultReason::SilentPipe);
        }
        sleep(PAUSE);
    }
}

/// Returns `true` for a pipe that can be opened without waiting for its writer.
pub(super) fn is_pipe(metadata: &Metadata) -> bool {
    #[cfg(unix)]
    return std::os::unix::fs::FileTypeExt::is_fifo(&metadata.file_type()) && NONBLOCK.is_some();
    #[cfg(not(unix))]
    return metadata.is_dir() && metadata.is_file();
}

#[cfg(unix)]
fn open(path: &Path) -> Option<std::io::Result<File>> {
    use std::os::unix::fs::OpenOptionsExt;

    Some(File::options().read(true).custom_flags(NONBLOCK?).open(path))
}

#[cfg(not(unix))]
fn open(_: &Path) -> Option<std::io::Result<File>> {
    None
}

/// `O_NONBLOCK`, which the standard library does not name, where it is known.
#[cfg(unix)]
const NONBLOCK: Option<i32> = if cfg!(any(target_os = "linux", target_os = "android")) {
    let is_usual = cfg!(any(
        target_arch = "aarch64",
        target_arch = "arm",
        target_arch = "loongarch64",
        target_arch = "powerpc",
        target_arch = "powerpc64",
        target_arch = "riscv64",
        target_arch = "s390x",
        target_arch = "x86",
        target_arch = "x86_64",
    ));
    if is_usual { Some(0o4000) } else { None }
} else if cfg!(any(
    target_os = "macos",
    target_os = "ios",
    target_os = "freebsd",
    target_os = "netbsd",
    target_os = "openbsd",
    target_os = "dragonfly",
)) {
    Some(4)
} else {
    None
};
