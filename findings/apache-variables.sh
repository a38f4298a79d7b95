#!/usr/bin/env bash
# `SetEnv A=x` in Apache sets no A, `${B}` works in single quotes too, and a blank or a quote in B is one of the line.
#
# Version:    apache2 2.4.71 of Debian 12; the value comes back in a header made with `%{A}e`.
# Behaviour:  `${NAME}` is put into the line before the line is taken apart: in any quotes, behind a backslash, and
#             with its blanks and quotes. A name that is not set stays as `${NAME}`, with a warning in the log. A
#             Define beats the environment, for the lines below it. `$NAME` and `${NAME:-text}` are plain text.
#             PassEnv adds a variable of the process, with the value as it is.
# Good guess: Single quotes protect, an unknown name is empty or an error, and a variable is one word.
# For users:  A new password with a `"` in it can keep the server from starting, and a forgotten variable is the text
#             `${NAME}` for the application. Hand values over with PassEnv.
# Output:     the value of A for the application, in brackets.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq apache2-bin=2.4.71-1~deb12u1 libapr1=1.7.2-3+deb12u1 libaprutil1=1.6.3-1+deb12u1 libjansson4 \
  liblua5.3-0 2>log
for file in *.deb; do dpkg -x "$file" package; done
export LD_LIBRARY_PATH=$work/package/usr/lib/x86_64-linux-gnu

cat >expected <<'TEXT'
SetEnv A x                 [x]
SetEnv A=x                 [(null)]
SetEnv A ${HOST}           [h.example]
SetEnv A '${HOST}'         [h.example]
SetEnv A \${HOST}          [\h.example]
SetEnv A $HOST             [$HOST]
SetEnv A ${HOST:-x}        [${HOST:-x}]
SetEnv A ${UNSET}          [${UNSET}]
SetEnv A ${TWO}            refused
SetEnv A "${TWO}"          [two words]
SetEnv A '${QUOTE}'        [pa"ss]
SetEnv A "${QUOTE}"        refused
SetEnv A "${SLASH}"        [C:\a]
PassEnv A                  [pa"ss \\ ${HOST}]
Define HOST d|SetEnv A ${HOST} [d]
SetEnv A ${HOST}|Define HOST d [h.example]
TEXT

port=$(python3 -c 'import socket; probe = socket.create_server(("127.0.0.1", 0)); print(probe.getsockname()[1])')
cat >fetch.py <<'PY'
import sys
import urllib.request

print(urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/page").headers["A"])
PY
mkdir site
echo page >site/page
ask() { # ask LINES, with | for a line break
  local answer='' server
  {
    printf '%s\n' 'ServerName orders.example' "ServerRoot $work" "PidFile $work/pid" 'ErrorLog /dev/stderr' \
      "Listen 127.0.0.1:$port" "DocumentRoot $work/site"
    for module in mpm_event authz_core env headers; do
      echo "LoadModule ${module}_module package/usr/lib/apache2/modules/mod_$module.so"
    done
    printf '%s\n' "${1//|/$'\n'}" 'Header set A "%{A}e"'
  } >httpd.conf
  env -i LD_LIBRARY_PATH="$LD_LIBRARY_PATH" HOST=h.example TWO='two words' QUOTE='pa"ss' SLASH='C:\\a' \
    A='pa"ss \\ ${HOST}' package/usr/sbin/apache2 -X -f "$work/httpd.conf" >>log 2>&1 &
  server=$!
  while kill -0 "$server" 2>/dev/null && ! answer=$(python3 fetch.py "$port" 2>>log); do sleep 0.1; done
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  if [ "$answer" ]; then printf '%-26s [%s]\n' "$1" "$answer"; else printf '%-26s refused\n' "$1"; fi
}
sed 's/ *\(\[[^]]*\]\|refused\)$//' expected >lines
while IFS= read -r line; do ask "$line"; done <lines >actual
diff -u expected actual
echo 'as stated'
