#!/usr/bin/env bash
# http://web:8080 is no URL for environs and Django, which take http://localhost:8080: what passes for a URL in a variable.
#
# Version:    environs 15.2.0 (`env.url`, with marshmallow 4.4.0), Django 5.2.19 (`URLValidator`), validators 0.36.0 and
#             pydantic 2.14.4 (`HttpUrl`) for Python; yup 1.7.1, joi 18.3.2, envalid 8.2.0, env-var 7.5.0, convict 6.2.5
#             (with convict-format-with-validator 6.2.0) and zod 4.6.7 for Node.
# Behaviour:  environs, Django, validators and yup want a dot in the host. The first two make an exception for `localhost`,
#             so the URL of a service in Compose or Kubernetes is refused and the one on the desk is not. joi, envalid,
#             env-var, zod and convict take `localhost:8080` (a scheme "localhost"). convict takes the word `web` and
#             `https//web` too, and refuses `postgres://` and a name with `_`. environs, Django, yup and joi take the port
#             99999.
# Good guess: They differ in schemes and in strange characters. A host without a dot is a host.
# For users:  The configuration passes in development and stops the service in the cluster, or a URL without a scheme
#             passes everywhere and fails at the first request. Check scheme and host on their own.
# Output:     the validators that accept it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet environs==15.2.0 marshmallow==4.4.0 Django==5.2.19 validators==0.36.0 pydantic==2.14.4
npm init -y >/dev/null
npm install --silent --no-audit --no-fund yup@1.7.1 joi@18.3.2 envalid@8.2.0 env-var@7.5.0 convict@6.2.5 \
  convict-format-with-validator@6.2.0 zod@4.6.7

cat >expected <<'TEXT'
http://localhost:8080         Python: environs django pydantic
http://localhost:8080         Node:   joi envalid env-var zod convict
http://my_web:8080            Python: pydantic
http://my_web:8080            Node:   joi envalid env-var zod
http://web.example:8080       Python: environs django validators pydantic
http://web.example:8080       Node:   yup joi envalid env-var zod convict
http://web.example:99999      Python: environs django
http://web.example:99999      Node:   yup joi
http://web:8080               Python: pydantic
http://web:8080               Node:   joi envalid env-var zod convict
https//web                    Python: none
https//web                    Node:   convict
localhost:8080                Python: none
localhost:8080                Node:   joi envalid env-var zod convict
postgres://app@db/orders      Python: none
postgres://app@db/orders      Node:   joi envalid env-var zod
web                           Python: none
web                           Node:   convict
TEXT

cat >check.py <<'PY'
import os
import sys

import environs
import pydantic
import validators
from django.conf import settings
from django.core.validators import URLValidator

settings.configure(USE_I18N=False)
web = pydantic.TypeAdapter(pydantic.HttpUrl)


def with_environs(url):
    os.environ["APP_URL"] = url
    environs.Env().url("APP_URL")


def with_validators(url):
    if not validators.url(url):
        raise ValueError


checks = {
    "environs": with_environs,
    "django": URLValidator(),
    "validators": with_validators,
    "pydantic": web.validate_python,
}
for url in sys.argv[1:]:
    taken = []
    for name, check in checks.items():
        try:
            check(url)
            taken.append(name)
        except Exception:
            pass
    print(f"{url:29} Python:", " ".join(taken) or "none")
PY
cat >check.cjs <<'JS'
const convict = require("convict");
convict.addFormats(require("convict-format-with-validator"));
const quiet = { reporter: ({ errors }) => { if (Object.keys(errors).length) throw new Error(); } };
const checks = {
  yup: (url) => require("yup").string().url().validateSync(url),
  joi: (url) => require("joi").attempt(url, require("joi").string().uri()),
  envalid: (url) => require("envalid").cleanEnv({ url }, { url: require("envalid").url() }, quiet),
  "env-var": (url) => require("env-var").from({ url }).get("url").asUrlString(),
  zod: (url) => require("zod").url().parse(url),
  convict: (url) => {
    const schema = { url: { format: "url", default: "http://x.example", env: "APP_URL" } };
    convict(schema, { env: { APP_URL: url } }).validate();
  },
};
for (const url of process.argv.slice(2)) {
  const taken = Object.keys(checks).filter((name) => {
    try {
      checks[name](url);
      return true;
    } catch {
      return false;
    }
  });
  console.log(url.padEnd(29), "Node:  ", taken.join(" ") || "none");
}
JS
urls=(http://localhost:8080 http://web:8080 http://my_web:8080 http://web.example:8080 localhost:8080 web https//web http://web.example:99999
  postgres://app@db/orders)
{
  venv/bin/python check.py "${urls[@]}"
  node check.cjs "${urls[@]}"
} | LC_ALL=C sort -s -k 1,1 >actual
diff -u expected actual
echo 'as stated'
