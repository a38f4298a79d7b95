#!/usr/bin/env bash
# The second SetEnv line for a host sends nothing: one such line counts, while SendEnv and AcceptEnv lines add up.
#
# Version:    openssh-client and openssh-server 9.2p1 of Debian 12 (`ssh -G`, `sshd -T`), asyncssh 2.24.1 and paramiko
#             5.1.0 (Python), ssh-config 5.3.0 (npm).
# Behaviour:  SetEnv is an option with one value: the first line that fits wins, also over a later `Host *` block, and
#             `-o SetEnv=...` on the command line takes away all that the file sets. SendEnv adds up in ssh and
#             asyncssh, while paramiko and ssh-config see its first line alone. In sshd a Match block replaces the
#             lines above it, those of AcceptEnv too.
# Good guess: SetEnv is "similar to SendEnv" for the manual page, and AcceptEnv and SendEnv may stand on several
#             lines.
# For users:  A variable on a line of its own, or in `Host *`, never arrives, and no tool says a word. Write all of
#             them on one line: `SetEnv A=1 B=2`.
# Output:     what each program sends, sets or accepts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet asyncssh==2.24.1 paramiko==5.1.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ssh-config@5.3.0
apt-get download -qq 'openssh-client=1:9.2p1-2+deb12u10' 'openssh-server=1:9.2p1-2+deb12u10' libgssapi-krb5-2 \
  libkrb5-3 libk5crypto3 libkrb5support0 libkeyutils1 libwrap0 libnsl2 libtirpc3 2>log
for file in *.deb; do dpkg -x "$file" package; done
export LD_LIBRARY_PATH=$work/package/usr/lib/x86_64-linux-gnu:$work/package/lib/x86_64-linux-gnu

cat >expected <<'TEXT'
ssh                  SendEnv LANG SendEnv TZ SetEnv A=1
ssh -o SetEnv=D=4    SendEnv LANG SendEnv TZ SetEnv D=4
asyncssh             SendEnv LANG SendEnv TZ SetEnv A=1
paramiko             SendEnv LANG SetEnv A=1
ssh-config           SendEnv LANG SetEnv A=1
ssh, on one line     SetEnv A=1 SetEnv B=2
sshd, user other     AcceptEnv LANG AcceptEnv TZ SetEnv A=1
sshd, user app       AcceptEnv COLORS SetEnv C=3
TEXT

cat >client <<'TEXT'
Host h
  SetEnv A=1
  SetEnv B=2
  SendEnv LANG
  SendEnv TZ
Host *
  SetEnv C=3
TEXT
printf 'Host h\n  SetEnv A=1 B=2\n' >one-line
cat >server <<'TEXT'
SetEnv A=1
SetEnv B=2
AcceptEnv LANG
AcceptEnv TZ
Match user app
  SetEnv C=3
  AcceptEnv COLORS
TEXT
cat >read.py <<'PY'
import asyncssh
import paramiko

options = asyncssh.SSHClientConnectionOptions(config=["client"], host="h")
sends, sets = [f"SendEnv {name}" for name in options.send_env], [f"SetEnv {text}" for text in options.env]
print("asyncssh".ljust(20), *sends, *sets)
found = paramiko.SSHConfig.from_path("client").lookup("h")
print("paramiko".ljust(20), "SendEnv", found["sendenv"], "SetEnv", found["setenv"])
PY
cat >read.cjs <<'JS'
const { readFileSync } = require("fs");
const found = require("ssh-config").parse(readFileSync("client", "utf8")).compute("h");
console.log("ssh-config".padEnd(20), "SendEnv", found.SendEnv, "SetEnv", found.SetEnv);
JS
show() { # show LABEL: the options that have to do with variables, sorted
  local lines
  lines=$(sed -n 's/^setenv/SetEnv/p; s/^sendenv/SendEnv/p; s/^acceptenv/AcceptEnv/p' | LC_ALL=C sort | tr '\n' ' ')
  printf '%-20s %s\n' "$1" "${lines% }"
}
serve() { # sshd looks for its own user when it is root
  if [ "$(id -u)" = 0 ]; then set -- setpriv --reuid=65534 --clear-groups "$@"; fi
  "$@"
}
ssh() { package/usr/bin/ssh "$@" -G h 2>>log; }
package/usr/bin/ssh-keygen -q -t ed25519 -N '' -f key
chmod 755 .
if [ "$(id -u)" = 0 ]; then chown 65534 key; fi
{
  ssh -F client | show 'ssh'
  ssh -F client -o SetEnv=D=4 | show 'ssh -o SetEnv=D=4'
  venv/bin/python read.py
  node read.cjs
  ssh -F one-line | show 'ssh, on one line'
  for user in other app; do
    serve "$work/package/usr/sbin/sshd" -T -f "$work/server" -h "$work/key" -C "user=$user,host=h,addr=127.0.0.1" \
      2>>log | show "sshd, user $user"
  done
} >actual
diff -u expected actual
echo 'as stated'
