#!/usr/bin/env bash
# LOG_LEVEL=warning is no log at all, errors only, INFO or DEBUG: five loggers that know the level as "warn".
#
# Version:    winston 3.19.0, log4js 6.9.1, pino 10.4.0 (npm); logback 1.2.11, log4j 2.19.0 and slf4j-simple 1.7.32 of
#             Debian 12, on its Java 17.
# Behaviour:  winston takes any word, and writes nothing at an unknown level: errors are lost too, and `WARN` is unknown
#             to it. logback falls back to DEBUG, log4j2 to ERROR, slf4j-simple to INFO, log4js keeps the level that it
#             had. None prints a word about it. Only pino refuses. `WARN` is right for all but winston.
# Good guess: An unknown level is an error, or a warning and the default. `warning` is the word of Python, syslog and
#             java.util.logging, so a logger takes it.
# For users:  One LOG_LEVEL for services in several languages turns logs off here and floods them there. Read it as an
#             enum with declared words before the logger sees it.
# Output:     the levels that are written.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init -y >/dev/null
npm install --silent --no-audit --no-fund winston@3.19.0 log4js@6.9.1 pino@10.4.0
apt-get download -qq liblogback-java=1:1.2.11-3 libslf4j-java=1.7.32-1 liblog4j2-java=2.19.0-2 libbsh-java=2.0b4-20 openjdk-17-jre-headless 2>log
for file in *.deb; do dpkg -x "$file" package; done
# The runtime finds its configuration under /etc.
find package/usr/lib/jvm -type l -lname '/etc/*' | while read -r link; do ln -sf "$work/package$(readlink "$link")" "$link"; done
java=package/usr/lib/jvm/java-17-openjdk-amd64/bin/java
jars=package/usr/share/java

cat >expected <<'TEXT'
winston      warning: 
winston      WARN: 
winston      warn: warn error
log4js       warning: info warn error
log4js       WARN: warn error
pino         warning: refused
pino         WARN: warn error
logback      warning: debug info warn error
logback      WARN: warn error
log4j2       warning: error
log4j2       WARN: warn error
slf4j-simple warning: info warn error
slf4j-simple WARN: warn error
TEXT

cat >log.cjs <<'JS'
const { Writable } = require("stream");
const winston = require("winston"), log4js = require("log4js"), pino = require("pino");
const said = [];
const loggers = {
  winston: (level) => winston.createLogger({
    level,
    format: winston.format.printf((entry) => entry.message),
    transports: [new winston.transports.Stream({ stream: new Writable({ write(text, _, done) { said.push(String(text).trim()); done(); } }) })],
  }),
  log4js: (level) => {
    const appender = { configure: () => (event) => said.push(event.data[0]) };
    log4js.configure({ appenders: { out: { type: appender } }, categories: { default: { appenders: ["out"], level: "info" } } });
    const logger = log4js.getLogger();
    logger.level = level;
    return logger;
  },
  pino: (level) => pino({ level }, { write: (line) => said.push(JSON.parse(line).msg) }),
};
for (const [name, make] of Object.entries(loggers))
  for (const level of name === "winston" ? ["warning", "WARN", "warn"] : ["warning", "WARN"]) {
    said.length = 0;
    try {
      const logger = make(level);
      for (const word of ["debug", "info", "warn", "error"]) logger[word](word);
    } catch {
      said.push("refused");
    }
    console.log(`${name.padEnd(12)} ${level}: ${said.join(" ")}`);
  }
JS
cat >logback.xml <<'XML'
<configuration>
  <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender"><encoder><pattern>%level</pattern></encoder></appender>
  <root level="${LOG_LEVEL}"><appender-ref ref="OUT"/></root>
</configuration>
XML
cat >log4j2.xml <<'XML'
<Configuration>
  <Appenders><Console name="OUT"><PatternLayout pattern="%p"/></Console></Appenders>
  <Loggers><Root level="${env:LOG_LEVEL}"><AppenderRef ref="OUT"/></Root></Loggers>
</Configuration>
XML
cat >levels.bsh <<'BSH'
String written(log) {
  String words = "";
  if (log.isDebugEnabled()) words += " debug";
  if (log.isInfoEnabled()) words += " info";
  if (log.isWarnEnabled()) words += " warn";
  if (log.isErrorEnabled()) words += " error";
  return words;
}
BSH
{ cat levels.bsh; echo 'print(written(org.slf4j.LoggerFactory.getLogger("orders")));'; } >slf4j.bsh
{ cat levels.bsh; echo 'print(written(org.apache.logging.log4j.LogManager.getLogger("orders")));'; } >log4j.bsh
run() {
  local name=$1 level=$2 script=$3 classes=$jars/bsh.jar jar
  shift 3
  for jar in "$@"; do classes+=:$jars/$jar.jar; done
  printf '%-12s %s:%s\n' "$name" "$level" "$(LOG_LEVEL=$level "$java" -Dlogback.configurationFile=logback.xml \
    -Dlog4j.configurationFile=log4j2.xml "-Dorg.slf4j.simpleLogger.defaultLogLevel=$level" -cp "$classes" bsh.Interpreter "$script" 2>&1)"
}
{
  node log.cjs
  for level in warning WARN; do run logback "$level" slf4j.bsh slf4j-api logback-classic logback-core; done
  for level in warning WARN; do run log4j2 "$level" log4j.bsh log4j-api log4j-core; done
  for level in warning WARN; do run slf4j-simple "$level" slf4j.bsh slf4j-api slf4j-simple; done
} >actual
diff -u expected actual
echo 'as stated'
