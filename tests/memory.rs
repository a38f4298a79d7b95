//! How often a secret is still in the memory of the process, after the environment and the configuration are gone. The
//! test reads the memory itself, so that freed blocks count. Other allocators than that of glibc may give them back.
#![cfg(all(feature = "derive", feature = "dotenv", feature = "service", target_os = "linux", target_env = "gnu"))]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use factor3::layer::Value;
use factor3::service::{BaseUrl, NatsUrl, PostgresUrl, RedisUrl, SecretUrl, SqlServerUrl};
use factor3::{Env, EnvConfig, SecretBox, SecretFile, SecretString};
use secrecy::zeroize::Zeroizing;

mod memory {
    use super::*;

    const CHUNK: usize = 1 << 14;

    /// The end of a secret, inverted, so that it is not itself what is looked for. The start does not count: an
    /// allocator writes there when it frees a block.
    pub(crate) struct Needle([u8; 12]);

    impl Needle {
        pub(crate) fn of(secret: &str) -> Self {
            let end: &[u8; 12] = secret.as_bytes().last_chunk().expect("a secret is longer");
            // Byte by byte, since an array that is mapped leaves a copy on the stack.
            let mut inverted = [0; 12];
            for (to, from) in inverted.iter_mut().zip(end) {
                *to = !*from;
            }
            Self(inverted)
        }

        /// Counts the places in the writable memory of this process.
        pub(crate) fn count(&self) -> usize {
            let memory = File::open("/proc/self/mem").unwrap();
            let mut buffer = Zeroizing::new(vec![0; CHUNK]);
            let own = buffer.as_ptr() as u64..buffer.as_ptr() as u64 + buffer.len() as u64;
            let mut count = 0;
            for (start, end) in regions() {
                let mut at = start;
                while at < end {
                    let length = buffer.len().min(usize::try_from(end - at).unwrap());
                    // Chunks overlap, so that none cuts a secret.
                    let next = if at + length as u64 == end { end } else { at + length as u64 - 11 };
                    let is_own = at < own.end && own.start < at + length as u64;
                    if is_own {
                        // Before and after the buffer.
                        count += self.between(&memory, &mut buffer[..length], at, own.start.max(at));
                        at = own.end.min(end);
                        continue;
                    }
                    count += self.between(&memory, &mut buffer[..length], at, at + length as u64);
                    at = next;
                }
            }
            count
        }

        fn between(&self, memory: &File, buffer: &mut [u8], start: u64, end: u64) -> usize {
            let chunk = &mut buffer[..usize::try_from(end - start).unwrap()];
            // A page may be gone by now.
            if memory.read_exact_at(chunk, start).is_err() {
                return 0;
            }
            // Most pages are empty.
            if *chunk == [0; CHUNK][..chunk.len()] {
                return 0;
            }
            let first = !self.0[0];
            let mut rest = &*chunk;
            let mut count = 0;
            while let Some(at) = rest.iter().position(|byte| *byte == first) {
                rest = &rest[at..];
                count += usize::from(rest.len() >= 12 && rest.iter().zip(&self.0).all(|(byte, not)| *byte == !*not));
                rest = &rest[1..];
            }
            count
        }
    }

    /// The memory that can be written and belongs to no file.
    fn regions() -> Vec<(u64, u64)> {
        let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
        let mut regions = Vec::new();
        for line in maps.lines() {
            let mut words = line.split_whitespace();
            let (range, mode) = (words.next().unwrap(), words.next().unwrap());
            let file = words.nth(3).unwrap_or_default();
            if mode.starts_with("rw") && (file.is_empty() || file == "[heap]" || file.starts_with("[stack")) {
                let (start, end) = range.split_once('-').unwrap();
                regions.push([start, end].map(|number| u64::from_str_radix(number, 16).unwrap()).into());
            }
        }
        regions
    }
}
use memory::Needle;

/// Makes a secret that no other part of the program has: letters, by a generator of random numbers with this seed.
fn secret(seed: u32) -> Zeroizing<String> {
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let mut secret = Zeroizing::new(String::with_capacity(69));
    while secret.len() < 69 {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        secret.push(char::from(b'a' + u8::try_from(state % 26).unwrap()));
    }
    secret
}

