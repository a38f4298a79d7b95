//! No `.env` file, whatever its bytes, panics or lets a secret reach an output. A `*` stands for the secret.

#![no_main]

use factor3::Env;
use factor3_fuzz::{check_env, planted};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &[u8])| {
    let (config, bytes) = input;
    let dir = factor3_fuzz::directory();
    let path = dir.path().join("f.env");
    std::fs::write(&path, planted(bytes)).expect("a file");
    let env = Env::dotenv(&path);
    check_env(config, &env);
    // A second look says the same.
    assert_eq!(texts(&env), texts(&Env::dotenv(&path)));
});

fn texts(env: &Env) -> Vec<String> {
    env.problems().iter().map(ToString::to_string).collect()
}
