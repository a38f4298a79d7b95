#!/usr/bin/env bash
# TIMEOUT=1M is a minute or a month, 1h30 is an hour and 30 seconds, 30 is 30 ms, 30 s or nothing.
#
# Version:    ms 2.1.3 (npm), pytimeparse 1.1.8 (Python), humantime 2.4.0 and duration-str 0.21.0 (Rust).
# Behaviour:  humantime reads a capital M as a month of 30.44 days, as its documentation says; the other three ignore
#             case. duration-str takes a bare number at the end as seconds. A bare number alone is milliseconds for
#             ms, seconds for duration-str, and refused by humantime and pytimeparse.
# Good guess: Case does not matter, and after hours a bare number counts minutes, or is refused.
# For users:  Write the unit, in small letters. `90s` means one thing for all four.
# Output:     in seconds; None and undefined are refusals.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet pytimeparse==1.1.8
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ms@2.1.3
cargo init --quiet --vcs none --name durations
cargo add --quiet humantime@=2.4.0 duration-str@=0.21.0

cat >expected <<'TEXT'
1M   humantime Some(2630016.0) duration-str Some(60.0)
1h30 humantime None duration-str Some(3630.0)
1.5h humantime Some(5400.0) duration-str None
30   humantime None duration-str Some(30.0)
90s  humantime Some(90.0) duration-str Some(90.0)
1M   ms 60
1h30 ms undefined
1.5h ms 5400
30   ms 0.03
90s  ms 90
1M   pytimeparse 60
1h30 pytimeparse None
1.5h pytimeparse 5400
30   pytimeparse None
90s  pytimeparse 90
TEXT

cat >src/main.rs <<'RS'
fn main() {
    for text in std::env::args().skip(1) {
        let humantime = humantime::parse_duration(&text).ok().map(|d| d.as_secs_f64());
        let duration_str = duration_str::parse(&text).ok().map(|d| d.as_secs_f64());
        println!("{text:4} humantime {humantime:?} duration-str {duration_str:?}");
    }
}
RS
values=(1M 1h30 1.5h 30 90s)
{
  cargo run --quiet -- "${values[@]}"
  node -e 'for (const text of process.argv.slice(1)) {
    const read = require("ms")(text);
    console.log(text.padEnd(4), "ms", read === undefined ? read : read / 1000);
  }' "${values[@]}"
  venv/bin/python -c 'import sys
from pytimeparse import parse
for text in sys.argv[1:]:
    print(f"{text:4} pytimeparse {parse(text)}")' "${values[@]}"
} >actual
diff -u expected actual
echo 'as stated'
