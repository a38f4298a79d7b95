#!/usr/bin/env bash
# ETCD_NAME beside --config-file does nothing, and beside --name it stops etcd, with the same value too.
#
# Version:    etcd 3.4.23 of Debian 12, started on free ports of this host.
# Behaviour:  With a configuration file all variables and all other flags are ignored, also those that the file does
#             not name: the default counts then. ETCD_CONFIG_FILE is enough for it. A flag and a variable for one
#             option are a conflict that ends the start. An empty variable is reported as unrecognized.
# Good guess: A file holds what is common, variables override it for one member, flags override both.
# For users:  The member that was to be `a` starts as `default`, with a line in the log that names no variable. Keep to
#             one of the three ways. Debian's unit sets ETCD_NAME, so a --name in its DAEMON_ARGS is the conflict.
# Output:     the name that etcd starts with.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq etcd-server=3.4.23-4+b4 2>log
dpkg -x etcd-server_*.deb package

cat >expected <<'TEXT'
ETCD_NAME=a                                       a
ETCD_NAME= (empty)                                default
ETCD_NAME=a etcd --name=a                         refused
ETCD_NAME=a etcd --name=b                         refused
ETCD_NAME=a etcd --config-file=with-name          file
ETCD_NAME=a etcd --config-file=without-name       default
etcd --config-file=without-name --name=b          default
ETCD_NAME=a ETCD_CONFIG_FILE=without-name         default
TEXT

ports=$(python3 -c 'import socket
probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
print(*(probe.getsockname()[1] for probe in probes))')
client=http://127.0.0.1:${ports% *} peer=http://127.0.0.1:${ports#* }
printf '%s\n' "listen-client-urls: $client" "advertise-client-urls: $client" "listen-peer-urls: $peer" \
  "initial-advertise-peer-urls: $peer" >without-name
{ cat without-name && echo 'name: file'; } >with-name
settings=(ETCD_LISTEN_CLIENT_URLS="$client" ETCD_ADVERTISE_CLIENT_URLS="$client" ETCD_LISTEN_PEER_URLS="$peer")
start() { # start LABEL VARIABLE... -- FLAG...
  local label=$1 server said='' variables=()
  shift
  while [ "$1" != -- ]; do variables+=("$1") && shift; done
  shift
  rm -rf ./*.etcd && : >said
  env -i "${variables[@]}" package/usr/bin/etcd "$@" >said 2>&1 &
  server=$!
  until said=$(sed -n 's/.*embed: name = //p; s/.*conflicting environment variable.*/refused/p' said) && [ "$said" ]; do
    if ! kill -0 "$server" 2>/dev/null; then cat said >&2 && break; fi
    sleep 0.1
  done
  kill -9 "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  printf '%-49s %s\n' "$label" "$said"
}
{
  start 'ETCD_NAME=a' "${settings[@]}" ETCD_NAME=a --
  start 'ETCD_NAME= (empty)' "${settings[@]}" ETCD_NAME= --
  start 'ETCD_NAME=a etcd --name=a' "${settings[@]}" ETCD_NAME=a -- --name=a
  start 'ETCD_NAME=a etcd --name=b' "${settings[@]}" ETCD_NAME=a -- --name=b
  start 'ETCD_NAME=a etcd --config-file=with-name' ETCD_NAME=a -- --config-file=with-name
  start 'ETCD_NAME=a etcd --config-file=without-name' ETCD_NAME=a -- --config-file=without-name
  start 'etcd --config-file=without-name --name=b' A=1 -- --config-file=without-name --name=b
  start 'ETCD_NAME=a ETCD_CONFIG_FILE=without-name' ETCD_NAME=a ETCD_CONFIG_FILE=without-name --
} >actual 2>>log
diff -u expected actual
echo 'as stated'
