#!/usr/bin/env bash
# A token of digits in two Rust crates: a `String` gets other digits, or the service does not start.
#
# Version:    config 0.15.27 (`try_parsing(true)`, which lists need), figment 0.10.19.
# Behaviour:  Both guess a type from the text before they know that the field is a `String`. config writes its guess as
#             text again: zeros at both ends go, 20 digits are rounded as a float, 12e4567 is infinity. figment refuses
#             a text for being a number, also one of eight digits.
# Good guess: Both are typed by serde, so a `String` field gets the text of the variable as it is.
# For users:  A generated secret of digits, an account number, a version such as 1.10 or a commit hash is accepted for a
#             thousand values and changed or refused for the next one. A service and a client that read one secret with
#             different loaders do not agree on it.
# Output:     as in `expected` below.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cargo init --quiet --vcs none --name digits
cargo add --quiet config@=0.15.27 --no-default-features
cargo add --quiet figment@=0.10.19 --features env
cargo add --quiet serde@1 --features derive

cat >expected <<'TEXT'
s3cr3t               config "s3cr3t" figment "s3cr3t"
12345678             config "12345678" figment refused
00120034             config "120034" figment refused
12345678901234567890 config "12345678901234567000" figment refused
1.10                 config "1.1" figment refused
12e4567              config "inf" figment "12e4567"
TRUE                 config "true" figment "TRUE"
TEXT

cat >src/main.rs <<'RS'
use config::Environment;
use figment::{Figment, providers::Env};
use serde::Deserialize;

#[derive(Deserialize)]
struct Config {
    token: String,
}

fn said<E>(result: Result<Config, E>) -> String {
    result.map_or("refused".into(), |config| format!("{:?}", config.token))
}

fn main() {
    let environment = Environment::with_prefix("APP").try_parsing(true);
    let config = config::Config::builder().add_source(environment).build().unwrap();
    println!(
        "{:20} config {} figment {}",
        std::env::var("APP_TOKEN").unwrap(),
        said(config.try_deserialize()),
        said(Figment::from(Env::prefixed("APP_")).extract()),
    );
}
RS
cargo build --quiet
for token in s3cr3t 12345678 00120034 12345678901234567890 1.10 12e4567 TRUE; do
  APP_TOKEN=$token target/debug/digits
done >actual
diff -u expected actual
echo 'as stated'
