#!/usr/bin/env bash
# `debug = ${DEBUG}` in an INI file of PHP is the text "off" for DEBUG=off, which is true, where `debug = off` is false.
#
# Version:    PHP 8.2.36 of Debian 12, parse_ini_file with INI_SCANNER_TYPED and INI_SCANNER_NORMAL.
# Behaviour:  A word or a number in the file gets a type, or is 1 and empty in the normal mode. What comes from a variable
#             never does, alone or in quotes: `off`, `false`, `null` and 8080 are text. It is not read again either: `;`,
#             `|`, quotes and `$` stay. A variable that is not set is an empty text. The raw mode replaces nothing.
# Good guess: The value takes the place of `${DEBUG}` before the line is read, as in the pools of PHP-FPM: it gets the same
#             type, and a `;` ends it.
# For users:  A flag that moves from the file to a variable can no longer be turned off. Give it to `filter_var` with
#             FILTER_VALIDATE_BOOLEAN.
# Output:     the setting as JSON, and what `if` makes of it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq 'php8.2-cli=8.2.36-1~deb12u1' libargon2-1 libsodium23 libxml2 libicu72 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
off     in the file: false, no   from the variable: "off", yes   in the normal mode: "" and "off"
false   in the file: false, no   from the variable: "false", yes in the normal mode: "" and "false"
none    in the file: false, no   from the variable: "none", yes  in the normal mode: "" and "none"
null    in the file: null, no    from the variable: "null", yes  in the normal mode: "" and "null"
on      in the file: true, yes   from the variable: "on", yes    in the normal mode: "1" and "on"
0       in the file: 0, no       from the variable: "0", no      in the normal mode: "0" and "0"
8080    in the file: 8080, yes   from the variable: "8080", yes  in the normal mode: "8080" and "8080"
pa;ss   in the file: "pa", yes   from the variable: "pa;ss", yes in the normal mode: "pa" and "pa;ss"
        in the file: "", no      from the variable: "", no       in the normal mode: "" and ""
TEXT

cat >read.php <<'PHP'
<?php
function typed(mixed $value): string
{
    return json_encode($value) . ($value ? ', yes' : ', no');
}

foreach (['off', 'false', 'none', 'null', 'on', '0', '8080', 'pa;ss', ''] as $text) {
    putenv("VALUE=$text");
    $file = "a = $text\nb = \${VALUE}\n";
    $typed = parse_ini_string($file, false, INI_SCANNER_TYPED);
    $normal = parse_ini_string($file, false, INI_SCANNER_NORMAL);
    printf("%-7s in the file: %-11s from the variable: %-12s in the normal mode: %s and %s\n", $text, typed($typed['a']),
        typed($typed['b']), json_encode($normal['a']), json_encode($normal['b']));
}
PHP
LD_LIBRARY_PATH=package/usr/lib/x86_64-linux-gnu package/usr/bin/php8.2 -n read.php >actual
diff -u expected actual
echo 'as stated'
