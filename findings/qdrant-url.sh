#!/usr/bin/env bash
# QDRANT_URL=https://q.example.com:443 is port 6333 for the JavaScript client, which drops a path as well.
#
# Version:    qdrant-client 1.20.0 (Python), @qdrant/js-client-rest 1.18.0.
# Behaviour:  A URL without a port is one with port 6333, whatever its scheme. The JavaScript client reads the port from
#             a URL object, which holds none where it is the scheme's own: `:443` and `:80` are 6333 too, and no URL
#             says otherwise. It drops the path, which the Python client keeps. A bare host is http for the Python
#             client.
# Good guess: https://q.example.com is port 443, at the latest when the port is written out.
# For users:  a Qdrant behind an ingress is found by a Python service, once the URL has `:443`, and never by one in
#             Node, which has to be told `port: 443` beside the URL.
# Output:     the address each client talks to; `-` is an error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet qdrant-client==1.20.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @qdrant/js-client-rest@1.18.0

cat >expected <<'TEXT'
https://q.example.com
  python      https://q.example.com:6333
  javascript  https://q.example.com:6333
https://q.example.com:443
  python      https://q.example.com:443
  javascript  https://q.example.com:6333
http://q:80
  python      http://q:80
  javascript  http://q:6333
https://q.example.com:8443/search
  python      https://q.example.com:8443/search
  javascript  https://q.example.com:8443
q
  python      http://q:6333
  javascript  -
TEXT

cat >address.py <<'PY'
import sys

from qdrant_client import QdrantClient

try:
    client = QdrantClient(url=sys.argv[1], check_compatibility=False)
    print(client._client.rest_uri)
except ValueError:
    print("-")
PY
# The address is asked of the request, because the client has no accessor for it.
cat >address.mjs <<'JS'
import { QdrantClient } from "@qdrant/js-client-rest";

const asked = [];
globalThis.fetch = async (url) => asked.push(String(url)) && Promise.reject(new Error("not sent"));
try {
  const client = new QdrantClient({ url: process.argv[2], checkCompatibility: false });
  await client.getCollections().catch(() => {});
  console.log(asked[0]?.replace(/\/collections$/, "") ?? client._restUri);
} catch {
  console.log("-");
}
JS
for url in https://q.example.com https://q.example.com:443 http://q:80 https://q.example.com:8443/search q; do
  echo "$url"
  echo "  python      $(venv/bin/python -W ignore address.py "$url")"
  echo "  javascript  $(node address.mjs "$url")"
done >actual
diff -u expected actual
echo 'as stated'
