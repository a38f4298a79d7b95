//! No env file, unit, Dockerfile or manifest of a platform, whatever its bytes, makes a reader of `factor3-deploy` panic, or
//! lets a secret reach an output. A `*` stands for the secret.

#![no_main]

use factor3::Env;
use factor3::layer::Layer;
use factor3_deploy::{Caller, Tool, app_json, dockerfile, env_file, fly, portability, procfile, systemd};
use factor3_fuzz::{check_env, planted_with_mark};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, u8, &[u8])| {
    let (config, reader, bytes) = input;
    let dir = factor3_fuzz::directory();
    let path = dir.path().join("orders.service");
    std::fs::write(&path, planted_with_mark(bytes)).expect("a file");
    let tools: Vec<Tool> = Tool::all().collect();
    let layers: Vec<Layer> = match usize::from(reader) % (tools.len() + 6) {
        0 => systemd(&path, dir.path()),
        1 => vec![dockerfile(&path, None)],
        2 => vec![fly(&path)],
        3 => vec![app_json(&path)],
        4 => vec![procfile(&path, None)],
        5 => vec![portability(&path, &tools)],
        n => vec![env_file(&path, tools[n - 6], &Caller::from([("X", "1")]))],
    };
    check_env(config, &layers.into_iter().collect::<Env>());
});
