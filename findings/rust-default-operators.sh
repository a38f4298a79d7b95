#!/usr/bin/env bash
# ${NAME:-default} in two Rust crates: the default keeps its dash, and an empty variable is a value.
#
# Version:    subst 0.3.8, shellexpand 3.1.2, beside bash.
# Behaviour:  subst has `${NAME:default}`: with `:-` the default begins with a dash. Both crates use the default only
#             where the variable is not set; in a shell `:-` also covers the empty one. shellexpand does not expand a
#             default, and `${NAME-default}` is a variable of that name.
# Good guess: Who offers `${...:...}` offers the shell's `:-`.
# For users:  `postgres://${DB_HOST:-localhost}/orders` names the host `-localhost`. With DB_HOST= (a usual way to say
#             "unset" in compose files) the host is empty.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cargo init --quiet --vcs none --name defaults
cargo add --quiet subst@=0.3.8 shellexpand@=3.1.2

cat >expected <<'TEXT'
${NOPE:-db}      bash "db" subst "-db" shellexpand "db"
${NOPE:db}       bash "" subst "db" shellexpand refused
${EMPTY:-db}     bash "db" subst "" shellexpand ""
${NOPE:-${HOST}} bash "h" subst "-h" shellexpand "${HOST}"
${NOPE-db}       bash "db" subst refused shellexpand refused
TEXT

cat >src/main.rs <<'RS'
use std::process::Command;

fn said<E>(result: Result<String, E>) -> String {
    result.map_or("refused".into(), |text| format!("{text:?}"))
}

fn main() {
    for text in ["${NOPE:-db}", "${NOPE:db}", "${EMPTY:-db}", "${NOPE:-${HOST}}", "${NOPE-db}"] {
        let bash = Command::new("bash").args(["-c", &format!("printf %s \"{text}\"")]).output().unwrap();
        println!(
            "{text:16} bash {:?} subst {} shellexpand {}",
            String::from_utf8_lossy(&bash.stdout),
            said(subst::substitute(text, &subst::Env)),
            said(shellexpand::env(text).map(|text| text.into_owned())),
        );
    }
}
RS
cargo build --quiet
env -u NOPE EMPTY= HOST=h target/debug/defaults >actual
diff -u expected actual
echo 'as stated'
