#!/usr/bin/env bash
# CASSANDRA_HOSTS=db:9043 is the host "db:9043" for Python, and cassandra://db the host "cassandra" for Node.
#
# Version:    cassandra-driver 3.30.1 (Python), cassandra-driver 4.10.0 (Node): both are called alike.
# Behaviour:  A contact point is a host for Python: a port in it stays in the name that is looked up, and brackets
#             around an IPv6 address too. The error is `UnresolvableContactPoints({})`, without the name. Node reads
#             `host:port` and brackets, and of a URL the scheme as the host. Two points in one text are one name for
#             both.
# Good guess: Two drivers with one name and one vendor read a contact point alike, and refuse a URL.
# For users:  Split host and port at start-up, and give Python the port as its own argument.
# Output:     as in `expected` below: the names that were looked up, or the address of the connection.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet cassandra-driver==3.30.1
npm init -y >/dev/null
npm install --silent --no-audit --no-fund cassandra-driver@4.10.0

cat >expected <<'TEXT'
db
  Python UnresolvableContactPoints({}) db
  Node   NoHostAvailableError db
db:9043
  Python UnresolvableContactPoints({}) db:9043
  Node   NoHostAvailableError db
db1:9042,db2:9042
  Python UnresolvableContactPoints({}) db1:9042,db2:9042
  Node   NoHostAvailableError db1:9042,db2:9042
cassandra://db
  Python UnresolvableContactPoints({}) cassandra://db
  Node   NoHostAvailableError cassandra
[::1]:9043
  Python UnresolvableContactPoints({}) [::1]:9043
  Node   NoHostAvailableError ::1 port 9043
TEXT

# The names are looked up nowhere.
cat >connect.mjs <<'JS'
import dns from "node:dns";
import cassandra from "cassandra-driver";
const names = new Set();
const refuse = (name, ...rest) => (names.add(name), rest.at(-1)(new Error("not found")));
Object.assign(dns, { lookup: refuse, resolve4: refuse, resolve6: refuse });
const contactPoints = [process.env.CASSANDRA_HOSTS];
try {
  await new cassandra.Client({ contactPoints, localDataCenter: "a" }).connect();
} catch (error) {
  const tried = Object.keys(error.innerErrors ?? {}).map((address) => address.replace(/:(\d+)$/, " port $1"));
  console.log("  Node  ", error.name, ...names, ...tried);
}
JS
cat >connect.py <<'PY'
import os
import socket

from cassandra.cluster import Cluster

names = []


def refuse(name, *_):
    names.append(name)
    raise socket.gaierror("not found")


socket.getaddrinfo = refuse
try:
    Cluster([os.environ["CASSANDRA_HOSTS"]])
except Exception as error:
    print("  Python", repr(error), *names)
PY
for hosts in db db:9043 db1:9042,db2:9042 cassandra://db '[::1]:9043'; do
  echo "$hosts"
  export CASSANDRA_HOSTS=$hosts
  venv/bin/python connect.py
  node connect.mjs
done >actual
diff -u expected actual
echo 'as stated'