/// Writes a file in pieces, without a copy of them.
fn write(path: &Path, pieces: &[&str]) {
    let mut file = File::create(path).unwrap();
    for piece in pieces {
        file.write_all(piece.as_bytes()).unwrap();
    }
}

/// What stands before and after a secret in the text of a variable.
type Around = (&'static str, &'static str);

/// The kinds of layer that can hold the text, and where it says so, a `.env` file.
const SOURCES: [Source; 5] = [given, function, overriding, in_file, in_directory];
const FILES: [Source; 2] = [dotenv, dotenv_with_reference];

type Source = fn(&str, &Path, Around) -> Env;

fn text(secret: &str, (before, after): Around) -> Zeroizing<String> {
    Zeroizing::new([before, secret, after].concat())
}

fn given(secret: &str, _: &Path, around: Around) -> Env {
    Env::from([("TOKEN", text(secret, around).as_str())])
}

fn function(secret: &str, _: &Path, around: Around) -> Env {
    let text = text(secret, around);
    Env::from_fn(move |name| (name == "TOKEN").then(|| Value::from(text.as_str())))
}

/// Other layers have the same text, which a summary notes.
fn overriding(secret: &str, dir: &Path, around: Around) -> Env {
    let env = given(secret, dir, around).or(in_directory(secret, dir, around));
    env.or(function(secret, dir, around)).with("TOKEN_FILE", dir.join("TOKEN"))
}

fn in_file(secret: &str, dir: &Path, (before, after): Around) -> Env {
    write(&dir.join("token"), &[before, secret, after]);
    Env::from([("TOKEN_FILE", dir.join("token"))])
}

fn in_directory(secret: &str, dir: &Path, (before, after): Around) -> Env {
    write(&dir.join("TOKEN"), &[before, secret, after]);
    Env::dir(dir)
}

fn dotenv(secret: &str, dir: &Path, (before, after): Around) -> Env {
    write(&dir.join(".env"), &["TOKEN=", before, secret, after, "\n"]);
    Env::dotenv(dir.join(".env"))
}

fn dotenv_with_reference(secret: &str, dir: &Path, (before, after): Around) -> Env {
    write(&dir.join(".env"), &["OTHER=", before, secret, after, "\nTOKEN=${OTHER}\n"]);
    Env::dotenv(dir.join(".env"))
}

/// Runs with a secret of its own, and counts the copies after everything is dropped.
fn left(run: impl FnOnce(&str, &Path)) -> usize {
    /// The seed of the next secret. One test at a time: the buffer of another search would be found, too.
    static SEED: Mutex<u32> = Mutex::new(1);
    let mut seed = SEED.lock().unwrap_or_else(PoisonError::into_inner);
    *seed += 1;
    let secret = secret(*seed);
    let dir = tempfile::tempdir().unwrap();
    let needle = Needle::of(&secret);
    run(&secret, dir.path());
    drop(secret);
    needle.count()
}

/// Returns the most copies that a load and an inspection leave, of a valid or of a refused text.
fn most<C: EnvConfig>(sources: &[Source], around: Around, is_valid: bool) -> usize {
    let after_load =
        |source: &Source| left(|secret, dir| assert_eq!(C::load(&source(secret, dir, around)).is_ok(), is_valid));
    let after_inspection = |source: &Source| {
        left(|secret, dir| {
            let (config, summary) = C::inspect(&source(secret, dir, around));
            assert_eq!(config.is_ok(), is_valid);
            drop((config, format!("{summary:?}{summary}")));
        })
    };
    sources.iter().map(|source| after_load(source).max(after_inspection(source))).max().unwrap()
}

macro_rules! config {
    ($($name:ident $type:ty,)*) => {$(
        #[derive(EnvConfig)]
        #[expect(dead_code, reason = "it is dropped")]
        struct $name {
            token: $type,
        }
    )*};
}
config! {
    Text SecretString,
    Boxed SecretBox<String>,
    BoxedList SecretBox<Vec<String>>,
    Number SecretBox<u32>,
    Plain u16,
    List Vec<SecretString>,
    Map BTreeMap<String, SecretString>,
    Postgres PostgresUrl,
    Redis RedisUrl,
    Nats NatsUrl,
    SqlServer SqlServerUrl,
    Hook SecretUrl,
    Base SecretBox<BaseUrl>,
}

