//! Look-alikes of debt: each is a kind that a well-kept service has.

mod common;

use common::Project;

/// Returns the debt and the notes in `main.rs`.
fn audit(code: &str) -> (Vec<String>, Vec<String>) {
    let audit = Project::main(code).audit();
    (audit.debt(), audit.notes())
}

fn debt(code: &str) -> Vec<String> {
    audit(code).0
}

#[test]
fn variables_of_platforms_and_allocators_are_not_ours() {
    for name in [
        "ASAN_OPTIONS",
        "MALLOC_CONF",
        "TOKIO_WORKER_THREADS",
        "ECS_CONTAINER_METADATA_URI_V4",
        "GITHUB_OUTPUT",
        "CREDENTIALS_DIRECTORY",
        "FAILPOINTS",
        "RUSTFLAGS",
    ] {
        assert_eq!(debt(&format!("fn main() {{ std::env::var(\"{name}\"); }}")), [""; 0], "{name}");
    }
    assert_eq!(debt("fn main() { std::env::var(\"GITHUB_TOKEN\"); }"), ["env-read/GITHUB_TOKEN"]);
}

#[test]
fn a_switch_for_tests_and_a_change_of_a_tool_are_notes() {
    assert_eq!(
        audit("fn main() { std::env::var(\"SHOP_E2E_FAST\"); unsafe { std::env::set_var(\"RUST_LOG\", \"info\") } }"),
        (vec![], vec!["env-read/SHOP_E2E_FAST".to_owned(), "env-write/RUST_LOG".to_owned()])
    );
}

#[test]
fn code_for_tests_is_out_in_every_form() {
    for code in [
        "#[cfg(fuzzing)]\nfn other() { std::env::var(\"A_B\"); }",
        "#[cfg(feature = \"test-util\")]\nfn other() { std::env::var(\"A_B\"); }",
        "#[cfg(any(test, feature = \"testing\"))]\nmod other { fn a() { std::env::var(\"A_B\"); } }",
        "fn other(a: u8) { match a { #[cfg(test)] 1 => { std::env::var(\"A_B\"); } _ => {} } }",
        "fn other() { #[cfg(feature = \"mock\")] connect(std::env::var(\"A_B\")); }",
        "fn other() -> A { A { #[cfg(test)] a: std::env::var(\"A_B\"), b: 1 } }",
        "fn samples() { std::env::var(\"A_B\"); }",
    ] {
        assert_eq!(debt(&format!("fn main() {{}}\n{code}")), [""; 0], "{code}");
    }
    let other = "#[cfg(feature = \"postgres\")]\nfn other() { std::env::var(\"A_B\"); }";
    assert_eq!(debt(&format!("fn main() {{}}\n{other}")), ["env-read/A_B"]);
}

#[test]
fn a_constant_that_only_defaults_use_is_a_default() {
    let constant = "const BROKER: &str = \"127.0.0.1:9092\";\n";
    for used in [
        "fn main() { let broker = given.unwrap_or(BROKER); }",
        "struct Kafka;\nimpl Default for Kafka { fn default() -> Self { connect(BROKER) } }\nfn main() {}",
        "fn main() {}\nstruct A { #[arg(default_value = BROKER)] broker: String }",
    ] {
        let (debt, notes) = audit(&format!("{constant}{used}"));
        assert_eq!((debt, notes), (vec![], vec!["local-default/shop".to_owned()]), "{used}");
    }
    let both = format!("{constant}fn main() {{ given.unwrap_or(BROKER); Client::connect(BROKER); }}");
    assert_eq!(debt(&both), ["service-address/127.0.0.1:9092"]);
}

#[test]
fn a_port_in_a_default_is_none() {
    let code = "const DEFAULT_PORT: u16 = 4001;\nstruct Server;\nimpl Default for Server { fn default() -> Self { new(format!(\"127.0.0.1:{DEFAULT_PORT}\")) } }\nfn main() {}\n";
    assert_eq!(debt(code), [""; 0]);
    let named = "struct A { #[serde(default = \"listen\")] listen: SocketAddr }\nfn listen() -> SocketAddr { SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), 5000) }\nfn main() {}\n";
    assert_eq!(debt(named), [""; 0]);
    let protocol = "const DNS_PORT: u16 = 53;\nfn main() { SocketAddr::from((ip, DNS_PORT)); }\n";
    assert_eq!(debt(protocol), [""; 0]);
}

