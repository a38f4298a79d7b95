#!/usr/bin/env bash
# connectTimeoutMS=5s in MONGODB_URI is 5 milliseconds for Node and 20 seconds for Python: numbers and words in the query.
#
# Version:    mongodb 7.9.0 (npm), pymongo 4.20.1 (Python).
# Behaviour:  Node reads a number as far as the digits go: `5s` is 5 ms, `1e2` is 1, `0x10` is 0, which is a pool without
#             a limit, and `1_000` is 1. Python takes `1_000`, and drops what it cannot read with a warning: the default
#             counts. A boolean is `true` or `false`, in small letters. For `FALSE` and `0` Node refuses the URL, and
#             Python goes on with the default, which is true for `retryWrites`. A path of two names is a database for
#             Node. `timeoutMS` does nothing in Node.
# Good guess: Two drivers by one vendor, written to one specification of the URL, read one URL alike: what is no number is
#             an error.
# For users:  Every connection of the Node service fails, or its pool has one place, and Python shows nothing but a line
#             of `warnings`. Write plain digits, and check the options after the connection is made.
# Output:     the pool (0 has no limit), timeouts in milliseconds, retryWrites, database; `-` is a refusal.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet pymongo==4.20.1
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mongodb@7.9.0

cat >expected <<'TEXT'
/                         node   100 30000 none true test
/                         python 100 20000 none true test
/?connectTimeoutMS=1_000  node   100 1 none true test
/?connectTimeoutMS=1_000  python 100 1000 none true test
/?connectTimeoutMS=5s     node   100 5 none true test
/?connectTimeoutMS=5s     python 100 20000 none true test
/?maxPoolSize=0x10        node   0 30000 none true test
/?maxPoolSize=0x10        python 100 20000 none true test
/?maxPoolSize=1e2         node   1 30000 none true test
/?maxPoolSize=1e2         python 100 20000 none true test
/?maxPoolSize=50.5        node   50 30000 none true test
/?maxPoolSize=50.5        python 100 20000 none true test
/?retryWrites=0           node   -
/?retryWrites=0           python 100 20000 none true test
/?retryWrites=FALSE       node   -
/?retryWrites=FALSE       python 100 20000 none true test
/?timeoutMS=500           node   100 30000 none true test
/?timeoutMS=500           python 100 20000 500 true test
/a/b                      node   100 30000 none true a/b
/a/b                      python -
TEXT

cat >read.cjs <<'JS'
const { MongoClient } = require("mongodb");
for (const rest of process.argv.slice(2)) {
  try {
    const { options } = new MongoClient(`mongodb://h${rest}`);
    const whole = options.timeoutMS ?? "none";
    const said = [options.maxPoolSize, options.connectTimeoutMS, whole, options.retryWrites, options.dbName];
    console.log(rest.padEnd(25), "node  ", ...said);
  } catch {
    console.log(rest.padEnd(25), "node   -");
  }
}
JS
cat >read.py <<'PY'
import sys
import warnings

from pymongo import MongoClient
from pymongo.errors import InvalidURI

warnings.simplefilter("ignore")
for rest in sys.argv[1:]:
    try:
        client = MongoClient(f"mongodb://h{rest}", connect=False)
    except InvalidURI:
        print(f"{rest:25} python -")
        continue
    options = client.options
    connect = round(options.pool_options.connect_timeout * 1000)
    whole = "none" if options.timeout is None else round(options.timeout * 1000)
    writes = str(options.retry_writes).lower()
    database = client.get_default_database("test").name
    print(f"{rest:25} python {options.pool_options.max_pool_size} {connect} {whole} {writes} {database}")
PY
rest=(/ '/?connectTimeoutMS=5s' '/?connectTimeoutMS=1_000' '/?maxPoolSize=1e2' '/?maxPoolSize=0x10' '/?maxPoolSize=50.5'
  '/?retryWrites=FALSE' '/?retryWrites=0' '/?timeoutMS=500' /a/b)
{
  node read.cjs "${rest[@]}" 2>log
  venv/bin/python read.py "${rest[@]}"
} | LC_ALL=C sort -s -k 1,1 >actual
diff -u expected actual
echo 'as stated'
