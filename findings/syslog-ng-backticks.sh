#!/usr/bin/env bash
# template("`PASS`") in syslog-ng.conf: a quote in the variable ends the text, and a password with a `$` loses its end.
#
# Version:    syslog-ng 3.38.1 of Debian 12.
# Behaviour:  The value is pasted before the file is read, in single quotes, too. A quote of the same kind ends the
#             text, which is a syntax error. A backslash is an escape in double quotes, and none in single ones. Behind
#             that, `$ss` is a macro of the template, without a value. A variable that is not set is nothing, without a
#             warning.
# Good guess: a variable is a value where a text is expected, as it is for rsyslog, and single quotes turn it off.
# For users:  a token that is rotated to one with a `$` is cut in silence, and one with a quote stops the logger.
# Output:     what the template writes; `refused` is a syntax error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq syslog-ng-core=3.38.1-5+deb12u1 libivykis0=0.42.4-1 libpcre3=2:8.39-15 2>log
for file in *.deb; do dpkg -x "$file" package; done
libraries=$work/package/usr/lib/syslog-ng:$work/package/usr/lib/x86_64-linux-gnu:$work/package/lib/x86_64-linux-gnu

cat >expected <<'TEXT'
           "`PASS`"  '`PASS`'
plain      plain     plain
pa$ss      pa        pa
pa\ss      pass      pa\ss
pa"ss      refused   pa"ss
it's       it's      refused
a;b        a;b       a;b
unset      nothing   nothing
TEXT

writes() { # writes TEMPLATE: what it makes of a line
  rm -f out persist
  echo line >in
  cat >syslog-ng.conf <<CONF
@version: 3.38
source s { file("$work/in" flags(no-parse) follow-freq(1) read-old-records(yes)); };
destination d { file("$work/out" template($1)); };
log { source(s); destination(d); };
CONF
  LD_LIBRARY_PATH=$libraries timeout 10 package/usr/sbin/syslog-ng --foreground --no-caps --cfgfile syslog-ng.conf \
    --persist-file "$work/persist" --control "$work/control" --pidfile "$work/pid" \
    --module-path "$work/package/usr/lib/syslog-ng/3.38" >>log 2>&1 &
  local server=$!
  until [ -s out ] || ! kill -0 "$server" 2>/dev/null; do sleep 0.1; done
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  if [ -s out ]; then sed 's/^|/nothing/; s/|$//' out; else echo refused; fi
}
{
  printf '%-10s %-9s %s\n' '' '"`PASS`"' "'\`PASS\`'"
  for value in plain 'pa$ss' 'pa\ss' 'pa"ss' "it's" 'a;b' unset; do
    export PASS=$value
    if [ "$value" = unset ]; then unset PASS; fi
    printf '%-10s %-9s %s\n' "$value" "$(writes '"`PASS`|"')" "$(writes "'\`PASS\`|'")"
  done
} >actual
diff -u expected actual
echo 'as stated'
