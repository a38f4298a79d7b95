#!/usr/bin/env bash
# AWS_ENDPOINT_URL=http://my_s3:9000 is a host for Node and invalid for Python, and minio:9000 an "Invalid region".
#
# Version:    boto3 1.44.8 (Python), @aws-sdk/client-s3 3.1175.0 (Node).
# Behaviour:  Without a scheme Node reads the host as one, and says "Invalid region" where the request has no bucket.
#             Python says that for a query, which Node drops. A host with an underscore, as compose files have them,
#             is invalid for Python alone. AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=1 ignores nothing, only `true` does.
#             An empty AWS_ENDPOINT_URL_S3 is as good as none.
# Good guess: A variable that AWS documents for all of its SDKs is read alike by them, and an error about it names it.
# For users:  Give scheme, a host of letters, digits and dashes, and a port. At "Invalid region" look at the endpoint.
# Output:     as in `expected` below: where the request of a list of all buckets goes, or the error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet boto3==1.44.8
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @aws-sdk/client-s3@3.1175.0

cat >expected <<'TEXT'
AWS_ENDPOINT_URL=http://minio:9000/s3/
  Python minio:9000/s3/
  Node   minio:9000/s3//
AWS_ENDPOINT_URL=minio:9000
  Python Invalid endpoint: minio:9000
  Node   Invalid region: region was not a valid DNS name.
AWS_ENDPOINT_URL=http://my_s3:9000
  Python Invalid endpoint: http://my_s3:9000
  Node   my_s3:9000/
AWS_ENDPOINT_URL=http://minio:9000?team=a
  Python Invalid region: region was not a valid DNS name.
  Node   minio:9000/
AWS_ENDPOINT_URL=http://minio:9000 AWS_ENDPOINT_URL_S3=
  Python minio:9000/
  Node   minio:9000/
AWS_ENDPOINT_URL=http://minio:9000 AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=1
  Python minio:9000/
  Node   minio:9000/
AWS_ENDPOINT_URL=http://minio:9000 AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true
  Python s3.amazonaws.com/
  Node   s3.us-east-1.amazonaws.com/
TEXT

# Nothing is sent.
cat >list.mjs <<'JS'
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
const requestHandler = {
  handle: async ({ hostname, port, path }) => {
    throw new Error(hostname + (port ? `:${port}` : "") + path);
  },
};
try {
  await new S3Client({ requestHandler, maxAttempts: 1 }).send(new ListBucketsCommand({}));
} catch (error) {
  console.log("  Node  ", error.message);
}
JS
cat >list.py <<'PY'
from urllib.parse import urlsplit

import boto3


def stop(request, **_):
    parts = urlsplit(request.url)
    raise RuntimeError(parts.netloc + parts.path)


try:
    client = boto3.client("s3")
    client.meta.events.register("before-send.s3", stop)
    client.list_buckets()
except Exception as error:
    print("  Python", str(error).removeprefix("An error occurred: "))
PY
export AWS_ACCESS_KEY_ID=key AWS_SECRET_ACCESS_KEY=secret AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
list() { # list NAME=VALUE...: both clients in that environment
  echo "$*"
  env "$@" venv/bin/python list.py
  env "$@" node --no-warnings list.mjs
}
{
  list AWS_ENDPOINT_URL=http://minio:9000/s3/
  list AWS_ENDPOINT_URL=minio:9000
  list AWS_ENDPOINT_URL=http://my_s3:9000
  list 'AWS_ENDPOINT_URL=http://minio:9000?team=a'
  list AWS_ENDPOINT_URL=http://minio:9000 AWS_ENDPOINT_URL_S3=
  list AWS_ENDPOINT_URL=http://minio:9000 AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=1
  list AWS_ENDPOINT_URL=http://minio:9000 AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true
} >actual
diff -u expected actual
echo 'as stated'
