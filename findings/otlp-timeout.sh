#!/usr/bin/env bash
# OTEL_EXPORTER_OTLP_TIMEOUT is in seconds for Python and in milliseconds for Node.
#
# Version:    opentelemetry-exporter-otlp-proto-http 1.45.2 (Python), @opentelemetry/exporter-trace-otlp-http 0.223.1
#             (Node).
# Behaviour:  Against a collector that needs 0.4 s to answer, a timeout of 1 is enough for Python and not for Node.
#             The specification says milliseconds. Python's documentation of the variable says seconds.
# Good guess: A variable of the OpenTelemetry specification means one thing in all of its SDKs.
# For users:  With 10000 a Python service waits hours for a collector that does not answer, with 10 a Node service
#             gives up before the answer is there. Set it per language.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet opentelemetry-exporter-otlp-proto-http==1.45.2 opentelemetry-sdk==1.45.2
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @opentelemetry/exporter-trace-otlp-http@0.223.1 \
  @opentelemetry/sdk-trace-base@2.12.1 @opentelemetry/api

cat >expected <<'TEXT'
OTEL_EXPORTER_OTLP_TIMEOUT=1 python exported
OTEL_EXPORTER_OTLP_TIMEOUT=1 node   failed
OTEL_EXPORTER_OTLP_TIMEOUT=30000 node   exported
TEXT

cat >export.py <<'PY'
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor, SpanExportResult


class Exporter(OTLPSpanExporter):
    def export(self, spans):
        result = super().export(spans)
        print("exported" if result is SpanExportResult.SUCCESS else "failed")
        return result


provider = TracerProvider()
provider.add_span_processor(SimpleSpanProcessor(Exporter()))
provider.get_tracer("finding").start_span("span").end()
provider.shutdown()
PY
cat >export.cjs <<'JS'
const { OTLPTraceExporter } = require("@opentelemetry/exporter-trace-otlp-http");
const { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } = require("@opentelemetry/sdk-trace-base");
const memory = new InMemorySpanExporter();
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(memory)] });
provider.getTracer("finding").startSpan("span").end();
new OTLPTraceExporter().export(memory.getFinishedSpans(), ({ code }) => {
  console.log(code === 0 ? "exported" : "failed");
  process.exit();
});
JS
cat >collector.py <<'PY'
import os
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Slow(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length", 0)))
        time.sleep(0.4)
        try:
            self.send_response(200)
            self.send_header("content-type", "application/x-protobuf")
            self.send_header("content-length", "0")
            self.end_headers()
        except OSError:
            pass  # the client has gone

    def log_message(self, *_):
        pass


collector = ThreadingHTTPServer(("127.0.0.1", 0), Slow)
threading.Thread(target=collector.serve_forever, daemon=True).start()
python, node = [sys.executable, "export.py"], ["node", "export.cjs"]
for timeout, name, command in (("1", "python", python), ("1", "node", node), ("30000", "node", node)):
    variables = {
        "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{collector.server_address[1]}",
        "OTEL_EXPORTER_OTLP_TIMEOUT": timeout,
    }
    done = subprocess.run(command, env=os.environ | variables, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    print(f"OTEL_EXPORTER_OTLP_TIMEOUT={timeout} {name:6} {done.stdout.strip()}")
PY
venv/bin/python collector.py >actual
diff -u expected actual
echo 'as stated'
