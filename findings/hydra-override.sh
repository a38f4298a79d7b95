#!/usr/bin/env bash
# url=http://h/?a=1 is no override for Hydra, and phone=+49301 is the number 49301.
#
# Version:    hydra-core 1.3.8 (Python).
# Behaviour:  An override has a grammar of its own behind the first `=`. A second `=`, a `#`, `&`, `;` or `!` is an
#             error, also in quotes of the shell, as these never reach Hydra. `a,b` is a sweep over two runs, `1_000` is
#             1000, `1e5` a float, `12e4567` infinity. `007`, `yes` and `12:30` stay text. Quotes that Hydra sees
#             (`url="'...'"`) make a text of anything.
# Good guess: What follows the first `=` is the value, and the type is that of the configuration's default.
# For users:  The URL of a database with a query, and a good part of all generated passwords, cannot be given on the
#             command line as they are. Hand them over in variables (`${oc.env:NAME}`).
# Output:     the value, as Python shows it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet hydra-core==1.3.8

cat >expected <<'TEXT'
v=http://h/?a=1  refused
v=pa#ss          refused
v=pa&ss          refused
v=a,b            sweep over ['a', 'b']
v=+49301         49301
v=1_000          1000
v=1e5            100000.0
v=12e4567        inf
v=007            '007'
v=yes            'yes'
v=12:30          '12:30'
v='http://h/?a=1' 'http://h/?a=1'
TEXT

cat >overrides.py <<'PY'
import sys

from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.errors import HydraException

parser = OverridesParser.create()
for text in sys.argv[1:]:
    try:
        override = parser.parse_override(text)
        value = override.value()
        said = f"sweep over {value.list}" if override.is_sweep_override() else repr(value)
    except HydraException:
        said = "refused"
    print(f"{text:16} {said}")
PY
venv/bin/python overrides.py 'v=http://h/?a=1' 'v=pa#ss' 'v=pa&ss' v=a,b v=+49301 v=1_000 v=1e5 v=12e4567 v=007 v=yes v=12:30 \
  "v='http://h/?a=1'" >actual
diff -u expected actual
echo 'as stated'
