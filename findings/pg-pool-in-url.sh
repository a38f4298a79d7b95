#!/usr/bin/env bash
# ?max=20 in DATABASE_URL opens one connection in postgres.js, and ?statement_timeout=5s is 5 ms for pg.
#
# Version:    pg 8.23.1 and postgres 3.4.9 (postgres.js), at a server that takes every login and answers no query.
# Behaviour:  postgres.js reads `max` from the query and from PGMAX, as a text, and makes an array of it: a text of any
#             length is one place. `prepare=no` keeps prepared statements, and `connect_timeout=5s` is no limit. pg
#             ignores these keys. It sends `statement_timeout` and `lock_timeout`, but only their leading digits: `5s`
#             becomes 5 and `1min` becomes 1, which the server takes for milliseconds. postgres.js sends the whole text.
# Good guess: `max` is the size of the pool or an unknown key, and `5s`, a form of PostgreSQL itself, arrives unchanged.
# For users:  The pool is slow under load and nothing says so, or every query of one service is cancelled. Set the pool
#             in code, and timeouts with `options=-c%20statement_timeout%3D5s`, which both send alike.
# Output:     connections for 12 queries at once, how they are prepared, and what the login has of timeouts and options.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund pg@8.23.1 postgres@3.4.9

cat >expected <<'TEXT'
pg                                                    10 unnamed
postgres.js                                           10 named
pg          ?max=20                                   10 unnamed
postgres.js ?max=20                                   1 named
pg          PGMAX=20                                  10 unnamed
postgres.js PGMAX=20                                  1 named
pg          ?prepare=false                            10 unnamed
postgres.js ?prepare=false                            10 unnamed
pg          ?prepare=no                               10 unnamed
postgres.js ?prepare=no                               10 named
pg          ?statement_timeout=5s                     10 unnamed statement_timeout=5
postgres.js ?statement_timeout=5s                     10 named statement_timeout=5s
pg          ?lock_timeout=1min                        10 unnamed lock_timeout=1
postgres.js ?lock_timeout=1min                        10 named lock_timeout=1min
pg          ?options=-c%20statement_timeout%3D5s      10 unnamed options=-c statement_timeout=5s
postgres.js ?options=-c%20statement_timeout%3D5s      10 named options=-c statement_timeout=5s
postgres.js ?connect_timeout=5                        5 s
postgres.js ?connect_timeout=5s                       no limit
TEXT

cat >pools.mjs <<'JS'
import { createServer } from "node:net";
import pg from "pg";
import postgres from "postgres";

const message = (type, body) => {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const welcome = Buffer.concat([message("R", Buffer.alloc(4)), message("Z", Buffer.from("I"))]);
const clients = {
  pg: (url) => {
    const pool = new pg.Pool({ connectionString: url });
    pool.on("error", () => {});
    return () => pool.query({ text: "select $1::int", values: [1] }).catch(() => {});
  },
  "postgres.js": (url) => {
    const sql = postgres(url, { fetch_types: false });
    return () => sql`select ${1}::int`.catch(() => {});
  },
};
async function run(name, words) {
  let connections = 0;
  let login = "";
  const prepared = new Set();
  let asked;
  const server = createServer((socket) => {
    let first = true;
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      if (first) {
        first = false;
        connections += 1;
        const texts = bytes.subarray(8).toString().split("\0");
        login = "";
        for (let i = 0; texts[i]; i += 2) {
          if (/timeout|options/.test(texts[i])) login += ` ${texts[i]}=${texts[i + 1]}`;
        }
        socket.write(welcome);
      } else if (bytes[0] === 0x50) {
        // The message Parse begins with the name of the statement.
        prepared.add(bytes[5] ? "named" : "unnamed");
        asked();
      }
    });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const query = words.startsWith("?") ? words : "";
  if (words && !query) process.env.PGMAX = words.split("=")[1];
  const ask = clients[name](`postgres://app:pw@127.0.0.1:${server.address().port}/db${query}`);
  delete process.env.PGMAX;
  const first = new Promise((done) => (asked = done));
  for (let i = 0; i < 12; i++) ask();
  await first;
  // The count is final when nothing was added for a second.
  for (let before = 0; before !== connections; ) {
    before = connections;
    await new Promise((done) => setTimeout(done, 1000));
  }
  console.log(name.padEnd(11), words.padEnd(41), connections, [...prepared].join() + login);
}
for (const words of ["", "?max=20", "PGMAX=20", "?prepare=false", "?prepare=no", "?statement_timeout=5s",
  "?lock_timeout=1min", "?options=-c%20statement_timeout%3D5s"]) {
  for (const name of ["pg", "postgres.js"]) await run(name, words);
}
for (const words of ["?connect_timeout=5", "?connect_timeout=5s"]) {
  const limit = postgres(`postgres://h/db${words}`).options.connect_timeout;
  console.log("postgres.js", words.padEnd(41), limit ? `${limit} s` : "no limit");
}
process.exit();
JS
for name in "${!PG@}"; do unset "$name"; done
node pools.mjs >actual 2>log
diff -u expected actual
echo 'as stated'
