//! `#[derive(EnvValue)]`: the words of an enum, and newtypes that parse like their inner type.
#![cfg(feature = "derive")]

use std::fmt;

use factor3::value::{Raw, Sensitivity};
use factor3::{Env, EnvConfig, EnvValue, SecretString};

#[derive(Debug, PartialEq, EnvValue)]
enum Level {
    Debug,
    Info,
    Warn,
    BigCorp,
    S3,
    Http2Only,
}

#[derive(EnvConfig)]
struct Config<T> {
    value: T,
}

fn load<T: EnvValue>(text: &str) -> Result<T, String> {
    Config::load(&Env::from([("VALUE", text)])).map(|config| config.value).map_err(|error| {
        let problem = &error.problems()[0];
        problem.help().map_or_else(|| problem.message().to_owned(), |help| format!("{}; {help}", problem.message()))
    })
}

fn shown<T: EnvValue>(value: &T) -> String {
    struct Shown<'a, T>(&'a T);

    impl<T: EnvValue> fmt::Display for Shown<'_, T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            T::show(self.0, f)
        }
    }

    Shown(value).to_string()
}

#[test]
fn a_variant_is_read_from_its_name_in_kebab_case() {
    assert_eq!(load("debug"), Ok(Level::Debug));
    assert_eq!(load("big-corp"), Ok(Level::BigCorp));
    assert_eq!(load("s3"), Ok(Level::S3));
    assert_eq!(load("http2-only"), Ok(Level::Http2Only));
}

#[test]
fn ascii_case_is_ignored() {
    assert_eq!(load("WARN"), Ok(Level::Warn));
    assert_eq!(load("Big-Corp"), Ok(Level::BigCorp));
}

#[test]
fn another_word_is_refused_with_all_words() {
    let words = "debug, info, warn, big-corp, s3, http2-only";
    assert_eq!(load::<Level>("verbose"), Err(format!("VALUE must be one of {words}")));
    assert_eq!(load::<Level>("big_corp"), Err(format!("VALUE must be one of {words}; did you mean big-corp?")));
}

#[test]
fn the_only_words_are_named_without_a_list() {
    #[derive(Debug, PartialEq, EnvValue)]
    enum One {
        Json,
    }
    #[derive(Debug, PartialEq, EnvValue)]
    enum Two {
        Json,
        Text,
    }
    assert_eq!(load::<One>("xml"), Err("VALUE must be json".to_owned()));
    assert_eq!(load::<Two>("xml"), Err("VALUE must be json or text".to_owned()));
}

#[test]
fn the_nearest_word_is_offered() {
    let words = "debug, info, warn, big-corp, s3, http2-only";
    assert_eq!(load::<Level>("inof"), Err(format!("VALUE must be one of {words}; did you mean info?")));
}

/// `WARNING` for `warn`, or `prod` for `production`.
#[test]
fn the_longer_and_the_shorter_form_of_one_word_are_offered() {
    #[derive(Debug, PartialEq, EnvValue)]
    enum Stage {
        Development,
        Production,
        Prerelease,
    }

    let levels = "debug, info, warn, big-corp, s3, http2-only";
    assert_eq!(load::<Level>("WARNING"), Err(format!("VALUE must be one of {levels}; did you mean warn?")));
    assert_eq!(load::<Level>("warn2"), Err(format!("VALUE must be one of {levels}; did you mean warn?")));
    let stages = "development, production, prerelease";
    assert_eq!(load::<Stage>("prod"), Err(format!("VALUE must be one of {stages}; did you mean production?")));
    // Two words begin like it, and it is too short.
    assert_eq!(load::<Stage>("pr"), Err(format!("VALUE must be one of {stages}")));
    assert_eq!(load::<Level>("in"), Err(format!("VALUE must be one of {levels}")));
}

/// Valid words inside invalid text.
#[test]
fn what_stands_around_a_word_is_not_called_a_misspelling() {
    let words = "debug, info, warn, big-corp, s3, http2-only";
    let quotes = "it is in quotes; remove them: they are part of the value; `docker run --env-file` and YAML block text \
                  keep them";
    for text in ["\"info\"", "'info'", "\"s3\"", "\"inof\""] {
        assert_eq!(load::<Level>(text), Err(format!("VALUE must be one of {words}; {quotes}")), "{text}");
    }
    for text in ["[info]", "info=", "(s3)"] {
        assert_eq!(load::<Level>(text), Err(format!("VALUE must be one of {words}")), "{text}");
    }
    for (text, mark) in [("info,", "comma"), ("info;", "semicolon")] {
        let expected = format!("VALUE must be one of {words}; it ends with a {mark}; remove it");
        assert_eq!(load::<Level>(text), Err(expected), "{text}");
    }
    let comment = "it has ` #` in it; if that begins a comment, remove it: it is part of the value; `docker run --env-file` and systemd keep comments";
    assert_eq!(load::<Level>("info # or debug"), Err(format!("VALUE must be one of {words}; {comment}")));
    let list = "remove the quotes around the list: they are part of the value";
    assert_eq!(load::<Vec<Level>>("\"info,warn\""), Err(format!("VALUE item 1 must be one of {words}; {list}")));
    let expected = format!("VALUE item 1 must be one of {words}; {quotes}");
    for text in ["\"info\",warn", "'info', warn"] {
        assert_eq!(load::<Vec<Level>>(text), Err(expected.clone()), "{text}");
    }
}

