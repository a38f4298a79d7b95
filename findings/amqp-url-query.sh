#!/usr/bin/env bash
# ?heartbeat=5s in an AMQP URL is 5 seconds for amqplib, no heartbeat for aio-pika, and refused by pika.
#
# Version:    amqplib 2.3.1 (npm), pika 1.4.4, aio-pika 10.2.1 (Python), seen in the `Connection.TuneOk` that they send
#             to a broker that offers 2047 channels, frames of 131072 bytes and 60 seconds.
# Behaviour:  A heartbeat that is no integer counts as far as its digits go for amqplib, and is 0, which is none, for
#             aio-pika. An empty one is 0 there too. amqplib takes the smaller one of the two sides. pika and aio-pika
#             take that of the URL, also if it is larger. The other keys of RabbitMQ's page, `channel_max` and
#             `connection_timeout`, do nothing in aio-pika. amqplib wants `channelMax` and `frameMax`, and ignores the
#             rest. pika knows `channel_max` and `frame_max`, and refuses what it does not know.
# Good guess: One URL tunes all clients alike, at least with the keys of RabbitMQ's page, and a bad number is an error.
# For users:  A connection without a heartbeat that a load balancer has cut looks alive for many minutes. Write digits
#             alone, and set everything but the heartbeat in code.
# Output:     channels, frame and heartbeat; `-` is a client that refuses the URL.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet pika==1.4.4 aio-pika==10.2.1
npm init -y >/dev/null
npm install --silent --no-audit --no-fund amqplib@2.3.1

cat >expected <<'TEXT'
                         amqplib 2047 131072 60 pika 2047 131072 60 aio-pika 2047 131072 60
?heartbeat=0             amqplib 2047 131072 0  pika 2047 131072 0  aio-pika 2047 131072 0
?heartbeat=5             amqplib 2047 131072 5  pika 2047 131072 5  aio-pika 2047 131072 5
?heartbeat=120           amqplib 2047 131072 60 pika 2047 131072 120 aio-pika 2047 131072 120
?heartbeat=5s            amqplib 2047 131072 5  pika -              aio-pika 2047 131072 0
?heartbeat=1.5           amqplib 2047 131072 1  pika -              aio-pika 2047 131072 0
?heartbeat=              amqplib -              pika 2047 131072 60 aio-pika 2047 131072 0
?channel_max=5           amqplib 2047 131072 60 pika 5 131072 60    aio-pika 2047 131072 60
?channelMax=5            amqplib 5 131072 60    pika -              aio-pika 2047 131072 60
?frame_max=8192          amqplib 2047 131072 60 pika 2047 8192 60   aio-pika 2047 131072 60
?connection_timeout=5000 amqplib 2047 131072 60 pika -              aio-pika 2047 131072 60
TEXT

cat >tune.py <<'PY'
"""A broker up to its offer: it sends Start and Tune, and reads TuneOk."""
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


def serve(listener, tuned):
    connection = listener.accept()[0]
    with connection, connection.makefile("rb") as stream:
        stream.read(8)
        start = struct.pack(">HHBBI", 10, 10, 0, 9, 0) + long_string(b"PLAIN") + long_string(b"en_US")
        connection.sendall(frame(start))
        read_frame(stream)
        connection.sendall(frame(struct.pack(">HHHIH", 10, 30, 2047, 131072, 60)))
        tuned.put("%d %d %d" % struct.unpack(">HIH", read_frame(stream)[4:12]))
        stream.read()


def tune(command, query):
    tuned = queue.Queue()
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=serve, args=(listener, tuned), daemon=True).start()
    url = f"amqp://app:pw@127.0.0.1:{listener.getsockname()[1]}/{query}"
    client = subprocess.Popen([*command, url], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while True:
        try:
            said = tuned.get(timeout=0.2)
            break
        except queue.Empty:
            if client.poll() is not None:
                said = "-"
                break
    client.kill()
    client.wait()
    return said


clients = {
    "amqplib": ["node", "-e", 'require("amqplib").connect(process.argv[1])'],
    "pika": [sys.executable, "-c", "import pika, sys; pika.BlockingConnection(pika.URLParameters(sys.argv[1]))"],
    "aio-pika": [sys.executable, "-c", "import aio_pika, asyncio, sys; asyncio.run(aio_pika.connect(sys.argv[1]))"],
}
for query in ("", "?heartbeat=0", "?heartbeat=5", "?heartbeat=120", "?heartbeat=5s", "?heartbeat=1.5", "?heartbeat=",
              "?channel_max=5", "?channelMax=5", "?frame_max=8192", "?connection_timeout=5000"):
    said = [f"{name} {tune(command, query):14}" for name, command in clients.items()]
    print(f"{query:24}", *said)
PY
venv/bin/python tune.py 2>log | sed 's/ *$//' >actual
diff -u expected actual
echo 'as stated'
