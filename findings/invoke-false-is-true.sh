#!/usr/bin/env bash
# INVOKE_RUN_ECHO=false turns echo on.
#
# Version:    invoke 3.0.3.
# Behaviour:  A variable that sets a boolean of invoke's configuration counts as false only if it is `0` or empty.
#             Every other word is true: `false`, `no` and `off` too. Integers are checked, and a bad one is an error.
# Good guess: The words that other Python tools know, or an error for the rest. `0` and empty as the only words for
#             "no" are not expected in a tool that casts by the type of the default.
# For users:  Write 0 and 1 for invoke, and for what is built on it (Fabric). A pipeline that writes `false` gets the
#             opposite.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet invoke==3.0.3

cat >expected <<'TEXT'
'true'  True
'1'     True
'false' True
'no'    True
'off'   True
'0'     False
''      False
app.workers='5s' ValueError
TEXT

venv/bin/python - >actual <<'PY'
import os

from invoke import Config

for value in ("true", "1", "false", "no", "off", "0", ""):
    os.environ["INVOKE_RUN_ECHO"] = value
    config = Config()
    config.load_shell_env()
    print(f"{value!r:7} {config.run.echo}")
os.environ["INVOKE_APP_WORKERS"] = "5s"
config = Config(defaults={"app": {"workers": 5}})
try:
    config.load_shell_env()
    print("app.workers='5s'", config.app.workers)
except Exception as error:
    print("app.workers='5s'", type(error).__name__)
PY
diff -u expected actual
echo 'as stated'
