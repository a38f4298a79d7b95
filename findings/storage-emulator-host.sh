#!/usr/bin/env bash
# STORAGE_EMULATOR_HOST=http://h:4443 asks for /storage/v1/b/... from Python and for /b/... from Node.
#
# Version:    google-cloud-storage 3.17.1, gcloud-aio-storage 9.6.5 (Python), @google-cloud/storage 7.22.0 (npm), at a
#             server that prints what it is asked for.
# Behaviour:  The variable is the whole base of the interface for Node, so that it needs the path `/storage/v1`. Both
#             clients for Python append this path themselves, also to a value that has it. `h:4443`, the form of
#             PUBSUB_EMULATOR_HOST and FIRESTORE_EMULATOR_HOST, works in gcloud-aio alone.
# Good guess: The clients of one vendor read the variable alike, and a host with its port is enough, as the name says.
# For users:  An emulator that both services share answers 404 to one of them. Give each its own value, or set the
#             endpoint in code, which has the same meaning in both.
# Output:     the path that a list of the bucket `orders` asks for; `-` is a client that refuses the value.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet google-cloud-storage==3.17.1 gcloud-aio-storage==9.6.5
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @google-cloud/storage@7.22.0

cat >expected <<'TEXT'
http://h:4443            google-cloud-storage  /storage/v1/b/orders/o
http://h:4443            gcloud-aio            /storage/v1/b/orders/o
http://h:4443            @google-cloud/storage /b/orders/o
http://h:4443/storage/v1 google-cloud-storage  /storage/v1/storage/v1/b/orders/o
http://h:4443/storage/v1 gcloud-aio            /storage/v1/storage/v1/b/orders/o
http://h:4443/storage/v1 @google-cloud/storage /storage/v1/b/orders/o
h:4443                   google-cloud-storage  -
h:4443                   gcloud-aio            /storage/v1/b/orders/o
h:4443                   @google-cloud/storage -
TEXT

cat >list.py <<'PY'
from google.auth.credentials import AnonymousCredentials
from google.cloud import storage

client = storage.Client(project="p", credentials=AnonymousCredentials())
list(client.list_blobs("orders", retry=None))
PY
cat >list_aio.py <<'PY'
import asyncio

import aiohttp
from gcloud.aio.storage import Storage


async def main():
    async with aiohttp.ClientSession() as session:
        # With an emulator the token is not asked for.
        await Storage(session=session, token=object()).list_objects("orders")


asyncio.run(main())
PY
cat >list.cjs <<'JS'
const { Storage } = require("@google-cloud/storage");
const storage = new Storage({ projectId: "p", retryOptions: { autoRetry: false } });
storage.bucket("orders").getFiles().then(() => process.exit(), () => process.exit(1));
JS
cat >serve.py <<'PY'
import http.server
import os
import subprocess
import sys
import threading

asked = []


class Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.partition("?")[0]
        if path.endswith("/o"):
            asked.append(path)
        body = b'{"kind": "storage#objects", "items": []}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()
clients = {
    "google-cloud-storage": [sys.executable, "list.py"],
    "gcloud-aio": [sys.executable, "list_aio.py"],
    "@google-cloud/storage": ["node", "list.cjs"],
}
for value in ("http://h:4443", "http://h:4443/storage/v1", "h:4443"):
    real = value.replace("h:4443", f"127.0.0.1:{server.server_port}")
    for name, command in clients.items():
        asked.clear()
        subprocess.run(command, env=os.environ | {"STORAGE_EMULATOR_HOST": real}, stderr=subprocess.DEVNULL)
        print(f"{value:24} {name:21} {asked[0] if asked else '-'}")
PY
for name in http_proxy HTTP_PROXY all_proxy ALL_PROXY; do unset "$name"; done
venv/bin/python serve.py >actual
diff -u expected actual
echo 'as stated'
