#!/usr/bin/env bash
# One compose.yaml, two tools: podman-compose makes `True` and 750 of what Docker Compose leaves alone.
#
# Version:    podman-compose 1.6.0 with PyYAML 6.0.4, against a stand-in for podman that notes its `-e` arguments.
# Behaviour:  Values under `environment:` are read as YAML 1.1 and printed by Python: `yes`, `on` and `true` arrive as
#             `True` (Docker Compose 2.40: `yes`, `on`, `true`), `12:30` as 750 (there `12:30`), `1e6` as `1e6` (there
#             `1e+06`). In an `env_file:` `${B}` is replaced inside single quotes too. `NAME: null` is the caller's
#             variable, as in Docker Compose.
# Good guess: podman-compose follows the Compose specification, at least in `true`.
# For users:  Quote every value under `environment:`. A flag that only knows `true` fails under podman-compose.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet podman-compose==1.6.0 PyYAML==6.0.4

cat >expected <<'TEXT'
FILE_B=b
FILE_SINGLE=xb
A=True
B=True
C=True
D=750
E=511
F=1.1
G=1e6
H=1000
I=caller
J=007
TEXT

mkdir bin
cat >bin/podman <<'STUB'
#!/bin/sh
case $1 in
  --version) echo 'podman version 5.4.2' ;;
  run | create)
    while [ $# -gt 0 ]; do
      if [ "$1" = -e ]; then printf '%s\n' "$2" >>"$NOTES"; fi
      shift
    done
    ;;
  *) case $* in *json* | *inspect*) echo '[]' ;; esac ;;
esac
STUB
chmod +x bin/podman
cat >file.env <<'TEXT'
FILE_B=b
FILE_SINGLE='x${FILE_B}'
TEXT
cat >compose.yaml <<'YAML'
services:
  web:
    image: example
    env_file: file.env
    environment:
      A: yes
      B: on
      C: true
      D: 12:30
      E: 0777
      F: 1.10
      G: 1e6
      H: 1_000
      I: null
      J: "007"
YAML
I=caller NOTES=$work/actual PATH=$work/bin:$PATH venv/bin/podman-compose up -d >log 2>&1 || true
diff -u expected actual
echo 'as stated'
