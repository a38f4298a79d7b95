use std::fmt;

use factor3::value::{EnvValue, Expected, Raw, Sensitivity, ValueError};
use factor3::EnvConfig;

#[derive(EnvConfig)]
struct Config {
    #[env(public)]
    url: Url,
}

struct Url(String);

impl EnvValue for Url {
    const EXPECTED: Expected = Expected::text("a URL");
    const SENSITIVITY: Sensitivity = Sensitivity::Masked;

    fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
        raw.into_string().map(Self)
    }

    fn show(_: &Self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

fn main() {}
