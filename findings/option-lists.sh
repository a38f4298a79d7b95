#!/usr/bin/env bash
# APP_HOSTS=a,b is one host for six of seven libraries for options, and an error for the seventh.
#
# Version:    click 8.5.1, cyclopts 5.5.2, ConfigArgParse 1.9.0, jsonargparse 4.53.0, plumbum 2.0.2 (Python),
#             commander 15.1.0, yargs 18.2.0 (Node).
# Behaviour:  Each of them can take an option that is a list from a variable, and none splits it at commas. Two split
#             at blanks, so that `a, b` has the host `a,`. Two read YAML or brackets, the others take the text as the
#             one item. An empty variable is an empty list, a list with one empty host, no value, or an error. yargs
#             makes a number of an item that looks like one.
# Good guess: A list in a variable has commas, as in most readers of settings.
# For users:  The same list option has one form on the command line, and another one in the variable of each library.
#             Try a list of two before you document it; in the code, refuse an item with a comma or a blank.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet click==8.5.1 cyclopts==5.5.2 ConfigArgParse==1.9.0 'jsonargparse[signatures]==4.53.0' \
  plumbum==2.0.2
npm init -y >/dev/null
npm install --silent --no-audit --no-fund commander@15.1.0 yargs@18.2.0

cat >expected <<'TEXT'
APP_HOSTS='a,b'
  click          ["a,b"]
  cyclopts       ["a,b"]
  configargparse ["a,b"]
  jsonargparse   refused
  plumbum        ["a,b"]
  commander      ["a,b"]
  yargs          ["a,b"]
APP_HOSTS='a, b'
  click          ["a,", "b"]
  cyclopts       ["a,", "b"]
  configargparse ["a, b"]
  jsonargparse   refused
  plumbum        ["a, b"]
  commander      ["a, b"]
  yargs          ["a, b"]
APP_HOSTS='a b'
  click          ["a", "b"]
  cyclopts       ["a", "b"]
  configargparse ["a b"]
  jsonargparse   refused
  plumbum        ["a b"]
  commander      ["a b"]
  yargs          ["a b"]
APP_HOSTS='[a, b]'
  click          ["[a,", "b]"]
  cyclopts       ["[a,", "b]"]
  configargparse ["a", "b"]
  jsonargparse   ["a", "b"]
  plumbum        ["[a, b]"]
  commander      ["[a, b]"]
  yargs          ["[a, b]"]
APP_HOSTS=''
  click          []
  cyclopts       []
  configargparse null
  jsonargparse   refused
  plumbum        [""]
  commander      [""]
  yargs          [""]
APP_HOSTS='1e3'
  click          ["1e3"]
  cyclopts       ["1e3"]
  configargparse ["1e3"]
  jsonargparse   refused
  plumbum        ["1e3"]
  commander      ["1e3"]
  yargs          [1000]
TEXT

cat >read.py <<'PY'
import json
import sys
from typing import Annotated

import click
import configargparse
import cyclopts
import jsonargparse
import plumbum.cli


def say(hosts):
    print(json.dumps(hosts))


def with_click():
    @click.command()
    @click.option("--hosts", multiple=True, envvar="APP_HOSTS")
    def main(hosts):
        say(hosts)

    main([])


def with_cyclopts():
    app = cyclopts.App()

    @app.default
    def main(*, hosts: Annotated[list[str], cyclopts.Parameter(env_var="APP_HOSTS")] = []):
        say(hosts)

    app([])


def with_configargparse():
    parser = configargparse.ArgParser()
    parser.add("--hosts", env_var="APP_HOSTS", nargs="*")
    say(parser.parse_args([]).hosts)


def with_jsonargparse():
    parser = jsonargparse.ArgumentParser(env_prefix="APP", default_env=True)
    parser.add_argument("--hosts", type=list[str])
    say(parser.parse_args([]).hosts)


def with_plumbum():
    class App(plumbum.cli.Application):
        hosts = plumbum.cli.SwitchAttr("--hosts", str, list=True, envname="APP_HOSTS")

        def main(self):
            say(self.hosts)

    App.run(["app"])


globals()["with_" + sys.argv[1]]()
PY
cat >read.mjs <<'JS'
import { Command, Option } from "commander";
import yargs from "yargs";
const libraries = {
  commander: () => {
    const program = new Command().addOption(new Option("--hosts <host...>").env("APP_HOSTS"));
    return program.parse([], { from: "user" }).opts().hosts;
  },
  yargs: () => yargs([]).env("APP").option("hosts", { type: "array" }).parse().hosts,
};
console.log(JSON.stringify(libraries[process.argv[2]]()));
JS
read_with() { # read_with LIBRARY COMMAND...
  printf '  %-14s %s\n' "$1" "$("${@:2}" "$1" 2>/dev/null || echo refused)"
}
for hosts in a,b 'a, b' 'a b' '[a, b]' '' 1e3; do
  echo "APP_HOSTS='$hosts'"
  export APP_HOSTS=$hosts
  for library in click cyclopts configargparse jsonargparse plumbum; do
    read_with "$library" venv/bin/python read.py
  done
  for library in commander yargs; do read_with "$library" node read.mjs; done
done >actual
diff -u expected actual
echo 'as stated'
