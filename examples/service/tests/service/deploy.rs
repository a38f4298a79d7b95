//! The files of each platform, checked by the service itself.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use factor3::EnvConfig as _;
use reqwest::StatusCode;
use tempfile::TempDir;
use yaml_rust2::{Yaml, YamlLoader};

use crate::world::World;

/// A process as a platform starts it.
#[derive(Debug)]
struct Deployed {
    name: String,
    program: &'static str,
    arguments: Vec<String>,
    variables: BTreeMap<String, String>,
    /// The directories and files that the platform mounts, by their path in the process.
    mounts: Vec<String>,
    /// The time that the platform waits after SIGTERM.
    grace: Duration,
}

impl Deployed {
    /// Runs a deployed process in its environment, with test files in place of the mounted ones.
    fn check(&self) {
        let names = self.names();
        for name in self.variables.keys() {
            assert!(names.contains(name), "{}: nothing reads {name}", self.name);
        }

        let files = TempDir::new().unwrap();
        let mut variables = self.variables.clone();
        for value in variables.values_mut().filter(|value| self.mounts.iter().any(|mount| value.starts_with(mount))) {
            let file = Path::new(value.as_str()).file_name().unwrap();
            let path = files.path().join(file);
            std::fs::write(&path, secret(file.to_str().unwrap())).unwrap();
            *value = path.display().to_string();
        }
        let output = self.command(&["check"], &variables, files.path()).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{}: {text}", self.name);
        assert!(!text.contains("warning"), "{}: {text}", self.name);

        // The program knows the command: it gets far enough to miss its variables.
        let arguments: Vec<_> = self.arguments.iter().map(String::as_str).collect();
        let output = self.command(&arguments, &BTreeMap::new(), files.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(78), "{}: {:?}", self.name, self.arguments);

        let timeout = self.variables.get("SHUTDOWN_TIMEOUT").map_or("30s", String::as_str);
        assert!(seconds(timeout) < self.grace, "{}: it is killed before SHUTDOWN_TIMEOUT is over", self.name);
    }

    fn command(&self, arguments: &[&str], variables: &BTreeMap<String, String>, directory: &Path) -> Command {
        let mut command = Command::new(match self.program {
            "orders" => env!("CARGO_BIN_EXE_orders"),
            "inventory" => env!("CARGO_BIN_EXE_inventory"),
            program => panic!("{program}"),
        });
        command.args(arguments).env_clear().envs(variables).current_dir(directory);
        command
    }

    /// Returns the variables that the program reads, each by its own name and by that of its file.
    fn names(&self) -> BTreeSet<String> {
        let schema = match self.program {
            "orders" => orders::config::Config::schema(),
            _ => orders::inventory::Config::schema(),
        };
        let variables = schema.variables();
        variables
            .iter()
            .flat_map(|variable| [variable.name().to_owned(), format!("{}_FILE", variable.name())])
            .collect()
    }
}

/// Returns the content of a platform's secret with this name.
fn secret(name: &str) -> &'static str {
    match name {
        "database_url" => "postgres://orders:hunter2@database/orders\n",
        "queue_url" => "amqp://orders:hunter2@queue\n",
        "inventory_token" | "token" => "hunter2\n",
        name => panic!("no secret is called {name}"),
    }
}

fn seconds(text: &str) -> Duration {
    Duration::from_secs(text.trim_end_matches('s').parse().unwrap())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

fn yaml(path: &str) -> Vec<Yaml> {
    YamlLoader::load_from_str(&read(path)).unwrap()
}

fn text(yaml: &Yaml) -> String {
    match yaml {
        Yaml::String(text) | Yaml::Real(text) => text.clone(),
        Yaml::Integer(number) => number.to_string(),
        other => panic!("{other:?} is no value of a variable"),
    }
}

fn texts(yaml: &Yaml) -> Vec<String> {
    yaml.as_vec().into_iter().flatten().map(text).collect()
}

/// Returns the value of a key, even if the key is merged in.
fn get<'a>(map: &'a Yaml, key: &str) -> &'a Yaml {
    if map[key].is_badvalue() { &map["<<"][key] } else { &map[key] }
}

fn program(words: &[String]) -> &'static str {
    if words == ["inventory"] { "inventory" } else { "orders" }
}

#[test]
fn compose_sets_what_the_services_need() {
    let compose = &yaml("compose.yaml")[0];
    let mut count = 0;
    for (name, service) in compose["services"].as_hash().unwrap() {
        if get(service, "build").is_badvalue() {
            continue;
        }
        let variables = get(service, "environment").as_hash().unwrap();
        let mut mounts = Vec::new();
        for secret in texts(get(service, "secrets")) {
            let file = root().join(text(&compose["secrets"][&*secret]["file"]));
            assert!(file.is_file(), "{}", file.display());
            mounts.push(format!("/run/secrets/{secret}"));
        }
        let grace = get(service, "stop_grace_period");
        Deployed {
            name: format!("compose: {}", text(name)),
            program: program(&texts(get(service, "entrypoint"))),
            arguments: texts(get(service, "command")),
            variables: variables.iter().map(|(name, value)| (text(name), text(value))).collect(),
            mounts,
            grace: if grace.is_badvalue() { Duration::from_secs(10) } else { seconds(&text(grace)) },
        }
        .check();
        count += 1;
    }
    assert_eq!(count, 3);
}

