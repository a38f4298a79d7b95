#!/usr/bin/env bash
# OTEL_TRACES_SAMPLER_ARG=10% traces everything, and so does OTEL_TRACES_SAMPLER=off; ALWAYS_OFF is off in Python alone.
#
# Version:    opentelemetry-sdk 1.45.2 (Python), @opentelemetry/sdk-node 0.223.0 (npm), opentelemetry_sdk 0.33.1
#             (Rust).
# Behaviour:  A ratio that is no number from 0 to 1 (`10%`, `0,1`, `5`, empty) is the ratio 1; Rust takes the 5 as it is. With
#             a sampler that is not known, every trace that starts here is taken. Python prints a warning, Node and Rust, as
#             they are set up here, nothing. Python does not look at the case of the name, Node and Rust do.
# Good guess: A bad ratio is the smallest harm: an error, or no traces; and all three read one specification alike.
# For users:  The variable that was to cut the bill multiplies it. Check the ratio in the deployment, or set the sampler in
#             code from a checked value.
# Output:     the sampler that is in use, for a trace that starts here.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet opentelemetry-sdk==1.45.2
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @opentelemetry/api@1.9.1 @opentelemetry/sdk-node@0.223.0
cargo init --quiet --vcs none --name sampler
cargo add --quiet opentelemetry_sdk@=0.33.1 --no-default-features --features trace

cat >expected <<'TEXT'
traceidratio 0.1  python TraceIdRatioBased{0.1} node TraceIdRatioBased{0.1} rust TraceIdRatioBased(0.1)
traceidratio 10%  python TraceIdRatioBased{1.0} node TraceIdRatioBased{1}   rust TraceIdRatioBased(1.0)
traceidratio 0,1  python TraceIdRatioBased{1.0} node TraceIdRatioBased{1}   rust TraceIdRatioBased(1.0)
traceidratio 5    python TraceIdRatioBased{1.0} node TraceIdRatioBased{1}   rust TraceIdRatioBased(5.0)
traceidratio      python TraceIdRatioBased{1.0} node TraceIdRatioBased{1}   rust TraceIdRatioBased(1.0)
always_off        python AlwaysOffSampler       node AlwaysOffSampler       rust AlwaysOff
ALWAYS_OFF        python AlwaysOffSampler       node AlwaysOnSampler        rust AlwaysOn
off               python AlwaysOnSampler        node AlwaysOnSampler        rust AlwaysOn
TEXT

cat >read.py <<'PY'
from opentelemetry.sdk.trace import TracerProvider

told = TracerProvider().sampler.get_description()
print(told.removeprefix("ParentBased{root:").split(",")[0])
PY
cat >read.cjs <<'JS'
const { trace } = require("@opentelemetry/api");
const { NodeSDK } = require("@opentelemetry/sdk-node");
new NodeSDK({ traceExporter: { export() {}, shutdown: async () => {} } }).start();
const sampler = (object, depth = 0) => {
  for (const [key, value] of Object.entries(object ?? {})) {
    if (/sampler/i.test(key) && value?.shouldSample) return value;
    const found = depth < 4 && typeof value === "object" && sampler(value, depth + 1);
    if (found) return found;
  }
};
console.log(String(sampler(trace.getTracerProvider().getDelegate())).replace("ParentBased{root=", "").split(",")[0]);
process.exit();
JS
cat >src/main.rs <<'RS'
use opentelemetry_sdk::trace::SdkTracerProvider;

fn main() {
    let shown = format!("{:?}", SdkTracerProvider::builder().build());
    let (_, rest) = shown.split_once("sampler: ").expect("the sampler is shown");
    let (sampler, _) = rest.split_once(", id_generator").expect("the generator is behind it");
    let root = sampler.strip_prefix("ParentBased(").and_then(|rest| rest.strip_suffix(')'));
    println!("{}", root.unwrap_or(sampler));
}
RS
cargo build --quiet
while read -r name ratio; do
  export OTEL_TRACES_SAMPLER=$name OTEL_TRACES_SAMPLER_ARG=$ratio
  printf '%-12s %-4s python %-22s node %-22s rust %s\n' "$name" "$ratio" "$(venv/bin/python read.py 2>>log)" \
    "$(node read.cjs 2>>log)" "$(cargo run --quiet 2>>log)"
done <<'TEXT' >actual
traceidratio 0.1
traceidratio 10%
traceidratio 0,1
traceidratio 5
traceidratio
always_off
ALWAYS_OFF
off
TEXT
diff -u expected actual
echo 'as stated'
