//! The Docker CLI, with a daemon that only records the containers that it should create.

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{self, Receiver, Sender};
use std::{fs, thread};

use serde_json::Value as Json;

use super::{Given, pairs, run};

/// `docker create --env-file`
pub(crate) fn create(dir: &Path, count: usize) -> Vec<Given> {
    let (socket, requests) = daemon(dir);
    let one = |number: usize| {
        let file = dir.join(number.to_string());
        let mut command = Command::new("docker");
        command.args(["--host", &socket, "create", "--env-file"]).arg(file).arg("image");
        let is_good = run(&mut command).status.success();
        let request = requests.try_iter().filter(|(path, _)| path.contains("/containers/create")).last();
        request.filter(|_| is_good).map(|(_, body)| env(&body["Env"]))
    };
    (0..count).map(one).collect()
}

/// `docker stack deploy`, with `env_file`
pub(crate) fn stack(dir: &Path, count: usize) -> Vec<Given> {
    let (socket, requests) = daemon(dir);
    let compose = dir.join("compose.yaml");
    let one = |number: usize| {
        let services = format!(
            "services:\n  orders:\n    image: image\n    env_file: '{}'\n",
            dir.join(number.to_string()).display()
        );
        fs::write(&compose, services).unwrap();
        let mut command = Command::new("docker");
        command.args(["--host", &socket, "stack", "deploy", "--detach=true", "--resolve-image=never", "-c"]);
        let output = run(command.arg(&compose).arg("orders"));
        let request = requests.try_iter().filter(|(path, _)| path.contains("/services/create")).last();
        request.filter(|_| output.status.success()).map(|(_, body)| env(&body["TaskTemplate"]["ContainerSpec"]["Env"]))
    };
    (0..count).map(one).collect()
}

fn env(list: &Json) -> std::collections::BTreeMap<Vec<u8>, Vec<u8>> {
    pairs(list.as_array().into_iter().flatten().filter_map(Json::as_str).map(str::as_bytes))
}

/// Starts the daemon. Returns its address, and the paths and bodies of the requests.
fn daemon(dir: &Path) -> (String, Receiver<(String, Json)>) {
    let path = dir.join("docker.sock");
    let listener = UnixListener::bind(&path).unwrap();
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let sender = sender.clone();
            thread::spawn(move || drop(serve(&stream.unwrap(), &sender)));
        }
    });
    (format!("unix://{}", path.display()), receiver)
}

fn serve(stream: &UnixStream, sender: &Sender<(String, Json)>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let (mut first, mut length) = (String::new(), 0);
    while reader.read_line(&mut first)? > 0 {
        let mut line = String::new();
        while reader.read_line(&mut line)? > 2 {
            if let Some((_, value)) = line.to_ascii_lowercase().split_once("content-length:") {
                length = value.trim().parse().unwrap_or_default();
            }
            line.clear();
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
        let (status, answer) = answer(&path);
        _ = sender.send((path, serde_json::from_slice(&body).unwrap_or_default()));
        let mut stream = stream;
        write!(
            stream,
            "HTTP/1.1 {status} x\r\nApi-Version: 1.48\r\nOstype: linux\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{answer}",
            answer.len()
        )?;
        first.clear();
        length = 0;
    }
    Ok(())
}

fn answer(path: &str) -> (u16, &'static str) {
    let path = path.split('?').next().unwrap_or_default();
    let end = path.rsplit('/').next().unwrap_or_default();
    match end {
        "info" => (200, r#"{"Swarm": {"LocalNodeState": "active", "ControlAvailable": true}}"#),
        "create" => (201, r#"{"Id": "1", "ID": "1", "Warnings": []}"#),
        // Asked for by `HEAD`, whose answer has no body.
        "_ping" => (200, ""),
        _ => (200, "[]"),
    }
}
