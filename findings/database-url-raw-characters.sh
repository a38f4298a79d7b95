#!/usr/bin/env bash
# A raw `@ / ? #` or `%` in the password of DATABASE_URL: six readers, five sets of rules.
#
# Version:    libpq 18.6 of psycopg 3.3.9 (binary), SQLAlchemy 2.1.9, dj-database-url 3.1.2, django-environ 0.14.0,
#             pg-connection-string 2.14.1, postgres 3.4.9 (postgres.js).
# Behaviour:  SQLAlchemy reads `/ ? # %` raw, but not the `@`: the password ends there and the host is `b@db`. libpq
#             cuts at the `@` too; a `/` makes `app` the host. The Node readers and dj-database-url take the last `@`,
#             and refuse `/ ? #`. libpq and postgres.js refuse a lone `%`.
# Good guess: `@` is what everybody handles (the last one counts), `/` and `#` are what nobody handles.
# For users:  A URL that works in the service fails in the migration job or in psql. Encode all but letters, digits,
#             `- . _ ~`.
# Output:     as in `expected` below: ok is the right password and host; else the two that were read.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet 'psycopg[binary]==3.3.9' SQLAlchemy==2.1.9 dj-database-url==3.1.2 django-environ==0.14.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund pg-connection-string@2.14.1 postgres@3.4.9

cat >expected <<'TEXT'
@ libpq                a | b@db
@ SQLAlchemy           a | b@db
@ dj-database-url      ok
@ django-environ       ok
@ pg-connection-string ok
@ postgres.js          ok
/ libpq                None | app
/ SQLAlchemy           ok
/ dj-database-url      refused
/ django-environ       refused
/ pg-connection-string refused
/ postgres.js          refused
? libpq                ok
? SQLAlchemy           ok
? dj-database-url      refused
? django-environ       refused
? pg-connection-string refused
? postgres.js          refused
# libpq                ok
# SQLAlchemy           ok
# dj-database-url      refused
# django-environ       ok
# pg-connection-string refused
# postgres.js          refused
% libpq                refused
% SQLAlchemy           ok
% dj-database-url      ok
% django-environ       ok
% pg-connection-string ok
% postgres.js          refused
TEXT

cat >read.mjs <<'JS'
import parse from "pg-connection-string";
import postgres from "postgres";
const [, , name, url] = process.argv;
const read = {
  "pg-connection-string": () => [parse.parse(url).password, parse.parse(url).host],
  "postgres.js": () => [postgres(url).options.pass, postgres(url).options.host.join()],
};
console.log(JSON.stringify(read[name]()));
JS
cat >read.py <<'PY'
import json
import subprocess

import dj_database_url
import environ
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import make_url


def django(settings):
    return settings["PASSWORD"], settings["HOST"]


def libpq(url):
    parts = conninfo_to_dict(url)
    return parts.get("password"), parts["host"]


def node(name, url):
    return tuple(json.loads(subprocess.run(["node", "read.mjs", name, url], check=True, capture_output=True).stdout))


readers = {
    "libpq": libpq,
    "SQLAlchemy": lambda url: (make_url(url).password, make_url(url).host),
    "dj-database-url": lambda url: django(dj_database_url.parse(url)),
    "django-environ": lambda url: django(environ.Env.db_url_config(url)),
    "pg-connection-string": lambda url: node("pg-connection-string", url),
    "postgres.js": lambda url: node("postgres.js", url),
}
for character in "@/?#%":
    for name, read in readers.items():
        try:
            password, host = read(f"postgresql://app:a{character}b@db/orders")
            said = "ok" if (password, host) == (f"a{character}b", "db") else f"{password} | {host}"
        except Exception:
            said = "refused"
        print(character, f"{name:20}", said)
PY
venv/bin/python read.py >actual 2>warnings
diff -u expected actual
echo 'as stated'
