#!/usr/bin/env bash
# `.separator("__")` of the Rust crate config renames every variable: APP_PORT is ignored, and APP__PORT is read.
#
# Version:    config 0.15.27, figment 0.10.19 (`split("__")`), envious 0.3.0.
# Behaviour:  In config the separator of levels is the one behind the prefix too, unless `prefix_separator` is set. figment
#             and envious read the other spelling, and none says a word about a variable that it does not read. With
#             `list_separator`, every text in config is a list, also one without a comma, and a `String` is refused until
#             `with_list_parse_key` names the lists. `a,b` is one item for envious, and no list for figment. With a text in
#             APP_DB beside APP_DB__POOL, config starts or refuses by chance, from run to run.
# Good guess: A separator for levels says nothing about names without levels, and the crates agree on APP_PORT and
#             APP_DB__HOST.
# For users:  A service that gets its first nested struct loses its plain variables, and runs with its defaults. Set
#             `prefix_separator("_")`, and deny unknown or missing fields.
# Output:     the port, the host and the pool of `db`, the tags and the name, over defaults.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cargo init --quiet --vcs none --name reader
cargo add --quiet config@=0.15.27 --no-default-features
cargo add --quiet figment@=0.10.19 --features env
cargo add --quiet envious@=0.3.0
cargo add --quiet serde@1 --features derive

cat >expected <<'TEXT'
APP_PORT=8080 APP_DB__HOST=h
  config                   80 - 5 [] -
  config, prefix_separator 8080 h 5 [] -
  config, list_separator   refused
  config, list_parse_key   8080 h 5 [] -
  figment                  8080 h 5 [] -
  envious                  8080 h 5 [] -
APP__PORT=8080 APP__DB__HOST=h
  config                   8080 h 5 [] -
  config, prefix_separator 80 - 5 [] -
  config, list_separator   80 - 5 [] -
  config, list_parse_key   80 - 5 [] -
  figment                  80 - 5 [] -
  envious                  80 - 5 [] -
APP_TAGS=a,b
  config                   80 - 5 [] -
  config, prefix_separator refused
  config, list_separator   80 - 5 ["a", "b"] -
  config, list_parse_key   80 - 5 ["a", "b"] -
  figment                  refused
  envious                  80 - 5 ["a,b"] -
APP_TAGS=a
  config                   80 - 5 [] -
  config, prefix_separator refused
  config, list_separator   80 - 5 ["a"] -
  config, list_parse_key   80 - 5 ["a"] -
  figment                  refused
  envious                  80 - 5 ["a"] -
APP_NAME=a
  config                   80 - 5 [] -
  config, prefix_separator 80 - 5 [] a
  config, list_separator   refused
  config, list_parse_key   80 - 5 [] a
  figment                  80 - 5 [] a
  envious                  80 - 5 [] a
APP_DB=x APP_DB__POOL=9, a hundred times
  config, prefix_separator 80 - 9 [] -
  config, prefix_separator refused
  figment                  refused
TEXT

cat >src/main.rs <<'RS'
use config::Environment;
use figment::{Figment, providers::Env};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(default)]
struct Db {
    host: String,
    pool: u32,
}

impl Default for Db {
    fn default() -> Self {
        Db { host: "-".into(), pool: 5 }
    }
}

#[derive(Deserialize)]
#[serde(default)]
struct Config {
    port: u32,
    db: Db,
    tags: Vec<String>,
    name: String,
}

impl Default for Config {
    fn default() -> Self {
        Config { port: 80, db: Db::default(), tags: Vec::new(), name: "-".into() }
    }
}

fn say<E>(what: &str, read: Result<Config, E>) {
    match read {
        Ok(Config { port, db, tags, name }) => println!("  {what:24} {port} {} {} {tags:?} {name}", db.host, db.pool),
        Err(_) => println!("  {what:24} refused"),
    }
}

fn config(environment: Environment) -> Result<Config, config::ConfigError> {
    config::Config::builder().add_source(environment).build()?.try_deserialize()
}

fn main() {
    let app = || Environment::with_prefix("APP").separator("__");
    let lists = || app().prefix_separator("_").try_parsing(true).list_separator(",");
    say("config", config(app()));
    say("config, prefix_separator", config(app().prefix_separator("_")));
    say("config, list_separator", config(lists()));
    say("config, list_parse_key", config(lists().with_list_parse_key("tags")));
    say("figment", Figment::from(Env::prefixed("APP_").split("__")).extract());
    say("envious", envious::Config::default().with_prefix("APP_").build_from_env());
}
RS
cargo build --quiet
for name in "${!APP_@}"; do unset "$name"; done
while read -r line; do
  echo "$line"
  # shellcheck disable=SC2086
  env $line target/debug/reader
done <<'TEXT' >actual
APP_PORT=8080 APP_DB__HOST=h
APP__PORT=8080 APP__DB__HOST=h
APP_TAGS=a,b
APP_TAGS=a
APP_NAME=a
TEXT
{
  echo 'APP_DB=x APP_DB__POOL=9, a hundred times'
  for _ in {1..100}; do APP_DB=x APP_DB__POOL=9 target/debug/reader; done |
    grep -E 'prefix_separator|figment' | LC_ALL=C sort -u
} >>actual
diff -u expected actual
echo 'as stated'
