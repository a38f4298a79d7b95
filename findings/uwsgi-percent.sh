#!/usr/bin/env bash
# A percent-encoded DATABASE_URL in uwsgi.ini arrives with pieces of uWSGI's own data in it.
#
# Version:    uWSGI 2.0.31.
# Behaviour:  `%` and the character after it are a magic variable in every line of the file: `%40` is `0`, `%2F` is
#             `F`, `%s` is the name of the file, `%n` that name without its ending. An unknown letter vanishes with
#             the `%`. At the end of a line the `%` eats the line break, and the next line becomes part of the value.
#             `%%` is a `%`. Nothing is reported.
# Good guess: `%` is special before the letters that the documentation lists; before anything else it stays.
# For users:  `env = DATABASE_URL=postgres://app:p%40ss@db/orders` logs in with `p0ss`. Double each `%`, or set the
#             variable outside of the file.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet uwsgi==2.0.31

cat >expected <<'TEXT'
APP_1=postgres://app:p0ss@db/a
APP_2=http://h/aFb
APP_3=50uwsgi.iniale
APP_4=hello uwsgiame
APP_5=100env = APP_6=x
APP_7=p%40ss
TEXT

cat >uwsgi.ini <<'INI'
[uwsgi]
env = APP_1=postgres://app:p%40ss@db/a
env = APP_2=http://h/a%2Fb
env = APP_3=50%sale
env = APP_4=hello %name
env = APP_5=100%
env = APP_6=x
env = APP_7=p%%40ss
socket = uwsgi.sock
exec-pre-app = env | grep ^APP_ | sort >actual; exit 1
INI
# The command above ends with 1 on purpose: uWSGI stops there, before it serves.
venv/bin/uwsgi --ini uwsgi.ini >log 2>&1 || true
diff -u expected actual
echo 'as stated'
