#!/usr/bin/env bash
# A .env with `A=hello world`: `uv run` warns, sets neither A nor what is behind it, and starts the program.
#
# Version:    uv 0.13.9 (PyPI), dotenvy 0.15.7 (Rust, `dotenv().ok()`); python-dotenv 1.2.4 and node 22.23.3 beside them.
# Behaviour:  Both stop at the first line that they cannot read, and keep what they have set before. For both that is a
#             blank without quotes, one apostrophe, and a `$` with a digit in double quotes, which python-dotenv and
#             node read. uv prints one line and starts the program; the usual `.ok()` prints nothing. An unquoted list
#             in JSON loses its quotes in the same readers.
# Good guess: A line that cannot be read stops the tool, or costs this one variable.
# For users:  A word added at the top of the file takes DATABASE_URL below it away, and the program runs with its
#             defaults. Quote every value with a blank, and handle the result of `dotenv()`.
# Output:     A, and the variable on the next line; `-` is not set.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet uv==0.13.9 'python-dotenv[cli]==1.2.4'
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node@22.23.3
cargo init --quiet --vcs none --name reader
cargo add --quiet dotenvy@=0.15.7

cat >expected <<'TEXT'
A=hello                uv       hello                next
A=hello                dotenvy  hello                next
A=hello                python   hello                next
A=hello                node     hello                next
A=hello world          uv       -                    -
A=hello world          dotenvy  -                    -
A=hello world          python   hello world          next
A=hello world          node     hello world          next
A=it's                 uv       -                    -
A=it's                 dotenvy  -                    -
A=it's                 python   it's                 next
A=it's                 node     it's                 next
A="$2y$10$Abc"         uv       -                    -
A="$2y$10$Abc"         dotenvy  -                    -
A="$2y$10$Abc"         python   $2y$10$Abc           next
A="$2y$10$Abc"         node     $2y$10$Abc           next
A=["a","b"]            uv       [a,b]                next
A=["a","b"]            dotenvy  [a,b]                next
A=["a","b"]            python   ["a","b"]            next
A=["a","b"]            node     ["a","b"]            next
warning: Failed to parse environment file `.env` at position 6: hello world
started
TEXT

cat >src/main.rs <<'RS'
fn main() {
    dotenvy::dotenv().ok();
    let read = |name| std::env::var(name).unwrap_or("-".into());
    println!("{:20} {}", read("A"), read("B"));
}
RS
cargo build --quiet
cat >read.py <<'PY'
import os

print(f"{os.environ.get('A', '-'):20} {os.environ.get('B', '-')}")
PY
unset A B
while read -r line; do
  printf '%s\nB=next\n' "$line" >.env
  printf '%-22s uv       %s\n' "$line" "$(venv/bin/uv run --quiet --no-project --env-file .env venv/bin/python read.py)"
  printf '%-22s dotenvy  %s\n' "$line" "$(target/debug/reader)"
  printf '%-22s python   %s\n' "$line" "$(venv/bin/dotenv run --no-override venv/bin/python read.py)"
  printf '%-22s node     %s\n' "$line" \
    "$(node_modules/.bin/node --env-file=.env -e 'const { A, B } = process.env; console.log((A ?? "-").padEnd(20), B ?? "-")')"
done <<'TEXT' >actual 2>log
A=hello
A=hello world
A=it's
A="$2y$10$Abc"
A=["a","b"]
TEXT
# What uv says, without `--quiet`: a warning, with the exit status of the program.
printf 'A=hello world\nB=next\n' >.env
venv/bin/uv run --no-project --env-file .env true 2>>actual && echo 'started' >>actual
diff -u expected actual
echo 'as stated'
