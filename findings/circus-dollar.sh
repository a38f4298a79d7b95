#!/usr/bin/env bash
# In circus.ini a `$` goes with the capital letters behind it: `$2y$10$Abc` becomes `$2y$10bc`, `pa$word` stays.
#
# Version:    circus 0.19.0.
# Behaviour:  In [env] sections `$` and the capitals that follow name a variable of circusd, and one that is not set is
#             empty. Small letters and `${NAME}` are plain text. So `pa$word` survives, and `pa$Word` is `paord`. A
#             ` ;` begins a comment, a ` #` does not. `%` is plain text, unlike in supervisord's file, and `%%` is two.
# Good guess: `$` is either text or a variable, in any case of letters, and an ini file of Python has its rules for `%`.
# For users:  A bcrypt hash is changed when it happens to have a capital in the right place. Hand secrets to the process
#             in a file, or test the value that arrives.
# Output:     the variables of the child process.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet circus==0.19.0

cat >expected <<'TEXT'
BCRYPT_1=$2y$10$abc
BCRYPT_2=$2y$10bc
BRACES=${HOST}
COMMENT_1=v
COMMENT_2=v # note
PASSWORD_1=pa$word
PASSWORD_2=paord
PERCENT_1=p%40ss
PERCENT_2=50%%off
URL=http://h/
TEXT

cat >circus.ini <<'INI'
[circus]
endpoint = ipc://circus.socket
pubsub_endpoint = ipc://pubsub.socket
[watcher:web]
cmd = sh child.sh
[env]
BCRYPT_1 = $2y$10$abc
BCRYPT_2 = $2y$10$Abc
PASSWORD_1 = pa$word
PASSWORD_2 = pa$Word
URL = http://$HOST/
BRACES = ${HOST}
COMMENT_1 = v ; note
COMMENT_2 = v # note
PERCENT_1 = p%40ss
PERCENT_2 = 50%%off
INI
cat >child.sh <<'SH'
env | grep -E '^(BCRYPT|PASSWORD|URL|BRACES|COMMENT|PERCENT)' | sort >part
mv part actual
exec sleep 60
SH
env -u W -u A HOST=h venv/bin/circusd circus.ini >log 2>&1 &
for _ in $(seq 100); do
  if [ -e actual ]; then break; fi
  sleep 0.1
done
kill $!
wait $! || true
diff -u expected actual
echo 'as stated'
