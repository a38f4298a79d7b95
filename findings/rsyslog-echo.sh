#!/usr/bin/env bash
# `echo $HOST:$PORT` in rsyslog.conf is empty, `echo $HOST/$PORT` is not: a blank or a slash alone ends a name.
#
# Version:    rsyslog 8.2302.0 of Debian 12, which takes variables in backticks, with `echo` as the only command.
# Behaviour:  Behind a `$` everything up to a blank, a slash or the end is the name, braces, colon, comma and dot as
#             well. A variable of that name does not exist, so the whole word is nothing, without an error. A double
#             quote ends the text. Inside double quotes the backticks are plain text, and `$HOST` is too.
# Good guess: The form is borrowed from the shell: `${HOST}` works, and a colon ends a name.
# For users:  A target, a tag or a file name loses its end or all of it, and rsyslog starts. Put the whole text into
#             one variable (`echo $TARGET`).
# Output:     the parameter `string` of a template, and the line that it writes, in brackets.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq rsyslog=8.2302.0-1+deb12u2 libestr0=0.1.11-1 libfastjson4=1.2304.0-1 2>log
for file in *.deb; do dpkg -x "$file" package; done
libraries=$work/package/usr/lib/x86_64-linux-gnu

cat >expected <<'TEXT'
`echo $HOST`               [h.example]
`echo $HOST/x`             [h.example/x]
`echo $HOST $PORT`         [h.example 80]
`echo x:$PORT`             [x:80]
`echo http://$HOST/$PORT`  [http://h.example/80]
`echo $UNSET/x`            [/x]
`echo $HOST:$PORT`         []
`echo $HOST,$PORT`         []
`echo $HOST.local`         []
`echo $HOST-x`             []
`echo ${HOST}`             []
`echo ${HOST}/x`           [/x]
`echo x${HOST}`            [x]
`echo "$HOST"`             ["]
"`echo $HOST`"             [`echo $HOST`]
"$HOST"                    [$HOST]
TEXT

sed 's/  *\[.*//' expected >texts
{
  echo "global(workDirectory=\"$work\")"
  echo 'module(load="imuxsock" SysSock.Use="off")'
  echo "input(type=\"imuxsock\" Socket=\"$work/socket\")"
  number=0
  while IFS= read -r text; do
    number=$((number + 1))
    echo "template(name=\"t$number\" type=\"string\" string=$text)"
    echo "action(type=\"omfile\" file=\"$work/out.$number\" template=\"t$number\")"
  done <texts
  echo 'template(name="end" type="string" string="end")'
  echo "action(type=\"omfile\" file=\"$work/end\" template=\"end\")"
} >rsyslog.conf
env -i HOST=h.example PORT=80 LD_LIBRARY_PATH="$libraries" RSYSLOG_MODDIR="$libraries/rsyslog" \
  package/usr/sbin/rsyslogd -n -f "$work/rsyslog.conf" -i "$work/pid" >>log 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true; rm -rf "$work"' EXIT
until [ -S socket ]; do sleep 0.1; done
python3 - <<'PY'
import socket

with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
    sender.connect("socket")
    sender.send(b"<14>orders: hello")
PY
until [ -s end ]; do sleep 0.1; done
kill "$server"
wait "$server" || true
number=0
while IFS= read -r text; do
  number=$((number + 1))
  said=
  if [ -e "out.$number" ]; then said=$(cat "out.$number"); fi
  printf '%-26s [%s]\n' "$text" "$said"
done <texts >actual
diff -u expected actual
echo 'as stated'
