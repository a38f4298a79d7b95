#!/usr/bin/env bash
# ?conn_max_age=600 in DATABASE_URL is Django's pool setting, or an option that libpq refuses.
#
# Version:    django-environ 0.14.0, dj-database-url 3.1.2, psycopg 3.3.9.
# Behaviour:  django-environ takes the key out of the query, in any case, as Django's CONN_MAX_AGE. dj-database-url
#             has a parameter of that name for `parse`, but from the URL the pair goes to OPTIONS, CONN_MAX_AGE stays
#             0, and the driver refuses the connection at the first query: invalid connection option.
# Good guess: The two readers agree on a setting of Django that both know by name.
# For users:  Changing the reader breaks a URL that has worked for years, and only at the first query.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet django-environ==0.14.0 dj-database-url==3.1.2 'psycopg[binary]==3.3.9'

cat >expected <<'TEXT'
conn_max_age django-environ  CONN_MAX_AGE 600 OPTIONS {}
conn_max_age dj-database-url CONN_MAX_AGE 0 OPTIONS {'conn_max_age': 600}
CONN_MAX_AGE django-environ  CONN_MAX_AGE 600 OPTIONS {}
CONN_MAX_AGE dj-database-url CONN_MAX_AGE 0 OPTIONS {'CONN_MAX_AGE': 600}
psycopg invalid connection option "conn_max_age"
TEXT

venv/bin/python - >actual <<'PY'
import dj_database_url
import environ
import psycopg
from psycopg.conninfo import make_conninfo

for key in ("conn_max_age", "CONN_MAX_AGE"):
    url = f"postgres://app@db/orders?{key}=600"
    for name, read in (("django-environ", environ.Env.db_url_config), ("dj-database-url", dj_database_url.parse)):
        settings = read(url)
        print(key, f"{name:15}", "CONN_MAX_AGE", settings["CONN_MAX_AGE"], "OPTIONS", settings.get("OPTIONS", {}))
try:
    make_conninfo(host="db", dbname="orders", conn_max_age=600)
except psycopg.ProgrammingError as error:
    print("psycopg", str(error).strip())
PY
diff -u expected actual
echo 'as stated'
