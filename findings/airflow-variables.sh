#!/usr/bin/env bash
# AIRFLOW_CONN_API=https://h calls http://h, and https://h/v1 calls the scheme "v1".
#
# Version:    apache-airflow-task-sdk 1.3.2 (with apache-airflow-core 3.3.2), apache-airflow-providers-http 6.3.0.
# Behaviour:  Of the URL of a connection, the part in front of `://` is the type of the connection, and the path is its
#             "schema", which the HTTP hook takes for the scheme of its requests; without one that is http. A setting
#             AIRFLOW__SECTION__KEY has `$NAME` and `~/` replaced, where that variable is set: `pa$word` stays, `pa$HOME`
#             does not. As a boolean, `t` and `true # note` are true, `yes` and `on` are refused. 5.0 is the integer 5.
# Good guess: A variable with a URL for HTTP calls that URL. A value from the environment is taken as it is.
# For users:  A token meant for https goes out without TLS. Write https://h/https, or http://https%3A%2F%2Fh%2Fv1 where
#             there is a path. Encode `$` in the URLs of databases as %24.
# Output:     the base URL of the hook for each connection; then the setting as Airflow reads it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet apache-airflow-task-sdk==1.3.2 apache-airflow-core==3.3.2 apache-airflow-providers-http==6.3.0

cat >expected <<'TEXT'
https://h                     http://h
https://h/v1                  v1://h
https://h:8443/               http://h:8443
http://h/https                https://h
https://h/https               https://h
http://https%3A%2F%2Fh%2Fv1   https://h/v1
text    pa$WORD               paword
text    pa${WORD}             paword
text    pa$MISSING            pa$MISSING
text    $2y$10$Abc            $2y$10$Abc
text    ~/data                /home/user/data
text    50%                   50%
boolean true # note           True
boolean t                     True
boolean yes                   refused
boolean on                    refused
int     5.0                   5
int     5 # note              refused
TEXT

cat >read.py <<'PY'
import os

os.environ["WORD"] = "word"
settings = {
    "text": ["pa$WORD", "pa${WORD}", "pa$MISSING", "$2y$10$Abc", "~/data", "50%"],
    "boolean": ["true # note", "t", "yes", "on"],
    "int": ["5.0", "5 # note"],
}
for kind, texts in settings.items():
    for number, text in enumerate(texts):
        os.environ[f"AIRFLOW__DEMO__{kind}{number}".upper()] = text

from airflow.providers.http.hooks.http import HttpHook
from airflow.sdk.configuration import conf

for url in [
    "https://h",
    "https://h/v1",
    "https://h:8443/",
    "http://h/https",
    "https://h/https",
    "http://https%3A%2F%2Fh%2Fv1",
]:
    os.environ["AIRFLOW_CONN_API"] = url
    hook = HttpHook(http_conn_id="api")
    hook.get_conn()
    print(f"{url:29} {hook.base_url}")
read = {"text": conf.get, "boolean": conf.getboolean, "int": conf.getint}
for kind, texts in settings.items():
    for number, text in enumerate(texts):
        try:
            print(f"{kind:7} {text:21} {read[kind]('demo', f'{kind}{number}')}")
        except Exception:
            print(f"{kind:7} {text:21} refused")
PY
export HOME=/home/user AIRFLOW_HOME=$work/airflow
venv/bin/python read.py >actual 2>log
diff -u expected actual
echo 'as stated'
