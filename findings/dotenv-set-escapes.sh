#!/usr/bin/env bash
# `dotenv set` of python-dotenv writes lines that only python-dotenv reads back.
#
# Version:    python-dotenv 1.2.4; read with npm dotenv 18.0.10, bash, and python-dotenv itself.
# Behaviour:  It puts the value in single quotes, with `\'` for a quote and `\\` for each backslash. In a shell, in
#             npm's dotenv, and in systemd's and docker's env files a backslash in single quotes is a backslash. So
#             each backslash is doubled for them, and an apostrophe keeps its backslash or leaves the quote open.
# Good guess: A tool writes what is most widely read: double quotes for an apostrophe, and nothing is escaped in
#             single ones.
# For users:  A deploy script that sets a secret with `dotenv set` and then sources the file, or passes it to Node,
#             hands over another secret. `dotenv list --format=shell` writes what a shell reads.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet 'python-dotenv[cli]==1.2.4'
npm init -y >/dev/null
npm install --silent --no-audit --no-fund dotenv@18.0.10

cat >expected <<'TEXT'
set    a\b
file   A='a\\b'
python a\b
node   a\\b
bash   a\\b
set    it's
file   A='it\'s'
python it's
node   it\'s
bash   refused
TEXT

for value in 'a\b' "it's"; do
  rm -f .env
  touch .env
  venv/bin/dotenv -f .env set A "$value" >log
  echo "set    $value"
  echo "file   $(cat .env)"
  echo "python $(venv/bin/dotenv -f .env get A)"
  echo "node   $(node -p 'require("dotenv").parse(require("fs").readFileSync(".env")).A')"
  # shellcheck disable=SC2016
  echo "bash   $(bash -c '. ./.env && printf %s "$A"' 2>log || echo refused)"
done >actual
diff -u expected actual
echo 'as stated'
