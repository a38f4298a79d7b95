#!/usr/bin/env bash
# A="pa#ss" in /etc/environment is `pa` for a login: quotes protect nothing there, and systemd reads the same file otherwise.
#
# Version:    pam_env of libpam-modules 1.5.2, and the environment.d generator of systemd 252.39, which Debian gives the file
#             to as 99-environment.conf; dash beside them (`. /etc/environment`).
# Behaviour:  pam_env cuts each line at the first `#`, in quotes too, and takes one quote off each end afterwards. A quote
#             inside stays, and a backslash at the end loses the line. It keeps `$`, which the generator of systemd
#             expands also in single quotes, and the generator keeps a comment behind a value. `export` in front is fine
#             for pam_env and a bad name for the generator.
# Good guess: A file of the system has one grammar, and a `#` in quotes belongs to the value.
# For users:  A password is cut in an ssh session and complete in a user's unit. Keep secrets out of the file, and write
#             values without `#`, `$`, quotes and backslashes.
# Output:     the value of A, in brackets; `-` is no A.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq libpam-modules=1.5.2-6+deb12u3 libpam0g=1.5.2-6+deb12u3 'systemd=252.39-1~deb12u2' 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
A="pa#ss"        pam_env [pa]         environment.d [pa#ss]      dash [pa#ss]
A='pa#ss'        pam_env [pa]         environment.d [pa#ss]      dash [pa#ss]
A=pa#ss          pam_env [pa]         environment.d [pa#ss]      dash [pa#ss]
A=pa # note      pam_env [pa ]        environment.d [pa # note]  dash [pa]
A="pa" # note    pam_env [pa" ]       environment.d [pa# note]   dash [pa]
A="pa"ss         pam_env [pa"ss]      environment.d [pass]       dash [pass]
A=it's           pam_env [it's]       environment.d [it's]       dash -
A=pa$word        pam_env [pa$word]    environment.d [pa]         dash [pa]
A='pa$word'      pam_env [pa$word]    environment.d [pa]         dash [pa$word]
A=pa\            pam_env -            environment.d [pa]         dash [pa]
export A=1       pam_env [1]          environment.d -            dash [1]
TEXT

cat >login.py <<'PY'
import ctypes
import os
import sys

CONVERSE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


class Conversation(ctypes.Structure):
    _fields_ = [("converse", CONVERSE), ("data", ctypes.c_void_p)]


pam = ctypes.CDLL(sys.argv[1])
pam.pam_getenv.restype = ctypes.c_char_p
module, here = sys.argv[2], os.getcwd()
os.makedirs("pam.d", exist_ok=True)
with open("none.conf", "w"):
    pass
with open("pam.d/orders", "w") as file:
    file.write(f"session required {module} conffile={here}/none.conf envfile={here}/environment\n")
session = ctypes.c_void_p()
silent = Conversation(CONVERSE(lambda *_: 0), None)
pam.pam_start_confdir(b"orders", b"root", ctypes.byref(silent), f"{here}/pam.d".encode(), ctypes.byref(session))
pam.pam_open_session(session, 0)
value = pam.pam_getenv(session, b"A")
print("-" if value is None else f"[{value.decode()}]")
PY
library=$(find "$work/package" -name 'libpam.so.0')
module=$(find "$work/package" -name 'pam_env.so')
generator=$work/package/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator
mkdir -p home/.config/environment.d
while IFS= read -r line; do
  echo "$line" >environment
  cp environment home/.config/environment.d/99-environment.conf
  login=$(python3 login.py "$library" "$module")
  # The generator writes a value in quotes where it has signs of a shell.
  unit=$(env -i HOME="$work/home" LD_LIBRARY_PATH="$work/package/usr/lib/systemd" "$generator" 2>>log | grep '^A=' || true)
  unit=$(env -i dash -c "${unit:-true}"'; echo "${A+[$A]}"')
  shell=$(env -i HOME=/home/app dash -c '. ./environment 2>/dev/null; echo "${A+[$A]}"' 2>>log || true)
  printf '%-16s pam_env %-12s environment.d %-12s dash %s\n' "$line" "$login" "${unit:--}" "${shell:--}"
done <<'TEXT' >actual
A="pa#ss"
A='pa#ss'
A=pa#ss
A=pa # note
A="pa" # note
A="pa"ss
A=it's
A=pa$word
A='pa$word'
A=pa\
export A=1
TEXT
diff -u expected actual
echo 'as stated'
