//! Every subject at every size, by name. A bench starts a program of this package with the environment that it needs,
//! instead of changing the environment of a running process.

pub mod hand;

use std::hint::black_box;

use factor3::{Env, EnvConfig};

/// Loads a configuration and drops it. Returns the text of the error, if there is one.
pub type Load = fn() -> Option<String>;

/// Makes something of a configuration and an environment, such as its `"summary"`.
pub type Output = fn(&str, &Env);

fn output<T: EnvConfig>(what: &str, env: &Env) {
    match what {
        "load" => drop(black_box(T::load(env))),
        "inspect" => drop(black_box(T::inspect(env))),
        "summary" => drop(black_box(T::summary(env).to_string())),
        "markdown" => drop(black_box(T::documents().markdown())),
        "env_example" => drop(black_box(T::documents().env_example())),
        "json_schema" => drop(black_box(T::documents().json_schema())),
        _ => panic!("no such output: {what}"),
    }
}

fn outcome<T>(result: Result<T, String>) -> Option<String> {
    match result {
        Ok(config) => {
            black_box(config);
            None
        }
        Err(report) => Some(report),
    }
}

#[expect(dead_code, reason = "nothing reads the fields of what is loaded")]
mod subjects {
    use url::Url;

    use crate::{Load, Output, hand, outcome, output};

    include!(concat!(env!("OUT_DIR"), "/subjects.rs"));
}
pub use subjects::{load, outputs};

/// One subject alone. A program that uses it links none of the others.
pub fn start_by_hand() -> Option<String> {
    outcome(subjects::hand_var_50::load())
}

/// The subject `factor3` alone.
pub fn start_with_factor3() -> Option<String> {
    outcome(subjects::factor3_50::load())
}

/// Returns the subject that the arguments of the process name, such as `factor3 50`, and the remaining arguments.
pub fn from_arguments() -> (Load, Vec<String>) {
    let mut arguments = std::env::args().skip(1);
    let subject = arguments.next().expect("a subject");
    let size = arguments.next().and_then(|size| size.parse().ok()).expect("a number of fields");
    (load(&subject, size).expect("a subject at a size that is measured"), arguments.collect())
}
