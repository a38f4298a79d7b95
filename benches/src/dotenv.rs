//! Reads a `.env` file: `dotenv write FILE 20` writes one of 20 lines, `dotenv fields FILE 6` loads ten fields from it six
//! times, `dotenv all FILE 6` reads every value, and `dotenv dotenvy FILE 6` does so with dotenvy alone.

use std::hint::black_box;
use std::path::Path;

use factor3::Env;
use fields::{State, environment};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [subject, file, number] = &arguments[..] else { panic!("dotenv SUBJECT FILE NUMBER") };
    let (file, number) = (Path::new(file), number.parse().expect("a number"));
    match &**subject {
        "write" => std::fs::write(file, text(number)).expect("a file to write to"),
        "fields" => {
            let load = factor3_benches::outputs(10).expect("a size that is measured");
            (0..number).for_each(|_| load("load", &Env::dotenv(file)));
        }
        "all" => {
            let names: Vec<_> = variables(file).into_iter().map(|(name, _)| name).collect();
            (0..number).for_each(|_| {
                let env = Env::dotenv(file);
                names.iter().for_each(|name| drop(black_box(env.get(name))));
            });
        }
        _ => (0..number).for_each(|_| drop(black_box(variables(file)))),
    }
}

/// Returns ten variables that a configuration reads, and others, one a line. The values with spaces are in quotes.
fn text(lines: usize) -> String {
    let variables = environment(10, lines - 10, State::Set);
    let line = |(name, value): (String, String)| match value.contains(' ') {
        true => format!("{name}=\"{value}\"\n"),
        false => format!("{name}={value}\n"),
    };
    variables.into_iter().map(line).collect()
}

fn variables(file: &Path) -> Vec<(String, String)> {
    dotenvy::from_path_iter(file).expect("a file").map(|line| line.expect("a variable")).collect()
}
