#!/usr/bin/env bash
# A bad number in a variable deletes the default of node-config, or becomes its leading digits in convict.
#
# Version:    config 5.0.1 (`__format: number`), convict 6.2.5 (format `port`, strict validation).
# Behaviour:  PORT=80a80 leaves config without the property: the 3000 of default.json is gone, `has` is false, `get`
#             throws "is not defined". An empty variable leaves the default. convict reads as far as the digits go:
#             80, and 0 for `0x1F90`, both valid ports.
# Good guess: A bad number is an error that names the variable, or the default stays.
# For users:  "Configuration property port is not defined" is about a typing error in PORT. With convict the service
#             listens on another port.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund config@5.0.1 convict@6.2.5

cat >expected <<'TEXT'
PORT='8080'   config 8080 convict 8080
PORT=''       config 3000 convict Error
PORT='80a80'  config not defined convict 80
PORT='8080.9' config 8080.9 convict 8080
PORT='0x1F90' config 8080 convict 0
TEXT

mkdir config
echo '{ "port": 3000 }' >config/default.json
echo '{ "port": { "__name": "PORT", "__format": "number" } }' >config/custom-environment-variables.json
cat >read.mjs <<'JS'
import config from "config";
import convict from "convict";
let port;
try {
  const schema = convict({ port: { format: "port", default: 3000, env: "PORT" } });
  schema.validate({ allowed: "strict" });
  port = schema.get("port");
} catch (error) {
  port = error.name;
}
console.log(`PORT='${process.env.PORT}'`.padEnd(13), "config", config.has("port") ? config.get("port") : "not defined", "convict", port);
JS
for value in 8080 '' 80a80 8080.9 0x1F90; do
  PORT=$value NODE_CONFIG_DIR=$work/config node read.mjs
done >actual 2>log
diff -u expected actual
echo 'as stated'
