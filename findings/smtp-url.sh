#!/usr/bin/env bash
# smtps:// means TLS on port 465 for Node and STARTTLS on no port for Django's two readers; smtp:// is 587 or 25.
#
# Version:    nodemailer 10.6.0, dj-email-url 1.0.6, django-environ 0.14.0.
# Behaviour:  For `smtps://h` nodemailer speaks TLS from the first byte, on 465. dj-email-url and django-environ set
#             EMAIL_USE_TLS, which is STARTTLS for Django, and leave the port open. For `smtp://h` nodemailer goes to
#             587, dj-email-url to 25. For TLS from the first byte django-environ wants `smtp+ssl://`; dj-email-url
#             does not know it and returns settings without EMAIL_BACKEND, and no error.
# Good guess: `smtps` is implicit TLS on 465 and `smtp` is port 25, as in the names of the ports.
# For users:  One MAIL_URL for a Node and a Django service works by luck. Write the port and have the reader of each
#             language say what it made of the scheme.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet dj-email-url==1.0.6 django-environ==0.14.0
npm init -y >/dev/null
npm install --silent --no-audit --no-fund nodemailer@10.6.0

cat >expected <<'TEXT'
smtp://h       nodemailer     port 587 tls no
smtps://h      nodemailer     port 465 tls from the start
smtp://h:465   nodemailer     port 465 tls no
smtp://h       dj-email-url   port 25 tls no
smtp://h       django-environ port None tls no
smtps://h      dj-email-url   port None tls starttls
smtps://h      django-environ port None tls starttls
smtp+ssl://h   dj-email-url   no backend
smtp+ssl://h   django-environ port None tls from the start
TEXT

cat >read.cjs <<'JS'
const nodemailer = require("nodemailer");
const SMTPConnection = require("nodemailer/lib/smtp-connection");
for (const url of ["smtp://h", "smtps://h", "smtp://h:465"]) {
  const { options } = nodemailer.createTransport(url).transporter;
  const connection = new (SMTPConnection.default ?? SMTPConnection)(options);
  console.log(url.padEnd(14), "nodemailer     port", connection.port, "tls", connection.secureConnection ? "from the start" : "no");
}
JS
cat >read.py <<'PY'
import warnings

import dj_email_url
import environ

warnings.simplefilter("ignore")
for url in ("smtp://h", "smtps://h", "smtp+ssl://h"):
    for name, read in (("dj-email-url", dj_email_url.parse), ("django-environ", environ.Env.email_url_config)):
        settings = read(url)
        tls = "from the start" if settings.get("EMAIL_USE_SSL") else "starttls" if settings.get("EMAIL_USE_TLS") else "no"
        said = f"port {settings['EMAIL_PORT']} tls {tls}" if "EMAIL_BACKEND" in settings else "no backend"
        print(f"{url:14} {name:14} {said}")
PY
node read.cjs >actual
venv/bin/python read.py >>actual
diff -u expected actual
echo 'as stated'
