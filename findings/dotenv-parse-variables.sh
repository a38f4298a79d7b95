#!/usr/bin/env bash
# dotenv-parse-variables cuts the last `*` of a password and turns a phone number into an integer.
#
# Version:    dotenv-parse-variables 2.0.0.
# Behaviour:  It types the values of a parsed .env file. A `*` at the end means "leave as text" and is removed, also where nothing
#             would have been typed. A comma makes a list. `+1...` and leading zeros are numbers, 20 digits lose the last ones.
# Good guess: Text that is no number, boolean or list comes out as it went in.
# For users:  Read secrets before this package sees them, or switch its types off one by one.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund dotenv-parse-variables@2.0.0

cat >expected <<'TEXT'
'pa$word*' -> 'pa$word'
'pa,word' -> [ 'pa', 'word' ]
'+15550100' -> 15550100
'0042' -> 42
'12345678901234567890' -> 12345678901234567000
'0x1F' -> 31
TEXT

cat >parse.cjs <<'JS'
const parse = require("dotenv-parse-variables");
const { inspect } = require("util");
for (const value of ["pa$word*", "pa,word", "+15550100", "0042", "12345678901234567890", "0x1F"])
  console.log(inspect(value), "->", inspect((parse.default ?? parse)({ A: value }).A));
JS
node parse.cjs >actual
diff -u expected actual
echo 'as stated'
