#!/usr/bin/env bash
# A percent-encoded DATABASE_URL stops alembic before the first migration, and `%(here)s` in one is a folder.
#
# Version:    alembic 1.20.1, with the line that env.py of many services has: set_main_option("sqlalchemy.url", ...).
# Behaviour:  What is set goes through the interpolation of an INI file. `p%40ss` is "invalid interpolation syntax", and
#             the message has the URL in it, with its password. `p%%40ss` arrives as `p%40ss`. `%(here)s` becomes the
#             folder of alembic.ini.
# Good guess: a function takes a text and keeps it; percent signs are doubled where they stand in a file.
# For users:  the service starts with the URL and its migration does not, from the day on which the password has an `@`.
#             Doubled signs help alembic, and break the service, which logs in with another password.
# Output:     what alembic has after it, or its error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet alembic==1.20.1
venv/bin/alembic init migrations >/dev/null

cat >expected <<TEXT
postgresql://app:secret@db/orders    postgresql://app:secret@db/orders
postgresql://app:p%40ss@db/orders    ValueError: invalid interpolation syntax in 'postgresql://app:p%40ss@db/orders' at position 18
postgresql://app:p%%40ss@db/orders   postgresql://app:p%40ss@db/orders
postgresql://app:%(here)s@db/orders  postgresql://app:$PWD@db/orders
TEXT

cat >migrations/env.py <<'PY'
import os

from alembic import context

context.config.set_main_option("sqlalchemy.url", os.environ["DATABASE_URL"])
print(context.config.get_main_option("sqlalchemy.url"))
PY
while read -r url _; do
  printf '%-36s %s\n' "$url" "$(DATABASE_URL=$url venv/bin/alembic current 2>&1 | tail -n 1)"
done <expected >actual
diff -u expected actual
echo 'as stated'
