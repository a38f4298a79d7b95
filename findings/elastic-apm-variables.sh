#!/usr/bin/env bash
# ELASTIC_APM_DISABLE_SEND=0 stops the Python agent from sending, and =1 does not stop the Node agent.
#
# Version:    elastic-apm 6.26.2 (Python), elastic-apm-node 4.18.0 (npm).
# Behaviour:  A boolean is false for Python if it is `false` in any case, and everything else is true. Node knows `true`
#             and `false` in small letters. Any other word leaves the setting undefined, which counts as false, also if
#             the default is true. A size of `1MB` is the default in Python, and `1.5mb` is NaN in Node. A duration
#             without a unit is seconds or milliseconds in Node. In Python it is the default for two, and 5000 seconds
#             for SERVER_TIMEOUT=5. A label with a second `=` stops Python.
# Good guess: `0` and `no` are false, a bad value leaves the default, and two agents by one vendor agree.
# For users:  With one set of variables for all services, ELASTIC_APM_CAPTURE_HEADERS=0 records headers in the Python
#             ones. Write `true` and `false`, sizes such as `512kb`, and durations with a unit and no point.
# Output:     the setting, durations in milliseconds and sizes in bytes; `-` is an exception.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet elastic-apm==6.26.2
npm init -y >/dev/null
npm install --silent --no-audit --no-fund elastic-apm-node@4.18.0

cat >expected <<'TEXT'
DISABLE_SEND           true       python true            node true
DISABLE_SEND           TRUE       python true            node undefined
DISABLE_SEND           1          python true            node undefined
DISABLE_SEND           0          python true            node undefined
DISABLE_SEND           no         python true            node undefined
CAPTURE_HEADERS        FALSE      python false           node undefined
CAPTURE_HEADERS        1          python true            node undefined
CAPTURE_HEADERS        0          python true            node undefined
CENTRAL_CONFIG         TRUE       python true            node undefined
API_REQUEST_SIZE       1mb        python 1048576         node 1048576
API_REQUEST_SIZE       1MB        python 786432          node 1048576
API_REQUEST_SIZE       1.5mb      python 786432          node NaN
API_REQUEST_SIZE       1024       python 786432          node 1024
API_REQUEST_TIME       5          python 10000           node 5000
API_REQUEST_TIME       0.5        python 10000           node 10000
SERVER_TIMEOUT         5          python 5000000         node 5000
SERVER_TIMEOUT         1.5s       python 5000            node 30000
EXIT_SPAN_MIN_DURATION 5          python 0               node 5
GLOBAL_LABELS          a=b        python {'a': 'b'}      node [["a","b"]]
GLOBAL_LABELS          a=b=c      python -               node [["a","b","c"]]
TEXT

cat >read.py <<'PY'
import datetime
import sys

from elasticapm.conf import Config

name = sys.argv[1].lower()
try:
    value = getattr(Config(), name)
except ValueError:
    value = "-"
if isinstance(value, datetime.timedelta):
    value = round(value / datetime.timedelta(milliseconds=1))
elif name == "server_timeout":
    value = round(value * 1000)
print(str(value).lower() if isinstance(value, bool) else value)
PY
cat >read.cjs <<'JS'
const { createConfig } = require("elastic-apm-node/lib/config/config");
const name = process.argv[2].toLowerCase().replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const log = () => {};
const value = createConfig({}, { trace: log, debug: log, info: log, warn: log, error: log, fatal: log })[name];
const duration = typeof value === "number" && /Time|Interval|Duration/.test(name);
console.log(name === "globalLabels" ? JSON.stringify(value) : String(duration ? Math.round(value * 1000) : value));
process.exit();
JS
for name in "${!ELASTIC_APM_@}"; do unset "$name"; done
while read -r name value; do
  printf '%-22s %-10s python %-15s node %s\n' "$name" "$value" \
    "$(env "ELASTIC_APM_$name=$value" venv/bin/python read.py "$name" 2>>log)" \
    "$(env "ELASTIC_APM_$name=$value" node read.cjs "$name" 2>>log)"
done <<'TEXT' >actual
DISABLE_SEND true
DISABLE_SEND TRUE
DISABLE_SEND 1
DISABLE_SEND 0
DISABLE_SEND no
CAPTURE_HEADERS FALSE
CAPTURE_HEADERS 1
CAPTURE_HEADERS 0
CENTRAL_CONFIG TRUE
API_REQUEST_SIZE 1mb
API_REQUEST_SIZE 1MB
API_REQUEST_SIZE 1.5mb
API_REQUEST_SIZE 1024
API_REQUEST_TIME 5
API_REQUEST_TIME 0.5
SERVER_TIMEOUT 5
SERVER_TIMEOUT 1.5s
EXIT_SPAN_MIN_DURATION 5
GLOBAL_LABELS a=b
GLOBAL_LABELS a=b=c
TEXT
diff -u expected actual
echo 'as stated'
