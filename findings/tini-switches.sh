#!/usr/bin/env bash
# TINI_KILL_PROCESS_GROUP=0 turns it on, and DUMB_INIT_SETSID=false changes nothing: two inits for containers.
#
# Version:    tini 0.19.0-1+b3, dumb-init 1.2.5-2 of Debian 12.
# Behaviour:  tini asks whether TINI_SUBREAPER and TINI_KILL_PROCESS_GROUP are set: `0`, `false` and an empty one
#             turn them on. TINI_VERBOSITY is 0 for `debug` and for an empty one, and all its warnings are gone. For
#             dumb-init `0` alone turns DUMB_INIT_SETSID off, and `1` alone DUMB_INIT_DEBUG on. Any other word keeps the
#             default.
# Good guess: `0` and `false` are off and `1` and `true` are on, or a word that is not known is an error.
# For users:  With TINI_KILL_PROCESS_GROUP=0 the signal goes to the whole group, so that workers stop before the server
#             has told them to. Leave the variable out, and write 0 and 1 for dumb-init.
# Output:     what each program does.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq tini=0.19.0-1+b3 dumb-init=1.2.5-2 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
tini                            no subreaper  signals one process  warns
TINI_SUBREAPER=1                subreaper     signals one process
TINI_SUBREAPER=0                subreaper     signals one process
TINI_SUBREAPER=false            subreaper     signals one process
TINI_SUBREAPER=                 subreaper     signals one process
TINI_KILL_PROCESS_GROUP=1       no subreaper  signals the group    warns
TINI_KILL_PROCESS_GROUP=0       no subreaper  signals the group    warns
TINI_KILL_PROCESS_GROUP=        no subreaper  signals the group    warns
TINI_VERBOSITY=2                no subreaper  signals one process  warns
TINI_VERBOSITY=debug            no subreaper  signals one process
TINI_VERBOSITY=                 no subreaper  signals one process
dumb-init                       own session
DUMB_INIT_SETSID=1              own session
DUMB_INIT_SETSID=0              same session
DUMB_INIT_SETSID=false          own session
DUMB_INIT_SETSID=off            own session
DUMB_INIT_SETSID=               own session
DUMB_INIT_DEBUG=1               own session   debug
DUMB_INIT_DEBUG=true            own session
DUMB_INIT_DEBUG=yes             own session
TEXT

cat >run.py <<'PY'
import os
import signal
import subprocess
import time

TINI, DUMB_INIT = "package/usr/bin/tini", "package/usr/bin/dumb-init"
# The shell is the child of tini, and the one behind `&` another process of its group.
TREE = "trap '' TERM; (trap 'echo worker; exit' TERM; echo ready; while :; do sleep 0.1; done) & wait; wait"


def environment(text):
    name, equals, value = text.partition("=")
    return {"PATH": os.environ["PATH"], **({name: value} if equals else {})}


def tini(text):
    env = environment(text)
    # A subreaper adopts a process whose parent has ended.
    orphan = "(sh -c 'sleep 0.3; ps -o ppid= -p $$' &) ; echo $PPID; sleep 0.6"
    ran = subprocess.run([TINI, "--", "sh", "-c", orphan], env=env, capture_output=True, text=True)
    parent, adopted = (line.strip() for line in ran.stdout.splitlines() if not line.startswith("["))
    process = subprocess.Popen([TINI, "--", "sh", "-c", TREE], env=env, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True, start_new_session=True)
    process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    time.sleep(0.5)
    # The shell is there still: it ignores the signal.
    children = ["ps", "-o", "pid=", "--ppid", str(process.pid)]
    for child in subprocess.run(children, capture_output=True, text=True).stdout.split():
        os.killpg(os.getpgid(int(child)), signal.SIGKILL)
    told = "worker" in process.stdout.read()
    process.wait()
    return (f"{'subreaper' if parent == adopted else 'no subreaper':13} "
            f"{'signals the group' if told else 'signals one process':20} {'warns' if ran.stderr else ''}")


def dumb_init(text):
    command = [DUMB_INIT, "sh", "-c", "ps -o sid= -p $$"]
    ran = subprocess.run(command, env=environment(text), capture_output=True, text=True)
    own = int(ran.stdout) != os.getsid(0)
    return f"{'own session' if own else 'same session':13} {'debug' if 'debug mode' in ran.stderr else ''}"


for text in ["tini", "TINI_SUBREAPER=1", "TINI_SUBREAPER=0", "TINI_SUBREAPER=false", "TINI_SUBREAPER=",
             "TINI_KILL_PROCESS_GROUP=1", "TINI_KILL_PROCESS_GROUP=0", "TINI_KILL_PROCESS_GROUP=", "TINI_VERBOSITY=2",
             "TINI_VERBOSITY=debug", "TINI_VERBOSITY="]:
    print(f"{text:31} {tini(text)}".rstrip())
for text in ["dumb-init", "DUMB_INIT_SETSID=1", "DUMB_INIT_SETSID=0", "DUMB_INIT_SETSID=false", "DUMB_INIT_SETSID=off",
             "DUMB_INIT_SETSID=", "DUMB_INIT_DEBUG=1", "DUMB_INIT_DEBUG=true", "DUMB_INIT_DEBUG=yes"]:
    print(f"{text:31} {dumb_init(text)}".rstrip())
PY
python3 run.py >actual
diff -u expected actual
echo 'as stated'
