#!/usr/bin/env bash
# http://token@api.internal logs in with the token from axios and httpx, and with nothing from requests and undici.
#
# Version:    requests 2.34.2, httpx 0.28.1, aiohttp 3.14.5, urllib3 2.8.0 (Python); axios 1.21.1, got 14.6.6,
#             superagent 10.4.2, ky 1.14.3, undici 7.30.2 and fetch of Node, at a server that prints what it is sent.
# Behaviour:  Five clients make a header of any user. requests makes none of a user without a `:`, in silence. urllib3
#             and undici.request never make one, in silence as well. fetch, and ky with it, refuse the URL. superagent
#             does not decode: `%40` stays. `%C3%A4`, an a with two dots, is one byte for requests and aiohttp and two
#             for the others.
# Good guess: All send it decoded, and a user alone has the empty password, as with curl; who cannot do it says so.
# For users:  SEARCH_URL or a key in this form, as platforms hand it out, is a 401 in one service of several. Take user
#             and password out of the URL at boot and hand them over.
# Output:     the header Authorization, in Python's spelling of bytes; `none` is a request without it, `-` a refusal.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet requests==2.34.2 httpx==0.28.1 aiohttp==3.14.5 urllib3==2.8.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund axios@1.21.1 got@14.6.6 superagent@10.4.2 ky@1.14.3 undici@7.30.2

cat >expected <<'TEXT'
             user:p%40ss  token   user:%C3%A4
requests     user:p@ss    none    user:\xe4
httpx        user:p@ss    token:  user:\xc3\xa4
aiohttp      user:p@ss    token:  user:\xe4
urllib3      none         none    none
axios        user:p@ss    token:  user:\xc3\xa4
got          user:p@ss    token:  user:\xc3\xa4
superagent   user:p%40ss  token:  user:%C3%A4
ky           -            -       -
undici       none         none    none
fetch        -            -       -
TEXT

cat >ask.mjs <<'JS'
import axios from "axios";
import got from "got";
import ky from "ky";
import superagent from "superagent";
import { request } from "undici";

const clients = {
  axios: (url) => axios.get(url),
  got: (url) => got(url, { retry: { limit: 0 } }),
  superagent: (url) => superagent.get(url),
  ky: (url) => ky(url, { retry: 0 }),
  undici: (url) => request(url),
  fetch: (url) => fetch(url),
};
const [, , name, url] = process.argv;
clients[name](url).then(() => process.exit(), () => process.exit(1));
JS
cat >ask.py <<'PY'
import asyncio
import sys


async def with_aiohttp(url):
    import aiohttp

    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        await answer.read()


[name, url] = sys.argv[1:]
if name == "aiohttp":
    asyncio.run(with_aiohttp(url))
elif name == "urllib3":
    import urllib3

    urllib3.PoolManager(retries=False).request("GET", url)
else:
    __import__(name).get(url)
PY
cat >serve.py <<'PY'
import base64
import http.server
import subprocess
import sys
import threading

seen = []


class Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        kind, _, text = self.headers.get("Authorization", "").partition(" ")
        seen.append(repr(base64.b64decode(text))[2:-1] if kind == "Basic" else "none")
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()
users = ("user:p%40ss", "token", "user:%C3%A4")
print(f"{'':12} {users[0]:12} {users[1]:7} {users[2]}")
for name in "requests httpx aiohttp urllib3 axios got superagent ky undici fetch".split():
    command = [sys.executable, "ask.py"] if name in "requests httpx aiohttp urllib3" else ["node", "ask.mjs"]
    said = []
    for user in users:
        seen.clear()
        subprocess.run([*command, name, f"http://{user}@127.0.0.1:{server.server_port}/"], stderr=subprocess.DEVNULL)
        said.append(seen[-1] if seen else "-")
    print(f"{name:12} {said[0]:12} {said[1]:7} {said[2]}")
PY
for name in http_proxy HTTP_PROXY all_proxy ALL_PROXY; do unset "$name"; done
venv/bin/python serve.py >actual
diff -u expected actual
echo 'as stated'
