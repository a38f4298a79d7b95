#!/usr/bin/env bash
# USERS_GRPC=users:50051 is for Python and Node, http://users:50051 for Rust, and none of eight spellings is for all three.
#
# Version:    grpcio 1.85.3 (Python), @grpc/grpc-js 1.14.7 (Node), tonic 0.14.9 without its TLS features (Rust), at a
#             server without TLS.
# Behaviour:  gRPC has names, not URLs: http:// and grpc:// are a part of the name, or of the port. tonic wants the
#             scheme, takes any, and speaks plain text to https:// when it is built without TLS. Without a port, a name
#             is port 443 for the first two, on a channel that is declared insecure too, and 80 for tonic. A slash at
#             the end is an error of the port.
# Good guess: an address with or without http:// is the same server, at the port of gRPC or of plain HTTP.
# For users:  the variable of a Rust service fails in a Python one as an error of name resolution, and the reverse as a
#             missing scheme. Give each its own, or make the one of the other where it is read.
# Output:     `ok` is a connection; else what the client complains about, in short.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet grpcio==1.85.3
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @grpc/grpc-js@1.14.7
cargo init --quiet --vcs none --name client
cargo add --quiet tonic@=0.14.9 --no-default-features --features channel
cargo add --quiet tokio@1 --features rt,macros

cat >expected <<'TEXT'
                        python             node               rust
127.0.0.1:PORT          ok                 ok                 scheme is missing
http://127.0.0.1:PORT   name resolution    name resolution    ok
grpc://127.0.0.1:PORT   name resolution    name resolution    ok
https://127.0.0.1:PORT  name resolution    name resolution    ok
dns:///127.0.0.1:PORT   ok                 ok                 invalid URL
127.0.0.1:PORT/         bad port           bad port           invalid URL
localhost               port 443           port 443           scheme is missing
http://localhost        bad port           bad port           port 80
TEXT

cat >src/main.rs <<'RUST'
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let target = std::env::args().nth(1).expect("a target");
    let said = match tonic::transport::Endpoint::from_shared(target) {
        Err(error) => format!("{error:?}"),
        Ok(endpoint) => match endpoint.connect().await {
            Err(error) => format!("{error:?}"),
            Ok(_) => "ok".to_owned(),
        },
    };
    println!("{said}");
}
RUST
cat >client.cjs <<'JS'
const { Client, credentials } = require("@grpc/grpc-js");

const client = new Client(process.argv[2], credentials.createInsecure());
const same = (bytes) => bytes;
client.makeUnaryRequest("/users.Users/Get", same, same, Buffer.of(), { deadline: Date.now() + 5000 }, (error) => {
  console.log(error ? error.details : "ok");
  process.exit();
});
JS
cat >serve.py <<'PY'
import re
import subprocess
from concurrent import futures

import grpc

PHRASES = [
    (r"^ok$", "ok"),
    (r"scheme is missing", "scheme is missing"),
    (r"InvalidUri", "invalid URL"),
    (r"[Pp]arse port|parse DNS address", "bad port"),
    (r"resolv|resolution failed", "name resolution"),
    (r":443\b", "port 443"),
    (r":80\b", "port 80"),
]


class Handler(grpc.GenericRpcHandler):
    def service(self, _):
        return grpc.unary_unary_rpc_method_handler(lambda *_: b"")


def from_python(target):
    try:
        with grpc.insecure_channel(target) as channel:
            channel.unary_unary("/users.Users/Get")(b"", timeout=5)
        return "ok"
    except grpc.RpcError as error:
        return error.details()


def run(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


def phrase(said):
    return next((short for pattern, short in PHRASES if re.search(pattern, said)), said)


server = grpc.server(futures.ThreadPoolExecutor(2))
port = server.add_insecure_port("127.0.0.1:0")
server.add_generic_rpc_handlers((Handler(),))
server.start()
print(f"{'':23} {'python':18} {'node':18} rust")
for row in (
    "127.0.0.1:PORT http://127.0.0.1:PORT grpc://127.0.0.1:PORT https://127.0.0.1:PORT dns:///127.0.0.1:PORT "
    "127.0.0.1:PORT/ localhost http://localhost"
).split():
    target = row.replace("PORT", str(port))
    said = [from_python(target), run("node", "client.cjs", target), run("target/debug/client", target)]
    said = [phrase(text) for text in said]
    print(f"{row:23} {said[0]:18} {said[1]:18} {said[2]}")
server.stop(None)
PY
for name in http_proxy HTTP_PROXY https_proxy HTTPS_PROXY grpc_proxy; do unset "$name"; done
cargo build --quiet
GRPC_VERBOSITY=NONE venv/bin/python serve.py >actual
diff -u expected actual
echo 'as stated'