#[test]
fn the_search_finds_what_is_there() {
    assert_eq!(left(|_, _| ()), 0);
    // Also in a block that was freed.
    assert_eq!(left(|secret, _| drop(secret.to_owned())), 1);
    assert_eq!(left(|secret, _| std::mem::forget(SecretString::from(secret))), 1);
    assert_eq!(left(|secret, _| drop(SecretString::from(secret))), 0);
}

#[test]
fn a_secret_leaves_no_copy() {
    assert_eq!(most::<Text>(&SOURCES, ("", ""), true), 0);
    assert_eq!(most::<Boxed>(&SOURCES, ("", ""), true), 0);
}

#[test]
fn lists_and_maps_of_secrets_leave_no_copy() {
    assert_eq!(most::<List>(&SOURCES, ("a,", ",b"), true), 0);
    assert_eq!(most::<BoxedList>(&SOURCES, ("a,", ",b"), true), 0);
    assert_eq!(most::<Map>(&SOURCES, ("a=", ",b=c"), true), 0);
}

#[test]
fn what_is_refused_leaves_no_copy() {
    // White space at its end, no number, a list with an empty item, a map without a key, a misplaced secret.
    assert_eq!(most::<Text>(&SOURCES, ("", "\n\n\n"), false), 0);
    assert_eq!(most::<Number>(&SOURCES, ("", ""), false), 0);
    assert_eq!(most::<Plain>(&[given, function, in_directory], ("", ""), false), 0);
    assert_eq!(most::<List>(&SOURCES, ("a,,", ",b"), false), 0);
    assert_eq!(most::<Map>(&SOURCES, ("a=", ",b"), false), 0);
    assert_eq!(most::<Postgres>(&SOURCES, ("postgres:/app:", "@db/orders"), false), 0);
    assert_eq!(most::<Postgres>(&SOURCES, ("", "@db/orders"), false), 0);
    assert_eq!(most::<Postgres>(&SOURCES, ("postgres://app:%zz", "@db/orders"), false), 0);
}

/// The `url` crate reads each of them too, and leaves a copy.
#[test]
fn a_service_url_leaves_the_copy_of_the_url_crate_at_most() {
    assert_eq!(left(|secret, _| drop(url::Url::parse(&text(secret, ("redis://:", "@cache/1"))))), 1);
    assert!(most::<Postgres>(&SOURCES, ("postgres://app:", "@db/orders"), true) <= 1);
    assert!(most::<Postgres>(&SOURCES, ("postgres://app:%25", "@db/orders"), true) <= 1);
    assert!(most::<Postgres>(&SOURCES, ("postgres://app:", "@db,standby/orders"), true) <= 2);
    assert!(most::<Postgres>(&SOURCES, ("postgres://db/orders?password=", ""), true) <= 1);
    assert!(most::<Redis>(&SOURCES, ("redis://:", "@cache/1"), true) <= 1);
    assert!(most::<Redis>(&SOURCES, ("unix:///run/redis.sock?password=", ""), true) <= 1);
    assert!(most::<Nats>(&SOURCES, ("nats://", "@mq"), true) <= 1);
    assert!(
        most::<SqlServer>(&SOURCES, ("Server=db;Database=orders;User Id=app;Password=", ";Encrypt=true"), true) <= 1
    );
    assert!(most::<Hook>(&SOURCES, ("https://hooks.internal/", "/x"), true) <= 1);
    // And another, where it appends a `/`.
    assert!(most::<Base>(&SOURCES, ("https://api.internal/", "/v1"), true) <= 2);
}

#[test]
fn a_plain_value_of_a_dotenv_file_leaves_no_copy() {
    assert_eq!(most::<Text>(&FILES, ("", ""), true), 0);
    assert_eq!(most::<Boxed>(&FILES, ("", ""), true), 0);
    assert_eq!(most::<List>(&FILES, ("a,", ",b"), true), 0);
    assert_eq!(most::<Number>(&FILES, ("", ""), false), 0);
}

