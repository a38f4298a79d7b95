use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use factor3::value::{Expected, Raw, ValueError};
use factor3::{EnvValue, SecretString, Sensitivity};

use super::{accepted, all_accepted, help, refused, shown};

#[test]
fn items_are_trimmed() {
    for text in ["1,2", "1, 2", " 1 , 2 ", "1\n,\n2\n"] {
        assert_eq!(accepted::<Vec<u8>>(text), [1, 2]);
    }
    all_accepted::<Vec<String>>(&[("a", vec!["a".into()]), ("", vec![]), ("a b, c", vec!["a b".into(), "c".into()])]);
    assert_eq!(*accepted::<Box<[u8]>>("1,2"), [1, 2]);
    assert_eq!(*accepted::<Arc<[u8]>>("1,2"), [1, 2]);
}

#[test]
fn an_empty_item_is_refused() {
    assert_eq!(refused::<Vec<String>>("a,,b"), ["X item 2 is empty"]);
    assert_eq!(refused::<Vec<String>>("a,b,"), ["X item 3 is empty"]);
    assert_eq!(refused::<Vec<String>>(","), ["X item 1 is empty", "X item 2 is empty"]);
    assert_eq!(refused::<Vec<String>>(" "), ["X item 1 is empty"]);
}

#[test]
fn every_bad_item_is_reported() {
    assert_eq!(
        refused::<Vec<u16>>("1,x,y2,70000, 5 5"),
        [
            "X item 2 must be an integer from 0 to 65535: character 1 of 1 is not a digit",
            "X item 3 must be an integer from 0 to 65535: character 1 of 2 is not a digit",
            "X item 4 must be an integer from 0 to 65535: it is too large",
            "X item 5 must be an integer from 0 to 65535: character 2 of 3 is a space",
        ]
    );
    let error = <Vec<u16>>::parse("1,x,,3,".into()).unwrap_err();
    assert_eq!(error.to_string(), "item 2: character 1 of 1 is not a digit; item 3 is empty; item 5 is empty");
}

#[test]
fn an_array_has_its_length() {
    assert_eq!(accepted::<[u8; 3]>("1,2,3"), [1, 2, 3]);
    assert_eq!(accepted::<[u8; 0]>(""), [0; 0]);
    assert_eq!(refused::<[u8; 2]>("1,2,3"), ["X has 3 items, not 2"]);
    assert_eq!(refused::<[u8; 2]>("1"), ["X has 1 item, not 2"]);
    assert_eq!(refused::<[u8; 2]>(""), ["X has 0 items, not 2"]);
    assert_eq!(
        refused::<[u8; 2]>("x,256,"),
        [
            "X has 3 items, not 2",
            "X item 1 must be an integer from 0 to 255: character 1 of 1 is not a digit",
            "X item 2 must be an integer from 0 to 255: it is too large",
            "X item 3 is empty",
        ]
    );
    // Another separator explains the length only if it makes the right one.
    assert_eq!(help::<[String; 3]>("a;b;c"), "write `,` between two items");
    assert_eq!(help::<[String; 3]>("a;b;c,d"), "");
}

#[test]
fn another_separator_is_named_where_there_are_two_items() {
    assert_eq!(help::<Vec<u16>>("80;90"), "write `,` between two items");
    assert_eq!(help::<Vec<u16>>("80;"), "it ends with a semicolon; remove it");
}

#[test]
fn only_the_ends_of_a_list_in_quotes_have_the_quotes() {
    let error = super::load::<Vec<u16>>("\"x,y,z\"").unwrap_err();
    let helps: Vec<_> = error.problems().iter().map(|problem| problem.help()).collect();
    let quoted = Some("remove the quotes around the list: they are part of the value");
    assert_eq!(helps, [quoted, None, quoted]);
}

#[test]
fn a_tuple_has_a_type_for_each_item() {
    assert_eq!(accepted::<(u8, String)>("1, a"), (1, "a".to_owned()));
    assert_eq!(accepted::<(u8, u8, u8)>("1,2,3"), (1, 2, 3));
    assert_eq!(accepted::<(u8, u8, u8, u8)>("1,2,3,4"), (1, 2, 3, 4));
    assert_eq!(accepted::<(u8, u8, u8, u8, u8)>("1,2,3,4,5"), (1, 2, 3, 4, 5));
    assert_eq!(accepted::<(u8, u8, u8, u8, u8, bool)>("1,2,3,4,5,yes"), (1, 2, 3, 4, 5, true));
    assert_eq!(
        refused::<(u8, bool)>("x,2,3"),
        [
            "X has 3 items, not 2",
            "X item 1 must be an integer from 0 to 255: character 1 of 1 is not a digit",
            "X item 2 must be true or false",
        ]
    );
    assert_eq!(refused::<(u8, bool)>("1"), ["X has 1 item, not 2"]);
}

