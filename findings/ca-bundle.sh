#!/usr/bin/env bash
# SSL_CERT_FILE names the authority for httpx and curl, REQUESTS_CA_BUNDLE for requests and boto3, and wget reads neither.
#
# Version:    requests 2.34.2, niquests 3.21.2, httpx 0.28.1, aiohttp 3.14.5, urllib3 2.8.0, boto3 1.44.8 (Python);
#             axios 1.21.1 and fetch of Node; curl and wget of Debian 12; at a server with a certificate of its own
#             making.
# Behaviour:  No variable is read by all, and no client reads all. CURL_CA_BUNDLE counts for requests and niquests as
#             well. NODE_EXTRA_CA_CERTS is the only one for Node. boto3 reads REQUESTS_CA_BUNDLE as well as
#             AWS_CA_BUNDLE. wget of Debian is built with GnuTLS and reads none.
# Good guess: SSL_CERT_FILE is OpenSSL's variable, and all of these use OpenSSL.
# For users:  an authority of the company, given to a container in one variable, is known to some libraries of a service
#             and not to others. Set SSL_CERT_FILE, REQUESTS_CA_BUNDLE and NODE_EXTRA_CA_CERTS, all three.
# Output:     `yes` is a request that was answered.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet requests==2.34.2 niquests==3.21.2 httpx==0.28.1 aiohttp==3.14.5 urllib3==2.8.0 boto3==1.44.8
npm init -y >/dev/null
npm install --silent --no-audit --no-fund axios@1.21.1

cat >expected <<'TEXT'
          SSL_CERT_FILE REQUESTS_CA_BUNDLE CURL_CA_BUNDLE AWS_CA_BUNDLE NODE_EXTRA_CA_CERTS
requests                yes                yes
niquests                yes                yes
boto3                   yes                               yes
httpx     yes
aiohttp   yes
urllib3   yes
fetch                                                                   yes
axios                                                                   yes
curl      yes                              yes
wget
TEXT

openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out ca.pem -days 2 -subj /CN=localhost \
  -addext subjectAltName=DNS:localhost 2>/dev/null
cat >ask.mjs <<'JS'
import axios from "axios";

const [, , name, url] = process.argv;
await (name === "axios" ? axios.get(url) : fetch(url));
JS
cat >ask.py <<'PY'
import asyncio
import sys


async def with_aiohttp(url):
    import aiohttp

    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        await answer.read()


def with_boto3(url):
    import boto3
    from botocore.config import Config

    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "secret", "region_name": "eu-west-1"}
    once = Config(retries={"total_max_attempts": 1})
    boto3.client("s3", endpoint_url=url, config=once, **keys).list_buckets()


[name, url] = sys.argv[1:]
if name == "aiohttp":
    asyncio.run(with_aiohttp(url))
elif name == "boto3":
    with_boto3(url)
elif name == "urllib3":
    import urllib3

    urllib3.PoolManager(retries=False).request("GET", url)
else:
    __import__(name).get(url)
PY
cat >serve.py <<'PY'
import http.server
import os
import ssl
import subprocess
import sys
import threading

seen = []
commands = {name: [sys.executable, "ask.py", name] for name in "requests niquests boto3 httpx aiohttp urllib3".split()}
commands |= {name: ["node", "ask.mjs", name] for name in ("fetch", "axios")}
commands |= {"curl": ["curl", "--silent"], "wget": ["wget", "--quiet", "--output-document=-"]}
variables = "SSL_CERT_FILE REQUESTS_CA_BUNDLE CURL_CA_BUNDLE AWS_CA_BUNDLE NODE_EXTRA_CA_CERTS".split()


class Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        seen.append(self.path)
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
server.handle_error = lambda *_: None
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain("ca.pem", "key.pem")
server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(f"{'':9}", *variables)
for name, command in commands.items():
    said = []
    for variable in variables:
        seen.clear()
        env = {"PATH": os.environ["PATH"], variable: "ca.pem"}
        subprocess.run([*command, f"https://localhost:{server.server_port}/"], env=env, capture_output=True)
        said.append(("yes" if seen else "").ljust(len(variable)))
    print(f"{name:9}", *said)
PY
venv/bin/python serve.py | sed 's/ *$//' >actual
diff -u expected actual
echo 'as stated'
