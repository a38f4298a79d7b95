#!/usr/bin/env bash
# USERS_URL=http://users/v1 and the path "users": `/v1/users`, `/users`, `/v1users` or an error, by the HTTP client.
#
# Version:    httpx 0.28.1, niquests 3.21.2, aiohttp 3.14.5, requests-toolbelt 1.0.0, uplink 0.10.0 (Python); axios
#             1.21.1, got 14.6.6, ky 1.14.3, ofetch 1.5.1, wretch 2.11.1, redaxios 0.5.1, undici 7.30.2 (Node), each
#             with the base URL that it offers, at a server that prints the path it is asked for.
# Behaviour:  Seven clients add the path. requests-toolbelt and uplink replace `v1`, wretch glues the two together,
#             aiohttp refuses a base that does not end in a slash, and undici one with any path. With the slash, aiohttp
#             still drops `v1` for "/users", got and ky refuse that path, and wretch and redaxios ask for `/v1//users`.
#             A query in the base swallows the path for seven clients; wretch alone asks for the path with the query.
# Good guess: A base URL is what all paths are put behind, with one slash between them.
# For users:  the same variable with the same value is right for one service and a 404 in the next, and a slash at its
#             end repairs some clients and breaks others. Join the two where the configuration is read.
# Output:     the path of the request; `-` is an error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet httpx==0.28.1 niquests==3.21.2 aiohttp==3.14.5 requests-toolbelt==1.0.0 uplink==0.10.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund axios@1.21.1 got@14.6.6 ky@1.14.3 ofetch@1.5.1 wretch@2.11.1 redaxios@0.5.1 \
  undici@7.30.2

cat >expected <<'TEXT'
           /v1 users  /v1/ users /v1/ /users  /v1?k=s users
httpx      /v1/users  /v1/users  /v1/users    /v1?k=s/users
niquests   /v1/users  /v1/users  /v1/users    /v1?k=s/users
aiohttp    -          /v1/users  /users       -
toolbelt   /users     /v1/users  /users       /users
uplink     /users     /v1/users  /users       /users
axios      /v1/users  /v1/users  /v1/users    /v1?k=s/users
got        /v1/users  /v1/users  -            /v1?k=s/users
ky         /v1/users  /v1/users  -            /v1?k=s/users
ofetch     /v1/users  /v1/users  /v1/users    /v1?k=s/users
wretch     /v1users   /v1/users  /v1//users   /v1users?k=s
redaxios   /v1/users  /v1//users /v1//users   /v1?k=s/users
undici     -          -          -            -
TEXT

cat >ask.mjs <<'JS'
import axios from "axios";
import got from "got";
import ky from "ky";
import { ofetch } from "ofetch";
import redaxios from "redaxios";
import { Pool } from "undici";
import wretch from "wretch";

const clients = {
  axios: (baseURL, path) => axios.create({ baseURL }).get(path),
  got: (prefixUrl, path) => got.extend({ prefixUrl, retry: { limit: 0 } })(path),
  ky: (prefixUrl, path) => ky.create({ prefixUrl, retry: 0 })(path),
  ofetch: (baseURL, path) => ofetch.create({ baseURL, retry: 0 })(path),
  wretch: (base, path) => wretch(base).get(path).res(),
  redaxios: (baseURL, path) => redaxios.create({ baseURL }).get(path),
  undici: async (base, path) => new Pool(base).request({ path, method: "GET" }),
};
const [, , name, base, path] = process.argv;
clients[name](base, path).then(() => process.exit(), () => process.exit(1));
JS
cat >ask.py <<'PY'
import asyncio
import sys


async def with_aiohttp(base, path):
    import aiohttp

    async with aiohttp.ClientSession(base_url=base) as session, session.get(path) as answer:
        await answer.read()


def with_uplink(base, path):
    import uplink

    class Users(uplink.Consumer):
        @uplink.get(path)
        def list(self):
            pass

    Users(base_url=base).list()


[name, base, path] = sys.argv[1:]
if name == "aiohttp":
    asyncio.run(with_aiohttp(base, path))
elif name == "uplink":
    with_uplink(base, path)
elif name == "toolbelt":
    from requests_toolbelt.sessions import BaseUrlSession

    BaseUrlSession(base).get(path)
elif name == "niquests":
    import niquests

    niquests.Session(base_url=base).get(path)
else:
    import httpx

    httpx.Client(base_url=base).get(path)
PY
cat >serve.py <<'PY'
import http.server
import subprocess
import sys
import threading

seen = []


class Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        seen.append(self.path)
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(f"{'':10} /v1 users  /v1/ users /v1/ /users  /v1?k=s users")
for name in "httpx niquests aiohttp toolbelt uplink axios got ky ofetch wretch redaxios undici".split():
    command = [sys.executable, "ask.py"] if name in "httpx niquests aiohttp toolbelt uplink" else ["node", "ask.mjs"]
    said = []
    for base, path in [("/v1", "users"), ("/v1/", "users"), ("/v1/", "/users"), ("/v1?k=s", "users")]:
        seen.clear()
        base = f"http://127.0.0.1:{server.server_port}{base}"
        subprocess.run([*command, name, base, path], stderr=subprocess.DEVNULL)
        said.append(seen[-1] if seen else "-")
    print(f"{name:10} {said[0]:10} {said[1]:10} {said[2]:12} {said[3]}")
PY
for name in http_proxy HTTP_PROXY all_proxy ALL_PROXY; do unset "$name"; done
venv/bin/python serve.py >actual
diff -u expected actual
echo 'as stated'
