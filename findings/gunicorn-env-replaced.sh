#!/usr/bin/env bash
# One --env on gunicorn's command line drops every variable of its configuration file.
#
# Version:    gunicorn 27.0.1.
# Behaviour:  `raw_env` of the file, `--env` in GUNICORN_CMD_ARGS and `--env` on the command line do not add up: the
#             last source that has any replaces the list of the one before. Several `--env` in one source do add up.
# Good guess: Variables are merged by name, the command line winning, as with the levels of `docker run -e` and
#             `--env-file`.
# For users:  An operator who adds `--env DEBUG=1` for a look starts the service without the DATABASE_URL of
#             gunicorn.conf.py.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet gunicorn==27.0.1

cat >expected <<'TEXT'
file                    ['DATABASE_URL=postgres://db/orders', 'LOG=info']
file, command line      ['DEBUG=1']
file, twice in the line ['DEBUG=1', 'X=2']
file, variable          ['TZ=UTC']
variable, command line  ['DEBUG=1']
TEXT

cat >gunicorn.conf.py <<'PY'
raw_env = ["DATABASE_URL=postgres://db/orders", "LOG=info"]
PY
: >empty.py
printf 'def app(environ, start):\n    return []\n' >app.py
say() { # say LABEL [ARGUMENT...]
  printf '%-23s ' "$1"
  shift
  venv/bin/gunicorn --print-config "$@" app:app | sed -n 's/^raw_env *= //p'
}
unset GUNICORN_CMD_ARGS
{
  say 'file'
  say 'file, command line' --env DEBUG=1
  say 'file, twice in the line' --env DEBUG=1 --env X=2
  GUNICORN_CMD_ARGS='--env TZ=UTC' say 'file, variable'
  GUNICORN_CMD_ARGS='--env TZ=UTC' say 'variable, command line' --config empty.py --env DEBUG=1
} >actual
diff -u expected actual
echo 'as stated'
