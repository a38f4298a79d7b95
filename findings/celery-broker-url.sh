#!/usr/bin/env bash
# CELERY_BROKER_URL in the environment beats the broker that the code passes to `Celery(broker=...)`.
#
# Version:    celery 5.7.0.
# Behaviour:  CELERY_BROKER_URL, CELERY_BROKER_READ_URL, CELERY_BROKER_WRITE_URL and CELERY_RESULT_BACKEND win over an
#             argument, over `app.conf`, and over an object of configuration. With the second alone the workers read from
#             one broker and the tasks are written to another. An empty one counts as not set. Other settings under the
#             same prefix, such as CELERY_TASK_DEFAULT_QUEUE, are not read at all.
# Good guess: The environment is a default for what the code leaves open; or the prefix works for every setting.
# For users:  These names fit a Django project's own variables. Set for one service, they move every Celery app in the same
#             environment to that broker, a second app with a broker of its own too. Name the own variables otherwise.
# Output:     where tasks are written to, where they are read from, the backend of results, and the default queue.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet celery==5.7.0

cat >expected <<'TEXT'
argument                                        code  code  rpc://           celery
argument CELERY_BROKER_URL=amqp://env//         env   env   rpc://           celery
argument CELERY_BROKER_URL=                     code  code  rpc://           celery
argument CELERY_BROKER_READ_URL=amqp://env//    code  env   rpc://           celery
argument CELERY_RESULT_BACKEND=cache+memory://  code  code  cache+memory://  celery
argument CELERY_TASK_DEFAULT_QUEUE=orders       code  code  rpc://           celery
conf     CELERY_BROKER_URL=amqp://env//         env   env   rpc://           celery
object   CELERY_BROKER_URL=amqp://env//         env   env   rpc://           celery
TEXT

cat >read.py <<'PY'
import sys

from celery import Celery

settings = {"broker_url": "amqp://code//", "result_backend": "rpc://"}
if sys.argv[1] == "argument":
    app = Celery("app", broker=settings["broker_url"], backend=settings["result_backend"])
elif sys.argv[1] == "conf":
    app = Celery("app")
    app.conf.update(settings)
else:
    app = Celery("app")
    app.config_from_object(settings)
write, read = app.connection_for_write().hostname, app.connection_for_read().hostname
print(f"{write:5} {read:5} {app.conf.result_backend:16} {app.conf.task_default_queue}")
PY
for name in "${!CELERY_@}"; do unset "$name"; done
while read -r how variable; do
  printf '%-8s %-38s %s\n' "$how" "$variable" "$(env ${variable:+"$variable"} venv/bin/python read.py "$how")"
done <<'TEXT' >actual
argument
argument CELERY_BROKER_URL=amqp://env//
argument CELERY_BROKER_URL=
argument CELERY_BROKER_READ_URL=amqp://env//
argument CELERY_RESULT_BACKEND=cache+memory://
argument CELERY_TASK_DEFAULT_QUEUE=orders
conf CELERY_BROKER_URL=amqp://env//
object CELERY_BROKER_URL=amqp://env//
TEXT
diff -u expected actual
echo 'as stated'
