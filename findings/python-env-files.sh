#!/usr/bin/env bash
# PORT=8000 # web in .env: four of six Python readers take the comment for a part of the value.
#
# Version:    python-decouple 3.8, starlette 1.10.0 (`Config(".env")`), django-environ 0.14.0, everett 3.5.0, prettyconf
#             3.0.1; python-dotenv 1.2.4 beside them.
# Behaviour:  decouple, starlette, django-environ and everett keep a comment behind a value, and where it follows quotes
#             they keep these too. `export NAME` is a variable with a blank in its name for decouple, starlette and
#             prettyconf, and an error for everett. prettyconf drops backslashes: `a\nb` is `anb`.
# Good guess: They read what python-dotenv reads; a comment is the least of it.
# For users:  A .env that works with `docker compose` and `dotenv run` gives `int` a comment, or a password its note.
#             Put comments on lines of their own.
# Output:     the value of A; a name where it is another one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet python-decouple==3.8 starlette==1.10.0 django-environ==0.14.0 everett==3.5.0 prettyconf==3.0.1 \
  python-dotenv==1.2.4

cat >expected <<'TEXT'
python-dotenv  '8000', 'x', '1', 'a\nb', 'pa#ss'
decouple       '8000 # web', "'x' # web", 'export A': '1', 'a\\nb', 'pa#ss'
starlette      '8000 # web', "'x' # web", 'export A': '1', 'a\\nb', 'pa#ss'
django-environ '8000 # web', "'x' # web", '1', 'a\\nb', 'pa#ss'
everett        '8000 # web', "'x' # web", refused, 'a\\nb', 'pa#ss'
prettyconf     '8000', 'x', 'export A': '1', 'anb', 'pa#ss'
TEXT

cat >read.py <<'PY'
import environ
from decouple import RepositoryEnv
from dotenv import dotenv_values
from everett import ConfigurationError
from everett.manager import ConfigEnvFileEnv
from prettyconf.loaders import EnvFile
from starlette.config import Config

LINES = ["A=8000 # web", "A='x' # web", "export A=1", r'A="a\nb"', "A=pa#ss"]


def prettyconf():
    loader = EnvFile(".env")
    loader._parse()
    return loader.configs


def django_environ():
    class Env(environ.Env):
        ENVIRON = {}

    Env.read_env(".env")
    return Env.ENVIRON


readers = {
    "python-dotenv": lambda: dotenv_values(".env"),
    "decouple": lambda: RepositoryEnv(".env").data,
    "starlette": lambda: Config(".env").file_values,
    "django-environ": django_environ,
    "everett": lambda: ConfigEnvFileEnv(".env").data,
    "prettyconf": prettyconf,
}
for name, read in readers.items():
    said = []
    for line in LINES:
        with open(".env", "w") as file:
            file.write(line + "\n")
        try:
            [(key, value)] = read().items()
        except ConfigurationError:
            said.append("refused")
        else:
            said.append(repr(value) if key == "A" else f"{key!r}: {value!r}")
    print(f"{name:14}", ", ".join(said))
PY
venv/bin/python read.py >actual
diff -u expected actual
echo 'as stated'
