#!/usr/bin/env bash
# http://search is port 80, port 9200 or refused, and https://search is port 443 for all: clients of two search engines.
#
# Version:    elasticsearch 9.5.1 and opensearch-py 3.2.0 (Python), @elastic/elasticsearch 9.5.1 and
#             @opensearch-project/opensearch 3.9.0 (npm).
# Behaviour:  opensearch-py goes to 9200 for `http` without a port, and to 443 for `https`. elasticsearch for Python
#             refuses the former ("must include ... port") and takes the latter. The Node clients go to 80. `search:9200`
#             is taken by opensearch-py alone.
# Good guess: A client of one engine has one default port, 9200, or the scheme's own port, in all languages.
# For users:  The same SEARCH_URL finds the server from one service only. Write the port.
# Output:     the port; `-` is a client that refuses the URL.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet elasticsearch==9.5.1 opensearch-py==3.2.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @elastic/elasticsearch@9.5.1 @opensearch-project/opensearch@3.9.0

cat >expected <<'TEXT'
http://search  elasticsearch -  opensearch-py 9200
https://search elasticsearch 443  opensearch-py 443
search:9200    elasticsearch -  opensearch-py 9200
http://search  @elastic/elasticsearch 80  @opensearch-project/opensearch 80
https://search @elastic/elasticsearch 443  @opensearch-project/opensearch 443
search:9200    @elastic/elasticsearch -  @opensearch-project/opensearch -
TEXT

cat >ports.py <<'PY'
import sys

from elasticsearch import Elasticsearch
from opensearchpy import OpenSearch


def elastic(url):
    [node] = Elasticsearch(url).transport.node_pool.all()
    return node.port


def opensearch(url):
    [connection] = OpenSearch(url).transport.connection_pool.connections
    return connection.port


for url in sys.argv[1:]:
    line = f"{url:14}"
    for name, port in (("elasticsearch", elastic), ("opensearch-py", opensearch)):
        try:
            line += f" {name} {port(url)} "
        except ValueError:
            line += f" {name} - "
    print(line.rstrip())
PY
cat >ports.cjs <<'JS'
for (const url of process.argv.slice(2)) {
  let line = url.padEnd(14);
  for (const name of ["@elastic/elasticsearch", "@opensearch-project/opensearch"]) {
    let port = "-";
    try {
      const { Client } = require(name);
      const [connection] = new Client({ node: url }).connectionPool.connections;
      port = connection.url.port || { "http:": 80, "https:": 443 }[connection.url.protocol];
    } catch {}
    line += ` ${name} ${port} `;
  }
  console.log(line.trimEnd());
}
JS
urls=(http://search https://search search:9200)
{
  venv/bin/python ports.py "${urls[@]}"
  node ports.cjs "${urls[@]}"
} >actual
diff -u expected actual
echo 'as stated'
