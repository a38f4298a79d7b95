#!/usr/bin/env bash
# A percent-encoded DATABASE_URL survives neither of honcho's exports: systemd drops it, supervisord refuses the file.
#
# Version:    honcho 2.0.0; read by systemd 252.39 of Debian 12 (`systemd-analyze verify`) and supervisor 4.3.0.
# Behaviour:  For supervisord honcho doubles `%`, but writes the URL without quotes, and supervisord stops at its `@`.
#             For systemd it does not double `%`: `%40` is no specifier, and systemd ignores the whole assignment with
#             a line in the journal, which holds the value. `50%off` would pass, with `%o` replaced by the name of the
#             operating system.
# Good guess: An exporter that knows about `%` for one target knows about it for the other, and reads back what it
#             writes.
# For users:  The service starts without its DATABASE_URL. Name the .env file in the unit (EnvironmentFile=), where
#             `%` is plain text.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet 'honcho[export]==2.0.0' supervisor==4.3.0
apt-get download -qq 'systemd=252.39-1~deb12u2' 2>log
dpkg -x systemd_*.deb package

cat >expected <<'TEXT'
supervisord DATABASE_URL=postgres://app:p%%40ss@db/orders
supervisord Error: Unexpected end of key/value pairs
systemd     DATABASE_URL=postgres://app:p%40ss@db/orders
systemd     Failed to resolve specifiers in DATABASE_URL=postgres://app:p%40ss@db/orders, ignoring: Invalid slot
TEXT

echo 'DATABASE_URL=postgres://app:p%40ss@db/orders' >.env
echo 'web: /bin/true' >Procfile
for target in supervisord systemd; do
  venv/bin/honcho export --app app --user "$(id -un)" --log "$work" "$target" "$target" >>log 2>&1
done
{
  sed -n 's/.*\(DATABASE_URL=[^,]*\).*/supervisord \1/p' supervisord/app.conf
  { echo '[supervisord]' && cat supervisord/app.conf; } >supervisord.conf
  venv/bin/python -W ignore -c 'from supervisor.options import ServerOptions
ServerOptions().realize(["-c", "supervisord.conf"])' 2>&1 |
    sed -n 's/^\(Error: .*\) in value .*/supervisord \1/p' || true
  sed -n 's/^Environment=\(DATABASE_URL=\)/systemd     \1/p' systemd/app-web-1.service
  LD_LIBRARY_PATH=package/usr/lib/systemd package/usr/bin/systemd-analyze --man=no verify ./systemd/app-web-1.service 2>&1 |
    sed -n 's/.*\(Failed to resolve specifiers in DATABASE_URL\)/systemd     \1/p' || true
} >actual
diff -u expected actual
echo 'as stated'
