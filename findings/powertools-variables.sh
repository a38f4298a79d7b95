#!/usr/bin/env bash
# POWERTOOLS_SERVICE_NAME= silences every logger of a Python function, and POWERTOOLS_LOG_LEVEL=debug does nothing in Node.
#
# Version:    aws-lambda-powertools 3.37.0 (Python), @aws-lambda-powertools/logger 2.36.0 (npm).
# Behaviour:  With an empty service name, the Python logger is the root logger, and the handler of the runtime suppresses
#             what comes from a logger with "" in its name, which is all of them. Node logs as before. Node
#             knows levels in capital letters alone, and is at INFO for the rest; Python takes small letters and
#             `warning`, and refuses TRACE and SILENT, as both refuse a sample rate of `10%`. A rate of 2 is all debug lines
#             for Python, and none for Node.
# Good guess: An empty variable is a variable that is not set, and one level has one meaning in two editions of a library.
# For users:  A template that leaves the name empty leaves a function without logs. Do not set the variable, or set a name;
#             write levels in capitals.
# Output:     what reaches the log: lines of the library at each level, and one of another logger (Python).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet aws-lambda-powertools==3.37.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @aws-lambda-powertools/logger@2.36.0

cat >expected <<'TEXT'
POWERTOOLS_SERVICE_NAME=orders
  Python INFO WARNING ERROR WARNING other
  Node   INFO WARN ERROR
POWERTOOLS_SERVICE_NAME=
  Python
  Node   INFO WARN ERROR
POWERTOOLS_LOG_LEVEL=DEBUG
  Python DEBUG INFO WARNING ERROR WARNING other
  Node   DEBUG INFO WARN ERROR
POWERTOOLS_LOG_LEVEL=debug
  Python DEBUG INFO WARNING ERROR WARNING other
  Node   INFO WARN ERROR
POWERTOOLS_LOG_LEVEL=warn
  Python WARNING ERROR WARNING other
  Node   INFO WARN ERROR
POWERTOOLS_LOG_LEVEL=WARNING
  Python WARNING ERROR WARNING other
  Node   INFO WARN ERROR
POWERTOOLS_LOG_LEVEL=TRACE
  Python refused
  Node   DEBUG INFO WARN ERROR
POWERTOOLS_LOG_LEVEL=SILENT
  Python refused
  Node
POWERTOOLS_LOG_LEVEL=
  Python INFO WARNING ERROR WARNING other
  Node   INFO WARN ERROR
POWERTOOLS_LOGGER_SAMPLE_RATE=1
  Python DEBUG INFO WARNING ERROR WARNING other
  Node   DEBUG DEBUG INFO WARN ERROR
POWERTOOLS_LOGGER_SAMPLE_RATE=2
  Python DEBUG INFO WARNING ERROR WARNING other
  Node   INFO WARN ERROR
POWERTOOLS_LOGGER_SAMPLE_RATE=10%
  Python refused
  Node   refused
POWERTOOLS_LOGGER_SAMPLE_RATE=
  Python INFO WARNING ERROR WARNING other
  Node   INFO WARN ERROR
TEXT

cat >log.py <<'PY'
import logging
import sys

# The runtime of a function has a handler of its own at the root.
logging.basicConfig(stream=sys.stdout, format='{"level":"%(levelname)s other"}', level=logging.WARNING)
try:
    from aws_lambda_powertools import Logger

    logger = Logger()
    for level in ["debug", "info", "warning", "error"]:
        getattr(logger, level)("called")
    logging.getLogger("other").warning("called")
except Exception:
    print('{"level":"refused"}')
PY
cat >log.cjs <<'JS'
try {
  const { Logger } = require("@aws-lambda-powertools/logger");
  const logger = new Logger();
  for (const level of ["debug", "info", "warn", "error"]) logger[level]("called");
} catch {
  console.log('{"level":"refused"}');
}
JS
levels() { grep -o '"level":"[A-Za-z ]*"' | cut -d'"' -f4 | paste -sd' '; }
for pair in POWERTOOLS_SERVICE_NAME={orders,} POWERTOOLS_LOG_LEVEL={DEBUG,debug,warn,WARNING,TRACE,SILENT,} \
  POWERTOOLS_LOGGER_SAMPLE_RATE={1,2,10%,}; do
  echo "$pair"
  echo "  Python $(env "$pair" venv/bin/python log.py 2>>log | levels || true)"
  echo "  Node   $(env "$pair" AWS_LAMBDA_FUNCTION_NAME=f node log.cjs 2>&1 | levels || true)"
done | sed 's/ *$//' >actual
diff -u expected actual
echo 'as stated'
