#!/usr/bin/env bash
# Two commands named envdir: a TLS key in a file is its first line or all of it, and .gitignore is a variable for one.
#
# Version:    envdir of daemontools 0.76, `chpst -e` of runit 2.1.2 and s6-envdir of s6 2.11.3.2, all of Debian 12, and
#             the command envdir of envdir 1.0.1 (Python).
# Behaviour:  The first three take the first line and cut blanks and tabs at its end. Python's takes all of it, keeps
#             blanks at its end and drops empty lines around it. Inside a value a new line is a zero byte for all.
#             A `\r` at the end goes for s6 and Python. A file whose name begins with a dot is a variable for Python
#             alone, and a folder in the folder is an error for daemontools and s6 and skipped by the others.
# Good guess: One name and one convention: one file is one variable with what is in the file, as for Docker's and
#             Kubernetes' secrets, and a mounted Secret is such a folder.
# For users:  A key in PEM form becomes the line "-----BEGIN PRIVATE KEY-----", a password that ends in a blank does not
#             log in, a file of Windows ends in a `\r`. Read secrets from their files, not through such a tool.
# Output:     the variable, as Python writes it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet envdir==1.0.1
apt-get download -qq daemontools=1:0.76-8.1 runit=2.1.2-54 s6=2.11.3.2-1 libs6-2.11=2.11.3.2-1 \
  libskarnet2.13=2.13.1.1-1 libexecline2.9=2.9.3.0-1 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
daemontools .gitignore   'not set'
runit       .gitignore   'not set'
s6          .gitignore   'not set'
python      .gitignore   '*'
daemontools BLANK        'secret'
runit       BLANK        'secret'
s6          BLANK        'secret'
python      BLANK        'secret '
daemontools SECOND       ''
runit       SECOND       ''
s6          SECOND       ''
python      SECOND       'secret'
daemontools TLS_KEY      '-----BEGIN'
runit       TLS_KEY      '-----BEGIN'
s6          TLS_KEY      '-----BEGIN'
python      TLS_KEY      '-----BEGIN\nkey\n-----END'
daemontools WINDOWS      'secret\r'
runit       WINDOWS      'secret\r'
s6          WINDOWS      'secret'
python      WINDOWS      'secret'
daemontools ZERO         'one\ntwo'
runit       ZERO         'one\ntwo'
s6          ZERO         'one\ntwo'
python      ZERO         'one\ntwo'
daemontools a folder     refused
runit       a folder     skipped
s6          a folder     refused
python      a folder     skipped
TEXT

mkdir files folder folder/inner
printf -- '-----BEGIN\nkey\n-----END\n' >files/TLS_KEY
printf 'secret \n' >files/BLANK
printf 'secret\r\n' >files/WINDOWS
printf '\nsecret\n' >files/SECOND
printf 'one\0two\n' >files/ZERO
printf '*\n' >files/.gitignore
printf 'a\n' >folder/A
for tool in daemontools runit s6 python; do
  case $tool in
    daemontools) command=(package/usr/bin/envdir) ;;
    runit) command=(package/usr/bin/chpst -e) ;;
    s6) command=(package/usr/bin/s6-envdir) ;;
    python) command=(venv/bin/envdir) ;;
  esac
  for name in TLS_KEY BLANK WINDOWS SECOND ZERO .gitignore; do
    # Alone, so that no other file is an error.
    rm -rf one && mkdir one && cp "files/$name" one
    printf '%-11s %-12s ' "$tool" "$name"
    env -i PATH="$PATH" LD_LIBRARY_PATH="$work/package/usr/lib/x86_64-linux-gnu:$work/package/lib/x86_64-linux-gnu" \
      "${command[@]}" one python3 -c '
import os, sys
print(repr(os.environ.get(sys.argv[1], "not set")))' "$name" 2>>log || echo "refused"
  done
  printf '%-11s %-12s ' "$tool" 'a folder'
  env -i PATH="$PATH" LD_LIBRARY_PATH="$work/package/usr/lib/x86_64-linux-gnu:$work/package/lib/x86_64-linux-gnu" \
    "${command[@]}" folder python3 -c 'print("skipped")' 2>>log || echo refused
done | LC_ALL=C sort -s -b -k 2,2 >actual
diff -u expected actual
echo 'as stated'
