#!/usr/bin/env bash
# UseDevelopmentEmulator=True asks the emulator of Service Bus for TLS, and a blank behind a `;` stops Python alone.
#
# Version:    azure-servicebus 7.15.0 (Python), @azure/service-bus 7.9.5 (npm).
# Behaviour:  The flag of the emulator counts as `true` alone, in both, without a word. Names in small letters are
#             refused by Node and fine for Python; blanks behind a `;` and a `;` in front are refused by Python and fine
#             for Node. Without `sb://` Python refuses, and Node has a host with a slash at its end. Python drops the
#             port of all but the emulator.
# Good guess: One vendor's format has one set of rules: keys and words without regard to case, blanks around them
#             dropped, and a port is a part of the address.
# For users:  A string that works in one service fails in the other, and a typed `True` is a TLS error against a plain
#             port. Copy the string as the portal gives it, and write `true`.
# Output:     the host, and its port where the client has one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet azure-servicebus==7.15.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @azure/service-bus@7.9.5

cat >expected <<'TEXT'
a ; in front            Python refused
a ; in front            Node   n.test with TLS
a blank behind each ;   Python refused
a blank behind each ;   Node   n.test with TLS
as the portal gives it  Python n.test with TLS
as the portal gives it  Node   n.test with TLS
emulator, True          Python e with TLS
emulator, True          Node   e:5673 with TLS
emulator, true          Python e:5673 without TLS
emulator, true          Node   e:5673 without TLS
in small letters        Python n.test with TLS
in small letters        Node   refused
with a port             Python n.test with TLS
with a port             Node   n.test:5673 with TLS
without sb://           Python refused
without sb://           Node   n.test/ with TLS
TEXT

# Each line is a label and a string.
cat >strings <<'TEXT'
as the portal gives it|Endpoint=sb://n.test/;SharedAccessKeyName=k;SharedAccessKey=c2VjcmV0
in small letters|endpoint=sb://n.test/;sharedaccesskeyname=k;sharedaccesskey=c2VjcmV0
a blank behind each ;|Endpoint=sb://n.test/; SharedAccessKeyName=k; SharedAccessKey=c2VjcmV0
a ; in front|;Endpoint=sb://n.test/;SharedAccessKeyName=k;SharedAccessKey=c2VjcmV0
without sb://|Endpoint=n.test;SharedAccessKeyName=k;SharedAccessKey=c2VjcmV0
with a port|Endpoint=sb://n.test:5673/;SharedAccessKeyName=k;SharedAccessKey=c2VjcmV0
emulator, true|Endpoint=sb://e:5673;SharedAccessKeyName=k;SharedAccessKey=c2VjcmV0;UseDevelopmentEmulator=true
emulator, True|Endpoint=sb://e:5673;SharedAccessKeyName=k;SharedAccessKey=c2VjcmV0;UseDevelopmentEmulator=True
TEXT
cat >read.py <<'PY'
from azure.servicebus import ServiceBusClient

for line in open("strings"):
    label, text = line.rstrip("\n").split("|")
    try:
        client = ServiceBusClient.from_connection_string(text)
        said = client.fully_qualified_namespace + (" with TLS" if client._config.use_tls else " without TLS")
    except ValueError:
        said = "refused"
    print(f"{label:23} Python {said}")
PY
cat >read.cjs <<'JS'
const { readFileSync } = require("fs");
const { ServiceBusClient } = require("@azure/service-bus");
for (const line of readFileSync("strings", "utf8").trim().split("\n")) {
  const [label, text] = line.split("|");
  let said = "refused";
  try {
    const client = new ServiceBusClient(text);
    const { port, useDevelopmentEmulator } = client._connectionContext.config;
    said = client.fullyQualifiedNamespace + (port ? `:${port}` : "");
    said += useDevelopmentEmulator ? " without TLS" : " with TLS";
  } catch {}
  console.log(`${label.padEnd(23)} Node   ${said}`);
}
process.exit();
JS
{
  venv/bin/python read.py
  node read.cjs
} | LC_ALL=C sort -s -k 1.1,1.23 >actual
diff -u expected actual
echo 'as stated'
