#!/usr/bin/env bash
# `dotenvx set` followed by `dotenvx get` returns another value if it has a `$`, encrypted or not.
#
# Version:    @dotenvx/dotenvx 2.38.2.
# Behaviour:  `set` writes the value in double quotes (plain) or encrypts it, and escapes nothing. `get` and `run`
#             decrypt and then expand: `pa$word` becomes `pa`. An apostrophe and `#` survive; `\n` typed as two
#             characters becomes a line break in the plain file.
# Good guess: A tool reads what it wrote, and an encrypted value is opaque: nothing looks inside it.
# For users:  Write `pa\$word`, or test each secret with `get` after `set`.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund @dotenvx/dotenvx@2.38.2
dotenvx() { node_modules/.bin/dotenvx "$@" 2>>log; }

cat >expected <<'TEXT'
plain     "pa$word" get "pa"
encrypted "pa$word" get "pa"
plain     "pa\\$word" get "pa$word"
encrypted "pa\\$word" get "pa$word"
plain     "it's #1" get "it's #1"
encrypted "it's #1" get "it's #1"
plain     "a\\nb" get "a\nb"
encrypted "a\\nb" get "a\\nb"
TEXT

as_json() { node -e 'process.stdout.write(JSON.stringify(process.argv[1]))' -- "$1"; }
i=0
# shellcheck disable=SC2016
for value in 'pa$word' 'pa\$word' "it's #1" 'a\nb'; do
  i=$((i + 1))
  dotenvx set A "$value" --plain -f "plain$i.env" >>log
  echo "plain     $(as_json "$value") get $(as_json "$(dotenvx get A -f "plain$i.env")")"
  dotenvx set A "$value" -f "encrypted$i.env" >>log
  echo "encrypted $(as_json "$value") get $(as_json "$(dotenvx get A -f "encrypted$i.env")")"
done >actual
diff -u expected actual
echo 'as stated'
