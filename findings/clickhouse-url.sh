#!/usr/bin/env bash
# CLICKHOUSE_URL=https://h is port 8123 without TLS for one Python client, port 9000 for the other, and 443 for Node.
#
# Version:    clickhouse-connect 1.12.0, clickhouse-driver 0.2.11 (Python), @clickhouse/client 1.23.1 (npm).
# Behaviour:  The Python clients do not look at the scheme as such: clickhouse-connect speaks HTTP to 8123 for any of
#             them, also with `?secure=true`, clickhouse-driver its own protocol to 9000, or 9440 with `clickhouses` or
#             `?secure=true`. `h:8123` is the host `localhost` and the database `123` for one, and a server without a
#             name for the other. An encoded database name is decoded by clickhouse-connect only. A setting in the query
#             goes to the server from Python, and is an error in Node, where it begins with `ch_`.
# Good guess: The scheme chooses protocol, port and TLS, as in any URL, and an unknown one is refused.
# For users:  No spelling reaches the same server from all three. Keep a variable for each protocol, with the port in it,
#             and set TLS in code (`interface=`, `secure=`).
# Output:     what it speaks, host, port, database, settings; `-` is a refusal.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet clickhouse-connect==1.12.0 clickhouse-driver==0.2.11
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @clickhouse/client@1.23.1

cat >expected <<'TEXT'
clickhouse://h/db             connect http h 8123 db {}
clickhouse://h/db             driver  native h 9000 db {}
clickhouse://h/db             node    -
clickhouse://h/db?secure=true connect http h 8123 db {}
clickhouse://h/db?secure=true driver  native-tls h 9440 db {}
clickhouse://h/db?secure=true node    -
clickhouses://h/db            connect http h 8123 db {}
clickhouses://h/db            driver  native-tls h 9440 db {}
clickhouses://h/db            node    -
h:8123                        connect http localhost 8123 123 {}
h:8123                        driver  native None 9000 8123 {}
h:8123                        node    -
http://h:8123/db              connect http h 8123 db {}
http://h:8123/db              driver  native h 8123 db {}
http://h:8123/db              node    http h 8123 db {}
https://h                     connect http h 8123 None {}
https://h                     driver  native h 9000 None {}
https://h                     node    https h 443 default {}
https://h/db?ch_max_threads=2 connect http h 8123 db {}
https://h/db?ch_max_threads=2 driver  native h 9000 db {'ch_max_threads': '2'}
https://h/db?ch_max_threads=2 node    https h 443 db {"max_threads":"2"}
https://h/db?max_threads=2    connect http h 8123 db {'max_threads': '2'}
https://h/db?max_threads=2    driver  native h 9000 db {'max_threads': '2'}
https://h/db?max_threads=2    node    -
https://h/my%2Ddb             connect http h 8123 my-db {}
https://h/my%2Ddb             driver  native h 9000 my%2Ddb {}
https://h/my%2Ddb             node    https h 443 my%2Ddb {}
TEXT

cat >read.py <<'PY'
import sys
from unittest import mock

import clickhouse_connect
from clickhouse_connect.driver.httpclient import HttpClient
from clickhouse_driver import Client


class Seen(BaseException):
    pass


def connect(url):
    def seen(self, interface, host, port, username, password, database, *_, **given):
        settings = {key: value for key, value in given.items() if key == "max_threads"}
        raise Seen(f"{interface} {host} {port} {database} {settings}")

    with mock.patch.object(HttpClient, "__init__", seen):
        try:
            clickhouse_connect.get_client(dsn=url)
        except Seen as said:
            return said


def driver(url):
    client = Client.from_url(url)
    link = client.connection
    [(host, port)] = link.hosts
    spoken = "native-tls" if link.secure_socket else "native"
    return f"{spoken} {host} {port} {link.database or None} {client.settings}"


for url in sys.argv[1:]:
    print(f"{url:29} connect {connect(url)}")
    print(f"{url:29} driver  {driver(url)}")
PY
cat >read.cjs <<'JS'
const { createClient } = require("@clickhouse/client");
for (const url of process.argv.slice(2)) {
  try {
    const { url: address, database, clickhouse_settings: settings } = createClient({ url }).connectionParams;
    const { protocol, hostname, port } = new URL(address);
    const scheme = protocol.slice(0, -1);
    const said = [scheme, hostname, port || { http: 80, https: 443 }[scheme], database, JSON.stringify(settings)];
    console.log(url.padEnd(29), "node   ", ...said);
  } catch {
    console.log(url.padEnd(29), "node    -");
  }
}
JS
urls=(https://h http://h:8123/db clickhouse://h/db clickhouses://h/db 'clickhouse://h/db?secure=true' h:8123 https://h/my%2Ddb
  'https://h/db?max_threads=2' 'https://h/db?ch_max_threads=2')
{
  venv/bin/python read.py "${urls[@]}"
  node read.cjs "${urls[@]}"
} | LC_ALL=C sort -s -k 1,1 >actual
diff -u expected actual
echo 'as stated'
