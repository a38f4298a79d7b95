#!/usr/bin/env bash
# OPENAI_BASE_URL= is the default URL for Node, and an empty one for Python: no request of that client goes out.
#
# Version:    openai 3.57.0 and anthropic 2.14.0 (Python), openai 6.49.0 and @anthropic-ai/sdk 1.14.0 (npm).
# Behaviour:  The clients of both vendors for Node trim what they read, and take an empty variable as not set. Those for
#             Python take the variable as it is: with an empty or blank URL they start, and every request fails before it
#             is sent. A key with the line break of its file keeps it.
# Good guess: The clients are generated from one description, so an empty variable means one thing to all of them.
# For users:  `OPENAI_BASE_URL: ${OPENAI_BASE_URL:-}` in a compose file, for Node services, breaks the Python ones. Leave
#             the variable out where it has no value, and trim keys that come from files.
# Output:     the base URL and the key of the client, and for such a URL what its first request says.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet openai==3.57.0 anthropic==2.14.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund openai@6.49.0 @anthropic-ai/sdk@1.14.0

cat >expected <<'TEXT'
node   OPENAI    BASE_URL=""     https://api.openai.com/v1 "key"
node   OPENAI    BASE_URL=" "    https://api.openai.com/v1 "key"
node   OPENAI    API_KEY="key\n" https://api.openai.com/v1 "key"
node   ANTHROPIC BASE_URL=""     https://api.anthropic.com "key"
node   ANTHROPIC BASE_URL=" "    https://api.anthropic.com "key"
node   ANTHROPIC API_KEY="key\n" https://api.anthropic.com "key"
python OPENAI    BASE_URL=""     "" "key"
python OPENAI    BASE_URL=""     Request URL is missing an 'http://' or 'https://' protocol.
python OPENAI    BASE_URL=" "    "%20/" "key"
python OPENAI    BASE_URL=" "    Request URL is missing an 'http://' or 'https://' protocol.
python OPENAI    API_KEY="key\n" "https://api.openai.com/v1/" "key\n"
python ANTHROPIC BASE_URL=""     "" "key"
python ANTHROPIC BASE_URL=""     Request URL is missing an 'http://' or 'https://' protocol.
python ANTHROPIC BASE_URL=" "    "%20/" "key"
python ANTHROPIC BASE_URL=" "    Request URL is missing an 'http://' or 'https://' protocol.
python ANTHROPIC API_KEY="key\n" "https://api.anthropic.com" "key\n"
TEXT

cat >cases.json <<'JSON'
[["BASE_URL", ""], ["BASE_URL", " "], ["API_KEY", "key\n"]]
JSON
cat >read.mjs <<'JS'
import { readFileSync } from "node:fs";
import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
for (const [vendor, Client] of Object.entries({ OPENAI: OpenAI, ANTHROPIC: Anthropic })) {
  for (const [name, value] of JSON.parse(readFileSync("cases.json"))) {
    delete process.env[`${vendor}_BASE_URL`];
    process.env[`${vendor}_API_KEY`] = "key";
    process.env[`${vendor}_${name}`] = value;
    const client = new Client();
    const what = `node   ${vendor.padEnd(9)} ${`${name}=${JSON.stringify(value)}`.padEnd(15)}`;
    console.log(what, client.baseURL, JSON.stringify(client.apiKey));
  }
}
JS
cat >read.py <<'PY'
import json
import os

import anthropic
import openai

for vendor, Client in [("OPENAI", openai.OpenAI), ("ANTHROPIC", anthropic.Anthropic)]:
    for name, value in json.load(open("cases.json")):
        os.environ.pop(f"{vendor}_BASE_URL", None)
        os.environ[f"{vendor}_API_KEY"] = "key"
        os.environ[f"{vendor}_{name}"] = value
        what = f"python {vendor:9} {f'{name}={json.dumps(value)}':15}"
        client = Client(max_retries=0)
        print(what, json.dumps(str(client.base_url)), json.dumps(client.api_key))
        if name == "API_KEY":
            continue
        try:
            client.models.list()
        except (openai.APIConnectionError, anthropic.APIConnectionError) as failed:
            print(what, failed.__cause__)
PY
for name in "${!OPENAI_@}" "${!ANTHROPIC_@}"; do unset "$name"; done
{
  node read.mjs
  venv/bin/python read.py
} >actual
diff -u expected actual
echo 'as stated'
