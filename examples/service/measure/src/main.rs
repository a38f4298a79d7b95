//! The cost of the configuration: in the binary, in CPU time, and in the time from the start of a process to its first
//! answer. Each twin is measured in turn.
//!
//! `cargo build --release --package measure && target/release/measure`

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 51;

/// The programs to compare. They differ in their configuration alone.
const TWINS: [&str; 2] = ["with-factor3", "by-hand"];

fn main() {
    let programs = std::env::current_exe().unwrap().parent().unwrap().to_owned();
    let directory = std::env::temp_dir().join(format!("orders-measure-{}", std::process::id()));
    std::fs::create_dir(&directory).unwrap();
    let variables = variables(&directory, inventory());
    let sizes = TWINS.map(|twin| programs.join(twin).metadata().unwrap().len());
    println!("binary:        {sizes:?} bytes, {:+.2} %", 100.0 * (sizes[0] as f64 / sizes[1] as f64 - 1.0));

    let command = |twin: &str, argument| command(&programs.join(twin), argument, &variables);
    assert!(command(TWINS[0], "migrate").status().unwrap().success());
    let mut samples = [const { [const { Vec::new() }; 3] }; 2];
    for run in 0..RUNS {
        for (twin, samples) in TWINS.iter().zip(&mut samples) {
            let order = format!("PUT /orders/{twin}-{run}");
            let requests = [("GET /live", 204), (&*order, 201)];
            samples[0].push(configuration(command(twin, "configuration")));
            for ((request, status), samples) in requests.iter().zip(&mut samples[1..]) {
                samples.push(first_answer(command(twin, "serve"), request, *status));
            }
        }
    }
    for (twin, samples) in TWINS.iter().zip(samples) {
        let [configuration, live, order] = samples.map(median);
        let share = |whole: Duration| 100.0 * configuration.as_secs_f64() / whole.as_secs_f64();
        println!("{twin}");
        println!("  configuration: {configuration:?} of CPU time");
        println!("  GET /live:     {live:?} to the first answer, {:.2} % of it configuration", share(live));
        println!("  PUT /orders:   {order:?} to the first answer, {:.2} % of it configuration", share(order));
    }
    std::fs::remove_dir_all(&directory).unwrap();
}

/// The variables of a deploy in which everything is attached: 15 that the service reads, and 25 that a platform sets.
fn variables(directory: &Path, inventory: u16) -> Vec<(String, String)> {
    let read = [
        ("PORT", free_port().to_string()),
        ("BIND_ADDRESS", "127.0.0.1".into()),
        ("SHUTDOWN_TIMEOUT", "25s".into()),
        ("LOG_LEVEL", "info".into()),
        ("LOG_FORMAT", "json".into()),
        ("DATABASE_URL", format!("sqlite://{}?mode=rwc", directory.join("orders.db").display())),
        ("DATABASE_POOL_SIZE", "20".into()),
        ("DATABASE_TIMEOUT", "2s".into()),
        ("INVENTORY_URL", format!("http://127.0.0.1:{inventory}/v1")),
        ("INVENTORY_TIMEOUT", "1s".into()),
        // Nothing listens there.
        ("CACHE_URL", "redis://:hunter2@127.0.0.1:1/2".into()),
        ("QUEUE_URL", "amqp://orders:hunter2@127.0.0.1:1/%2F".into()),
        ("QUEUE_NAME", "orders".into()),
        ("SMTP_URL", "smtp://orders:hunter2@mail.internal?tls=required".into()),
        ("SMTP_FROM", "Orders <orders@example.org>".into()),
    ];
    let others = (0..25).map(|number| (format!("OTHER_{number}_SERVICE_HOST"), format!("10.0.0.{number}")));
    read.map(|(name, value)| (name.to_owned(), value)).into_iter().chain(others).collect()
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Starts an inventory that has nine pieces of everything, and returns its port.
fn inventory() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let answer = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 12\r\n\r\n{\"pieces\":9}";
            let _ = stream.read(&mut [0; 1024]).and_then(|_| stream.write_all(answer));
        }
    });
    port
}

fn command(program: &Path, argument: &str, variables: &[(String, String)]) -> Command {
    let mut command = Command::new(program);
    command.arg(argument).env_clear().envs(variables.iter().cloned());
    command
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Returns the CPU time that a new process spends on its configuration, with the summary.
fn configuration(mut command: Command) -> Duration {
    let output = command.output().unwrap();
    Duration::from_nanos(String::from_utf8(output.stdout).unwrap().trim().parse().unwrap())
}

/// Starts a service, and sends a request until it answers.
fn first_answer(mut command: Command, request: &str, status: u16) -> Duration {
    let port = command.get_envs().find(|(name, _)| *name == "PORT").unwrap().1.unwrap().to_str().unwrap();
    let address = format!("127.0.0.1:{port}");
    let start = Instant::now();
    let mut service = command.stdout(Stdio::null()).spawn().unwrap();
    let answer = loop {
        if let Some(answer) = ask(&address, request) {
            break answer;
        }
        assert!(service.try_wait().unwrap().is_none(), "the service has ended");
        std::thread::sleep(Duration::from_micros(100));
    };
    let time = start.elapsed();
    service.kill().unwrap();
    service.wait().unwrap();
    assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{request}: {answer}");
    time
}

fn ask(address: &str, request: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    let body = "{\"sku\":\"teapot\",\"quantity\":2}";
    let headers = "Host: localhost\r\nConnection: close\r\nContent-Type: application/json";
    write!(stream, "{request} HTTP/1.1\r\n{headers}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(answer)
}
