#!/usr/bin/env bash
# A bcrypt hash in .env is whole for Node, and empty for Bun and AdonisJS even in single quotes; Deno needs these.
#
# Version:    bun 1.4.5, deno 2.9.6 and node 22.23.3 (`--env-file`, npm), @adonisjs/env 6.2.0.
# Behaviour:  Node expands nothing. Bun, Deno and AdonisJS replace `$NAME` in values without quotes and in double ones; Bun
#             and AdonisJS in single ones too. `${NAME:-default}` has its default in Bun alone, and is empty for Deno and
#             AdonisJS. A backslash in front of `$` stays for Node, and in single quotes for Deno. `NAME: value` sets a
#             variable for Bun and AdonisJS.
# Good guess: The runtimes read the format of the package dotenv, which expands nothing, as Node's option does. At the
#             least, single quotes keep a `$`.
# For users:  The move of a service from Node to Bun empties its hashes and cuts passwords at a `$`, with no message. No
#             spelling of `$` here is one value for all four. Set such a value in the environment itself.
# Output:     the value; `-` is not set.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund bun@1.4.5 deno@2.9.6 node@22.23.3 @adonisjs/env@6.2.0

cat >expected <<'TEXT'
A=$2y$10$Abc       node   $2y$10$Abc
A=$2y$10$Abc       bun    (empty)
A=$2y$10$Abc       deno   (empty)
A=$2y$10$Abc       adonis (empty)
A="$2y$10$Abc"     node   $2y$10$Abc
A="$2y$10$Abc"     bun    (empty)
A="$2y$10$Abc"     deno   (empty)
A="$2y$10$Abc"     adonis (empty)
A='$2y$10$Abc'     node   $2y$10$Abc
A='$2y$10$Abc'     bun    (empty)
A='$2y$10$Abc'     deno   $2y$10$Abc
A='$2y$10$Abc'     adonis (empty)
A=pa\$word         node   pa\$word
A=pa\$word         bun    pa$word
A=pa\$word         deno   pa$word
A=pa\$word         adonis pa$word
A='pa\$word'       node   pa\$word
A='pa\$word'       bun    pa$word
A='pa\$word'       deno   pa\$word
A='pa\$word'       adonis pa$word
A='$USED'          node   $USED
A='$USED'          bun    used
A='$USED'          deno   $USED
A='$USED'          adonis used
A=${MISSING:-d}    node   ${MISSING:-d}
A=${MISSING:-d}    bun    d
A=${MISSING:-d}    deno   (empty)
A=${MISSING:-d}    adonis (empty)
A: x               node   -
A: x               bun    x
A: x               deno   -
A: x               adonis x
TEXT

cat >read.cjs <<'JS'
const { A } = globalThis.Deno ? Deno.env.toObject() : process.env;
console.log(A === "" ? "(empty)" : A ?? "-");
JS
cp read.cjs read.js
cat >adonis.mjs <<'JS'
import { readFileSync } from "node:fs";
import { EnvParser } from "@adonisjs/env";
const { A } = await new EnvParser(readFileSync("values.env", "utf8"), import.meta.url).parse();
console.log(A === "" ? "(empty)" : A ?? "-");
JS
export DENO_DIR=$work/deno DENO_NO_UPDATE_CHECK=1 NO_COLOR=1 USED=used
unset A Abc word MISSING
bin=node_modules/.bin
while read -r line; do
  printf '%s\n' "$line" >values.env
  for reader in "node $bin/node --env-file=values.env read.cjs" "bun $bin/bun --env-file=values.env read.cjs" \
    "deno $bin/deno run --quiet --allow-env --env-file=values.env read.js" "adonis $bin/node adonis.mjs"; do
    printf '%-18s %-6s %s\n' "$line" "${reader%% *}" "$(${reader#* })"
  done
done <<'TEXT' >actual
A=$2y$10$Abc
A="$2y$10$Abc"
A='$2y$10$Abc'
A=pa\$word
A='pa\$word'
A='$USED'
A=${MISSING:-d}
A: x
TEXT
diff -u expected actual
echo 'as stated'
