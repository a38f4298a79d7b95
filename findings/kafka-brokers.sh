#!/usr/bin/env bash
# KAFKA_BROKERS=PLAINTEXT://a:9092 is the host "PLAINTEXT", the host "PLAINTEXT://a" or the right one: four clients.
#
# Version:    kafka-python 3.0.12, aiokafka 0.14.0, confluent-kafka 2.16.1 (librdkafka; Python), kafkajs 2.2.4 (npm; its
#             list is the variable split at commas).
# Behaviour:  A listener's name in front, as the broker's own configuration has it, is skipped by kafka-python, a part of
#             the host for aiokafka and all of the host for kafkajs. librdkafka takes the name of its own protocol, here
#             PLAINTEXT, and drops the list from another name on. A semicolon makes one host of two. A comma at the end is a
#             broker with the empty name for kafka-python and aiokafka. A bare host has port 9092, or no number in
#             kafkajs, which knows no IPv6 address either. `9092x` is 9092 for librdkafka, and an error for two.
# Good guess: `host:port` with commas is the one format, and what is written otherwise is refused when the client is made.
# For users:  The client starts, and never connects. Check the list in the program: a scheme, a semicolon, an empty item,
#             and write each port.
# Output:     the first addresses that are asked.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet kafka-python==3.0.12 aiokafka==0.14.0 confluent-kafka==2.16.1
npm init -y >/dev/null
npm install --silent --no-audit --no-fund kafkajs@2.2.4

cat >expected <<'TEXT'
PLAINTEXT://a:9092  kafka-python  a|9092
PLAINTEXT://a:9092  aiokafka      PLAINTEXT://a|9092
PLAINTEXT://a:9092  librdkafka    a:9092
PLAINTEXT://a:9092  kafkajs       PLAINTEXT|NaN
SASL_SSL://a:9092   kafka-python  a|9092
SASL_SSL://a:9092   aiokafka      SASL_SSL://a|9092
SASL_SSL://a:9092   librdkafka    nothing
SASL_SSL://a:9092   kafkajs       SASL_SSL|NaN
[::1]:9092          kafka-python  ::1|9092
[::1]:9092          aiokafka      ::1|9092
[::1]:9092          librdkafka    [::1]:9092
[::1]:9092          kafkajs       [|0
a                   kafka-python  a|9092
a                   aiokafka      a|9092
a                   librdkafka    a:9092
a                   kafkajs       a|NaN
a:9092,             kafka-python  a|9092  |9092
a:9092,             aiokafka      a|9092  |9092
a:9092,             librdkafka    a:9092
a:9092,             kafkajs       a|9092
a:9092,b:9093       kafka-python  a|9092  b|9093
a:9092,b:9093       aiokafka      a|9092  b|9093
a:9092,b:9093       librdkafka    a:9092  b:9093
a:9092,b:9093       kafkajs       a|9092  b|9093
a:9092;b:9092       kafka-python  a:9092;b|9092
a:9092;b:9092       aiokafka      a:9092;b|9092
a:9092;b:9092       librdkafka    [a:9092;b:9092]:9092
a:9092;b:9092       kafkajs       a|NaN
a:9092x             kafka-python  refused
a:9092x             aiokafka      refused
a:9092x             librdkafka    a:9092
a:9092x             kafkajs       a|NaN
TEXT

cat >read.py <<'PY'
import json
import logging
import sys

import aiokafka.conn
import kafka.cluster
from confluent_kafka import Producer

logging.disable(logging.CRITICAL)


def hosts(found):
    return [f"{host}|{port}" for host, port, *_ in found]


def librdkafka(text):
    told = []
    producer = Producer(
        {
            "bootstrap.servers": text,
            "statistics.interval.ms": 20,
            "stats_cb": lambda line: told.append(json.loads(line)),
            "logger": logging.getLogger("kafka"),
        }
    )
    while not told:
        producer.poll(0.05)
    return sorted(name.removesuffix("/bootstrap") for name in told[0]["brokers"])


readers = {
    "kafka-python": lambda text: hosts(kafka.cluster.collect_hosts(text, randomize=False)),
    "aiokafka": lambda text: hosts(aiokafka.conn.collect_hosts(text, randomize=False)),
    "librdkafka": librdkafka,
}
for text in sys.argv[1:]:
    for name, read in readers.items():
        try:
            print(f"{text:19} {name:12}", *read(text) or ["nothing"], sep="  ")
        except ValueError:
            print(f"{text:19} {name:12}  refused")
PY
cat >read.cjs <<'JS'
const net = require("net");
const { Kafka } = require("kafkajs");
(async () => {
  for (const text of process.argv.slice(2)) {
    const asked = new Set();
    for (const broker of text.split(",")) {
      const socketFactory = ({ host, port }) => {
        asked.add(`${host}|${port}`);
        const socket = new net.Socket();
        setImmediate(() => socket.destroy(new Error("stopped here")));
        return socket;
      };
      const kafka = new Kafka({ brokers: [broker], logLevel: 0, retry: { retries: 0 }, socketFactory });
      await kafka.admin().connect().catch(() => {});
    }
    console.log(text.padEnd(19), "kafkajs     ", "", [...asked].join("  "));
  }
  process.exit();
})();
JS
lists=(a:9092,b:9093 PLAINTEXT://a:9092 SASL_SSL://a:9092 'a:9092;b:9092' a:9092, a '[::1]:9092' a:9092x)
{
  venv/bin/python read.py "${lists[@]}" 2>log
  node read.cjs "${lists[@]}"
} | LC_ALL=C sort -s -k 1,1 >actual
diff -u expected actual
echo 'as stated'
