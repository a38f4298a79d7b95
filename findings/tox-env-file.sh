#!/usr/bin/env bash
# tox reads a .env file with `set_env = file|.env`: quotes and comments are part of the values, `{env:...}` is
# replaced.
#
# Version:    tox 4.67.13.
# Behaviour:  In the file, quotes and ` # note` stay in the value as with `docker run --env-file`; `export ` is taken
#             off, blanks round the `=` too, and `${NAME}` stays. But tox's own substitution runs over it:
#             `{env:HOME}` is replaced and `\{` loses its backslash. Written in tox.ini instead, the same comment is
#             cut.
# Good guess: A .env file for Python is read as python-dotenv reads it, or verbatim.
# For users:  Tests see passwords with quotes that the service does not see. Keep the file free of quotes, comments
#             and braces.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet tox==4.67.13

cat >expected <<'TEXT'
APP_1="two words"
APP_2=value # note
APP_3=exported
APP_4=blanks
APP_5=/home/app
APP_6={x
APP_7=${HOME}
APP_8=value
TEXT

cat >.env <<'TEXT'
APP_1="two words"
APP_2=value # note
export APP_3=exported
APP_4 = blanks
APP_5={env:HOME}
APP_6=\{x
APP_7=${HOME}
TEXT
cat >tox.ini <<'INI'
[tox]
skipsdist = true
env_list = show
[testenv]
skip_install = true
allowlist_externals = sh
set_env =
  file|.env
  APP_8 = value # note
commands = sh -c "env | grep ^APP_ | sort"
INI
HOME=/home/app venv/bin/tox run --quiet --workdir "$work/tox" 2>log | grep ^APP_ >actual
diff -u expected actual
echo 'as stated'
