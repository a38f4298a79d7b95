#!/usr/bin/env bash
# ?ssl=false in a MySQL URL is true for Tortoise ORM, and ?connectTimeout=5s is 5 ms, 10 s or a text.
#
# Version:    mysql2 3.24.6, mariadb 3.5.4 (npm); tortoise-orm 1.1.9, peewee 4.5.3 (Python).
# Behaviour:  Tortoise makes a boolean of any text but the empty one: `ssl=false` and `ssl=0` are true. The mariadb driver
#             refuses `mysql://` and wants `mariadb://`; `connectTimeout=5s` is 5 ms there, and mysql2 keeps its default
#             without a word. A `host` in the query replaces that of the URL for mariadb and peewee. `ssl-mode`, the key of
#             MySQL's own tools, is dropped by mysql2. `a:3306` is the database "306" for mysql2 and peewee.
# Good guess: `false` is false, a bad number is an error, and the query adds to the URL but does not overrule it.
# For users:  Nothing but user, password, host, port and database means the same in one MYSQL_URL to several clients. Set
#             the rest in code.
# Output:     host, database and the option that the query names, if any; `-` is a refusal.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet tortoise-orm==1.1.9 peewee==4.5.3
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mysql2@3.24.6 mariadb@3.5.4

cat >expected <<'TEXT'
a:3306                            mysql2   localhost 306
a:3306                            mariadb  -
a:3306                            tortoise -
a:3306                            peewee   None 306
mariadb://a/db                    mysql2   a db
mariadb://a/db                    mariadb  a db
mariadb://a/db                    tortoise -
mariadb://a/db                    peewee   a db
mariadb://a/db?connectTimeout=5s  mysql2   a db connectTimeout 10000
mariadb://a/db?connectTimeout=5s  mariadb  a db connectTimeout 5
mariadb://a/db?connectTimeout=5s  tortoise -
mariadb://a/db?connectTimeout=5s  peewee   a db connectTimeout '5s'
mariadb://a/db?host=b             mysql2   a db
mariadb://a/db?host=b             mariadb  b db
mariadb://a/db?host=b             tortoise -
mariadb://a/db?host=b             peewee   b db
mariadb://a/db?ssl=false          mysql2   a db ssl false
mariadb://a/db?ssl=false          mariadb  a db ssl false
mariadb://a/db?ssl=false          tortoise -
mariadb://a/db?ssl=false          peewee   a db ssl False
mysql://a/db                      mysql2   a db
mysql://a/db                      mariadb  -
mysql://a/db                      tortoise a db
mysql://a/db                      peewee   a db
mysql://a/db?connectTimeout=5s    mysql2   a db connectTimeout 10000
mysql://a/db?connectTimeout=5s    mariadb  -
mysql://a/db?connectTimeout=5s    tortoise a db connectTimeout '5s'
mysql://a/db?connectTimeout=5s    peewee   a db connectTimeout '5s'
mysql://a/db?host=b               mysql2   a db
mysql://a/db?host=b               mariadb  -
mysql://a/db?host=b               tortoise a db
mysql://a/db?host=b               peewee   b db
mysql://a/db?ssl-mode=REQUIRED    mysql2   a db ssl-mode dropped
mysql://a/db?ssl-mode=REQUIRED    mariadb  -
mysql://a/db?ssl-mode=REQUIRED    tortoise a db ssl-mode 'REQUIRED'
mysql://a/db?ssl-mode=REQUIRED    peewee   a db ssl-mode 'REQUIRED'
mysql://a/db?ssl=0                mysql2   a db ssl false
mysql://a/db?ssl=0                mariadb  -
mysql://a/db?ssl=0                tortoise a db ssl True
mysql://a/db?ssl=0                peewee   a db ssl 0
mysql://a/db?ssl=false            mysql2   a db ssl false
mysql://a/db?ssl=false            mariadb  -
mysql://a/db?ssl=false            tortoise a db ssl True
mysql://a/db?ssl=false            peewee   a db ssl False
TEXT

cat >read.cjs <<'JS'
const { resolve } = require("path");
const Mysql2 = require(resolve("node_modules/mysql2/lib/connection_config.js"));
const mariadb = require(resolve("node_modules/mariadb/lib/config/connection-options.js"));
const Mariadb = mariadb.default ?? mariadb;
console.error = () => {};
const readers = { mysql2: (url) => new Mysql2(url), mariadb: (url) => Mariadb.parse(url) };
for (const url of process.argv.slice(2)) {
  const key = /\?([^=]+)/.exec(url)?.[1];
  for (const [name, read] of Object.entries(readers)) {
    try {
      const options = read(url);
      const option = key && key !== "host" ? `${key} ${JSON.stringify(options[key]) ?? "dropped"}` : "";
      console.log(url.padEnd(33), name.padEnd(8), options.host, options.database, option);
    } catch {
      console.log(url.padEnd(33), name.padEnd(8), "-");
    }
  }
}
JS
cat >read.py <<'PY'
import re
import sys

from playhouse.db_url import parse
from tortoise.backends.base.config_generator import expand_db_url

readers = {"tortoise": lambda url: expand_db_url(url)["credentials"], "peewee": parse}
for url in sys.argv[1:]:
    key = (re.search(r"\?([^=]+)", url) or [None, None])[1]
    for name, read in readers.items():
        try:
            options = read(url)
            option = f" {key} {options[key]!r}" if key and key != "host" else ""
            print(f"{url:33} {name:8} {options.get('host')} {options['database']}{option}")
        except Exception:
            print(f"{url:33} {name:8} -")
PY
urls=(mysql://a/db mariadb://a/db mysql://a/db?ssl=false mysql://a/db?ssl=0 mariadb://a/db?ssl=false mysql://a/db?host=b
  mariadb://a/db?host=b mysql://a/db?connectTimeout=5s mariadb://a/db?connectTimeout=5s mysql://a/db?ssl-mode=REQUIRED a:3306)
{
  node read.cjs "${urls[@]}"
  venv/bin/python read.py "${urls[@]}"
} | sed 's/ *$//' | LC_ALL=C sort -s -k 1,1 >actual
diff -u expected actual
echo 'as stated'
