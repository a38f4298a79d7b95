#!/usr/bin/env bash
# MQTT_URL=broker:1883 connects to the host "1883" from Node, and a `%3A` in the password moves a part of it to the user.
#
# Version:    mqtt 5.16.0 (MQTT.js, npm), amqtt 0.12.1 (Python), rumqttc 0.25.1 (Rust).
# Behaviour:  MQTT.js takes `broker` for the scheme, does not mind that there is no such scheme, and has the port as the
#             host. Of `app:p%3Aw@` it makes the user `app:p` and the password `w`: it decodes first and splits at the
#             last colon. `http://h` is plain MQTT on 1883. From the query it takes `clientId`, and not `keepalive`.
#             rumqttc refuses a URL without `client_id`, takes `keep_alive_secs`, and does not decode the password. amqtt
#             decodes it and ignores the query.
# Good guess: An unknown scheme is an error, and `%3A` is how a colon in a password is written.
# For users:  A broker that is not found, or "not authorized", with a URL that works from another language. Write the
#             scheme, and hand user, password and client identifier over as options.
# Output:     host, port, user, password, client identifier, keep-alive in seconds; `-` is a refusal.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet amqtt==0.12.1
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mqtt@5.16.0
cargo init --quiet --vcs none --name broker
cargo add --quiet rumqttc@=0.25.1 --no-default-features --features url

cat >expected <<'TEXT'
broker:1883                                mqtt.js 1883 1883 none none generated 60
mqtt://h                                   mqtt.js h 1883 none none generated 60
http://h                                   mqtt.js h 1883 none none generated 60
mqtt://app:p%40w@h?client_id=a             mqtt.js h 1883 app p@w generated 60
mqtt://app:p%3Aw@h?client_id=a             mqtt.js h 1883 app:p w generated 60
mqtt://h?clientId=a&keepalive=5            mqtt.js h 1883 none none a 60
mqtt://h?client_id=a&keep_alive_secs=5     mqtt.js h 1883 none none generated 60
broker:1883                                amqtt -
mqtt://h                                   amqtt h 1883 none none orders 9
http://h                                   amqtt -
mqtt://app:p%40w@h?client_id=a             amqtt h 1883 app p@w orders 9
mqtt://app:p%3Aw@h?client_id=a             amqtt h 1883 app p:w orders 9
mqtt://h?clientId=a&keepalive=5            amqtt h 1883 none none orders 9
mqtt://h?client_id=a&keep_alive_secs=5     amqtt h 1883 none none orders 9
broker:1883                                rumqttc -
mqtt://h                                   rumqttc -
http://h                                   rumqttc -
mqtt://app:p%40w@h?client_id=a             rumqttc h 1883 app p%40w a 60
mqtt://app:p%3Aw@h?client_id=a             rumqttc h 1883 app p%3Aw a 60
mqtt://h?clientId=a&keepalive=5            rumqttc -
mqtt://h?client_id=a&keep_alive_secs=5     rumqttc h 1883 none none a 5
TEXT

cat >read.cjs <<'JS'
const net = require("net");
const mqtt = require("mqtt");

let target;
net.Socket.prototype.connect = function (...given) {
  const options = [given].flat(2).find((one) => typeof one === "object");
  target = `${options.host} ${options.port}`;
  setImmediate(() => this.destroy(new Error("stopped here")));
  return this;
};
(async () => {
  for (const url of process.argv.slice(2)) {
    const client = mqtt.connect(url, { reconnectPeriod: 0 });
    await new Promise((resolve) => client.on("error", resolve).on("close", resolve));
    const { username, password, clientId, keepalive } = client.options;
    const name = clientId.startsWith("mqttjs_") ? "generated" : clientId;
    console.log(url.padEnd(42), "mqtt.js", target, username ?? "none", password ?? "none", name, keepalive);
  }
  process.exit();
})();
JS
cat >read.py <<'PY'
import asyncio
import logging
import sys
from unittest import mock

from amqtt.client import MQTTClient

logging.disable(logging.CRITICAL)
target = "-"


async def record(host, port, **_):
    global target
    target = f"{host} {port}"
    raise OSError("stopped here")


async def main():
    global target
    for url in sys.argv[1:]:
        target = "-"
        client = MQTTClient(client_id="orders", config={"auto_reconnect": False, "reconnect_retries": 0})
        with mock.patch("asyncio.open_connection", record):
            try:
                await client.connect(url)
            except Exception:
                pass
        session = client.session
        said = "" if target == "-" else f" {session.username or 'none'} {session.password or 'none'} orders {session.keep_alive}"
        print(f"{url:42} amqtt {target}{said}")


asyncio.run(main())
PY
cat >src/main.rs <<'RS'
use rumqttc::MqttOptions;

fn main() {
    for url in std::env::args().skip(1) {
        let Ok(options) = MqttOptions::parse_url(&url) else {
            println!("{url:42} rumqttc -");
            continue;
        };
        let (host, port) = options.broker_address();
        let login = options.credentials();
        let (user, password) = login.map_or(("none".into(), "none".into()), |login| (login.username, login.password));
        let seconds = options.keep_alive().as_secs();
        println!("{url:42} rumqttc {host} {port} {user} {password} {} {seconds}", options.client_id());
    }
}
RS
urls=(broker:1883 mqtt://h http://h 'mqtt://app:p%40w@h?client_id=a' 'mqtt://app:p%3Aw@h?client_id=a' 'mqtt://h?clientId=a&keepalive=5'
  'mqtt://h?client_id=a&keep_alive_secs=5')
{
  node read.cjs "${urls[@]}"
  venv/bin/python read.py "${urls[@]}"
  cargo run --quiet -- "${urls[@]}"
} >actual
diff -u expected actual
echo 'as stated'
