#!/usr/bin/env bash
# FSSPEC_S3_ANON=False makes every request to S3 anonymous, and FSSPEC_S3_SECRET=1e5 is the number 100000.0.
#
# Version:    fsspec 2026.9.0, s3fs 2026.9.0 (Python), at a server that looks for a signature.
# Behaviour:  The value of FSSPEC_<protocol>_<option> is read as JSON if it is JSON, and is a text if not. The docstring
#             of the reader says that it is never converted. `false` and `0` are off. `False`, `no` and `off` are texts,
#             and so they are true. A secret of digits is an integer, one with an `e` a float, and one in quotes loses
#             them. The variable of one option wins over that of all, FSSPEC_S3.
# Good guess: A variable stays a text, or `False` is false as in Python.
# For users:  pandas, dask and many more open their URLs with this. `False` reads what is public, and gets a 403 for the
#             rest. Write `false` and `true` in small letters, and a secret in JSON's double quotes.
# Output:     the options, and how the list of a bucket is asked for.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet fsspec==2026.9.0 s3fs==2026.9.0

cat >expected <<'TEXT'
FSSPEC_S3_ANON=false                          {'anon': False} signed
FSSPEC_S3_ANON=0                              {'anon': 0} signed
FSSPEC_S3_ANON=                               {'anon': ''} signed
FSSPEC_S3_ANON=False                          {'anon': 'False'} anonymous
FSSPEC_S3_ANON=no                             {'anon': 'no'} anonymous
FSSPEC_S3_ANON=off                            {'anon': 'off'} anonymous
FSSPEC_S3={"anon":false}                      {'anon': False} signed
FSSPEC_S3={"anon":false}|FSSPEC_S3_ANON=False {'anon': 'False'} anonymous
FSSPEC_S3_KEY=a|FSSPEC_S3_SECRET=b            {'key': 'a', 'secret': 'b'} signed
FSSPEC_S3_KEY=a|FSSPEC_S3_SECRET=1234567      {'key': 'a', 'secret': 1234567} signed
FSSPEC_S3_KEY=a|FSSPEC_S3_SECRET=0123456      {'key': 'a', 'secret': '0123456'} signed
FSSPEC_S3_KEY=a|FSSPEC_S3_SECRET=1e5          {'key': 'a', 'secret': 100000.0} signed
FSSPEC_S3_KEY=a|FSSPEC_S3_SECRET="1234567"    {'key': 'a', 'secret': '1234567'} signed
TEXT

cat >list.py <<'PY'
import sys

import fsspec

fsspec.filesystem("s3", endpoint_url=sys.argv[1]).ls("bucket")
PY
cat >serve.py <<'PY'
import http.server
import os
import subprocess
import sys
import threading

from fsspec.config import set_conf_env

BODY = b"<ListBucketResult><Name>bucket</Name><KeyCount>0</KeyCount><IsTruncated>false</IsTruncated></ListBucketResult>"
asked = []


class Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        asked.append("signed" if "Authorization" in self.headers else "anonymous")
        self.send_response(200)
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)

    do_HEAD = do_GET

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()
clean = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "FSSPEC_"))}
clean |= {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_EC2_METADATA_DISABLED": "true"}
clean |= {"AWS_CONFIG_FILE": "none", "AWS_SHARED_CREDENTIALS_FILE": "none", "AWS_DEFAULT_REGION": "us-east-1"}
for text in sys.argv[1:]:
    words = dict(word.split("=", 1) for word in text.split("|"))
    options = {}
    set_conf_env(options, words)
    asked.clear()
    command = [sys.executable, "list.py", f"http://127.0.0.1:{server.server_port}"]
    subprocess.run(command, env=clean | words, check=True)
    print(f"{text:45} {options['s3']} {asked[-1]}")
PY
venv/bin/python serve.py FSSPEC_S3_ANON=false FSSPEC_S3_ANON=0 FSSPEC_S3_ANON= FSSPEC_S3_ANON=False FSSPEC_S3_ANON=no \
  FSSPEC_S3_ANON=off 'FSSPEC_S3={"anon":false}' 'FSSPEC_S3={"anon":false}|FSSPEC_S3_ANON=False' \
  'FSSPEC_S3_KEY=a|FSSPEC_S3_SECRET=b' 'FSSPEC_S3_KEY=a|FSSPEC_S3_SECRET=1234567' \
  'FSSPEC_S3_KEY=a|FSSPEC_S3_SECRET=0123456' 'FSSPEC_S3_KEY=a|FSSPEC_S3_SECRET=1e5' \
  'FSSPEC_S3_KEY=a|FSSPEC_S3_SECRET="1234567"' >actual
diff -u expected actual
echo 'as stated'
