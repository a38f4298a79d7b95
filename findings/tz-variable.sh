#!/usr/bin/env bash
# TZ=UTC+2 is two hours behind UTC, TZ=GMT+2 two ahead for Java alone, and TZ=:/path/localtime is wrong for two.
#
# Version:    Python 3.11, Node 20, OpenJDK 17 and Go 1.19 of Debian 12, chrono 0.4.45 (Rust).
# Behaviour:  `UTC+2` is west of Greenwich, as POSIX says, and Java alone reads `GMT+2` the other way round. Go knows no
#             POSIX form: it is in UTC. So is Node for `UTC+02:00`, `<+02>-2` and a rule with commas; Java keeps the
#             winter offset of the last all year. With a path, Java has the winter offset of the file, and Node that or
#             UTC. A zone that is not known is UTC, without a word, and so is Europe/Berlin in small letters.
# Good guess: `UTC+2` is two hours ahead, one variable means one time for all services of a host, and a zone that is not
#             known is an error.
# For users:  A job runs an hour or four late, from spring to autumn. Write names of the tz database, such as
#             Europe/Berlin, in their own letters, or UTC.
# Output:     what noon UTC in July is called; 14:00 is right for Berlin.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq golang-1.19-go=1.19.8-2 golang-1.19-src=1.19.8-2 openjdk-17-jre-headless libbsh-java=2.0b4-20 \
  tzdata 2>log
for file in *.deb; do dpkg -x "$file" package; done
# The runtime finds its configuration under /etc.
find package/usr/lib/jvm -type l -lname '/etc/*' | while read -r link; do
  ln -sf "$work/package$(readlink "$link")" "$link"
done
cargo init --quiet --vcs none --name now
cargo add --quiet chrono@=0.4.45 --no-default-features --features clock
cp package/usr/share/zoneinfo/Europe/Berlin localtime
export TZDIR=$work/package/usr/share/zoneinfo ZONEINFO=$work/package/usr/share/zoneinfo

cat >expected <<'TEXT'
TZ=Europe/Berlin                Python 14:00 Node 14:00 Java 14:00 Go 14:00 chrono 14:00
TZ=europe/berlin                Python 12:00 Node 12:00 Java 12:00 Go 12:00 chrono 12:00
TZ=Berlin                       Python 12:00 Node 12:00 Java 12:00 Go 12:00 chrono 12:00
TZ=CEST                         Python 12:00 Node 12:00 Java 12:00 Go 12:00 chrono 12:00
TZ=UTC+2                        Python 10:00 Node 10:00 Java 10:00 Go 12:00 chrono 10:00
TZ=GMT+2                        Python 10:00 Node 10:00 Java 14:00 Go 12:00 chrono 10:00
TZ=UTC-2                        Python 14:00 Node 14:00 Java 14:00 Go 12:00 chrono 14:00
TZ=UTC+02:00                    Python 10:00 Node 12:00 Java 10:00 Go 12:00 chrono 10:00
TZ=+02:00                       Python 12:00 Node 12:00 Java 12:00 Go 12:00 chrono 12:00
TZ=<+02>-2                      Python 14:00 Node 12:00 Java 14:00 Go 12:00 chrono 14:00
TZ=CET-1CEST,M3.5.0,M10.5.0/3   Python 14:00 Node 12:00 Java 13:00 Go 12:00 chrono 14:00
TZ=:PATH/localtime              Python 14:00 Node wrong Java 13:00 Go 14:00 chrono 14:00
TEXT

cat >now.py <<'PY'
from datetime import datetime

print(datetime.fromtimestamp(1784116800).astimezone().strftime("%H:%M"))
PY
cat >now.cjs <<'JS'
const date = new Date(1784116800 * 1000);
console.log([date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":"));
JS
cat >now.bsh <<'JAVA'
import java.time.*;
print(LocalDateTime.ofInstant(Instant.ofEpochSecond(1784116800L), ZoneId.systemDefault()).toLocalTime());
JAVA
cat >now.go <<'GO'
package main

import (
	"fmt"
	"time"
)

func main() {
	fmt.Println(time.Unix(1784116800, 0).Format("15:04"))
}
GO
cat >src/main.rs <<'RS'
use chrono::{Local, TimeZone};

fn main() {
    println!("{}", Local.timestamp_opt(1784116800, 0).unwrap().format("%H:%M"));
}
RS
cargo build --quiet
GOROOT=$work/package/usr/lib/go-1.19 GO111MODULE=off GOCACHE=$work/cache \
  package/usr/lib/go-1.19/bin/go build -o now-go now.go
java=$(echo "$work"/package/usr/lib/jvm/java-17-*/bin/java)
for zone in Europe/Berlin europe/berlin Berlin CEST UTC+2 GMT+2 UTC-2 UTC+02:00 +02:00 '<+02>-2' \
  CET-1CEST,M3.5.0,M10.5.0/3 ":$work/localtime"; do
  node=$(TZ=$zone node now.cjs)
  # Which wrong time this is depends on the build of Node.
  if [[ $zone == :* && $node != 14:00 ]]; then node=wrong; fi
  printf 'TZ=%-28s Python %s Node %s Java %s Go %s chrono %s\n' "${zone/"$work"/PATH}" \
    "$(TZ=$zone python3 now.py)" "$node" \
    "$(TZ=$zone "$java" -cp package/usr/share/java/bsh.jar bsh.Interpreter now.bsh)" \
    "$(TZ=$zone ./now-go)" "$(TZ=$zone target/debug/now)"
done >actual
diff -u expected actual
echo 'as stated'
