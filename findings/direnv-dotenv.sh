#!/usr/bin/env bash
# A=hello world stops direnv's `dotenv`, A=pa#ss is `pa` for it, and `\$` drops the rest of a password.
#
# Version:    direnv 2.32.1-2+b4 of Debian 12 (`direnv dotenv`, which `dotenv` in an .envrc runs).
# Behaviour:  A value without quotes ends at its first `#`, and must not have a blank: the whole file is refused. `$NAME`
#             in it, and in double quotes, is replaced, so that little is left of a bcrypt hash, and `\$word` is one
#             backslash there. Only single quotes keep a `$`. `\n` is a line feed in double quotes. `NAME: value` and
#             `export NAME=value` are read.
# Good guess: The rules of docker, where all of the line is the value, or of Node's dotenv, where ` #` begins a comment,
#             a blank is part of the value, and `\$` is a dollar.
# For users:  The shell of a developer has a shorter password than the service, or no variable at all. Put values in
#             single quotes, and keep that file away from docker.
# Output:     what `direnv dotenv json` makes of one line.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq direnv=2.32.1-2+b4 2>log
dpkg -x direnv_*.deb package

cat >expected <<'TEXT'
A=pa#ss                   "pa"
A=http://h/#top           "http://h/"
A=b # c                   "b"
A="b # c"                 "b # c"
A=hello world             refused
A="hello world"           "hello world"
A=$2y$10$abc              "y0"
A="$2y$10$abc"            "y0"
A='$2y$10$abc'            "$2y$10$abc"
A=pa\$word                "pa\\"
A="pa\$word"              "pa\\"
A='pa\nss'                "pa\\nss"
A="pa\nss"                "pa\nss"
A=$(id)                   "$(id)"
A=${NOPE:-x}              "x"
A: b                      "b"
export A=b                "b"
TEXT

while IFS= read -r line; do
  printf '%s\n' "$line" >env
  value=$(env -i HOME="$work" PATH="$PATH" package/usr/bin/direnv dotenv json env 2>>log |
    python3 -c 'import json, sys; print(json.dumps(json.load(sys.stdin)["A"]))' 2>>log) || value=refused
  printf '%-25s %s\n' "$line" "$value"
done >actual <<'TEXT'
A=pa#ss
A=http://h/#top
A=b # c
A="b # c"
A=hello world
A="hello world"
A=$2y$10$abc
A="$2y$10$abc"
A='$2y$10$abc'
A=pa\$word
A="pa\$word"
A='pa\nss'
A="pa\nss"
A=$(id)
A=${NOPE:-x}
A: b
export A=b
TEXT
diff -u expected actual
echo 'as stated'
