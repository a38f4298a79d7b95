#!/usr/bin/env bash
# HTTP_PROXY=proxy:3128 is refused by requests, which reads `proxy` and `10.0.0.1:3128`; and `false` is the name of a proxy.
#
# Version:    requests 2.34.2, httpx 0.28.1, aiohttp 3.14.5, urllib of Python 3.11 or newer; axios 1.21.1, undici 7.30.2
#             (`EnvHttpProxyAgent`) and proxy-agent 8.0.3 for Node.
# Behaviour:  Without a scheme requests takes a host for the scheme if it looks like one: a name with a port fails, an
#             address with a port and a name alone work. aiohttp and undici want a scheme. For `https://proxy` aiohttp
#             prints a warning and goes to the target without a proxy. Without a port the port is that of the scheme, not
#             3128 or 8080. `false` is a host.
# Good guess: `host:port` works everywhere, as it does in curl, or nowhere; and a proxy that cannot be used is an error.
# For users:  Write `http://`, host and port. To have no proxy, leave the variable unset or empty.
# Output:     the address that is asked for; `-` is a refusal.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet requests==2.34.2 httpx==0.28.1 aiohttp==3.14.5
npm init -y >/dev/null
npm install --silent --no-audit --no-fund axios@1.21.1 undici@7.30.2 proxy-agent@8.0.3

cat >expected <<'TEXT'
10.0.0.1:3128      requests 10.0.0.1:3128  httpx 10.0.0.1:3128  aiohttp -  urllib 10.0.0.1:3128
10.0.0.1:3128      axios 10.0.0.1:3128  undici -  proxy-agent 10.0.0.1:3128
false              requests false:80  httpx false:80  aiohttp -  urllib false:80
false              axios false:80  undici -  proxy-agent false:80
http://proxy       requests proxy:80  httpx proxy:80  aiohttp proxy:80  urllib proxy:80
http://proxy       axios proxy:80  undici proxy:80  proxy-agent proxy:80
http://proxy:3128  requests proxy:3128  httpx proxy:3128  aiohttp proxy:3128  urllib proxy:3128
http://proxy:3128  axios proxy:3128  undici proxy:3128  proxy-agent proxy:3128
https://proxy      requests proxy:443  httpx proxy:443  aiohttp target.example:80  urllib proxy:443
https://proxy      axios proxy:443  undici proxy:443  proxy-agent proxy:443
proxy              requests proxy:80  httpx proxy:80  aiohttp -  urllib proxy:80
proxy              axios proxy:80  undici -  proxy-agent proxy:80
proxy:3128         requests -  httpx proxy:3128  aiohttp -  urllib proxy:3128
proxy:3128         axios proxy:3128  undici -  proxy-agent proxy:3128
TEXT

cat >ask.py <<'PY'
import asyncio
import os
import socket
import sys
import urllib.request

import aiohttp
import httpx
import requests

TARGET = "http://target.example/"
asked = []


def look_up(host, port, *_, **__):
    asked.append(f"{host}:{port}")
    raise socket.gaierror(socket.EAI_NONAME, "stopped here")


async def look_up_later(self, host, port, **_):
    look_up(host, port)


def with_aiohttp():
    async def get():
        async with aiohttp.ClientSession(trust_env=True) as session:
            await session.get(TARGET)

    asyncio.run(get())


socket.getaddrinfo = look_up
asyncio.BaseEventLoop.getaddrinfo = look_up_later
clients = {
    "requests": lambda: requests.get(TARGET),
    "httpx": lambda: httpx.get(TARGET),
    "aiohttp": with_aiohttp,
    "urllib": lambda: urllib.request.build_opener().open(TARGET),
}
for proxy in sys.argv[1:]:
    os.environ["http_proxy"] = os.environ["HTTP_PROXY"] = proxy
    said = []
    for name, get in clients.items():
        asked.clear()
        try:
            get()
        except Exception:
            pass
        said.append(f"{name} {asked[0] if asked else '-'}")
    print(f"{proxy:18}", "  ".join(said))
PY
cat >ask.cjs <<'JS'
const http = require("http");
const net = require("net");
const axios = require("axios");
const { EnvHttpProxyAgent, request } = require("undici");
const { ProxyAgent } = require("proxy-agent");

const TARGET = "http://target.example/";
let asked;
net.Socket.prototype.connect = function (...given) {
  const options = given.flat(2).find((one) => typeof one === "object");
  asked ??= `${options.host}:${options.port}`;
  setImmediate(() => this.destroy(new Error("stopped here")));
  return this;
};
const clients = {
  axios: () => axios.get(TARGET),
  undici: () => request(TARGET, { dispatcher: new EnvHttpProxyAgent() }),
  "proxy-agent": () => new Promise((_, fail) => http.get(TARGET, { agent: new ProxyAgent() }).on("error", fail)),
};
(async () => {
  for (const proxy of process.argv.slice(2)) {
    process.env.http_proxy = process.env.HTTP_PROXY = proxy;
    const said = [];
    for (const [name, get] of Object.entries(clients)) {
      asked = undefined;
      try {
        await get();
      } catch {}
      said.push(`${name} ${asked ?? "-"}`);
    }
    console.log(proxy.padEnd(18), said.join("  "));
  }
  process.exit();
})();
JS
proxies=(http://proxy:3128 proxy:3128 10.0.0.1:3128 proxy http://proxy https://proxy false)
{
  venv/bin/python ask.py "${proxies[@]}" 2>log
  node ask.cjs "${proxies[@]}"
} | LC_ALL=C sort -s -k 1,1 >actual
diff -u expected actual
echo 'as stated'
