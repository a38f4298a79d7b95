#!/usr/bin/env bash
# ENABLED=y is false, LIMIT=8.9 is 8, and the name a.b becomes a_b: the env var processors of Symfony.
#
# Version:    symfony/dependency-injection 5.4.53 of Debian 12, with PHP 8.2. By its source, 7 differs in the empty list
#             alone.
# Behaviour:  `%env(bool:...)%` is false for every word that it does not know, and `%env(not:bool:...)%` is then true.
#             Any decimal number but zero is true. `int:` takes fractions and exponents, and cuts what is behind the
#             point. `csv:` of an empty variable has one element, null. `json:` wants a list, an object or null.
#             `query_string:` makes `a_b` of the name `a.b`. `url:` decodes the password, not the path.
# Good guess: A processor that is named after a type refuses what is not of that type, as `int:` refuses `10M`.
# For users:  A feature is off for `enabled`, `y` and `t`. Write true and false, and check lists for the empty element.
# Output:     as JSON.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq 'php8.2-cli=8.2.36-1~deb12u1' libargon2-1 libsodium23 libxml2 libicu72 php-psr-container \
  'php-symfony-dependency-injection=5.4.53+dfsg-0+deb12u1' php-symfony-service-contracts 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
bool:         true                    true
bool:         yes                     true
bool:         y                       false
bool:         t                       false
bool:         enabled                 false
bool:         2                       true
bool:         1e-3                    true
bool:         0x1                     false
not:bool:     disabled                true
int:          08080                   8080
int:          8.9                     8
int:          1e3                     1000
int:          10M                     refused
int:          1_000                   refused
csv:          a, b                    ["a"," b"]
csv:                                  [null]
json:         ["a"]                   ["a"]
json:         1                       refused
json:         null                    null
query_string: a.b=1&c=2&c=3           {"a_b":"1","c":"3"}
url:          db://u:p%40ss@h/d%62    ["p@ss","d%62"]
url:          db://u:p@ss@h/db        ["p@ss","db"]
url:          db://u:p#ss@h/db        refused
url:          h:6379                  refused
TEXT

cat >read.php <<'PHP'
<?php
spl_autoload_register(function (string $class): void {
    require __DIR__ . '/package/usr/share/php/' . strtr($class, '\\', '/') . '.php';
});
$processor = new Symfony\Component\DependencyInjection\EnvVarProcessor(
    new Symfony\Component\DependencyInjection\Container()
);
$read = function (string $chain) use (&$read, $processor) {
    [$name, $rest] = explode(':', $chain, 2) + [1 => null];
    return $rest === null ? $_ENV[$name] : $processor->getEnv($name, $rest, $read);
};
while (($line = fgets(STDIN)) !== false) {
    [$processors, $_ENV['VALUE']] = explode(' ', rtrim($line, "\n"), 2);
    try {
        $value = $read($processors . 'VALUE');
        $value = $processors === 'url:' ? [$value['pass'], $value['path']] : $value;
        $said = json_encode($value, JSON_UNESCAPED_SLASHES);
    } catch (Symfony\Component\DependencyInjection\Exception\RuntimeException) {
        $said = 'refused';
    }
    printf("%-13s %-23s %s\n", $processors, $_ENV['VALUE'], $said);
}
PHP
LD_LIBRARY_PATH=package/usr/lib/x86_64-linux-gnu package/usr/bin/php8.2 -n read.php <<'TEXT' >actual
bool: true
bool: yes
bool: y
bool: t
bool: enabled
bool: 2
bool: 1e-3
bool: 0x1
not:bool: disabled
int: 08080
int: 8.9
int: 1e3
int: 10M
int: 1_000
csv: a, b
csv: 
json: ["a"]
json: 1
json: null
query_string: a.b=1&c=2&c=3
url: db://u:p%40ss@h/d%62
url: db://u:p@ss@h/db
url: db://u:p#ss@h/db
url: h:6379
TEXT
diff -u expected actual
echo 'as stated'
