#!/usr/bin/env bash
# For four Node readers DEBUG=1 and DEBUG=0 are the same: both on, or both off.
#
# Version:    commander 15.1.0 (`Option.env`), convict 6.2.5 (strict validation), yargs 18.2.0 (`env`), config 5.0.1
#             (`__format: boolean`).
# Behaviour:  commander looks at the presence of the variable: `false`, `0` and empty turn a flag on. convict calls
#             everything true but the word `false`. yargs and config call everything false but the word `true` (config
#             reads an empty value as not set). None of them refuses a word.
# Good guess: 1 is on and 0 is off wherever a boolean is read from the environment.
# For users:  `true` and an unset variable are all that these four understand alike.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund commander@15.1.0 convict@6.2.5 yargs@18.2.0 config@5.0.1

cat >expected <<'TEXT'
APP_DEBUG="1"     commander true convict true yargs false config false
APP_DEBUG="0"     commander true convict true yargs false config false
APP_DEBUG="true"  commander true convict true yargs true config true
APP_DEBUG="false" commander true convict false yargs false config false
APP_DEBUG="yes"   commander true convict true yargs false config false
APP_DEBUG="no"    commander true convict true yargs false config false
APP_DEBUG=""      commander true convict true yargs false config "not set"
TEXT

mkdir config
echo '{ "debug": "not set" }' >config/default.json
echo '{ "debug": { "__name": "APP_DEBUG", "__format": "boolean" } }' >config/custom-environment-variables.json
cat >read.mjs <<'JS'
import { Command, Option } from "commander";
import config from "config";
import convict from "convict";
import yargs from "yargs";
const value = process.env.APP_DEBUG;
const command = new Command().addOption(new Option("--debug").env("APP_DEBUG")).parse([], { from: "user" });
const schema = convict({ debug: { format: Boolean, default: false, env: "APP_DEBUG" } });
schema.validate({ allowed: "strict" });
console.log(
  `APP_DEBUG=${JSON.stringify(value)}`.padEnd(17),
  "commander", command.opts().debug,
  "convict", schema.get("debug"),
  "yargs", yargs([]).env("APP").boolean("debug").parse().debug,
  "config", JSON.stringify(config.get("debug")),
);
JS
for value in 1 0 true false yes no ''; do
  APP_DEBUG=$value NODE_CONFIG_DIR=$work/config SUPPRESS_NO_CONFIG_WARNING=1 node read.mjs
done >actual 2>log
diff -u expected actual
echo 'as stated'
