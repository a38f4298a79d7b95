#!/usr/bin/env bash
# APP_LOUD=false is an error beside --quiet, and APP_STDIN=false stands in for a required file: clap sees that a
# variable is set, not that it is false.
#
# Version:    clap 4.6.9.
# Behaviour:  `conflicts_with` and `required_unless_present` count an argument as given if its variable is set, whatever
#             the value; the command line does not win over the variable, it conflicts with it. The words for a flag
#             are `true` and `false`. `1`, `yes`, `off` and the empty value are refused.
# Good guess: `false` is the flag not given, an argument on the command line beats the environment, and `1` and `0` are
#             booleans.
# For users:  A platform that sets every flag to an explicit `false` breaks the command line, and a required argument is
#             missing at run time. Check such pairs after parsing.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cargo init --quiet --vcs none --name conflicts
cargo add --quiet clap@=4.6.9 --features derive,env

cat >expected <<'TEXT'
--quiet --file a                    loud false quiet true stdin false file Some("a")
--quiet --file a  APP_LOUD=true     error: the argument '--quiet' cannot be used with '--loud'
--quiet --file a  APP_LOUD=false    error: the argument '--quiet' cannot be used with '--loud'
                                    error: the following required arguments were not provided:
                  APP_STDIN=false   loud false quiet false stdin false file None
--file a          APP_LOUD=1        error: invalid value '1' for '--loud'
--file a          APP_LOUD=yes      error: invalid value 'yes' for '--loud'
--file a          APP_LOUD=         error: a value is required for '--loud' but none was supplied
TEXT

cat >src/main.rs <<'RS'
use clap::Parser;

#[derive(Parser)]
struct Args {
    #[arg(long, env = "APP_LOUD")]
    loud: bool,
    #[arg(long, conflicts_with = "loud")]
    quiet: bool,
    #[arg(long, env = "APP_STDIN")]
    stdin: bool,
    #[arg(long, required_unless_present = "stdin")]
    file: Option<String>,
}

fn main() {
    let Args { loud, quiet, stdin, file } = Args::parse();
    println!("loud {loud} quiet {quiet} stdin {stdin} file {file:?}");
}
RS
cargo build --quiet
run() {
  local variable=$1
  shift
  printf '%-17s %-17s %s\n' "$*" "$variable" "$(env $variable target/debug/conflicts "$@" 2>&1 | head -n 1)"
}
{
  run '' --quiet --file a
  run APP_LOUD=true --quiet --file a
  run APP_LOUD=false --quiet --file a
  run ''
  run APP_STDIN=false
  run APP_LOUD=1 --file a
  run APP_LOUD=yes --file a
  run APP_LOUD= --file a
} >actual
diff -u expected actual
echo 'as stated'
