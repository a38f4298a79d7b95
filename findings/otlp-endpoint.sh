#!/usr/bin/env bash
# OTEL_EXPORTER_OTLP_ENDPOINT=collector is localhost for Node, and OTEL_EXPORTER_OTLP_INSECURE=1 is not insecure.
#
# Version:    opentelemetry-exporter-otlp-proto-http and -grpc 1.45.2 (Python), @opentelemetry/exporter-trace-otlp-http
#             and -grpc 0.223.1 (Node).
# Behaviour:  Over HTTP, a name without a scheme, or a URL in quotes, is http://localhost:4318 for Node after a line of
#             a log that is off. With a port it is a URL of the scheme "collector:", which fails for each span, as it
#             does for Python. Both put /v1/traces behind all that is there: behind itself, or into the query. Over
#             gRPC, the switch knows "true" alone; INSECURE=false keeps Python from an http:// one.
# Good guess: An endpoint is a host and a port with or without a scheme, and one that cannot be read is an error at
#             boot.
# For users:  the traces of a service go to its own machine, or nowhere, and nothing says so at the start.
# Output:     over HTTP, the URL that is asked for; over gRPC, whether a server without TLS was reached.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet opentelemetry-sdk==1.45.2 opentelemetry-exporter-otlp-proto-http==1.45.2 \
  opentelemetry-exporter-otlp-proto-grpc==1.45.2
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @opentelemetry/api@1.9.1 @opentelemetry/sdk-trace-base@2.12.0 \
  @opentelemetry/exporter-trace-otlp-http@0.223.1 @opentelemetry/exporter-trace-otlp-grpc@0.223.1

cat >expected <<'TEXT'
http                             python                                   node
http://collector:4318            http://collector:4318/v1/traces          http://collector:4318/v1/traces
collector:4318                   collector:4318/v1/traces                 collector:4318/v1/traces
collector                        collector/v1/traces                      http://localhost:4318/v1/traces
"http://collector:4318"          "http://collector:4318"/v1/traces        http://localhost:4318/v1/traces
http://collector:4318/v1/traces  http://collector:4318/v1/traces/v1/traces http://collector:4318/v1/traces/v1/traces
http://collector/?tenant=a       http://collector/?tenant=a/v1/traces     http://collector/?tenant=a/v1/traces
grpc                             python     node
http://HOST                      reached    reached
HOST                             not        not
HOST INSECURE=true               reached    reached
HOST INSECURE=1                  not        not
http://HOST INSECURE=false       not        reached
https://HOST INSECURE=true       not        not
TEXT

cat >asked.py <<'PY'
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

print(OTLPSpanExporter()._endpoint)
PY
cat >send.cjs <<'JS'
const kind = process.argv[2];
if (kind === "http") {
  // The first request says where it goes, and is not sent.
  for (const name of ["http", "https"]) {
    require(name).request = (url) => {
      console.log(String(url));
      process.exit();
    };
  }
}
const { OTLPTraceExporter } = require(`@opentelemetry/exporter-trace-otlp-${kind}`);
const { BasicTracerProvider, SimpleSpanProcessor } = require("@opentelemetry/sdk-trace-base");
const spanProcessors = [new SimpleSpanProcessor(new OTLPTraceExporter({ timeoutMillis: 2000 }))];
new BasicTracerProvider({ spanProcessors }).getTracer("t").startSpan("s").end();
setTimeout(() => process.exit(), 3000);
JS
cat >send.py <<'PY'
import os

from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor

provider = TracerProvider()
provider.add_span_processor(SimpleSpanProcessor(OTLPSpanExporter(timeout=2)))
provider.get_tracer("t").start_span("s").end()
os._exit(0)
PY
cat >serve.py <<'PY'
import os
import subprocess
import sys
from concurrent import futures

import grpc

seen = []


class Handler(grpc.GenericRpcHandler):
    def service(self, details):
        seen.append(details.method)
        return grpc.unary_unary_rpc_method_handler(lambda *_: b"")


server = grpc.server(futures.ThreadPoolExecutor(2))
port = server.add_insecure_port("127.0.0.1:0")
server.add_generic_rpc_handlers((Handler(),))
server.start()
print(f"{'grpc':32} {'python':10} node")
for row in [
    "http://HOST", "HOST", "HOST INSECURE=true", "HOST INSECURE=1", "http://HOST INSECURE=false", "https://HOST INSECURE=true",
]:
    endpoint, _, insecure = row.replace("HOST", f"127.0.0.1:{port}").partition(" INSECURE=")
    env = {"PATH": os.environ["PATH"], "OTEL_EXPORTER_OTLP_ENDPOINT": endpoint}
    if insecure:
        env["OTEL_EXPORTER_OTLP_INSECURE"] = insecure
    said = []
    for command in ([sys.executable, "send.py"], ["node", "send.cjs", "grpc"]):
        seen.clear()
        subprocess.run(command, env=env, capture_output=True)
        said.append("reached" if seen else "not")
    print(f"{row:32} {said[0]:10} {said[1]}")
server.stop(None)
PY
{
  printf '%-32s %-40s %s\n' http python node
  for endpoint in http://collector:4318 collector:4318 collector '"http://collector:4318"' \
    http://collector:4318/v1/traces 'http://collector/?tenant=a'; do
    export OTEL_EXPORTER_OTLP_ENDPOINT=$endpoint
    printf '%-32s %-40s %s\n' "$endpoint" "$(venv/bin/python asked.py)" "$(node send.cjs http)"
  done
  venv/bin/python serve.py
} >actual
diff -u expected actual
echo 'as stated'
