#!/usr/bin/env bash
# PORT= makes Caddy listen on 443 where the Caddyfile says `{$PORT:8080}`, and a value with a blank is two words.
#
# Version:    caddy 2.6.2 of Debian 12.
# Behaviour:  `{$NAME}` is replaced in the text of the Caddyfile before it is read. The default is for a variable that
#             is not set; an empty one is empty, and the address `:` is port 443. A blank makes two arguments, a ` #`
#             cuts the line, and a value with quotes turns `header NAME VALUE` into a replacement. `"{$NAME}"` holds a
#             blank. A value that has `{$OTHER}` in it is not replaced again.
# Good guess: An empty variable takes the default, as with `:-`, and one variable is one argument.
# For users:  Compose passes an empty variable for `PORT: ${PORT:-}`, and the server is on another port.
#             Quote every `{$NAME}`, and leave out variables that have no value.
# Output:     as in `caddy adapt` of the file below: addresses, upstreams, header.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq caddy=2.6.2-5 2>log
dpkg -x caddy_*.deb package

cat >expected <<'TEXT'
no variables                [':8080'] ['app:80'] {"set": {"X-Release": ["none"]}}
PORT=                       [':443'] ['app:80'] {"set": {"X-Release": ["none"]}}
UPSTREAM=a:1 b:2            [':8080'] ['a:1', 'b:2'] {"set": {"X-Release": ["none"]}}
RELEASE=7 # hotfix          [':8080'] ['app:80'] {"set": {"X-Release": ["7"]}}
RELEASE=7 "hotfix"          [':8080'] ['app:80'] {"replace": {"X-Release": [{"replace": "hotfix", "search_regexp": "7"}]}}
RELEASE={$PORT}             [':8080'] ['app:80'] {"set": {"X-Release": ["{$PORT}"]}}
with quotes round it:
RELEASE=7 # hotfix          [':8080'] ['app:80'] {"set": {"X-Release": ["7 # hotfix"]}}
TEXT

cat >Caddyfile <<'CADDY'
:{$PORT:8080} {
	reverse_proxy {$UPSTREAM:app:80}
	header X-Release {$RELEASE:none}
}
CADDY
adapt() {
  printf '%-27s ' "${1:-no variables}"
  env -u PORT -u UPSTREAM -u RELEASE HOME="$work" ${1:+"$1"} package/usr/bin/caddy adapt --config Caddyfile 2>>log | python3 -c 'import json, sys
[server] = json.load(sys.stdin)["apps"]["http"]["servers"].values()
handlers = {handler["handler"]: handler for route in server["routes"] for handler in route["handle"]}
upstreams = [upstream["dial"] for upstream in handlers["reverse_proxy"]["upstreams"]]
print(server["listen"], upstreams, json.dumps(handlers["headers"]["response"]))'
}
{
  adapt ''
  adapt PORT=
  adapt 'UPSTREAM=a:1 b:2'
  adapt 'RELEASE=7 # hotfix'
  adapt 'RELEASE=7 "hotfix"'
  adapt 'RELEASE={$PORT}'
  echo 'with quotes round it:'
  sed -i 's/{$RELEASE:none}/"&"/' Caddyfile
  adapt 'RELEASE=7 # hotfix'
} >actual
diff -u expected actual
echo 'as stated'
