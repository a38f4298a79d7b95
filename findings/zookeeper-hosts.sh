#!/usr/bin/env bash
# ZOOKEEPER="a:2181, b:2181/app" is the host " b" for Node, and zk://a:2181/app is the host "zk" for Python.
#
# Version:    kazoo 2.11.0 (Python), node-zookeeper-client 1.1.3 (npm).
# Behaviour:  kazoo takes the blank behind a comma away, node-zookeeper-client makes it a part of the host. A slash at
#             the end of the path is dropped by kazoo and an error for Node, and so is a URL, of which kazoo makes the
#             host `zk` and the path `/a:2181/app`. An address in brackets is the host "[" for Node. With a path behind
#             each host both have one host, and the rest of the list is a part of the path.
# Good guess: A connect string is older than both, so both read it alike and refuse what is none.
# For users:  A client that connects to the first host alone works until that host is down, and then the path it used is
#             not there. Write hosts with ports, no blanks, and one path at the end.
# Output:     the hosts and the path; `-` is a client that refuses the text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet kazoo==2.11.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-zookeeper-client@1.1.3

cat >expected <<'TEXT'
[::1]:2181/app         kazoo ['::1 2181'] /app
[::1]:2181/app         node  ['[ 2181'] /app
a,b/app                kazoo ['a 2181', 'b 2181'] /app
a,b/app                node  ['a 2181', 'b 2181'] /app
a:2181, b:2181/app     kazoo ['a 2181', 'b 2181'] /app
a:2181, b:2181/app     node  [' b 2181', 'a 2181'] /app
a:2181,b:2181          kazoo ['a 2181', 'b 2181'] no path
a:2181,b:2181          node  ['a 2181', 'b 2181'] no path
a:2181/app,b:2181/app  kazoo ['a 2181'] /app,b:2181/app
a:2181/app,b:2181/app  node  ['a 2181'] /app,b:2181/app
a:2181/app/            kazoo ['a 2181'] /app
a:2181/app/            node  -
zk://a:2181/app        kazoo ['zk 2181'] /a:2181/app
zk://a:2181/app        node  -
TEXT

cat >read.py <<'PY'
import sys

from kazoo.client import KazooClient

for text in sys.argv[1:]:
    client = KazooClient(hosts=text)
    print(f"{text:22} kazoo", sorted(f"{host} {port}" for host, port in client.hosts), client.chroot or "no path")
PY
cat >read.cjs <<'JS'
const zookeeper = require("node-zookeeper-client");
for (const text of process.argv.slice(2)) {
  let said = "-";
  try {
    const parser = zookeeper.createClient(text).connectionManager.connectionStringParser;
    // The client shuffles the list.
    const hosts = parser.getServers().map(({ host, port }) => `'${host} ${port}'`).sort();
    said = `[${hosts.join(", ")}] ${parser.getChrootPath() ?? "no path"}`;
  } catch {}
  console.log(text.padEnd(22), "node ", said);
}
process.exit();
JS
texts=('a:2181,b:2181' a,b/app 'a:2181, b:2181/app' a:2181/app/ '[::1]:2181/app' zk://a:2181/app a:2181/app,b:2181/app)
{
  venv/bin/python read.py "${texts[@]}"
  node read.cjs "${texts[@]}"
} | LC_ALL=C sort -s -k 1,1 >actual
diff -u expected actual
echo 'as stated'
