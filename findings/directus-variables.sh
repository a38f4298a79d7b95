#!/usr/bin/env bash
# A client secret with a comma is a list for Directus, one of digits another number, and its .env beats the environment.
#
# Version:    @directus/env 6.3.0 (npm, the reader of Directus); @strapi/utils 5.55.0 and @n8n/config 2.39.0 beside it.
# Behaviour:  Directus knows the types of its fixed names. The type of any other, such as AUTH_NAME_CLIENT_SECRET, it takes
#             from the text: digits and exponents are numbers, a comma makes a list whose items are numbers again, and JSON
#             is read. A word and a colon in front (`string:`, `number:`) name the type and go. A variable of the .env file
#             wins over the same one in the environment. In Strapi and n8n the code names the type: `5m` is 5 for Strapi
#             and the default for n8n. `1` is off for Strapi, `no` leaves n8n at its default, which is on. An empty
#             integer is NaN for Strapi, and `[]` is a list with one empty text.
# Good guess: A secret is text. The environment wins over the file, as everywhere. A bad number or boolean is an error.
# For users:  Write `string:` in front of each secret for Directus, and keep .env out of its image. Write true and false,
#             and plain integers, for all three.
# Output:     the value as JavaScript has it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund @directus/env@6.3.0 @strapi/utils@5.55.0 @n8n/config@2.39.0 @n8n/di@0.17.0

cat >expected <<'TEXT'
directus s3cr3t               's3cr3t'
directus ab,cd                [ 'ab', 'cd' ]
directus ab,1e5               [ 'ab', 100000 ]
directus 1e5                  100000
directus 12e45678             Infinity
directus 12345678901234567890 12345678901234567000
directus 0123                 '0123'
directus string:0123          '0123'
directus null                 null
directus in .env and outside  'file'
strapi   int 5m               5
strapi   int 1,000            1
strapi   int 0x50             0
strapi   int                  NaN
strapi   bool true            true
strapi   bool 1               false
strapi   bool no              false
strapi   array a,b            [ 'a', 'b' ]
strapi   array []             [ '' ]
n8n      int 5m               5678
n8n      int 1,000            5678
n8n      int 0x50             80
n8n      int                  5678
n8n      bool true            true
n8n      bool 1               true
n8n      bool no              true
TEXT

echo 'AUTH_IN_FILE_CLIENT_SECRET=file' >.env
cat >directus.mjs <<'JS'
import { inspect } from "node:util";
const secrets = ["s3cr3t", "ab,cd", "ab,1e5", "1e5", "12e45678", "12345678901234567890", "0123", "string:0123", "null"];
secrets.forEach((secret, number) => (process.env[`AUTH_${number}_CLIENT_SECRET`] = secret));
process.env.AUTH_IN_FILE_CLIENT_SECRET = "environment";
const environment = (await import("@directus/env")).useEnv();
secrets.forEach((secret, number) =>
  console.log("directus", secret.padEnd(20), inspect(environment[`AUTH_${number}_CLIENT_SECRET`])),
);
console.log("directus", "in .env and outside ", inspect(environment.AUTH_IN_FILE_CLIENT_SECRET));
JS
cat >strapi.mjs <<'JS'
import { inspect } from "node:util";
import { env } from "@strapi/utils";
const say = (kind, text, read) => {
  process.env.VALUE = text;
  console.log("strapi  ", `${kind} ${text}`.padEnd(20), inspect(read("VALUE")));
};
for (const text of ["5m", "1,000", "0x50", ""]) say("int", text, (name) => env.int(name, 7));
for (const text of ["true", "1", "no"]) say("bool", text, (name) => env.bool(name, true));
for (const text of ["a,b", "[]"]) say("array", text, env.array);
JS
cat >n8n.cjs <<'JS'
require("reflect-metadata");
const { GlobalConfig } = require("@n8n/config");
const { port, diagnostics } = require("@n8n/di").Container.get(GlobalConfig);
console.log(process.env.N8N_PORT === undefined ? diagnostics.enabled : port);
JS
for name in "${!N8N_@}"; do unset "$name"; done
{
  node directus.mjs
  node strapi.mjs
  for text in 5m 1,000 0x50 ''; do printf 'n8n      %-20s %s\n' "int $text" "$(N8N_PORT=$text node n8n.cjs 2>>log)"; done
  for text in true 1 no; do
    printf 'n8n      %-20s %s\n' "bool $text" "$(N8N_DIAGNOSTICS_ENABLED=$text node n8n.cjs 2>>log)"
  done
} >actual
diff -u expected actual
echo 'as stated'
