#!/usr/bin/env bash
# The setting s3Bucket is S3_BUCKET or S_3_BUCKET: how nine libraries make the name of a variable.
#
# Version:    convert_case 0.12.0 and heck 0.5.0 (Rust); lodash 4.18.1, constant-case 4.0.0, decamelize 7.0.0 and humps
#             2.0.1 (npm); inflection 0.5.1, pyhumps 3.8.0 and stringcase 1.2.0 (Python).
# Behaviour:  lodash and convert_case put a line between a letter and a digit: `ipv4Address` is IPV_4_ADDRESS, and
#             convert_case changes `s3_bucket`, which had its lines. stringcase makes HTTP_U_R_L of `httpURL`, and so
#             does humps for npm, not its namesake for Python. All others agree.
# Good guess: They differ in acronyms, as everyone knows; a digit belongs to the word in front of it.
# For users:  Two services derive one variable from one settings key, and one of them reads nothing. Write names out, as
#             text that can be searched for.
# Output:     in capitals.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet inflection==0.5.1 pyhumps==3.8.0 stringcase==1.2.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund lodash@4.18.1 constant-case@4.0.0 decamelize@7.0.0 humps@2.0.1
cargo init --quiet --vcs none --name names
cargo add --quiet convert_case@=0.12.0 heck@=0.5.0

cat >expected <<'TEXT'
convert_case  S_3_BUCKET IPV_4_ADDRESS HTTP_URL S_3_BUCKET
heck          S3_BUCKET IPV4_ADDRESS HTTP_URL S3_BUCKET
lodash        S_3_BUCKET IPV_4_ADDRESS HTTP_URL S_3_BUCKET
constant-case S3_BUCKET IPV4_ADDRESS HTTP_URL S3_BUCKET
decamelize    S3_BUCKET IPV4_ADDRESS HTTP_URL S3_BUCKET
humps         S3_BUCKET IPV4_ADDRESS HTTP_U_R_L S3_BUCKET
inflection    S3_BUCKET IPV4_ADDRESS HTTP_URL S3_BUCKET
pyhumps       S3_BUCKET IPV4_ADDRESS HTTP_URL S3_BUCKET
stringcase    S3_BUCKET IPV4_ADDRESS HTTP_U_R_L S3_BUCKET
TEXT

cat >src/main.rs <<'RS'
use convert_case::{Case, Casing};
use heck::ToShoutySnakeCase;

fn main() {
    let keys: Vec<String> = std::env::args().skip(1).collect();
    let line = |make: fn(&str) -> String| keys.iter().map(|key| format!(" {}", make(key))).collect::<String>();
    println!("convert_case {}", line(|key| key.to_case(Case::Constant)));
    println!("heck         {}", line(|key| key.to_shouty_snake_case()));
}
RS
cat >names.mjs <<'JS'
import { constantCase } from "constant-case";
import decamelize from "decamelize";
import humps from "humps";
import lodash from "lodash";
const makers = { lodash: lodash.snakeCase, "constant-case": constantCase, decamelize: (key) => decamelize(key), humps: (key) => humps.decamelize(key) };
for (const [name, make] of Object.entries(makers))
  console.log(name.padEnd(13), process.argv.slice(2).map((key) => make(key).toUpperCase()).join(" "));
JS
cat >names.py <<'PY'
import sys

import humps
import inflection
import stringcase

for name, make in {"inflection": inflection.underscore, "pyhumps": humps.decamelize, "stringcase": stringcase.snakecase}.items():
    print(f"{name:13}", *(make(key).upper() for key in sys.argv[1:]))
PY
keys=(s3Bucket ipv4Address httpURL s3_bucket)
{
  cargo run --quiet -- "${keys[@]}"
  node names.mjs "${keys[@]}"
  venv/bin/python names.py "${keys[@]}"
} >actual
diff -u expected actual
echo 'as stated'
