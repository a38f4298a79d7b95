#!/usr/bin/env bash
# Three Python clients log in with `p%40ss` where the URL says `p@ss`.
#
# Version:    arq 0.28.0, peewee 4.5.3 (`playhouse.db_url`), nats-py 2.16.0 (seen at a socket); redis 8.0.1 (redis-py)
#             beside them.
# Behaviour:  They take the user and the password out of the URL as they are written. `%40` stays. arq hands the
#             password to redis-py, whose own reader of the same URL decodes it. peewee decodes with
#             `unquote_password=True`, which is not the default, and never by itself.
# Good guess: A parser of URLs decodes credentials, and arq reads REDIS_URL as redis-py does.
# For users:  A password with `@`, `/` or `#` must be encoded for most clients, and must not be for these. Hand over
#             the parts.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet redis==8.0.1 peewee==4.5.3 nats-py==2.16.0
python3 -m venv venv-arq # which wants an older redis-py
venv-arq/bin/pip install --quiet arq==0.28.0

cat >expected <<'TEXT'
redis-py 'p@ss'
arq      'p%40ss'
peewee   'p%40ss'
peewee   'p@ss' with unquote_password
nats-py  'p%40ss'
TEXT

cat >login.py <<'PY'
import asyncio
import json

import nats


async def main():
    logins = []

    async def server(reader, writer):
        writer.write(b'INFO {"server_id":"x","version":"2.10.0","proto":1,"auth_required":true,"max_payload":1048576}\r\n')
        logins.append(json.loads((await reader.readline())[len(b"CONNECT ") :]))
        writer.write(b"-ERR 'Authorization Violation'\r\n")
        await writer.drain()
        writer.close()

    listener = await asyncio.start_server(server, "127.0.0.1", 0)
    port = listener.sockets[0].getsockname()[1]
    try:
        await nats.connect(f"nats://app:p%40ss@127.0.0.1:{port}", allow_reconnect=False, max_reconnect_attempts=0)
    except Exception:
        pass
    print("nats-py ", repr(logins[0]["pass"]))


asyncio.run(main())
PY
{
  venv/bin/python -c 'import redis
print("redis-py", repr(redis.from_url("redis://:p%40ss@h/0").connection_pool.connection_kwargs["password"]))'
  venv-arq/bin/python -c 'from arq.connections import RedisSettings
print("arq     ", repr(RedisSettings.from_dsn("redis://:p%40ss@h/0").password))'
  venv/bin/python -c 'from playhouse.db_url import parse
url = "postgresql://app:p%40ss@h/orders"
print("peewee  ", repr(parse(url)["password"]))
print("peewee  ", repr(parse(url, unquote_password=True)["password"]), "with unquote_password")'
  venv/bin/python login.py
} >actual 2>warnings
diff -u expected actual
echo 'as stated'
