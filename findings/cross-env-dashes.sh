#!/usr/bin/env bash
# cross-env cuts a name at its last dash or dot: `my-app=1` sets `app`.
#
# Version:    cross-env 10.1.0.
# Behaviour:  The name of an assignment is looked for anywhere in the argument, as letters, digits and `_` before a
#             `=`. What stands in front is dropped without a word. `env` of coreutils sets the name as it is written.
# Good guess: The name is kept, or the argument is taken for the command and not found.
# For users:  Names with dots and dashes (configuration keys of Spring, npm and others) are not set, and another
#             variable is.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund cross-env@10.1.0

cat >expected <<'TEXT'
cross-env my-zapp=1 {"zapp":"1"}
cross-env my.zapp=1 {"zapp":"1"}
env my-zapp=1 {"my-zapp":"1"}
env my.zapp=1 {"my.zapp":"1"}
TEXT

show='console.log(JSON.stringify(Object.fromEntries(Object.entries(process.env).filter(([name]) => /zapp$/.test(name)))))'
echo "$show" >show.cjs
for tool in cross-env env; do
  for assignment in my-zapp=1 my.zapp=1; do
    printf '%s %s ' "$tool" "$assignment"
    PATH=$work/node_modules/.bin:$PATH "$tool" "$assignment" node show.cjs
  done
done >actual
diff -u expected actual
echo 'as stated'
