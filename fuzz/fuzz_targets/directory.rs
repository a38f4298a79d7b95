//! No directory of files panics or lets a secret reach an output: contents, links and folders of any kind. A `*` stands
//! for the secret. The name of a file is none, because a problem must say which file it is about.

#![no_main]

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::Path;

use factor3::Env;
use factor3_fuzz::{SECRET, check_env, has_secret, name, planted};
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;

#[derive(Debug, Arbitrary)]
enum Name<'a> {
    Upper(u8),
    Lower(u8),
    Other(&'a str),
}

#[derive(Debug, Arbitrary)]
enum Entry<'a> {
    File(&'a [u8]),
    Link(&'a str),
    Directory,
}

fuzz_target!(|input: (u8, Vec<(Name<'_>, Entry<'_>)>)| {
    let (config, entries) = input;
    let dir = factor3_fuzz::directory();
    for (name, entry) in &entries {
        let name = name.text();
        // A name with a slash would be elsewhere, and one that spells a piece of the secret by chance may be shown.
        if !name.contains('/') && !has_secret(&name) {
            entry.create(&dir.path().join(name));
        }
    }
    check_env(config, &Env::dir(dir.path()));
});

impl Name<'_> {
    fn text(&self) -> String {
        match self {
            Self::Upper(n) => name(*n).to_owned(),
            Self::Lower(n) => name(*n).to_ascii_lowercase(),
            Self::Other(text) => (*text).to_owned(),
        }
    }
}

impl Entry<'_> {
    /// Creates the entry, unless the system refuses its name.
    fn create(&self, path: &Path) {
        let _ = match self {
            Self::File(bytes) => {
                // A new file: written through a link, it would have the target of the link, and the secret in it, as its name.
                fs::File::create_new(path).and_then(|mut file| file.write_all(&planted(bytes)))
            }
            // Devices of the system would block or never end: that is the business of the tests of files.
            Self::Link(target) if target.starts_with('/') => Ok(()),
            Self::Link(target) => symlink(target.replace('*', SECRET), path),
            Self::Directory => fs::create_dir(path),
        };
    }
}
