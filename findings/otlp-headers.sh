#!/usr/bin/env bash
# A `;` in a token of OTEL_EXPORTER_OTLP_HEADERS: Rust sends it, Node cuts the token there, and Python sends no header.
#
# Version:    opentelemetry-exporter-otlp-proto-http 1.45.2 (Python), @opentelemetry/exporter-trace-otlp-proto 0.223.1
#             (npm), opentelemetry-otlp 0.33.1 (Rust, http-proto).
# Behaviour:  Rust sends what is written, percent-decoded. Node cuts a value at its first `;` and leaves out a header
#             whose value has a `%` that begins no escape. Python leaves out a header whose value has a quote or a `;`.
#             An empty value is a header for Python alone. OTEL_EXPORTER_OTLP_TRACES_HEADERS adds to the general
#             variable for Node and replaces it for the others. All put /v1/traces behind the query of the endpoint.
# Good guess: What is behind the `=` is the value, percent-decoded, or the exporter does not start. The variable of one
#             signal wins over the general one in one way, and a path goes to the path of a URL.
# For users:  The collector answers 401 to one service, or does not know its tenant, and that is a line in a log. Write
#             percent-encoded tokens without quotes, and all headers in one of the two variables.
# Output:     the path of the request, and its headers a and b.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet opentelemetry-exporter-otlp-proto-http==1.45.2 opentelemetry-sdk==1.45.2
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @opentelemetry/exporter-trace-otlp-proto@0.223.1 \
  @opentelemetry/sdk-trace-base@2.12.1
cargo init --quiet --vcs none --name send
cargo add --quiet opentelemetry@=0.33.1 opentelemetry_sdk@=0.33.1
cargo add --quiet opentelemetry-otlp@=0.33.1 --no-default-features --features trace,http-proto,reqwest-blocking-client

cat >expected <<'TEXT'
HEADERS=a=1,b=2                 Python /v1/traces a: 1 b: 2
HEADERS=a=1,b=2                 Node   /v1/traces a: 1 b: 2
HEADERS=a=1,b=2                 Rust   /v1/traces a: 1 b: 2
HEADERS=a=1%2C2,b=x==           Python /v1/traces a: 1,2 b: x==
HEADERS=a=1%2C2,b=x==           Node   /v1/traces a: 1,2 b: x==
HEADERS=a=1%2C2,b=x==           Rust   /v1/traces a: 1,2 b: x==
HEADERS=a="1",b=2               Python /v1/traces b: 2
HEADERS=a="1",b=2               Node   /v1/traces a: "1" b: 2
HEADERS=a="1",b=2               Rust   /v1/traces a: "1" b: 2
HEADERS=a=1;b=2                 Python /v1/traces
HEADERS=a=1;b=2                 Node   /v1/traces a: 1
HEADERS=a=1;b=2                 Rust   /v1/traces a: 1;b=2
HEADERS=a=1;x,b=2               Python /v1/traces b: 2
HEADERS=a=1;x,b=2               Node   /v1/traces a: 1 b: 2
HEADERS=a=1;x,b=2               Rust   /v1/traces a: 1;x b: 2
HEADERS=a=50%,b=2               Python /v1/traces a: 50% b: 2
HEADERS=a=50%,b=2               Node   /v1/traces b: 2
HEADERS=a=50%,b=2               Rust   /v1/traces a: 50% b: 2
HEADERS=a=,b=2                  Python /v1/traces a: "" b: 2
HEADERS=a=,b=2                  Node   /v1/traces b: 2
HEADERS=a=,b=2                  Rust   /v1/traces b: 2
HEADERS=a:1,b=2                 Python /v1/traces b: 2
HEADERS=a:1,b=2                 Node   /v1/traces b: 2
HEADERS=a:1,b=2                 Rust   /v1/traces b: 2
HEADERS=a=1 TRACES_HEADERS=b=2  Python /v1/traces b: 2
HEADERS=a=1 TRACES_HEADERS=b=2  Node   /v1/traces a: 1 b: 2
HEADERS=a=1 TRACES_HEADERS=b=2  Rust   /v1/traces b: 2
ENDPOINT=URL/otlp?key=1         Python /otlp?key=1/v1/traces
ENDPOINT=URL/otlp?key=1         Node   /otlp?key=1/v1/traces
ENDPOINT=URL/otlp?key=1         Rust   /otlp?key=1/v1/traces
TRACES_ENDPOINT=URL/otlp?key=1  Python /otlp?key=1
TRACES_ENDPOINT=URL/otlp?key=1  Node   /otlp?key=1
TRACES_ENDPOINT=URL/otlp?key=1  Rust   /otlp?key=1
TEXT

cat >send.py <<'PY'
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor

provider = TracerProvider()
provider.add_span_processor(SimpleSpanProcessor(OTLPSpanExporter()))
provider.get_tracer("app").start_span("call").end()
PY
cat >send.cjs <<'JS'
const { OTLPTraceExporter } = require("@opentelemetry/exporter-trace-otlp-proto");
const { BasicTracerProvider, SimpleSpanProcessor } = require("@opentelemetry/sdk-trace-base");
const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(new OTLPTraceExporter())] });
provider.getTracer("app").startSpan("call").end();
provider.shutdown();
JS
cat >src/main.rs <<'RS'
use opentelemetry::trace::{Span, Tracer, TracerProvider};

fn main() {
    let exporter = opentelemetry_otlp::SpanExporter::builder().with_http().build().unwrap();
    let provider = opentelemetry_sdk::trace::SdkTracerProvider::builder().with_simple_exporter(exporter).build();
    provider.tracer("app").start("call").end();
}
RS
cargo build --quiet
# A collector that prints what arrives.
cat >collector.cjs <<'JS'
const { execFile } = require("child_process");
let got;
const collector = require("http").createServer((request, response) => {
  const { a, b } = request.headers;
  const headers = Object.entries({ a, b }).filter(([, value]) => value !== undefined);
  got = [request.url, ...headers.map(([name, value]) => `${name}: ${value || '""'}`)].join(" ");
  request.resume();
  response.end();
});
const senders = [["Python", "venv/bin/python", "send.py"], ["Node", "node", "send.cjs"], ["Rust", "target/debug/send"]];
const PREFIX = "OTEL_EXPORTER_OTLP_";
collector.listen(0, "127.0.0.1", async () => {
  const url = `http://127.0.0.1:${collector.address().port}`;
  for (const text of process.argv.slice(2)) {
    const env = { PATH: process.env.PATH, [`${PREFIX}ENDPOINT`]: url };
    for (const pair of text.split(" ")) {
      const at = pair.indexOf("=");
      env[PREFIX + pair.slice(0, at)] = pair.slice(at + 1).replace("URL", url);
    }
    for (const [label, program, ...files] of senders) {
      got = "nothing";
      await new Promise((done) => execFile(program, files, { env, timeout: 30000 }, done));
      console.log(text.padEnd(31), label.padEnd(6), got);
    }
  }
  process.exit();
});
JS
node collector.cjs 'HEADERS=a=1,b=2' 'HEADERS=a=1%2C2,b=x==' 'HEADERS=a="1",b=2' 'HEADERS=a=1;b=2' 'HEADERS=a=1;x,b=2' \
  'HEADERS=a=50%,b=2' 'HEADERS=a=,b=2' 'HEADERS=a:1,b=2' 'HEADERS=a=1 TRACES_HEADERS=b=2' 'ENDPOINT=URL/otlp?key=1' \
  'TRACES_ENDPOINT=URL/otlp?key=1' >actual
diff -u expected actual
echo 'as stated'
