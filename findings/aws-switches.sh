#!/usr/bin/env bash
# AWS_USE_FIPS_ENDPOINT=TRUE is on for boto3 and off for Node, in silence, and AWS_MAX_ATTEMPTS= stops boto3.
#
# Version:    boto3 1.44.8 (Python), @aws-sdk/client-sts 3.1177.0 (npm).
# Behaviour:  The switch is on for `true`: in any letters for boto3, in small ones for Node, and every other word is off,
#             `1` and `yes` too. AWS_IGNORE_CONFIGURED_ENDPOINT_URLS is the same. boto3 stops at a number of attempts
#             that it cannot read, and Node takes the digits in front, 0 as well. boto3 stops at a retry mode in capital
#             letters, which Node takes. AWS_ENDPOINT_URL=minio:9000 stops boto3, and is the scheme "minio" for Node.
# Good guess: `TRUE` and `1` are on or an error, in both the same, and an empty variable is not set.
# For users:  A service that must use FIPS endpoints does not, and no line says so. Write `true`, and leave out what has
#             no value.
# Output:     the URL of a request, and for Node the number of attempts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet boto3==1.44.8
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @aws-sdk/client-sts@3.1177.0

cat >expected <<'TEXT'
AWS_USE_FIPS_ENDPOINT=true
  boto3 https://sts-fips.us-east-1.amazonaws.com
  Node  https://sts-fips.us-east-1.amazonaws.com 3
AWS_USE_FIPS_ENDPOINT=TRUE
  boto3 https://sts-fips.us-east-1.amazonaws.com
  Node  https://sts.us-east-1.amazonaws.com 3
AWS_USE_FIPS_ENDPOINT=True
  boto3 https://sts-fips.us-east-1.amazonaws.com
  Node  https://sts.us-east-1.amazonaws.com 3
AWS_USE_FIPS_ENDPOINT=1
  boto3 https://sts.us-east-1.amazonaws.com
  Node  https://sts.us-east-1.amazonaws.com 3
AWS_USE_FIPS_ENDPOINT=yes
  boto3 https://sts.us-east-1.amazonaws.com
  Node  https://sts.us-east-1.amazonaws.com 3
AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true
  boto3 https://sts.us-east-1.amazonaws.com
  Node  https://sts.us-east-1.amazonaws.com 3
AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=TRUE
  boto3 https://sts.us-east-1.amazonaws.com
  Node  http://minio:9000 3
AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=1
  boto3 http://minio:9000
  Node  http://minio:9000 3
AWS_MAX_ATTEMPTS=5
  boto3 https://sts.us-east-1.amazonaws.com
  Node  https://sts.us-east-1.amazonaws.com 5
AWS_MAX_ATTEMPTS=0
  boto3 does not start
  Node  https://sts.us-east-1.amazonaws.com 0
AWS_MAX_ATTEMPTS=2.5
  boto3 does not start
  Node  https://sts.us-east-1.amazonaws.com 2
AWS_MAX_ATTEMPTS=1e1
  boto3 does not start
  Node  https://sts.us-east-1.amazonaws.com 1
AWS_MAX_ATTEMPTS=
  boto3 does not start
  Node  https://sts.us-east-1.amazonaws.com 3
AWS_RETRY_MODE=standard
  boto3 https://sts.us-east-1.amazonaws.com
  Node  https://sts.us-east-1.amazonaws.com 3
AWS_RETRY_MODE=STANDARD
  boto3 does not start
  Node  https://sts.us-east-1.amazonaws.com 3
AWS_ENDPOINT_URL=http://minio:9000
  boto3 http://minio:9000
  Node  http://minio:9000 3
AWS_ENDPOINT_URL=minio:9000
  boto3 does not start
  Node  minio://9000 3
AWS_ENDPOINT_URL=
  boto3 https://sts.us-east-1.amazonaws.com
  Node  https://sts.us-east-1.amazonaws.com 3
TEXT

cat >ask.py <<'PY'
import boto3
import botocore.exceptions

try:
    client = boto3.client("sts", region_name="us-east-1", aws_access_key_id="id", aws_secret_access_key="key")
    print(client.meta.endpoint_url)
except (ValueError, botocore.exceptions.BotoCoreError):
    print("does not start")
PY
cat >ask.cjs <<'JS'
const { STSClient, GetCallerIdentityCommand } = require("@aws-sdk/client-sts");
(async () => {
  let url;
  const handle = async ({ protocol, hostname, port }) => {
    url = `${protocol}//${hostname}${port ? `:${port}` : ""}`;
    throw new Error("not sent");
  };
  const credentials = { accessKeyId: "id", secretAccessKey: "key" };
  const client = new STSClient({ region: "us-east-1", credentials, requestHandler: { handle } });
  await client.send(new GetCallerIdentityCommand({})).catch(() => {});
  console.log(url, await client.config.maxAttempts());
})();
JS
export AWS_CONFIG_FILE=none AWS_SHARED_CREDENTIALS_FILE=none
for pair in AWS_USE_FIPS_ENDPOINT={true,TRUE,True,1,yes} AWS_IGNORE_CONFIGURED_ENDPOINT_URLS={true,TRUE,1} \
  AWS_MAX_ATTEMPTS={5,0,2.5,1e1,} AWS_RETRY_MODE={standard,STANDARD} AWS_ENDPOINT_URL={http://minio:9000,minio:9000,}; do
  endpoint=()
  if [[ $pair == *IGNORE* ]]; then endpoint=(AWS_ENDPOINT_URL=http://minio:9000); fi
  echo "$pair"
  echo "  boto3 $(env "${endpoint[@]}" "$pair" venv/bin/python ask.py)"
  echo "  Node  $(env "${endpoint[@]}" "$pair" node ask.cjs 2>>log)"
done >actual
diff -u expected actual
echo 'as stated'
