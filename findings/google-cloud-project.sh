#!/usr/bin/env bash
# GOOGLE_CLOUD_PROJECT beside the older GCLOUD_PROJECT: Python takes the one, Node the other.
#
# Version:    google-auth 2.63.0 (Python), google-auth-library 10.9.1 (npm).
# Behaviour:  Node reads GCLOUD_PROJECT first, Python GOOGLE_CLOUD_PROJECT. An empty GOOGLE_CLOUD_PROJECT hides
#             GCLOUD_PROJECT from Python, and does not from Node. google_cloud_project in small letters works for Node.
# Good guess: The documented name wins over the older one in both libraries, and an empty one is not set.
# For users:  Both set, to a project each, is what a deployment looks like after a move: the services in two languages then
#             read and write in two projects, without a word. Unset the older one, or pass the project to the client.
# Output:     the project; `-` is none.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet google-auth==2.63.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund google-auth-library@10.9.1

cat >expected <<'TEXT'
GOOGLE_CLOUD_PROJECT=new                     python new  node new
GCLOUD_PROJECT=old                           python old  node old
GOOGLE_CLOUD_PROJECT=new GCLOUD_PROJECT=old  python new  node old
GOOGLE_CLOUD_PROJECT= GCLOUD_PROJECT=old     python -    node old
google_cloud_project=small                   python -    node small
TEXT

# Credentials in the form of a user's, so that the libraries go on to the project; nothing is sent.
cat >credentials.json <<'JSON'
{ "type": "authorized_user", "client_id": "id", "client_secret": "none", "refresh_token": "none" }
JSON
cat >read.py <<'PY'
import google.auth

print(google.auth.default()[1] or "-")
PY
cat >read.mjs <<'JS'
import { GoogleAuth } from "google-auth-library";
console.log(await new GoogleAuth().getProjectId());
JS
unset GOOGLE_CLOUD_PROJECT GCLOUD_PROJECT google_cloud_project gcloud_project
export GOOGLE_APPLICATION_CREDENTIALS=$work/credentials.json CLOUDSDK_CONFIG=$work/none
while read -r line; do
  # shellcheck disable=SC2086
  printf '%-44s python %-4s node %s\n' "$line" "$(env $line venv/bin/python read.py 2>>log)" \
    "$(env $line node --no-warnings read.mjs)"
done <<'TEXT' >actual
GOOGLE_CLOUD_PROJECT=new
GCLOUD_PROJECT=old
GOOGLE_CLOUD_PROJECT=new GCLOUD_PROJECT=old
GOOGLE_CLOUD_PROJECT= GCLOUD_PROJECT=old
google_cloud_project=small
TEXT
diff -u expected actual
echo 'as stated'
