#!/usr/bin/env bash
# DB_TYPE=postgres makes n8n store everything in a SQLite file of its container: what it cannot read becomes the default.
#
# Version:    @n8n/config 2.39.0, @n8n/di 0.17.0.
# Behaviour:  The type is "postgresdb". A word that n8n does not know, for an enumeration, a number or a switch, is a
#             line on the console, and the default counts. `off` and `no` are such words. A port may be 5679.5 or 0x10.
#             Quotes around a value are taken off, those of a password too.
# Good guess: a service that is told of a database it does not know, or of a port that is no number, does not start.
# For users:  the service is up, and writes to a file of its container. Diagnostics that were turned off are on. A
#             password in quotes arrives without them from the variable.
# Output:     what n8n takes of each variable.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund @n8n/config@2.39.0 @n8n/di@0.17.0

cat >expected <<'TEXT'
DB_TYPE=postgres                     "sqlite"
DB_TYPE=postgresdb                   "postgresdb"
N8N_PORT=http                        5678
N8N_PORT=5679.5                      5679.5
N8N_PORT=0x10                        16
N8N_DIAGNOSTICS_ENABLED=off          true
N8N_DIAGNOSTICS_ENABLED=no           true
N8N_DIAGNOSTICS_ENABLED=0            false
DB_POSTGRESDB_PASSWORD="x"           "x"
DB_POSTGRESDB_PASSWORD='x            "'x"
TEXT

cat >read.cjs <<'JS'
require("reflect-metadata");
const { GlobalConfig } = require("@n8n/config");
const { Container } = require("@n8n/di");

console.warn = () => {};
const config = Container.get(GlobalConfig);
const taken = {
  DB_TYPE: config.database.type,
  N8N_PORT: config.port,
  N8N_DIAGNOSTICS_ENABLED: config.diagnostics.enabled,
  DB_POSTGRESDB_PASSWORD: config.database.postgresdb.password,
};
console.log(JSON.stringify(taken[process.argv[2]]));
JS
for variable in DB_TYPE=postgres DB_TYPE=postgresdb N8N_PORT=http N8N_PORT=5679.5 N8N_PORT=0x10 \
  N8N_DIAGNOSTICS_ENABLED=off N8N_DIAGNOSTICS_ENABLED=no N8N_DIAGNOSTICS_ENABLED=0 \
  'DB_POSTGRESDB_PASSWORD="x"' "DB_POSTGRESDB_PASSWORD='x"; do
  printf '%-36s %s\n' "$variable" "$(env "$variable" node read.cjs "${variable%%=*}")"
done >actual
diff -u expected actual
echo 'as stated'
