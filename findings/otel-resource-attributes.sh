#!/usr/bin/env bash
# OTEL_RESOURCE_ATTRIBUTES: `%2C` stays in Rust, a `=` in a value or one bad pair empties the list in Node.
#
# Version:    opentelemetry_sdk 0.33.1 (Rust), opentelemetry-sdk 1.45.2 (Python), @opentelemetry/resources 2.12.1 (npm).
# Behaviour:  Rust does not decode. Node discards every attribute, the good ones too, if one pair has no `=` or two of
#             them, or a `%` that is no escape. Python and Rust drop the pair without `=`, and keep a second `=`.
# Good guess: The three follow one specification: values are percent-decoded, and a bad pair costs itself at most.
# For users:  `team=a%2Cb` is two teams in the backend, and a URL with a query leaves the Node service without its
#             name. Encode `=` as well, and keep values to letters and digits where Rust services share the variable.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet opentelemetry-sdk==1.45.2
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @opentelemetry/resources@2.12.1 @opentelemetry/api@1.9.1
cargo init --quiet --vcs none --name attributes
cargo add --quiet opentelemetry_sdk@=0.33.1

cat >expected <<'TEXT'
team=a%2Cb                    Rust team="a%2Cb"
team=a,broken                 Rust team="a"
team=a,home=http://h/?region=1 Rust home="http://h/?region=1" team="a"
team=a,load=50%               Rust load="50%" team="a"
team=a%2Cb                    Python team="a,b"
team=a,broken                 Python team="a"
team=a,home=http://h/?region=1 Python home="http://h/?region=1" team="a"
team=a,load=50%               Python load="50%" team="a"
team=a%2Cb                    Node team="a,b"
team=a,broken                 Node
team=a,home=http://h/?region=1 Node
team=a,load=50%               Node
TEXT

cat >src/main.rs <<'RS'
use opentelemetry_sdk::resource::{EnvResourceDetector, ResourceDetector};

fn main() {
    let resource = EnvResourceDetector::new().detect();
    let mut pairs: Vec<String> = resource.iter().map(|(key, value)| format!(" {key}={:?}", value.as_str())).collect();
    pairs.sort();
    println!("Rust{}", pairs.concat());
}
RS
cat >read.py <<'PY'
import json
import logging

logging.disable()
from opentelemetry.sdk.resources import OTELResourceDetector

attributes = OTELResourceDetector().detect().attributes
print("Python", *(f"{key}={json.dumps(value)}" for key, value in sorted(attributes.items())))
PY
cat >read.cjs <<'JS'
const { detectResources, envDetector } = require("@opentelemetry/resources");
const { attributes } = detectResources({ detectors: [envDetector] });
console.log(["Node", ...Object.keys(attributes).sort().map((key) => `${key}=${JSON.stringify(attributes[key])}`)].join(" "));
JS
cargo build --quiet
for reader in target/debug/attributes 'venv/bin/python read.py' 'node read.cjs'; do
  for text in 'team=a%2Cb' 'team=a,broken' 'team=a,home=http://h/?region=1' 'team=a,load=50%'; do
    printf '%-29s %s\n' "$text" "$(OTEL_RESOURCE_ATTRIBUTES=$text $reader)"
  done
done >actual
diff -u expected actual
echo 'as stated'
