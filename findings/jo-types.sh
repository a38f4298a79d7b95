#!/usr/bin/env bash
# jo makes 123 of a PIN and 49 of a +49, and takes a password that begins with `@`, `%` or `:` for the name of a file.
#
# Version:    jo 1.9 of Debian 12.
# Behaviour:  `jo name=value` guesses the type. A leading zero or plus goes, `1.10` is 1.1, `1e5` is 100000, `0x1F` is
#             31, nothing is null. `yes` stays text. `@`, `%` and `:` at the start of a value mean the content of a file
#             (as text, as base64, as JSON). `-s` in front of a word switches the guess off, but not the files.
# Good guess: What is no number in JSON is text: `0123`, `+49` and `0x1F`, and an option for strings takes any string.
# For users:  An entrypoint that writes a settings file with `jo pin="$PIN"` changes secrets, or fails on some of them.
#             `jq -n '{pin: env.PIN}'` takes every variable as text.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq jo=1.9-1 2>log
dpkg -x jo_*.deb package
jo=package/usr/bin/jo

cat >expected <<'TEXT'
{"v":123}
{"v":49301}
{"v":1.1}
{"v":100000}
{"v":31}
{"v":null}
{"v":"yes"}
{"v":"0123"}
refused
refused
refused
TEXT

{
  for value in 0123 +49301 1.10 1e5 0x1F '' yes; do "$jo" "v=$value"; done
  "$jo" -- -s v=0123
  "$jo" v=@secret 2>log || echo refused
  "$jo" v=:secret 2>log || echo refused
  "$jo" -- -s v=%secret 2>log || echo refused
} >actual
diff -u expected actual
echo 'as stated'
