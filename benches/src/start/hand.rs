//! A process that loads 50 fields once.

fn main() {
    std::process::exit(i32::from(factor3_benches::start_by_hand().is_some()));
}
