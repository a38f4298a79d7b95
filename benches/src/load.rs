//! Loads a configuration a given number of times: `load factor3 50 6`, or `load factor3 50 time` for the median time.

use std::hint::black_box;
use std::time::Instant;

fn main() {
    let (load, arguments) = factor3_benches::from_arguments();
    match arguments.first().map(|times| times.parse()) {
        Some(Ok(times)) => (0..times).for_each(|_: usize| drop(black_box(load()))),
        _ => println!("{}", nanoseconds(load)),
    }
}

/// Returns the median time of a load, over a tenth of a second.
fn nanoseconds(load: factor3_benches::Load) -> u128 {
    let start = Instant::now();
    let mut times = Vec::new();
    while start.elapsed().as_millis() < 100 {
        let start = Instant::now();
        drop(black_box(load()));
        times.push(start.elapsed().as_nanos());
    }
    times.sort_unstable();
    times[times.len() / 2]
}
