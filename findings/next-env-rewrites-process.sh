#!/usr/bin/env bash
# Next.js expands `$` in a variable that the platform has set, as soon as a .env file names the variable.
#
# Version:    @next/env 16.4.6 (the loader of `next dev`, `next build` and `next start`).
# Behaviour:  The environment wins over the file, as expected. But the winner then goes through the expansion for .env
#             files: `pa$word` set by the platform becomes `pa` in process.env. A variable that no file names is left
#             alone. In the file, single quotes do not protect a `$` either; only a backslash does.
# Good guess: .env files fill gaps; what the platform sets is never touched.
# For users:  A committed .env with `DB_PASSWORD=dev` changes the production password, if that has a `$`. Keep secrets
#             out of .env files, also as placeholders.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund @next/env@16.4.6

cat >expected <<'TEXT'
NAMED_IN_FILE before "pa$word" after "pa"
NOT_IN_FILE   before "pa$word" after "pa$word"
SINGLE        before undefined after "pa"
BACKSLASH     before undefined after "pa$word"
TEXT

cat >.env <<'TEXT'
NAMED_IN_FILE=dev
SINGLE='pa$word'
BACKSLASH='pa\$word'
TEXT
cat >load.cjs <<'JS'
const { loadEnvConfig } = require("@next/env");
const names = ["NAMED_IN_FILE", "NOT_IN_FILE", "SINGLE", "BACKSLASH"];
const before = names.map((name) => process.env[name]);
loadEnvConfig(process.cwd(), false, { info() {}, error: console.error });
names.forEach((name, i) =>
  console.log(name.padEnd(13), "before", JSON.stringify(before[i]), "after", JSON.stringify(process.env[name])),
);
JS
# shellcheck disable=SC2016
NAMED_IN_FILE='pa$word' NOT_IN_FILE='pa$word' node load.cjs >actual
diff -u expected actual
echo 'as stated'
