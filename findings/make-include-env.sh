#!/usr/bin/env bash
# `include .env` in a Makefile: the comment goes, the blanks in front of it stay, and `$w` is a variable of make.
#
# Version:    GNU make 4.3 of Debian 12.
# Behaviour:  make reads the file in its own language. A comment is cut at any `#`, and the blanks before it stay at
#             the end of the value; quotes stay; `$w` is the variable `w` (empty), `$$` a dollar; a backslash at the
#             end of a line joins the next one. `export A=1` works.
# Good guess: Comments go with the blanks in front, as in all env files that have comments after a value.
# For users:  PORT=8080 with a comment behind it is "8080  " in the recipe: a number that does not parse. A password
#             with `#` or `$` is another password. Use a loader in the recipe in place of `include`.
# Output:     as in `expected` below; `|` marks the end of a value.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq make=4.3-4.1 2>log
dpkg -x make_*.deb package

cat >expected <<'TEXT'
APP_1=8080  |
APP_2="two words"|
APP_3=paord|
APP_4=pa|
APP_5=exported|
APP_6=x APP_7=y|
TEXT

cat >.env <<'TEXT'
APP_1=8080  # the port
APP_2="two words"
APP_3=pa$word
APP_4=pa#ss
export APP_5=exported
APP_6=x \
APP_7=y
TEXT
printf 'include .env\nexport\nshow:\n\t@env | grep ^APP_ | sort | sed "s/$$/|/"\n' >Makefile
env -i PATH="$PATH" package/usr/bin/make show >actual
diff -u expected actual
echo 'as stated'
