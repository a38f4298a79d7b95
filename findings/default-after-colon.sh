#!/usr/bin/env bash
# A default behind a colon: devcontainer.json makes "http" of ${localEnv:URL:http://api:8080}, three others keep it.
#
# Version:    @devcontainers/cli 0.89.0, tox 4.67.15, hatch 1.18.2, pyaml_env 1.2.2.
# Behaviour:  The development container cuts the default at its own first colon, in silence: a URL is its scheme, and a
#             host loses its port. A reference inside of a default is torn. tox, hatch and pyaml_env keep the
#             whole default. pyaml_env has the text `N/A` for a variable that is not set, and leaves an empty default
#             as it is written. An empty variable is a value for all four: the default is not used.
# Good guess: What comes behind the first colon is the default; an empty default is an empty text.
# For users:  Do not give a URL as a default in devcontainer.json: let the service have it.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet tox==4.67.15 hatch==1.18.2 pyaml_env==1.2.2
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @devcontainers/cli@0.89.0

cat >expected <<'TEXT'
URL is not set
  devcontainer "http" "db" "" "${localEnv/a}"
  tox          "http://api:8080" "db:5432" ""
  hatch        "http://api:8080" "db:5432" ""
  pyaml_env    "http://api:8080" "db:5432" "${URL:}" "N/A"
URL is empty
  devcontainer "" "" "" "/a}"
  tox          "" "" ""
  hatch        "" "" ""
  pyaml_env    "" "" "${URL:}" ""
TEXT

# The command asks docker for a container that runs, and there is none.
printf '#!/bin/sh\n' >docker
chmod +x docker
mkdir -p .devcontainer tox hatch
cat >.devcontainer/devcontainer.json <<'JSON'
{
  "image": "debian",
  "containerEnv": {
    "A": "${localEnv:URL:http://api:8080}",
    "B": "${localEnv:URL:db:5432}",
    "C": "${localEnv:URL:}",
    "D": "${localEnv:URL:${localEnv:BASE}/a}"
  }
}
JSON
cat >tox/tox.ini <<'INI'
[tox]
env_list = a
[testenv]
skip_install = true
set_env =
  A = {env:URL:http://api:8080}
  B = {env:URL:db:5432}
  C = {env:URL:}
commands = python ../say.py
INI
cat >hatch/pyproject.toml <<'TOML'
[project]
name = "a"
version = "1"
[tool.hatch.envs.default]
skip-install = true
[tool.hatch.envs.default.env-vars]
A = "{env:URL:http://api:8080}"
B = "{env:URL:db:5432}"
C = "{env:URL:}"
TOML
cat >say.py <<'PY'
import json
import os

print("SAID", *(json.dumps(os.environ[name]) for name in "ABC"))
PY
cat >read.py <<'PY'
import json

from pyaml_env import parse_config

for text in ("${URL:http://api:8080}", "${URL:db:5432}", "${URL:}", "${URL}"):
    print("", json.dumps(parse_config(data=f"a: !ENV {text}")["a"]), end="")
print()
PY
read_all() {
  printf '  devcontainer'
  node_modules/.bin/devcontainer read-configuration --workspace-folder . --docker-path ./docker 2>/dev/null |
    node -e 'const { containerEnv } = JSON.parse(require("fs").readFileSync(0)).configuration;
      console.log("", ...Object.values(containerEnv).map((text) => JSON.stringify(text)));'
  printf '  tox          '
  (cd tox && ../venv/bin/tox -q 2>/dev/null | sed -n 's/^SAID //p')
  printf '  hatch        '
  (cd hatch && ../venv/bin/hatch run python ../say.py 2>/dev/null | sed -n 's/^SAID //p')
  printf '  pyaml_env   '
  venv/bin/python read.py
}
{
  echo 'URL is not set'
  unset URL
  read_all
  echo 'URL is empty'
  URL='' read_all
} >actual
diff -u expected actual
echo 'as stated'
