#!/usr/bin/env bash
# A `+` in the password of a URL is a blank for pymongo and two Ruby clients, and a plus for everyone else.
#
# Version:    pymongo 4.20.1, kombu 5.7.0, redis 8.1.0 (redis-py) for Python; mongodb 7.9.0 and ioredis 6.0.0 for Node;
#             redis 4.8.0 (redis-rb) and amq-protocol 2.3.2 (bunny's URL reader) on Ruby 3.1 of Debian 12.
# Behaviour:  pymongo, redis-rb and amq-protocol decode user and password by the rules of HTML forms, where `+` is a
#             blank. The driver of the same database for Node keeps it, and so do kombu and redis-py. `%2B` is a plus
#             for all. A password with a blank that `quote_plus` wrote, as pymongo's documentation has it, has a plus
#             in Node.
# Good guess: `+` needs no encoding in this part of a URL (RFC 3986), and each client decodes `%XX` only.
# For users:  A generated base64 password logs in from one service and not from the other. Write `%2B` and `%20`, or
#             generate passwords of letters and digits.
# Output:     the user and the password that the client has.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet pymongo==4.20.1 kombu==5.7.0 redis==8.1.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mongodb@7.9.0 ioredis@6.0.0
apt-get download -qq ruby-redis=4.8.0-1 ruby-amq-protocol=2.3.2-1 ruby3.1 libruby3.1 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
mongodb  pymongo      'u x' 'p ss'
amqp     kombu        'u+x' 'p+ss'
redis    redis-py     'u+x' 'p+ss'
mongodb  mongodb      'u+x' 'p+ss'
redis    ioredis      'u+x' 'p+ss'
redis    redis-rb     'u x' 'p ss'
amqp     amq-protocol 'u x' 'p ss'
TEXT

cat >read.py <<'PY'
from kombu import Connection
from pymongo.uri_parser import parse_uri
from redis import Redis

mongo = parse_uri("mongodb://u+x:p+ss@h/db")
amqp = Connection("amqp://u+x:p+ss@h/v")
redis = Redis.from_url("redis://u+x:p+ss@h/0").connection_pool.connection_kwargs
print(f"mongodb  pymongo      {mongo['username']!r} {mongo['password']!r}")
print(f"amqp     kombu        {amqp.userid!r} {amqp.password!r}")
print(f"redis    redis-py     {redis['username']!r} {redis['password']!r}")
PY
cat >read.cjs <<'JS'
const { MongoClient } = require("mongodb");
const Redis = require("ioredis");
const mongo = new MongoClient("mongodb://u+x:p+ss@h/db").options.credentials;
const redis = new Redis("redis://u+x:p+ss@h/0", { lazyConnect: true }).options;
console.log(`mongodb  mongodb      '${mongo.username}' '${mongo.password}'`);
console.log(`redis    ioredis      '${redis.username}' '${redis.password}'`);
JS
cat >read.rb <<'RB'
require "amq/uri"
require "redis"
redis = Redis::Client.new(url: "redis://u+x:p+ss@h/0").options
amqp = AMQ::URI.parse("amqp://u+x:p+ss@h/v")
puts "redis    redis-rb     '#{redis[:username]}' '#{redis[:password]}'"
puts "amqp     amq-protocol '#{amqp[:user]}' '#{amqp[:pass]}'"
RB
lib=$work/package/usr/lib
RUBYLIB=$lib/ruby/vendor_ruby:$lib/ruby/3.1.0:$lib/x86_64-linux-gnu/ruby/3.1.0
for folder in package/usr/share/rubygems-integration/all/gems/*/lib; do RUBYLIB+=:$work/$folder; done
{
  venv/bin/python read.py
  node read.cjs
  RUBYLIB=$RUBYLIB LD_LIBRARY_PATH=$lib/x86_64-linux-gnu package/usr/bin/ruby3.1 --disable-gems read.rb
} >actual
diff -u expected actual
echo 'as stated'
