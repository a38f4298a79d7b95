#!/usr/bin/env bash
# A variable that is taken out of pm2's ecosystem file stays set, with --update-env too.
#
# Version:    pm2 7.0.4.
# Behaviour:  A restart from the file lays its `env` over the environment that the daemon keeps for the process. What
#             is no longer in the file keeps its last value, also that of `env_production`, and `--update-env` does
#             not change it. `null` is the text `null`, an object is JSON, only `undefined` is left out.
# Good guess: After a restart from the file the process has the variables of the file; `null` unsets.
# For users:  A withdrawn key or a feature switch lives on until `pm2 delete` and a new start.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
cd "$work"
export PM2_HOME=$work/home
trap 'node_modules/.bin/pm2 kill >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

npm init -y >/dev/null
npm install --silent --no-audit --no-fund pm2@7.0.4

cat >expected <<'TEXT'
first start                {"APP_1":"dev","APP_2":"null","APP_3":"{\"a\":1}"}
restart --env production   {"APP_1":"prod","APP_2":"null","APP_3":"{\"a\":1}"}
APP_1, APP_2 taken out     {"APP_1":"prod","APP_2":"null","APP_3":"{\"a\":1}"}
delete and start           {"APP_3":"{\"a\":1}"}
TEXT

cat >app.js <<'JS'
const { renameSync, writeFileSync } = require("fs");
const seen = Object.fromEntries(Object.entries(process.env).filter(([name]) => /^APP_\d$/.test(name)));
writeFileSync("seen.part", JSON.stringify(seen) + "\n");
renameSync("seen.part", "seen");
setInterval(() => {}, 60000);
JS
file() { # file PAIRS: the ecosystem file with these pairs
  echo "module.exports = { apps: [{ name: 'app', script: 'app.js', env: { $1 }, env_production: { APP_1: 'prod' } }] };" \
    >ecosystem.config.js
}
say() { # say LABEL COMMAND...: what the new process sees
  rm -f seen
  printf '%-27s' "$1"
  shift
  node_modules/.bin/pm2 --silent "$@" >>log 2>&1
  for _ in $(seq 100); do
    [ -e seen ] && break
    sleep 0.1
  done
  cat seen
}
{
  file 'APP_1: "dev", APP_2: null, APP_3: { a: 1 }, APP_4: undefined'
  say 'first start' start ecosystem.config.js
  say 'restart --env production' restart ecosystem.config.js --env production
  file 'APP_3: { a: 1 }'
  say 'APP_1, APP_2 taken out' restart ecosystem.config.js --update-env
  node_modules/.bin/pm2 --silent delete app >>log 2>&1
  say 'delete and start' start ecosystem.config.js
} >actual
diff -u expected actual
echo 'as stated'