#[test]
fn what_cannot_be_seen_is_named() {
    let expected = "VALUE must be one of debug, info, warn, big-corp, s3, http2-only: character 5 of 5 is a space";
    assert_eq!(load::<Level>("info "), Err(format!("{expected}; it starts or ends with white space; remove it")));
}

#[test]
fn an_enum_is_public_and_shown_as_its_word() {
    assert_eq!(Level::SENSITIVITY, Sensitivity::Public);
    assert_eq!(shown(&Level::BigCorp), "big-corp");
}

#[derive(Debug, PartialEq, EnvValue)]
#[env(rename_all = "SCREAMING_SNAKE_CASE")]
enum Renamed {
    BigCorp,
    #[env(rename = "other one")]
    Other,
}

#[test]
fn words_can_be_renamed() {
    assert_eq!(Renamed::EXPECTED.to_string(), "BIG_CORP or other one");
    assert_eq!(load("big_corp"), Ok(Renamed::BigCorp));
    assert_eq!(load("Other One"), Ok(Renamed::Other));
    assert_eq!(load::<Renamed>("other"), Err("VALUE must be BIG_CORP or other one".to_owned()));
}

#[test]
fn each_case_is_what_its_name_says() {
    macro_rules! word {
        ($case:literal) => {{
            #[derive(Debug, EnvValue)]
            #[env(rename_all = $case)]
            enum Word {
                BigCorp,
            }
            shown(&Word::BigCorp)
        }};
    }
    assert_eq!(word!("kebab-case"), "big-corp");
    assert_eq!(word!("snake_case"), "big_corp");
    assert_eq!(word!("lowercase"), "bigcorp");
    assert_eq!(word!("camelCase"), "bigCorp");
    assert_eq!(word!("PascalCase"), "BigCorp");
    assert_eq!(word!("UPPERCASE"), "BIGCORP");
    assert_eq!(word!("SCREAMING_SNAKE_CASE"), "BIG_CORP");
    assert_eq!(word!("SCREAMING-KEBAB-CASE"), "BIG-CORP");
}

#[test]
fn a_name_is_split_into_words_at_capitals_and_underscores() {
    macro_rules! word {
        ($variant:ident) => {{
            #[derive(Debug, EnvValue)]
            #[allow(non_camel_case_types, reason = "the names are of any kind")]
            enum Word {
                $variant,
            }
            shown(&Word::$variant)
        }};
    }
    assert_eq!(word!(HTTPServer), "http-server");
    assert_eq!(word!(OAuth2), "o-auth2");
    assert_eq!(word!(Sha256Sum), "sha256-sum");
    assert_eq!(word!(Utf8Text), "utf8-text");
    assert_eq!(word!(max_age), "max-age");
    assert_eq!(word!(V_2Foo), "v-2foo");
    assert_eq!(word!(ÉtéChaud), "été-chaud");
}

#[test]
fn words_can_be_items_of_a_list() {
    assert_eq!(load("info, warn"), Ok(vec![Level::Info, Level::Warn]));
}

#[derive(Debug, PartialEq, EnvValue)]
struct Port(u16);

#[derive(Debug, PartialEq, EnvValue)]
struct Maybe<T> {
    inner: Option<T>,
}

#[derive(Debug, EnvValue)]
struct Token(SecretString);

#[test]
fn a_newtype_is_read_like_what_it_holds() {
    assert_eq!(load("80"), Ok(Port(80)));
    let expected = "VALUE must be an integer from 0 to 65535: character 2 of 2 is not a digit";
    assert_eq!(load::<Port>("8a"), Err(expected.to_owned()));
    assert_eq!(Port::parse(Raw::from("80")).unwrap(), Port(80));
}

#[test]
fn a_newtype_is_shown_like_what_it_holds() {
    assert_eq!(Port::SENSITIVITY, Sensitivity::Public);
    assert_eq!(shown(&Port(80)), "80");
    assert_eq!(Token::SENSITIVITY, Sensitivity::Secret);
    assert_eq!(Maybe::<SecretString>::SENSITIVITY, Sensitivity::Secret);
}

#[test]
fn a_newtype_of_an_option_may_be_absent() {
    let config = Config::<Maybe<u16>>::load(&Env::from([("OTHER", "1")])).unwrap();
    assert_eq!(config.value, Maybe { inner: None });
    assert!(!Config::<Maybe<u16>>::schema().variables()[0].is_required());
    assert_eq!(load("1"), Ok(Maybe { inner: Some(1) }));
}
