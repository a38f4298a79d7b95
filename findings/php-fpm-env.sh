#!/usr/bin/env bash
# env[DEBUG] = off stops PHP-FPM from starting, a bcrypt hash is empty in any quotes, and a|b is 0.
#
# Version:    php8.2-fpm 8.2.36 of Debian 12, asked over FastCGI by cgi-fcgi 2.4.2.
# Behaviour:  The pool file is read as php.ini is: `on` is 1, `off`, `no` and `null` are the empty text, and that is an
#             "empty value" that ends the start. `|` between two words is a calculation, `;` cuts the value. A value
#             that begins with `$` is then the name of a variable as a whole, also behind quotes: `$HOST` works,
#             `$HOST/x` is empty, and so is a hash such as `$2y$10$...`. `${HOST}` works anywhere. An unset `$NAME` is
#             empty, an unset `${NAME}` ends the start.
# Good guess: Quotes protect, `$HOST/x` is the host and a path, and `off` is a text or false.
# For users:  Put values with other characters than letters, digits and `._:/-` in double quotes, write "0" for off, and
#             hand secrets over with `clear_env = no` instead.
# Output:     the line of the pool file, and what getenv says.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq 'php8.2-fpm=8.2.36-1~deb12u1' libfcgi-bin=2.4.2-2+deb12u1 libfcgi0ldbl=2.4.2-2+deb12u1 libargon2-1 \
  libsodium23 libxml2 libicu72 libapparmor1 2>log
for file in *.deb; do dpkg -x "$file" package; done
libraries=$work/package/usr/lib/x86_64-linux-gnu

cat >expected <<'TEXT'
env[A] = on                 '1'
env[A] = off                does not start
env[A] = no                 does not start
env[A] = "off"              'off'
env[A] = $HOST              'h.example'
env[A] = $HOST/x            ''
env[A] = ${HOST}/x          'h.example/x'
env[A] = $UNSET             ''
env[A] = ${UNSET}           does not start
env[A] = "$2y$10$abc"       ''
env[A] = '$2y$10$abc'       ''
env[A] = pa$word            'pa$word'
env[A] = pa;ss              'pa'
env[A] = a|b                '0'
env[A] = 1|2                '3'
env[A] = http://h/?a=1      does not start
env[A] = "http://h/?a=1"    'http://h/?a=1'
TEXT

echo '<?php echo var_export(getenv("A"), true), "\n";' >say.php
ask() {
  local server answer='does not start'
  rm -f socket
  printf '[global]\nerror_log = %s/fpm.log\n[www]\nuser = %s\nlisten = %s/socket\npm = static\npm.max_children = 1\n%s\n' \
    "$work" "$(id -un)" "$work" "$1" >pool.conf
  env -i HOST=h.example LD_LIBRARY_PATH="$libraries" package/usr/sbin/php-fpm8.2 -F -R -n -y pool.conf >>log 2>&1 &
  server=$!
  until [ -S socket ] || ! kill -0 "$server" 2>/dev/null; do sleep 0.1; done
  if [ -S socket ]; then
    answer=$(LD_LIBRARY_PATH=$libraries SCRIPT_FILENAME=$work/say.php REQUEST_METHOD=GET package/usr/bin/cgi-fcgi \
      -bind -connect socket | tail -n 1)
    kill "$server"
  fi
  wait "$server" 2>/dev/null || true
  printf '%-27s %s\n' "$1" "$answer"
}
for value in on off no '"off"' '$HOST' '$HOST/x' '${HOST}/x' '$UNSET' '${UNSET}' '"$2y$10$abc"' "'\$2y\$10\$abc'" 'pa$word' \
  'pa;ss' 'a|b' '1|2' 'http://h/?a=1' '"http://h/?a=1"'; do
  ask "env[A] = $value"
done >actual
diff -u expected actual
echo 'as stated'
