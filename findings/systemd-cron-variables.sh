#!/usr/bin/env bash
# A percent-encoded DATABASE_URL in a crontab is lost under systemd-cron, and so is a value with a single quote.
#
# Version:    systemd-cron 1.15.19 and systemd 252.39 of Debian 12: the unit, and what systemd-analyze says of it.
# Behaviour:  A variable of a crontab becomes a line `Environment=NAME=value`, which has rules of its own: `%` begins
#             a specifier, a quote must have a partner. systemd drops what it cannot read, with a warning. A value
#             with a blank is put in double quotes, whatever it holds, and a comment behind a value is a part of it.
# Good guess: systemd-cron takes the place of cron, where a value is the text behind the `=`, less one pair of quotes.
# For users:  The job that ran for years fails, or goes to a default database. Read the journal after the change, and
#             put such values into a file that the job reads.
# Output:     the line of the crontab, the line of the unit, and what systemd drops.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq systemd-cron=1.15.19-5 'systemd=252.39-1~deb12u2' 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
A=postgres://app@db/orders         Environment=A=postgres://app@db/orders
A=postgres://app:p%40ss@db/orders  Environment=A=postgres://app:p%40ss@db/orders
  Failed to resolve specifiers in A=postgres://app:p%40ss@db/orders, ignoring: Invalid slot
A=it's                             Environment=A=it's
  Invalid syntax, ignoring: A=it's
A=pa"ss                            Environment=A=pa"ss
  Invalid syntax, ignoring: A=pa"ss
A="pa'ss"                          Environment=A=pa'ss
  Invalid syntax, ignoring: A=pa'ss
A="two words"                      Environment="A=two words"
A="two words" # note               Environment="A=two words" # note"
  Invalid environment assignment, ignoring: #
  Invalid syntax, ignoring: "A=two words" # note"
A=pass # note                      Environment="A=pass # note"
A="x" "y"                          Environment="A=x" "y"
  Invalid environment assignment, ignoring: y
TEXT

mkdir units
cat >generate.py <<'PY'
import importlib.machinery
import importlib.util
import os
import sys
import warnings

warnings.simplefilter("ignore")
sys.dont_write_bytecode = True
path = "package/lib/systemd/system-generators/systemd-crontab-generator"
loader = importlib.machinery.SourceFileLoader("generator", path)
generator = importlib.util.module_from_spec(importlib.util.spec_from_loader("generator", loader))
loader.exec_module(generator)
generator.TARGET_DIR = generator.TIMERS_DIR = "units"
for job in generator.parse_crontab(os.path.abspath("crontab")):
    generator.generate_timer_unit(job, unit_name="orders")
PY
while IFS= read -r line; do
  printf '%s\n0 5 * * * root /bin/true\n' "$line" >crontab
  python3 generate.py 2>>log
  printf '%-34s %s\n' "$line" "$(grep '^Environment=' units/orders.service)"
  LD_LIBRARY_PATH=package/lib/systemd:package/usr/lib/systemd package/usr/bin/systemd-analyze --man=no verify \
    ./units/orders.service 2>&1 | sed -n 's/.*orders.service:[0-9]*: \(.*, ignoring.*\)/  \1/p' || true
done <<'TEXT' >actual
A=postgres://app@db/orders
A=postgres://app:p%40ss@db/orders
A=it's
A=pa"ss
A="pa'ss"
A="two words"
A="two words" # note
A=pass # note
A="x" "y"
TEXT
diff -u expected actual
echo 'as stated'
