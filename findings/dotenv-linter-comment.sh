#!/usr/bin/env bash
# `dotenv-linter fix` writes a comment behind a value, and docker and systemd take the comment for a part of it.
#
# Version:    dotenv-linter 4.0.0 (the Rust one).
# Behaviour:  Its rule for the order of keys leaves a line below its place if the line uses a later variable, and says
#             so in a comment that it puts behind the value. python-dotenv and npm's dotenv cut that comment. `docker
#             run --env-file`, EnvironmentFile= and `kubectl create --from-env-file` do not.
# Good guess: A linter moves lines and spaces, and leaves values alone.
# For users:  After `fix`, a URL made of `${HOST}` ends in ` # Unordered because ...` wherever the file is deployed by
#             one of those. Switch the rule off: `--ignore-checks UnorderedKey`.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cargo install --quiet --locked dotenv-linter@4.0.0 --root tool

cat >expected <<'TEXT'
HOST=db
ZONE=eu
API_URL=http://${HOST}/v1 # Unordered because API_URL uses HOST
TEXT

cat >.env <<'TEXT'
ZONE=eu
HOST=db
API_URL=http://${HOST}/v1
TEXT
tool/bin/dotenv-linter --quiet fix --no-backup .env >log
diff -u expected .env
echo 'as stated'
