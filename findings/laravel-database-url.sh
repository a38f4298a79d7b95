#!/usr/bin/env bash
# A password of twenty digits in Laravel's DATABASE_URL becomes 1.2345678901235E+19, and 12e45678 becomes INF.
#
# Version:    Illuminate\Support\ConfigurationUrlParser of Laravel 8.83.26 on PHP 8.2.36, both of Debian 12. Laravel
#             reads DATABASE_URL and REDIS_URL with it.
# Behaviour:  After percent-decoding, each part of the URL is read as JSON, if it is JSON. A number beyond 64 bits, with
#             an `e` or with a point is a float, `true` is a boolean, `"1"` loses its quotes, blanks around a number go.
#             With `null` the password of the configuration file counts. A number with a leading zero is no JSON and
#             stays a text. The name of the database has a slash in front of it when it is read, and stays as well.
# Good guess: User and password are texts, and only the options behind the `?` get a type.
# For users:  A generated password of digits, or of hexadecimal digits with one `e`, fails to log in from this service
#             alone. Let generated passwords begin with a letter, or set DB_PASSWORD and no URL.
# Output:     the URL, the value that is configured, and what it is as a text, which the driver of the database gets.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

illuminate=8.83.26+dfsg-2
apt-get download -qq "php-illuminate-support=$illuminate" "php-illuminate-collections=$illuminate" \
  "php-illuminate-macroable=$illuminate" 'php8.2-cli=8.2.36-1~deb12u1' libargon2-1 libsodium23 libxml2 libicu72 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
mysql://app:123456@h/orders               password 123456 "123456"
mysql://app:0123456@h/orders              password '0123456' "0123456"
mysql://app:12345678901234567890@h/orders password 1.2345678901234567E+19 "1.2345678901235E+19"
mysql://app:12e45678@h/orders             password INF "INF"
mysql://app:5.10@h/orders                 password 5.1 "5.1"
mysql://app:true@h/orders                 password true "1"
mysql://app:null@h/orders                 password 'of the file' "of the file"
mysql://app:%221%22@h/orders              password '1' "1"
mysql://app:%2012@h/orders                password 12 "12"
mysql://1e2:secret@h/orders               username 100.0 "100"
mysql://app:secret@h/1e2                  database '1e2' "1e2"
mysql://app:secret@h/orders?prefix=1e2    prefix 100.0 "100"
redis://:1e2@h/0                          password 100.0 "100"
TEXT

cat >read.php <<'PHP'
<?php
foreach (['Macroable/Traits/Macroable', 'Collections/Arr', 'Support/ConfigurationUrlParser'] as $file) {
    require "package/usr/share/php/Illuminate/$file.php";
}
[, $key, $url] = $argv;
$config = ['url' => $url, 'password' => 'of the file'];
$value = (new Illuminate\Support\ConfigurationUrlParser())->parseConfiguration($config)[$key];
printf("%-41s %s %s \"%s\"\n", $url, $key, var_export($value, true), $value);
PHP
while read -r key url; do
  LD_LIBRARY_PATH=package/usr/lib/x86_64-linux-gnu package/usr/bin/php8.2 -n read.php "$key" "$url"
done <<'TEXT' >actual
password mysql://app:123456@h/orders
password mysql://app:0123456@h/orders
password mysql://app:12345678901234567890@h/orders
password mysql://app:12e45678@h/orders
password mysql://app:5.10@h/orders
password mysql://app:true@h/orders
password mysql://app:null@h/orders
password mysql://app:%221%22@h/orders
password mysql://app:%2012@h/orders
username mysql://1e2:secret@h/orders
database mysql://app:secret@h/1e2
prefix mysql://app:secret@h/orders?prefix=1e2
password redis://:1e2@h/0
TEXT
diff -u expected actual
echo 'as stated'
