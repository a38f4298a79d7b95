#!/usr/bin/env bash
# RATE=1e+06, as Helm writes a million, is 106 for django-environ.
#
# Version:    django-environ 0.14.0 (`Env.float`), environs 15.2.0 and Python's own `float` beside it.
# Behaviour:  django-environ drops each character that is neither a digit, a point, a comma nor a minus sign. The last of
#             several points or commas is the decimal mark. So an exponent becomes more digits, a unit is gone, two numbers
#             are one, `1,000` is one and `0.1.2` is 1.2. A negative exponent is an error.
# Good guess: a text is a number as for `float`, or an error.
# For users:  write a decimal number with digits and one point. A template that prints 1000000 as 1e+06 needs a format,
#             such as `printf "%d"`, or quotes around the number in the values file.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check django-environ==0.14.0 environs==15.2.0

cat >expected <<'TEXT'
RATE="1.5"     float 1.5       environs 1.5       django-environ 1.5
RATE="-0.5"    float -0.5      environs -0.5      django-environ -0.5
RATE="1e3"     float 1000.0    environs 1000.0    django-environ 13.0
RATE="1e+06"   float 1000000.0 environs 1000000.0 django-environ 106.0
RATE="1e-3"    float 0.001     environs 0.001     django-environ error
RATE="1,000"   float error     environs error     django-environ 1.0
RATE="10%"     float error     environs error     django-environ 10.0
RATE="0.1.2"   float error     environs error     django-environ 1.2
RATE="1 2"     float error     environs error     django-environ 12.0
TEXT

cat >rates.py <<'PYTHON'
import os

import environ
import environs


def read(rate):
    try:
        return str(rate())
    except Exception:
        return "error"


for text in ["1.5", "-0.5", "1e3", "1e+06", "1e-3", "1,000", "10%", "0.1.2", "1 2"]:
    os.environ["RATE"] = text
    own = read(lambda: float(text))
    strict = read(lambda: environs.Env().float("RATE"))
    loose = read(lambda: environ.Env().float("RATE"))
    name = 'RATE="' + text + '"'
    print(f"{name:14} float {own:9} environs {strict:9} django-environ {loose}")
PYTHON

env/bin/python rates.py >actual
diff -u expected actual
echo 'as stated'
