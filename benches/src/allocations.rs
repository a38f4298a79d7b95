//! Counts the allocations of one load.

fn main() {
    let (load, _) = factor3_benches::from_arguments();
    // Warm up: the first load also makes one-time allocations.
    load();
    println!("{}", allocation_counter::measure(|| drop(load())).count_total);
}