#[tokio::test]
async fn kubernetes_sets_what_the_services_need() {
    let objects: Vec<_> =
        ["orders", "inventory"].iter().flat_map(|name| yaml(&format!("deploy/kubernetes/{name}.yaml"))).collect();
    let world = World::new();
    let service = world.serve();
    let mut count = 0;
    for object in &objects {
        let pod = &object["spec"]["template"]["spec"];
        for container in pod["containers"].as_vec().into_iter().flatten() {
            assert_eq!(pod["enableServiceLinks"].as_bool(), Some(false));
            let deployed = container_of(container, pod, &objects);
            deployed.check();
            count += 1;

            let port = &container["ports"][0]["containerPort"];
            if !port.is_badvalue() {
                assert_eq!(deployed.variables["PORT"], text(port));
            }
            for probe in ["livenessProbe", "readinessProbe"] {
                let get = &container[probe]["httpGet"];
                if !get.is_badvalue() {
                    assert_eq!(get["port"], *port);
                    let path = get["path"].as_str().unwrap();
                    let answer = match deployed.program {
                        "orders" => service.get(path).await,
                        _ => world.inventory.get(path).await,
                    };
                    assert_eq!(answer.status(), StatusCode::NO_CONTENT, "{path}");
                }
            }
        }
        if object["kind"].as_str() == Some("Service") {
            assert_eq!(object["spec"]["ports"][0]["targetPort"].as_i64(), Some(8080));
        }
    }
    assert_eq!(count, 3);
}

fn container_of(container: &Yaml, pod: &Yaml, objects: &[Yaml]) -> Deployed {
    let mut variables = BTreeMap::new();
    for source in container["envFrom"].as_vec().into_iter().flatten() {
        let name = &source["configMapRef"]["name"];
        let is_map =
            |object: &&Yaml| object["kind"].as_str() == Some("ConfigMap") && object["metadata"]["name"] == *name;
        let map = objects.iter().find(is_map).unwrap();
        variables.extend(map["data"].as_hash().unwrap().iter().map(|(name, value)| (text(name), text(value))));
    }
    for variable in container["env"].as_vec().into_iter().flatten() {
        variables.insert(text(&variable["name"]), text(&variable["value"]));
    }
    // Kubernetes requires each value to be a text.
    assert!(container["env"].as_vec().into_iter().flatten().all(|variable| variable["value"].as_str().is_some()));
    let mounts = container["volumeMounts"].as_vec().into_iter().flatten().map(|mount| text(&mount["mountPath"]) + "/");
    Deployed {
        name: format!("kubernetes: {}", text(&container["name"])),
        program: program(&texts(&container["command"])),
        arguments: texts(&container["args"]),
        variables,
        mounts: mounts.collect(),
        grace: pod["terminationGracePeriodSeconds"]
            .as_i64()
            .map_or(Duration::from_secs(31), |grace| Duration::from_secs(grace.try_into().unwrap())),
    }
}

#[test]
fn systemd_sets_what_the_service_needs() {
    for unit in ["orders.service", "orders-migrate.service"] {
        let text = read(&format!("deploy/systemd/{unit}"));
        let values = |key: &str| {
            let lines = text.lines().filter_map(move |line| line.strip_prefix(key)?.strip_prefix('='));
            lines.map(ToOwned::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(values("EnvironmentFile"), ["/etc/orders/env"]);
        let file = read("deploy/systemd/env");
        let lines = file.lines().filter(|line| !line.starts_with('#')).map(ToOwned::to_owned);
        let set = lines.chain(values("Environment"));
        let variables = set.map(|line| {
            let (name, value) = line.split_once('=').unwrap();
            (name.to_owned(), value.replace("%d", "/run/credentials/orders.service"))
        });
        let credentials = values("LoadCredential")
            .into_iter()
            .map(|credential| format!("/run/credentials/orders.service/{}", credential.split_once(':').unwrap().0));
        let start = &values("ExecStart")[0];
        Deployed {
            name: format!("systemd: {unit}"),
            program: "orders",
            arguments: vec![start.strip_prefix("/usr/local/bin/orders ").unwrap().to_owned()],
            variables: variables.collect(),
            mounts: credentials.collect(),
            grace: values("TimeoutStopSec")
                .first()
                .map_or(Duration::from_secs(90), |seconds| Duration::from_secs(seconds.parse().unwrap())),
        }
        .check();
        assert!(values("ExecReload").iter().all(|reload| reload == "/usr/local/bin/orders check"));
    }
}

#[test]
fn the_procfile_names_commands_of_the_service() {
    let mut types = Vec::new();
    for line in read("Procfile").lines() {
        let (kind, commands) = line.split_once(": ").unwrap();
        types.push(kind.to_owned());
        for command in commands.split(" && ") {
            let arguments = command.strip_prefix("orders ").unwrap().split(' ').map(ToOwned::to_owned).collect();
            // Variables that such a platform sets, and those that the operator sets once.
            let variables = [
                ("PORT", "5000"),
                ("DATABASE_URL", "postgres://orders:hunter2@database/orders"),
                ("INVENTORY_URL", "https://inventory.internal"),
            ];
            Deployed {
                name: format!("Procfile: {kind}"),
                program: "orders",
                arguments,
                variables: variables.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
                mounts: Vec::new(),
                grace: Duration::from_secs(31),
            }
            .check();
        }
    }
    assert_eq!(types, ["release", "web"]);
}

#[test]
fn the_image_starts_what_the_platforms_expect() {
    let file = read("Dockerfile");
    assert!(file.contains("\nENTRYPOINT [\"orders\"]\nCMD [\"serve\"]\n"));
    // V. Build, release, run: no value is baked in.
    assert!(!file.lines().any(|line| line.starts_with("ENV ") || line.starts_with("ARG ")));
}

#[test]
fn the_documents_are_right() {
    factor3::assert_env_example!(orders::config::Config, ".env.example");
    factor3::assert_markdown!(orders::config::Config, "docs/orders.md");
    factor3::assert_json_schema!(orders::config::Config, "docs/orders.schema.json");
    factor3::assert_markdown!(orders::inventory::Config, "docs/inventory.md");
}
