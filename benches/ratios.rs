//! Instructions of outputs, of a `.env` file and of a load, over those of something else.

use fields::{State, Subject, environment};

use super::callgrind::{each, total};
use super::{instructions, thousands};

/// What a summary and an inspection may cost, as a multiple of a load of the same 50 fields.
const OVER_A_LOAD: [(&str, f64); 2] = [("inspect", 2.8), ("summary", 3.25)];

/// What may cost 1,000 fields as much as 300 fields, and the most that it may cost: a linear cost grows by 3.33.
const OVER_300_FIELDS: [(&str, State, f64); 6] = [
    ("load", State::Set, 3.5),
    ("summary", State::Set, 3.5),
    ("markdown", State::Set, 3.5),
    ("env_example", State::Set, 3.5),
    ("json_schema", State::Set, 3.5),
    // Each variable has a name that is set nearly right.
    ("load", State::Prefix, 3.5),
];

/// What reads a file of so many lines, and the most that it may cost, as a multiple of dotenvy alone.
const OVER_DOTENVY: [(&str, usize, f64); 2] = [("fields", 20, 1.0), ("all", 5000, 0.92)];

/// Prints every ratio. Returns `true` if each keeps its bound.
pub fn report(check: bool) -> bool {
    let mut kept = true;
    println!("\ninstructions for an output of 50 fields\n\n| what | it | a load | ratio |\n|---|--:|--:|--:|");
    let load = output("load", 50, State::Set);
    for (what, bound) in OVER_A_LOAD {
        kept &= row(what, output(what, 50, State::Set), load, Some(bound));
    }

    println!("\ninstructions for 1,000 fields\n\n| what | 1,000 fields | 300 fields | ratio |\n|---|--:|--:|--:|");
    for (what, state, bound) in OVER_300_FIELDS {
        let name = if state == State::Prefix { "a prefix is misspelt" } else { what };
        let [thousand, some] = [1000, 300].map(|fields| output(what, fields, state));
        kept &= row(name, thousand, some, Some(bound));
    }

    println!("\ninstructions for a `.env` file\n\n| what | factor3 | dotenvy | ratio |\n|---|--:|--:|--:|");
    for (what, lines, bound) in OVER_DOTENVY {
        let file = format!("{}/{lines}.env", env!("CARGO_TARGET_TMPDIR"));
        let program = env!("CARGO_BIN_EXE_dotenv");
        total(program, &["write", &file, &lines.to_string()], &[]);
        let [ours, theirs] = [what, "dotenvy"].map(|subject| each(6, program, &[subject, &file], &[]));
        kept &= row(&format!("{what}, {lines} lines"), ours, theirs, Some(bound));
    }

    if !check {
        println!("\ninstructions for a load, 40 others\n\n| fields | factor3 | envconfig | ratio |\n|---|--:|--:|--:|");
        for fields in [10, 50] {
            let variables = environment(fields, 40, State::Set);
            let [ours, theirs] =
                [Subject::Factor3, Subject::Envconfig].map(|subject| instructions(subject, fields, &variables));
            row(&fields.to_string(), ours, theirs, None);
        }
    }
    kept
}

/// Prints two costs and their ratio. Returns `true` if it keeps its bound.
pub fn row(what: &str, ours: u64, theirs: u64, bound: Option<f64>) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "three digits of it are printed")]
    let ratio = ours as f64 / theirs as f64;
    let kept = bound.is_none_or(|bound| ratio <= bound);
    let end = if kept { "" } else { " above its bound" };
    println!("| {what} | {} | {} | {ratio:.2} |{end}", thousands(ours), thousands(theirs));
    kept
}

/// Counts the instructions of an output.
fn output(what: &str, fields: usize, state: State) -> u64 {
    each(3, env!("CARGO_BIN_EXE_outputs"), &[what, &fields.to_string()], &environment(fields, 40, state))
}
