#!/usr/bin/env bash
# REDIS_URL=redis:6379 is database 379 on localhost, or port 6379 on the host redis.
#
# Version:    redis 6.3.1 (node-redis), ioredis 6.0.0, redis 8.0.1 (redis-py).
# Behaviour:  `redis` is the usual name of the service in a compose file, and `redis:6379` happens to be a URL: scheme
#             `redis`, path `6379`. node-redis reads it as such, takes off the first character of the path where it
#             expects a slash, and selects database 379 at the default host. ioredis reads host and port. For every
#             other host name (`cache:6379`) node-redis refuses the scheme. redis-py refuses both.
# Good guess: A text without `//` is refused by a client that wants a URL, or read as host and port.
# For users:  The error is a refused connection to localhost, or "DB index is out of range"; neither speaks of the
#             URL. Check for `//` before the client sees the value.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet redis==8.0.1
npm init -y >/dev/null
npm install --silent --no-audit --no-fund redis@6.3.1 ioredis@6.0.0

cat >expected <<'TEXT'
redis:6379 node-redis host '' port undefined database 379
redis:6379 ioredis    host 'redis' port 6379 database 0
cache:6379 node-redis TypeError
cache:6379 ioredis    host 'cache' port 6379 database 0
redis:6379 redis-py   ValueError
cache:6379 redis-py   ValueError
TEXT

cat >read.mjs <<'JS'
import { inspect } from "node:util";
import { createClient } from "redis";
import Redis from "ioredis";
const say = (url, client, read) => {
  let said;
  try {
    const { host, port, database } = read();
    said = `host ${inspect(host)} port ${inspect(port)} database ${database}`;
  } catch (error) {
    said = error.name;
  }
  console.log(url, client.padEnd(10), said);
};
for (const url of ["redis:6379", "cache:6379"]) {
  say(url, "node-redis", () => {
    const { socket, database } = createClient({ url }).options;
    return { ...socket, database };
  });
  say(url, "ioredis", () => {
    const { host, port, db } = new Redis(url, { lazyConnect: true }).options;
    return { host, port, database: db };
  });
}
process.exit();
JS
cat >read.py <<'PY'
import redis

for url in ("redis:6379", "cache:6379"):
    try:
        print(url, "redis-py  ", redis.from_url(url).connection_pool.connection_kwargs)
    except Exception as error:
        print(url, "redis-py  ", type(error).__name__)
PY
node read.mjs >actual
venv/bin/python read.py >>actual
diff -u expected actual
echo 'as stated'
