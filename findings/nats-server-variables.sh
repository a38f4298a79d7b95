#!/usr/bin/env bash
# A password in a variable ends at its first `;`, `,` or `}` for nats-server, and `#` stays: $PASS is parsed, not copied.
#
# Version:    nats-server 2.9.10 of Debian 12; asked with the CONNECT line of the protocol.
# Behaviour:  `password: $PASS` parses the text of the variable as a value of a configuration file. Quotes go, blanks at
#             the ends go, a backslash and `n` are a line feed, and `;`, `,` or `}` end the value without a word. A `#`
#             or `//` inside is no comment there. A value with `$` in front, such as a bcrypt hash, is another variable,
#             which is missing. `port: $PORT` takes `18k` for 18000. Quotes inside the variable protect all of it;
#             quotes in the file (`"$PASS"`) are the five characters.
# Good guess: The password is the text of the variable, or the text up to a comment.
# For users:  The server starts with a shorter password than the clients have, and nobody is told. Put the value in
#             quotes inside the variable, or generate passwords of letters and digits that begin with a letter.
# Output:     the variable, and which of the passwords offered logs in.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq nats-server=2.9.10-1+b3 2>log
dpkg -x nats-server_*.deb package

cat >expected <<'TEXT'
pa;ss       pa
pa,ss       pa
pa}ss       pa
pa#ss       pa#ss
pa//ss      pa//ss
"pass"      pass
 pass       pass
pa\nss      pa<line feed>ss
"pa;ss"     pa;ss
$2y$10$abc  does not start
port 18k    18000
TEXT

cat >login.py <<'PY'
import json
import socket
import subprocess
import time

SERVER = "package/usr/sbin/nats-server"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def connect(port, server):
    while server.poll() is None:
        try:
            return socket.create_connection(("127.0.0.1", port))
        except OSError:
            time.sleep(0.05)
    return None


def accepted(text, offered):
    port = free_port()
    with open("nats.conf", "w") as file:
        file.write(f"host: 127.0.0.1\nport: {port}\nauthorization {{ user: app, password: $PASS }}\n")
    server = subprocess.Popen([SERVER, "-c", "nats.conf"], env={"PASS": text}, stderr=subprocess.DEVNULL)
    try:
        for password in offered:
            link = connect(port, server)
            if link is None:
                return "does not start"
            with link, link.makefile("rb") as lines:
                lines.readline()
                hello = json.dumps({"user": "app", "pass": password, "verbose": False})
                link.sendall(f"CONNECT {hello}\r\nPING\r\n".encode())
                if lines.readline().startswith(b"PONG"):
                    return password.replace("\n", "<line feed>")
    finally:
        server.terminate()
        server.wait()
    return "none of them"


for text, others in [
    ("pa;ss", ["pa"]),
    ("pa,ss", ["pa"]),
    ("pa}ss", ["pa"]),
    ("pa#ss", ["pa"]),
    ("pa//ss", ["pa"]),
    ('"pass"', ["pass"]),
    (" pass", ["pass"]),
    ("pa\\nss", ["pa\nss"]),
    ('"pa;ss"', ["pa;ss"]),
    ("$2y$10$abc", []),
]:
    print(f"{text:11} {accepted(text, [text, *others])}")

with open("nats.conf", "w") as file:
    file.write("host: 127.0.0.1\nport: $PORT\n")
server = subprocess.Popen([SERVER, "-c", "nats.conf"], env={"PORT": "18k"}, stderr=subprocess.PIPE, text=True)
for line in server.stderr:
    if "Listening for client connections" in line:
        print("port 18k   ", line.strip().rsplit(":", 1)[1])
        break
server.terminate()
server.wait()
PY
python3 login.py >actual
diff -u expected actual
echo 'as stated'
