#!/usr/bin/env bash
# CELERY_BROKER_URL=sqs://KEY:SECRET@ with a slash in the secret is a port that is no integer, and ?region= a TypeError.
#
# Version:    celery 5.7.0, kombu 5.7.0 with its extra `sqs`.
# Behaviour:  A secret of AWS may have a `/`, as base64 does: 47 % of texts of its 40 characters have one. The text
#             before it is taken for host and port. A `+` stays a plus. A region in the query is an unknown argument,
#             and a host with a path, as the URL of a queue has, is a broker with a virtual host.
# Good guess: sqs:// is made for keys of AWS, and takes them as they are; what else there is to say stands in the query.
# For users:  the rotation of a key stops the workers, now and then. Encode the secret, or leave it out and set
#             AWS_SECRET_ACCESS_KEY; the region is set in broker_transport_options.
# Output:     user, password and host of the connection, or the error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet celery==5.7.0 'kombu[sqs]==5.7.0'

cat >expected <<'TEXT'
sqs://AKIDEXAMPLE:wJal+rXUt@             AKIDEXAMPLE wJal+rXUt None
sqs://AKIDEXAMPLE:wJal/rXUt@             ValueError: Port could not be cast to integer value as 'wJal'
sqs://AKIDEXAMPLE:wJal%2FrXUt@           AKIDEXAMPLE wJal/rXUt None
sqs://AKIDEXAMPLE:wJal@?region=eu-west-1 TypeError: Connection._init_params() got an unexpected keyword argument 'region'
sqs://sqs.eu-west-1.amazonaws.com/1/jobs None None sqs.eu-west-1.amazonaws.com
TEXT

cat >connect.py <<'PY'
from celery import Celery

try:
    connection = Celery().connection_for_write()
    print(connection.userid, connection.password, connection.hostname)
except (TypeError, ValueError) as error:
    print(f"{type(error).__name__}: {error}")
PY
while read -r url _; do
  printf '%-40s %s\n' "$url" "$(CELERY_BROKER_URL=$url venv/bin/python connect.py)"
done <expected >actual
diff -u expected actual
echo 'as stated'
