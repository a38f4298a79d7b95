//! Addresses in the code: the ports that the process listens on, and the services that it calls.

mod common;

use common::Project;

fn debt(code: &str) -> Vec<String> {
    Project::main(code).audit().debt()
}

#[test]
fn a_literal_port_is_debt_in_every_form() {
    for listen in [
        "TcpListener::bind(\"0.0.0.0:8000\")",
        "HttpServer::new(app).bind((\"127.0.0.1\", 8000))",
        "axum::Server::bind(&\"0.0.0.0:8000\".parse().unwrap())",
        "warp::serve(routes).run(([0, 0, 0, 0], 8000))",
        "SocketAddr::from(([127, 0, 0, 1], 8000))",
        "SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8000)",
        "TcpListener::bind(\"[::]:8000\")",
        "HttpServer::new(app).bind(\"127.1:8000\")",
    ] {
        assert_eq!(debt(&format!("fn main() {{ {listen}; }}")), ["bind-address/8000"], "{listen}");
    }
    assert_eq!(debt("fn main() { let addr = \"127.0.0.1:8000\"; TcpListener::bind(addr); }"), ["bind-address/8000"]);
}

#[test]
fn a_port_from_the_configuration_is_none() {
    assert_eq!(
        debt(
            "fn main() { bind((\"0.0.0.0\", config.port)); TcpListener::bind(format!(\"0.0.0.0:{}\", config.port)); bind(\"127.0.0.1:0\"); }"
        ),
        [""; 0]
    );
}

#[test]
fn a_constant_is_debt_where_an_address_uses_it() {
    let code = "const HTTP_PORT: u16 = 8080;\nconst SERIAL_PORT: u16 = 3;\nfn main() { let address = format!(\"0.0.0.0:{HTTP_PORT}\"); }\n";
    let project = Project::main(code);
    assert_eq!(project.audit().debt(), ["bind-address/HTTP_PORT"]);
    assert_eq!(
        project.audit().field("bind-address/HTTP_PORT"),
        "/// Port at which the service listens.\n#[env(default = 8080)]\nhttp_port: u16,"
    );
}

#[test]
fn services_are_debt_by_loopback_private_and_one_label_hosts() {
    for (literal, subject) in [
        ("http://localhost:8081/v1", "localhost:8081"),
        ("http://otel-collector:4317", "otel-collector:4317"),
        ("http://10.0.3.7/api", "10.0.3.7"),
        ("redis://cache.internal:6379/0", "cache.internal:6379"),
        ("postgres://db/orders", "db"),
        ("127.0.0.1:6379", "127.0.0.1:6379"),
        ("kafka:9092", "kafka:9092"),
        ("http://payments.default.svc.cluster.local", "payments.default.svc.cluster.local"),
    ] {
        assert_eq!(
            debt(&format!("fn main() {{ Client::open(\"{literal}\"); }}")),
            [format!("service-address/{subject}")],
            "{literal}"
        );
    }
}

#[test]
fn look_alikes_are_no_addresses() {
    for text in [
        "1.3.6.1.4",
        "2.5.29.17",
        "1.2.3",
        "http://www.w3.org/2000/svg",
        "https://example.com/a",
        "see http://localhost:80 for more",
        "^https://localhost/.*$",
        "urn:uuid:1",
        "sha256:1234",
        "12:30",
        "https://www.googleapis.com/auth/drive",
        "text/plain; q=0.5",
        "a:b",
        "localhost.localdomain",
        "<a href='http://localhost'>",
    ] {
        assert_eq!(debt(&format!("fn main() {{ use_it({text:?}); }}")), [""; 0], "{text}");
    }
}

#[test]
fn what_is_compared_logged_or_a_default_is_none() {
    assert_eq!(
        debt(
            "fn main() { url.starts_with(\"http://localhost:80\"); if host == \"127.0.0.1:80\" {} matches!(host, \"127.0.0.1:80\"); assert_eq!(a, \"http://localhost:80\"); info!(\"http://localhost:80\"); println!(\"listening at http://localhost:80\"); }"
        ),
        [""; 0]
    );
    assert_eq!(
        debt(
            "const DEFAULT_URL: &str = \"http://localhost:80\";\nfn default_url() -> String { \"http://localhost:81\".into() }\nfn main() { let url = given.unwrap_or(\"http://localhost:82\"); }"
        ),
        [""; 0]
    );
}

#[test]
fn a_public_api_is_a_note_unless_the_configuration_knows_its_host() {
    let audit = Project::main("fn main() { client.get(\"https://api.partner.io/v1/x\"); }").audit();
    assert_eq!((audit.debt(), audit.notes()), (vec![], vec!["service-address/api.partner.io".to_owned()]));
    let project = Project::new(&[
        ("src/main.rs", "mod config;\nfn main() { client.get(\"https://api.partner.io/v1/x\"); }\n"),
        ("src/config.rs", "pub fn load() { url.unwrap_or(\"https://api.partner.io\"); }\n"),
    ]);
    assert_eq!(project.audit().debt(), ["service-address/api.partner.io"]);
}

