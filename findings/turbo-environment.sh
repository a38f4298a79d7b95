#!/usr/bin/env bash
# `turbo run start` starts a service without its DATABASE_URL, PORT, NODE_ENV and HTTP_PROXY, and passes VERCEL_URL.
#
# Version:    turbo 2.11.11.
# Behaviour:  A task has the variables that turbo.json names, and a list of turbo's own: CI, TZ and those of one hosting
#             platform are on it, NODE_ENV, PORT, AWS_REGION and the proxies in either case are not. NEXT_PUBLIC_A
#             reaches a package that is not built with Next.js. A .env file is not read, nor is one that is named as an
#             input.
# Good guess: a runner of scripts hands on its environment, as npm run does, or at least what each service is told by
#             its platform.
# For users:  a start script behind turbo has no NODE_ENV, no port and no database. No message names a variable.
#             `"envMode": "loose"` hands on all of them.
# Output:     the variables that the script has, under each turbo.json.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

names='DATABASE_URL PORT NODE_ENV AWS_REGION HTTP_PROXY http_proxy CI TZ NEXT_PUBLIC_A VERCEL_URL'
mkdir -p apps/orders
cat >package.json <<'JSON'
{ "name": "shop", "private": true, "packageManager": "npm@10.8.2", "workspaces": ["apps/*"] }
JSON
cat >apps/orders/package.json <<'JSON'
{ "name": "orders", "version": "1.0.0", "scripts": { "start": "node start.cjs" } }
JSON
cat >apps/orders/start.cjs <<JS
console.log("has", ..."$names".split(" ").filter((name) => process.env[name]));
JS
echo 'DATABASE_URL=postgres://from-the-file/orders' >.env
npm install --silent --no-audit --no-fund turbo@2.11.11

cat >expected <<'TEXT'
{"tasks":{"start":{}}}
  CI TZ NEXT_PUBLIC_A VERCEL_URL
{"tasks":{"start":{"inputs":[".env"]}},"globalDependencies":[".env"]}
  CI TZ NEXT_PUBLIC_A VERCEL_URL
{"tasks":{"start":{"env":["DATABASE_URL"]}}}
  DATABASE_URL CI TZ NEXT_PUBLIC_A VERCEL_URL
{"tasks":{"start":{}},"globalPassThroughEnv":["PORT"]}
  PORT CI TZ NEXT_PUBLIC_A VERCEL_URL
{"tasks":{"start":{}},"envMode":"loose"}
  DATABASE_URL PORT NODE_ENV AWS_REGION HTTP_PROXY http_proxy CI TZ NEXT_PUBLIC_A VERCEL_URL
TEXT

sed -n '/^{/p' expected | while read -r config; do
  echo "$config" | tee turbo.json
  # Each variable has its own name as its value.
  # shellcheck disable=SC2046
  env $(printf '%s ' $(for name in $names; do echo "$name=$name"; done)) TURBO_TELEMETRY_DISABLED=1 \
    node_modules/.bin/turbo run start --force --output-logs=full 2>&1 </dev/null | sed -n 's/^orders:start: has/ /p'
done >actual
diff -u expected actual
echo 'as stated'