#[test]
fn an_address_that_nothing_listens_at_is_a_note() {
    let search = "fn main() {}\nfn search() { let address = SocketAddr::new(Ipv4Addr::LOCALHOST.into(), 7280); register(address); }\n";
    assert_eq!(audit(search), (vec![], vec!["bind-address/7280".to_owned()]));
    let serve = "fn main() {}\nfn start() { let address = SocketAddr::new(Ipv4Addr::LOCALHOST.into(), 7280); TcpListener::bind(address); }\n";
    assert_eq!(debt(serve), ["bind-address/7280"]);
    let all = "fn main() {}\nfn address() -> SocketAddr { SocketAddr::from(([0, 0, 0, 0], 7280)) }\n";
    assert_eq!(debt(all), ["bind-address/7280"]);
}

#[test]
fn stand_ins_for_a_host_are_none() {
    for url in
        ["http://local/deployments", "https://my-host/", "http://S", "http://metadata.google.internal/computeMetadata"]
    {
        assert_eq!(debt(&format!("fn main() {{ client.get(\"{url}\"); }}")), [""; 0], "{url}");
    }
    assert_eq!(debt("fn main() { let dummy_address = \"127.0.0.1:5691\"; connect(dummy_address); }"), [""; 0]);
    assert_eq!(debt("fn main() { Url::parse(\"ws://localhost\"); }"), [""; 0]);
}

#[test]
fn the_second_argument_of_a_wrapper_is_a_default_only_if_it_takes_its_place() {
    let default = "fn main() { read(\"APP_SECRET\", \"hunter2\"); }\nfn read(name: &str, other: &str) -> String { std::env::var(name).unwrap_or_else(|_| other.to_string()) }\n";
    assert_eq!(debt(default), ["credential/APP_SECRET", "env-read/APP_SECRET"]);
    let path = "fn main() { read(\"APP_SECRET\", \"app.secret\"); }\nfn read(name: &str, path: &str) { figment.set(path, std::env::var(name)); }\n";
    assert_eq!(debt(path), ["env-read/APP_SECRET"]);
}

#[test]
fn a_log_file_that_the_configuration_names_is_a_note() {
    for code in [
        "fn main() { tracing_appender::rolling::daily(&config.log.directory, \"shop.log\"); }",
        "fn main() { if let Some(path) = CONFIG.log_file() { fern::log_file(path); } }",
        "fn main() {}\nfn logs(directory: &str) { RollingFileAppender::builder().build(directory); }",
    ] {
        assert_eq!(audit(code), (vec![], vec!["log-file/shop".to_owned()]), "{code}");
    }
    assert_eq!(debt("fn main() { RollingFileAppender::builder().build(\"logs\"); }"), ["log-file/shop"]);
}

#[test]
fn an_env_file_that_a_variable_names_is_not_one_for_each_environment() {
    let code = |name: &str| {
        format!("fn main() {{ let file = std::env::var(\"{name}\").unwrap(); dotenvy::from_path(&file).ok(); }}")
    };
    assert_eq!(debt(&code("SHOP_ENV_PATH")), ["env-read/SHOP_ENV_PATH"]);
    assert_eq!(debt(&code("APP_ENV")), ["env-read/APP_ENV", "settings-files/shop"]);
}

#[test]
fn a_text_that_mentions_a_credential_is_none() {
    assert_eq!(
        debt("fn main() { example(\"endpoint: \\\"postgres://user:password@localhost/db\\\"\\ntable: a\"); }"),
        [""; 0]
    );
    assert_eq!(
        debt("fn main() { std::env::var(\"GOOGLE_APPLICATION_CREDENTIALS\").unwrap_or(\"a\".into()); }"),
        [""; 0]
    );
}

#[test]
fn an_address_in_a_comparison_is_a_note() {
    assert_eq!(
        audit("fn main() { if request_ip.contains(\"91.239.184.81\") {} if ip == \"127.0.0.1\" {} }"),
        (vec![], vec!["service-address/91.239.184.81".to_owned()])
    );
}

