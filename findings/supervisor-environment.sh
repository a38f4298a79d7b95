#!/usr/bin/env bash
# supervisord's environment= makes two variables of a URL with a query.
#
# Version:    supervisor 4.3.0.
# Behaviour:  A value without quotes is read with the rules of a shell's word, up to `#`, `$`, `=`, `@`, `;` or a
#             blank; what follows may be read as the next pair. DATABASE_URL=...?sslmode=require gives DATABASE_URL
#             without its query and a second variable `sslmode`. `#` and blanks cut the value, `$` leaves a lone `$`.
#             Other characters are refused. Quotes protect, but a blank and `#` inside quotes still begin a comment,
#             and then the quote is not closed.
# Good guess: The value goes to the next comma, as the documentation shows, or the file is refused.
# For users:  Put every value in double quotes, double each `%`, and never write blank and `#`.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet supervisor==4.3.0

cat >expected <<'TEXT'
A=http://h/x?sslmode=require     {'A': 'http://h/x', 'sslmode': 'require'}
A="http://h/x?sslmode=require"   {'A': 'http://h/x?sslmode=require'}
A=pa#ss                          {'A': 'pa'}
A=two words                      {'A': 'two'}
A=$HOME                          {'A': '$'}
A='it''s'                        {'A': 'it'}
A=user@host                      Unexpected end of key/value pairs
A="x # y"                        No closing quotation
A="x;y"                          {'A': 'x;y'}
TEXT

cat >values <<'TEXT'
A=http://h/x?sslmode=require
A="http://h/x?sslmode=require"
A=pa#ss
A=two words
A=$HOME
A='it''s'
A=user@host
A="x # y"
A="x;y"
TEXT
cat >read.py <<'PY'
import sys

from supervisor.options import ServerOptions

options = ServerOptions()
options.realize(["-c", sys.argv[1]])
print(options.process_group_configs[0].process_configs[0].environment)
PY
while IFS= read -r value; do
  printf '[supervisord]\n[program:web]\ncommand=/bin/true\nenvironment=%s\n' "$value" >supervisord.conf
  said=$(venv/bin/python -W ignore read.py supervisord.conf 2>&1 || true)
  printf '%-32s %s\n' "$value" "$(printf '%s\n' "$said" | sed -n '1{s/^Error: //; s/ in value .*//; s/ in section .*//; p}')"
done <values >actual
diff -u expected actual
echo 'as stated'
