//! Instructions of a program, counted by callgrind.

use std::process::Command;
use std::thread;

/// Returns the instructions of a program from start to exit.
pub fn total(program: &str, arguments: &[&str], variables: &[(String, String)]) -> u64 {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null", program]).args(arguments);
    // Valgrind needs `PATH`.
    let path = std::env::var_os("PATH").unwrap_or_default();
    let output = valgrind.env_clear().env("PATH", path).envs(variables.iter().cloned()).output();
    let output = output.expect("valgrind is installed");
    let log = String::from_utf8_lossy(&output.stderr);
    let count = log.split("Collected : ").nth(1).and_then(|rest| rest.split_whitespace().next());
    count.and_then(|count| count.parse().ok()).unwrap_or_else(|| panic!("callgrind counts: {log}"))
}

/// Returns the instructions of what a program does as often as its last argument says: the difference between `times`
/// and once, which excludes everything but that.
pub fn each(times: u64, program: &str, arguments: &[&str], variables: &[(String, String)]) -> u64 {
    let [once, all] = at_once([1, times], |times| {
        let times = times.to_string();
        total(program, &[arguments, &[times.as_str()]].concat(), variables)
    });
    (all - once) / (times - 1)
}

/// Counts all of them at the same time. Callgrind uses one processor, and the counts do not depend on the others.
pub fn at_once<I: Send, const N: usize>(inputs: [I; N], count: impl Fn(I) -> u64 + Sync) -> [u64; N] {
    let count = &count;
    thread::scope(|scope| {
        inputs.map(|input| scope.spawn(move || count(input))).map(|counted| counted.join().expect("callgrind counts"))
    })
}
