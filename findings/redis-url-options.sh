#!/usr/bin/env bash
# ?tls=false in REDIS_URL turns TLS on for ioredis, and ?socket_keepalive=off turns it on for redis-py, where `no` is off.
#
# Version:    ioredis 6.0.0 (npm), redis 8.1.0 (redis-py).
# Behaviour:  ioredis copies each pair of the query to its options as text, and a text is true: `enableReadyCheck=false`
#             keeps the check, `lazyConnect=false` waits. A number is a text too, and only `port`, `db` and `family` are
#             not. redis-py converts some keys and not others: `socket_keepalive` knows `0`, `f`, `false`, `n` and `no`
#             as false and takes every other word for true, `decode_responses` takes all of them for true. An unknown key
#             is an error at the first connection, and a `timeout` is the pool's.
# Good guess: A boolean in a URL is read as one, or refused.
# For users:  The flag that somebody turned off in the variable is on. Keep REDIS_URL to host, port, password and
#             database, and set the rest in code.
# Output:     the option, as the client has it; for `tls`, what the server sees.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet redis==8.1.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ioredis@6.0.0

cat >expected <<'TEXT'
ioredis  enableReadyCheck=false    "false" connecting
ioredis  lazyConnect=false         "false" wait
ioredis  readOnly=no               "no" connecting
ioredis  maxRetriesPerRequest=0    "0" connecting
ioredis  db=2                      2 connecting
ioredis  tls=false                 a TLS handshake
redis-py socket_keepalive=no       False
redis-py socket_keepalive=off      True
redis-py retry_on_timeout=disabled True
redis-py decode_responses=no       'no'
redis-py decode_responses=0        '0'
redis-py socket_timeout=5          5.0
redis-py socket_timeout=5s         refused
TEXT

cat >read.cjs <<'JS'
const net = require("net");
const Redis = require("ioredis");
const server = net.createServer((socket) => {
  socket.on("error", () => {}).once("data", (bytes) => {
    console.log("ioredis  tls=false".padEnd(34), bytes[0] === 0x16 ? "a TLS handshake" : "plain text");
    process.exit();
  });
});
for (const pair of ["enableReadyCheck=false", "lazyConnect=false", "readOnly=no", "maxRetriesPerRequest=0", "db=2"]) {
  const client = new Redis(`redis://127.0.0.1:1?${pair}`, { retryStrategy: null });
  client.on("error", () => {});
  console.log(`ioredis  ${pair}`.padEnd(34), JSON.stringify(client.options[pair.split("=")[0]]), client.status);
}
server.listen(0, "127.0.0.1", () => {
  new Redis(`redis://127.0.0.1:${server.address().port}?tls=false`, { retryStrategy: null }).on("error", () => {});
});
JS
cat >read.py <<'PY'
from redis import ConnectionPool

for pair in [
    "socket_keepalive=no",
    "socket_keepalive=off",
    "retry_on_timeout=disabled",
    "decode_responses=no",
    "decode_responses=0",
    "socket_timeout=5",
    "socket_timeout=5s",
]:
    key = pair.split("=")[0]
    try:
        said = repr(ConnectionPool.from_url(f"redis://h?{pair}").connection_kwargs[key])
    except ValueError:
        said = "refused"
    print(f"redis-py {pair:25} {said}")
PY
{
  node read.cjs
  venv/bin/python read.py
} >actual
diff -u expected actual
echo 'as stated'
