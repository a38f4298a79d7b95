#!/usr/bin/env bash
# A short commit hash in a variable becomes infinity.
#
# Version:    Flask 3.1.3 (`Config.from_prefixed_env`), sanic 25.12.1, dynaconf 3.3.5, destr 2.0.5 (runtime
#             configuration of Nuxt and Nitro).
# Behaviour:  All four guess a type from the text of a variable. `12e4567` is seven hexadecimal digits, and a float
#             with an exponent that overflows: all of them hand infinity to the program. A hash of digits alone is an
#             integer; one that has a letter other than `e` stays text.
# Good guess: Hashes, tokens and build numbers are text, or at worst an integer now and then in a test. An overflow is
#             not expected from JSON, TOML and `float` alike.
# For users:  GIT_SHA, a hexadecimal key or a token is text for thousands of values and a number for the next one. Use
#             a reader with declared types.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet flask==3.1.3 sanic==25.12.1 dynaconf==3.3.5
npm init -y >/dev/null
npm install --silent --no-audit --no-fund destr@2.0.5

cat >expected <<'TEXT'
12e4567 flask     inf
12e4567 sanic     inf
12e4567 dynaconf  inf
12e4567 destr     Infinity
1234567 flask     1234567
1234567 sanic     1234567
1234567 dynaconf  1234567
1234567 destr     1234567
0123456 flask     '0123456'
0123456 sanic     123456
0123456 dynaconf  '0123456'
0123456 destr     '0123456'
1e23f67 flask     '1e23f67'
1e23f67 sanic     '1e23f67'
1e23f67 dynaconf  '1e23f67'
1e23f67 destr     '1e23f67'
TEXT

cat >read.py <<'PY'
import os

import dynaconf
import flask
from sanic.config import Config

value = os.environ["APP_GIT_SHA"]
settings = flask.Config(".")
settings.from_prefixed_env("APP")
print(value, "flask    ", repr(settings["GIT_SHA"]))
print(value, "sanic    ", repr(Config(env_prefix="APP_")["GIT_SHA"]))
print(value, "dynaconf ", repr(dynaconf.Dynaconf(envvar_prefix="APP")["GIT_SHA"]))
PY
cat >read.mjs <<'JS'
import { inspect } from "node:util";
import { destr } from "destr";
const value = process.env.APP_GIT_SHA;
console.log(value, "destr    ", inspect(destr(value)));
JS
for sha in 12e4567 1234567 0123456 1e23f67; do
  APP_GIT_SHA=$sha venv/bin/python read.py
  APP_GIT_SHA=$sha node read.mjs
done >actual
diff -u expected actual
echo 'as stated'
