#!/usr/bin/env bash
# composerize copies `$` from a docker command to a compose file, where it is a variable, and decomposerize copies `$$`
# back to a shell, where it is the process id.
#
# Version:    composerize 1.7.6 and decomposerize 1.4.4 (npm); podman-compose 1.6.0 as the reader, with a stand-in for
#             podman that notes its `-e` arguments.
# Behaviour:  `-e 'PW=pa$word'` becomes `PW=pa$word`, and Compose interpolates it: the container gets `pa`, of a bcrypt
#             hash `$2y$10`. In the other direction `pa$$word` stays as it is, in a line for a shell.
# Good guess: A converter between two syntaxes escapes the one character that both give a meaning.
# For users:  Passwords and hashes are cut without an error. Put them in an env file before converting, or double each
#             `$` by hand.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund composerize@1.7.6 decomposerize@1.4.4
python3 -m venv venv
venv/bin/pip install --quiet podman-compose==1.6.0

cat >expected <<'TEXT'
      - PW=pa$word
      - HASH=$2y$10$abc
PW=pa
HASH=$2y$10
docker run -e PW=pa$$word example
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
node_modules/.bin/composerize "docker run -e 'PW=pa\$word' -e 'HASH=\$2y\$10\$abc' --name web example" |
  sed 's/<your project name>/orders/' >compose.yaml
cat >list.yaml <<'YAML'
services:
  web:
    image: example
    environment:
      PW: pa$$word
YAML
{
  grep -E 'PW|HASH' compose.yaml
  NOTES=$work/notes PATH=$work/bin:$PATH venv/bin/podman-compose up -d >log 2>&1 || true
  cat notes
  node_modules/.bin/decomposerize <list.yaml | grep docker
} >actual
diff -u expected actual
echo 'as stated'
