#!/usr/bin/env bash
# ${oc.env:TAG,1.10} is "1.1" when TAG is not set, and "1.10" when TAG is 1.10.
#
# Version:    omegaconf 2.4.0, as in Hydra (Python).
# Behaviour:  `oc.env` gives the text of a variable as it is. A default goes through the grammar of interpolations, and
#             what is a number or a boolean there is written as text again in Python's way: `1_000` is "1000", `true`
#             is "True", `1e3` is "1000.0", `+49` is "49", `{a: 1}` is "{'a': 1}". `007` and `yes` stay. A URL with a port
#             and a query, `~/data` and `#1` are syntax errors. Quotes inside the braces keep the text:
#             `${oc.env:TAG,'1.10'}`.
# Good guess: A default is text like the variable that it stands for, as behind `:-` in a shell.
# For users:  The tag of an image or the digits of a phone number are right wherever the variable is set, and wrong on
#             the machine that relies on the default. Quote every default.
# Output:     the default, the value from it, and the value of a variable with the same text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet omegaconf==2.4.0

cat >expected <<'TEXT'
1.10              default '1.1'          variable '1.10'               quoted '1.10'
1_000             default '1000'         variable '1_000'              quoted '1_000'
true              default 'True'         variable 'true'               quoted 'true'
1e3               default '1000.0'       variable '1e3'                quoted '1e3'
+49               default '49'           variable '+49'                quoted '+49'
{a: 1}            default "{'a': 1}"     variable '{a: 1}'             quoted '{a: 1}'
007               default '007'          variable '007'                quoted '007'
yes               default 'yes'          variable 'yes'                quoted 'yes'
http://h:80/?a=1  default syntax error   variable 'http://h:80/?a=1'   quoted 'http://h:80/?a=1'
~/data            default syntax error   variable '~/data'             quoted '~/data'
#1                default syntax error   variable '#1'                 quoted '#1'
TEXT

cat >read.py <<'PY'
import os

from omegaconf import OmegaConf
from omegaconf.errors import GrammarParseError


def read(name, default):
    try:
        return repr(OmegaConf.create({"value": f"${{oc.env:{name},{default}}}"}).value)
    except GrammarParseError:
        return "syntax error"


for text in ["1.10", "1_000", "true", "1e3", "+49", "{a: 1}", "007", "yes", "http://h:80/?a=1", "~/data", "#1"]:
    os.environ["SET"] = text
    alone, quoted = read("UNSET", text), read("UNSET", repr(text))
    print(f"{text:17} default {alone:14} variable {read('SET', 'none'):20} quoted {quoted}")
PY
venv/bin/python read.py >actual
diff -u expected actual
echo 'as stated'
