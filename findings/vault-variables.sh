#!/usr/bin/env bash
# VAULT_SKIP_VERIFY=false lets node-vault accept any certificate, and VAULT_CACERT is for Python alone.
#
# Version:    hvac 2.4.0 (Python), node-vault 0.12.0, at a server with a certificate of its own making.
# Behaviour:  node-vault takes any text in VAULT_SKIP_VERIFY for yes, `false` and `0` too, and does not read
#             VAULT_CACERT: the authority has to be in NODE_EXTRA_CA_CERTS. hvac does not read VAULT_SKIP_VERIFY.
# Good guess: The variables of Vault's own command mean to its clients what they mean there.
# For users:  a `false` that is written out to be safe does the opposite in Node, and is not missed, as everything
#             works.
# Output:     whether the client got an answer.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet hvac==2.4.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-vault@0.12.0

cat >expected <<'TEXT'
                               hvac      node-vault
VAULT_NAMESPACE=               refused   refused
VAULT_SKIP_VERIFY=true         refused   answered
VAULT_SKIP_VERIFY=false        refused   answered
VAULT_SKIP_VERIFY=0            refused   answered
VAULT_CACERT=ca.pem            answered  refused
NODE_EXTRA_CA_CERTS=ca.pem     refused   answered
REQUESTS_CA_BUNDLE=ca.pem      answered  refused
SSL_CERT_FILE=ca.pem           refused   refused
TEXT

openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out ca.pem -days 2 -subj /CN=localhost \
  -addext subjectAltName=DNS:localhost 2>/dev/null
cat >ask.cjs <<'JS'
require("node-vault")({ token: "t" }).health().then(() => process.exit(), () => process.exit(1));
JS
cat >ask.py <<'PY'
import hvac

hvac.Client(token="t").sys.read_health_status(method="GET")
PY
cat >serve.py <<'PY'
import http.server
import os
import ssl
import subprocess
import sys
import threading

BODY = b'{"initialized": true}'


class Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
server.handle_error = lambda *_: None
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain("ca.pem", "key.pem")
server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(f"{'':30} {'hvac':9} node-vault")
variables = ["VAULT_NAMESPACE=", "VAULT_SKIP_VERIFY=true", "VAULT_SKIP_VERIFY=false", "VAULT_SKIP_VERIFY=0"]
variables += [f"{name}=ca.pem" for name in ("VAULT_CACERT", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE")]
for variable in variables:
    said = []
    for command in ([sys.executable, "ask.py"], ["node", "ask.cjs"]):
        env = {"PATH": os.environ["PATH"], "VAULT_ADDR": f"https://localhost:{server.server_port}"}
        env.update([variable.split("=")])
        done = subprocess.run(command, env=env, stderr=subprocess.DEVNULL)
        said.append("answered" if done.returncode == 0 else "refused")
    print(f"{variable:30} {said[0]:9} {said[1]}")
PY
venv/bin/python serve.py >actual
diff -u expected actual
echo 'as stated'
