#!/usr/bin/env bash
# REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY=0123 is the directory 83: the Docker registry reads its variables as YAML.
#
# Version:    docker-registry 2.8.2+ds1-1 of Debian 12 (the program of the image registry:2).
# Behaviour:  A variable is a piece of YAML in place of the setting. Where the setting is text, ` #` cuts it and quotes
#             go. Where the setting belongs to a storage driver or to auth, the value has the type that YAML gives it:
#             0123 is 83, 1.10 is 1.1, `yes` is true. A value that begins with `@` or `*` stops the registry. A header
#             X-Team cannot be named by a variable of letters and `_`.
# Good guess: A setting that is a text in the file is the text of the variable.
# For users:  A secret key or a bucket of digits arrives as another one, at the storage and not at the start. Put quotes
#             inside the variable, `"0123"`, or mount a file.
# Output:     the directory that the registry makes below its own for rootdirectory, and the realm and the header that
#             it answers with.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq docker-registry=2.8.2+ds1-1 2>log
dpkg -x docker-registry_*.deb package

cat >expected <<'TEXT'
ROOTDIRECTORY=data              data
ROOTDIRECTORY=0123              83
ROOTDIRECTORY=1e5               100000
ROOTDIRECTORY=1.10              1.1
ROOTDIRECTORY=1_000             1000
ROOTDIRECTORY=yes               true
ROOTDIRECTORY=~                 <nil>
ROOTDIRECTORY=my data #1        my data
ROOTDIRECTORY="0123"            0123
ROOTDIRECTORY=@data             does not start
REALM=a b                       Basic realm="a b"
REALM=a #b                      Basic realm="a"
REALM=a: b                      does not start
REALM=0123                      does not start
REALM=no                        does not start
HEADERS_X-TEAM=[a]              x-team: a
HEADERS_X_TEAM=[a]              no header
HEADERS={X-Team: [a]}           x-team: a
LEVEL=warning                   does not start
TEXT

cat >ask.py <<'PY'
import http.client
import os
import shutil
import socket
import subprocess
import time

NAMES = {
    "ROOTDIRECTORY": "REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY",
    "REALM": "REGISTRY_AUTH_HTPASSWD_REALM",
    "HEADERS": "REGISTRY_HTTP_HEADERS",
    "HEADERS_X-TEAM": "REGISTRY_HTTP_HEADERS_X-TEAM",
    "HEADERS_X_TEAM": "REGISTRY_HTTP_HEADERS_X_TEAM",
    "LEVEL": "REGISTRY_LOG_LEVEL",
}
AUTH = "auth: {htpasswd: {realm: app, path: ../users}}\n"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def request(port, method, path, server):
    while server.poll() is None:
        try:
            link = http.client.HTTPConnection("127.0.0.1", port)
            link.request(method, path)
            return link.getresponse()
        except OSError:
            time.sleep(0.05)
    return None


def ask(text):
    name, _, value = text.partition("=")
    shutil.rmtree("run", ignore_errors=True)
    os.mkdir("run")
    port = free_port()
    with open("run/config.yml", "w") as file:
        file.write("version: 0.1\nstorage: {filesystem: {rootdirectory: data}}\n")
        file.write(f"http: {{addr: '127.0.0.1:{port}'}}\n" + (AUTH if name == "REALM" else ""))
    server = subprocess.Popen(["../package/usr/bin/docker-registry", "serve", "config.yml"], cwd="run",
                              env={NAMES[name]: value}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        answer = request(port, "GET", "/v2/", server)
        if answer is None:
            return "does not start"
        if name == "REALM":
            return answer.getheader("www-authenticate")
        if name.startswith("HEADERS"):
            found = answer.getheader("x-team")
            return f"x-team: {found}" if found else "no header"
        request(port, "POST", "/v2/app/blobs/uploads/", server)
        return " ".join(entry.name for entry in os.scandir("run") if entry.is_dir())
    finally:
        server.terminate()
        server.wait()


with open("users", "w") as file:
    file.write("app:$2y$05$abcdefghijklmnopqrstuv\n")
for text in [
    "ROOTDIRECTORY=data", "ROOTDIRECTORY=0123", "ROOTDIRECTORY=1e5", "ROOTDIRECTORY=1.10", "ROOTDIRECTORY=1_000",
    "ROOTDIRECTORY=yes", "ROOTDIRECTORY=~", "ROOTDIRECTORY=my data #1", 'ROOTDIRECTORY="0123"', "ROOTDIRECTORY=@data",
    "REALM=a b", "REALM=a #b", "REALM=a: b", "REALM=0123", "REALM=no", "HEADERS_X-TEAM=[a]", "HEADERS_X_TEAM=[a]",
    "HEADERS={X-Team: [a]}", "LEVEL=warning",
]:
    print(f"{text:31} {ask(text)}")
PY
python3 ask.py >actual
diff -u expected actual
echo 'as stated'
