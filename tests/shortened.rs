//! Every list of problems is shortened, and what is left out is counted: for any environment, and in every output.
#![cfg(all(feature = "derive", feature = "dotenv"))]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use factor3::layer::{Layer, Note};
use factor3::{Env, EnvConfig, Origin, Problem};
use proptest::prelude::*;
use tempfile::TempDir;

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Config {
    #[env(default = "1")]
    list: Vec<u16>,
    #[env(default = "1")]
    set: BTreeSet<u16>,
    #[env(default = "1=1")]
    map: BTreeMap<u16, u16>,
    #[env(default = "1,1")]
    pair: (u16, u16),
    #[env(nested)]
    group: Group,
}

#[derive(Debug, EnvConfig)]
#[expect(dead_code, reason = "only what is said of it matters")]
struct Group {
    #[env(default = "1", separator = ";")]
    list: Vec<u16>,
}

const OF_A_VALUE: usize = 20;
const OF_A_FILE: usize = 100;

/// How many problems a source has: by variable, or by place.
type Counts = BTreeMap<String, usize>;

/// Counts the problems of each source, checks that no more than a screen of them is named, and returns the numbers with
/// those that are left out.
fn counts(problems: &[Problem]) -> Counts {
    let (mut all, mut named) = (Counts::new(), Counts::new());
    for problem in problems {
        let place = problem.origin().map(|origin| match origin.path() {
            Some(path) => path.display().to_string(),
            None => origin.to_string(),
        });
        let source = problem.variables().first().cloned().or(place).unwrap();
        *all.entry(source.clone()).or_default() += problem.more().max(1);
        *named.entry(source).or_default() += usize::from(problem.more() == 0);
    }
    for (source, named) in named {
        let most = if source.contains(['/', '.', ' ']) { OF_A_FILE } else { OF_A_VALUE };
        assert!(named <= most, "{source} has {named}");
    }
    all
}

/// Returns the number of problems that a report names, by their first lines, and the number that it counts.
fn in_report(report: &str) -> (usize, usize) {
    let first = report.lines().next().unwrap();
    let counted = first.split(' ').find_map(|word| word.parse().ok()).unwrap();
    (report.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   ")).count(), counted)
}

/// The text of a file, with as many bad lines and as many repeated names.
fn file(dir: &TempDir, name: &str, (bad, repeated): (usize, usize)) -> (Env, String) {
    let path = dir.path().join(name);
    let text = "x y\n".repeat(bad) + &"OTHER=1\n".repeat(repeated);
    std::fs::write(&path, text).unwrap();
    (Env::dotenv(&path), path.display().to_string())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_list_of_problems_names_a_few_and_counts_all(
        items in [0..60_usize, 0..60, 0..60, 3..60, 0..60],
        one in (0..300_usize, 0..300_usize),
        two in (0..300_usize, 0..300_usize),
        notes in 0..300_usize,
        labelled in 0..300_usize,
    ) {
        let dir = tempfile::tempdir().unwrap();
        let mut expected = Counts::new();
        let mut count = |source: &str, count: usize| {
            if count > 0 {
                expected.insert(source.to_owned(), count);
            }
        };
        let given = |item: &str, times: usize, separator: &str| vec![item; times].join(separator);
        let values = [
            ("LIST", given("x", items[0], ",")),
            ("SET", given("x", items[1], ",")),
            ("MAP", given("x=x", items[2], ",")),
            // The number of items is wrong, and so are the first two.
            ("PAIR", given("x", items[3], ",")),
            ("GROUP_LIST", given("x", items[4], ";")),
        ];
        for (&(name, _), count_of) in values.iter().zip([items[0], items[1], 2 * items[2], 3, items[4]]) {
            count(name, count_of);
        }
        let ((first, path), (second, other)) = (file(&dir, "one.env", one), file(&dir, "two.env", two));
        count(&path, one.0);
        count(&other, two.0);
        // A layer whose problems are in files that take turns, and one whose problems are in no file.
        let (mut turns, mut vault) = (Layer::new(), Layer::new());
        for line in 0..notes {
            turns.problem(Note::new(Origin::in_line("a.yaml", line), "is bad"));
            turns.problem(Note::new(Origin::in_line("b.yaml", line), "is bad"));
            turns.warning(Note::new(Origin::in_line("a.yaml", line), "is odd"));
            turns.warning(Note::new(Origin::in_line("b.yaml", line), "is odd"));
        }
        for secret in 0..labelled {
            vault.problem(Note::new(Origin::label("the vault"), format!("has a bad secret: {secret}")));
        }
        for name in ["a.yaml", "b.yaml"] {
            count(name, notes);
        }
        count("the vault", labelled);
        let env = Env::from(values).or(first).or(second).or(Env::from(turns)).or(Env::from(vault));

        let (result, summary) = Config::inspect(&env);
        let problems = result.as_ref().err().map(factor3::Error::problems).unwrap_or_default();
        prop_assert_eq!(&counts(problems), &expected);
        prop_assert_eq!(problems, summary.problems());
        prop_assert_eq!(Config::load(&env).err(), result.as_ref().err().cloned());

        // What the layers say by themselves.
        let of_layers: Counts = expected.iter().filter(|(source, _)| source.contains(['/', '.', ' '])).map(|(source, &n)| (source.clone(), n)).collect();
        prop_assert_eq!(&counts(&env.problems()), &of_layers);
        prop_assert_eq!(&counts(&env.all_problems()), &of_layers);
        let mut of_layers: Counts = [(path, one.1.saturating_sub(1)), (other, two.1.saturating_sub(1))].into();
        of_layers.extend(["a.yaml", "b.yaml"].map(|name| (name.to_owned(), notes)));
        of_layers.retain(|_, count| *count > 0);
        prop_assert_eq!(&counts(&env.warnings()), &of_layers);
        prop_assert_eq!(&counts(summary.warnings()), &of_layers);

        // Every output shows these, one by one.
        let all: usize = expected.values().sum();
        if let Err(error) = &result {
            prop_assert_eq!(in_report(&error.to_string()), (problems.len(), all));
            prop_assert_eq!(error.to_string(), format!("{error:?}"));
            #[cfg(feature = "serde")]
            prop_assert_eq!(serde_json::to_value(error).unwrap()["problems"].as_array().unwrap().len(), problems.len());
        }
        let shown = summary.to_string();
        let lines = |word: &str| shown.lines().filter(|line| line.starts_with(word)).count();
        prop_assert_eq!((lines("problem: "), lines("warning: ")), (problems.len(), summary.warnings().len()));
        #[cfg(feature = "serde")]
        {
            let json = serde_json::to_value(&summary).unwrap();
            let list = |key: &str| json[key].as_array().unwrap().len();
            prop_assert_eq!((list("problems"), list("warnings")), (problems.len(), summary.warnings().len()));
        }
        let mut logfmt = String::new();
        for problem in problems {
            writeln!(logfmt, "{}", problem.logfmt()).unwrap();
        }
        prop_assert_eq!(logfmt.lines().count(), problems.len());
    }
}
