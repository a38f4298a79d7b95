#!/usr/bin/env bash
# A password that begins with `$` is the name of another variable for django-environ.
#
# Version:    django-environ 0.14.0.
# Behaviour:  `env("PASSWORD")` of `$ecret` looks up `ecret`: its value if there is one, the default if the call has one,
#             else "Set the ecret environment variable". All leading dollars go, and a bcrypt hash is the name
#             `2y$10$abc`. A `$` further in is text. That holds for variables of the process as for lines of .env. `\$`
#             is kept with its backslash, unless `escape_proxy` is set.
# Good guess: Only a .env file is interpolated, if anything. What the platform has set is the value.
# For users:  A generated password fails now and then, and with a default the service runs with the default. Read
#             secrets from `os.environ`.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet django-environ==0.14.0

cat >expected <<'TEXT'
'$ecret'       ImproperlyConfigured: Set the ecret environment variable
'$ecret'       with a default: 'dev'
'$HOST'        'h'
'$$HOST'       'h'
'$2y$10$abc'   ImproperlyConfigured: Set the 2y$10$abc environment variable
'pa$HOST'      'pa$HOST'
'\\$ecret'     '\\$ecret'
TEXT

cat >read.py <<'PY'
import os

import environ


def read(value, **default):
    os.environ["PASSWORD"] = value
    try:
        return repr(environ.Env()("PASSWORD", **default))
    except environ.ImproperlyConfigured as error:
        return f"ImproperlyConfigured: {error}"


print(f"{'$ecret'!r:14} {read('$ecret')}")
print(f"{'$ecret'!r:14} with a default: {read('$ecret', default='dev')}")
for value in ("$HOST", "$$HOST", "$2y$10$abc", "pa$HOST", r"\$ecret"):
    print(f"{value!r:14} {read(value)}")
PY
HOST=h venv/bin/python read.py >actual
diff -u expected actual
echo 'as stated'
