#!/usr/bin/env bash
# NO_PROXY=example.com leaves its subdomains to the proxy in axios, NO_PROXY=.example.com the domain itself in httpx.
#
# Version:    requests 2.34.2, httpx 0.28.1, aiohttp 3.14.5 (Python); proxy-from-env 2.1.0 (what axios asks) and
#             undici 7.30.2 (Node).
# Behaviour:  Of these spellings only the two together, `example.com,.example.com`, mean the same to all five. A
#             network works in requests alone, `*.example.com` and a list with blanks in Node alone, a port nearly
#             everywhere but in aiohttp.
# Good guess: A bare domain covers its subdomains (as in curl), a leading dot is an old way to say the same.
# For users:  Write each domain twice, with and without the dot, with commas, without blanks.
# Output:     as in `expected` below: `-` goes direct, `proxy` through the proxy.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet requests==2.34.2 httpx==0.28.1 aiohttp==3.14.5
npm init -y >/dev/null
npm install --silent --no-audit --no-fund proxy-from-env@2.1.0 undici@7.30.2

cat >expected <<'TEXT'
NO_PROXY                 host               requests httpx   aiohttp proxy-from-env undici
example.com              example.com        -        -       -       -              -
example.com              api.example.com    -        -       -       proxy          -
.example.com             example.com        -        proxy   -       proxy          -
.example.com             api.example.com    -        -       -       -              -
example.com,.example.com example.com        -        -       -       -              -
example.com,.example.com api.example.com    -        -       -       -              -
*.example.com            api.example.com    proxy    proxy   proxy   -              -
10.0.0.0/8               10.1.2.3           -        proxy   proxy   proxy          proxy
a.test b.test            b.test             proxy    proxy   proxy   -              -
example.com:8080         example.com:8080   -        -       proxy   -              -
TEXT

cat >node.cjs <<'JS'
const { EnvHttpProxyAgent } = require("undici");
const url = process.argv[2];
(async () => {
  const { getProxyForUrl } = await import("proxy-from-env");
  const agent = new EnvHttpProxyAgent();
  // Its two ways out, found by the names of their symbols.
  const way = (name) => agent[Object.getOwnPropertySymbols(agent).find((symbol) => symbol.description === name)];
  let said;
  way("no proxy agent").dispatch = () => (said = "-");
  way("http proxy agent").dispatch = () => (said = "proxy");
  agent.dispatch({ origin: new URL(url).origin, path: "/", method: "GET" }, {});
  console.log((getProxyForUrl(url) ? "proxy" : "-") + " " + said);
  process.exit();
})();
JS
cat >ask.py <<'PY'
import os
import subprocess

import httpx
from aiohttp.helpers import get_env_proxy_for_url
from requests.utils import get_environ_proxies
from yarl import URL

for name in list(os.environ):
    if name.lower().endswith("_proxy"):
        del os.environ[name]


def with_httpx(url):
    client = httpx.Client()
    return client._transport_for_url(httpx.URL(url)) is not client._transport


def with_aiohttp(url):
    try:
        return bool(get_env_proxy_for_url(URL(url)))
    except LookupError:
        return False


print(f"{'NO_PROXY':24} {'host':18} requests httpx   aiohttp proxy-from-env undici")
for value, host in (
    ("example.com", "example.com"),
    ("example.com", "api.example.com"),
    (".example.com", "example.com"),
    (".example.com", "api.example.com"),
    ("example.com,.example.com", "example.com"),
    ("example.com,.example.com", "api.example.com"),
    ("*.example.com", "api.example.com"),
    ("10.0.0.0/8", "10.1.2.3"),
    ("a.test b.test", "b.test"),
    ("example.com:8080", "example.com:8080"),
):
    url = f"http://{host}/"
    os.environ.update(http_proxy="http://proxy.test:3128", no_proxy=value)
    node = subprocess.run(["node", "node.cjs", url], capture_output=True, text=True, check=True).stdout.split()
    python = ["proxy" if ask(url) else "-" for ask in (lambda u: "http" in get_environ_proxies(u), with_httpx, with_aiohttp)]
    print(f"{value:24} {host:18} {python[0]:8} {python[1]:7} {python[2]:7} {node[0]:14} {node[1]}")
PY
venv/bin/python ask.py >actual
diff -u expected actual
echo 'as stated'
