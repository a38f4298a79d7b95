#!/usr/bin/env bash
# sqlite:data.db opens "ata.db" for three Python readers, sqlite://data.db a database in memory, and three slashes are
# relative or absolute.
#
# Version:    SQLAlchemy 2.0.58, peewee 4.5.3, dj-database-url 3.1.2, django-environ 0.14.0, tortoise-orm 1.1.9 (Python);
#             sqlx 0.9.0 (Rust).
# Behaviour:  peewee, dj-database-url and django-environ drop the first character of the path, whatever it is, and take a
#             host without a path for no file: `sqlite://data.db` is in memory. Of `sqlite:///data.db` Tortoise and sqlx
#             make `/data.db`, the other four a file in the working directory. `%20` is a blank for the two Django
#             readers and sqlx. `#` ends the name for all but SQLAlchemy and sqlx.
# Good guess: Three slashes are relative and four absolute, as SQLAlchemy has it, and what is written otherwise is an
#             error.
# For users:  A service that loses its data at each restart, or a migration that works on another file. Only four slashes
#             name the same file for all six: `sqlite:////var/lib/data.db`.
# Output:     the file that is opened.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet SQLAlchemy==2.0.58 peewee==4.5.3 dj-database-url==3.1.2 django-environ==0.14.0 Django==5.2.19 \
  tortoise-orm==1.1.9
cargo init --quiet --vcs none --name open
cargo add --quiet sqlx@=0.9.0 --no-default-features --features sqlite

cat >expected <<'TEXT'
sqlite://./data.db         SQLAlchemy      refused
sqlite://./data.db         peewee          data.db
sqlite://./data.db         dj-database-url data.db
sqlite://./data.db         django-environ  data.db
sqlite://./data.db         tortoise        ./data.db
sqlite://./data.db         sqlx            ./data.db
sqlite:////a#b.db          SQLAlchemy      /a#b.db
sqlite:////a#b.db          peewee          /a
sqlite:////a#b.db          dj-database-url /a
sqlite:////a#b.db          django-environ  /a
sqlite:////a#b.db          tortoise        //a
sqlite:////a#b.db          sqlx            //a#b.db
sqlite:////my%20data.db    SQLAlchemy      /my%20data.db
sqlite:////my%20data.db    peewee          /my%20data.db
sqlite:////my%20data.db    dj-database-url /my data.db
sqlite:////my%20data.db    django-environ  /my data.db
sqlite:////my%20data.db    tortoise        //my%20data.db
sqlite:////my%20data.db    sqlx            //my data.db
sqlite:////var/data.db     SQLAlchemy      /var/data.db
sqlite:////var/data.db     peewee          /var/data.db
sqlite:////var/data.db     dj-database-url /var/data.db
sqlite:////var/data.db     django-environ  /var/data.db
sqlite:////var/data.db     tortoise        //var/data.db
sqlite:////var/data.db     sqlx            //var/data.db
sqlite:///data.db          SQLAlchemy      data.db
sqlite:///data.db          peewee          data.db
sqlite:///data.db          dj-database-url data.db
sqlite:///data.db          django-environ  data.db
sqlite:///data.db          tortoise        /data.db
sqlite:///data.db          sqlx            /data.db
sqlite://data.db           SQLAlchemy      refused
sqlite://data.db           peewee          :memory:
sqlite://data.db           dj-database-url :memory:
sqlite://data.db           django-environ  :memory:
sqlite://data.db           tortoise        data.db
sqlite://data.db           sqlx            data.db
sqlite:/var/data.db        SQLAlchemy      refused
sqlite:/var/data.db        peewee          var/data.db
sqlite:/var/data.db        dj-database-url var/data.db
sqlite:/var/data.db        django-environ  var/data.db
sqlite:/var/data.db        tortoise        /var/data.db
sqlite:/var/data.db        sqlx            /var/data.db
sqlite:data.db             SQLAlchemy      refused
sqlite:data.db             peewee          ata.db
sqlite:data.db             dj-database-url ata.db
sqlite:data.db             django-environ  ata.db
sqlite:data.db             tortoise        data.db
sqlite:data.db             sqlx            data.db
TEXT

cat >read.py <<'PY'
import os
import sys
import warnings

import dj_database_url
import environ
from playhouse.db_url import parse
from sqlalchemy import make_url
from tortoise.backends.base.config_generator import expand_db_url

warnings.simplefilter("ignore")


def sqlalchemy(url):
    url = make_url(url)
    [name], _ = url.get_dialect()().create_connect_args(url)
    return name.removeprefix(os.getcwd() + "/")


readers = {
    "SQLAlchemy": sqlalchemy,
    "peewee": lambda url: parse(url)["database"],
    "dj-database-url": lambda url: dj_database_url.parse(url)["NAME"],
    "django-environ": lambda url: environ.Env.db_url_config(url)["NAME"],
    "tortoise": lambda url: expand_db_url(url)["credentials"]["file_path"],
}
for url in sys.argv[1:]:
    for name, read in readers.items():
        try:
            print(f"{url:26} {name:15} {read(url)}")
        except Exception:
            print(f"{url:26} {name:15} refused")
PY
cat >src/main.rs <<'RS'
use sqlx::sqlite::SqliteConnectOptions;

fn main() {
    for url in std::env::args().skip(1) {
        let options: SqliteConnectOptions = url.parse().expect("sqlx reads all of these");
        println!("{url:26} {:15} {}", "sqlx", options.get_filename().display());
    }
}
RS
urls=(sqlite:data.db sqlite:/var/data.db sqlite://data.db sqlite://./data.db sqlite:///data.db sqlite:////var/data.db
  sqlite:////my%20data.db 'sqlite:////a#b.db')
{
  venv/bin/python read.py "${urls[@]}"
  cargo run --quiet -- "${urls[@]}"
} | LC_ALL=C sort -s -k 1,1 >actual
diff -u expected actual
echo 'as stated'
