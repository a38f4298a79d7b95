#!/usr/bin/env bash
# PORT=9000 makes gunicorn listen on every address, and does nothing for uvicorn and granian; --env-file has half an effect.
#
# Version:    gunicorn 27.0.1, uvicorn 0.54.0 with python-dotenv 1.2.4, granian 2.8.9 (Python).
# Behaviour:  gunicorn's default address is 127.0.0.1:8000, and with PORT it is 0.0.0.0 and that port. WEB_CONCURRENCY sets
#             the workers of gunicorn and uvicorn, not of granian; an empty one stops the first two. In the file that
#             uvicorn gets with --env-file WEB_CONCURRENCY counts, and UVICORN_PORT and UVICORN_WORKERS do not, which
#             count in the environment. UVICORN_HEADERS splits at the blank behind a colon, UVICORN_LOG_LEVEL knows no
#             capitals, and UVICORN_NO_ACCESS_LOG=1 leaves the log on.
# Good guess: PORT and WEB_CONCURRENCY are conventions that all servers follow or none. A port changes the port alone. A
#             variable counts wherever the server reads it from.
# For users:  A PORT that is meant for another program opens gunicorn to the network. Name address, port and workers on the
#             command line.
# Output:     address, port and workers that the server would start with; for uvicorn what the option is.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet gunicorn==27.0.1 uvicorn==0.54.0 granian==2.8.9 python-dotenv==1.2.4

cat >expected <<'TEXT'
gunicorn                            127.0.0.1:8000 1
uvicorn                             127.0.0.1:8000 1
granian                             127.0.0.1:8000 1
gunicorn PORT=9000                  0.0.0.0:9000 1
uvicorn  PORT=9000                  127.0.0.1:8000 1
granian  PORT=9000                  127.0.0.1:8000 1
gunicorn WEB_CONCURRENCY=4          127.0.0.1:8000 4
uvicorn  WEB_CONCURRENCY=4          127.0.0.1:8000 4
granian  WEB_CONCURRENCY=4          127.0.0.1:8000 1
gunicorn WEB_CONCURRENCY=           refused
uvicorn  WEB_CONCURRENCY=           refused
granian  WEB_CONCURRENCY=           127.0.0.1:8000 1
uvicorn  UVICORN_PORT=9000          127.0.0.1:9000 1
uvicorn  UVICORN_ENV_FILE=file      127.0.0.1:8000 3
headers     UVICORN_HEADERS=X-Frame-Options: DENY ('X-Frame-Options:', 'DENY')
log_level   UVICORN_LOG_LEVEL=WARNING             refused
access_log  UVICORN_NO_ACCESS_LOG=1               True
access_log  UVICORN_ACCESS_LOG=0                  False
TEXT

printf '%s\n' UVICORN_PORT=9000 UVICORN_WORKERS=2 WEB_CONCURRENCY=3 >file
cat >read.py <<'PY'
import sys

import click


def options(command, prefix):
    return command.make_context("server", ["app:app"], auto_envvar_prefix=prefix).params


def gunicorn():
    from gunicorn.config import Config

    config = Config()
    return f"{config.bind[0]} {config.workers}"


def uvicorn():
    from uvicorn import Config
    from uvicorn.main import main

    given = options(main, "UVICORN")
    if len(sys.argv) > 2:
        return given[sys.argv[2]]
    config = Config("app:app", **{name: given[name] for name in ("host", "port", "workers", "env_file")})
    return f"{config.host}:{config.port} {config.workers}"


def granian():
    from granian.cli import cli

    given = options(cli, "GRANIAN")
    return f"{given['host']}:{given['port']} {given['workers']}"


try:
    print(globals()[sys.argv[1]]())
except (ValueError, click.BadParameter):
    print("refused")
PY
for name in PORT WEB_CONCURRENCY "${!UVICORN_@}" "${!GRANIAN_@}" "${!GUNICORN_@}"; do unset "$name"; done
read_with() { # SERVER, a variable or nothing, and the name of an option or nothing
  env ${2:+"$2"} venv/bin/python read.py "$1" ${3:+"$3"} 2>>log
}
{
  for variable in '' PORT=9000 WEB_CONCURRENCY=4 WEB_CONCURRENCY=; do
    for server in gunicorn uvicorn granian; do
      printf '%-8s %-26s %s\n' "$server" "$variable" "$(read_with "$server" "$variable")"
    done
  done
  for variable in UVICORN_PORT=9000 UVICORN_ENV_FILE=file; do
    printf '%-8s %-26s %s\n' uvicorn "$variable" "$(read_with uvicorn "$variable")"
  done
  while read -r option variable; do
    printf '%-11s %-37s %s\n' "$option" "$variable" "$(read_with uvicorn "$variable" "$option")"
  done <<'TEXT'
headers UVICORN_HEADERS=X-Frame-Options: DENY
log_level UVICORN_LOG_LEVEL=WARNING
access_log UVICORN_NO_ACCESS_LOG=1
access_log UVICORN_ACCESS_LOG=0
TEXT
} >actual
diff -u expected actual
echo 'as stated'
