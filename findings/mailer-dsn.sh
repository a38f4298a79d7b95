#!/usr/bin/env bash
# MAILER_DSN=smtp://mail is TLS on port 465 for Symfony, and smtp://localhost is plain on port 25.
#
# Version:    symfony/mailer 5.4.53 of Debian 12, with PHP 8.2.
# Behaviour:  Without a port, smtp:// and smtps:// are the same, except for the host "localhost".
#             With port 465 smtp:// is TLS, with another it is STARTTLS if the server offers it. `verify_peer` takes the
#             words of PHP's booleans, and an empty one keeps the check. What it does not know, it ignores: so is
#             auto_tls of version 7 here. `#` in the password is refused, and `+` stays a plus.
# Good guess: smtp:// is port 25 or 587 and the rest of the URL does not depend on the name of the host.
# For users:  A server that moves from localhost to a host of its own is no longer found, and a client in another language
#             with the same URL finds it. Write the port.
# Output:     TLS from the first byte or not, the port, and whether the certificate is checked.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

mailer=5.4.53+dfsg-0+deb12u1
apt-get download -qq 'php8.2-cli=8.2.36-1~deb12u1' libargon2-1 libsodium23 libxml2 libicu72 "php-symfony-mailer=$mailer" \
  "php-symfony-mime=$mailer" php-psr-log php-psr-event-dispatcher 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
smtp://mail                     TLS    465  checked
smtps://mail                    TLS    465  checked
smtp://localhost                plain  25   checked
smtp://127.0.0.1                TLS    465  checked
smtps://localhost               TLS    465  checked
smtp://mail:25                  plain  25   checked
smtp://mail:465                 TLS    465  checked
smtp://mail:587                 plain  587  checked
smtps://mail:587                TLS    587  checked
smtp://mail?verify_peer=no      TLS    465  not checked
smtp://mail?verify_peer=n       TLS    465  not checked
smtp://mail?verify_peer=        TLS    465  checked
smtp://mail:25?auto_tls=false   plain  25   checked
smtp://app:pa+ss@mail           TLS    465  checked
smtp://app:pa#ss@mail           refused
mail:25                         refused
TEXT

cat >read.php <<'PHP'
<?php
use Symfony\Component\Mailer\Exception\InvalidArgumentException;
use Symfony\Component\Mailer\Transport\Dsn;
use Symfony\Component\Mailer\Transport\Smtp\EsmtpTransportFactory;

spl_autoload_register(function ($class) {
    $file = 'package/usr/share/php/' . strtr($class, '\\', '/') . '.php';
    if (is_file($file)) {
        require $file;
    }
});
while (($url = fgets(STDIN)) !== false) {
    $url = rtrim($url);
    try {
        $stream = (new EsmtpTransportFactory())->create(Dsn::fromString($url))->getStream();
        $checked = $stream->getStreamOptions()['ssl']['verify_peer'] ?? true;
        printf("%-31s %-6s %-4d %s\n", $url, $stream->isTLS() ? 'TLS' : 'plain', $stream->getPort(),
            $checked ? 'checked' : 'not checked');
    } catch (InvalidArgumentException) {
        printf("%-31s refused\n", $url);
    }
}
PHP
LD_LIBRARY_PATH=package/usr/lib/x86_64-linux-gnu package/usr/bin/php8.2 -n read.php <<'TEXT' >actual
smtp://mail
smtps://mail
smtp://localhost
smtp://127.0.0.1
smtps://localhost
smtp://mail:25
smtp://mail:465
smtp://mail:587
smtps://mail:587
smtp://mail?verify_peer=no
smtp://mail?verify_peer=n
smtp://mail?verify_peer=
smtp://mail:25?auto_tls=false
smtp://app:pa+ss@mail
smtp://app:pa#ss@mail
mail:25
TEXT
diff -u expected actual
echo 'as stated'
