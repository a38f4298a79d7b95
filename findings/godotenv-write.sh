#!/usr/bin/env bash
# What godotenv writes, godotenv reads differently: a PIN loses its zeros, a phone number its plus, a quote gains a
# backslash.
#
# Version:    godotenv 1.5.1 (Go), as in Debian 12, with Go 1.19.
# Behaviour:  `Write` and `Marshal` print every value that Go can read as an integer as that integer: `0123` is 123,
#             `+4930123` is 4930123, `-0` is 0. All else is put in double quotes with backslashes, and a quote at the
#             end of the value comes back as a backslash. `!` is written as `\!`, which docker and systemd keep.
# Good guess: A function pair in one package carries any string there and back.
# For users:  A setup tool in Go that writes `.env` changes PINs, postal codes and phone numbers, and nobody sees it in
#             a test with words. Write single quotes yourself.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq golang-1.19-go=1.19.8-2 golang-1.19-src=1.19.8-2 golang-github-joho-godotenv-dev=1.5.1-1 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
PIN     "0123" is written as PIN=123 and read as "123"
PHONE   "+4930123" is written as PHONE=4930123 and read as "4930123"
OFFSET  "-0" is written as OFFSET=0 and read as "0"
QUOTED  "say \"hi\"" is written as QUOTED="say \"hi\"" and read as "say \"hi\\"
BANG    "a!b" is written as BANG="a\!b" and read as "a!b"
HASH    "pa#ss" is written as HASH="pa#ss" and read as "pa#ss"
TEXT

cat >write.go <<'GO'
package main

import (
	"fmt"

	"github.com/joho/godotenv"
)

func main() {
	values := [][2]string{
		{"PIN", "0123"}, {"PHONE", "+4930123"}, {"OFFSET", "-0"}, {"QUOTED", `say "hi"`}, {"BANG", "a!b"}, {"HASH", "pa#ss"},
	}
	for _, pair := range values {
		name, value := pair[0], pair[1]
		text, err := godotenv.Marshal(map[string]string{name: value})
		if err != nil {
			panic(err)
		}
		read, err := godotenv.Unmarshal(text)
		if err != nil {
			panic(err)
		}
		fmt.Printf("%-7s %q is written as %s and read as %q\n", name, value, text, read[name])
	}
}
GO
GOROOT=$work/package/usr/lib/go-1.19 GOPATH=$work/package/usr/share/gocode GO111MODULE=off GOCACHE=$work/cache \
  package/usr/lib/go-1.19/bin/go run write.go >actual
diff -u expected actual
echo 'as stated'
