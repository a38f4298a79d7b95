//! `#[derive(EnvConfig)]`: the effect of each option of a field or struct.
#![cfg(feature = "derive")]

use std::num::ParseIntError;
use std::str::FromStr;
use std::time::Duration;

use factor3::value::Sensitivity;
use factor3::{Env, EnvConfig, SecretString};

fn names<C: EnvConfig>() -> Vec<String> {
    C::schema().variables().iter().map(|variable| variable.name().to_owned()).collect()
}

fn message<C: EnvConfig>(env: &Env) -> String {
    match C::load(env) {
        Ok(_) => "accepted".to_owned(),
        Err(error) => error.problems()[0].message().to_owned(),
    }
}

#[derive(EnvConfig)]
#[env(prefix = "APP_")]
#[expect(dead_code, reason = "the names matter")]
struct Names {
    port: u16,
    http2_port: u16,
    _leading: u16,
    #[env(name = "BIND")]
    address: String,
    #[env(absolute)]
    region: String,
    #[env(name = "no_proxy", absolute)]
    no_proxy: String,
}

#[test]
fn a_variable_is_called_like_its_field_after_the_prefix() {
    assert_eq!(names::<Names>(), ["APP_PORT", "APP_HTTP2_PORT", "APP_LEADING", "APP_BIND", "REGION", "no_proxy"]);
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "the names matter")]
struct Plain {
    host: String,
    #[env(absolute, name = "EDGE")]
    edge: String,
}

#[derive(EnvConfig)]
#[env(prefix = "OWN_")]
#[expect(dead_code, reason = "the names matter")]
struct Own {
    host: String,
}

#[derive(EnvConfig)]
#[env(prefix = "APP_")]
#[expect(dead_code, reason = "the names matter")]
struct Prefixes {
    #[env(nested)]
    field: Plain,
    #[env(nested)]
    of_type: Own,
    #[env(nested, prefix = "WRITTEN_")]
    written: Own,
    #[env(nested, prefix = "")]
    flat: Deep,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "the names matter")]
struct Deep {
    #[env(nested)]
    own: Own2,
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "the names matter")]
struct Own2 {
    port: u16,
}

#[test]
fn a_group_has_one_prefix_the_written_one_or_that_of_its_type_or_its_field() {
    let expected = ["APP_FIELD_HOST", "EDGE", "APP_OWN_HOST", "APP_WRITTEN_HOST", "APP_OWN_PORT"];
    assert_eq!(names::<Prefixes>(), expected);
}

#[derive(EnvConfig)]
#[expect(dead_code, reason = "the documentation matters")]
struct Docs {
    /// Port the HTTP server
    /// listens on.
    ///
    /// One of:
    /// - 80
    /// - 8080
    #[env(example = "8080")]
    port: u16,
    no_docs: u16,
}

#[test]
fn doc_comments_and_examples_are_in_the_schema() {
    let variables = Docs::schema().variables();
    assert_eq!(variables[0].docs(), "Port the HTTP server listens on.\n\nOne of:\n- 80\n- 8080");
    assert_eq!(variables[0].example(), Some("8080"));
    assert_eq!((variables[1].docs(), variables[1].example()), ("", None));
}

#[derive(EnvConfig, Debug, PartialEq)]
struct Defaults {
    #[env(default)]
    none: u16,
    #[env(default = "2")]
    text: u16,
    #[env(default = 1 + 2)]
    value: u16,
    #[env(default = "4", from_str)]
    from_str: Hex,
    #[env(default = "5", parse_with = double)]
    parse_with: u16,
    #[env(default = 6, parse_with = double)]
    untouched: u16,
    #[env(default = "a,b")]
    list: Vec<String>,
}

#[derive(Debug, PartialEq)]
struct Hex(u32);

impl FromStr for Hex {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u32::from_str_radix(text, 16).map(Self).map_err(|_| "not hexadecimal")
    }
}

fn double(text: &str) -> Result<u16, ParseIntError> {
    text.parse::<u16>().map(|number| number * 2)
}

#[test]
fn a_literal_default_is_parsed_and_any_other_is_the_value() {
    let expected = Defaults {
        none: 0,
        text: 2,
        value: 3,
        from_str: Hex(4),
        parse_with: 10,
        untouched: 6,
        list: vec!["a".to_owned(), "b".to_owned()],
    };
    assert_eq!(Defaults::load(&Env::from([("X", "")])).unwrap(), expected);
    let defaults: Vec<_> = Defaults::schema().variables().iter().map(factor3::schema::Variable::default).collect();
    assert_eq!(defaults, [None, Some("2"), None, Some("4"), Some("5"), None, Some("a,b")]);
    assert!(Defaults::schema().variables().iter().all(|variable| !variable.is_required()));
}

type Perhaps<T> = Option<T>;

