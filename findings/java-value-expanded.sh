#!/usr/bin/env bash
# PASSWORD=pa$$word is `pa$word` for picocli, `pa${x}ss` is `panullss` or `pass`: Java expands what a variable holds.
#
# Version:    picocli 4.6.2 (`defaultValue = "${env:PASSWORD}"`), owner 1.0.12 (with `System.getenv()`) and
#             commons-configuration2 2.8.0 (`EnvironmentConfiguration`) of Debian 12, on its Java 17.
# Behaviour:  All three expand `${...}` in the value of the variable. A name that is not known is the word "null" for
#             picocli, nothing for owner, and stays for commons-configuration2. picocli also makes one `$` of two,
#             null of `_NULL_`, and refuses a value that begins with the name of an option. owner reads `010` as 8
#             and `#1F` as 31.
# Good guess: `${env:PASSWORD}` in the source is replaced by the value, and the value is data. A name that is not known
#             is an error.
# For users:  A generated password logs in from one service and not from the other. Read secrets with
#             `System.getenv`, or generate them of letters and digits.
# Output:     what the program gets, PASSWORD as text and PORT as an int.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq libpicocli-java=4.6.2-2 libaeonbits-owner-java=1.0.12+ds-3 libcommons-configuration2-java=2.8.0-2 \
  libcommons-lang3-java libcommons-text-java libcommons-logging-java libeclipse-jdt-core-java=3.32.0+eclipse4.26-2 \
  openjdk-17-jre-headless 2>log
for file in *.deb; do dpkg -x "$file" package; done
# The runtime finds its configuration under /etc.
find package/usr/lib/jvm -type l -lname '/etc/*' | while read -r link; do
  ln -sf "$work/package$(readlink "$link")" "$link"
done

cat >expected <<'TEXT'
PASSWORD=pa$word         picocli pa$word     owner pa$word     commons pa$word
PASSWORD=pa$$word        picocli pa$word     owner pa$$word    commons pa$$word
PASSWORD=pa${x}ss        picocli panullss    owner pass        commons pa${x}ss
PASSWORD=pa${HOST}ss     picocli pah.testss  owner pah.testss  commons pah.testss
PASSWORD=${x:-y}         picocli y           owner             commons y
PASSWORD=_NULL_          picocli null        owner _NULL_      commons _NULL_
PASSWORD=-p4ss           picocli refused     owner -p4ss       commons -p4ss
PASSWORD=                picocli             owner             commons
PORT=8080                picocli 8080        owner 8080        commons 8080
PORT=010                 picocli 10          owner 8           commons 10
PORT=08080               picocli 8080        owner refused     commons 8080
PORT=#1F                 picocli refused     owner 31          commons refused
PORT=0x1F                picocli refused     owner 31          commons 31
TEXT

cat >Read.java <<'JAVA'
import java.util.concurrent.Callable;
import org.aeonbits.owner.Config;
import org.aeonbits.owner.ConfigFactory;
import org.apache.commons.configuration2.EnvironmentConfiguration;
import picocli.CommandLine;
import picocli.CommandLine.Option;

public class Read {
  public interface Settings extends Config {
    String PASSWORD();
    int PORT();
  }
  static class Password {
    @Option(names = "-p", defaultValue = "${env:PASSWORD}") String value;
  }
  static class Port {
    @Option(names = "-n", defaultValue = "${env:PORT}") int value;
  }
  static <T> T parsed(T options) {
    new CommandLine(options).parseArgs();
    return options;
  }
  static String said(Callable<Object> read) {
    try {
      return String.valueOf(read.call());
    } catch (Exception refused) {
      return "refused";
    }
  }
  public static void main(String[] arguments) {
    String name = arguments[0];
    Settings owner = ConfigFactory.create(Settings.class, System.getenv());
    EnvironmentConfiguration commons = new EnvironmentConfiguration();
    boolean text = name.equals("PASSWORD");
    System.out.printf("%-24s picocli %-11s owner %-11s commons %s%n", name + "=" + System.getenv(name),
        said(() -> text ? parsed(new Password()).value : parsed(new Port()).value),
        said(() -> text ? owner.PASSWORD() : owner.PORT()),
        said(() -> text ? commons.getString(name) : commons.getInt(name)));
  }
}
JAVA
java() { package/usr/lib/jvm/java-17-openjdk-amd64/bin/java "$@"; }
jars=package/usr/share/java
path=$jars/picocli.jar:$jars/aeonbits-owner.jar:$jars/commons-configuration2.jar:$jars/commons-lang3.jar
path+=:$jars/commons-text.jar:$jars/commons-logging.jar
java -cp $jars/eclipse-jdt-core.jar org.eclipse.jdt.internal.compiler.batch.Main -17 -proc:none -cp "$path" -d . \
  Read.java 2>>log
for variable in 'PASSWORD=pa$word' 'PASSWORD=pa$$word' 'PASSWORD=pa${x}ss' 'PASSWORD=pa${HOST}ss' \
  'PASSWORD=${x:-y}' PASSWORD=_NULL_ PASSWORD=-p4ss PASSWORD= PORT=8080 PORT=010 PORT=08080 PORT=#1F PORT=0x1F; do
  (export HOST=h.test "$variable" && java -cp "$path:." Read "${variable%%=*}" 2>>log)
done | sed 's/ *$//' >actual
diff -u expected actual
echo 'as stated'
