#!/usr/bin/env bash
# In haproxy.cfg `$PORT` works in an address without quotes and in single quotes too, and elsewhere only in double quotes.
#
# Version:    haproxy 2.6.12 of Debian 12.
# Behaviour:  Words in double quotes are expanded when the file is read. Without quotes, and in single ones, `$HOST` stays as
#             it is, without a word: a header or a rule then has these five characters. An address expands once more on its
#             own, in any quotes. An unset variable is empty, `${NAME-text}` is a default, `${NAME:-text}` is an error.
# Good guess: Variables are expanded everywhere but in single quotes, as in a shell.
# For users:  The port came from the variable, so the host in the rule beside it seems to as well. Put every word with a
#             variable in double quotes.
# Output:     the header or the address that the line makes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq haproxy=2.6.12-1+deb12u4 liblua5.3-0 libopentracing-c-wrapper0 libopentracing1 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
bind 127.0.0.1:$PORT                  served
bind '127.0.0.1:${PORT}'              served
bind "127.0.0.1:${PORT}"              served
bind "127.0.0.1:${UNSET:-8080}"       refused
string $HOST                          $HOST
string '$HOST'                        $HOST
string "$HOST"                        h.example
string "${HOST}/x"                    h.example/x
string "$HOSTNAME/x"                  /x
string "${UNSET}x"                    x
string "${UNSET-default}"             default
TEXT

port=$(python3 -c 'import socket; probe = socket.socket(); probe.bind(("127.0.0.1", 0)); print(probe.getsockname()[1])')
cat >fetch.py <<'PY'
import sys
import urllib.request

print(urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}").read().decode())
PY
ask() {
  local server answer='refused'
  printf 'defaults\n mode http\n timeout connect 1s\n timeout client 1s\n timeout server 1s\nfrontend web\n bind %s\n %s\n' \
    "$1" "$2" >haproxy.cfg
  env -i LD_LIBRARY_PATH="$work/package/usr/lib/x86_64-linux-gnu" PORT="$port" HOST=h.example \
    package/usr/sbin/haproxy -f haproxy.cfg >>log 2>&1 &
  server=$!
  for _ in $(seq 50); do
    if ! kill -0 "$server" 2>/dev/null; then break; fi
    if answer=$(python3 fetch.py "$port" 2>>log); then break; fi
    answer='refused'
    sleep 0.1
  done
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  printf '%s\n' "$answer"
}
for address in '127.0.0.1:$PORT' "'127.0.0.1:\${PORT}'" '"127.0.0.1:${PORT}"' '"127.0.0.1:${UNSET:-8080}"'; do
  printf 'bind %-32s %s\n' "$address" "$(ask "$address" 'http-request return status 200 content-type text/plain string served')"
done >actual
for text in '$HOST' "'\$HOST'" '"$HOST"' '"${HOST}/x"' '"$HOSTNAME/x"' '"${UNSET}x"' '"${UNSET-default}"'; do
  said=$(ask '127.0.0.1:$PORT' "http-request return status 200 content-type text/plain string $text")
  printf 'string %-30s %s\n' "$text" "$said"
done >>actual
diff -u expected actual
echo 'as stated'
