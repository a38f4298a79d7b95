//! No file makes a reader panic, and no output contains a secret of a file.

use std::fs;
use std::path::Path;

use factor3::{EnvConfig, SecretString};
use factor3_deploy::{Tool, check};

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only its report matters")]
struct Config {
    port: u16,
    token: SecretString,
    url: Option<String>,
}

/// The pieces of the files. The secret is part of names, values, sections and comments.
const PIECES: [&str; 48] = [
    "hunter2",
    "TOKEN",
    "PORT",
    "URL",
    "=",
    "=",
    "=",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "\"",
    "'",
    "\\",
    "\\\n",
    "#",
    ";",
    "$",
    "${",
    "}",
    "${TOKEN}",
    "$(",
    "`",
    "&",
    "|",
    "%",
    "%h",
    "\u{feff}",
    "\0",
    "[Service]\n",
    "Environment=",
    "EnvironmentFile=",
    "SetCredential=token:",
    "UnsetEnvironment=",
    "FROM x\n",
    "ENV ",
    "ARG ",
    "<<EOF",
    "[env]\n",
    "{\"env\":",
    "web:",
    "export ",
    "é",
    "\u{a0}",
    ":",
];

/// A generator of numbers, the same in each run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }
}

/// Returns the arguments that read a file in each way.
fn ways(path: &Path) -> Vec<Vec<String>> {
    let path = path.to_str().unwrap().to_owned();
    let all = Tool::all().map(|tool| tool.to_string()).collect::<Vec<_>>().join(",");
    let mut ways = vec![vec![path.clone()], vec![path.clone(), "--as".to_owned(), all]];
    ways.extend(Tool::all().map(|tool| vec![path.clone(), "--as".to_owned(), tool.to_string()]));
    for option in ["--systemd", "--dockerfile", "--fly", "--app-json", "--procfile"] {
        ways.push(vec![option.to_owned(), path.clone()]);
    }
    ways
}

fn check_all(path: &Path) {
    for mut way in ways(path) {
        way.push("--unread".to_owned());
        let check = check::<Config>(&way);
        let text = format!("{check}{check:?}");
        assert!(!text.contains("hunter2"), "{way:?}: {text}");
    }
}

#[test]
fn no_output_contains_a_secret_of_a_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("file");
    let mut numbers = Numbers(2026);
    for _ in 0..300 {
        let pieces = 1 + numbers.next(30);
        let text: String = (0..pieces).map(|_| PIECES[numbers.next(PIECES.len())]).collect();
        fs::write(&path, &text).unwrap();
        check_all(&path);
    }
}

#[test]
fn bytes_that_are_no_text_are_no_panic() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("file");
    for bytes in [&b"\xff\xfeT\0O\0"[..], b"TOKEN=\xff\n", b"\xffTOKEN=hunter2", b"[Service]\nEnvironment=\xff", b""] {
        fs::write(&path, bytes).unwrap();
        check_all(&path);
    }
}

#[test]
fn a_path_that_is_no_file_is_a_problem_with_its_name() {
    let dir = tempfile::tempdir().unwrap();
    for path in [dir.path().to_owned(), dir.path().join("missing")] {
        for way in ways(&path) {
            let check = check::<Config>(&way);
            assert!(check.to_string().contains(&format!("problem: {} ", path.display())), "{way:?}: {check}");
            assert_eq!(check.exit_code(), 78, "{way:?}");
        }
    }
}
