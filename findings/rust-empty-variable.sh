#!/usr/bin/env bash
# APP_HOSTS= is a list with one empty host for four Rust crates of seven, no host, nothing or an error for the others.
#
# Version:    clap 4.6.9 (`value_delimiter`), confique 0.4.0 (`list_by_comma`), config 0.15.27 (`list_separator`),
#             envious 0.3.0, envy 0.4.2, figment 0.10.19, serde-env 0.3.0.
# Behaviour:  With an empty text, an `Option<u16>` is `None` for confique and serde-env, and an error for the other five. An
#             `Option<String>` is the empty text for all but serde-env, where it is `None`. A list has one empty item, has
#             none, is `None`, or is refused.
# Good guess: empty counts as not set or as wrong, whatever the type; a list of nothing is empty.
# For users:  a platform that sets each variable, some to nothing, starts one service and not the next, and gives one a host
#             without a name. An optional variable is best left out.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cargo init --quiet --vcs none --name reader
cargo add --quiet clap@=4.6.9 --features derive,env
cargo add --quiet confique@=0.4.0 --no-default-features
cargo add --quiet config@=0.15.27 --no-default-features
cargo add --quiet envious@=0.3.0 envy@=0.4.2 serde-env@=0.3.0
cargo add --quiet figment@=0.10.19 --features env
cargo add --quiet serde@1 --features derive

cat >expected <<'TEXT'
          APP_NAME=  APP_PORT=  APP_DEBUG= APP_HOSTS=
clap      Some("")   error      error      Some([""])
confique  Some("")   None       None       Some([""])
config    Some("")   error      error      Some([""])
envious   Some("")   error      error      Some([""])
envy      Some("")   error      error      Some([])
figment   Some("")   error      error      error
serde-env None       None       None       None
TEXT

cat >src/main.rs <<'RUST'
use clap::Parser as _;
use confique::Config as _;

#[derive(serde::Deserialize)]
struct Fields {
    name: Option<String>,
    port: Option<u16>,
    debug: Option<bool>,
    hosts: Option<Vec<String>>,
}

#[derive(confique::Config)]
struct Confique {
    #[config(env = "APP_NAME")]
    name: Option<String>,
    #[config(env = "APP_PORT")]
    port: Option<u16>,
    #[config(env = "APP_DEBUG")]
    debug: Option<bool>,
    #[config(env = "APP_HOSTS", parse_env = confique::env::parse::list_by_comma)]
    hosts: Option<Vec<String>>,
}

#[derive(clap::Parser)]
struct Clap {
    #[arg(long, env = "APP_NAME")]
    name: Option<String>,
    #[arg(long, env = "APP_PORT")]
    port: Option<u16>,
    #[arg(long, env = "APP_DEBUG")]
    debug: Option<bool>,
    #[arg(long, env = "APP_HOSTS", value_delimiter = ',')]
    hosts: Option<Vec<String>>,
}

macro_rules! cell {
    ($read:expr, $name:expr) => {
        match $read {
            Err(_) => "error".to_owned(),
            Ok(fields) => match $name {
                "APP_NAME" => format!("{:?}", fields.name),
                "APP_PORT" => format!("{:?}", fields.port),
                "APP_DEBUG" => format!("{:?}", fields.debug),
                _ => format!("{:?}", fields.hosts),
            },
        }
    };
}

fn cell(reader: &str, name: &str) -> String {
    match reader {
        "clap" => cell!(Clap::try_parse_from(["reader"]), name),
        "confique" => cell!(Confique::builder().env().load(), name),
        "config" => {
            let source = config::Environment::with_prefix("APP").try_parsing(true);
            let source = source.list_separator(",").with_list_parse_key("hosts");
            let built = config::Config::builder().add_source(source).build();
            cell!(built.and_then(|it| it.try_deserialize::<Fields>()), name)
        }
        "envious" => cell!(envious::Config::default().with_prefix("APP_").build_from_env::<Fields>(), name),
        "envy" => cell!(envy::prefixed("APP_").from_env::<Fields>(), name),
        "figment" => {
            let source = figment::providers::Env::prefixed("APP_");
            cell!(figment::Figment::from(source).extract::<Fields>(), name)
        }
        _ => cell!(serde_env::from_env_with_prefix::<Fields>("APP"), name),
    }
}

fn main() {
    let names = ["APP_NAME", "APP_PORT", "APP_DEBUG", "APP_HOSTS"];
    println!("{:9} {}", "", names.map(|name| format!("{:10}", format!("{name}="))).join(" "));
    for reader in ["clap", "confique", "config", "envious", "envy", "figment", "serde-env"] {
        let cells = names.map(|name| {
            // One thread, and one variable at a time.
            unsafe { std::env::set_var(name, "") };
            let cell = cell(reader, name);
            unsafe { std::env::remove_var(name) };
            format!("{cell:10}")
        });
        println!("{reader:9} {}", cells.join(" "));
    }
}
RUST

cargo run --quiet | sed 's/ *$//' >actual
diff -u expected actual
echo 'as stated'
