#!/usr/bin/env bash
# PGSSLMODE=require is no TLS for postgres.js and PGSSL=false turns it on there, while PGSSLMODE=prefer is a must for pg.
#
# Version:    psycopg 3.3.9 (Python, libpq), pg 8.23.1 and postgres 3.4.9 (postgres.js, npm).
# Behaviour:  postgres.js does not read PGSSLMODE. It reads PGSSL, where any text asks for TLS. pg demands TLS for `prefer`,
#             and does not ask for it with `allow`. libpq goes on without TLS for both. PGUSERNAME, which libpq does not
#             know, beats PGUSER in postgres.js.
# Good guess: All of them read the variables of libpq, the most used ones at least, and give them its meaning.
# For users:  One set of PG variables logs in with TLS from one service and without from the other. Write the mode in the
#             URL of each client, and look at the connections in pg_stat_ssl.
# Output:     what the client does with a server that answers "no TLS", and the user.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet 'psycopg[binary]==3.3.9'
npm init -y >/dev/null
npm install --silent --no-audit --no-fund pg@8.23.1 postgres@3.4.9

cat >expected <<'TEXT'
                  psycopg     asks for TLS, starts without as user
                  pg          starts without as user
                  postgres.js starts without as user
PGSSLMODE=prefer  psycopg     asks for TLS, starts without as user
PGSSLMODE=prefer  pg          asks for TLS
PGSSLMODE=prefer  postgres.js starts without as user
PGSSLMODE=allow   psycopg     starts without as user
PGSSLMODE=allow   pg          starts without as user
PGSSLMODE=allow   postgres.js starts without as user
PGSSLMODE=require psycopg     asks for TLS
PGSSLMODE=require pg          asks for TLS
PGSSLMODE=require postgres.js starts without as user
PGSSL=false       psycopg     asks for TLS, starts without as user
PGSSL=false       pg          starts without as user
PGSSL=false       postgres.js asks for TLS
PGUSERNAME=other  psycopg     asks for TLS, starts without as user
PGUSERNAME=other  pg          starts without as user
PGUSERNAME=other  postgres.js starts without as other
TEXT

cat >connect.py <<'PY'
import psycopg

psycopg.connect()
PY
cat >pg.cjs <<'JS'
new (require("pg").Client)().connect().catch(() => process.exit());
JS
cat >postgres.cjs <<'JS'
require("postgres")()`select 1`.catch(() => process.exit());
JS
cat >run.py <<'PY'
import os
import socket
import struct
import subprocess

clients = {
    "psycopg": ["venv/bin/python", "connect.py"],
    "pg": ["node", "pg.cjs"],
    "postgres.js": ["node", "postgres.cjs"],
}


def answer(connection):
    """What arrives on one connection: a wish for TLS, a start with a user, or both."""
    said, stream = [], connection.makefile("rb")
    while True:
        try:
            head = stream.read(8)
        except TimeoutError:
            break
        if len(head) < 8 or head[0] == 0x16:  # the end, or TLS all the same
            break
        length, code = struct.unpack("!II", head)
        if code in (80877103, 80877104):
            said += ["asks for TLS"] if code == 80877103 else []
            connection.sendall(b"N")
            continue
        words = stream.read(length - 8).split(b"\0")
        said.append("starts without as " + words[words.index(b"user") + 1].decode())
        break
    return said


def run(client, variable):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        environment = {"PATH": os.environ["PATH"], "PGHOST": "127.0.0.1", "PGPORT": str(server.getsockname()[1])}
        environment |= {"PGUSER": "user", "PGPASSWORD": "none", "PGDATABASE": "db", "PGGSSENCMODE": "disable"}
        environment.update([variable.split("=")] if variable else [])
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(clients[client], env=environment, **quiet)
        said = []
        while process.poll() is None and not said:
            try:
                with server.accept()[0] as connection:
                    connection.settimeout(3)
                    said = answer(connection)
            except TimeoutError:
                pass
        process.kill()
        process.wait()
    return ", ".join(said) or "refused"


for variable in ["", "PGSSLMODE=prefer", "PGSSLMODE=allow", "PGSSLMODE=require", "PGSSL=false", "PGUSERNAME=other"]:
    for client in clients:
        print(f"{variable:17} {client:11} {run(client, variable)}")
PY
python3 run.py >actual
diff -u expected actual
echo 'as stated'
