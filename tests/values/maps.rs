use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;

use factor3::{EnvValue, SecretString, Sensitivity};

use super::{accepted, help, refused, shown};

type FixedMap<K, V> = HashMap<K, V, BuildHasherDefault<std::hash::DefaultHasher>>;

#[test]
fn a_map_has_items_of_a_key_and_a_value() {
    for text in ["a=1,b=2", " a = 1 , b = 2 "] {
        assert_eq!(accepted::<BTreeMap<String, u8>>(text), BTreeMap::from([("a".into(), 1), ("b".into(), 2)]));
        assert_eq!(accepted::<HashMap<String, u8>>(text), HashMap::from([("a".into(), 1), ("b".into(), 2)]));
    }
    assert_eq!(accepted::<FixedMap<u8, u8>>("1=2")[&1], 2);
    assert_eq!(accepted::<HashMap<String, u8>>(""), HashMap::new());
}

#[test]
fn a_value_may_have_an_equals_sign() {
    assert_eq!(accepted::<HashMap<String, String>>("a=b=c==")["a"], "b=c==");
}

#[test]
fn every_bad_part_is_reported() {
    let text = "a=1,b,=2,c=,x=y,=";
    let sentences = [
        "X item 1: the key must be an integer from 0 to 255: character 1 of 1 is not a digit",
        "X item 2 has no `=`",
        "X item 3: the key is empty",
        "X item 4: the key must be an integer from 0 to 255: character 1 of 1 is not a digit",
        "X item 4: the value is empty",
        "X item 5: the key must be an integer from 0 to 255: character 1 of 1 is not a digit",
        "X item 5: the value must be an integer from 0 to 255: character 1 of 1 is not a digit",
        "X item 6: the key is empty",
        "X item 6: the value is empty",
    ];
    assert_eq!(refused::<HashMap<u8, u8>>(text), sentences);
    assert_eq!(refused::<BTreeMap<u8, u8>>(text), sentences);
    assert_eq!(refused::<HashMap<u8, u8>>("1=1,,2=2,"), ["X item 2 is empty", "X item 4 is empty"]);
    let error = <HashMap<u8, u8>>::parse("=x".into()).unwrap_err();
    assert_eq!(error.to_string(), "the key of item 1 is empty; the value of item 1: character 1 of 1 is not a digit");
}

#[test]
fn a_colon_is_named_between_a_valid_key_and_a_valid_value() {
    assert_eq!(help::<HashMap<String, u8>>("a:1"), "write `=` instead of `:` after the key");
    for text in ["a:x", "a:", ":1"] {
        assert_eq!(help::<HashMap<String, u8>>(text), "", "{text}");
    }
    assert_eq!(help::<HashMap<u8, String>>("x:1"), "");
}

#[test]
fn a_map_has_no_key_twice() {
    let text = "1=x,2=2,01=3,+1=";
    let sentences = [
        "X item 1: the value must be an integer from 0 to 255: character 1 of 1 is not a digit",
        "X item 3 repeats the key of item 1",
        "X item 4: the value is empty",
        "X item 4 repeats the key of item 1",
    ];
    assert_eq!(refused::<HashMap<u8, u8>>(text), sentences);
    assert_eq!(refused::<BTreeMap<u8, u8>>(text), sentences);
}

#[test]
fn a_map_is_as_strict_as_its_strictest_part() {
    assert_eq!(<HashMap<u8, u8>>::SENSITIVITY, Sensitivity::Public);
    assert_eq!(<BTreeMap<u8, String>>::SENSITIVITY, Sensitivity::Unknown);
    assert_eq!(<HashMap<String, SecretString>>::SENSITIVITY, Sensitivity::Secret);
    assert_eq!(<BTreeMap<SecretStringKey, u8>>::SENSITIVITY, Sensitivity::Secret);
}

#[test]
#[cfg(feature = "service")]
fn what_is_doubtful_in_an_entry_is_doubtful_in_a_map() {
    use factor3::service::SmtpUrl;

    fn warning<T: EnvValue>(text: &str) -> Option<String> {
        T::warnings(&accepted::<T>(text)).map(|warning| warning.to_string())
    }
    for (text, expected) in
        [("a=smtp://mail,b=smtps://mail:587", Some("has the port of STARTTLS with smtps://")), ("a=smtp://mail", None)]
    {
        let expected = expected.map(str::to_owned);
        assert_eq!(warning::<HashMap<String, SmtpUrl>>(text), expected);
        assert_eq!(warning::<BTreeMap<String, SmtpUrl>>(text), expected);
    }
}

#[test]
fn a_map_is_shown_as_it_is_written() {
    assert_eq!(shown::<BTreeMap<u8, u8>>("10=1, 9=2"), "9=2,10=1");
    assert_eq!(shown::<HashMap<String, bool>>("b=yes, a=no"), "a=false,b=true");
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct SecretStringKey;

impl EnvValue for SecretStringKey {
    const EXPECTED: factor3::value::Expected = factor3::value::Expected::text("a secret");
    const SENSITIVITY: Sensitivity = Sensitivity::Secret;

    fn parse(_: factor3::value::Raw<'_>) -> Result<Self, factor3::value::ValueError> {
        Ok(Self)
    }
}
