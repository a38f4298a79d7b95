#!/usr/bin/env bash
# LDAP_URL=ldaps://ldap.example.com/ is the host "ldap.example.com/" for Python, and h:636 is a port without TLS.
#
# Version:    ldap3 2.9.1 (Python), ldapts 8.2.0 (Node).
# Behaviour:  ldap3 keeps what is behind the host: a slash, or a base, is a part of its name. It takes a host without a
#             scheme, with no TLS on any port, 636 too. It takes a user in the URL for a port that is no integer. ldapts
#             drops user and base, in silence, and wants the scheme. Two hosts with a comma are one host for both.
# Good guess: An LDAP URL is a URL, with a base in its path (RFC 4516), and port 636 is LDAP over TLS.
# For users:  the variable that works in a Node service is a host that does not exist in a Python one, or a bind in the
#             clear.
# Output:     host, port and whether TLS is spoken; `-` is an error.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet ldap3==2.9.1
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ldapts@8.2.0

cat >expected <<'TEXT'
                         python              node
ldaps://h                h 636 tls           h 636 tls
ldaps://h/               h/ 636 tls          h 636 tls
ldap://h/dc=example      h/dc=example 389    h 389
ldap://h:636             h 636               h 636
h:636                    h 636               -
h                        h 389               -
ldap://app:secret@h      -                   h 389
ldap://a,b               a,b 389             a,b 389
TEXT

cat >read.py <<'PY'
import sys

import ldap3
from ldap3.core.exceptions import LDAPInvalidPortError

for url in sys.argv[1:]:
    try:
        server = ldap3.Server(url)
        print(server.host, server.port, *(["tls"] if server.ssl else []))
    except LDAPInvalidPortError:
        print("-")
PY
cat >read.mjs <<'JS'
import { Client } from "ldapts";

for (const url of process.argv.slice(2)) {
  try {
    const { host, port, secure } = new Client({ url });
    console.log(host, port, ...(secure ? ["tls"] : []));
  } catch {
    console.log("-");
  }
}
JS
urls=(ldaps://h ldaps://h/ ldap://h/dc=example ldap://h:636 h:636 h ldap://app:secret@h ldap://a,b)
{
  printf '%-24s %-19s %s\n' '' python node
  paste -d'|' <(printf '%s\n' "${urls[@]}") <(venv/bin/python read.py "${urls[@]}") <(node read.mjs "${urls[@]}") |
    while IFS='|' read -r url python node; do printf '%-24s %-19s %s\n' "$url" "$python" "$node"; done
} >actual
diff -u expected actual
echo 'as stated'
