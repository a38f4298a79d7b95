//! An inventory, an environment for the orders service, and the processes that run in it.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use reqwest::{Client, Response, StatusCode};
use serde_json::{Value, json};
use tempfile::TempDir;

/// The longest wait for anything.
const PATIENCE: Duration = Duration::from_secs(60);

/// A directory, an inventory that has 1,000,000 pieces of everything that a test orders, and an environment.
pub struct World {
    pub directory: TempDir,
    pub variables: BTreeMap<String, String>,
    pub inventory: Process,
}

impl World {
    /// Creates a world whose database is a file, with its tables.
    pub fn new() -> Self {
        let world = Self::without_tables();
        world.migrate();
        world
    }

    pub fn without_tables() -> Self {
        let directory = TempDir::new().unwrap();
        std::fs::write(directory.path().join("token"), "monday").unwrap();
        std::fs::write(directory.path().join("inventory-token"), "monday").unwrap();
        let path = |name| directory.path().join(name).display().to_string();
        let inventory = Process::start(
            env!("CARGO_BIN_EXE_inventory"),
            &[],
            &variables([
                ("BIND_ADDRESS", "127.0.0.1".to_owned()),
                ("PORT", "0".to_owned()),
                ("LOG_FORMAT", "json".to_owned()),
                ("STOCK", format!("teapot=1000000,{}=1000000,rare=1", sku())),
                ("TOKEN", path("inventory-token")),
            ]),
            directory.path(),
        );
        let variables = variables([
            ("BIND_ADDRESS", "127.0.0.1".to_owned()),
            ("PORT", "0".to_owned()),
            ("LOG_FORMAT", "json".to_owned()),
            ("DATABASE_URL", format!("sqlite://{}?mode=rwc", path("orders.db"))),
            ("INVENTORY_URL", format!("http://{}", inventory.address())),
            ("INVENTORY_TOKEN", path("token")),
        ]);
        Self { directory, variables, inventory }
    }

    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.variables.insert(name.to_owned(), value.into());
    }

    /// Runs the program to its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        command(env!("CARGO_BIN_EXE_orders"), arguments, &self.variables, self.directory.path()).output().unwrap()
    }

    pub fn migrate(&self) {
        let output = self.run(&["migrate"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// Starts the service, and returns when it listens.
    pub fn serve(&self) -> Process {
        self.serve_with(&self.variables)
    }

    /// Starts the service in another environment, and returns when it listens.
    pub fn serve_with(&self, variables: &BTreeMap<String, String>) -> Process {
        Process::start(env!("CARGO_BIN_EXE_orders"), &["serve"], variables, self.directory.path())
    }
}

fn variables<const N: usize>(variables: [(&str, String); N]) -> BTreeMap<String, String> {
    variables.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Returns an article that no other run of the tests orders, because the databases of servers are shared.
pub fn sku() -> String {
    format!("article-{}", std::process::id())
}

/// Returns a port that no process listens on.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn command(program: &str, arguments: &[&str], variables: &BTreeMap<String, String>, directory: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).env_clear().envs(variables).current_dir(directory).stdin(Stdio::null());
    command
}

/// A serving process, and the events that it has written.
pub struct Process {
    child: Child,
    events: Arc<(Mutex<Vec<Value>>, Condvar)>,
}

impl Process {
    fn start(program: &str, arguments: &[&str], variables: &BTreeMap<String, String>, directory: &Path) -> Self {
        let mut child = command(program, arguments, variables, directory).stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let events = Arc::<(Mutex<Vec<Value>>, Condvar)>::default();
        let written = events.clone();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let event = serde_json::from_str(&line).unwrap_or_else(|_| panic!("not an event: {line}"));
                written.0.lock().unwrap().push(event);
                written.1.notify_all();
            }
        });
        let process = Self { child, events };
        process.event("listening");
        process
    }

    /// Waits for an event with this message, and returns the first.
    pub fn event(&self, message: &str) -> Value {
        let (events, changed) = &*self.events;
        let find = |events: &Vec<Value>| events.iter().find(|event| event["message"] == message).cloned();
        let (events, _) =
            changed.wait_timeout_while(events.lock().unwrap(), PATIENCE, |events| find(events).is_none()).unwrap();
        find(&events).unwrap_or_else(|| panic!("no event {message:?} in {events:#?}"))
    }

    /// Returns all events so far.
    pub fn events(&self) -> Vec<Value> {
        self.events.0.lock().unwrap().clone()
    }

    pub fn address(&self) -> SocketAddr {
        self.event("listening")["address"].as_str().unwrap().parse().unwrap()
    }

    pub fn terminate(&self) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    }

    pub fn wait(&mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(start.elapsed() < PATIENCE, "the process does not end");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Ends the process as a platform does.
    pub fn stop(mut self) {
        self.terminate();
        let status = self.wait();
        assert_eq!(status.code(), Some(0), "{:#?}", self.events());
    }

    pub async fn get(&self, path: &str) -> Response {
        client().get(format!("http://{}{path}", self.address())).send().await.unwrap()
    }

    /// Orders a piece of an article under an id, and returns the status.
    pub async fn order(&self, id: &str, sku: &str) -> StatusCode {
        put(self.address(), id, json!({ "sku": sku, "quantity": 1 })).await.unwrap().status()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns a client with a timeout, which ignores proxies in the environment.
pub fn client() -> Client {
    orders::tls::install();
    Client::builder().no_proxy().timeout(PATIENCE).build().unwrap()
}

pub async fn put(address: SocketAddr, id: &str, order: Value) -> reqwest::Result<Response> {
    client().put(format!("http://{address}/orders/{id}")).json(&order).send().await
}

/// Waits until something is true.
pub async fn until(what: &str, mut is_true: impl AsyncFnMut() -> bool) {
    let start = Instant::now();
    while !is_true().await {
        assert!(start.elapsed() < PATIENCE, "never: {what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
