#!/usr/bin/env bash
# .env.local beats .env.production for Next.js and dotenv-cli, and loses to it for Vite, dotenv-flow and Symfony.
#
# Version:    @next/env 16.4.6, vite 5.4.21, dotenv-flow 4.1.0, dotenv-cli 11.0.0 (`-c`), @dotenvx/dotenvx 2.38.2
#             (`--convention`), all of npm, and symfony/dotenv 5.4.53 of Debian 12.
# Behaviour:  All know the files .env, .env.local and .env.MODE. Three let .env.local win over .env.MODE, four the other
#             way. In the mode "test" .env.local is not read by Next.js, dotenv-flow, Symfony and dotenvx's nextjs,
#             and it is by Vite, dotenv-cli and dotenvx's flow.
# Good guess: The four names are one convention with one order, and a file of the machine beats a file of the
#             repository.
# For users:  A repository with two tools has two values of one variable, and dotenvx's stand-in for dotenv-flow reads a
#             file under test that dotenv-flow leaves out. Give each variable in one of the two files.
# Output:     the file that a variable in all three of .env, .env.local and .env.MODE comes from, and whether .env.local
#             is read.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund @next/env@16.4.6 vite@5.4.21 dotenv-flow@4.1.0 dotenv-cli@11.0.0 \
  @dotenvx/dotenvx@2.38.2
apt-get download -qq 'php8.2-cli=8.2.36-1~deb12u1' libargon2-1 libsodium23 libxml2 libicu72 \
  'php-symfony-dotenv=5.4.53+dfsg-0+deb12u1' 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
development Next.js         .env.local      .env.local read
development dotenv-cli      .env.local      .env.local read
development dotenvx nextjs  .env.local      .env.local read
development Vite            .env.MODE       .env.local read
development dotenv-flow     .env.MODE       .env.local read
development dotenvx flow    .env.MODE       .env.local read
development Symfony         .env.MODE       .env.local read
production  Next.js         .env.local      .env.local read
production  dotenv-cli      .env.local      .env.local read
production  dotenvx nextjs  .env.local      .env.local read
production  Vite            .env.MODE       .env.local read
production  dotenv-flow     .env.MODE       .env.local read
production  dotenvx flow    .env.MODE       .env.local read
production  Symfony         .env.MODE       .env.local read
test        Next.js         .env.MODE       .env.local not read
test        dotenv-cli      .env.local      .env.local read
test        dotenvx nextjs  .env.MODE       .env.local not read
test        Vite            .env.MODE       .env.local read
test        dotenv-flow     .env.MODE       .env.local not read
test        dotenvx flow    .env.MODE       .env.local read
test        Symfony         .env.MODE       .env.local not read
TEXT

cat >next.cjs <<'JS'
const quiet = { info() {}, error() {} };
require("@next/env").loadEnvConfig(".", process.env.NODE_ENV === "development", quiet);
require("./print.cjs");
JS
cat >vite.mjs <<'JS'
import { loadEnv } from "vite";
Object.assign(process.env, loadEnv(process.env.NODE_ENV, ".", ""));
await import("./print.cjs");
JS
cat >flow.cjs <<'JS'
require("dotenv-flow").config({ silent: true });
require("./print.cjs");
JS
cat >print.cjs <<'JS'
const { FROM, LOCAL = "not read" } = process.env;
console.log(`${FROM.padEnd(15)} .env.local ${LOCAL}`);
JS
cat >symfony.php <<'PHP'
<?php
spl_autoload_register(function (string $class): void {
    require __DIR__ . '/package/usr/share/php/' . strtr($class, '\\', '/') . '.php';
});
(new Symfony\Component\Dotenv\Dotenv())->loadEnv('.env', 'NODE_ENV');
printf("%-15s .env.local %s\n", $_ENV['FROM'], $_ENV['LOCAL'] ?? 'not read');
PHP
run() { # run LABEL COMMAND...: in the mode
  printf '%-11s %-15s ' "$mode" "$1"
  shift
  NODE_ENV=$mode "$@" 2>>log
}
bin=node_modules/.bin
for mode in development production test; do
  rm -f .env*
  printf 'FROM=.env\n' >.env
  printf 'FROM=.env.local\nLOCAL=read\n' >.env.local
  printf 'FROM=.env.MODE\n' >".env.$mode"
  run Next.js node next.cjs
  run dotenv-cli "$bin/dotenv" -c "$mode" -- node print.cjs
  run 'dotenvx nextjs' "$bin/dotenvx" run --quiet --convention=nextjs -- node print.cjs
  run Vite node vite.mjs
  run dotenv-flow node flow.cjs
  run 'dotenvx flow' "$bin/dotenvx" run --quiet --convention=flow -- node print.cjs
  LD_LIBRARY_PATH=package/usr/lib/x86_64-linux-gnu run Symfony package/usr/bin/php8.2 -n symfony.php
done >actual
diff -u expected actual
echo 'as stated'
