#!/usr/bin/env bash
# A URL ends at its `#`, `"a\tb"` is a tab, `atb` or `a\tb`, and a bcrypt hash is empty: dotenv of Ruby and PHP.
#
# Version:    dotenv 2.4.0 (Ruby), vlucas/phpdotenv 5.4.1 (Laravel's) and symfony/dotenv 5.4.53 of Debian 12, with
#             Ruby 3.1 and PHP 8.2.
# Behaviour:  Ruby and phpdotenv cut at a `#` without a blank in front. A bcrypt hash without single quotes is empty in
#             Ruby, loses its last part in Symfony, and is whole in phpdotenv. `\d` in double quotes is `d` in Ruby, an
#             error in phpdotenv and `\d` in Symfony. Quotes in the middle stay in Ruby and phpdotenv, and go in
#             Symfony. Of `${UNSET:-d}` Ruby takes the name away and leaves `:-d}`.
# Good guess: phpdotenv is known as a port of Ruby's dotenv: a line that all of them accept means one thing.
# For users:  A job in Ruby beside an application in PHP reads another password from the same file. Single quotes
#             around the whole value are read alike: use them for all that is not letters and digits.
# Output:     the value as JSON.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq ruby-dotenv=2.4.0-2 ruby3.1 libruby3.1 'php8.2-cli=8.2.36-1~deb12u1' \
  'php8.2-mbstring=8.2.36-1~deb12u1' 'php8.2-common=8.2.36-1~deb12u1' libonig5 libargon2-1 libsodium23 libxml2 \
  libicu72 php-vlucas-phpdotenv=5.4.1-1 php-phpoption php-graham-campbell-result-type \
  'php-symfony-dotenv=5.4.53+dfsg-0+deb12u1' 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
VALUE=a               ruby "a"               phpdotenv "a"               symfony "a"
VALUE=a b             ruby "a b"             phpdotenv refused           symfony refused
VALUE= a              ruby "a"               phpdotenv "a"               symfony refused
VALUE=a # c           ruby "a"               phpdotenv "a"               symfony "a"
VALUE="a"# c          ruby "a"               phpdotenv "a"               symfony refused
VALUE=db://u:p#s@h/d  ruby "db://u:p"        phpdotenv "db://u:p"        symfony "db://u:p#s@h/d"
VALUE=#ops            ruby ""                phpdotenv ""                symfony ""
VALUE="a\tb"          ruby "atb"             phpdotenv "a\tb"            symfony "a\\tb"
VALUE="\d+"           ruby "d+"              phpdotenv refused           symfony "\\d+"
VALUE='a\tb'          ruby "a\\tb"           phpdotenv "a\\tb"           symfony "a\\tb"
VALUE=pa$word         ruby "pa"              phpdotenv "pa$word"         symfony "pa"
VALUE=$2y$10$abc      ruby ""                phpdotenv "$2y$10$abc"      symfony "$2y$10"
VALUE="$2y$10$abc"    ruby ""                phpdotenv "$2y$10$abc"      symfony "$2y$10"
VALUE='$2y$10$abc'    ruby "$2y$10$abc"      phpdotenv "$2y$10$abc"      symfony "$2y$10$abc"
VALUE=${UNSET:-d}     ruby ":-d}"            phpdotenv "${UNSET:-d}"     symfony "d"
VALUE=a"b"c           ruby "a\"b\"c"         phpdotenv "a\"b\"c"         symfony "abc"
VALUE='a'b            ruby "'a'b"            phpdotenv refused           symfony "ab"
VALUE=it's            ruby "it's"            phpdotenv "it's"            symfony refused
export VALUE=a        ruby "a"               phpdotenv "a"               symfony "a"
VALUE: a              ruby "a"               phpdotenv refused           symfony refused
TEXT

cat >read.rb <<'RB'
require "json"
require "dotenv"
puts JSON.generate(Dotenv::Parser.call(File.read(".env"))["VALUE"])
RB
cat >read.php <<'PHP'
<?php
spl_autoload_register(function (string $class): void {
    require __DIR__ . '/package/usr/share/php/' . strtr($class, '\\', '/') . '.php';
});
$readers = [
    'phpdotenv' => Dotenv\Dotenv::parse(...),
    'symfony' => (new Symfony\Component\Dotenv\Dotenv())->parse(...),
];
try {
    echo json_encode($readers[$argv[1]](file_get_contents('.env'))['VALUE'], JSON_UNESCAPED_SLASHES), "\n";
} catch (Dotenv\Exception\ExceptionInterface | Symfony\Component\Dotenv\Exception\ExceptionInterface) {
    exit(1);
}
PHP
lib=$work/package/usr/lib
RUBYLIB=$lib/ruby/vendor_ruby:$lib/ruby/3.1.0:$lib/x86_64-linux-gnu/ruby/3.1.0
for folder in package/usr/share/rubygems-integration/all/gems/*/lib; do RUBYLIB+=:$work/$folder; done
ruby() {
  RUBYLIB=$RUBYLIB LD_LIBRARY_PATH=$lib/x86_64-linux-gnu package/usr/bin/ruby3.1 --disable-gems read.rb 2>>log ||
    echo refused
}
php() {
  LD_LIBRARY_PATH=$lib/x86_64-linux-gnu package/usr/bin/php8.2 -n -d extension_dir="$lib/php/20220829" \
    -d extension=ctype -d extension=mbstring read.php "$1" 2>>log || echo refused
}
while IFS= read -r line; do
  echo "$line" >.env
  printf '%-21s ruby %-17s phpdotenv %-17s symfony %s\n' "$line" "$(ruby)" "$(php phpdotenv)" "$(php symfony)"
done <<'TEXT' >actual
VALUE=a
VALUE=a b
VALUE= a
VALUE=a # c
VALUE="a"# c
VALUE=db://u:p#s@h/d
VALUE=#ops
VALUE="a\tb"
VALUE="\d+"
VALUE='a\tb'
VALUE=pa$word
VALUE=$2y$10$abc
VALUE="$2y$10$abc"
VALUE='$2y$10$abc'
VALUE=${UNSET:-d}
VALUE=a"b"c
VALUE='a'b
VALUE=it's
export VALUE=a
VALUE: a
TEXT
diff -u expected actual
echo 'as stated'
