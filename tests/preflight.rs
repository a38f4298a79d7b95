//! What a preflight says of servers that are there, are not there, or are others.
#![cfg(feature = "preflight")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::Path;
use std::str::FromStr;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use factor3::preflight::{Attached, Check, EXIT_CODE, Outcome, Phase, Preflight};
use factor3::service::{
    AmqpUrl, BaseUrl, HostPort, KafkaBrokers, MongoUrl, MySqlUrl, NatsUrl, ObjectStoreUrl, PostgresUrl, RedisUrl,
    SecretUrl, SmtpUrl, SqliteUrl,
};

/// Longer than any server on this machine takes.
const LONG: Duration = Duration::from_secs(20);

/// As long as a test may wait for a server that says nothing.
const SHORT: Duration = Duration::from_millis(300);

fn check<A: Attached + FromStr>(url: &str, deadline: Duration) -> Check {
    let url = url.parse::<A>().unwrap_or_else(|_| panic!("{url}"));
    let checks = Preflight::new().attach("SERVICE_URL", &url).run(deadline);
    assert_eq!(checks.len(), 1);
    checks.into_iter().next().unwrap()
}

type Speak = fn(TcpStream);

type CheckOf = fn(&str, Duration) -> Check;

/// A server with one manner of speaking, on a port of its own.
fn server(speak: impl Fn(TcpStream) + Send + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            speak(stream);
        }
    });
    port
}

/// How each kind of server speaks, as far as a first conversation goes.
mod speak {
    use super::*;

    pub(super) fn postgres(mut stream: TcpStream) {
        let mut request = [0; 8];
        let _ = stream.read_exact(&mut request);
        if request == [0, 0, 0, 8, 4, 210, 22, 47] {
            let _ = stream.write_all(b"N");
        }
    }

    pub(super) fn redis(mut stream: TcpStream) {
        let mut line = String::new();
        let _ = BufReader::new(&stream).read_line(&mut line);
        let answer = if line == "PING\r\n" { "-NOAUTH Authentication required.\r\n" } else { "-ERR unknown\r\n" };
        let _ = stream.write_all(answer.as_bytes());
    }

    pub(super) fn amqp(mut stream: TcpStream) {
        let mut header = [0; 8];
        let _ = stream.read_exact(&mut header);
        let start = b"\x01\0\0\0\0\0\x08\0\x0a\0\x0a\0\x09\0\0\xce";
        let _ = stream.write_all(if &header == b"AMQP\0\0\x09\x01" { start } else { b"AMQP\0\0\x09\x01" });
    }

    pub(super) fn nats(mut stream: TcpStream) {
        let _ = stream.write_all(b"INFO {\"server_id\":\"N\"}\r\n");
        let _ = stream.read(&mut [0; 64]);
    }

    pub(super) fn smtp(mut stream: TcpStream) {
        let _ = stream.write_all(b"220-mail.example.com\r\n220 ready\r\n");
        let _ = stream.read(&mut [0; 64]);
    }

    pub(super) fn http(mut stream: TcpStream) {
        let request = BufReader::new(&stream).lines().map_while(Result::ok).take_while(|line| !line.is_empty());
        let good = request.count() > 1;
        let _ = stream.write_all(if good {
            b"HTTP/1.1 404 Not Found\r\n\r\n"
        } else {
            b"HTTP/1.1 400 Bad Request\r\n\r\n"
        });
    }

    pub(super) fn mysql(mut stream: TcpStream) {
        let _ = stream.write_all(b"\x4a\0\0\0\x0a8.0.36\0");
        let _ = stream.read(&mut [0; 64]);
    }
}

#[test]
fn a_service_of_the_right_kind_answers() {
    let answered = |check: Check| match check.outcome() {
        Outcome::Answered(service) => service,
        outcome => panic!("{outcome}"),
    };
    let url = |scheme: &str, speak: Speak| format!("{scheme}://127.0.0.1:{}", server(speak));
    assert_eq!(answered(check::<PostgresUrl>(&url("postgres", speak::postgres), LONG)), "PostgreSQL");
    assert_eq!(answered(check::<RedisUrl>(&url("redis", speak::redis), LONG)), "Redis");
    assert_eq!(answered(check::<AmqpUrl>(&url("amqp", speak::amqp), LONG)), "AMQP 0-9-1");
    assert_eq!(answered(check::<NatsUrl>(&url("nats", speak::nats), LONG)), "NATS");
    assert_eq!(answered(check::<SmtpUrl>(&url("smtp", speak::smtp), LONG)), "SMTP");
    assert_eq!(answered(check::<BaseUrl>(&url("http", speak::http), LONG)), "HTTP");
}

