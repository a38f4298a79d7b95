#!/usr/bin/env bash
# AZURE_STORAGE_CONNECTION_STRING without DefaultEndpointsProtocol is fine for Python, and refused as a bad SAS by Node.
#
# Version:    azure-storage-blob 12.31.1 (Python), @azure/storage-blob 12.32.0 (npm).
# Behaviour:  Python takes names in any case, and needs no protocol and no suffix. Node knows an account key by the words
#             DefaultEndpointsProtocol= and AccountKey= in exact case; without the first, a string with a BlobEndpoint and
#             a key is one with a bad signature. It needs EndpointSuffix or BlobEndpoint, too. A blank behind `;` is fine
#             for Node, and an error for Python. Quotes around the string become a part of the host for Python.
# Good guess: The string is a format of the vendor, as its portal prints it, and both of its clients read it alike; blanks
#             around a pair do not matter.
# For users:  What is written by hand, for an emulator or in a template, starts the services in one language alone. Copy
#             the names of the portal, all of them, on one line without blanks and quotes.
# Output:     the URL, or the message.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet azure-storage-blob==12.31.1
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @azure/storage-blob@12.32.0

cat >expected <<'TEXT'
DefaultEndpointsProtocol=https;AccountName=a;AccountKey=UEFTUw==;EndpointSuffix=core.windows.net
  python https://a.blob.core.windows.net/
  node   https://a.blob.core.windows.net/
DefaultEndpointsProtocol=https;AccountName=a;AccountKey=UEFTUw==
  python https://a.blob.core.windows.net/
  node   Invalid EndpointSuffix in the provided Connection String
AccountName=a;AccountKey=UEFTUw==;EndpointSuffix=core.windows.net
  python https://a.blob.core.windows.net/
  node   Invalid BlobEndpoint in the provided SAS Connection String
BlobEndpoint=http://h:10000/a;AccountName=a;AccountKey=UEFTUw==
  python http://h:10000/a/
  node   Invalid SharedAccessSignature in the provided SAS Connection String
DefaultEndpointsProtocol=http;BlobEndpoint=http://h:10000/a;AccountName=a;AccountKey=UEFTUw==
  python http://h:10000/a/
  node   http://h:10000/a
DefaultEndpointsProtocol=https; AccountName=a; AccountKey=UEFTUw==; EndpointSuffix=core.windows.net
  python Connection string missing required connection details.
  node   https://a.blob.core.windows.net/
defaultendpointsprotocol=https;accountname=a;accountkey=UEFTUw==;endpointsuffix=core.windows.net
  python https://a.blob.core.windows.net/
  node   Invalid URL
"DefaultEndpointsProtocol=https;AccountName=a;AccountKey=UEFTUw==;EndpointSuffix=core.windows.net"
  python https://a.blob.core.windows.net"/
  node   Invalid DefaultEndpointsProtocol in the provided Connection String. Expecting 'https' or 'http'
TEXT

cat >strings <<'TEXT'
DefaultEndpointsProtocol=https;AccountName=a;AccountKey=UEFTUw==;EndpointSuffix=core.windows.net
DefaultEndpointsProtocol=https;AccountName=a;AccountKey=UEFTUw==
AccountName=a;AccountKey=UEFTUw==;EndpointSuffix=core.windows.net
BlobEndpoint=http://h:10000/a;AccountName=a;AccountKey=UEFTUw==
DefaultEndpointsProtocol=http;BlobEndpoint=http://h:10000/a;AccountName=a;AccountKey=UEFTUw==
DefaultEndpointsProtocol=https; AccountName=a; AccountKey=UEFTUw==; EndpointSuffix=core.windows.net
defaultendpointsprotocol=https;accountname=a;accountkey=UEFTUw==;endpointsuffix=core.windows.net
"DefaultEndpointsProtocol=https;AccountName=a;AccountKey=UEFTUw==;EndpointSuffix=core.windows.net"
TEXT
cat >read.py <<'PY'
from azure.storage.blob import BlobServiceClient

for line in open("strings"):
    try:
        print(BlobServiceClient.from_connection_string(line.rstrip()).url)
    except ValueError as refused:
        print(refused)
PY
cat >read.mjs <<'JS'
import { readFileSync } from "node:fs";
import { BlobServiceClient } from "@azure/storage-blob";
for (const line of readFileSync("strings", "utf8").trimEnd().split("\n")) {
  try {
    console.log(BlobServiceClient.fromConnectionString(line).url);
  } catch (refused) {
    console.log(refused.message);
  }
}
JS
venv/bin/python read.py >python
node --no-warnings read.mjs >node
paste -d '\n' strings <(sed 's/^/  python /' python) <(sed 's/^/  node   /' node) >actual
diff -u expected actual
echo 'as stated'
