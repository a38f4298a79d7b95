#!/usr/bin/env bash
# CHANNELS=#ops,#dev is an empty list for starlette and python-decouple: their lists of commas follow the rules of a shell.
#
# Version:    starlette 1.10.0 (`CommaSeparatedStrings`), python-decouple 3.8 (`Csv`); environs 15.2.0 and django-environ
#             0.14.0 beside them.
# Behaviour:  The first two hand the text to `shlex`, with the comma as the blank. A `#` anywhere begins a comment, and the
#             rest of the line is lost. An apostrophe is a quote without an end, which is an error; two of them join what
#             is between. Backslashes go. The other two split at commas and do nothing else; environs keeps the empty item
#             behind a comma at the end.
# Good guess: A list with commas is split at the commas. What is left to differ in is blanks and empty items.
# For users:  A colour, a URL with a fragment or a Windows path in the list takes its neighbours away, without an error.
#             Encode `#` as `%23` in URLs, and count the items where it matters.
# Output:     the items.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet starlette==1.10.0 python-decouple==3.8 environs==15.2.0 django-environ==0.14.0

cat >expected <<'TEXT'
#ops,#dev            starlette      []
#ops,#dev            decouple       []
#ops,#dev            environs       ['#ops', '#dev']
#ops,#dev            django-environ ['#ops', '#dev']
http://h/#a,http://i starlette      ['http://h/']
http://h/#a,http://i decouple       ['http://h/']
http://h/#a,http://i environs       ['http://h/#a', 'http://i']
http://h/#a,http://i django-environ ['http://h/#a', 'http://i']
it's,fine            starlette      refused
it's,fine            decouple       refused
it's,fine            environs       ["it's", 'fine']
it's,fine            django-environ ["it's", 'fine']
the 'a,b' set,c      starlette      ['the a,b set', 'c']
the 'a,b' set,c      decouple       ['the a,b set', 'c']
the 'a,b' set,c      environs       ["the 'a", "b' set", 'c']
the 'a,b' set,c      django-environ ["the 'a", "b' set", 'c']
C:\data,D:\logs      starlette      ['C:data', 'D:logs']
C:\data,D:\logs      decouple       ['C:data', 'D:logs']
C:\data,D:\logs      environs       ['C:\\data', 'D:\\logs']
C:\data,D:\logs      django-environ ['C:\\data', 'D:\\logs']
a,                   starlette      ['a']
a,                   decouple       ['a']
a,                   environs       ['a', '']
a,                   django-environ ['a']
TEXT

cat >read.py <<'PY'
import os

import environ
from decouple import Csv
from environs import Env
from starlette.datastructures import CommaSeparatedStrings

readers = {
    "starlette": lambda text: list(CommaSeparatedStrings(text)),
    "decouple": Csv(),
    "environs": lambda text: Env().list("ITEMS"),
    "django-environ": lambda text: environ.Env().list("ITEMS"),
}
for text in ["#ops,#dev", "http://h/#a,http://i", "it's,fine", "the 'a,b' set,c", r"C:\data,D:\logs", "a,"]:
    os.environ["ITEMS"] = text
    for name, read in readers.items():
        try:
            print(f"{text:20} {name:14} {read(text)}")
        except ValueError:
            print(f"{text:20} {name:14} refused")
PY
venv/bin/python read.py >actual
diff -u expected actual
echo 'as stated'
