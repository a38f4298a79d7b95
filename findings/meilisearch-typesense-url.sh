#!/usr/bin/env bash
# SEARCH_URL=search:7700 is fine for Meilisearch from Node alone, http://search for Typesense from Node alone.
#
# Version:    meilisearch 0.62.0 and typesense 3.1.0 (Node), meilisearch 0.43.0 and typesense 2.1.1 (Python).
# Behaviour:  Of the four clients one puts http:// in front of an address, one wants a port, one refuses credentials,
#             one drops them in silence, and two append the path of a request to the query of the URL. A slash at the
#             end of a path is doubled by three. Without a key the Python client of Meilisearch sends `Bearer None`.
# Good guess: The clients that one vendor makes for its server read one URL alike, whatever the language.
# For users:  Give scheme, host and port, no slash at the end, no query, and the key on its own: all four take that.
# Output:     as in `expected` below: the target of the request and its authorization, or the class of the error.
set -euo pipefail
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet meilisearch==0.43.0 typesense==2.1.1
npm init -y >/dev/null
npm install --silent --no-audit --no-fund meilisearch@0.62.0 typesense@3.1.0

cat >expected <<'TEXT'
localhost:PORT
  meilisearch Node   /health
  meilisearch Python MeilisearchCommunicationError
  typesense   Node   AxiosError
  typesense   Python ConfigError
http://localhost:PORT/find/
  meilisearch Node   /find/health
  meilisearch Python /find//health Bearer None
  typesense   Node   /find//health
  typesense   Python /find//health
http://app:p%40ss@localhost:PORT
  meilisearch Node   MeilisearchRequestError
  meilisearch Python /health app:p@ss
  typesense   Node   /health app:p@ss
  typesense   Python /health
http://localhost:PORT?team=a
  meilisearch Node   /health
  meilisearch Python /?team=a/health Bearer None
  typesense   Node   /?team=a/health
  typesense   Python /health
http://localhost, given to Typesense
  Node   accepted
  Python ConfigError
TEXT

cat >serve.mjs <<'JS'
import { appendFileSync, writeFileSync } from "node:fs";
import http from "node:http";
const server = http.createServer(({ url, headers }, response) => {
  const said = (headers.authorization ?? "").replace(/^Basic (.*)/, (_, user) => Buffer.from(user, "base64"));
  appendFileSync("requests", ` ${url} ${said}`.trimEnd());
  response.setHeader("content-type", "application/json");
  response.end('{"ok": true, "status": "available"}');
});
server.listen(0, "localhost", () => writeFileSync("port", `${server.address().port}`));
JS
cat >ask.mjs <<'JS'
import { Meilisearch } from "meilisearch";
import Typesense from "typesense";
const url = process.env.SEARCH_URL;
const options = { nodes: [{ url }], apiKey: "k", numRetries: 0, logLevel: "silent" };
const clients = {
  meilisearch: () => new Meilisearch({ host: url }).health(),
  typesense: () => new Typesense.Client(options).health.retrieve(),
};
try {
  await clients[process.argv[2]]();
} catch (error) {
  console.log(` ${error.name}`);
}
JS
cat >ask.py <<'PY'
import os
import sys

import meilisearch
import typesense

url = os.environ["SEARCH_URL"]
clients = {
    "meilisearch": lambda: meilisearch.Client(url).health(),
    "typesense": lambda: typesense.Client({"nodes": [url], "api_key": "k", "num_retries": 0}).operations.is_healthy(),
}
try:
    clients[sys.argv[1]]()
except Exception as error:
    print("", type(error).__name__)
PY

cat >accept.mjs <<'JS'
import Typesense from "typesense";
new Typesense.Client({ nodes: [{ url: "http://localhost" }], apiKey: "k" });
console.log("  Node   accepted");
JS
cat >accept.py <<'PY'
import typesense

try:
    typesense.Client({"nodes": ["http://localhost"], "api_key": "k"})
except Exception as error:
    print("  Python", type(error).__name__)
PY

node serve.mjs &
server=$!
until [[ -s port ]]; do sleep 0.1; done
port=$(cat port)
ask() { # ask CLIENT LANGUAGE COMMAND...: what arrived, or the error
  : >requests
  local error
  error=$("${@:3}" "$1" 2>/dev/null)
  printf '  %-11s %-6s%s\n' "$1" "$2" "$error$(cat requests)"
}
for url in localhost:PORT http://localhost:PORT/find/ http://app:p%40ss@localhost:PORT \
  'http://localhost:PORT?team=a'; do
  echo "$url"
  export SEARCH_URL=${url/PORT/$port}
  for client in meilisearch typesense; do
    ask "$client" Node node ask.mjs
    ask "$client" Python venv/bin/python ask.py
  done
done >actual
{
  echo 'http://localhost, given to Typesense'
  node accept.mjs
  venv/bin/python accept.py
} >>actual
diff -u expected actual
echo 'as stated'
