#!/usr/bin/env bash
# PORT="80 81" is 8081 for yup, and "0b1010000" is 80 for env-schema: what a validated integer may look like.
#
# Version:    yup 1.7.1, joi 18.3.2, env-schema 8.0.0 (Ajv), each with an integer from 0 to 65535.
# Behaviour:  yup removes white space everywhere and joins the digits. yup and env-schema take hexadecimal, octal and
#             binary numbers of JavaScript, joi does not. All three take an exponent and a fraction of zero. A leading
#             zero is decimal in all.
# Good guess: A validator refuses what a person would not call an integer. Blanks inside a number are the clearest
#             case.
# For users:  Two ports in one variable ("80 81") become port 8081, and the schema is content.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund yup@1.7.1 joi@18.3.2 env-schema@8.0.0

cat >expected <<'TEXT'
"80 81"     yup 8081 joi refused env-schema refused
"0x50"      yup 80 joi refused env-schema 80
"0b1010000" yup 80 joi refused env-schema 80
"8e1"       yup 80 joi 80 env-schema 80
"80.0"      yup 80 joi 80 env-schema 80
"080"       yup 80 joi 80 env-schema 80
"80a80"     yup refused joi refused env-schema refused
TEXT

cat >read.mjs <<'JS'
import envSchema from "env-schema";
import joi from "joi";
import * as yup from "yup";
const readers = {
  yup: (value) => yup.number().integer().min(0).max(65535).validateSync(value),
  joi: (value) => joi.attempt(value, joi.number().integer().min(0).max(65535)),
  "env-schema": (value) =>
    envSchema({
      schema: { type: "object", required: ["PORT"], properties: { PORT: { type: "integer", minimum: 0, maximum: 65535 } } },
      data: { PORT: value },
      env: false,
    }).PORT,
};
for (const value of ["80 81", "0x50", "0b1010000", "8e1", "80.0", "080", "80a80"]) {
  const said = Object.entries(readers).map(([name, read]) => {
    try {
      return `${name} ${read(value)}`;
    } catch {
      return `${name} refused`;
    }
  });
  console.log(JSON.stringify(value).padEnd(11), ...said);
}
JS
node read.mjs >actual
diff -u expected actual
echo 'as stated'
