//! Many threads load while the files under them are replaced: each load gets whole files, of one generation, and soon.
#![cfg(all(feature = "derive", feature = "dotenv", unix))]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use factor3::{Env, EnvConfig, ExposeSecret, SecretFile, SecretString};

/// Each source writes the number of its generation into all of its values.
#[derive(EnvConfig)]
struct Config {
    /// Both in the `.env` file, and far apart.
    first: usize,
    last: usize,
    /// In a file that the `.env` file names.
    token: SecretString,
    /// Both in the directory.
    user: String,
    password: SecretString,
    identity: SecretFile,
}

const THREADS: usize = 64;

/// The loads of each thread.
const LOADS: usize = 25;

/// How long all of them may take. They take about a second on two cores.
const AT_MOST: Duration = Duration::from_secs(60);

/// Replaces a file as an editor or a platform does.
fn replace(path: &Path, text: &str) {
    let new = path.with_extension("new");
    fs::write(&new, text).unwrap();
    fs::rename(new, path).unwrap();
}

/// Writes a generation of everything. The directory is a mounted Secret, with a link to its newest version.
fn write(dir: &Path, generation: usize) {
    let path = |name: &str| dir.join(name).display().to_string();
    let filler = "# a line\n".repeat(500);
    let lines = format!(
        "FIRST={generation}\n{filler}TOKEN_FILE={}\nIDENTITY={}\nLAST={generation}\n",
        path("token"),
        path("identity")
    );
    replace(&dir.join("token"), &format!("{generation}\n"));
    replace(&dir.join("identity"), &format!("{generation}\n"));
    replace(&dir.join("prod.env"), &lines);
    let (secret, version) = (dir.join("secret"), format!("..{generation}"));
    fs::create_dir_all(secret.join(&version)).unwrap();
    for name in ["USER", "PASSWORD"] {
        fs::write(secret.join(&version).join(name), format!("{generation}\n")).unwrap();
        let link = secret.join(name);
        if !link.is_symlink() {
            symlink(Path::new("..data").join(name), link).unwrap();
        }
    }
    let new = secret.join("..data_new");
    symlink(version, &new).unwrap();
    fs::rename(new, secret.join("..data")).unwrap();
    // The kubelet removes the version before; a load that has begun may still read it.
    if let Some(old) = generation.checked_sub(2) {
        fs::remove_dir_all(secret.join(format!("..{old}"))).unwrap();
    }
}

/// Loads, and checks that no value is of two generations. Returns the oldest generation that it read.
fn load(env: &Env) -> usize {
    let config = Config::load(env).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(config.first, config.last);
    assert_eq!(config.user, config.password.expose_secret());
    let identity = config.identity.read().unwrap();
    let secrets = [config.user.as_str(), config.token.expose_secret(), identity.expose_secret()];
    secrets.map(|text| text.parse().unwrap()).into_iter().chain([config.first]).min().unwrap()
}

#[test]
fn loads_get_whole_files_while_these_are_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    write(dir, 0);
    let start = Instant::now();
    let (running, generation, slowest) = (AtomicBool::new(true), AtomicUsize::new(0), AtomicUsize::new(0));
    let open = || Env::dotenv(dir.join("prod.env")).or_dir_if_exists(dir.join("secret"));
    // One environment that all threads share, with the `.env` file of the first generation.
    let shared = open();
    thread::scope(|scope| {
        scope.spawn(|| {
            while running.load(Ordering::Acquire) {
                write(dir, generation.load(Ordering::Acquire) + 1);
                generation.fetch_add(1, Ordering::AcqRel);
                // A platform replaces a Secret every few seconds; one that is replaced all the time cannot be read.
                thread::sleep(Duration::from_millis(5));
            }
        });
        let threads: Vec<_> = (0..THREADS)
            .map(|_| {
                scope.spawn(|| {
                    for _ in 0..LOADS {
                        let (before, begin) = (generation.load(Ordering::Acquire), Instant::now());
                        // Nothing is older than what was there before.
                        assert!(load(&open()) >= before);
                        assert_eq!(load(&shared), 0);
                        let took = usize::try_from(begin.elapsed().as_micros()).unwrap();
                        slowest.fetch_max(took, Ordering::AcqRel);
                    }
                })
            })
            .collect();
        let results: Vec<_> = threads.into_iter().map(thread::ScopedJoinHandle::join).collect();
        running.store(false, Ordering::Release);
        assert!(results.iter().all(Result::is_ok), "a load failed");
    });
    let took = start.elapsed();
    assert!(took < AT_MOST, "{} loads took {took:?}, the slowest {slowest:?}", 2 * THREADS * LOADS);
    assert!(generation.into_inner() > 2, "files were replaced");
}
