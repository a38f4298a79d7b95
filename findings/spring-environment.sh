#!/usr/bin/env bash
# PASSWORD=pa${x}ss is an exception in Spring, and `pa${HOST}ss` has the host in it, even from a variable.
#
# Version:    spring-core 4.3.30 of Debian 12 (`StandardEnvironment`), on its Java 17.
# Behaviour:  `getProperty` replaces `${NAME}` and `${NAME:default}` in the value of a variable, and throws for a name
#             that is not set. `${` alone and `$$` stay. As an int, `#1F` is 31 and `0x1F90` is 8080, but `010` is 10,
#             and an empty variable is null, so that the default counts. As a boolean, `on` and `yes` are true, while
#             `y`, `t` and `enabled` throw.
# Good guess: `${PASSWORD}` in a file is replaced, and what comes from a variable is data.
# For users:  A generated password stops the service or is another one. Read it with `System.getenv`, or generate it of
#             letters and digits.
# Output:     what getProperty gives, as the type in front.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq libspring-core-java=4.3.30-2 libcommons-logging-java libbsh-java=2.0b4-20 \
  openjdk-17-jre-headless 2>log
for file in *.deb; do dpkg -x "$file" package; done
# The runtime finds its configuration under /etc.
find package/usr/lib/jvm -type l -lname '/etc/*' | while read -r link; do
  ln -sf "$work/package$(readlink "$link")" "$link"
done

cat >expected <<'TEXT'
String  pa${x}ss        refused
String  pa${HOST}ss     pah.testss
String  pa${x:b}ss      pabss
String  pa${ss          pa${ss
String  pa$$ss          pa$$ss
String  pa#{1}ss        pa#{1}ss
String
Integer 8080            8080
Integer 010             10
Integer 0x1F90          8080
Integer #1F             31
Integer  80             80
Integer 80.0            refused
Integer 1_000           refused
Integer                 null
Boolean yes             true
Boolean on              true
Boolean y               refused
Boolean t               refused
Boolean enabled         refused
Boolean                 null
TEXT

cat >read.bsh <<'JAVA'
import org.springframework.core.env.StandardEnvironment;

type = Class.forName("java.lang." + System.getenv("TYPE"));
String got;
try {
    got = "" + new StandardEnvironment().getProperty("VALUE", type);
} catch (RuntimeException error) {
    got = "refused";
}
line = String.format("%-7s %-15s %s", new Object[] { System.getenv("TYPE"), System.getenv("VALUE"), got });
System.out.println(line.stripTrailing());
JAVA
while IFS= read -r line; do
  env -i HOST=h.test TYPE="${line%%,*}" VALUE="${line#*,}" package/usr/lib/jvm/java-17-openjdk-amd64/bin/java \
    -cp "$(printf '%s:' package/usr/share/java/{bsh,commons-logging,spring3-core}.jar)" \
    bsh.Interpreter read.bsh 2>>log </dev/null
done >actual <<'TEXT'
String,pa${x}ss
String,pa${HOST}ss
String,pa${x:b}ss
String,pa${ss
String,pa$$ss
String,pa#{1}ss
String,
Integer,8080
Integer,010
Integer,0x1F90
Integer,#1F
Integer, 80
Integer,80.0
Integer,1_000
Integer,
Boolean,yes
Boolean,on
Boolean,y
Boolean,t
Boolean,enabled
Boolean,
TEXT
diff -u expected actual
echo 'as stated'
