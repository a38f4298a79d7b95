//! Wall time of one load. The rounds alternate between the subjects, so other load on the machine slows all of them
//! alike.
//!
//! `cargo bench --bench time` prints the median time of each subject, and the median of its ratios to `hand_var`.

use std::process::Command;

use fields::{State, Subject, environment};

const ROUNDS: usize = 9;

fn main() {
    println!("\n| subject | fields | set | µs | × hand_var |\n|---|--:|--:|--:|--:|");
    for (fields, others) in [(10, 40), (50, 40), (300, 40), (10, 2000), (50, 2000), (300, 2000)] {
        let variables = environment(fields, others, State::Set);
        let mut times = vec![Vec::new(); Subject::ALL.len()];
        for _ in 0..ROUNDS {
            for (subject, times) in Subject::ALL.iter().zip(&mut times) {
                times.push(nanoseconds(*subject, fields, &variables));
            }
        }
        let hand = Subject::ALL.iter().position(|subject| *subject == Subject::HandVar).expect("it is one of all");
        let hand = times[hand].clone();
        for (subject, times) in Subject::ALL.iter().zip(times) {
            let ratios = times.iter().zip(&hand).map(|(time, hand)| time / hand).collect();
            let (time, ratio) = (median(times) / 1000.0, median(ratios));
            println!("| {} | {fields} | {} | {time:.2} | {ratio:.2} |", subject.name(), variables.len());
        }
    }
}

fn nanoseconds(subject: Subject, fields: usize, variables: &[(String, String)]) -> f64 {
    let mut program = Command::new(env!("CARGO_BIN_EXE_load"));
    program.args([subject.name(), &fields.to_string(), "time"]).env_clear().envs(variables.iter().cloned());
    let output = program.output().expect("it was built");
    String::from_utf8_lossy(&output.stdout).trim().parse().expect("a number")
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_unstable_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}
