//! No place of an environment lets a secret reach an output of any type, and nothing panics: the property of
//! `tests/leaks`, guided by coverage. A `*` in the text stands for the secret.

#![no_main]

use factor3_fuzz::check_place;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, u8, &str)| {
    let (config, place, shape) = input;
    check_place(config, place, shape);
});
