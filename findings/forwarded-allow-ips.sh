#!/usr/bin/env bash
# FORWARDED_ALLOW_IPS=10.0.0.1/8 stops gunicorn, and uvicorn starts and trusts no proxy: the variable that both read.
#
# Version:    gunicorn 27.0.1, uvicorn 0.54.0.
# Behaviour:  Both take addresses, networks and a `*` alone, and blanks around them. What gunicorn cannot read stops it:
#             a name, a pattern, a network with bits behind its mask. uvicorn starts with each of these, and no
#             client of an IP address matches it. `*` in a list is everyone for gunicorn and nobody for uvicorn.
# Good guess: Both refuse it, or both ignore it.
# For users:  Behind uvicorn the application builds http:// links and sees the address of the proxy for each client, and
#             no line says so. Write networks with zeros behind the mask, and ask the service for its own URL once.
# Output:     the scheme that the application sees for a request from 127.0.0.1 with `X-Forwarded-Proto: https`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet gunicorn==27.0.1 uvicorn==0.54.0

cat >expected <<'TEXT'
not set                 gunicorn https           uvicorn https
127.0.0.1               gunicorn https           uvicorn https
10.0.0.0/8              gunicorn http            uvicorn http
127.0.0.0/8             gunicorn https           uvicorn https
127.0.0.1/8             gunicorn does not start  uvicorn http
10.0.0.1, 127.0.0.1     gunicorn https           uvicorn https
localhost               gunicorn does not start  uvicorn http
127.0.0.*               gunicorn does not start  uvicorn http
*                       gunicorn https           uvicorn https
10.0.0.1,*              gunicorn https           uvicorn http
                        gunicorn http            uvicorn http
TEXT

cat >app.py <<'PY'
def wsgi(environ, start_response):
    start_response("200 OK", [])
    return [environ["wsgi.url_scheme"].encode()]


async def asgi(scope, receive, send):
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": scope["scheme"].encode()})
PY
cat >ask.py <<'PY'
import os
import socket
import subprocess
import time
import urllib.request


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def scheme(env, command, url):
    request = urllib.request.Request(url, headers={"X-Forwarded-Proto": "https"})
    server = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while server.poll() is None:
            try:
                return urllib.request.urlopen(request).read().decode()
            except OSError:
                time.sleep(0.05)
        return "does not start"
    finally:
        server.terminate()
        server.wait()


for text in [None, "127.0.0.1", "10.0.0.0/8", "127.0.0.0/8", "127.0.0.1/8", "10.0.0.1, 127.0.0.1", "localhost",
             "127.0.0.*", "*", "10.0.0.1,*", ""]:
    env = {"PATH": os.environ["PATH"], **({} if text is None else {"FORWARDED_ALLOW_IPS": text})}
    port = free_port()
    url = f"http://127.0.0.1:{port}/"
    gunicorn = scheme(env, ["venv/bin/gunicorn", "-b", f"127.0.0.1:{port}", "app:wsgi"], url)
    uvicorn = scheme(env, ["venv/bin/uvicorn", "--port", str(port), "app:asgi"], url)
    print(f"{'not set' if text is None else text:23} gunicorn {gunicorn:15} uvicorn {uvicorn}")
PY
python3 ask.py >actual
diff -u expected actual
echo 'as stated'
