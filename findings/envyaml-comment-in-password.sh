#!/usr/bin/env bash
# A password with a blank and a `#` loses its end, and one of digits its zeros, in a YAML file with ${VARIABLES}.
#
# Version:    envyaml 1.10.211231 with PyYAML 6.0.4; pyaml-env 1.2.2 beside it.
# Behaviour:  envyaml puts the variables into the text of the file and parses the result as YAML 1.1. The value
#             decides how it is read: ` #` starts a comment, `no` is false, quotes vanish, a leading zero makes it
#             octal. An `@` in front is a syntax error that shows the value. pyaml-env replaces after the parse and
#             keeps all of them, but a variable that is not set becomes the text `N/A`, without an error.
# Good guess: `${NAME}` in a value means that value, and a missing variable is an error or empty.
# For users:  Quotes round `"${PASSWORD}"` in the file help, until the password has a quote. With pyaml-env, test each
#             secret for `N/A`.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet envyaml==1.10.211231 pyaml-env==1.2.2 PyYAML==6.0.4

cat >expected <<'TEXT'
'pa #ss'     envyaml 'pa'         pyaml-env 'pa #ss'
'007'        envyaml 7            pyaml-env '007'
'no'         envyaml False        pyaml-env 'no'
'"quoted"'   envyaml 'quoted'     pyaml-env '"quoted"'
'@home'      envyaml ScannerError pyaml-env '@home'
not set      envyaml ValueError   pyaml-env 'N/A'
TEXT

cat >envyaml.yaml <<'YAML'
password: ${PASSWORD}
YAML
cat >pyaml-env.yaml <<'YAML'
password: !ENV ${PASSWORD}
YAML
venv/bin/python - >actual <<'PY'
import os

from envyaml import EnvYAML
from pyaml_env import parse_config


def attempt(read):
    try:
        return repr(read())
    except Exception as error:
        return type(error).__name__


for value in ("pa #ss", "007", "no", '"quoted"', "@home", None):
    os.environ.pop("PASSWORD", None)
    if value is not None:
        os.environ["PASSWORD"] = value
    one = attempt(lambda: EnvYAML("envyaml.yaml")["password"])
    two = attempt(lambda: parse_config("pyaml-env.yaml")["password"])
    print(f"{'not set' if value is None else repr(value):12} envyaml {one:12} pyaml-env {two}")
PY
diff -u expected actual
echo 'as stated'
