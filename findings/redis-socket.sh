#!/usr/bin/env bash
# REDIS_URL=unix:///run/redis.sock?db=2 is database 2, database 0, or an unknown transport; Celery's spelling of it is
# known to no other client.
#
# Version:    redis 8.1.0 (redis-py), kombu 5.7.0 (Celery's transport) for Python; redis 6.3.1 (node-redis) and ioredis
#             6.0.0 for Node; redis 4.8.0 (redis-rb) on Ruby 3.1 of Debian 12. Seen at a socket that answers OK.
# Behaviour:  redis-rb takes the path and not the `?db=2`. kombu wants `redis+socket://` and `?virtual_host=2`, and
#             ignores `?db=2`. Three clients read `unix://` alone; ioredis takes any scheme and the path, and ignores
#             `?virtual_host=2`.
# Good guess: The form of redis-py's documentation is what everybody reads, and an unknown key or scheme is an error.
# For users:  A worker under Celery and a web process with the same REDIS_URL use two databases. Write host and port
#             where several clients share a variable, or the database alone in a variable of its own.
# Output:     the database that is selected; `-` is a client that refuses the URL.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet redis==8.1.0 kombu==5.7.0 packaging==26.4
npm init -y >/dev/null
npm install --silent --no-audit --no-fund redis@6.3.1 ioredis@6.0.0
apt-get download -qq ruby-redis=4.8.0-1 ruby3.1 libruby3.1 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
unix://SOCKET?db=2                   redis-py 2 kombu - node-redis 2 ioredis 2 redis-rb 0
redis+socket://SOCKET?virtual_host=2 redis-py - kombu 2 node-redis - ioredis 0 redis-rb -
redis+socket://SOCKET?db=2           redis-py - kombu 0 node-redis - ioredis 2 redis-rb -
TEXT

cat >serve.py <<'PY'
import socketserver

HELLO = b"%3\r\n+server\r\n+redis\r\n+version\r\n+7.4.0\r\n+proto\r\n:3\r\n"


class Client(socketserver.StreamRequestHandler):
    def handle(self):
        while line := self.rfile.readline():
            words = [self.rfile.read(int(self.rfile.readline()[1:]) + 2)[:-2] for _ in range(int(line[1:]))]
            command = words[0].upper()
            if command == b"SELECT":
                with open("selected", "wb") as file:
                    file.write(words[1])
            answers = {b"HELLO": HELLO, b"PING": b"+PONG\r\n", b"INFO": b"$9\r\nloading:0\r\n"}
            self.wfile.write(answers.get(command, b"+OK\r\n"))


class Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True


Server("redis.sock", Client).serve_forever()
PY
cat >redis-py.py <<'PY'
import sys

import redis

redis.Redis.from_url(sys.argv[1]).ping()
PY
cat >kombu.client.py <<'PY'
import sys

from kombu import Connection

Connection(sys.argv[1]).channel()
PY
cat >node-redis.cjs <<'JS'
const client = require("redis").createClient({ url: process.argv[2], socket: { reconnectStrategy: false } });
client.on("error", () => process.exit(1));
client.connect().then(() => client.ping()).then(() => process.exit(0), () => process.exit(1));
JS
cat >ioredis.cjs <<'JS'
const Redis = require("ioredis");
const client = new Redis(process.argv[2], { retryStrategy: null });
client.on("error", () => process.exit(1));
client.ping().then(() => process.exit(0), () => process.exit(1));
JS
cat >redis-rb.rb <<'RB'
require "redis"
Redis.new(url: ARGV[0]).ping
RB
lib=$work/package/usr/lib
RUBYLIB=$lib/ruby/vendor_ruby:$lib/ruby/3.1.0:$lib/x86_64-linux-gnu/ruby/3.1.0
for folder in package/usr/share/rubygems-integration/all/gems/*/lib; do RUBYLIB+=:$work/$folder; done
ruby() { RUBYLIB=$RUBYLIB LD_LIBRARY_PATH=$lib/x86_64-linux-gnu package/usr/bin/ruby3.1 --disable-gems "$@"; }
database() {
  local name=$1
  shift
  echo 0 >selected
  if "$@" >>log 2>&1; then printf ' %s %s' "$name" "$(cat selected)"; else printf ' %s -' "$name"; fi
}
python3 serve.py &
server=$!
trap 'kill $server; rm -rf "$work"' EXIT
until [ -S redis.sock ]; do sleep 0.1; done
for url in 'unix://SOCKET?db=2' 'redis+socket://SOCKET?virtual_host=2' 'redis+socket://SOCKET?db=2'; do
  address=${url/SOCKET/$work/redis.sock}
  printf '%-36s' "$url"
  database redis-py venv/bin/python redis-py.py "$address"
  database kombu venv/bin/python kombu.client.py "$address"
  database node-redis node node-redis.cjs "$address"
  database ioredis node ioredis.cjs "$address"
  database redis-rb ruby redis-rb.rb "$address"
  echo
done >actual
diff -u expected actual
echo 'as stated'
