#!/usr/bin/env bash
# GREETING=a b in .env is `ab` under honcho, a URL ends at its `#` in two of three, and the file beats the process.
#
# Version:    foreman 0.87.2 (Ruby) of Debian 12, foreman 3.0.1 (npm, `nf`), honcho 2.0.0 (Python).
# Behaviour:  honcho joins the words of a value, takes quotes out of the middle, and reads `\n` as a line break, in
#             single quotes too. nf and honcho cut at a `#` without a blank in front. foreman cuts nothing: comments
#             stay, and so do the quotes in front of them. `export A1=a` is no line for any of them, and none says so.
#             A variable of the process gives way to the file; for honcho not if the file has it empty.
# Good guess: One file for one kind of tool, read as dotenv reads it: the process wins, a `#` needs a blank, and a value
#             keeps its blanks.
# For users:  A value that was right in one runner starts another program with another one. Put values with anything but
#             letters and digits in double quotes, and do not override what the file has: leave it out there.
# Output:     the value of A1 under `run`; the process has A1=process.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet honcho==2.0.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund foreman@3.0.1
apt-get download -qq ruby-foreman=0.87.2-2 ruby-thor=1.2.1-2 ruby3.1 libruby3.1 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
A1=file               foreman 'file'               nf 'file'               honcho 'file'
A1=                   foreman ''                   nf ''                   honcho 'process'
A1=a b                foreman 'a b'                nf 'a b'                honcho 'ab'
A1="a b"              foreman 'a b'                nf 'a b'                honcho 'a b'
A1={"a": 1}           foreman '{"a": 1}'           nf '{"a": 1}'           honcho '{a:1}'
A1=db://u:p#s@h/d     foreman 'db://u:p#s@h/d'     nf 'db://u:p'           honcho 'db://u:p'
A1=a # c              foreman 'a # c'              nf 'a'                  honcho 'a'
A1="a" # c            foreman '"a" # c'            nf 'a'                  honcho 'a'
A1='a\nb'             foreman 'a\\nb'              nf 'a\\nb'              honcho 'a\nb'
A1="a\nb"             foreman 'a\nb'               nf 'a\\nb'              honcho 'a\nb'
A1="a\"b"             foreman 'a"b'                nf 'a\\'                honcho 'a"b'
A1=it's               foreman "it's"               nf "it's"               honcho refused
A1 = a                foreman 'process'            nf 'a'                  honcho 'a'
export A1=a           foreman 'process'            nf 'process'            honcho 'process'
{"a1": "b"}           foreman 'process'            nf 'b'                  honcho 'process'
TEXT

cat >say.py <<'PY'
import os

print("said", repr(os.environ["A1"]))
PY
lib=$work/package/usr/lib
RUBYLIB=$lib/ruby/vendor_ruby:$lib/ruby/3.1.0:$lib/x86_64-linux-gnu/ruby/3.1.0
for folder in package/usr/share/rubygems-integration/all/gems/*/lib; do RUBYLIB+=:$work/$folder; done
foreman() {
  RUBYLIB=$RUBYLIB LD_LIBRARY_PATH=$lib/x86_64-linux-gnu package/usr/bin/ruby3.1 --disable-gems \
    -e 'require "foreman/cli"; Foreman::CLI.start' -- "$@"
}
said() { grep -o "said .*" <<<"$1" | cut -c 6- || echo refused; }
export A1=process
while IFS= read -r line; do
  echo "$line" >.env
  printf '%-21s foreman %-20s nf %-20s honcho %s\n' "$line" \
    "$(said "$(foreman run -e .env python3 say.py 2>>log)")" \
    "$(said "$(node_modules/.bin/nf run python3 say.py 2>>log)")" \
    "$(said "$(venv/bin/honcho run python3 say.py 2>>log)")"
done <<'TEXT' >actual
A1=file
A1=
A1=a b
A1="a b"
A1={"a": 1}
A1=db://u:p#s@h/d
A1=a # c
A1="a" # c
A1='a\nb'
A1="a\nb"
A1="a\"b"
A1=it's
A1 = a
export A1=a
{"a1": "b"}
TEXT
diff -u expected actual
echo 'as stated'
