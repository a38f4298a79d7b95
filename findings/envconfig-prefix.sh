#!/usr/bin/env bash
# A Go program whose variables begin with APP_ takes its user from USER and its host from HOST.
#
# Version:    github.com/kelseyhightower/envconfig 1.3.0, as in Debian 12, with Go 1.19.
# Behaviour:  A field with a name in its tag (`envconfig:"user"`) is looked up with the prefix first, then without it.
#             A field without a name in its tag has the prefix only. `required` is content with the second look-up,
#             and a default gives way to it.
# Good guess: A prefix given to `Process` is in front of every variable; that is what it is for.
# For users:  The login name, the host name of the shell or a PORT of the platform becomes a setting as soon as the
#             program's own variable is missing. Leave names out of tags, or choose names that no platform uses.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq golang-1.19-go=1.19.8-2 golang-1.19-src=1.19.8-2 golang-github-kelseyhightower-envconfig-dev=1.3.0-2 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
{User:login Host:platform Port:80 Plain:}
{User:app Host:platform Port:80 Plain:}
TEXT

cat >read.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/kelseyhightower/envconfig"
)

type settings struct {
	User  string `envconfig:"user" required:"true"`
	Host  string `envconfig:"HOST" default:"localhost"`
	Port  int    `envconfig:"PORT" default:"8080"`
	Plain string
}

func main() {
	for i := 0; i < 2; i++ {
		var read settings
		if err := envconfig.Process("app", &read); err != nil {
			panic(err)
		}
		fmt.Printf("%+v\n", read)
		os.Setenv("APP_USER", "app")
	}
}
GO
export USER=login HOST=platform PORT=80 PLAIN=plain
GOROOT=$work/package/usr/lib/go-1.19 GOPATH=$work/package/usr/share/gocode GO111MODULE=off GOCACHE=$work/cache \
  package/usr/lib/go-1.19/bin/go run read.go >actual
diff -u expected actual
echo 'as stated'
