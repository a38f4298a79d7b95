//! Counts the allocations of one load.

fn main() {
    let (load, _) = factor3_benches::from_arguments();
    // What the first load alone allocates is not the load's.
    load();
    println!("{}", allocation_counter::measure(|| drop(load())).count_total);
}
