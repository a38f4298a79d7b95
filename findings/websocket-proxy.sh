#!/usr/bin/env bash
# A ws:// URL goes through HTTPS_PROXY with websockets, HTTP_PROXY with websocket-client, and past both with aiohttp.
#
# Version:    websockets 17.4, websocket-client 1.9.2 and aiohttp 3.14.5 with `trust_env=True` (Python).
# Behaviour:  websockets prefers HTTPS_PROXY for ws:// too, takes HTTP_PROXY for ws:// if it is alone, and SOCKS_PROXY
#             for both. websocket-client takes HTTP_PROXY for ws:// and HTTPS_PROXY for wss://. aiohttp knows WS_PROXY
#             and WSS_PROXY, which websockets knows too. None reads ALL_PROXY. A proxy without a scheme is an error for
#             websockets and no proxy for websocket-client.
# Good guess: ws:// is http:// with an upgrade, so HTTP_PROXY counts for it and HTTPS_PROXY does not, for all. Without a
#             scheme, host and port are a proxy.
# For users:  A call to a service inside the cluster leaves through the proxy for the outside with one library and not
#             with the other. Set NO_PROXY, or the proxy in code.
# Output:     where the connection goes: proxy A, proxy B, or the service itself ("direct").
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet websockets==17.4 websocket-client==1.9.2 aiohttp==3.14.5 python-socks==3.2.1

cat >expected <<'TEXT'
HTTP_PROXY=http://A                       ws   websockets A       websocket-client A       aiohttp direct
HTTP_PROXY=http://A                       wss  websockets direct  websocket-client direct  aiohttp direct
HTTPS_PROXY=http://B                      ws   websockets B       websocket-client direct  aiohttp direct
HTTPS_PROXY=http://B                      wss  websockets B       websocket-client B       aiohttp direct
HTTP_PROXY=http://A HTTPS_PROXY=http://B  ws   websockets B       websocket-client A       aiohttp direct
HTTP_PROXY=http://A HTTPS_PROXY=http://B  wss  websockets B       websocket-client B       aiohttp direct
HTTPS_PROXY=B                             ws   websockets refused websocket-client direct  aiohttp direct
HTTPS_PROXY=B                             wss  websockets refused websocket-client direct  aiohttp direct
ALL_PROXY=http://A                        ws   websockets direct  websocket-client direct  aiohttp direct
ALL_PROXY=http://A                        wss  websockets direct  websocket-client direct  aiohttp direct
SOCKS_PROXY=socks5://A                    ws   websockets A       websocket-client direct  aiohttp direct
SOCKS_PROXY=socks5://A                    wss  websockets A       websocket-client direct  aiohttp direct
WS_PROXY=http://A WSS_PROXY=http://B      ws   websockets A       websocket-client direct  aiohttp A
WS_PROXY=http://A WSS_PROXY=http://B      wss  websockets B       websocket-client direct  aiohttp B
HTTPS_PROXY=http://B NO_PROXY=127.0.0.2   ws   websockets direct  websocket-client direct  aiohttp direct
HTTPS_PROXY=http://B NO_PROXY=127.0.0.2   wss  websockets direct  websocket-client direct  aiohttp direct
TEXT

cat >read.py <<'PY'
import asyncio
import os
import socket
import threading

import aiohttp
import websocket
import websockets

# Three listeners note a connection and close it: the service, the proxy for http and the proxy for https.
found = []


def listen(name, host):
    listener = socket.create_server((host, 0))

    def serve():
        while True:
            connection, _ = listener.accept()
            found.append(name)
            connection.close()

    threading.Thread(target=serve, daemon=True).start()
    return f"{host}:{listener.getsockname()[1]}"


# 127.0.0.1 needs no proxy for websocket-client.
service = listen("direct", "127.0.0.2")
addresses = {"A": listen("A", "127.0.0.1"), "B": listen("B", "127.0.0.1")}


async def by_websockets(url):
    await websockets.connect(url, open_timeout=5).__aenter__()


async def by_aiohttp(url):
    async with aiohttp.ClientSession(trust_env=True) as session:
        await session.ws_connect(url)


clients = {
    "websockets": lambda url: asyncio.run(by_websockets(url)),
    "websocket-client": lambda url: websocket.create_connection(url, timeout=5),
    "aiohttp": lambda url: asyncio.run(by_aiohttp(url)),
}


def where(client, url):
    found.clear()
    try:
        client(url)
    except Exception:
        pass
    return found[0] if found else "refused"


for settings in [
    "HTTP_PROXY=http://A",
    "HTTPS_PROXY=http://B",
    "HTTP_PROXY=http://A HTTPS_PROXY=http://B",
    "HTTPS_PROXY=B",
    "ALL_PROXY=http://A",
    "SOCKS_PROXY=socks5://A",
    "WS_PROXY=http://A WSS_PROXY=http://B",
    "HTTPS_PROXY=http://B NO_PROXY=127.0.0.2",
]:
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        del os.environ[name]
    for pair in settings.split():
        name, value = pair.split("=")
        scheme, slashes, letter = value.rpartition("//")
        os.environ[name] = scheme + slashes + addresses.get(letter, letter)
    for scheme in ["ws", "wss"]:
        said = [f"{name} {where(client, f'{scheme}://{service}/'):7}" for name, client in clients.items()]
        print(f"{settings:41} {scheme:4}", " ".join(said).strip())
PY
venv/bin/python read.py >actual 2>log
diff -u expected actual
echo 'as stated'
