#!/usr/bin/env bash
# ?ssl=false in DATABASE_URL asks for TLS, and ?ssl=true is an error: it depends on the Node client.
#
# Version:    pg 8.23.1 and postgres 3.4.9 (postgres.js), seen at a socket; mysql2 3.24.5.
# Behaviour:  pg knows `ssl=true`, `1` and `0`. Any other text is kept as a text, which is true: with `ssl=false` and
#             `ssl=no` it opens with a request for TLS, and so it does with `sslmode=DISABLE` in capitals. postgres.js
#             takes `false` as no. mysql2 parses values as JSON: `ssl=false` works and `ssl=true` is refused.
# Good guess: `ssl=false` is off and `ssl=true` is on, in every client that has the key.
# For users:  With a URL that postgres.js takes, pg does not get into a database without TLS. Write `sslmode=disable`
#             (both), in lower case.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund pg@8.23.1 postgres@3.4.9 mysql2@3.24.5

cat >expected <<'TEXT'
pg          ''                   plain
pg          '?ssl=false'         asks for TLS
pg          '?ssl=no'            asks for TLS
pg          '?ssl=0'             plain
pg          '?sslmode=disable'   plain
pg          '?sslmode=DISABLE'   asks for TLS
postgres.js ''                   plain
postgres.js '?ssl=false'         plain
postgres.js '?sslmode=disable'   plain
mysql2      '?ssl=false'         no TLS
mysql2      '?ssl={}'            TLS
mysql2      '?ssl=true'          SSL profile must be an object, instead it's a boolean
TEXT

# Says how a client opens: the length of the first message, then 80877103 for TLS or 196608 for version 3 of the protocol.
cat >first.mjs <<'JS'
import { createServer } from "node:net";
import { inspect } from "node:util";
import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const { Client } = require("pg");
const postgres = require("postgres");
const mysql = require("mysql2");

const clients = {
  pg: (url) => {
    const client = new Client({ connectionString: url });
    client.on("error", () => {});
    client.connect().catch(() => {});
  },
  "postgres.js": (url) => {
    postgres(url, { max: 1 })`select 1`.catch(() => {});
  },
};
async function first(name, query) {
  const seen = await new Promise((done) => {
    const server = createServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", (bytes) => done(bytes.readUInt32BE(4)));
    });
    server.listen(0, "127.0.0.1", () => clients[name](`postgres://app:pw@127.0.0.1:${server.address().port}/db${query}`));
  });
  const how = { 80877103: "asks for TLS", 196608: "plain" }[seen];
  console.log(name.padEnd(11), inspect(query).padEnd(20), how);
}
for (const query of ["", "?ssl=false", "?ssl=no", "?ssl=0", "?sslmode=disable", "?sslmode=DISABLE"]) await first("pg", query);
for (const query of ["", "?ssl=false", "?sslmode=disable"]) await first("postgres.js", query);
for (const query of ["?ssl=false", "?ssl={}", "?ssl=true"]) {
  let said;
  try {
    said = mysql.createPool(`mysql://app:pw@127.0.0.1/db${query}`).config.connectionConfig.ssl ? "TLS" : "no TLS";
  } catch (error) {
    said = error.message;
  }
  console.log("mysql2     ", inspect(query).padEnd(20), said);
}
process.exit();
JS
node first.mjs >actual 2>warnings
diff -u expected actual
echo 'as stated'
