#!/usr/bin/env bash
# The same lines through two commands of kubectl: `set env -` cuts comments, `create configmap --from-env-file` keeps
# them.
#
# Version:    kubectl 1.20.2 of Debian 12 (kubernetes-client); 1.32.4 gave the same by hand.
# Behaviour:  `kubectl set env FILE -` reads assignments from standard input and cuts each at the first `#`, with or
#             without a blank in front, but leaves the blank: `v # note` is `v `, `pa#ss` is `pa`. `--from-env-file`
#             keeps all of it. Both keep quotes. `export D=1` is a variable called `export D` for the first, and an
#             error for the second.
# Good guess: One tool has one reader for lines of NAME=value.
# For users:  A password with `#` loses its end when it is set with `set env -`. Use a Secret from a file.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq 'kubernetes-client=1.20.5+really1.20.2-1.1+deb12u1' 2>log
dpkg -x kubernetes-client_*.deb package
kubectl=package/usr/bin/kubectl

cat >expected <<'TEXT'
set env: A='v '
set env: B='pa'
set env: C='"q"'
set env: D='trail  '
set env: export E='1'
from-env-file: A='v # note'
from-env-file: B='pa#ss'
from-env-file: C='"q"'
from-env-file: D='trail  '
from-env-file: "export E" is not a valid key name
TEXT

printf '%s\n' 'A=v # note' 'B=pa#ss' 'C="q"' 'D=trail  ' >lines
echo 'export E=1' >fifth
cat >pod.yaml <<'YAML'
apiVersion: v1
kind: Pod
metadata: {name: p}
spec: {containers: [{name: c, image: example}]}
YAML
{
  cat lines fifth | "$kubectl" set env --local -f pod.yaml -o json - |
    python3 -c 'import json, sys
for e in json.load(sys.stdin)["spec"]["containers"][0]["env"]: print("set env: %s=%r" % (e["name"], e["value"]))'
  "$kubectl" create configmap c --from-env-file=lines --dry-run=client -o json |
    python3 -c 'import json, sys
for k, v in json.load(sys.stdin)["data"].items(): print(f"from-env-file: {k}={v!r}")'
  "$kubectl" create configmap c --from-env-file=fifth --dry-run=client 2>&1 |
    sed -n 's/.*\("export E" is not a valid key name\).*/from-env-file: \1/p' || true
} >actual
diff -u expected actual
echo 'as stated'