#[test]
fn credentials_in_the_code_are_debt() {
    assert_eq!(
        debt("fn main() { connect(\"postgres://shop:hunter2@db.shop.io/shop\"); }"),
        ["credential/db.shop.io", "service-address/db.shop.io"]
    );
    assert_eq!(
        debt("fn main() { get(\"https://api.partner.io/call?key=abcdef123\"); }"),
        ["credential/api.partner.io", "service-address/api.partner.io"]
    );
    assert_eq!(
        debt("fn main() { EncodingKey::from_secret(\"hunter2\".as_ref()); }"),
        ["credential/EncodingKey::from_secret"]
    );
    assert_eq!(debt("fn main() { RedisSession::new(address, &[0; 32]); }"), ["credential/RedisSession::new"]);
    assert_eq!(
        debt("fn main() { std::env::var(\"JWT_SECRET\").unwrap_or(\"hunter2\".to_string()); }"),
        ["credential/JWT_SECRET", "env-read/JWT_SECRET"]
    );
    assert_eq!(
        debt(
            "fn main() { connect(&format!(\"postgres://{}:{}@db.shop.io/shop\", user, password)); EncodingKey::from_secret(config.secret.as_ref()); }"
        ),
        [""; 0]
    );
}

#[test]
fn files_and_logs() {
    let audit = Project::main(
        "fn main() { std::fs::create_dir_all(\"uploads\"); tracing_appender::rolling::daily(\"logs\", \"shop.log\"); }",
    )
    .audit();
    assert_eq!((audit.debt(), audit.notes()), (vec!["log-file/shop".to_owned()], vec!["local-state/shop".to_owned()]));
}

#[test]
fn a_port_beside_a_variable_host_is_debt_where_the_process_listens() {
    assert_eq!(debt("fn main() { app::run(format!(\"{}:7800\", config.host)); }"), ["bind-address/7800"]);
    let audit = Project::main("fn main() { let redis = format!(\"{host}:6379\"); open(redis); }").audit();
    assert_eq!((audit.debt(), audit.notes()), (vec![], vec!["service-address/port-6379".to_owned()]));
}

#[test]
fn a_literal_host_is_debt_where_only_the_port_comes_from_outside() {
    assert_eq!(debt("fn main() { server.bind(format!(\"127.0.0.1:{}\", port)); }"), ["bind-address/127.0.0.1"]);
    assert_eq!(debt("fn main() { server.bind(format!(\"0.0.0.0:{}\", port)); }"), [""; 0]);
}

#[test]
fn a_port_is_followed_through_a_variable() {
    for code in [
        "let port = 8000; SocketAddr::from(([0, 0, 0, 0], port));",
        "let (host, port) = (config.host, 1); let port = 8000; server.bind((host, port));",
    ] {
        assert_eq!(debt(&format!("fn main() {{ {code} }}")), ["bind-address/8000"], "{code}");
    }
}

#[test]
fn the_port_and_the_password_of_a_client_are_those_of_its_service() {
    assert_eq!(
        debt("fn main() { PgConnectOptions::new().host(\"localhost\").port(5432).password(\"hunter2\"); }"),
        ["credential/PgConnectOptions::password", "service-address/5432", "service-address/localhost"]
    );
    assert_eq!(debt("fn main() { redis::Client::open((\"127.0.0.1\", 6379)); }"), ["service-address/6379"]);
    assert_eq!(
        debt("const KEY: &str = \"hunter2\";\nfn main() { EncodingKey::from_secret(KEY.as_bytes()); }"),
        ["credential/EncodingKey::from_secret"]
    );
}

#[test]
fn an_address_that_literals_make_up_is_one() {
    for (code, expected) in [
        ("get(format!(\"http://{}:{}/a\", \"localhost\", 8080))", "service-address/localhost:8080"),
        (
            "let (host, port) = (1, 2); let host = \"10.0.0.7\"; let port = 9000; get(format!(\"http://{host}:{}\", port))",
            "service-address/10.0.0.7:9000",
        ),
        ("get(format!(\"{}://orders:8080/{}\", \"http\", id))", "service-address/orders:8080"),
        ("get(concat!(\"http://\", \"localhost\", \":8080\"))", "service-address/localhost:8080"),
        ("let address = format!(\"{}:{}\", \"0.0.0.0\", 8080); TcpListener::bind(address)", "bind-address/8080"),
    ] {
        let code = format!("fn main() {{ {code}; }}");
        assert_eq!(Project::main(&code).audit().debt(), [expected], "{code}");
    }
    for code in [
        "let mut host = \"10.0.0.7\"; host = given; get(format!(\"http://{host}:{port}\"))",
        "get(format!(\"http://{host}/{}\", \"localhost\"))",
        "println!(\"http://{}:{}\", \"localhost\", 8080)",
    ] {
        let code = format!("fn main() {{ {code}; }}");
        assert!(Project::main(&code).audit().debt().is_empty(), "{code}");
    }
}

#[test]
fn a_port_in_the_settings_of_a_framework_is_one() {
    let code =
        "fn main() { rocket::custom(rocket::Config::figment().merge((\"port\", 8000)).merge((\"workers\", 4))); }";
    assert_eq!(Project::main(code).audit().debt(), ["bind-address/8000"]);
    let given = "fn main() { rocket::custom(rocket::Config::figment().merge((\"port\", config.port))); }";
    assert!(Project::main(given).audit().debt().is_empty());
}