#[test]
fn a_set_keeps_one_of_several_equal_items() {
    assert_eq!(accepted::<BTreeSet<u8>>("2,1"), BTreeSet::from([1, 2]));
    assert_eq!(accepted::<HashSet<u8>>("2,1"), HashSet::from([1, 2]));
    assert_eq!(accepted::<BTreeSet<u8>>("1,2,01,+1"), BTreeSet::from([1, 2]));
    assert_eq!(accepted::<HashSet<u8>>("1,2,01,+1"), HashSet::from([1, 2]));
    assert_eq!(refused::<BTreeSet<u8>>("1,2,1,,1"), ["X item 4 is empty"]);
    assert_eq!(
        refused::<HashSet<u8>>("1,x"),
        ["X item 2 must be an integer from 0 to 255: character 1 of 1 is not a digit"]
    );
}

#[test]
fn a_set_warns_of_an_item_without_its_position() {
    /// A number that is rarely meant.
    #[derive(Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    struct Odd(u8);

    impl EnvValue for Odd {
        const EXPECTED: Expected = u8::EXPECTED;

        fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
            u8::parse(raw).map(Self)
        }

        fn show(value: &Self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            u8::show(&value.0, f)
        }

        fn warnings(value: &Self) -> Option<ValueError> {
            (value.0 % 2 == 1).then(|| ValueError::predicate("is odd"))
        }
    }

    let set = || [2, 3].map(Odd);
    assert_eq!(<Vec<Odd>>::warnings(&set().into()).unwrap().to_string(), "item 2 is odd");
    assert_eq!(<BTreeSet<Odd>>::warnings(&set().into()).unwrap().to_string(), "is odd");
    assert_eq!(<HashSet<Odd>>::warnings(&set().into()).unwrap().to_string(), "is odd");
}

#[test]
fn a_list_is_as_strict_as_its_items() {
    assert_eq!(<Vec<u8>>::SENSITIVITY, Sensitivity::Public);
    assert_eq!(<[String; 2]>::SENSITIVITY, Sensitivity::Unknown);
    assert_eq!(<(u8, SecretString)>::SENSITIVITY, Sensitivity::Secret);
    assert_eq!(<(u8, u8)>::SENSITIVITY, Sensitivity::Public);
    assert_eq!(<Option<Box<SecretString>>>::SENSITIVITY, Sensitivity::Secret);
    assert_eq!(<BTreeSet<String>>::SENSITIVITY, Sensitivity::Unknown);
    assert_eq!(<HashSet<u8>>::SENSITIVITY, Sensitivity::Public);
}

#[test]
fn a_list_is_shown_as_it_is_written() {
    assert_eq!(shown::<Vec<u8>>("3, 1, 2"), "3,1,2");
    assert_eq!(shown::<[u8; 2]>("2,1"), "2,1");
    assert_eq!(shown::<(u8, bool)>("2,no"), "2,false");
    assert_eq!(shown::<BTreeSet<u8>>("10,9"), "9,10");
    assert_eq!(shown::<HashSet<String>>("c,a,b"), "a,b,c");
}

#[test]
fn a_value_may_be_optional_or_behind_a_pointer() {
    assert_eq!(accepted::<Option<u8>>("1"), Some(1));
    assert_eq!(*accepted::<Box<u8>>("1"), 1);
    assert_eq!(*accepted::<Arc<u8>>("1"), 1);
    assert_eq!(accepted::<Box<Option<u8>>>("1"), Box::new(Some(1)));
    let message = "X must be an integer from 0 to 255: character 1 of 1 is not a digit";
    assert_eq!(refused::<Option<u8>>("x"), [message]);
    assert_eq!(refused::<Box<u8>>("x"), [message]);
    assert_eq!(shown::<Option<u8>>("1"), "1");
    assert_eq!(shown::<Arc<u8>>("1"), "1");
}
