#!/usr/bin/env bash
# AWS_PROFILE beside AWS_DEFAULT_PROFILE: boto3 takes the default one, and Node the other.
#
# Version:    boto3 1.44.8 (Python), @aws-sdk/client-sqs 3.1175.0 (npm).
# Behaviour:  boto3 looks for AWS_DEFAULT_PROFILE before AWS_PROFILE. Node does not read AWS_DEFAULT_PROFILE. An empty
#             AWS_PROFILE is no profile for both; beside it boto3 goes on to the other one.
# Good guess: A name with DEFAULT in it is the fallback of the name without, as a default is.
# For users:  A laptop or an image that exports AWS_DEFAULT_PROFILE sends the Python services to another account, whatever
#             AWS_PROFILE says, and leaves those in Node alone. Unset it; set AWS_PROFILE only.
# Output:     the region of the profile that is used; `-` is none.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet boto3==1.44.8
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @aws-sdk/client-sqs@3.1175.0

cat >expected <<'TEXT'
AWS_PROFILE=plain                             boto3 plain-1   node plain-1
AWS_DEFAULT_PROFILE=other                     boto3 other-1   node -
AWS_PROFILE=plain AWS_DEFAULT_PROFILE=other   boto3 other-1   node plain-1
AWS_PROFILE= AWS_DEFAULT_PROFILE=other        boto3 other-1   node -
TEXT

cat >config <<'INI'
[profile plain]
region = plain-1
[profile other]
region = other-1
INI
cat >read.py <<'PY'
import boto3

print(boto3.session.Session().region_name or "-")
PY
cat >read.mjs <<'JS'
import { SQSClient } from "@aws-sdk/client-sqs";
try {
  console.log(await new SQSClient({}).config.region());
} catch {
  console.log("-");
}
JS
for name in "${!AWS_@}"; do unset "$name"; done
export AWS_CONFIG_FILE=$work/config AWS_SHARED_CREDENTIALS_FILE=$work/none
while read -r line; do
  # shellcheck disable=SC2086
  printf '%-45s boto3 %-9s node %s\n' "$line" "$(env $line venv/bin/python read.py)" \
    "$(env $line node --no-warnings read.mjs 2>>log)"
done <<'TEXT' >actual
AWS_PROFILE=plain
AWS_DEFAULT_PROFILE=other
AWS_PROFILE=plain AWS_DEFAULT_PROFILE=other
AWS_PROFILE= AWS_DEFAULT_PROFILE=other
TEXT
diff -u expected actual
echo 'as stated'