#[test]
fn an_answer_in_pieces_is_judged_as_a_whole() {
    let in_pieces = |answer: &'static str| {
        server(move |mut stream| {
            let _ = stream.set_nodelay(true);
            for byte in answer.bytes() {
                let _ = stream.write_all(&[byte]);
                thread::sleep(Duration::from_millis(2));
            }
            let _ = stream.read(&mut [0; 64]);
        })
    };
    let outcome =
        |answer| check::<NatsUrl>(&format!("nats://127.0.0.1:{}", in_pieces(answer)), LONG).outcome().to_string();
    assert_eq!(outcome("INFO {\"server_id\":\"N\"}\r\n"), Outcome::Answered("NATS").to_string());
    assert_eq!(outcome("INFORMIX\r\n"), Outcome::WrongService("NATS").to_string());
}

#[test]
fn the_right_port_with_the_wrong_service_is_found() {
    let speakers: [(&str, Speak); 7] = [
        ("postgres", speak::postgres),
        ("redis", speak::redis),
        ("amqp", speak::amqp),
        ("nats", speak::nats),
        ("smtp", speak::smtp),
        ("http", speak::http),
        ("mysql", speak::mysql),
    ];
    let checks: [(&str, CheckOf); 6] = [
        ("postgres", check::<PostgresUrl>),
        ("redis", check::<RedisUrl>),
        ("amqp", check::<AmqpUrl>),
        ("nats", check::<NatsUrl>),
        ("smtp", check::<SmtpUrl>),
        ("http", check::<BaseUrl>),
    ];
    for (there, speak) in speakers {
        for (expected, check) in checks.iter().filter(|(expected, _)| *expected != there) {
            let outcome = check(&format!("{expected}://127.0.0.1:{}", server(speak)), SHORT).outcome();
            // A server that waits for more than was said is silent, and one that hangs up on HTTP may know another version.
            let found = match outcome {
                Outcome::WrongService(_) | Outcome::HungUp(_) | Outcome::TimedOut(Phase::Answer) => true,
                Outcome::Connected => *expected == "http" && there == "postgres",
                _ => false,
            };
            assert!(found, "{expected} at a {there} server: {outcome}");
            // Those that speak first, or answer whatever is said, are recognised at once.
            if matches!(there, "nats" | "smtp" | "mysql") {
                assert!(matches!(outcome, Outcome::WrongService(_)), "{expected} at a {there} server: {outcome}");
            }
        }
    }
}

/// A server that sends an answer, and tells all that it was sent.
fn recorder(answer: &'static [u8]) -> (u16, Receiver<Vec<u8>>) {
    let (sender, receiver) = channel();
    let port = server(move |mut stream| {
        let _ = stream.write_all(answer);
        let _ = stream.shutdown(Shutdown::Write);
        let mut sent = Vec::new();
        let _ = stream.read_to_end(&mut sent);
        let _ = sender.send(sent);
    });
    (port, receiver)
}

#[test]
fn no_credential_is_sent() {
    let sent = |check: CheckOf, scheme: &str, answer| {
        let (port, sent) = recorder(answer);
        let outcome = check(&format!("{scheme}://app:hunter2@127.0.0.1:{port}"), LONG).outcome();
        assert!(matches!(outcome, Outcome::Answered(_)), "{outcome}");
        sent.recv().unwrap()
    };
    assert_eq!(sent(check::<PostgresUrl>, "postgres", b"S"), [0, 0, 0, 8, 4, 210, 22, 47]);
    assert_eq!(sent(check::<RedisUrl>, "redis", b"+PONG\r\n"), b"PING\r\n");
    assert_eq!(sent(check::<AmqpUrl>, "amqp", b"\x01\0\0\0\0\0\x08\0\x0a\0\x0a"), b"AMQP\0\0\x09\x01");
    assert_eq!(sent(check::<NatsUrl>, "nats", b"INFO {}\r\n"), b"");
    assert_eq!(sent(check::<SmtpUrl>, "smtp", b"220 ready\r\n"), b"QUIT\r\n");

    let (port, sent) = recorder(b"HTTP/1.1 401 Unauthorized\r\n\r\n");
    assert!(!check::<BaseUrl>(&format!("http://127.0.0.1:{port}/v1"), LONG).is_failure());
    let request = format!(
        "HEAD /v1/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: factor3-preflight\r\nConnection: close\r\n\r\n"
    );
    assert_eq!(String::from_utf8(sent.recv().unwrap()).unwrap(), request);
}

