#!/usr/bin/env bash
# SENTRY_TRACES_SAMPLE_RATE=1/2 traces everything from Node and 50% nothing; Python does not read the variable.
#
# Version:    @sentry/node 11.12.0, sentry-sdk 2.75.0 (Python).
# Behaviour:  Node takes the leading digits: `1/2` is 1, `0,5` is 0, and `50%` is 50, which is no rate, so that nothing
#             is traced. None of them is refused, and nothing is said. Python reads SENTRY_DSN, SENTRY_ENVIRONMENT,
#             SENTRY_RELEASE and SENTRY_DEBUG, but this variable it leaves alone.
# Good guess: What stands beside SENTRY_DSN is read by each SDK that reads SENTRY_DSN, and a bad rate is refused.
# For users:  Read the rate into a number from 0 to 1 in the service, and hand it to the SDK.
# Output:     as in `expected` below: the option, and how many of ten spans are recorded.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet sentry-sdk==2.75.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @sentry/node@11.12.0

cat >expected <<'TEXT'
1
  Python rate None, 0 of 10
  Node   rate 1, 10 of 10
1/2
  Python rate None, 0 of 10
  Node   rate 1, 10 of 10
0,5
  Python rate None, 0 of 10
  Node   rate 0, 0 of 10
50%
  Python rate None, 0 of 10
  Node   rate 50, 0 of 10
high
  Python rate None, 0 of 10
  Node   rate undefined, 0 of 10
TEXT

# Nothing is sent: the address answers to nobody, and nothing waits for it.
export SENTRY_DSN=http://key@127.0.0.1:9/1 SENTRY_ENVIRONMENT=test
cat >trace.mjs <<'JS'
import * as Sentry from "@sentry/node";
Sentry.init();
let recorded = 0;
for (let span = 0; span < 10; span++) Sentry.startSpan({ name: "work" }, (span) => (recorded += span.isRecording()));
console.log(`  Node   rate ${Sentry.getClient().getOptions().tracesSampleRate}, ${recorded} of 10`);
process.exit();
JS
cat >trace.py <<'PY'
import os

import sentry_sdk

sentry_sdk.init()
options = sentry_sdk.get_client().options
assert options["environment"] == "test"
recorded = sum(bool(sentry_sdk.start_transaction(name="work").sampled) for _ in range(10))
print(f"  Python rate {options['traces_sample_rate']}, {recorded} of 10", flush=True)
os._exit(0)
PY
for rate in 1 1/2 0,5 50% high; do
  echo "$rate"
  export SENTRY_TRACES_SAMPLE_RATE=$rate
  venv/bin/python trace.py 2>&1
  node --no-warnings trace.mjs 2>&1
done >actual
diff -u expected actual
echo 'as stated'
