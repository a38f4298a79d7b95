#!/usr/bin/env bash
# MEMCACHED_SERVERS=mc is the hosts "m" and "c" for one Python client, and [::1]:11211 the host "[" for Node.
#
# Version:    memjs 1.3.2, pymemcache 4.0.0, python-memcached 1.62.
# Behaviour:  memjs takes commas alone for separators, and keeps the blank behind one as a part of the host. Behind
#             the port it drops what is left: `mc1:11211;mc2:11212` is one server. An IPv6 address in brackets is the
#             host `[`, and memcached://mc:11211 the host "memcached" with the port NaN. python-memcached wants a
#             list, and takes a text for one whose items are its characters. pymemcache reads one server, whatever
#             there is in it: a list, or a scheme, is a part of the host, and `::1` is the host ":" with port 1.
# Good guess: A list of servers is `host:port,host:port` for all, or refused; a scheme is refused; a text is one
#             server.
# For users:  Each reading is a name that does not resolve, far from the variable, or a cache with a server less.
#             Split the list at start-up, and give every client host and port.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet pymemcache==4.0.0 python-memcached==1.62
npm init -y >/dev/null
npm install --silent --no-audit --no-fund memjs@1.3.2

cat >expected <<'TEXT'
mc
  memjs            ["mc", 11211]
  pymemcache       ["mc", 11211]
  python-memcached ["m", 11211] ["c", 11211]
mc1:11211,mc2:11212
  memjs            ["mc1", 11211] ["mc2", 11212]
  pymemcache       ["mc1:11211,mc2", 11212]
  python-memcached ValueError
mc1:11211, mc2:11212
  memjs            ["mc1", 11211] [" mc2", 11212]
  pymemcache       ["mc1:11211, mc2", 11212]
  python-memcached ValueError
mc1:11211;mc2:11212
  memjs            ["mc1", 11211]
  pymemcache       ["mc1:11211;mc2", 11212]
  python-memcached ValueError
memcached://mc:11211
  memjs            ["memcached", NaN]
  pymemcache       ["memcached://mc", 11211]
  python-memcached ValueError
[::1]:11211
  memjs            ["[", 11211]
  pymemcache       ["::1", 11211]
  python-memcached ValueError
::1
  memjs            ["", 11211]
  pymemcache       [":", 1]
  python-memcached ValueError
TEXT

cat >read.js <<'JS'
const memjs = require("memjs");
const { servers } = memjs.Client.create(process.env.MEMCACHED_SERVERS);
const said = servers.map(({ host, port }) => `[${JSON.stringify(host)}, ${port}]`);
console.log("  memjs           ", ...said);
JS
cat >read.py <<'PY'
import json
import os

import memcache
from pymemcache.client.base import normalize_server_spec

text = os.environ["MEMCACHED_SERVERS"]
print("  pymemcache      ", json.dumps(normalize_server_spec(text)))
try:
    said = [json.dumps(server.address) for server in memcache.Client(text).servers]
except ValueError:
    said = ["ValueError"]
print("  python-memcached", *said)
PY
for servers in 'mc' 'mc1:11211,mc2:11212' 'mc1:11211, mc2:11212' 'mc1:11211;mc2:11212' 'memcached://mc:11211' \
  '[::1]:11211' '::1'; do
  echo "$servers"
  MEMCACHED_SERVERS=$servers node read.js
  MEMCACHED_SERVERS=$servers venv/bin/python read.py
done >actual
diff -u expected actual
echo 'as stated'
