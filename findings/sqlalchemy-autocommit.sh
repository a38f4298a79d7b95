#!/usr/bin/env bash
# ?autocommit=false in a SQLAlchemy URL turns autocommit on: what was rolled back stays in the database.
#
# Version:    SQLAlchemy 2.1.9, PyMySQL 1.2.4, psycopg 3.3.9 (Python), at servers that answer OK to everything.
# Behaviour:  SQLAlchemy gives most options of the query to the driver as texts, and for both drivers the texts `false`
#             and `0` are true. PyMySQL then sends SET AUTOCOMMIT = 1, and psycopg sends no BEGIN and no ROLLBACK. An
#             empty value is off.
# Good guess: `false` is false, as for sqlite's `?check_same_thread=false`, which SQLAlchemy does convert.
# For users:  An option that was to make the default visible takes all transactions away, and no error shows it. Set
#             what is no host, user, password or database in `connect_args`, where it has a type.
# Output:     what the server gets for an UPDATE that is rolled back.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet sqlalchemy==2.1.9 pymysql==1.2.4 psycopg==3.3.9 psycopg-binary==3.3.9

cat >expected <<'TEXT'
mysql+pymysql                           SET AUTOCOMMIT = 0; UPDATE t SET a = 1; ROLLBACK
mysql+pymysql      ?autocommit=true     SET AUTOCOMMIT = 1; UPDATE t SET a = 1; ROLLBACK
mysql+pymysql      ?autocommit=false    SET AUTOCOMMIT = 1; UPDATE t SET a = 1; ROLLBACK
mysql+pymysql      ?autocommit=0        SET AUTOCOMMIT = 1; UPDATE t SET a = 1; ROLLBACK
mysql+pymysql      ?autocommit=         SET AUTOCOMMIT = 0; UPDATE t SET a = 1; ROLLBACK
postgresql+psycopg                      BEGIN; UPDATE t SET a = 1; ROLLBACK
postgresql+psycopg ?autocommit=true     UPDATE t SET a = 1
postgresql+psycopg ?autocommit=false    UPDATE t SET a = 1
postgresql+psycopg ?autocommit=0        UPDATE t SET a = 1
postgresql+psycopg ?autocommit=         BEGIN; UPDATE t SET a = 1; ROLLBACK
TEXT

cat >run.py <<'PY'
import socketserver
import struct
import sys
import threading

from sqlalchemy import create_engine

seen = []


class MySQL(socketserver.StreamRequestHandler):
    def send(self, number, body):
        self.wfile.write(len(body).to_bytes(3, "little") + bytes([number]) + body)

    def read(self):
        head = self.rfile.read(4)
        return self.rfile.read(int.from_bytes(head[:3], "little"))

    def handle(self):
        greeting = b"\x0a8.0.0\0" + bytes(4) + b"12345678\0" + struct.pack("<HBHHB", 0xF7FF, 45, 2, 8, 21) + bytes(10)
        self.send(0, greeting + b"123456789012\0mysql_native_password\0")
        self.read()
        # Each answer is OK, with the status "autocommit" for the login alone.
        self.send(2, b"\0\0\0\2\0\0\0")
        while body := self.read():
            if body[0] == 3:
                seen.append(body[1:].decode())
            self.send(1, b"\0\0\0\0\0\0\0")


class Postgres(socketserver.StreamRequestHandler):
    def send(self, kind, body):
        self.wfile.write(kind + struct.pack(">I", len(body) + 4) + body)

    def read(self):
        return self.rfile.read(struct.unpack(">I", self.rfile.read(4))[0] - 4)

    def handle(self):
        while self.read()[:2] != b"\0\3":
            self.wfile.write(b"N")  # no TLS
        self.send(b"R", bytes(4))
        state = b"I"
        self.send(b"Z", state)
        while kind := self.rfile.read(1):
            body = self.read()
            if kind == b"Q":
                command = body[:-1].decode()
                seen.append(command)
                state = {"BEGIN": b"T", "ROLLBACK": b"I"}.get(command, state)
                self.send(b"C", b"OK 0\0")
                self.send(b"Z", state)


def listen(handler):
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"127.0.0.1:{server.server_address[1]}"


hosts = {"mysql": listen(MySQL), "postgresql": listen(Postgres)}
for driver in ("mysql+pymysql", "postgresql+psycopg"):
    for query in sys.argv[1:]:
        seen.clear()
        host = hosts[driver.partition("+")[0]]
        engine = create_engine(f"{driver}://app:pw@{host}/db{query}", _initialize=False)
        with engine.connect() as connection:
            connection.exec_driver_sql("UPDATE t SET a = 1")
            connection.rollback()
        told = [text for text in dict.fromkeys(seen) if not text.startswith("SET NAMES")]
        print(f"{driver:18} {query:20} {'; '.join(told)}")
PY
for name in "${!PG@}"; do unset "$name"; done
venv/bin/python run.py '' '?autocommit=true' '?autocommit=false' '?autocommit=0' '?autocommit=' >actual
diff -u expected actual
echo 'as stated'
