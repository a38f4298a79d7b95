#!/usr/bin/env bash
# PORT=08080 is port 0 for viper, TIMEOUT=30 is 30 ns, and DEBUG=yes is false, without an error.
#
# Version:    viper 1.10.1 with cast 1.5.0 (Go), as in Debian 12, with Go 1.19.
# Behaviour:  `GetInt`, `GetBool` and `GetDuration` return zero for what they cannot read. A leading zero means octal:
#             `010` is 8, and `08080` cannot be read. `0x1F90` and `8_080` are 8080. A duration without a unit is in
#             nanoseconds. `yes` is false. `GetFloat64` reads `08080`. `Unmarshal` into a struct refuses it.
# Good guess: A value that is set and wrong is an error, or the default; 30 is seconds.
# For users:  A deadline of 30 ns fails every call and port 0 is any free port: the service starts. Unmarshal into a
#             struct, and write the unit.
# Output:     by function, and for an `int` of a struct.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq golang-1.19-go=1.19.8-2 golang-1.19-src=1.19.8-2 golang-github-spf13-viper-dev=1.10.1-1 \
  golang-github-spf13-cast-dev=1.5.0-2 golang-github-spf13-pflag-dev=1.0.6~git20210604-d5e0c0615ace-1 \
  golang-github-spf13-afero-dev=1.9.3-1 golang-github-spf13-jwalterweatherman-dev=1.1.0+really1.1.0-2 \
  golang-github-fsnotify-fsnotify-dev golang-github-hashicorp-hcl-dev golang-github-magiconair-properties-dev \
  golang-github-mitchellh-mapstructure-dev golang-github-pelletier-go-toml-dev golang-github-subosito-gotenv-dev \
  golang-gopkg-ini.v1-dev golang-gopkg-yaml.v2-dev golang-golang-x-sys-dev golang-golang-x-text-dev 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
8080   int 8080 bool false duration 8.08µs float 8080, in a struct 8080
08080  int 0 bool false duration 8.08µs float 8080, in a struct refused
010    int 8 bool false duration 10ns float 10, in a struct 8
0x1F90 int 8080 bool false duration 0s float 0, in a struct 8080
8_080  int 8080 bool false duration 0s float 8080, in a struct 8080
30     int 30 bool false duration 30ns float 30, in a struct 30
30s    int 0 bool false duration 30s float 0, in a struct refused
yes    int 0 bool false duration 0s float 0, in a struct refused
true   int 0 bool true duration 0s float 0, in a struct refused
TEXT

cat >read.go <<'GO'
package main

import (
	"fmt"
	"os"

	"github.com/spf13/viper"
)

func main() {
	viper.SetDefault("value", "1")
	viper.AutomaticEnv()
	for _, text := range []string{"8080", "08080", "010", "0x1F90", "8_080", "30", "30s", "yes", "true"} {
		os.Setenv("VALUE", text)
		var read struct{ Value int }
		said := "refused"
		if viper.Unmarshal(&read) == nil {
			said = fmt.Sprint(read.Value)
		}
		fmt.Printf("%-6s int %d bool %t duration %v float %v, in a struct %s\n", text, viper.GetInt("value"),
			viper.GetBool("value"), viper.GetDuration("value"), viper.GetFloat64("value"), said)
	}
}
GO
GOROOT=$work/package/usr/lib/go-1.19 GOPATH=$work/package/usr/share/gocode GO111MODULE=off GOCACHE=$work/cache \
  package/usr/lib/go-1.19/bin/go run read.go >actual
diff -u expected actual
echo 'as stated'
