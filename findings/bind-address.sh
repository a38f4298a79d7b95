#!/usr/bin/env bash
# BIND=8080 is a host for three Python servers: 0.0.31.144 for waitress, a name to look up for gunicorn.
#
# Version:    gunicorn 27.0.1, waitress 3.0.2, Hypercorn 0.18.0.
# Behaviour:  A number alone is the host, with port 8000 (gunicorn, Hypercorn) or 8080 (waitress). waitress resolves it
#             as an IPv4 address written as one integer. `:8080` is every interface for gunicorn and Hypercorn, and
#             refused by waitress, which wants `*:8080`. All three read `[::1]:8080`; none reads `::1`.
# Good guess: A number is the port, as it is for `PORT`, for Node and for Go's `:8080`.
# For users:  The server fails with "cannot assign requested address" and names neither the variable nor the port that
#             was meant. Read a host and a port as two variables, or check for a colon.
# Output:     host and port.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet gunicorn==27.0.1 waitress==3.0.2 Hypercorn==0.18.0

cat >expected <<'TEXT'
8080         gunicorn '8080' 8000      waitress '0.0.31.144' 8080 hypercorn '8080' 8000
:8080        gunicorn '' 8080          waitress refused          hypercorn '' 8080
::1          gunicorn refused          waitress refused          hypercorn refused
[::1]:8080   gunicorn '::1' 8080       waitress '::1' 8080       hypercorn '::1' 8080
0.0.0.0:8080 gunicorn '0.0.0.0' 8080   waitress '0.0.0.0' 8080   hypercorn '0.0.0.0' 8080
TEXT

cat >bind.py <<'PY'
import socket
from unittest import mock

from gunicorn.util import parse_address
from hypercorn.config import Config
from waitress.adjustments import Adjustments


def hypercorn(text):
    # Asks the configuration for its sockets, and notes the address instead of binding to it.
    config = Config()
    config.bind = [text]
    with mock.patch("socket.socket") as made:
        config.create_sockets()
    address = made.return_value.bind.call_args.args[0]
    socket.getaddrinfo(*address[:2], flags=socket.AI_NUMERICHOST) if ":" in address[0] else None
    return address


readers = {
    "gunicorn": lambda text: parse_address(text, default_port=8000),
    "waitress": lambda text: Adjustments(listen=text).listen[0][3],
    "hypercorn": hypercorn,
}
for text in ("8080", ":8080", "::1", "[::1]:8080", "0.0.0.0:8080"):
    line = f"{text:13}"
    for name, read in readers.items():
        try:
            host, port = read(text)[:2]
            said = f"{host!r} {port}"
        except (RuntimeError, ValueError, OSError):
            said = "refused"
        line += f"{name} {said:16} "
    print(line.rstrip())
PY
venv/bin/python bind.py >actual
diff -u expected actual
echo 'as stated'
