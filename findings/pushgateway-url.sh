#!/usr/bin/env bash
# PUSHGATEWAY_URL=push:9091 is fine for Python and an unknown protocol for Node; a user in the URL the reverse.
#
# Version:    prometheus-client 0.26.0 (Python), prom-client 15.1.3 (Node).
# Behaviour:  Python puts http:// in front of an address. Node takes what is before the colon for the protocol.
#             Credentials are sent by Node; Python takes them for a part of the host, which it does not find. A query
#             is cut by Node; Python appends its path to it, so that the metrics go to `/`, and any answer of 200
#             counts as success. A slash at the end is doubled by Node behind a path, and not without one.
# Good guess: Two clients of one gateway take the same URLs, and refuse one that they cannot use.
# For users:  Check for scheme, host, and no query at start-up. Pass credentials apart: Python has a handler for them.
# Output:     as in `expected` below: method and target of the request, and the user that it has.
set -euo pipefail
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet prometheus-client==0.26.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund prom-client@15.1.3

cat >expected <<'TEXT'
localhost:PORT
  Python POST /metrics/job/j
  Node   Protocol "localhost:" not supported. Expected "http:"
http://127.0.0.1:PORT/push/
  Python POST /push/metrics/job/j
  Node   POST /push//metrics/job/j
http://127.0.0.1:PORT/
  Python POST /metrics/job/j
  Node   POST /metrics/job/j
http://app:p%40ss@127.0.0.1:PORT
  Python gaierror
  Node   POST /metrics/job/j as app:p@ss
http://127.0.0.1:PORT?team=a
  Python POST /?team=a/metrics/job/j
  Node   POST /metrics/job/j
TEXT

cat >serve.mjs <<'JS'
import { appendFileSync, writeFileSync } from "node:fs";
import http from "node:http";
const server = http.createServer(({ method, url, headers }, response) => {
  const user = headers.authorization && Buffer.from(headers.authorization.slice(6), "base64");
  appendFileSync("requests", `${method} ${url}${user ? ` as ${user}` : ""}\n`);
  response.end();
});
server.listen(0, "localhost", () => writeFileSync("port", `${server.address().port}`));
JS
cat >push.mjs <<'JS'
import { Pushgateway, Registry } from "prom-client";
try {
  await new Pushgateway(process.env.PUSHGATEWAY_URL, {}, new Registry()).pushAdd({ jobName: "j" });
} catch (error) {
  console.log(error.message);
}
JS
cat >push.py <<'PY'
import os
from urllib.error import URLError

from prometheus_client import CollectorRegistry, pushadd_to_gateway

try:
    pushadd_to_gateway(os.environ["PUSHGATEWAY_URL"], job="j", registry=CollectorRegistry())
except URLError as error:
    print(type(error.reason).__name__)
PY

node serve.mjs &
server=$!
until [[ -s port ]]; do sleep 0.1; done
port=$(cat port)
push() { # push NAME COMMAND...: what arrived, or the error
  : >requests
  local error
  error=$("${@:2}")
  printf '  %-6s %s\n' "$1" "$error$(cat requests)"
}
for url in localhost:PORT http://127.0.0.1:PORT/push/ http://127.0.0.1:PORT/ http://app:p%40ss@127.0.0.1:PORT \
  'http://127.0.0.1:PORT?team=a'; do
  echo "$url"
  export PUSHGATEWAY_URL=${url/PORT/$port}
  push Python venv/bin/python push.py
  push Node node push.mjs
done >actual
diff -u expected actual
echo 'as stated'
