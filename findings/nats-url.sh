#!/usr/bin/env bash
# nats://app:p%40ss@nats logs in with `p%40ss` from Python, and with no user at all from Rust and Node, in silence.
#
# Version:    async-nats 0.49.1 (Rust), nats 2.29.3 and @nats-io/transport-node 3.4.0 (npm), nats-py 2.16.0.
# Behaviour:  async-nats parses the user and the password, has methods to read them, and does not send them. Both
#             packages for Node keep host and port of a URL and drop the rest, `http://` included. nats-py sends user
#             and password or token, as they are written. A list with commas is an error for all; node's packages say
#             "connection refused".
# Good guess: A URL of this form logs in with the user, the password decoded, as it does in NATS's own documentation
#             and command line. Or the client refuses what it does not use.
# For users:  The server answers "Authorization Violation", or lets the client in as its `no_auth_user` with other
#             rights. In Rust and Node pass user and password as options; for Python decode them first.
# Output:     the user, password and token in the CONNECT line, as a server gets it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet nats-py==2.16.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund nats@2.29.3 @nats-io/transport-node@3.4.0
cargo init --quiet --vcs none --name nats-url
cargo add --quiet async-nats@=0.49.1 --no-default-features --features ring,nkeys
cargo add --quiet tokio@1 --features macros,rt

cat >expected <<'TEXT'
nats://app:p%40ss@SERVER  async-nats     -
nats://app:p%40ss@SERVER  nats-py        app p%40ss
nats://app:p%40ss@SERVER  nats           -
nats://app:p%40ss@SERVER  transport-node -
nats://t0k%3Aen@SERVER    async-nats     -
nats://t0k%3Aen@SERVER    nats-py        t0k%3Aen
nats://t0k%3Aen@SERVER    nats           -
nats://t0k%3Aen@SERVER    transport-node -
app:secret@SERVER         async-nats     -
app:secret@SERVER         nats-py        app secret
app:secret@SERVER         nats           -
app:secret@SERVER         transport-node -
nats://SERVER,nats://b    async-nats     refused
nats://SERVER,nats://b    nats-py        refused
nats://SERVER,nats://b    nats           refused
nats://SERVER,nats://b    transport-node refused
http://SERVER             async-nats     refused
http://SERVER             nats-py        refused
http://SERVER             nats           -
http://SERVER             transport-node -
TEXT

cat >src/main.rs <<'RS'
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let url = std::env::args().nth(1).unwrap();
    let _ = async_nats::ConnectOptions::new().connect(url).await;
}
RS
cat >read.py <<'PY'
import asyncio
import sys

import nats


async def quiet(error):
    pass


try:
    asyncio.run(
        nats.connect(sys.argv[1], allow_reconnect=False, max_reconnect_attempts=0, connect_timeout=2, error_cb=quiet)
    )
except Exception:
    pass
PY
cat >read.cjs <<'JS'
const [, , name, servers] = process.argv;
require(name).connect({ servers, reconnect: false, timeout: 2000 }).catch(() => {});
JS
# A server that greets, prints what it is sent to log in, and closes.
cat >server.cjs <<'JS'
const { execFile } = require("child_process");
const clients = {
  "async-nats": ["target/debug/nats-url"],
  "nats-py": ["venv/bin/python", "read.py"],
  nats: ["node", "read.cjs", "nats"],
  "transport-node": ["node", "read.cjs", "@nats-io/transport-node"],
};
let said;
const info = { server_id: "s", server_name: "s", version: "2.10.0", go: "go1.22", host: "s", port: 4222, proto: 1,
  max_payload: 1048576, headers: true, auth_required: true, client_id: 1, client_ip: "127.0.0.1" };
const server = require("net").createServer((socket) => {
  socket.on("error", () => {});
  socket.write(`INFO ${JSON.stringify(info)}\r\n`);
  socket.once("data", (bytes) => {
    const line = bytes.toString().split("\r\n")[0];
    const { user, pass, auth_token } = JSON.parse(line.slice("CONNECT ".length));
    said = [user, pass, auth_token].filter((part) => part != null).join(" ") || "-";
    socket.destroy();
  });
});
server.listen(0, "127.0.0.1", async () => {
  for (const text of process.argv.slice(2)) {
    for (const [name, [program, ...words]] of Object.entries(clients)) {
      said = "refused";
      const url = text.replace("SERVER", `127.0.0.1:${server.address().port}`);
      await new Promise((done) => execFile(program, [...words, url], { timeout: 20000 }, done));
      console.log(`${text.padEnd(25)} ${name.padEnd(14)} ${said}`);
    }
  }
  process.exit();
});
JS
cargo build --quiet
node server.cjs nats://app:p%40ss@SERVER nats://t0k%3Aen@SERVER app:secret@SERVER nats://SERVER,nats://b http://SERVER \
  >actual
diff -u expected actual
echo 'as stated'
