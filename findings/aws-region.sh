#!/usr/bin/env bash
# AWS_REGION and AWS_DEFAULT_REGION: boto3 reads only one of them, the SDK for Node only the other.
#
# Version:    boto3 1.44.8 (Python), @aws-sdk/client-sqs 3.1175.0 (npm), object_store 0.14.2 (Rust).
# Behaviour:  With AWS_REGION alone boto3 has no region; with AWS_DEFAULT_REGION alone Node has none. With both set to
#             two regions each uses its own, without a word. An empty AWS_REGION is an error for Node, and nothing for
#             boto3. object_store reads both, AWS_REGION first.
# Good guess: AWS_REGION is read first and the other one is the fallback, in the SDKs of one vendor.
# For users:  A worker in Python and a service in Node with the same variables talk to queues in two regions. Set both to
#             one value, or pass the region to the client.
# Output:     the region; `-` is none.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet boto3==1.44.8
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @aws-sdk/client-sqs@3.1175.0
cargo init --quiet --vcs none --name region
cargo add --quiet object_store@=0.14.2 --no-default-features --features aws

cat >expected <<'TEXT'
AWS_REGION=eu-west-1                                boto3 - Node eu-west-1 object_store eu-west-1
AWS_DEFAULT_REGION=eu-west-1                        boto3 eu-west-1 Node - object_store eu-west-1
AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=us-east-2   boto3 us-east-2 Node eu-west-1 object_store eu-west-1
AWS_REGION= AWS_DEFAULT_REGION=us-east-2            boto3 us-east-2 Node -
TEXT

cat >region.py <<'PY'
import boto3
from botocore.exceptions import NoRegionError

try:
    print(boto3.client("sqs").meta.region_name)
except NoRegionError:
    print("-")
PY
cat >region.mjs <<'JS'
import { SQSClient } from "@aws-sdk/client-sqs";
console.log(await new SQSClient({}).config.region().catch(() => "-"));
JS
cat >src/main.rs <<'RS'
use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};

fn main() {
    let region = AmazonS3Builder::from_env().get_config_value(&AmazonS3ConfigKey::Region);
    println!("{}", region.as_deref().unwrap_or("-"));
}
RS
cargo build --quiet
with() { env -u AWS_REGION -u AWS_DEFAULT_REGION -u AWS_PROFILE HOME="$work" $variables "$@" 2>>log; }
for variables in AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=eu-west-1 'AWS_REGION=eu-west-1 AWS_DEFAULT_REGION=us-east-2' \
  'AWS_REGION= AWS_DEFAULT_REGION=us-east-2'; do
  printf '%-51s boto3 %s Node %s' "$variables" "$(with venv/bin/python region.py)" "$(with node region.mjs)"
  if [ "${variables#AWS_REGION= }" = "$variables" ]; then printf ' object_store %s' "$(with target/debug/region)"; fi
  echo
done >actual
diff -u expected actual
echo 'as stated'
