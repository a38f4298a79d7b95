//! Changes the library in one place at a time, and names the changes that no test notices.
//!
//! ```sh
//! cargo run --release --manifest-path mutants/Cargo.toml -- --sample 400 --seed 7
//! ```
//!
//! cargo-mutants names the changes (`cargo install --locked cargo-mutants@27.1.0`), and would build the tests anew for each.
//! Here all that are chosen are in one build, each behind a [switch], which a file sets while the tests run.
//!
//! Left out are changes of the derive, which `tests/ui` notices, those of constants and of `const fn`, most of which
//! are checks of a program at compile time, and those that do not compile behind a switch. Left out are also the tests
//! that build something, and of the documentation, those of other files. Run these against a survivor before it counts.

mod mutant;
mod suite;
mod switch;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Parser;

use suite::{Outcome, Suite};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Names the changes of the source that no test notices.
#[derive(Parser)]
struct Args {
    /// How many changes to try, drawn from those of the areas.
    #[arg(long, default_value_t = 400)]
    sample: usize,
    /// The same seed draws the same changes from the same source.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Modules of `src`, such as `load` or `suggest`, with the files below them. All of `src` if there is none.
    areas: Vec<String>,
}

fn main() -> Result<()> {
    let args = Args::parse();
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    let tree = root.join("target/mutants/tree");
    copy_commit(&root, &tree)?;

    let all = switch::can_switch(&tree, mutant::list(&tree, &args.areas)?)?;
    let named = all.len();
    let chosen = mutant::draw(all, args.sample, args.seed);
    println!("{} of {named} changes, seed {}", chosen.len(), args.seed);

    let switch = root.join("target/mutants/switch");
    let compiled = switch::put_in(&tree, &switch, &chosen)?;
    println!("{} compile behind a switch", compiled.len());

    let mut suite = Suite::build(&tree, &switch)?;
    let mut table = BTreeMap::<&str, [usize; 3]>::new();
    let mut survivors = Vec::new();
    for (done, id) in compiled.iter().enumerate() {
        let mutant = &chosen[*id];
        let outcome = suite.try_on(*id, mutant)?;
        for row in [mutant.area(), "~ all"] {
            table.entry(row).or_default()[outcome as usize] += 1;
        }
        println!("{}/{} {outcome:?}: {}", done + 1, compiled.len(), mutant.name);
        if matches!(outcome, Outcome::Missed) {
            survivors.push(&mutant.name);
        }
    }

    println!("\n{:<14}{:>8}{:>10}{:>8}", "area", "caught", "timeout", "missed");
    for (area, [caught, timeout, missed]) in &table {
        println!("{area:<14}{caught:>8}{timeout:>10}{missed:>8}");
    }
    for name in survivors {
        println!("missed: {name}");
    }
    Ok(())
}

/// Writes the files of the last commit, with the date of today, so that cargo builds the workspace anew.
fn copy_commit(root: &Path, tree: &Path) -> Result<()> {
    if tree.exists() {
        fs::remove_dir_all(tree)?;
    }
    fs::create_dir_all(tree)?;
    let script = r#"git -C "$1" archive HEAD | tar -xm -C "$2""#;
    let status = Command::new("sh").args(["-ec", script, "copy"]).args([root, tree]).status()?;
    if status.success() { Ok(()) } else { Err("git archive failed".into()) }
}
