//! No Kubernetes manifest, Compose file or blueprint of Render, whatever its text, makes a reader of `factor3-deploy` panic,
//! or lets a secret reach an output. A `*` stands for the secret.

#![no_main]

use factor3::Env;
use factor3_deploy::{Caller, compose, kubernetes, render};
use factor3_fuzz::{check_env, planted_with_mark};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, u8, &[u8])| {
    let (config, reader, bytes) = input;
    let dir = factor3_fuzz::directory();
    let path = dir.path().join("manifest.yaml");
    std::fs::write(&path, planted_with_mark(bytes)).expect("a file");
    let layer = match reader % 4 {
        0 => kubernetes([&path], None),
        1 => compose([&path], None, &Caller::unknown()),
        2 => compose([&path], None, &Caller::from([("X", "1")])),
        _ => render(&path, None),
    };
    check_env(config, &Env::from(layer));
});
