#!/usr/bin/env bash
# OIDC_ISSUER with a slash too many stops one of three clients, and ISSUER_BASE_URL=localhost:8080 passes for a URL.
#
# Version:    openid-client 6.9.0, oidc-client-ts 3.5.0, express-openid-connect 3.4.0 (Node), oic 1.7.0 (Python).
# Behaviour:  An issuer is compared letter by letter: openid-client refuses one that differs from that of the server by
#             the slash at its end, in either direction. The other two take off the slash, and believe what the server
#             says. All three ask for the same document, so that a look at it shows nothing wrong.
#             express-openid-connect reads ISSUER_BASE_URL itself: it refuses a host without a scheme, unless a port
#             comes behind it, where the host passes for a scheme.
# Good guess: A slash at the end of a URL makes no difference to anybody, or to everybody; no scheme is refused.
# For users:  Copy the issuer from the document of the server, where some have the slash and some do not.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet oic==1.7.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund openid-client@6.9.0 oidc-client-ts@3.5.0 express-openid-connect@3.4.0

cat >expected <<'TEXT'
the issuer is HOST/plain
  HOST/plain
    openid-client  HOST/plain
    oidc-client-ts HOST/plain
    oic            HOST/plain
  HOST/plain/
    openid-client  discovered metadata issuer does not match the expected issuer
    oidc-client-ts HOST/plain
    oic            HOST/plain
the issuer is HOST/slash/
  HOST/slash
    openid-client  discovered metadata issuer does not match the expected issuer
    oidc-client-ts HOST/slash/
    oic            HOST/slash/
  HOST/slash/
    openid-client  HOST/slash/
    oidc-client-ts HOST/slash/
    oic            HOST/slash/
ISSUER_BASE_URL=id.example.com
  "issuerBaseURL" must be a valid uri
ISSUER_BASE_URL=localhost:8080
  accepted
TEXT

cat >serve.mjs <<'JS'
import { writeFileSync } from "node:fs";
import http from "node:http";
const server = http.createServer(({ url }, response) => {
  const name = /^\/(plain|slash)\/\.well-known\/openid-configuration$/.exec(url)?.[1];
  const issuer = `http://127.0.0.1:${server.address().port}/${name}${name === "slash" ? "/" : ""}`;
  response.statusCode = name ? 200 : 404;
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({
    issuer,
    authorization_endpoint: `${issuer}auth`,
    token_endpoint: `${issuer}token`,
    jwks_uri: `${issuer}keys`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  }));
});
server.listen(0, "127.0.0.1", () => writeFileSync("port", `${server.address().port}`));
JS
cat >discover.mjs <<'JS'
import { OidcClient } from "oidc-client-ts";
import * as openid from "openid-client";
const url = process.env.OIDC_ISSUER;
const say = async (name, issuer) => console.log(`    ${name}`, await issuer().catch((error) => error.message));
await say("openid-client ", async () => {
  const options = { execute: [openid.allowInsecureRequests] };
  return (await openid.discovery(new URL(url), "app", "secret", undefined, options)).serverMetadata().issuer;
});
await say("oidc-client-ts", async () => {
  const client = new OidcClient({ authority: url, client_id: "app", redirect_uri: "http://app/" });
  return client.metadataService.getIssuer();
});
JS
cat >discover.py <<'PY'
import os

from oic.oic import Client

print("    oic           ", Client().provider_config(os.environ["OIDC_ISSUER"])["issuer"])
PY
cat >accept.cjs <<'JS'
const { auth } = require("express-openid-connect");
try {
  auth();
  console.log("  accepted");
} catch (error) {
  console.log(" ", error.message);
}
JS

node serve.mjs &
server=$!
until [[ -s port ]]; do sleep 0.1; done
host=http://127.0.0.1:$(cat port)
{
  for issuer in plain slash/; do
    echo "the issuer is HOST/$issuer"
    for url in "${issuer%/}" "${issuer%/}/"; do
      echo "  HOST/$url"
      export OIDC_ISSUER=$host/$url
      node discover.mjs
      venv/bin/python discover.py
    done
  done
  export BASE_URL=https://app.example.com CLIENT_ID=app SECRET=0123456789abcdef0123456789abcdef
  for url in id.example.com localhost:8080; do
    echo "ISSUER_BASE_URL=$url"
    ISSUER_BASE_URL=$url node accept.cjs 2>/dev/null
  done
} | sed "s#$host#HOST#" >actual
diff -u expected actual
echo 'as stated'
