#!/usr/bin/env bash
# heap = 10m in application.conf is 10 MiB for a Java service and ten minutes for a Python one, each by its own rules.
#
# Version:    pyhocon 0.3.63 (Python); Lightbend's config 1.3.1 (libtypesafe-config-java of Debian 12) on its Java 17.
# Behaviour:  pyhocon makes a `timedelta` (with dateutil a `relativedelta`) of every number with a letter of time behind it,
#             whatever it is for, and of `1 h 30` a text of both. The same text from a variable stays text, and so does
#             `9090` from a variable over a default that was a number: the type depends on whether the variable is set. In
#             Java a value is converted when it is asked for: `64k` is 65536, `64kB` is 64000 and `64KB` an error; `1` and
#             `TRUE` are no booleans, and 80.7 is the integer 80. An unquoted `http://` is an error in Java, and the URL in
#             Python.
# Good guess: One format with one specification: the reader decides by what is asked for, and a variable is worth as much
#             as a literal.
# For users:  In Python, ask with `get_int`, `get_string` and their like, quote everything that is no plain number, and test
#             with the variables set and unset.
# Output:     the value.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet pyhocon==0.3.63
apt-get download -qq libtypesafe-config-java=1.3.1-2.1 libbsh-java=2.0b4-20 openjdk-17-jre-headless 2>log
for file in *.deb; do dpkg -x "$file" package; done
# The runtime finds its configuration under /etc.
find package/usr/lib/jvm -type l -lname '/etc/*' | while read -r link; do
  ln -sf "$work/package$(readlink "$link")" "$link"
done

cat >expected <<'TEXT'
python       'x = 10m'                    datetime.timedelta(seconds=600)
python       'x = 1 h 30'                 '1:00:0030'
python       'x = ${SIZE}'                '10m'
python       'x = 8080\nx = ${?UNSET}'    8080
python       'x = 8080\nx = ${?PORT}'     '9090'
python       'x = 30 s\nx = ${?TIMEOUT}'  '30 s'
python       'x = http://h/a'             'http://h/a'
java bytes   10m                          10485760
java ms      10m                          600000
java ms      30                           30
java bytes   64k                          65536
java bytes   64kB                         64000
java bytes   64KB                         refused
java int     ${PORT}                      9090
java int     80.7                         80
java boolean on                           true
java boolean ${ONE}                       refused
java boolean TRUE                         refused
java string  http://h/a                   refused
TEXT

cat >read.py <<'PY'
from pyhocon import ConfigFactory

for text in [
    "x = 10m",
    "x = 1 h 30",
    "x = ${SIZE}",
    "x = 8080\nx = ${?UNSET}",
    "x = 8080\nx = ${?PORT}",
    "x = 30 s\nx = ${?TIMEOUT}",
    "x = http://h/a",
]:
    print(f"python       {text!r:28} {ConfigFactory.parse_string(text).get('x')!r}")
PY
cat >read.bsh <<'BSH'
import com.typesafe.config.*;
import java.util.concurrent.TimeUnit;

pad(text, width) {
  while (text.length() < width) text += " ";
  return text;
}

say(how, text) {
  try {
    x = ConfigFactory.parseString("x = " + text).resolve();
    if (how.equals("bytes")) said = x.getBytes("x").toString();
    if (how.equals("ms")) said = "" + x.getDuration("x", TimeUnit.MILLISECONDS);
    if (how.equals("int")) said = "" + x.getInt("x");
    if (how.equals("boolean")) said = "" + x.getBoolean("x");
    if (how.equals("string")) said = x.getString("x");
  } catch (ConfigException refused) {
    said = "refused";
  }
  System.out.println("java " + pad(how, 7) + " " + pad(text, 28) + " " + said);
}
say("bytes", "10m");
say("ms", "10m");
say("ms", "30");
say("bytes", "64k");
say("bytes", "64kB");
say("bytes", "64KB");
say("int", "${PORT}");
say("int", "80.7");
say("boolean", "on");
say("boolean", "${ONE}");
say("boolean", "TRUE");
say("string", "http://h/a");
BSH
export SIZE=10m PORT=9090 TIMEOUT='30 s' ONE=1
{
  venv/bin/python read.py
  package/usr/lib/jvm/java-17-openjdk-amd64/bin/java \
    -cp package/usr/share/java/typesafe-config.jar:package/usr/share/java/bsh.jar bsh.Interpreter read.bsh
} >actual
diff -u expected actual
echo 'as stated'
