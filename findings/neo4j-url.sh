#!/usr/bin/env bash
# neo4j://app:secret@graph logs in with nothing from Node, in silence, and is refused by Python: NEO4J_URI of two drivers.
#
# Version:    neo4j 6.4.1 (Python), neo4j-driver 6.3.0 (Node).
# Behaviour:  No driver takes a user from the URL. Python refuses it with neo4j://, Node drops it, and logs on with the
#             scheme "none". Both drop the path, so that neo4j://graph/orders is no database "orders", and take `a,b`
#             for one host. NEO4J:// in capitals is fine for Python alone.
# Good guess: the URL is like that of PostgreSQL or MongoDB: user, password, database and several hosts are read.
# For users:  a URL with all in it is accepted, and fails at the first query. Hold user, password and database in
#             variables of their own.
# Output:     the address that each driver connects to; `-` is an error when the driver is made.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet neo4j==6.4.1
npm init -y >/dev/null
npm install --silent --no-audit --no-fund neo4j-driver@6.3.0

cat >expected <<'TEXT'
                           python       node
neo4j://graph              graph:7687   graph:7687
neo4j://app:secret@graph   -            graph:7687
neo4j://graph/orders       graph:7687   graph:7687
neo4j://a,b                a,b:7687     a,b:7687
NEO4J://graph              graph:7687   -
bolt://graph?policy=eu     -            -
graph:7687                 -            -
TEXT

cat >address.py <<'PY'
import sys

import neo4j

for url in sys.argv[1:]:
    try:
        print("{0[0]}:{0[1]}".format(neo4j.GraphDatabase.driver(url)._pool.address))
    except neo4j.exceptions.ConfigurationError:
        print("-")
PY
cat >address.mjs <<'JS'
import neo4j from "neo4j-driver";

for (const url of process.argv.slice(2)) {
  try {
    console.log(String(neo4j.driver(url)._meta.address));
  } catch {
    console.log("-");
  }
}
process.exit();
JS
urls=(neo4j://graph neo4j://app:secret@graph neo4j://graph/orders neo4j://a,b NEO4J://graph
  'bolt://graph?policy=eu' graph:7687)
{
  printf '%-26s %-12s %s\n' '' python node
  paste -d'|' <(printf '%s\n' "${urls[@]}") <(venv/bin/python -W ignore address.py "${urls[@]}") \
    <(node address.mjs "${urls[@]}") | while IFS='|' read -r url python node; do
    printf '%-26s %-12s %s\n' "$url" "$python" "$node"
  done
} >actual
diff -u expected actual
echo 'as stated'
