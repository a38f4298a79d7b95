#!/usr/bin/env bash
# A `+` in the password of a JDBC URL is a blank for PostgreSQL, and `%40` is three characters for MariaDB.
#
# Version:    libpostgresql-jdbc-java 42.5.5 and libmariadb-java 2.7.6 of Debian 12, on its Java 17.
# Behaviour:  The driver of PostgreSQL decodes its query as an HTML form: `+` is a blank, and a `%` without an escape
#             makes the whole URL unknown. The driver of MariaDB decodes nothing, in the query and in the path. A part
#             before an `@` is refused by both. For MariaDB useSsl= is true, useSsl=no is refused, and port 99999 is
#             taken. PostgreSQL takes connectTimeout=5s when it reads the URL.
# Good guess: Both decode percent-escapes and nothing else, as libpq does, or neither does.
# For users:  One generator of JDBC URLs for two databases logs in to one of them with another password. Give user and
#             password to the driver apart from the URL.
# Output:     what each driver makes of the URL behind `jdbc:postgresql:` or `jdbc:mariadb:`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq libpostgresql-jdbc-java=42.5.5-0+deb12u1 libmariadb-java=2.7.6-1 libbsh-java=2.0b4-20 \
  openjdk-17-jre-headless 2>log
for file in *.deb; do dpkg -x "$file" package; done
# The runtime finds its configuration under /etc.
find package/usr/lib/jvm -type l -lname '/etc/*' | while read -r link; do
  ln -sf "$work/package$(readlink "$link")" "$link"
done

cat >expected <<'TEXT'
//h/app?user=u&password=pa+ss
  PostgreSQL port 5432 database app password pa ss
  MariaDB    port 3306 database app password pa+ss
//h/app?user=u&password=pa%40ss
  PostgreSQL port 5432 database app password pa@ss
  MariaDB    port 3306 database app password pa%40ss
//h/app?user=u&password=pa%2Bss
  PostgreSQL port 5432 database app password pa+ss
  MariaDB    port 3306 database app password pa%2Bss
//h/app?user=u&password=50%off
  PostgreSQL refused
  MariaDB    port 3306 database app password 50%off
//h/app?user=u&password=pa?s#s
  PostgreSQL port 5432 database app password pa?s#s
  MariaDB    port 3306 database app password pa?s#s
//h/app?user=u&password=pa=ss
  PostgreSQL port 5432 database app password pa=ss
  MariaDB    port 3306 database app password pa=ss
//h/app%2D1
  PostgreSQL port 5432 database app-1 password null
  MariaDB    port 3306 database app%2D1 password null
//h/my db
  PostgreSQL port 5432 database my db password null
  MariaDB    port 3306 database my db password null
//u:p@h/app
  PostgreSQL refused
  MariaDB    refused
//h:99999/app
  PostgreSQL refused
  MariaDB    port 99999 database app password null
//h/app?useSsl=
  PostgreSQL port 5432 database app password null
  MariaDB    port 3306 database app password null TLS true
//h/app?useSsl=0
  PostgreSQL port 5432 database app password null
  MariaDB    port 3306 database app password null TLS false
//h/app?useSsl=no
  PostgreSQL port 5432 database app password null
  MariaDB    refused
//h/app?connectTimeout=5
  PostgreSQL port 5432 database app password null timeout 5
  MariaDB    port 3306 database app password null timeout 5
//h/app?connectTimeout=5s
  PostgreSQL port 5432 database app password null timeout 5s
  MariaDB    refused
TEXT

cat >read.bsh <<'JAVA'
import java.util.Properties;
import java.util.logging.*;

LogManager.getLogManager().reset();

for (line : new String(java.nio.file.Files.readAllBytes(java.nio.file.Path.of("urls", new String[0]))).split("\n")) {
    found = org.postgresql.Driver.parseURL("jdbc:postgresql:" + line, new Properties());
    postgres = "refused";
    if (found != null) {
        postgres = "port " + found.getProperty("PGPORT") + " database " + found.getProperty("PGDBNAME")
            + " password " + found.getProperty("password");
        if (found.getProperty("connectTimeout") != null) postgres += " timeout " + found.getProperty("connectTimeout");
    }
    mariadb = "refused";
    try {
        url = org.mariadb.jdbc.UrlParser.parse("jdbc:mariadb:" + line);
        mariadb = "port " + url.getHostAddresses().get(0).port + " database " + url.getDatabase()
            + " password " + url.getPassword();
        if (line.contains("Ssl")) mariadb += " TLS " + url.getOptions().useSsl;
        if (line.contains("Timeout")) mariadb += " timeout " + url.getOptions().connectTimeout;
    } catch (java.sql.SQLException error) {
    }
    System.out.println(line);
    System.out.println("  PostgreSQL " + postgres);
    System.out.println("  MariaDB    " + mariadb);
}
JAVA
cat >urls <<'TEXT'
//h/app?user=u&password=pa+ss
//h/app?user=u&password=pa%40ss
//h/app?user=u&password=pa%2Bss
//h/app?user=u&password=50%off
//h/app?user=u&password=pa?s#s
//h/app?user=u&password=pa=ss
//h/app%2D1
//h/my db
//u:p@h/app
//h:99999/app
//h/app?useSsl=
//h/app?useSsl=0
//h/app?useSsl=no
//h/app?connectTimeout=5
//h/app?connectTimeout=5s
TEXT
package/usr/lib/jvm/java-17-openjdk-amd64/bin/java \
  -cp "$(printf '%s:' package/usr/share/java/{bsh,postgresql,mariadb-java-client}.jar)" \
  bsh.Interpreter read.bsh >actual 2>>log
diff -u expected actual
echo 'as stated'
