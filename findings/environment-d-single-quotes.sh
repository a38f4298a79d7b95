#!/usr/bin/env bash
# environment.d of systemd expands `$` inside single quotes, and behind a backslash.
#
# Version:    systemd 252.39 of Debian 12, the generator that a user session reads ~/.config/environment.d with.
# Behaviour:  Quotes are taken off first and `$` is expanded afterwards, in what is left: `'pa$word'` is `pa`,
#             `"\$HOME"` is the home directory, a bcrypt hash in single quotes is empty. Only `$$` protects. The same
#             file as EnvironmentFile= of a unit keeps every `$`, and there `$$` is two of them.
# Good guess: Single quotes protect as in a shell, and the two files of one project share their rules.
# For users:  No spelling of a `$` means the same in environment.d and in EnvironmentFile=.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq 'systemd=252.39-1~deb12u2' 2>log
dpkg -x systemd_*.deb package
generator=package/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator

cat >expected <<'TEXT'
A=pa
B="pa\$word"
C=/home/app
D=/home/app
E=
F="100\$"
TEXT

mkdir -p config/environment.d
cat >config/environment.d/app.conf <<'TEXT'
A='pa$word'
B='pa$$word'
C='$HOME'
D="\$HOME"
E='$2y$10$abc'
F='100$'
TEXT
# The generator writes values in quotes where they have signs of a shell.
env -i HOME=/home/app XDG_CONFIG_HOME="$work/config" LD_LIBRARY_PATH=package/usr/lib/systemd "$generator" | grep '^[A-F]=' >actual
diff -u expected actual
echo 'as stated'