#[test]
fn nothing_is_said_where_a_hello_would_do_harm_or_needs_tls() {
    let connected = |check: CheckOf, url: &str| {
        let (port, sent) = recorder(b"");
        assert_eq!(check(&url.replace("HOST", &format!("127.0.0.1:{port}")), LONG).outcome(), Outcome::Connected);
        assert_eq!(sent.recv().unwrap(), b"", "{url}");
    };
    connected(check::<BaseUrl>, "https://HOST");
    connected(check::<RedisUrl>, "rediss://HOST");
    connected(check::<AmqpUrl>, "amqps://HOST");
    connected(check::<MongoUrl>, "mongodb://HOST");
    connected(check::<KafkaBrokers>, "HOST");
    connected(check::<HostPort>, "HOST");
    connected(check::<SecretUrl>, "https://HOST/services/T0/B0");
    connected(check::<PostgresUrl>, "postgres://HOST/orders?sslmode=require&sslnegotiation=direct");
}

#[test]
fn a_proxy_that_hangs_up_is_not_taken_for_a_service() {
    let hangs_up = |scheme: &str| format!("{scheme}://127.0.0.1:{}", server(drop));
    let check = check::<PostgresUrl>(&hangs_up("postgres"), LONG);
    assert_eq!(check.outcome().to_string(), "not reached: what accepts a connection hangs up, and is not PostgreSQL");
    assert!(check.is_failure());
    assert_eq!(self::check::<NatsUrl>(&hangs_up("nats"), LONG).outcome(), Outcome::HungUp("NATS"));
    // A server may know nothing but HTTP/2, and says so, or not.
    assert_eq!(self::check::<BaseUrl>(&hangs_up("http"), LONG).outcome(), Outcome::Connected);
    let settings = |mut stream: TcpStream| {
        let _ = stream.write_all(&[0, 0, 18, 4, 0, 0, 0, 0, 0, 0, 3]);
    };
    let url = format!("http://127.0.0.1:{}", server(settings));
    assert_eq!(self::check::<BaseUrl>(&url, LONG).outcome(), Outcome::Answered("HTTP"));
}

#[test]
fn a_goodbye_that_does_not_come_holds_nothing_up() {
    let port = server({
        let silent = thread_of_silence();
        move |mut stream| {
            let _ = stream.write_all(b"220 ready\r\n");
            silent(stream);
        }
    });
    let url = format!("smtp://127.0.0.1:{port}").parse::<SmtpUrl>().unwrap();
    // It would not end.
    let checks = Preflight::new().attach("SMTP_URL", &url).run(Duration::MAX);
    assert_eq!(checks[0].outcome(), Outcome::Answered("SMTP"));
}

#[test]
fn mysql_is_not_connected_to() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let check = check::<MySqlUrl>(&format!("mysql://app@127.0.0.1:{port}/orders"), LONG);
    assert!(!check.is_failure());
    assert_eq!(
        check.to_string(),
        format!(
            "SERVICE_URL  127.0.0.1:{port}  not tried: \
             MySQL counts connections without a login, and shuts out a host that makes many"
        )
    );
    listener.set_nonblocking(true).unwrap();
    assert_eq!(listener.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock);
}

/// A server that offers TLS waits for the client to begin with it.
#[test]
fn an_answer_is_judged_as_soon_as_it_is_long_enough() {
    let port = server({
        let silent = thread_of_silence();
        move |mut stream: TcpStream| {
            let _ = stream.read_exact(&mut [0; 8]);
            let _ = stream.write_all(b"S");
            silent(stream);
        }
    });
    let check = check::<PostgresUrl>(&format!("postgres://127.0.0.1:{port}/orders?sslmode=require"), LONG);
    assert_eq!(check.outcome(), Outcome::Answered("PostgreSQL"));
    assert!(check.elapsed() < LONG);
}

#[test]
fn a_server_without_the_tls_that_the_url_requires_is_found() {
    let url = |sslmode| format!("postgres://127.0.0.1:{}/orders?sslmode={sslmode}", server(speak::postgres));
    assert_eq!(check::<PostgresUrl>(&url("prefer"), LONG).outcome(), Outcome::Answered("PostgreSQL"));
    let check = check::<PostgresUrl>(&url("verify-full"), LONG);
    assert!(check.is_failure());
    assert_eq!(check.outcome().to_string(), "no TLS: PostgreSQL answers, and offers none, which the URL requires");
}

#[test]
fn says_what_stands_in_the_way() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let refused = check::<HostPort>(&format!("127.0.0.1:{free}"), LONG);
    assert_eq!(refused.outcome(), Outcome::Refused);
    assert_eq!(refused.to_string(), format!("SERVICE_URL  127.0.0.1:{free}  not reached: the connection is refused"));

    let unknown = check::<RedisUrl>("redis://app:hunter2@cache.invalid", LONG);
    assert!(unknown.is_failure());
    assert!(unknown.to_string().starts_with("SERVICE_URL  cache.invalid:6379  not reached: the name of the host"));

    let silent = server(thread_of_silence());
    let check = check::<RedisUrl>(&format!("redis://127.0.0.1:{silent}"), SHORT);
    assert_eq!(check.outcome().to_string(), "not reached: it accepts a connection and does not answer in time");
    assert!(check.elapsed() <= SHORT);
}

