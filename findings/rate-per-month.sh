#!/usr/bin/env bash
# RATE=100/month is a hundred per minute for two Django packages, and 100/week a hundred per second for one.
#
# Version:    djangorestframework 3.18.3, django-ratelimit 4.1.0, limits 5.8.0 (Flask-Limiter's and slowapi's parser),
#             Django 5.2.19.
# Behaviour:  The first two look at one letter behind the slash: `m` is a minute, whatever the word. django-ratelimit
#             takes a letter that it does not know as no unit at all, which is a second. REST framework refuses
#             `/week` with a KeyError. limits knows whole words, months and years too, and refuses `m`, `h` and `min`.
# Good guess: A word is read as a whole: `month` is a month or an error.
# For users:  A limit from a variable that is 43,200 times as generous as it says, without a word. `100/minute`,
#             `100/hour` and `100/day` mean one thing for all three.
# Output:     requests and seconds.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet djangorestframework==3.18.3 django-ratelimit==4.1.0 limits==5.8.0 Django==5.2.19

cat >expected <<'TEXT'
100/month  djangorestframework (100, 60)     django-ratelimit (100, 60)     limits (100, 2592000)
100/week   djangorestframework refused       django-ratelimit (100, 1)      limits refused
100/min    djangorestframework (100, 60)     django-ratelimit (100, 60)     limits refused
100/2m     djangorestframework refused       django-ratelimit (100, 120)    limits refused
100/hour   djangorestframework (100, 3600)   django-ratelimit (100, 3600)   limits (100, 3600)
TEXT

cat >rates.py <<'PY'
from django.conf import settings

settings.configure()
from django_ratelimit.core import _split_rate
from limits import parse
from rest_framework.throttling import SimpleRateThrottle


def by_limits(text):
    item = parse(text)
    return item.amount, item.get_expiry()


readers = {
    "djangorestframework": lambda text: SimpleRateThrottle.parse_rate(None, text),
    "django-ratelimit": _split_rate,
    "limits": by_limits,
}
for text in ("100/month", "100/week", "100/min", "100/2m", "100/hour"):
    line = f"{text:11}"
    for name, read in readers.items():
        try:
            said = str(read(text))
        except (KeyError, ValueError):
            said = "refused"
        line += f"{name} {said:14}"
    print(line.rstrip())
PY
venv/bin/python rates.py >actual
diff -u expected actual
echo 'as stated'
