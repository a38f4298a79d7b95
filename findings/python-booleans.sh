#!/usr/bin/env bash
# `on` is off for one of ten Python readers, `off` is on for another, and only `true` and `1` are on for all.
#
# Version:    environ-config 24.1.0, Flask 3.1.3 (`from_prefixed_env`), django-environ 0.14.0, envparse 0.2.0,
#             Starlette 1.10.0, environs 15.2.0, python-decouple 3.8, pydantic 2.14.4, everett 3.5.0, prettyconf 3.0.1.
# Behaviour:  environ-config knows `1`, `true` and `yes`; every other word is False, `on` and `y` among them. Flask reads
#             JSON; what is none stays a text, and a text such as `no`, `off` or `disabled` is true. django-environ and
#             envparse call every word false that they do not know, `t` included, but to django-environ each integer is
#             true except 0. Starlette refuses all but `true`, `1`, `false` and `0`. The others refuse what they do not
#             know, and differ about the empty text: False to python-decouple, an error to the rest.
# Good guess: all take the words of `distutils.util.strtobool`, and refuse the rest.
# For users:  a switch that several services share is written `true` or `false`. A word that turns protection on, such
#             as `on`, may turn it off elsewhere without an error.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# environ-config and django-environ install a module of the same name over each other.
python3 -m venv attrs
attrs/bin/pip install --quiet --disable-pip-version-check environ-config==24.1.0
python3 -m venv others
others/bin/pip install --quiet --disable-pip-version-check django-environ==0.14.0 envparse==0.2.0 environs==15.2.0 \
    everett==3.5.0 Flask==3.1.3 prettyconf==3.0.1 pydantic==2.14.4 python-decouple==3.8 starlette==1.10.0

cat >expected <<'TEXT'
              true  on    y     t     1     2     ok    false no    off   0     empty disabled
environ-config  True  False False False True  False False False False False False False False
django-environ  True  True  True  False True  True  True  False False False False False False
envparse        True  True  True  False True  False True  False False False False False False
Flask           True  True  True  True  True  True  True  False True  True  False False True
Starlette       True  error error error True  error error False error error False error error
environs        True  True  True  True  True  error error False False False False error error
python-decouple True  True  True  True  True  error error False False False False False error
pydantic        True  True  True  True  True  error error False False False False error error
everett         True  True  True  True  True  error error False False False False error error
prettyconf      True  True  True  True  True  error error False False False False error error
TEXT

cat >switches.py <<'PYTHON'
import os
import sys

WORDS = ["true", "on", "y", "t", "1", "2", "ok", "false", "no", "off", "0", "", "disabled"]


def environ_config(_):
    import environ

    @environ.config(prefix="")
    class Config:
        switch = environ.bool_var()

    return environ.to_config(Config).switch


def django_environ(_):
    import environ

    return environ.Env().bool("SWITCH")


def envparse(_):
    from envparse import Env

    return Env().bool("SWITCH")


def flask(_):
    from flask import Flask

    app = Flask("orders")
    app.config.from_prefixed_env("APP")
    return bool(app.config["SWITCH"])


def starlette(_):
    from starlette.config import Config

    return Config()("SWITCH", cast=bool)


def environs(_):
    from environs import Env

    return Env().bool("SWITCH")


def decouple(_):
    from decouple import Config, RepositoryEmpty

    return Config(RepositoryEmpty())("SWITCH", cast=bool)


def pydantic(word):
    from pydantic import TypeAdapter

    return TypeAdapter(bool).validate_python(word)


def everett(word):
    from everett.manager import parse_bool

    return parse_bool(word)


def prettyconf(_):
    from prettyconf import config

    return config("SWITCH", cast=config.boolean)


READERS = {
    "environ-config": environ_config, "django-environ": django_environ, "envparse": envparse, "Flask": flask,
    "Starlette": starlette, "environs": environs, "python-decouple": decouple, "pydantic": pydantic,
    "everett": everett, "prettyconf": prettyconf,
}
for name in sys.argv[1:]:
    cells = []
    for word in WORDS:
        os.environ["SWITCH"] = os.environ["APP_SWITCH"] = word
        try:
            cells.append(str(READERS[name](word)))
        except Exception:
            cells.append("error")
    print(f"{name:15}", *(f"{cell:5}" for cell in cells))
PYTHON

{
    echo "              true  on    y     t     1     2     ok    false no    off   0     empty disabled"
    attrs/bin/python switches.py environ-config
    others/bin/python switches.py django-environ envparse Flask Starlette environs python-decouple pydantic everett \
        prettyconf
} | sed 's/ *$//' >actual
diff -u expected actual
echo 'as stated'
