#!/usr/bin/env bash
# FORCE_COLOR=0 turns colours on in five of six libraries, two loggers among them, and an empty one does in three.
#
# Version:    chalk 5.6.2, picocolors 1.1.1, pino-pretty 13.2.0 (npm); rich 15.0.0, termcolor 3.3.0, colorlog 6.12.0
#             (Python), on Node 20 and Python 3.11. The output is no terminal.
# Behaviour:  chalk reads a number or a boolean: `0` and `false` are off. The other five ask whether the variable is
#             there: `0` is on. An empty one is on for chalk, pino-pretty and colorlog, and off for picocolors, rich
#             and termcolor.
# Good guess: 0 and `false` are off, as in chalk and in Node itself, and empty is as if it was not set.
# For users:  The value that was to keep escape codes out of a log file puts them there. Remove the variable, and set
#             NO_COLOR=1, which all six know.
# Output:     whether a text that is written to a pipe has escape codes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet rich==15.0.0 termcolor==3.3.0 colorlog==6.12.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund chalk@5.6.2 picocolors@1.1.1 pino-pretty@13.2.0

cat >expected <<'TEXT'
OTHER=1           chalk off picocolors off pino-pretty off rich off termcolor off colorlog off
FORCE_COLOR=1     chalk on picocolors on pino-pretty on rich on termcolor on colorlog on
FORCE_COLOR=0     chalk off picocolors on pino-pretty on rich on termcolor on colorlog on
FORCE_COLOR=false chalk off picocolors on pino-pretty on rich on termcolor on colorlog on
FORCE_COLOR=      chalk on picocolors off pino-pretty on rich off termcolor off colorlog on
NO_COLOR=1        chalk off picocolors off pino-pretty off rich off termcolor off colorlog off
TEXT

cat >write.mjs <<'JS'
import chalk from "chalk";
import picocolors from "picocolors";
import pretty from "pino-pretty";
const shown = (text) => (text.includes("\x1b") ? "on" : "off");
const line = pretty.prettyFactory({})('{"level":30,"msg":"hello"}');
console.log(`chalk ${shown(chalk.red("x"))} picocolors ${shown(picocolors.red("x"))} pino-pretty ${shown(line)}`);
JS
cat >write.py <<'PY'
import logging
import sys

import colorlog
import rich.console
import termcolor

shown = lambda text: "on" if "\x1b" in text else "off"
console = rich.console.Console()
with console.capture() as capture:
    console.print("[red]x")
record = logging.LogRecord("x", logging.ERROR, "", 0, "x", None, None)
line = colorlog.ColoredFormatter("%(log_color)s%(message)s", stream=sys.stdout).format(record)
print(f"rich {shown(capture.get())} termcolor {shown(termcolor.colored('x', 'red'))} colorlog {shown(line)}")
PY
for setting in OTHER=1 FORCE_COLOR=1 FORCE_COLOR=0 FORCE_COLOR=false FORCE_COLOR= NO_COLOR=1; do
  printf '%-17s %s %s\n' "$setting" "$(env -i PATH="$PATH" "$setting" node write.mjs)" \
    "$(env -i PATH="$PATH" "$setting" venv/bin/python write.py)"
done >actual
diff -u expected actual
echo 'as stated'
