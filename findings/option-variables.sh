#!/usr/bin/env bash
# APP_VERBOSE=3 is verbosity 1 for yargs, an option of two values gets one in clap, and APP_MODE=false is the text "False".
#
# Version:    clap 4.6.9 (Rust), click 8.5.1 (Python), yargs 18.2.0 (npm): options that read a variable.
# Behaviour:  yargs counts that the variable is there. click and clap take its number. `num_args = 2` holds for the command
#             line only: from a variable clap and yargs make one value of `a b`, and of an empty one the empty text. click
#             splits at blanks, and at colons where the values are paths. An option of click that stands for a value
#             (`flag_value="fast"`) is "fast" for `1` and `true`, nothing for `slow`, and "False" for `0` and `false`.
# Good guess: A variable goes the same way as the words of the command line, and is checked as they are.
# For users:  Options that repeat, count or take several values are where variables part from the command line. Test them
#             with variables, or give them none.
# Output:     what the program gets.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet click==8.5.1
npm init -y >/dev/null
npm install --silent --no-audit --no-fund yargs@18.2.0
cargo init --quiet --vcs none --name options
cargo add --quiet clap@=4.6.9 --features derive,env

cat >expected <<'TEXT'
APP_VERBOSE=3  click {'verbose': 3}
APP_VERBOSE=3  yargs {"verbose":1}
APP_VERBOSE=3  clap  verbose 3 host [] path [] pair []
APP_HOST=a b   click {'host': ('a', 'b')}
APP_HOST=a b   yargs {"host":["a b"]}
APP_HOST=a b   clap  verbose 0 host ["a b"] path [] pair []
APP_HOST=      click {}
APP_HOST=      yargs {"host":[""]}
APP_HOST=      clap  verbose 0 host [""] path [] pair []
APP_PATH=/a:/b click {'path': ('/a', '/b')}
APP_PATH=/a:/b yargs {"path":["/a:/b"]}
APP_PATH=/a:/b clap  verbose 0 host [] path ["/a:/b"] pair []
APP_PAIR=a b   click {'pair': ('a', 'b')}
APP_PAIR=a b   yargs {"pair":"a b"}
APP_PAIR=a b   clap  verbose 0 host [] path [] pair ["a b"]
APP_PAIR=a     click refused
APP_PAIR=a     yargs {"pair":"a"}
APP_PAIR=a     clap  verbose 0 host [] path [] pair ["a"]
APP_MODE=slow  click {}
APP_MODE=slow  yargs {"mode":"slow"}
APP_MODE=true  click {'mode': 'fast'}
APP_MODE=true  yargs {"mode":"true"}
APP_MODE=false click {'mode': 'False'}
APP_MODE=false yargs {"mode":"false"}
TEXT

cat >click.cli.py <<'PY'
import click


@click.command()
@click.option("--verbose", count=True, envvar="APP_VERBOSE")
@click.option("--host", multiple=True, envvar="APP_HOST")
@click.option("--path", multiple=True, type=click.Path(), envvar="APP_PATH")
@click.option("--pair", nargs=2, envvar="APP_PAIR")
@click.option("--mode", flag_value="fast", envvar="APP_MODE")
def cli(**given):
    print({name: value for name, value in given.items() if value})


cli()
PY
cat >yargs.cjs <<'JS'
const given = require("yargs")([])
  .env("APP")
  .options({ verbose: { type: "count" }, host: { type: "array" }, path: { type: "array" }, pair: { nargs: 2 }, mode: {} })
  .parse();
const { verbose, host, path, pair, mode } = given;
console.log(JSON.stringify({ verbose: verbose || undefined, host, path, pair, mode }));
JS
cat >src/main.rs <<'RS'
use clap::{ArgAction, Parser};

#[derive(Debug, Parser)]
struct Args {
    #[arg(long, env = "APP_VERBOSE", action = ArgAction::Count)]
    verbose: u8,
    #[arg(long, env = "APP_HOST")]
    host: Vec<String>,
    #[arg(long, env = "APP_PATH")]
    path: Vec<std::path::PathBuf>,
    #[arg(long, env = "APP_PAIR", num_args = 2)]
    pair: Vec<String>,
}

fn main() {
    let Args { verbose, host, path, pair } = Args::parse();
    println!("verbose {verbose} host {host:?} path {path:?} pair {pair:?}");
}
RS
cargo build --quiet
for variable in APP_VERBOSE=3 'APP_HOST=a b' APP_HOST= APP_PATH=/a:/b 'APP_PAIR=a b' APP_PAIR=a APP_MODE=slow APP_MODE=true \
  APP_MODE=false; do
  printf '%-14s click %s\n' "$variable" "$(env "$variable" venv/bin/python click.cli.py 2>>log || echo refused)"
  printf '%-14s yargs %s\n' "$variable" "$(env "$variable" node yargs.cjs 2>>log || echo refused)"
  if [[ $variable != APP_MODE* ]]; then
    printf '%-14s clap  %s\n' "$variable" "$(env "$variable" cargo run --quiet 2>>log || echo refused)"
  fi
done >actual
diff -u expected actual
echo 'as stated'
