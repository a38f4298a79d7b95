#!/usr/bin/env bash
# One list of URLs in a variable, five Python readers, five answers.
#
# Version:    typed-settings 26.0.0, cyclopts 5.4.0, configargparse 1.9.0, environs 15.2.0, pydantic-settings 2.16.3.
# Behaviour:  typed-settings splits a list at colons, as if it were PATH, and takes every URL apart. cyclopts splits
#             at blanks only. configargparse wants brackets, pydantic-settings wants JSON. Only environs splits at
#             commas. None of the first three complains about a list that it does not understand.
# Good guess: A comma is the separator, or at least a list without it is refused.
# For users:  A variable that several programs share cannot hold a list of URLs in one spelling. Say the separator
#             beside each list in the documentation, and check the elements (a host called "http" is a sign).
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet typed-settings==26.0.0 attrs==26.1.0 cyclopts==5.4.0 configargparse==1.9.0 environs==15.2.0 \
  pydantic-settings==2.16.3

cat >expected <<'TEXT'
http://a.example:1,http://b.example:2
  typed-settings    ['http', '//a.example', '1,http', '//b.example', '2']
  cyclopts          ['http://a.example:1,http://b.example:2']
  configargparse    ['http://a.example:1,http://b.example:2']
  environs          ['http://a.example:1', 'http://b.example:2']
  pydantic-settings SettingsError
http://a.example:1, http://b.example:2
  typed-settings    ['http', '//a.example', '1, http', '//b.example', '2']
  cyclopts          ['http://a.example:1,', 'http://b.example:2']
  configargparse    ['http://a.example:1, http://b.example:2']
  environs          ['http://a.example:1', ' http://b.example:2']
  pydantic-settings SettingsError
["http://a.example:1"]
  typed-settings    ['["http', '//a.example', '1"]']
  cyclopts          ['["http://a.example:1"]']
  configargparse    ['http://a.example:1']
  environs          ['["http://a.example:1"]']
  pydantic-settings ['http://a.example:1']
TEXT

venv/bin/python - >actual <<'PY'
import os
from typing import Annotated

import configargparse
import cyclopts
import environs
import typed_settings
from pydantic_settings import BaseSettings


@typed_settings.settings
class Typed:
    hosts: list[str]


class Pydantic(BaseSettings):
    app_hosts: list[str]


def with_cyclopts():
    app = cyclopts.App()

    @app.default
    def main(*, hosts: Annotated[list[str], cyclopts.Parameter(env_var="APP_HOSTS")]):
        return hosts

    return app([], exit_on_error=False, result_action="return_value")


def with_configargparse():
    parser = configargparse.ArgParser()
    parser.add("--hosts", nargs="+", env_var="APP_HOSTS")
    return parser.parse_args([]).hosts


readers = {
    "typed-settings": lambda: typed_settings.load(Typed, appname="app").hosts,
    "cyclopts": with_cyclopts,
    "configargparse": with_configargparse,
    "environs": lambda: environs.Env().list("APP_HOSTS"),
    "pydantic-settings": lambda: Pydantic().app_hosts,
}
for value in (
    "http://a.example:1,http://b.example:2",
    "http://a.example:1, http://b.example:2",
    '["http://a.example:1"]',
):
    os.environ["APP_HOSTS"] = value
    print(value)
    for name, read in readers.items():
        try:
            print(f"  {name:17} {read()}")
        except Exception as error:
            print(f"  {name:17} {type(error).__name__}")
PY
diff -u expected actual
echo 'as stated'