#[derive(EnvConfig, Debug)]
struct Foreign {
    #[env(from_str)]
    hex: Hex,
    #[env(from_str)]
    maybe_hex: Perhaps<Hex>,
    #[env(parse_with = double)]
    number: u16,
    #[env(parse_with = double)]
    maybe_number: Perhaps<u16>,
    #[env(parse_with = some)]
    made_option: Perhaps<u16>,
}

fn some(text: &str) -> Result<Option<u16>, String> {
    if text == "-" { Ok(None) } else { text.parse().map(Some).map_err(|_| format!("`{text}` is no number")) }
}

#[test]
fn a_function_makes_the_type_or_what_is_in_its_option_under_any_name() {
    let env = Env::from([("HEX", "ff"), ("NUMBER", "4")]);
    let config = Foreign::load(&env).unwrap();
    assert_eq!((config.hex, config.maybe_hex, config.number), (Hex(255), None, 8));
    assert_eq!((config.maybe_number, config.made_option), (None, None));
    let env = env.with("MAYBE_HEX", "10").with("MAYBE_NUMBER", "1").with("MADE_OPTION", "1");
    let config = Foreign::load(&env).unwrap();
    assert_eq!((config.maybe_hex, config.maybe_number, config.made_option), (Some(Hex(16)), Some(2), Some(1)));
    let required: Vec<_> = Foreign::schema().variables().iter().map(factor3::schema::Variable::is_required).collect();
    assert_eq!(required, [true, false, true, false, false]);
}

#[test]
fn the_error_of_a_function_is_reported_only_if_it_stands_in_the_program() {
    let env = Env::from([("HEX", "ff"), ("NUMBER", "4")]);
    let refused = "was rejected by this program";
    assert_eq!(message::<Foreign>(&env.clone().with("HEX", "xyz")), format!("HEX {refused}: not hexadecimal"));
    assert_eq!(message::<Foreign>(&env.clone().with("NUMBER", "xyz")), format!("NUMBER {refused}"));
    assert_eq!(message::<Foreign>(&env.with("MADE_OPTION", "xyz")), format!("MADE_OPTION {refused}"));
}

#[derive(EnvConfig, Debug)]
struct PublicForeign {
    #[env(parse_with = some, public)]
    #[expect(dead_code, reason = "only its error matters")]
    number: Option<u16>,
}

#[test]
fn the_error_of_a_function_is_reported_if_the_value_may_be_shown() {
    let env = Env::from([("NUMBER", "xyz")]);
    let expected = "NUMBER was rejected by this program: `xyz` is no number";
    assert_eq!(message::<PublicForeign>(&env), expected);
    let summary = PublicForeign::summary(&Env::from([("NUMBER", "7")]));
    assert_eq!(summary.variables()[0].shown(), Some("7"));
}

#[derive(EnvConfig, Debug)]
struct WithExample {
    #[env(from_str, example = "c0ffee")]
    #[expect(dead_code, reason = "only its error matters")]
    hex: Hex,
    #[env(example = "90s")]
    #[expect(dead_code, reason = "only its error matters")]
    patience: Duration,
}

#[test]
fn the_example_of_a_field_helps_where_its_value_is_refused() {
    let error = WithExample::load(&Env::from([("HEX", "xyz"), ("PATIENCE", "soon")])).unwrap_err();
    let help: Vec<_> = error.problems().iter().map(|problem| problem.help().unwrap()).collect();
    assert_eq!(help, ["write it like c0ffee", "write it like 90s"]);
}

#[derive(EnvConfig)]
#[env(public)]
#[expect(dead_code, reason = "what may be shown matters")]
struct PublicStruct {
    text: String,
    token: SecretString,
    #[env(from_str)]
    hex: Hex,
    #[env(nested)]
    plain: Plain,
}

#[test]
fn a_public_struct_shows_its_plain_values_and_nothing_else() {
    use Sensitivity::{Public, Secret, Unknown};

    let shown: Vec<_> = PublicStruct::schema().variables().iter().map(factor3::schema::Variable::sensitivity).collect();
    assert_eq!(shown, [Public, Secret, Public, Unknown, Unknown]);
}

#[derive(EnvConfig, Debug, PartialEq)]
struct Options {
    #[env(separator = ";")]
    urls: Vec<String>,
    #[env(allow_empty)]
    empty: String,
    #[env(allow_empty)]
    maybe: Option<String>,
}

#[test]
fn a_separator_and_an_empty_value_are_as_the_field_says() {
    let options = Options::load(&Env::from([("URLS", "a,b;c"), ("EMPTY", ""), ("MAYBE", "")])).unwrap();
    let expected =
        Options { urls: vec!["a,b".to_owned(), "c".to_owned()], empty: String::new(), maybe: Some(String::new()) };
    assert_eq!(options, expected);
    assert_eq!(Options::schema().variables()[0].separator(), Some(";"));
}
