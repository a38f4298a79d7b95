#!/usr/bin/env bash
# redis://host/1?db=2 is database 2, 1, 1, or an error.
#
# Version:    redis 8.0.1 (redis-py), kombu 5.7.0, arq 0.28.0, ioredis 6.0.0, redis 6.3.1 (node-redis).
# Behaviour:  redis-py and arq let the query win over the path, ioredis lets the path win, node-redis never reads the
#             query, and kombu hands each pair of the query to a constructor that has no such argument. With `?db=2`
#             alone node-redis is in database 0 without a word.
# Good guess: A client either knows `db=` or refuses it, and all that know it agree.
# For users:  Write the database into the path: that is the only place that all of them read.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet redis==8.0.1 kombu==5.7.0 packaging
python3 -m venv venv-arq # which wants an older redis-py
venv-arq/bin/pip install --quiet arq==0.28.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund redis@6.3.1 ioredis@6.0.0

cat >expected <<'TEXT'
redis://h/1      redis-py 1
redis://h?db=2   redis-py 2
redis://h/1?db=2 redis-py 2
redis://h/1      kombu 1
redis://h?db=2   kombu TypeError
redis://h/1?db=2 kombu TypeError
redis://h/1      arq 1
redis://h?db=2   arq 2
redis://h/1?db=2 arq 2
redis://h/1      ioredis 1
redis://h/1      node-redis 1
redis://h?db=2   ioredis 2
redis://h?db=2   node-redis undefined
redis://h/1?db=2 ioredis 1
redis://h/1?db=2 node-redis 1
TEXT

cat >read.py <<'PY'
import sys


def redis_py(url):
    import redis

    return redis.from_url(url).connection_pool.connection_kwargs.get("db", 0)


def kombu(url):
    import kombu

    return kombu.Connection(url).virtual_host


def arq(url):
    from arq.connections import RedisSettings

    return RedisSettings.from_dsn(url).database


read = {"redis-py": redis_py, "kombu": kombu, "arq": arq}[sys.argv[1]]
for url in ("redis://h/1", "redis://h?db=2", "redis://h/1?db=2"):
    try:
        print(f"{url:16} {sys.argv[1]} {read(url)}")
    except Exception as error:
        print(f"{url:16} {sys.argv[1]} {type(error).__name__}")
PY
cat >read.mjs <<'JS'
import { createClient } from "redis";
import Redis from "ioredis";
for (const url of ["redis://h/1", "redis://h?db=2", "redis://h/1?db=2"]) {
  console.log(url.padEnd(16), "ioredis", new Redis(url, { lazyConnect: true }).options.db);
  console.log(url.padEnd(16), "node-redis", createClient({ url }).options.database);
}
process.exit();
JS
{
  venv/bin/python read.py redis-py
  venv/bin/python read.py kombu
  venv-arq/bin/python read.py arq
  node read.mjs
} >actual
diff -u expected actual
echo 'as stated'
