#!/usr/bin/env bash
# Two npm packages that write .env files, read back with the dotenv that they are made for: what is lost.
#
# Version:    update-dotenv 1.1.1, dotenv-stringify 3.0.1, dotenv 18.0.10.
# Behaviour:  update-dotenv writes all values bare: `pa#ss` is cut at the `#`, blanks at the ends go, a line break
#             stays the two characters `\n`. dotenv-stringify quotes, and writes `\"` for a quote: dotenv never takes
#             that backslash off.
# Good guess: A package that names the parser it writes for passes that parser's own round trip.
# For users:  Do not let a setup script write secrets with these. Single quotes carry everything but a single quote.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund update-dotenv@1.1.1 dotenv-stringify@3.0.1 dotenv@18.0.10

cat >expected <<'TEXT'
update-dotenv    HASH  "pa#ss" is read as "pa"
update-dotenv    LINES "l1\nl2" is read as "l1\\nl2"
update-dotenv    EDGES " x " is read as "x"
dotenv-stringify QUOTE "say \"hi\"" is read as "say \\\"hi\\\""
TEXT

cat >write.cjs <<'JS'
const fs = require("fs");
const { parse } = require("dotenv");
const values = { HASH: "pa#ss", LINES: "l1\nl2", EDGES: " x ", QUOTE: 'say "hi"', APOSTROPHE: "it's", DOLLAR: "pa$word", BACKSLASH: "a\\b" };
function compare(name, text) {
  const read = parse(text);
  for (const [key, value] of Object.entries(values))
    if (read[key] !== value) console.log(name.padEnd(16), key.padEnd(5), JSON.stringify(value), "is read as", JSON.stringify(read[key]));
}
(async () => {
  await require("update-dotenv")(values);
  compare("update-dotenv", fs.readFileSync(".env"));
  const stringify = require("dotenv-stringify");
  compare("dotenv-stringify", (stringify.default ?? stringify)(values));
})();
JS
node write.cjs >actual
diff -u expected actual
echo 'as stated'