/// It reads a text in pieces, which it joins: two copies, and one more if the text cannot grow where it is. That depends
/// on the blocks around it, so each run may leave the third.
#[test]
fn a_value_that_dotenvy_decodes_leaves_its_copies_at_most() {
    const OF_DOTENVY: std::ops::RangeInclusive<usize> = 2..=3;

    let by_hand = |around: Around| {
        left(|secret, _| {
            let line = Zeroizing::new(["TOKEN=", &text(secret, around), "\n"].concat());
            let (_, value) = dotenvy::from_read_iter(line.as_bytes()).next().unwrap().unwrap();
            drop(SecretString::from(value));
        })
    };
    let quoted = ("\"a\\$", "\"");
    assert!(OF_DOTENVY.contains(&by_hand(quoted)));
    assert!(most::<Text>(&FILES, quoted, true) <= *OF_DOTENVY.end());
    assert!(most::<Boxed>(&FILES, quoted, true) <= *OF_DOTENVY.end());
}

#[test]
fn a_credential_that_rotates_leaves_no_copy() {
    let copies = left(|secret, dir| {
        let path = dir.join("identity");
        write(&path, &[secret, "\n"]);
        drop(SecretFile::new(&path).read().unwrap());
    });
    assert_eq!(copies, 0);
}

/// Enough variables for a load to take a snapshot of the process.
#[derive(EnvConfig)]
#[expect(dead_code, reason = "it is dropped")]
struct Many {
    token: SecretString,
    #[env(nested)]
    a: Five<Five<Five<Leaf>>>,
    #[env(nested)]
    b: Five<Five<Leaf>>,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "it is dropped")]
struct Five<T: EnvConfig> {
    #[env(nested)]
    a: T,
    #[env(nested)]
    b: T,
    #[env(nested)]
    c: T,
    #[env(nested)]
    d: T,
    #[env(nested)]
    e: T,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "it is dropped")]
struct Leaf {
    x: Option<String>,
}

/// The seed of the secret of another process, and the variable that marks that one.
const OF_CHILD: (&str, u32) = ("FACTOR3_TEST_CHILD", 1 << 20);

#[test]
fn the_process_keeps_its_own_copy_and_no_other() {
    let (mark, seed) = OF_CHILD;
    let needle = Needle::of(&secret(seed));
    let Some(case) = std::env::var_os(mark) else {
        let this = "the_process_keeps_its_own_copy_and_no_other";
        for case in ["few", "summary", "many", "missing", "refused", "url", "none"] {
            let mut program = Command::new(std::env::current_exe().unwrap());
            program.args(["--exact", this]).env_clear().env(mark, case).env("NUMBER", "1");
            let text = text(&secret(seed), if case == "url" { ("redis://:", "@cache") } else { ("", "") });
            let name = if case == "none" { "OTHER" } else { "TOKEN" };
            let output = program.env(name, text.as_str()).output().unwrap();
            assert!(output.status.success(), "{case}: {}", String::from_utf8_lossy(&output.stdout));
        }
        return;
    };
    assert_eq!(needle.count(), 1, "that of the system");
    match case.to_str().unwrap() {
        "few" => assert!(Text::from_env().is_ok()),
        "summary" => assert!(Text::inspect(&Env::process()).0.is_ok()),
        "many" => assert!(Many::from_env().is_ok()),
        // The search for near misses takes a snapshot.
        "missing" => assert!(<(Text, Missing)>::from_env().is_err()),
        "refused" => assert!(<(Number, Plain)>::from_env().is_err()),
        "url" => assert!(Redis::from_env().is_ok()),
        // A variable that the configuration does not read.
        _ => assert!(Text::inspect(&Env::process()).0.is_err()),
    }
    let of_url = usize::from(case == "url");
    assert!(needle.count() <= 1 + of_url, "{} copies", needle.count());
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "it is missing")]
struct Missing {
    nmber: u16,
}
