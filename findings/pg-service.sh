#!/usr/bin/env bash
# PGSERVICE does nothing for asyncpg, and `?service=` reads pg_service.conf otherwise than libpq: `50%off` is an error.
#
# Version:    libpq in psycopg-binary 3.3.9 and asyncpg 0.32.0 (Python), with the same file.
# Behaviour:  asyncpg looks at PGSERVICE after the place where it reads the file. With `?service=` it reads it by
#             configparser: `%` must be doubled, blanks round `=` go, `Password` and `password:` are fine. For libpq
#             `%` is plain, a blank behind `=` belongs to the password, a blank in front is an error, and so are the
#             two other spellings. Quotes stay for both. A service that is not in the file is an error for libpq;
#             asyncpg goes on with the defaults: localhost.
# Good guess: The file belongs to PostgreSQL and has one grammar, and a missing service is an error.
# For users:  psql reaches the right server, and the service in Python the one on its own host, or none. Write no `%`
#             and no blanks, and give asyncpg a whole URL.
# Output:     host and password, in brackets; `-` is an error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet 'psycopg[binary]==3.3.9' asyncpg==0.32.0

cat >expected <<'TEXT'
password=pa#ss         libpq 127.0.0.1 [pa#ss]        asyncpg 127.0.0.1 [pa#ss]
password="pa ss"       libpq 127.0.0.1 ["pa ss"]      asyncpg 127.0.0.1 ["pa ss"]
password= pass         libpq 127.0.0.1 [ pass]        asyncpg 127.0.0.1 [pass]
password = pass        libpq -                        asyncpg 127.0.0.1 [pass]
password=50%off        libpq 127.0.0.1 [50%off]       asyncpg - InterpolationSyntaxError
password=50%%off       libpq 127.0.0.1 [50%%off]      asyncpg 127.0.0.1 [50%off]
Password=pass          libpq -                        asyncpg 127.0.0.1 [pass]
password: pass         libpq -                        asyncpg 127.0.0.1 [pass]
PGSERVICE=orders       libpq 127.0.0.1 [pass]         asyncpg localhost []
?service=invoices      libpq -                        asyncpg localhost []
TEXT

cat >read.py <<'PY'
import inspect
import os
import sys

import psycopg
from asyncpg import connect_utils

line, url, label = sys.argv[1:]
with open("pg_service.conf", "w") as file:
    file.write(f"[orders]\nhost=127.0.0.1\nport=1\nuser=app\ndbname=orders\n{line}\n")
os.environ["PGSERVICEFILE"] = "pg_service.conf"
started = psycopg.pq.PGconn.connect_start(url.encode())
info = {option.keyword.decode(): (option.val or b"").decode() for option in started.info}
libpq = f"{info['host']} [{info['password']}]" if info.get("host") else "-"
parse = connect_utils._parse_connect_dsn_and_args
try:
    hosts, options = parse(**dict.fromkeys(inspect.signature(parse).parameters) | {"dsn": url, "direct_tls": False})
    host = next(host for host in hosts if not isinstance(host, str))[0]
    asyncpg = f"{host} [{options.password or ''}]"
except Exception as error:
    asyncpg = f"- {type(error).__name__}"
print(f"{label:22} libpq {libpq:24} asyncpg {asyncpg}")
PY
while IFS= read -r line; do
  venv/bin/python read.py "$line" 'postgresql:///?service=orders' "$line"
done <<'TEXT' >actual
password=pa#ss
password="pa ss"
password= pass
password = pass
password=50%off
password=50%%off
Password=pass
password: pass
TEXT
PGSERVICE=orders venv/bin/python read.py password=pass postgresql:/// PGSERVICE=orders >>actual
venv/bin/python read.py password=pass 'postgresql:///?service=invoices' '?service=invoices' >>actual
diff -u expected actual
echo 'as stated'
