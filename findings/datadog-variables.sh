#!/usr/bin/env bash
# DD_TRACE_ENABLED=off turns the Datadog tracer off in Python and not in Node, and an empty one does as well.
#
# Version:    ddtrace 4.16.0 (Python), dd-trace 5.132.0 (Node).
# Behaviour:  `off`, `no` and the empty text are off for Python. Node knows false and 0, and ignores the rest, in
#             silence. DD_TRACE_AGENT_PORT= stops a Python service, as does DD_TRACE_AGENT_URL=agent:8126; Node takes
#             the default port, and keeps that URL. DD_AGENT_HOST=http://agent is http://http://agent:8126 for Python,
#             and Node traces nothing. DD_TAGS=a=1 is a tag with the name `a=1` and no value for both.
# Good guess: Two tracers of one vendor, and variables of one documentation, mean the same, and a bad value is an error.
# For users:  variables that are set for all services of a namespace stop some of them, and trace those that were not to
#             be.
# Output:     whether the tracer is on, the address of its agent and its tags; `stopped` is an error at the start.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet ddtrace==4.16.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund dd-trace@5.132.0

cat >expected <<'TEXT'
                              python                            node
DD_ENV=test                   on  http://localhost:8126         on  http://127.0.0.1:8126
DD_TRACE_ENABLED=false        off http://localhost:8126         off
DD_TRACE_ENABLED=off          off http://localhost:8126         on  http://127.0.0.1:8126
DD_TRACE_ENABLED=             off http://localhost:8126         on  http://127.0.0.1:8126
DD_TRACE_AGENT_PORT=          stopped                           on  http://127.0.0.1:8126
DD_TRACE_AGENT_URL=agent:8126 stopped                           on  agent:8126
DD_AGENT_HOST=http://agent    on  http://http://agent:8126      off
DD_TAGS=a=1,b=2               on  http://localhost:8126 a=1 b=2 on  http://127.0.0.1:8126 a=1 b=2
TEXT

cat >trace.py <<'PY'
import os
import sys

from ddtrace.internal.settings._config import config
from ddtrace import tracer

print("on " if tracer.enabled else "off", tracer.agent_trace_url, *(tag for tag, value in config.tags.items() if not value))
sys.stdout.flush()
os._exit(0)
PY
cat >trace.cjs <<'JS'
const config = require("dd-trace").init()._tracer?._config;
const tags = Object.entries(config?.tags ?? {}).filter(([, value]) => value === "").map(([tag]) => tag);
console.log(...(config ? ["on ", String(config.url).replace(/\/$/, ""), ...tags] : ["off"]));
process.exit();
JS
export DD_INSTRUMENTATION_TELEMETRY_ENABLED=false DD_REMOTE_CONFIGURATION_ENABLED=false
{
  printf '%-29s %-33s %s\n' '' python node
  for variable in DD_ENV=test DD_TRACE_ENABLED=false DD_TRACE_ENABLED=off DD_TRACE_ENABLED= DD_TRACE_AGENT_PORT= \
    DD_TRACE_AGENT_URL=agent:8126 DD_AGENT_HOST=http://agent DD_TAGS=a=1,b=2; do
    printf '%-29s %-33s %s\n' "$variable" \
      "$(env "$variable" venv/bin/python trace.py 2>/dev/null || echo stopped)" \
      "$(env "$variable" node trace.cjs 2>/dev/null || echo stopped)"
  done
} >actual
diff -u expected actual
echo 'as stated'
