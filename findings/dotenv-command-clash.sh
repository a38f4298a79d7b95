#!/usr/bin/env bash
# Adding the package dotenv to a project replaces the command `dotenv` of dotenv-cli.
#
# Version:    dotenv 18.0.10, dotenv-cli 11.0.0, npm 11.19.0.
# Behaviour:  dotenv 18 has a command of its own, called `dotenv` as dotenv-cli's is. With both in package.json npm
#             links one of them, and it is dotenv's, also in a fresh install. `dotenv -e .env.prod -- node app.js` in
#             package.json then prints a usage text and ends with 1. (python-dotenv installs a third `dotenv`, with
#             `-f` and `run`.)
# Good guess: An installed command stays when a library is added; a clash is at least reported.
# For users:  Call dotenv-cli by its path, or use `node --env-file`.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat >expected <<'TEXT'
dotenv-cli alone: ../dotenv-cli/cli.js
  from the file, exit 0
dotenv added: ../dotenv/dist/cli.cjs
  exit 1
fresh install: ../dotenv/dist/cli.cjs
  exit 1
TEXT

echo 'A=from the file' >.env.prod
try() { # try LABEL: which command is linked, and what it does
  echo "$1: $(readlink node_modules/.bin/dotenv)"
  status=0
  said=$(node_modules/.bin/dotenv -e .env.prod -- node -p process.env.A 2>>log) || status=$?
  [ "$status" = 0 ] || said= # a usage text
  echo "  ${said:+$said, }exit $status"
}
{
  npm init -y >>log
  npm install --silent --no-audit --no-fund dotenv-cli@11.0.0 >>log
  try 'dotenv-cli alone'
  npm install --silent --no-audit --no-fund dotenv@18.0.10 >>log
  try 'dotenv added'
  rm -r node_modules package-lock.json
  npm install --silent --no-audit --no-fund >>log
  try 'fresh install'
} >actual
diff -u expected actual
echo 'as stated'
