#!/usr/bin/env bash
# APP_NO_CACHE=1 keeps the cache and APP_NO_CACHE=0 turns it off, for the variable of a flag --no-cache.
#
# Version:    click 8.5.1, typer 0.29.2, ConfigArgParse 1.9.0 (Python); clap 4.6.9 (Rust).
# Behaviour:  click, typer and clap (`ArgAction::SetFalse`) put the value of the variable into the parameter that the
#             flag sets to false. `true` in the variable of `--no-cache` is a cache. ConfigArgParse takes `true` as the
#             flag being given. clap also refuses `1` and `0`.
# Good guess: A variable stands for its flag: true means that the flag is given.
# For users:  `--help` shows `--no-cache [env var: APP_NO_CACHE]`, and the variable does the opposite of its name. Give
#             the variable of such a flag the positive name.
# Output:     whether there is a cache; without variable and flag there is.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet click==8.5.1 typer==0.29.2 ConfigArgParse==1.9.0
cargo init --quiet --vcs none --name negative
cargo add --quiet clap@=4.6.9 --features derive,env

cat >expected <<'TEXT'
click          --no-cache: False APP_NO_CACHE=true: True APP_NO_CACHE=1: True APP_NO_CACHE=0: False
typer          --no-cache: False APP_NO_CACHE=true: True APP_NO_CACHE=1: True APP_NO_CACHE=0: False
configargparse --no-cache: False APP_NO_CACHE=true: False APP_NO_CACHE=1: False APP_NO_CACHE=0: True
clap           --no-cache: false APP_NO_CACHE=true: true APP_NO_CACHE=1: refused APP_NO_CACHE=0: refused
TEXT

cat >click.cli.py <<'PY'
import click


@click.command()
@click.option("--no-cache", "cache", flag_value=False, default=True, is_flag=True, envvar="APP_NO_CACHE", show_envvar=True)
def cli(cache):
    print(cache)


cli()
PY
cat >typer.cli.py <<'PY'
from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def main(cache: Annotated[bool, typer.Option(" /--no-cache", envvar="APP_NO_CACHE")] = True):
    print(cache)


app()
PY
cat >configargparse.cli.py <<'PY'
import configargparse

parser = configargparse.ArgParser()
parser.add("--no-cache", dest="cache", action="store_false", env_var="APP_NO_CACHE")
print(parser.parse_args().cache)
PY
cat >src/main.rs <<'RS'
use clap::Parser;

#[derive(Parser)]
struct Args {
    #[arg(long = "no-cache", env = "APP_NO_CACHE", action = clap::ArgAction::SetFalse)]
    cache: bool,
}

fn main() {
    println!("{}", Args::parse().cache);
}
RS
cargo build --quiet
line() {
  local name=$1 value
  shift
  printf '%-14s --no-cache: %s' "$name" "$("$@" --no-cache)"
  for value in true 1 0; do
    printf ' APP_NO_CACHE=%s: %s' "$value" "$(APP_NO_CACHE=$value "$@" 2>log || echo refused)"
  done
  echo
}
{
  for name in click typer configargparse; do line "$name" venv/bin/python "$name.cli.py"; done
  line clap target/debug/negative
} >actual
diff -u expected actual
echo 'as stated'
