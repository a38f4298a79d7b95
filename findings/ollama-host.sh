#!/usr/bin/env bash
# OLLAMA_HOST=ollama is port 11434, http://ollama port 80, and ::1 stops `import ollama`; Node does not read it.
#
# Version:    ollama 0.6.3 (Python), ollama 0.6.4 (Node).
# Behaviour:  Without a scheme the port is 11434, with one it is that of the scheme. A number alone is a host. Python
#             makes its client while it is imported, so that a bad value is an error of the import. It drops
#             credentials, which Node keeps when it is given the text. By itself Node stays with localhost.
# Good guess: Two clients of one vendor read the variable of its server, and http:// in front of a host changes nothing.
# For users:  Write scheme and port, and give Node the URL in the code.
# Output:     as in `expected` below: the base URL.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet ollama==0.6.3
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ollama@0.6.4

cat >expected <<'TEXT'
ollama
  Python     http://ollama:11434
  Node       http://127.0.0.1:11434
  Node given http://ollama:11434
http://ollama
  Python     http://ollama
  Node       http://127.0.0.1:11434
  Node given http://ollama:80
11434
  Python     http://11434:11434
  Node       http://127.0.0.1:11434
  Node given http://0.0.44.170:11434
::1
  Python     ValueError of the import
  Node       http://127.0.0.1:11434
  Node given Invalid URL
http://app:secret@ollama:11434
  Python     http://ollama:11434
  Node       http://127.0.0.1:11434
  Node given http://app:secret@ollama:11434
TEXT

cat >read.py <<'PY'
try:
    import ollama
except ValueError:
    print("  Python     ValueError of the import")
else:
    print("  Python    ", ollama.Client()._client.base_url)
PY
cat >read.mjs <<'JS'
import { Ollama } from "ollama";
const say = (name, options) => {
  try {
    console.log(name, new Ollama(options).config.host);
  } catch (error) {
    console.log(name, error.message);
  }
};
say("  Node      ", {});
say("  Node given", { host: process.env.OLLAMA_HOST });
JS
for host in ollama http://ollama 11434 ::1 http://app:secret@ollama:11434; do
  echo "$host"
  OLLAMA_HOST=$host venv/bin/python read.py
  OLLAMA_HOST=$host node read.mjs
done >actual
diff -u expected actual
echo 'as stated'
