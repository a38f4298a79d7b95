#!/usr/bin/env bash
# https_proxy takes gRPC without TLS to the proxy, NO_PROXY and no_proxy=* do not help, HTTPS_PROXY does nothing.
#
# Version:    grpcio 1.85.3 (Python), @grpc/grpc-js 1.14.7 (npm).
# Behaviour:  Both read grpc_proxy, https_proxy and http_proxy for a channel without TLS, and send the proxy a CONNECT.
#             Neither reads a name in capitals, or ALL_PROXY. In no_proxy a domain holds for its subdomains, with and
#             without a dot in front; `*`, `*.test` and a name with a port match nothing. A blank behind the comma and
#             a capital letter are fine for Python alone, and `est` matches `api.test` for Node. A proxy without a
#             scheme is not used.
# Good guess: https_proxy is for TLS, NO_PROXY in capitals is read where no_proxy is, and `*` turns proxies off, as
#             they do for curl and for the HTTP clients of both languages.
# For users:  Calls between services, and telemetry over gRPC, go out to the proxy of the company and fail there. Set
#             no_grpc_proxy or no_proxy in small letters, without blanks, with whole domains.
# Output:     whether the proxy is asked for `api.test:50051`, by a channel without TLS.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet grpcio==1.85.3
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @grpc/grpc-js@1.14.7

cat >expected <<'TEXT'
grpc_proxy=URL                grpcio proxy  grpc-js proxy
https_proxy=URL               grpcio proxy  grpc-js proxy
http_proxy=URL                grpcio proxy  grpc-js proxy
HTTPS_PROXY=URL               grpcio direct grpc-js direct
HTTP_PROXY=URL                grpcio direct grpc-js direct
ALL_PROXY=URL                 grpcio direct grpc-js direct
https_proxy=ADDRESS           grpcio direct grpc-js direct
no_grpc_proxy=api.test        grpcio direct grpc-js direct
no_proxy=api.test             grpcio direct grpc-js direct
NO_PROXY=api.test             grpcio proxy  grpc-js proxy
no_proxy=test                 grpcio direct grpc-js direct
no_proxy=.test                grpcio direct grpc-js direct
no_proxy=*.test               grpcio proxy  grpc-js proxy
no_proxy=*                    grpcio proxy  grpc-js proxy
no_proxy=api.test:50051       grpcio proxy  grpc-js proxy
no_proxy=localhost, api.test  grpcio direct grpc-js proxy
no_proxy=API.test             grpcio direct grpc-js proxy
no_proxy=est                  grpcio proxy  grpc-js direct
TEXT

cat >read.py <<'PY'
import grpc

call = grpc.insecure_channel("api.test:50051").unary_unary("/app.Service/Call", bytes, bytes)
try:
    call(b"", timeout=2)
except grpc.RpcError:
    pass
PY
cat >read.cjs <<'JS'
const grpc = require("@grpc/grpc-js");
const client = new grpc.Client("api.test:50051", grpc.credentials.createInsecure());
const same = (bytes) => bytes;
client.makeUnaryRequest("/app.Service/Call", same, same, Buffer.alloc(0), { deadline: Date.now() + 2000 }, () => {
  process.exit();
});
JS
# A proxy that notes the request and hangs up.
cat >proxy.cjs <<'JS'
const { execFile } = require("child_process");
let asked;
const proxy = require("net").createServer((socket) => {
  socket.on("error", () => {}).once("data", (bytes) => {
    asked = bytes.toString().startsWith("CONNECT api.test:50051 ");
    socket.destroy();
  });
});
proxy.listen(0, "127.0.0.1", async () => {
  const url = `http://127.0.0.1:${proxy.address().port}`;
  const run = async (program, file, variables) => {
    asked = false;
    const env = { PATH: process.env.PATH, GRPC_VERBOSITY: "NONE", ...variables };
    await new Promise((done) => execFile(program, [file], { env, timeout: 30000 }, done));
    return asked ? "proxy " : "direct";
  };
  for (const text of process.argv.slice(2)) {
    const variables = text.startsWith("no") || text.startsWith("NO") ? { https_proxy: url } : {};
    const at = text.indexOf("=");
    variables[text.slice(0, at)] = text.slice(at + 1).replace("URL", url).replace("ADDRESS", url.slice(7));
    const found = [await run("venv/bin/python", "read.py", variables), await run("node", "read.cjs", variables)];
    console.log(`${text.padEnd(29)} grpcio ${found[0]} grpc-js ${found[1].trim()}`);
  }
  process.exit();
});
JS
node proxy.cjs grpc_proxy=URL https_proxy=URL http_proxy=URL HTTPS_PROXY=URL HTTP_PROXY=URL ALL_PROXY=URL \
  https_proxy=ADDRESS no_grpc_proxy=api.test no_proxy=api.test NO_PROXY=api.test no_proxy=test no_proxy=.test \
  'no_proxy=*.test' 'no_proxy=*' no_proxy=api.test:50051 'no_proxy=localhost, api.test' no_proxy=API.test no_proxy=est \
  >actual
diff -u expected actual
echo 'as stated'
