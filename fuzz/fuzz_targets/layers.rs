//! Layers combine alike in any grouping: `a.or(b).or(c)` says what `a.or(b.or(c))` says. A `*` stands for the secret,
//! which reaches no output.

#![no_main]

use factor3::Env;
use factor3_fuzz::{SECRET, check_env, name};
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;

#[derive(Debug, Arbitrary)]
enum Layer<'a> {
    Values(Vec<(u8, &'a str)>),
    Names(Vec<u8>),
    Without(u8),
    Dotenv(&'a str),
}

fuzz_target!(|input: (u8, Layer<'_>, Layer<'_>, Layer<'_>)| {
    let (config, a, b, c) = input;
    let dir = factor3_fuzz::directory();
    let layer = |layer: &Layer<'_>, file: &str| layer.env(&dir.path().join(file));
    let (a, b, c) = (layer(&a, "a"), layer(&b, "b"), layer(&c, "c"));
    let (left, right) = (a.clone().or(b.clone()).or(c.clone()), a.or(b.or(c)));
    assert_eq!(factor3_fuzz::says(config, &left), factor3_fuzz::says(config, &right));
    check_env(config, &left);
});

impl Layer<'_> {
    fn env(&self, path: &std::path::Path) -> Env {
        let secret = |text: &str| text.replace('*', SECRET);
        match self {
            Self::Values(values) => values.iter().map(|(n, value)| (name(*n), secret(value))).collect(),
            Self::Names(names) => Env::from_names(names.iter().map(|n| name(*n))),
            Self::Without(n) => Env::empty().without(name(*n)),
            Self::Dotenv(text) => {
                std::fs::write(path, secret(text)).expect("a file");
                Env::dotenv(path)
            }
        }
    }
}