#[test]
fn code_for_development_and_sample_data_is_a_note() {
    for code in [
        "mod dev_utils { fn pool() { connect(\"postgres://app:secret@localhost:5432/app\"); } }",
        "mod otel_generator { fn spans() { send(\"http://payments.internal:8080\"); } }",
        "fn test_client() { connect(\"http://localhost:8081/v1\"); }",
        "struct FakeBroker;\nimpl FakeBroker { fn start() { connect(\"http://localhost:8081/v1\"); } }",
    ] {
        let (debt, notes) = audit(&format!("fn main() {{}}\n{code}"));
        assert_eq!(debt, [""; 0], "{code}");
        assert!(notes.iter().any(|note| note.starts_with("service-address/")), "{code}: {notes:?}");
    }
    // The environment is the same there, too.
    assert_eq!(debt("fn main() {}\nmod dev_utils { fn a() { std::env::var(\"A_B\"); } }"), ["env-read/A_B"]);
}

#[test]
fn the_host_in_the_form_of_a_url_for_a_socket_is_a_note() {
    for code in [
        "fn main() { Uri::from_static(\"http://proxy.local/sql\"); }",
        "fn main() { Endpoint::from_static(\"http://[::1]:50051\").connect_with_connector(connector); }",
        "fn main() { let a = UnixStream::connect(path); request(a, \"http://docker:2375/info\"); }",
    ] {
        assert_eq!(debt(code), [""; 0], "{code}");
    }
    assert_eq!(
        debt("fn main() { Uri::from_static(\"http://proxy.svc.cluster.local/sql\"); }"),
        ["service-address/proxy.svc.cluster.local"]
    );
}

#[test]
fn a_variable_for_another_process_is_a_note() {
    for code in [
        "fn start(cmd: Command) { if let Ok(key) = std::env::var(\"API_KEY\") { cmd.env(\"API_KEY\", key); } }",
        "fn start(cmd: Command) { for name in [\"API_KEY\", \"API_ID\"] { cmd.env(name, std::env::var(name).unwrap()); } }",
        "fn is_child() -> bool { std::env::var_os(\"_SHOP_CHILD\").is_some() }",
    ] {
        assert_eq!(debt(&format!("fn main() {{}}\n{code}")), [""; 0], "{code}");
    }
    // The variable of the child is set from the configuration, and read elsewhere.
    let code = "fn start(cmd: Command) { cmd.env(\"API_KEY\", key); }\nfn other() { std::env::var(\"API_KEY\"); }";
    assert_eq!(debt(&format!("fn main() {{}}\n{code}")), ["env-read/API_KEY"]);
}

#[test]
fn a_feature_for_staging_is_not_in_production() {
    let code = "#[cfg(feature = \"staging\")]\nfn main() { std::env::var(\"SITE_URL\"); }\n\
        #[cfg(not(feature = \"staging\"))]\nfn main() { std::env::var(\"SHOP_URL\"); }\n\
        #[cfg(feature = \"local-storage\")]\nfn store() { std::env::var(\"STORE_URL\"); }";
    assert_eq!(Project::main(code).audit().debt(), ["env-read/SHOP_URL", "env-read/STORE_URL"]);
}

#[test]
fn the_constant_of_a_type_parameter_is_one_of_many() {
    let code = "trait Port { const DEFAULT_PORT: u16; }\nimpl Port for Admin { const DEFAULT_PORT: u16 = 9070; }\n\
        fn main() {}\nfn address<P: Port>() -> String { format!(\"http://127.0.0.1:{}\", P::DEFAULT_PORT) }";
    assert_eq!(debt(code), [""; 0]);
}

#[test]
fn a_function_that_an_attribute_starts_is_main() {
    for attribute in ["#[shuttle_runtime::main]", "#[launch]"] {
        let code = format!("{attribute}\nasync fn rocket() {{ dotenv::dotenv().ok(); }}");
        assert_eq!(audit(&code), (vec![], vec!["dotenv-load/dotenv".to_owned()]));
    }
}

#[test]
fn the_default_that_a_wrapper_takes_is_a_default() {
    let wrapper = "fn var(name: &str, default: &str) -> String { std::env::var(name).unwrap_or(default.to_owned()) }\n";
    let code = format!("{wrapper}fn main() {{ var(\"SITE_URL\", \"http://localhost:3000\"); }}");
    assert_eq!(audit(&code), (vec!["env-read/SITE_URL".to_owned()], vec!["local-default/shop".to_owned()]));
}

#[test]
fn a_picture_is_no_service() {
    let code = "fn main() { show(\"https://cdn.shop.net/blank.png?size=5\"); }\nmod config { const A: &str = \"https://cdn.shop.net/\"; }";
    assert_eq!(debt(code), [""; 0]);
}
