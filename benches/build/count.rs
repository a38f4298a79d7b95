//! Instructions of the compiler and of the linker, counted by cachegrind.

use std::ffi::OsString;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;
use std::{env, fmt, fs};

/// The directory of the counts, one file for each process.
const COUNTS: &str = "FACTOR3_COUNTS";

/// Makes a command of cargo count: rustc starts by way of this program.
pub fn counting(cargo: &mut Command, counts: &Path) {
    let _ = fs::remove_dir_all(counts);
    fs::create_dir_all(counts).expect("the directory for temporary files can be written");
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output().expect("rustc is there").stdout;
    // The compiler itself, instead of the program that chooses one.
    let rustc = Path::new(String::from_utf8_lossy(&sysroot).trim()).join("bin/rustc");
    let this = env::current_exe().expect("the system knows it");
    cargo.env("RUSTC", rustc).env("RUSTC_WRAPPER", this).env(COUNTS, counts);
}

/// Becomes the compiler if cargo started this program as one: below cachegrind, with the linker that it starts.
pub fn wrap() {
    let Some(counts) = env::var_os(COUNTS) else { return };
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    // Cargo also asks for the version, and for names of files.
    let compiles = arguments.windows(2).any(|two| two[0] == "--crate-name" && two[1] != "___");
    let mut command = Command::new(if compiles { "valgrind".as_ref() } else { arguments[0].as_os_str() });
    if compiles {
        let file = Path::new(&counts).join("%p");
        command.args([
            "--tool=cachegrind",
            "--cache-sim=no",
            "--cachegrind-out-file=/dev/null",
            "--trace-children=yes",
        ]);
        command.arg(format!("--log-file={}", file.display())).args(&arguments);
    } else {
        command.args(&arguments[1..]);
    }
    panic!("valgrind is installed: {}", command.exec());
}

/// Billions of instructions of one package.
#[derive(Clone, Copy, Default)]
pub struct Work {
    pub rustc: f64,
    pub linker: f64,
}

impl fmt::Display for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} + {:.2}", self.rustc, self.linker)
    }
}

/// Returns the instructions of each crate, most first, and of all linkers.
pub fn read(counts: &Path) -> (Vec<(String, f64)>, f64) {
    let (mut crates, mut linker) = (Vec::new(), 0.0);
    for file in fs::read_dir(counts).expect("it was made").flatten() {
        let log = fs::read_to_string(file.path()).expect("it is text");
        let rest = |mark: &str| log.split(mark).nth(1).expect("cachegrind writes it").trim_start();
        let refs = rest("I   refs:").lines().next().unwrap_or_default().replace(',', "");
        let count = refs.trim().parse::<f64>().expect("a number") / 1e9;
        let mut words = rest("Command:").split_whitespace();
        match words.by_ref().find(|word| *word == "--crate-name").and_then(|_| words.next()) {
            Some(name) => crates.push((name.to_owned(), count)),
            None => linker += count,
        }
    }
    crates.sort_by(|one, other| other.1.total_cmp(&one.1));
    (crates, linker)
}

/// Returns the seconds of CPU that finished children of this process took, in steps of 10 ms.
pub fn seconds_of_children() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("a Linux");
    // The second field is a name in brackets, which may have spaces; user and system time are fields 16 and 17.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(13).take(2).map(|ticks| ticks.parse::<f64>().expect("a number") / 100.0).sum()
}