/// Keeps every connection open, and says nothing.
fn thread_of_silence() -> impl Fn(TcpStream) + Send + 'static {
    let streams = std::sync::Mutex::new(Vec::new());
    move |stream| streams.lock().unwrap().push(stream)
}

#[test]
fn all_are_tried_at_once() {
    // Each server waits until the others are asked too.
    let barrier = Arc::new(Barrier::new(5));
    let mut preflight = Preflight::new();
    for _ in 0..5 {
        let barrier = barrier.clone();
        let port = server(move |stream| {
            barrier.wait();
            speak::redis(stream);
        });
        preflight = preflight.attach("CACHE_URL", &format!("redis://127.0.0.1:{port}").parse::<RedisUrl>().unwrap());
    }
    assert!(preflight.run(LONG).iter().all(|check| check.outcome() == Outcome::Answered("Redis")));
}

#[test]
fn each_host_is_tried_and_an_absent_service_has_none() {
    let there = server(speak::postgres);
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url: PostgresUrl = format!("postgres://127.0.0.1:{there},127.0.0.1:{free}/orders").parse().unwrap();
    let checks = Preflight::new()
        .attach("CACHE_URL", &None::<RedisUrl>)
        .attach("REPLICA_URL", &Some(url.clone()))
        .attach("DATABASE_URL", &url)
        .attach("SHARDS", &vec![url.clone()])
        .run(LONG);
    let lines: Vec<_> = checks.iter().map(|check| (check.variable(), check.is_failure())).collect();
    let each = |name| [(name, false), (name, true)];
    assert_eq!(lines, ["REPLICA_URL", "DATABASE_URL", "SHARDS"].map(each).concat());
    assert_eq!(EXIT_CODE, 69);
}

/// Returns a path as a URL has it: `/C:/data` for `C:\data`.
fn in_url(path: &Path) -> String {
    let path = path.to_str().unwrap().replace('\\', "/");
    if path.starts_with('/') { path } else { format!("/{path}") }
}

#[test]
fn a_file_has_to_have_its_directory() {
    let directory = tempfile::tempdir().unwrap();
    let url = |path: &str| format!("sqlite://{}/{path}", in_url(directory.path()));
    let found = check::<SqliteUrl>(&url("orders.db"), LONG);
    assert_eq!(found.outcome().to_string(), "reached: its directory is there");
    let missing = check::<SqliteUrl>(&url("missing/orders.db"), LONG);
    assert_eq!(missing.outcome(), Outcome::Unreachable(std::io::ErrorKind::NotFound));
    std::fs::write(directory.path().join("plain"), "").unwrap();
    let in_file = check::<SqliteUrl>(&url("plain/orders.db"), LONG);
    assert_eq!(in_file.outcome(), Outcome::Unreachable(std::io::ErrorKind::NotADirectory));
    for url in ["sqlite::memory:", "sqlite:orders?mode=memory"] {
        assert_eq!(check::<SqliteUrl>(url, LONG).outcome(), Outcome::Skipped("it is in memory"), "{url}");
    }
    assert!(!check::<SqliteUrl>("sqlite:orders.db", LONG).is_failure());
}

#[cfg(unix)]
#[test]
fn a_socket_is_asked_too() {
    use std::os::unix::net::UnixListener;

    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join(".s.PGSQL.5432");
    let listener = UnixListener::bind(&path).unwrap();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.read_exact(&mut [0; 8]).unwrap();
        stream.write_all(b"N").unwrap();
    });
    let check = check::<PostgresUrl>(&format!("postgres:///orders?host={}", directory.path().display()), LONG);
    assert_eq!(check.outcome(), Outcome::Answered("PostgreSQL"));
    assert_eq!(check.target(), path.to_str().unwrap());

    let parameter = self::check::<MySqlUrl>("mysql://localhost/orders?socket=/run/mysqld/mysqld.sock", LONG);
    assert_eq!(parameter.target(), "/run/mysqld/mysqld.sock");
}

#[test]
fn what_only_a_client_can_find_is_not_asked_and_a_directory_is() {
    let bucket = check::<ObjectStoreUrl>("s3://orders/exports", LONG);
    assert_eq!(bucket.target(), "orders");
    assert_eq!(bucket.outcome(), Outcome::Skipped("its endpoint is another setting"));
    let records = check::<MongoUrl>("mongodb+srv://mongo.internal/orders", LONG);
    assert_eq!(records.outcome(), Outcome::Skipped("its hosts are in records that only its client reads"));
    let directory = tempfile::tempdir().unwrap();
    let there = check::<ObjectStoreUrl>(&format!("file://{}", in_url(directory.path())), LONG);
    assert_eq!(Path::new(there.target()), directory.path());
    assert!(matches!(there.outcome(), Outcome::Found));
}
