#!/usr/bin/env bash
# LABELS=a=1,b=2 is one label with the value `1,b=2`, or two names without values: lists and maps of six Go readers.
#
# Version:    kong 0.7.1, go-flags 1.4.0, kingpin 2.2.6, envconfig 1.3.0, urfave/cli 2.3.0 and go-arg 1.3.0 of
#             Debian 12, with Go 1.19.
# Behaviour:  Pairs stand between semicolons for kong, at line ends for kingpin (both `a=1`), and between commas for
#             envconfig and go-flags (both `a:1`). go-flags and kingpin refuse nothing here, kong only what has no `=`.
#             A list is split at commas, but at line ends in kingpin, and nowhere in go-flags without `env-delim`.
#             urfave/cli alone takes blanks away, go-arg alone knows quotes, and it drops the second line. An empty
#             list has an element, an empty one, in three of them.
# Good guess: Commas between pairs and an equals sign inside; what is not of the form is refused.
# For users:  A label gets the rest of the variable as its value, and a URL in a label its scheme as a name. Try each
#             service with two elements, and look at what it says it has.
# Output:     as JSON, by reader; null is an empty list.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq golang-1.19-go=1.19.8-2 golang-1.19-src=1.19.8-2 golang-github-alecthomas-kong-dev=0.7.1-1 \
  golang-github-jessevdk-go-flags-dev=1.4.0-6 golang-gopkg-alecthomas-kingpin.v2-dev=2.2.6-4 \
  golang-github-alecthomas-units-dev golang-github-urfave-cli-v2-dev=2.3.0-2 golang-github-cpuguy83-go-md2man-v2-dev \
  golang-github-russross-blackfriday-v2-dev golang-github-alexflint-go-arg-dev=1.3.0+ds-2 \
  golang-github-alexflint-go-scalar-dev golang-github-kelseyhightower-envconfig-dev=1.3.0-2 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
MAP       "a=1,b=2"           "a:1,b:2"           "a=1;b=2"           "a=1\nb=2"          "a=http://h"
kong      {"a":"1,b=2"}       refused             {"a":"1","b":"2"}   {"a":"1\nb=2"}      {"a":"http://h"}
go-flags  {"a=1":"","b=2":""} {"a":"1","b":"2"}   {"a=1;b=2":""}      {"a=1\nb=2":""}     {"a=http":"//h"}
kingpin   {"a":"1,b=2"}       {"a":"1,b:2"}       {"a":"1;b=2"}       {"a":"1","b":"2"}   {"a":"http://h"}
envconfig refused             {"a":"1","b":"2"}   refused             refused             {"a=http":"//h"}
LIST      "a,b"               "a, b"              "a\nb"              "\"a,b\",c"         ""
kong      ["a","b"]           ["a"," b"]          ["a\nb"]            ["\"a","b\"","c"]   null
go-flags  ["a,b"]             ["a, b"]            ["a\nb"]            ["\"a,b\",c"]       [""]
kingpin   ["a,b"]             ["a, b"]            ["a","b"]           ["\"a,b\",c"]       null
envconfig ["a","b"]           ["a"," b"]          ["a\nb"]            ["\"a","b\"","c"]   [""]
urfave    ["a","b"]           ["a","b"]           ["a\nb"]            ["\"a","b\"","c"]   [""]
go-arg    ["a","b"]           ["a"," b"]          ["a"]               ["a,b","c"]         refused
TEXT

cat >read.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/alecthomas/kong"
	"github.com/alexflint/go-arg"
	"github.com/jessevdk/go-flags"
	"github.com/kelseyhightower/envconfig"
	"github.com/urfave/cli/v2"
	"gopkg.in/alecthomas/kingpin.v2"
)

type settings struct {
	List []string          `env:"LIST" envconfig:"LIST" long:"list"`
	Map  map[string]string `env:"MAP" envconfig:"MAP" long:"map" env-delim:","`
}

type reader struct {
	name string
	read func(into *settings) error
}

var readers = []reader{
	{"kong", func(into *settings) error { _, err := kong.Must(into).Parse(nil); return err }},
	{"go-flags", func(into *settings) error { _, err := flags.NewParser(into, 0).ParseArgs(nil); return err }},
	{"kingpin", func(into *settings) error {
		app := kingpin.New("app", "")
		into.Map = map[string]string{}
		app.Flag("list", "").Envar("LIST").StringsVar(&into.List)
		app.Flag("map", "").Envar("MAP").StringMapVar(&into.Map)
		_, err := app.Parse(nil)
		return err
	}},
	{"envconfig", func(into *settings) error { return envconfig.Process("", into) }},
	{"urfave", func(into *settings) error {
		list := &cli.StringSliceFlag{Name: "list", EnvVars: []string{"LIST"}}
		copied := func(c *cli.Context) error { into.List = c.StringSlice("list"); return nil }
		return (&cli.App{Flags: []cli.Flag{list}, Action: copied}).Run([]string{"app"})
	}},
	{"go-arg", func(into *settings) error {
		var args struct {
			List []string `arg:"env:LIST"`
		}
		parser, _ := arg.NewParser(arg.Config{}, &args)
		err := parser.Parse(nil)
		into.List = args.List
		return err
	}},
}

func table(name string, readers []reader, texts ...string) {
	fmt.Printf("%-9s", name)
	for _, text := range texts {
		fmt.Printf(" %-19q", text)
	}
	for _, reader := range readers {
		fmt.Printf("\n%-9s", reader.name)
		for _, text := range texts {
			var found settings
			os.Setenv(name, text)
			err := reader.read(&found)
			said, _ := json.Marshal(map[string]interface{}{"LIST": found.List, "MAP": found.Map}[name])
			if err != nil {
				said = []byte("refused")
			}
			fmt.Printf(" %-19s", said)
		}
	}
	fmt.Println()
	os.Unsetenv(name)
}

func main() {
	table("MAP", readers[:4], "a=1,b=2", "a:1,b:2", "a=1;b=2", "a=1\nb=2", "a=http://h")
	table("LIST", readers, "a,b", "a, b", "a\nb", `"a,b",c`, "")
}
GO
GOROOT=$work/package/usr/lib/go-1.19 GOPATH=$work/package/usr/share/gocode GO111MODULE=off GOCACHE=$work/cache \
  package/usr/lib/go-1.19/bin/go run read.go | sed 's/ *$//' >actual
diff -u expected actual
echo 'as stated'
