//! Loads an environment with many problems of one kind: `growth items 1000 FILE`, where FILE is a path to write to.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;
use std::hint::black_box;

use factor3::{Env, EnvConfig};

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "nothing reads the fields of what is loaded")]
struct Config {
    #[env(default = "1")]
    items: Vec<u16>,
    #[env(default = "1")]
    set: BTreeSet<u16>,
    #[env(default = "a=1")]
    map: HashMap<String, u16>,
    #[env(default = "1")]
    port: u16,
    timeout: Option<u16>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [case, times, path] = &arguments[..] else { panic!("growth CASE TIMES FILE") };
    let times: usize = times.parse().expect("a number");
    let file = |line: &str| {
        std::fs::write(path, line.repeat(times)).expect("a file to write to");
        Env::dotenv(path)
    };
    let env = match &**case {
        "items" => Env::from([("ITEMS", vec!["x"; times].join(","))]),
        "set" => Env::from([("SET", vec!["1"; times].join(","))]),
        "map" => Env::from([("MAP", vec!["a=1"; times].join(","))]),
        "lines" => file("x y\n"),
        "duplicates" => file("PORT=1\n"),
        "near misses" => (0..times).map(|i| (format!("TIMEOUT{i}"), "1")).collect(),
        _ => panic!("no such case"),
    };
    let (result, summary) = Config::inspect(&env);
    let mut text = String::new();
    if let Err(error) = result {
        let _ = write!(text, "{error}");
    }
    let _ = write!(text, "{summary}");
    black_box(text);
}
