#!/usr/bin/env bash
# The virtual host in an AMQP URL, as four clients send it: none follows RabbitMQ's rules for `/`, and pika cuts at a
# slash.
#
# Version:    amqplib 2.3.1, pika 1.4.4, kombu 5.7.0, aio-pika 10.2.1, seen in the `Connection.Open` that they send.
# Behaviour:  By RabbitMQ's description of the URL a lone `/` names the virtual host with the empty name. All four
#             send `/`. For `//` only pika sends the empty name. A name with a raw slash is `a` for pika and `a/b` for
#             the rest. aio-pika decodes twice: `%252F` is `/` there and `%2F` everywhere else.
# Good guess: No path is `/`, a path of one slash is empty (as in lapin), the rest is decoded once.
# For users:  Leave the path out for `/`, and write `%2F` for a slash inside a name. Everything else depends on the
#             client.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet pika==1.4.4 kombu==5.7.0 aio-pika==10.2.1
npm init -y >/dev/null
npm install --silent --no-audit --no-fund amqplib@2.3.1

cat >expected <<'TEXT'
            amqplib '/' pika '/' kombu '/' aio-pika '/'
/           amqplib '/' pika '/' kombu '/' aio-pika '/'
//          amqplib '/' pika '' kombu '/' aio-pika '/'
/%2F        amqplib '/' pika '/' kombu '/' aio-pika '/'
/%252F      amqplib '%2F' pika '%2F' kombu '%2F' aio-pika '/'
/a/b        amqplib 'a/b' pika 'a' kombu 'a/b' aio-pika 'a/b'
/a%2Fb      amqplib 'a/b' pika 'a/b' kombu 'a/b' aio-pika 'a/b'
TEXT

cat >server.py <<'PY'
"""A broker up to the virtual host: it sends Start and Tune, and reads Open."""
import queue
import socket
import struct
import subprocess
import sys
import threading


def frame(payload):
    return struct.pack(">BHI", 1, 0, len(payload)) + payload + b"\xce"


def read_frame(stream):
    _, _, size = struct.unpack(">BHI", stream.read(7))
    return stream.read(size + 1)[:-1]


def long_string(text):
    return struct.pack(">I", len(text)) + text


def serve(connection, opened):
    with connection, connection.makefile("rb") as stream:
        stream.read(8)
        start = struct.pack(">HHBBI", 10, 10, 0, 9, 0) + long_string(b"PLAIN") + long_string(b"en_US")
        connection.sendall(frame(start))
        read_frame(stream)
        connection.sendall(frame(struct.pack(">HHHIH", 10, 30, 0, 131072, 0)))
        while (method := read_frame(stream))[:4] != struct.pack(">HH", 10, 40):
            pass
        opened.put(method[5 : 5 + method[4]].decode())


def accept(listener, opened):
    while True:
        threading.Thread(target=serve, args=(listener.accept()[0], opened), daemon=True).start()


def first_opened(command, path):
    """A broker for each run: some clients try again."""
    opened = queue.Queue()
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=accept, args=(listener, opened), daemon=True).start()
    url = f"amqp://app:pw@127.0.0.1:{listener.getsockname()[1]}{path}"
    subprocess.run([*command, url], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
    return opened.get(timeout=30)


clients = {
    "amqplib": ["node", "-e", 'require("amqplib").connect(process.argv[1]).catch(() => {})'],
    "pika": [
        sys.executable,
        "-c",
        "import pika, sys; p = pika.URLParameters(sys.argv[1]); p.connection_attempts = 1; pika.BlockingConnection(p)",
    ],
    "kombu": [sys.executable, "-c", "import kombu, sys; kombu.Connection(sys.argv[1]).connect()"],
    "aio-pika": [sys.executable, "-c", "import aio_pika, asyncio, sys; asyncio.run(aio_pika.connect(sys.argv[1]))"],
}
for path in ("", "/", "//", "/%2F", "/%252F", "/a/b", "/a%2Fb"):
    said = []
    for name, command in clients.items():
        said.append(f"{name} {first_opened(command, path)!r}")
    print(f"{path:11}", *said)
PY
venv/bin/python server.py >actual 2>log
diff -u expected actual
echo 'as stated'
