#!/usr/bin/env bash
# DEBUG= is false, true, the default or refused, and PORT=8080a is port 0 for go-flags: six Go readers.
#
# Version:    caarlos0/env 6.7.1, kong 0.7.1, go-arg 1.3.0, go-flags 1.4.0, kingpin 2.2.6 and urfave/cli 2.3.0 of
#             Debian 12, with Go 1.19. By its source, go-flags refuses bad values since 1.5.0, not an empty flag.
# Behaviour:  For an empty variable the default counts in kong, kingpin and urfave/cli. caarlos0/env takes zero, go-arg
#             refuses. For go-flags it turns a flag on, as if it stood on the command line, and an empty number is zero.
#             go-flags 1.4.0 drops the error of a bad value as well: `DEBUG=yes` is off, `PORT=8080a` is 0 and
#             `TIMEOUT=30` is no timeout. kong alone takes `yes`, urfave/cli alone hexadecimal numbers.
# Good guess: Empty is unset or wrong for all readers of one language, or false; what is wrong is an error.
# For users:  A platform that sets a variable to nothing turns a flag on here, and takes the port away there. Unset it.
# Output:     the defaults are DEBUG true (false for go-flags, which has no other), PORT 80 and TIMEOUT 1s.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq golang-1.19-go=1.19.8-2 golang-1.19-src=1.19.8-2 golang-github-alecthomas-kong-dev=0.7.1-1 \
  golang-github-jessevdk-go-flags-dev=1.4.0-6 golang-gopkg-alecthomas-kingpin.v2-dev=2.2.6-4 \
  golang-github-alecthomas-units-dev golang-github-urfave-cli-v2-dev=2.3.0-2 golang-github-cpuguy83-go-md2man-v2-dev \
  golang-github-russross-blackfriday-v2-dev golang-github-alexflint-go-arg-dev=1.3.0+ds-2 \
  golang-github-alexflint-go-scalar-dev golang-github-caarlos0-env-dev=6.7.1-1 2>log
for file in *.deb; do dpkg -x "$file" package; done

cat >expected <<'TEXT'
              caarlos0  kong      go-arg    go-flags  kingpin   urfave
DEBUG=        false     true      refused   true      true      true
PORT=         0         80        refused   0         80        80
TIMEOUT=      0s        1s        refused   0s        1s        1s
DEBUG=yes     refused   true      refused   false     refused   refused
PORT=8080a    refused   refused   refused   0         refused   refused
PORT=0x50     refused   refused   refused   0         refused   80
TIMEOUT=30    refused   refused   refused   0s        refused   refused
TEXT

cat >read.go <<'GO'
package main

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/alecthomas/kong"
	"github.com/alexflint/go-arg"
	"github.com/caarlos0/env"
	"github.com/jessevdk/go-flags"
	"github.com/urfave/cli/v2"
	"gopkg.in/alecthomas/kingpin.v2"
)

type settings struct {
	Debug   bool          `env:"DEBUG" envDefault:"true" default:"true"`
	Port    int           `env:"PORT" envDefault:"80" default:"80"`
	Timeout time.Duration `env:"TIMEOUT" envDefault:"1s" default:"1s"`
}

func byArg(into *settings) error {
	args := struct {
		Debug   bool          `arg:"env:DEBUG"`
		Port    int           `arg:"env:PORT"`
		Timeout time.Duration `arg:"env:TIMEOUT"`
	}{true, 80, time.Second}
	parser, _ := arg.NewParser(arg.Config{}, &args)
	err := parser.Parse(nil)
	*into = settings(args)
	return err
}

func byFlags(into *settings) error {
	var options struct {
		Debug   bool          `long:"debug" env:"DEBUG"`
		Port    int           `long:"port" env:"PORT" default:"80"`
		Timeout time.Duration `long:"timeout" env:"TIMEOUT" default:"1s"`
	}
	_, err := flags.NewParser(&options, 0).ParseArgs(nil)
	*into = settings(options)
	return err
}

func byKingpin(into *settings) error {
	app := kingpin.New("app", "")
	app.Flag("debug", "").Envar("DEBUG").Default("true").BoolVar(&into.Debug)
	app.Flag("port", "").Envar("PORT").Default("80").IntVar(&into.Port)
	app.Flag("timeout", "").Envar("TIMEOUT").Default("1s").DurationVar(&into.Timeout)
	_, err := app.Parse(nil)
	return err
}

func byUrfave(into *settings) error {
	return (&cli.App{Flags: []cli.Flag{
		&cli.BoolFlag{Name: "debug", EnvVars: []string{"DEBUG"}, Value: true, Destination: &into.Debug},
		&cli.IntFlag{Name: "port", EnvVars: []string{"PORT"}, Value: 80, Destination: &into.Port},
		&cli.DurationFlag{Name: "timeout", EnvVars: []string{"TIMEOUT"}, Value: time.Second, Destination: &into.Timeout},
	}, Action: func(*cli.Context) error { return nil }}).Run([]string{"app"})
}

func main() {
	readers := []func(*settings) error{
		func(into *settings) error { return env.Parse(into) },
		func(into *settings) error { _, err := kong.Must(into).Parse(nil); return err },
		byArg, byFlags, byKingpin, byUrfave,
	}
	line := "%-13s %-9s %-9s %-9s %-9s %-9s %s\n"
	fmt.Printf(line, "", "caarlos0", "kong", "go-arg", "go-flags", "kingpin", "urfave")
	variables := "DEBUG= PORT= TIMEOUT= DEBUG=yes PORT=8080a PORT=0x50 TIMEOUT=30"
	for _, variable := range strings.Fields(variables) {
		name, text, _ := strings.Cut(variable, "=")
		os.Setenv(name, text)
		said := []interface{}{variable}
		for _, read := range readers {
			var found settings
			if err := read(&found); err != nil {
				said = append(said, "refused")
				continue
			}
			values := map[string]interface{}{"DEBUG": found.Debug, "PORT": found.Port, "TIMEOUT": found.Timeout}
			said = append(said, fmt.Sprint(values[name]))
		}
		fmt.Printf(line, said...)
		os.Unsetenv(name)
	}
}
GO
GOROOT=$work/package/usr/lib/go-1.19 GOPATH=$work/package/usr/share/gocode GO111MODULE=off GOCACHE=$work/cache \
  package/usr/lib/go-1.19/bin/go run read.go >actual 2>>log
diff -u expected actual
echo 'as stated'
