#!/usr/bin/env bash
# DB_PASSWORD beside DB_PASSWORD_FILE: the variable wins, or the file, or the later of the two; two of four keep its newline.
#
# Version:    @directus/env 6.3.0 and @n8n/config 2.39.0 (npm), django-environ 0.14.0 (`FileAwareEnv`), figment 0.10.19 with
#             figment_file_provider_adapter 0.1.1 (Rust).
# Behaviour:  With both set, django-environ takes the file, n8n and the Rust adapter take the variable, and Directus takes
#             what comes later in the environment of the process. Directus and django-environ keep the line break at the
#             end of the file, the other two trim it. An empty NAME_FILE counts as not set for n8n alone.
# Good guess: The suffix _FILE is one convention, that of the official images: both set is an error, and the line break
#             at the end is not a part of the secret.
# For users:  A secret that was written with `echo` logs in from one service and not from the other. A variable set for a
#             test does nothing beside a file. Write secrets without a line break at the end, and set one of the two.
# Output:     the password, escaped.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund @directus/env@6.3.0 @n8n/config@2.39.0 @n8n/di@0.17.0
python3 -m venv venv
venv/bin/pip install --quiet django-environ==0.14.0
cargo init --quiet --vcs none --name reader
cargo add --quiet figment@=0.10.19 --features env
cargo add --quiet figment_file_provider_adapter@=0.1.1
cargo add --quiet serde@1 --features derive

cat >expected <<'TEXT'
file                 directus       "file\n"
file                 n8n            "file"
file                 django-environ "file\n"
file                 rust           "file"
file, then variable  directus       "variable"
file, then variable  n8n            "variable"
file, then variable  django-environ "file\n"
file, then variable  rust           "variable"
variable, then file  directus       "file\n"
variable, then file  n8n            "variable"
variable, then file  django-environ "file\n"
variable, then file  rust           "variable"
empty                directus       refused
empty                n8n            ""
empty                django-environ refused
empty                rust           refused
TEXT

cat >directus.mjs <<'JS'
import { useEnv } from "@directus/env";
console.log(JSON.stringify(useEnv().DB_PASSWORD));
JS
cat >n8n.cjs <<'JS'
require("reflect-metadata");
const { GlobalConfig } = require("@n8n/config");
console.log(JSON.stringify(require("@n8n/di").Container.get(GlobalConfig).database.postgresdb.password));
JS
cat >read.py <<'PY'
import json

import environ

print(json.dumps(environ.FileAwareEnv()("DB_PASSWORD")))
PY
cat >src/main.rs <<'RS'
use figment::{Figment, providers::Env};
use figment_file_provider_adapter::FileAdapter;

#[derive(serde::Deserialize)]
struct Config {
    password: String,
}

fn main() {
    let variables = FileAdapter::wrap(Env::prefixed("DB_"));
    println!("{:?}", Figment::from(variables).extract::<Config>().unwrap().password);
}
RS
cargo build --quiet
unset DB_PASSWORD DB_PASSWORD_FILE DB_POSTGRESDB_PASSWORD DB_POSTGRESDB_PASSWORD_FILE
say() {
  local what=$1 reader name
  shift
  for reader in 'directus node directus.mjs' 'n8n node n8n.cjs' 'django-environ venv/bin/python read.py' \
    'rust target/debug/reader'; do
    name=DB_PASSWORD
    if [ "${reader%% *}" = n8n ]; then name=DB_POSTGRESDB_PASSWORD; fi
    printf '%-20s %-14s %s\n' "$what" "${reader%% *}" "$(env "${@/NAME/$name}" ${reader#* } 2>>log || echo refused)"
  done
}
printf 'file\n' >secret
{
  say 'file' NAME_FILE=secret
  say 'file, then variable' NAME_FILE=secret NAME=variable
  say 'variable, then file' NAME=variable NAME_FILE=secret
  say 'empty' NAME_FILE=
} >actual
diff -u expected actual
echo 'as stated'
