#!/usr/bin/env bash
# INFLUX_TIMEOUT=30s is 30 milliseconds for Node and nothing for Python, which stops at INFLUX_WRITE_TIMEOUT=30s.
#
# Version:    influxdb3-python 0.21.0, @influxdata/influxdb3-client 2.1.0 (Node), both made from the environment.
# Behaviour:  Node reads INFLUX_TIMEOUT, Python INFLUX_WRITE_TIMEOUT and INFLUX_QUERY_TIMEOUT, and neither those of the
#             other. All are in milliseconds. Node takes the leading digits: `30s` is 30, `1kb` of INFLUX_GZIP_THRESHOLD
#             is 1 byte. An empty threshold stops Python. MS is a precision for Node alone. INFLUX_WRITE_NO_SYNC=on is
#             off for both.
# Good guess: Clients of one vendor read the same variables, in seconds or with a unit, and refuse what they cannot
#             read.
# For users:  the timeout that helps one service does nothing for the next, or lets each of its requests fail.
# Output:     what each client has after the variable; `none` is its default.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet influxdb3-python==0.21.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @influxdata/influxdb3-client@2.1.0

cat >expected <<'TEXT'
                             python             node
INFLUX_TIMEOUT=30            none               timeout 30
INFLUX_TIMEOUT=30s           none               timeout 30
INFLUX_WRITE_TIMEOUT=30000   timeout 30000      none
INFLUX_WRITE_TIMEOUT=30s     ValueError         none
INFLUX_GZIP_THRESHOLD=1kb    ValueError         threshold 1
INFLUX_GZIP_THRESHOLD=       ValueError         none
INFLUX_PRECISION=MS          ValueError         precision ms
INFLUX_PRECISION=millisecond precision ms       precision ms
INFLUX_WRITE_NO_SYNC=1       no sync true       no sync true
INFLUX_WRITE_NO_SYNC=on      no sync false      no sync false
TEXT

cat >read.py <<'PY'
import os
import sys

from influxdb_client_3 import InfluxDBClient3

try:
    options = InfluxDBClient3.from_env()._write_client_options["write_options"]
    taken = {
        "INFLUX_TIMEOUT": "none" if options.timeout == 10_000 else f"timeout {options.timeout}",
        "INFLUX_WRITE_TIMEOUT": f"timeout {options.timeout}",
        "INFLUX_PRECISION": f"precision {options.write_precision}",
        "INFLUX_WRITE_NO_SYNC": f"no sync {str(options.no_sync).lower()}",
    }
    print(taken[sys.argv[1]])
except ValueError:
    print("ValueError")
sys.stdout.flush()
os._exit(0)
PY
cat >read.cjs <<'JS'
const { InfluxDBClient } = require("@influxdata/influxdb3-client");

const { timeout, writeTimeout, writeOptions = {} } = new InfluxDBClient()._options;
const taken = {
  INFLUX_TIMEOUT: ["timeout", timeout],
  INFLUX_WRITE_TIMEOUT: ["timeout", writeTimeout === 10_000 ? undefined : writeTimeout],
  INFLUX_GZIP_THRESHOLD: ["threshold", writeOptions.gzipThreshold],
  INFLUX_PRECISION: ["precision", writeOptions.precision],
  INFLUX_WRITE_NO_SYNC: ["no sync", writeOptions.noSync],
}[process.argv[2]];
console.log(...(taken[1] === undefined ? ["none"] : taken));
JS
export INFLUX_HOST=http://influx:8181 INFLUX_TOKEN=t INFLUX_DATABASE=d
{
  printf '%-28s %-18s %s\n' '' python node
  for variable in INFLUX_TIMEOUT=30 INFLUX_TIMEOUT=30s INFLUX_WRITE_TIMEOUT=30000 INFLUX_WRITE_TIMEOUT=30s \
    INFLUX_GZIP_THRESHOLD=1kb INFLUX_GZIP_THRESHOLD= INFLUX_PRECISION=MS INFLUX_PRECISION=millisecond \
    INFLUX_WRITE_NO_SYNC=1 INFLUX_WRITE_NO_SYNC=on; do
    printf '%-28s %-18s %s\n' "$variable" "$(env "$variable" venv/bin/python -W ignore read.py "${variable%%=*}")" \
      "$(env "$variable" node read.cjs "${variable%%=*}")"
  done
} >actual
diff -u expected actual
echo 'as stated'
