#!/usr/bin/env bash
# A variable that is read as YAML 1.1: the country code of Norway is false, half past twelve is 750.
#
# Version:    confuse 2.3.0 and pyyaml_env_tag 1.1 (the `!ENV` tag of MkDocs), both with PyYAML 6.0.4; sanic 25.12.1.
# Behaviour:  confuse and `!ENV` resolve the text of a variable as a plain YAML 1.1 scalar: `no` and `on` are
#             booleans, a leading zero means octal, digits with a colon are a number in base 60, a date is a date.
#             sanic has rules of its own for every SANIC_ variable: `no` and `disable` are false, a leading zero goes.
# Good guess: Variables are text until a program asks for a type; YAML's rules end with the YAML file.
# For users:  REGION=no, PIN=010 and OPENS_AT=12:30 change on their way into the program. Quotes inside the value
#             (`'no'`) do not help: all three keep them.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet confuse==2.3.0 pyyaml_env_tag==1.1 PyYAML==6.0.4 sanic==25.12.1

cat >expected <<'TEXT'
value        confuse                      !ENV                         sanic
no           False                        False                        False
on           True                         True                         True
y            'y'                          'y'                          True
010          8                            8                            10
12:30        750                          750                          '12:30'
1.10         1.1                          1.1                          1.1
2024-01-01   datetime.date(2024, 1, 1)    datetime.date(2024, 1, 1)    '2024-01-01'
disable      'disable'                    'disable'                    False
'no'         "'no'"                       "'no'"                       "'no'"
TEXT

venv/bin/python - >actual 2>warnings <<'PY'
import os

import confuse
import yaml
from sanic.config import Config
from yaml_env_tag import construct_env_tag

yaml.SafeLoader.add_constructor("!ENV", construct_env_tag)


def with_confuse():
    config = confuse.Configuration("app", read=False)
    config.set_env("SANIC_")
    return config["x"].get()


print(f"{'value':12} {'confuse':28} {'!ENV':28} sanic")
for value in ("no", "on", "y", "010", "12:30", "1.10", "2024-01-01", "disable", "'no'"):
    os.environ["SANIC_X"] = value
    tag = yaml.safe_load("!ENV SANIC_X")
    print(f"{value:12} {with_confuse()!r:28} {tag!r:28} {Config(env_prefix='SANIC_')['X']!r}")
PY
diff -u expected actual
echo 'as stated'
