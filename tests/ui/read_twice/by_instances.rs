use std::collections::BTreeMap;

use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Sink {
    topic: String,
}

#[derive(EnvConfig)]
struct UnderThePrefix {
    #[env(nested, prefix = "SINK_")]
    sinks: BTreeMap<String, Sink>,
    sink_default: String,
}

#[derive(EnvConfig)]
struct TheList {
    #[env(nested, prefix = "SINK_")]
    sinks: BTreeMap<String, Sink>,
    #[env(nested)]
    sinks_: Sinks,
}

#[derive(EnvConfig)]
struct Sinks {
    #[env(absolute, name = "SINKS")]
    all: Vec<String>,
}

#[derive(EnvConfig)]
struct TwoMaps {
    #[env(nested, prefix = "SINK_")]
    sinks: BTreeMap<String, Sink>,
    #[env(nested, prefix = "SINK_OLD_")]
    old: BTreeMap<String, Sink>,
}

#[derive(EnvConfig)]
struct InOneStruct {
    #[env(nested, prefix = "SINK_")]
    sinks: BTreeMap<String, Sink>,
    #[env(name = "SINKS")]
    list: Vec<String>,
}

fn main() {}
