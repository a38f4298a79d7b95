#!/usr/bin/env bash
# Four tools after the name of envsubst: `${PORT:-80}` is a default for three, `$PORT` a variable and a bcrypt hash cut
# for two.
#
# Version:    envsubst of gettext 0.21 (Debian 12), envsubst 0.1.5 (Python), envsub 4.1.0 (npm), drone/envsubst 1.0.3
#             (Go, the one in Flux; Debian 12).
# Behaviour:  gettext leaves `${PORT:-80}` as it is and takes `$abc` out of a hash; the Python one takes all of the hash.
#             envsub and drone know braces only. `${PORT-80}` is an error for drone, and `$${HOST}` a literal `${HOST}`
#             for drone alone. `${EMPTY:-d}` is empty for envsub, which reads `:-` as `-`.
# Good guess: They do what the first one does, and the newer ones add defaults as in a shell.
# For users:  A template works with the tool that it was written for. List the names for gettext's
#             (`envsubst '$HOST $PORT'`), and keep secrets out of templates.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq gettext-base=0.21-12 golang-1.19-go=1.19.8-2 golang-1.19-src=1.19.8-2 \
  golang-github-drone-envsubst-dev=1.0.3-3 2>log
for file in *.deb; do dpkg -x "$file" package; done
python3 -m venv venv
venv/bin/pip install --quiet envsubst==0.1.5
npm init -y >/dev/null
npm install --silent --no-audit --no-fund envsub@4.1.0

cat >expected <<'TEXT'
$HOST        gettext h | Python h | npm $HOST | Go $HOST
${HOST}      gettext h | Python h | npm h | Go h
${PORT}      gettext  | Python  | npm  | Go 
${PORT:-80}  gettext ${PORT:-80} | Python 80 | npm 80 | Go 80
${PORT-80}   gettext ${PORT-80} | Python 80 | npm ${PORT-80} | Go refused
${EMPTY:-d}  gettext ${EMPTY:-d} | Python d | npm  | Go d
$${HOST}     gettext $h | Python $h | npm $h | Go ${HOST}
$2y$10$abc   gettext $2y$10 | Python  | npm $2y$10$abc | Go $2y$10$abc
TEXT

cat >drone.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/drone/envsubst"
)

func main() {
	text, err := envsubst.EvalEnv(os.Args[1])
	if err != nil {
		text = "refused"
	}
	fmt.Println(text)
}
GO
GOROOT=$work/package/usr/lib/go-1.19 GOPATH=$work/package/usr/share/gocode GO111MODULE=off GOCACHE=$work/cache \
  package/usr/lib/go-1.19/bin/go build -o drone drone.go
export HOST=h EMPTY=
unset PORT abc
for text in '$HOST' '${HOST}' '${PORT}' '${PORT:-80}' '${PORT-80}' '${EMPTY:-d}' '$${HOST}' '$2y$10$abc'; do
  echo "$text" >template
  node_modules/.bin/envsub template rendered >log 2>&1
  printf '%-12s gettext %s | Python %s | npm %s | Go %s\n' "$text" "$(package/usr/bin/envsubst <template)" \
    "$(venv/bin/python -c 'import sys, envsubst; print(envsubst.envsubst(sys.argv[1]))' "$text")" "$(cat rendered)" \
    "$(./drone "$text")"
done >actual
diff -u expected actual
echo 'as stated'
