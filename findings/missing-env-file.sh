#!/usr/bin/env bash
# The env file named on the command line does not exist: four of seven tools start the program all the same.
#
# Version:    honcho 2.0.0, foreman 3.0.1 of npm (`nf`), @dotenvx/dotenvx 2.38.2, dotenv-cli 11.0.0; env-cmd 11.0.0,
#             python-dotenv 1.2.4 and node 22.23.3 beside them.
# Behaviour:  honcho, nf and dotenv-cli say nothing, dotenvx prints a line; all four run the command and end with its
#             status. The other three refuse.
# Good guess: A default file may be missing; one that was asked for by name may not.
# For users:  A misspelt `-e .env.prd` starts the service with whatever else is set. Test for the file in the script,
#             or have the program refuse to start without its variables.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet honcho==2.0.0 'python-dotenv[cli]==1.2.4'
npm init -y >/dev/null
npm install --silent --no-audit --no-fund foreman@3.0.1 @dotenvx/dotenvx@2.38.2 dotenv-cli@11.0.0 env-cmd@11.0.0 node@22.23.3

cat >expected <<'TEXT'
honcho        started, exit 0
nf            started, exit 0
dotenvx       started, exit 0
dotenv-cli    started, exit 0
env-cmd       refused
python-dotenv refused
node          refused
TEXT

echo 'console.log("started")' >app.cjs
echo 'web: true' >Procfile
bin=node_modules/.bin
try() { # try LABEL COMMAND...
  label=$1 status=0
  shift
  said=$("$@" 2>>log) || status=$?
  case $said in
    *started*) printf '%-13s started, exit %s\n' "$label" "$status" ;;
    *) printf '%-13s %s\n' "$label" "$([ "$status" = 0 ] && echo 'ended without a start' || echo refused)" ;;
  esac
}
{
  try honcho venv/bin/honcho -e missing.env run node app.cjs
  try nf "$bin/nf" -e missing.env run node app.cjs
  try dotenvx "$bin/dotenvx" run -f missing.env -- node app.cjs
  try dotenv-cli node node_modules/dotenv-cli/cli.js -e missing.env -- node app.cjs
  try env-cmd "$bin/env-cmd" -f missing.env node app.cjs
  try python-dotenv venv/bin/dotenv -f missing.env run node app.cjs
  try node "$bin/node" --env-file=missing.env app.cjs
} >actual
diff -u expected actual
echo 'as stated'
