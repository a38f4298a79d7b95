//! The time from the start of a process to its first answer, and the share of the configuration in it.
//!
//! `cargo build --release --workspace && cargo run --release --package measure --bin measure`

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

#[allow(dead_code, reason = "the service uses the rest")]
#[path = "../../src/config.rs"]
mod config;
#[allow(dead_code)]
#[path = "../../src/database_url.rs"]
mod database_url;

use config::Config;
use factor3::{Env, EnvConfig as _};
use rustix::time::{ClockId, clock_gettime};

const RUNS: usize = 51;

/// The variables of a deploy in which everything is attached: 15 that the service reads, and 25 that a platform sets.
fn variables(port: u16) -> Vec<(String, String)> {
    let read = [
        ("PORT", port.to_string()),
        ("BIND_ADDRESS", "127.0.0.1".into()),
        ("SHUTDOWN_TIMEOUT", "25s".into()),
        ("LOG_LEVEL", "info".into()),
        ("LOG_FORMAT", "json".into()),
        ("DATABASE_URL", "postgres://orders:hunter2@127.0.0.1:1/orders?sslmode=verify-full".into()),
        ("DATABASE_POOL_SIZE", "20".into()),
        ("DATABASE_TIMEOUT", "2s".into()),
        ("INVENTORY_URL", "https://inventory.internal/v1".into()),
        ("INVENTORY_TIMEOUT", "1s".into()),
        ("CACHE_URL", "rediss://:hunter2@cache.internal/2".into()),
        ("QUEUE_URL", "amqp://orders:hunter2@127.0.0.1:1/%2F".into()),
        ("QUEUE_NAME", "orders".into()),
        ("SMTP_URL", "smtp://orders:hunter2@mail.internal?tls=required".into()),
        ("SMTP_FROM", "Orders <orders@example.org>".into()),
    ];
    let others = (0..25).map(|number| (format!("OTHER_{number}_SERVICE_HOST"), format!("10.0.0.{number}")));
    read.map(|(name, value)| (name.to_owned(), value)).into_iter().chain(others).collect()
}

fn main() {
    if std::env::args().nth(1).as_deref() == Some("load") {
        return load();
    }
    let directory = std::env::current_exe().unwrap().parent().unwrap().to_owned();
    let size = |name: &str| directory.join(name).metadata().unwrap().len();
    let (with, by_hand) = (size("with-factor3"), size("by-hand"));
    println!("binary, with factor3:         {with} bytes");
    println!("binary, by hand:              {by_hand} bytes");
    println!("ratio:                        {:.4}", with as f64 / by_hand as f64);
    let first = median((0..RUNS).map(|_| first_answer(&directory.join("with-factor3"))));
    let hand = median((0..RUNS).map(|_| first_answer(&directory.join("by-hand"))));
    println!("start to first answer:        {first:?}, by hand {hand:?}");
    let load = median((0..RUNS).map(|_| first_load()));
    println!("configuration, CPU:           {load:?} of the first load of a process");
    println!("share:                        {:.2} %", 100.0 * load.as_secs_f64() / first.as_secs_f64());
}

fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<_> = times.collect();
    times.sort();
    times[times.len() / 2]
}

/// Starts a service, and asks it until it answers.
fn first_answer(program: &Path) -> Duration {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let start = Instant::now();
    let mut service = command(program, port).stdout(Stdio::null()).spawn().unwrap();
    while !answers(port) {
        assert!(service.try_wait().unwrap().is_none(), "the service has ended");
        std::thread::sleep(Duration::from_micros(100));
    }
    let time = start.elapsed();
    service.kill().unwrap();
    service.wait().unwrap();
    time
}

fn answers(port: u16) -> bool {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else { return false };
    stream.write_all(b"GET /live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).is_ok() && answer.starts_with("HTTP/1.1 204")
}

fn command(program: &Path, port: u16) -> Command {
    let mut command = Command::new(program);
    command.env_clear().envs(variables(port));
    command
}

/// Returns the CPU time that a new process spends on its configuration, including the output at startup.
fn first_load() -> Duration {
    let program: PathBuf = std::env::current_exe().unwrap();
    let output = command(&program, 8080).arg("load").output().unwrap();
    Duration::from_nanos(String::from_utf8(output.stdout).unwrap().trim().parse().unwrap())
}

fn load() {
    let before = clock_gettime(ClockId::ThreadCPUTime);
    let (config, summary) = Config::inspect(&Env::process());
    let after = clock_gettime(ClockId::ThreadCPUTime);
    assert!(config.is_ok() && summary.variables().len() >= 15, "{summary}");
    println!("{}", (after.tv_sec - before.tv_sec) * 1_000_000_000 + (after.tv_nsec - before.tv_nsec));
}
