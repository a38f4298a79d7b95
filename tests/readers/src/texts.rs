//! Documentation and defaults with characters that are special to the readers.

use std::path::PathBuf;
use std::time::Duration;

use factor3::{EnvConfig, EnvValue, SecretString};

/// What a careless author writes.
///
/// --- a line
/// === another
/// @sensitive @type=number
/// # A heading
/// KEY=value
/// export KEY='value
#[derive(EnvConfig)]
#[env(public)]
#[expect(dead_code, reason = "only its documents and its problems matter")]
pub struct Texts {
    /// @required
    ///
    /// ---
    ///
    ///   @type=number
    ///     @example=1
    #[env(default = "words with spaces")]
    spaces: String,
    /// It's a "quote", and `another | one`.
    ///
    /// | a | table |
    /// | --- | --- |
    /// | 1 | 2 |
    #[env(default = "it's")]
    apostrophe: String,
    /// # Not a heading
    /// ## Nor this
    /// #@type=number
    /// ====
    #[env(default = "a \"quote\"")]
    quote: String,
    /// <b>Grüße</b>, 世界 🎉 \n \\ $HOME ${HOME} %s
    #[env(default = "both ' and \"")]
    both: String,
    /// Ends with a backslash \
    #[env(default = "a # no comment")]
    hash: String,
    ///
    ///
    /// Blank lines around.
    ///
    ///
    #[env(default = "#")]
    only_hash: String,
    #[env(default = "costs $5")]
    dollar: String,
    #[env(default = "$HOME")]
    variable: String,
    #[env(default = "${HOME}")]
    braces: String,
    #[env(default = "$(whoami)")]
    command: String,
    #[env(default = "it's $HOME")]
    apostrophe_and_dollar: String,
    #[env(default = r"C:\temp\new")]
    backslash: String,
    #[env(default = "one\ntwo")]
    lines: String,
    #[env(default = "a\tb")]
    tab: String,
    #[env(default = "`date`")]
    back_quotes: String,
    #[env(default = "``` ` ``")]
    fence: String,
    #[env(default = "a\\|b|c")]
    pipes: String,
    #[env(default = "  around  ")]
    around: String,
    #[env(default = "größe 世界 🎉")]
    unicode: String,
    #[env(default = "a=b")]
    equals: String,
    #[env(default = "a,b;c|d")]
    separators: String,
    #[env(default = "a@b:/c+d")]
    plain: String,
    #[env(default = "undefined")]
    undefined: String,
    #[env(default = "null")]
    null: String,
    #[env(default = "true")]
    yes: String,
    #[env(default = "007")]
    agent: String,
    #[env(default = "1.50")]
    price: String,
    #[env(default = "1e5")]
    exponent: String,
    #[env(default = "=")]
    only_equals: String,
    #[env(default = "-")]
    dash: String,
    #[env(default = "@daily")]
    schedule: String,
    #[env(default = "fn(a)")]
    call: String,
    #[env(default = "{\"a\": [1]}")]
    json: String,
    #[env(default = "")]
    empty: String,
    #[env(default = " ")]
    space: String,
    #[env(default = String::from("of Rust"))]
    typed: String,
    #[env(default = Duration::from_secs(90))]
    duration: Duration,
    #[env(default = vec![9000, 9001])]
    ports: Vec<u16>,
    #[env(default = vec![1, 2], separator = ";")]
    numbers: Vec<u16>,
    #[env(default = "/var/lib/app data")]
    data: PathBuf,
    #[env(default = ';')]
    delimiter: char,
    #[env(default = "a  b")]
    colour: Colour,
    /// The default is a secret of a developer's desk.
    #[env(default = "dev-only")]
    token: SecretString,
    #[env(example = "it's \"odd\"")]
    odd_example: Option<String>,
    #[env(example = "a $ in it")]
    dollar_example: Option<String>,
    #[env(example = "back\\slash")]
    backslash_example: Option<String>,
    #[env(example = "a # b, c) d")]
    hash_example: Option<String>,
    #[env(example = "a|b `c` \n d")]
    table_example: String,
    #[env(deprecated = "OLD_NAME", alias = "OTHER_NAME")]
    new_name: Option<u16>,
}

#[derive(EnvValue)]
enum Colour {
    #[env(rename = "a  b")]
    Spaces,
    #[env(rename = "true")]
    True,
    #[env(rename = "c, d)")]
    Brackets,
    #[env(rename = "it's")]
    Apostrophe,
    #[env(rename = "#")]
    Hash,
}

/// Values on which readers of `.env` files agree are set; the others are only in comments.
pub const SET: &[(&str, &str)] = &[
    ("SPACES", "words with spaces"),
    ("APOSTROPHE", "it's"),
    ("QUOTE", "a \"quote\""),
    ("HASH", "a # no comment"),
    ("ONLY_HASH", "#"),
    ("DOLLAR", "costs $5"),
    ("VARIABLE", "$HOME"),
    ("COMMAND", "$(whoami)"),
    ("AROUND", "  around  "),
    ("UNICODE", "größe 世界 🎉"),
    ("EQUALS", "a=b"),
    ("SEPARATORS", "a,b;c|d"),
    ("PLAIN", "a@b:/c+d"),
    ("UNDEFINED", "undefined"),
    ("NULL", "null"),
    ("YES", "true"),
    ("AGENT", "007"),
    ("PRICE", "1.50"),
    ("EXPONENT", "1e5"),
    ("ONLY_EQUALS", "="),
    ("DASH", "-"),
    ("SCHEDULE", "@daily"),
    ("CALL", "fn(a)"),
    ("JSON", "{\"a\": [1]}"),
    ("SPACE", " "),
    ("DURATION", "1m 30s"),
    ("PORTS", "9000,9001"),
    ("DATA", "/var/lib/app data"),
    ("DELIMITER", ";"),
    ("COLOUR", "a  b"),
];
