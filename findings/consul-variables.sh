#!/usr/bin/env bash
# CONSUL_HTTP_SSL=1 makes plain HTTP of CONSUL_HTTP_ADDR=https://consul:8501, and an address without a port is a TypeError.
#
# Version:    py-consul 1.8.0, with the variables of Consul's own command.
# Behaviour:  Its switches know the word "true" alone. CONSUL_HTTP_SSL counts before the scheme of the address, so that
#             `1` takes TLS away, and CONSUL_HTTP_SSL_VERIFY=1 takes verification away, both in silence. The address
#             needs a port, and loses its path and the brackets of an IPv6 host.
# Good guess: 1 is on, as for Consul's command, and https:// is TLS whatever else is set.
# For users:  the variables that work on the command line of a machine send its token in the clear from a Python
#             service.
# Output:     the base of the requests and whether a certificate is verified.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet py-consul==1.8.0

cat >expected <<'TEXT'
CONSUL_HTTP_ADDR=https://consul:8501                            https://consul:8501 verified
CONSUL_HTTP_ADDR=https://consul:8501 CONSUL_HTTP_SSL=true       https://consul:8501 verified
CONSUL_HTTP_ADDR=https://consul:8501 CONSUL_HTTP_SSL=1          http://consul:8501
CONSUL_HTTP_ADDR=https://consul:8501 CONSUL_HTTP_SSL_VERIFY=1   https://consul:8501 not verified
CONSUL_HTTP_ADDR=https://consul:8501/eu                         https://consul:8501 verified
CONSUL_HTTP_ADDR=http://[::1]:8500                              http://::1:8500
CONSUL_HTTP_ADDR=https://consul                                 TypeError
CONSUL_HTTP_ADDR=consul                                         TypeError
TEXT

cat >address.py <<'PY'
import consul

try:
    http = consul.Consul().http
    print(http.base_uri, *(["verified" if http.verify else "not verified"] if http.base_uri.startswith("https") else []))
except TypeError:
    print("TypeError")
PY
for variables in '' CONSUL_HTTP_SSL=true CONSUL_HTTP_SSL=1 CONSUL_HTTP_SSL_VERIFY=1; do
  echo "CONSUL_HTTP_ADDR=https://consul:8501${variables:+ $variables}"
done >settings
printf 'CONSUL_HTTP_ADDR=%s\n' https://consul:8501/eu 'http://[::1]:8500' https://consul consul >>settings
while read -r variables; do
  # shellcheck disable=SC2086
  printf '%-63s %s\n' "$variables" "$(env $variables venv/bin/python address.py)"
done <settings >actual
diff -u expected actual
echo 'as stated'
