#!/usr/bin/env bash
# password=pa#ss in my.cnf is `pa` for MariaDB's client and `pa#ss` for Python, where quotes may be a part of it.
#
# Version:    my_print_defaults of MariaDB 10.11.19 (Debian 12), PyMySQL 1.2.4 and mysql-connector-python 26.10.0
#             (Python), each with the same file.
# Behaviour:  MariaDB cuts an unquoted value at any `#`, takes quotes off and reads `\t`, `\s`, `\n`, `\\` in it.
#             PyMySQL takes quotes off and nothing else, so a comment behind a value keeps both.
#             mysql-connector-python keeps quotes, comments and backslashes. port=08080 is the text for the connector.
# Good guess: All three read the group [client] of one file, so its lines mean the same to all.
# For users:  The dump job that runs `mariadb-dump` and the service in Python cannot share a password with `#`, `\` or
#             quotes. Use letters, digits and `-._`, without quotes.
# Output:     the line of the file, and the option that each reader makes of it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet pymysql==1.2.4 mysql-connector-python==26.10.0
apt-get download -qq 'mariadb-client-core=1:10.11.19-0+deb12u1' 2>log
dpkg -x mariadb-client-core_*.deb package

cat >expected <<'TEXT'
password=pa#ss        mariadb [pa]             pymysql [pa#ss]          connector [pa#ss]
password="pa#ss"      mariadb [pa#ss]          pymysql [pa#ss]          connector ["pa#ss"]
password='pass'       mariadb [pass]           pymysql [pass]           connector ['pass']
password=pass # note  mariadb [pass]           pymysql [pass # note]    connector [pass # note]
password="pa" # note  mariadb [pa]             pymysql ["pa" # note]    connector ["pa" # note]
password=pa\sss       mariadb [pa ss]          pymysql [pa\sss]         connector [pa\sss]
password=a\tb         mariadb [a<TAB>b]        pymysql [a\tb]           connector [a\tb]
password="a\\b"       mariadb [a\b]            pymysql [a\\b]           connector ["a\\b"]
password=pa;ss        mariadb [pa;ss]          pymysql [pa;ss]          connector [pa;ss]
host=db#1             mariadb [db]             pymysql [db#1]           connector [db#1]
port=08080            mariadb [08080]          pymysql [8080]           connector [08080]
TEXT

cat >read.py <<'PY'
import sys

import pymysql
from mysql.connector.optionfiles import read_option_files

name = sys.argv[1].split("=")[0].strip()
client = pymysql.Connection(read_default_file="my.cnf", defer_connect=True)
value = getattr(client, name)
value = value.decode() if isinstance(value, bytes) else value
connector = read_option_files(option_files="my.cnf", option_groups=["client"])
print(f"pymysql [{value}]".ljust(24), f"connector [{connector[name]}]")
PY
while IFS= read -r line; do
  printf '[client]\n%s\n' "$line" >my.cnf
  said=$(package/usr/bin/my_print_defaults --defaults-file=my.cnf client | sed 's/\t/<TAB>/')
  printf '%-21s mariadb %-16s %s\n' "$line" "[${said#*=}]" "$(venv/bin/python read.py "$line")"
done <<'TEXT' >actual
password=pa#ss
password="pa#ss"
password='pass'
password=pass # note
password="pa" # note
password=pa\sss
password=a\tb
password="a\\b"
password=pa;ss
host=db#1
port=08080
TEXT
diff -u expected actual
echo 'as stated'
