#!/usr/bin/env bash
# A slash at the end of SENTRY_DSN stops a Python service, turns Sentry off in a Node service, and is fine for Rust.
#
# Version:    sentry-sdk 2.75.0 (Python), @sentry/core 11.12.0 (npm), sentry-types 0.49.5 (Rust).
# Behaviour:  For `https://key@host/42/` Python raises BadDsn, and Node logs a line and has no client from then on: nothing
#             is sent. A blank in front is the same to Node, and nothing to the other two. Of the project `/4.2` Node makes
#             4 and sends there, Rust sends to `4.2`, Python refuses. Node refuses a key with a `-`, and Python drops the
#             brackets of an IPv6 address.
# Good guess: A slash at the end means nothing, in this URL as in most.
# For users:  A DSN with a pasted slash or blank is an outage here and silence there. Read it with a type of its own, and
#             send an event at the start.
# Output:     where events would go.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet sentry-sdk==2.75.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @sentry/core@11.12.0
cargo init --quiet --vcs none --name dsn
cargo add --quiet sentry-types@=0.49.5

cat >expected <<'TEXT'
https://k@h/42             python https://h/api/42/envelope/
https://k@h/42/            python BadDsn
 https://k@h/42            python https://h/api/42/envelope/
https://k@h/4.2            python BadDsn
https://k-1@h/42           python https://h/api/42/envelope/
https://k@[::1]:9000/42    python https://::1:9000/api/42/envelope/
https://k@h/base/42        python https://h/base/api/42/envelope/
https://k@h/42             node   https://h/api/42/envelope/
https://k@h/42/            node   nothing is sent
 https://k@h/42            node   nothing is sent
https://k@h/4.2            node   https://h/api/4/envelope/
https://k-1@h/42           node   nothing is sent
https://k@[::1]:9000/42    node   https://[::1]:9000/api/42/envelope/
https://k@h/base/42        node   https://h/base/api/42/envelope/
https://k@h/42             rust   https://h/api/42/envelope/
https://k@h/42/            rust   https://h/api/42/envelope/
 https://k@h/42            rust   https://h/api/42/envelope/
https://k@h/4.2            rust   https://h/api/4.2/envelope/
https://k-1@h/42           rust   https://h/api/42/envelope/
https://k@[::1]:9000/42    rust   https://[::1]:9000/api/42/envelope/
https://k@h/base/42        rust   https://h/base/api/42/envelope/
TEXT

cat >read.py <<'PY'
import sys

from sentry_sdk.utils import BadDsn, Dsn

for dsn in sys.argv[1:]:
    try:
        said = Dsn(dsn).to_auth("orders").get_api_url()
    except BadDsn:
        said = "BadDsn"
    print(f"{dsn:26} python {said}")
PY
cat >read.cjs <<'JS'
const { getEnvelopeEndpointWithUrlEncodedAuth, makeDsn } = require("@sentry/core");
console.error = () => {};
for (const dsn of process.argv.slice(2)) {
  const parts = makeDsn(dsn);
  const said = parts ? getEnvelopeEndpointWithUrlEncodedAuth(parts).split("?")[0] : "nothing is sent";
  console.log(dsn.padEnd(26), "node  ", said);
}
JS
cat >src/main.rs <<'RS'
fn main() {
    for text in std::env::args().skip(1) {
        let said = match text.parse::<sentry_types::Dsn>() {
            Ok(dsn) => dsn.envelope_api_url().to_string(),
            Err(_) => "refused".to_owned(),
        };
        println!("{text:26} rust   {said}");
    }
}
RS
dsns=(https://k@h/42 https://k@h/42/ ' https://k@h/42' https://k@h/4.2 https://k-1@h/42 'https://k@[::1]:9000/42' https://k@h/base/42)
{
  venv/bin/python read.py "${dsns[@]}"
  node read.cjs "${dsns[@]}"
  cargo run --quiet -- "${dsns[@]}"
} >actual
diff -u expected actual
echo 'as stated'
