#!/usr/bin/env bash
# DEBUG = false in mise.toml does not set DEBUG to false: it takes the variable out of the environment.
#
# Version:    mise 2026.9.15 (npm).
# Behaviour:  In the [env] table `false` means "unset", also for a variable that the caller has set. `true` and an
#             integer are set as their text. A float is an error for the whole file. A string is a template first
#             (`{{ 1 + 1 }}` is 2, `{# ... #}` vanishes) and `$NAME` in it is then replaced; a name that is not set
#             stays, with a warning.
# Good guess: `false` arrives as "false", as `true` arrives as "true".
# For users:  A flag that is on by default cannot be turned off this way. Write `DEBUG = "false"`.
# Output:     the variables of the child, with DEBUG=caller set outside.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund mise@2026.9.15

cat >expected <<'TEXT'
COMMENT=x
DOLLAR=h/x
PORT=8080
QUOTED=false
TEMPLATE=a2
VERBOSE=true
with a float: refused
TEXT

mkdir home
mise() { env HOME="$work/home" MISE_TRUSTED_CONFIG_PATHS="$work" HOST=h DEBUG=caller node_modules/.bin/mise "$@"; }
cat >mise.toml <<'TOML'
[env]
DEBUG = false
VERBOSE = true
PORT = 8080
QUOTED = "false"
TEMPLATE = "a{{ 1 + 1 }}"
COMMENT = "{# c #}x"
DOLLAR = "$HOST/x"
TOML
{
  mise exec -- env 2>log | grep -E '^(DEBUG|VERBOSE|PORT|QUOTED|TEMPLATE|COMMENT|DOLLAR)=' | sort
  echo 'RATIO = 1.5' >>mise.toml
  mise exec -- true 2>log && echo 'with a float: accepted' || echo 'with a float: refused'
} >actual
diff -u expected actual
echo 'as stated'
