#!/usr/bin/env bash
# ?socket_timeout=5 in REDIS_URL stops Celery's broker, rediss:// its result backend, and redis-py takes both.
#
# Version:    celery 5.7.0 with kombu 5.7.0 for the broker, its Redis backend for the results, redis 8.1.0 (redis-py).
# Behaviour:  The broker takes no option of the client in the query. The backend wants `ssl_cert_reqs` behind rediss://,
#             as `required` or `CERT_REQUIRED`, and redis-py knows `required` alone. Several URLs are separated by `;`
#             for the broker; for redis-py such a text is the first host and database 0, and so is any word for a
#             database, which the backend refuses and the broker keeps. A socket is redis+socket:// for Celery and
#             unix:// for redis-py.
# Good guess: Broker, results and cache are one server and one client library, so one URL does for the three.
# For users:  An option or TLS in the shared variable stops the worker or the backend, and a list of brokers in it lets
#             the cache write to database 0. Give Celery its two URLs, each with what it can read.
# Output:     host, database and what the query asks for.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet celery==5.7.0 kombu==5.7.0 redis==8.1.0 packaging==26.4

cat >expected <<'TEXT'
redis://h:6379/1                              broker   h database 1
redis://h:6379/1                              results  h database 1
redis://h:6379/1                              redis-py h database 1
redis://h:6379/1?socket_timeout=5             broker   TypeError
redis://h:6379/1?socket_timeout=5             results  h database 1 5 s
redis://h:6379/1?socket_timeout=5             redis-py h database 1 5 s
redis://h:6379/cache                          broker   h database cache
redis://h:6379/cache                          results  ValueError
redis://h:6379/cache                          redis-py h database 0
redis://a:6379/1;redis://b:6379/1             broker   a:6379 and b:6379 database 1
redis://a:6379/1;redis://b:6379/1             results  ValueError
redis://a:6379/1;redis://b:6379/1             redis-py a database 0
rediss://h:6379/1                             broker   h database 1
rediss://h:6379/1                             results  ValueError
rediss://h:6379/1                             redis-py h database 1 CERT_REQUIRED
rediss://h:6379/1?ssl_cert_reqs=CERT_REQUIRED broker   h database 1
rediss://h:6379/1?ssl_cert_reqs=CERT_REQUIRED results  h database 1 CERT_REQUIRED
rediss://h:6379/1?ssl_cert_reqs=CERT_REQUIRED redis-py RedisError
rediss://h:6379/1?ssl_cert_reqs=required      broker   h database 1
rediss://h:6379/1?ssl_cert_reqs=required      results  h database 1 CERT_REQUIRED
rediss://h:6379/1?ssl_cert_reqs=required      redis-py h database 1 CERT_REQUIRED
unix:///run/redis.test?db=2                   broker   KeyError
unix:///run/redis.test?db=2                   results  ModuleNotFoundError
unix:///run/redis.test?db=2                   redis-py /run/redis.test database 2
redis+socket:///run/redis.test?virtual_host=2 broker   socket:///run/redis.test database in the query
redis+socket:///run/redis.test?virtual_host=2 results  /run/redis.test database 2
redis+socket:///run/redis.test?virtual_host=2 redis-py ValueError
TEXT

cat >read.py <<'PY'
import warnings

import redis
from celery import Celery

warnings.simplefilter("ignore")


def broker(url):
    with Celery(broker=url).connection_for_write() as connection:
        if "socket:" in url:
            return connection.host.split("?")[0], "in the query", ""
        # `alt` has all URLs of a list.
        hosts = [text.split("/")[2] for text in connection.alt] or [connection.hostname]
        return " and ".join(hosts), connection.virtual_host, ""


def backend(url):
    found = Celery(backend=url).backend.connparams
    timeout, checks = found["socket_timeout"], found.get("ssl_cert_reqs")
    return found.get("host", found.get("path")), found["db"], said(timeout if "timeout" in url else None, checks)


def client(url):
    pool = redis.ConnectionPool.from_url(url)
    made = pool.connection_class(**{key: value for key, value in pool.connection_kwargs.items() if key in KEYS})
    checks = made.cert_reqs if url.startswith("rediss:") else None
    timeout = made.socket_timeout if "timeout" in url else None
    return getattr(made, "path", None) or made.host, made.db, said(timeout, checks)


KEYS = {"host", "port", "db", "path", "socket_timeout", "ssl_cert_reqs"}


def said(timeout, checks):
    words = [f"{timeout:g} s"] if timeout is not None else []
    return " ".join(words + ([checks.name] if checks is not None else []))


for url in [
    "redis://h:6379/1",
    "redis://h:6379/1?socket_timeout=5",
    "redis://h:6379/cache",
    "redis://a:6379/1;redis://b:6379/1",
    "rediss://h:6379/1",
    "rediss://h:6379/1?ssl_cert_reqs=CERT_REQUIRED",
    "rediss://h:6379/1?ssl_cert_reqs=required",
    "unix:///run/redis.test?db=2",
    "redis+socket:///run/redis.test?virtual_host=2",
]:
    for name, read in [("broker", broker), ("results", backend), ("redis-py", client)]:
        try:
            host, database, rest = read(url)
            text = f"{host} database {database} {rest}".strip()
        except Exception as error:
            text = type(error).__name__
        print(f"{url:45} {name:8} {text}")
PY
venv/bin/python read.py >actual 2>log
diff -u expected actual
echo 'as stated'
