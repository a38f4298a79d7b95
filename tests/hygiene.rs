//! Generated code compiles in any scope, with any names of fields, and without triggering lints.
#![cfg(feature = "derive")]
#![deny(warnings, missing_docs, unused_qualifications, single_use_lifetimes, unreachable_pub)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery, clippy::allow_attributes)]
#![expect(clippy::redundant_pub_crate, reason = "the tests use it, and rustc wants it")]

use std::collections::HashMap;

use factor3::{Env, EnvConfig, EnvValue};

mod no_prelude {
    #![no_implicit_prelude]

    #[derive(::factor3::EnvConfig)]
    pub(crate) struct Config {
        #[env(default = 8080)]
        pub(crate) port: u16,
        #[env(default)]
        pub(crate) ports: ::std::vec::Vec<u16>,
        #[env(from_str, default = "1")]
        pub(crate) level: u8,
        #[env(parse_with = parse)]
        pub(crate) size: ::core::option::Option<u32>,
        #[env(nested)]
        pub(crate) inner: Inner,
        #[env(nested)]
        pub(crate) choice: Choice,
    }

    #[derive(::factor3::EnvConfig)]
    #[env(validate = any_of_both(mode, limit), validate = any)]
    pub(crate) struct Inner {
        pub(crate) mode: Mode,
        #[env(alias = "MAX", deprecated = ("MOST", "old"), range = 1..=9, validate = even, default = 2)]
        pub(crate) limit: u8,
    }

    #[derive(::factor3::EnvConfig)]
    #[env(tag = "KIND")]
    pub(crate) enum Choice {
        #[env(default)]
        Unit,
        Content(Content),
        Fields {
            one: u8,
        },
    }

    #[derive(::factor3::EnvConfig)]
    pub(crate) struct Content {
        pub(crate) one: u8,
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "a rule takes references")]
    const fn even(number: &u8) -> ::core::result::Result<(), &'static str> {
        if *number % 2 == 0 { ::core::result::Result::Ok(()) } else { ::core::result::Result::Err("it is odd") }
    }

    #[expect(clippy::unnecessary_wraps, clippy::trivially_copy_pass_by_ref, reason = "it is a rule")]
    const fn any_of_both(_: &Mode, _: &u8) -> ::core::result::Result<(), &'static str> {
        ::core::result::Result::Ok(())
    }

    #[expect(clippy::unnecessary_wraps, reason = "it is a rule")]
    const fn any(_: &Inner) -> ::core::result::Result<(), &'static str> {
        ::core::result::Result::Ok(())
    }

    #[derive(Debug, ::factor3::EnvValue)]
    pub(crate) enum Mode {
        Fast,
        Safe,
    }

    #[derive(::core::fmt::Debug, ::factor3::EnvValue)]
    pub(crate) struct Newtype(pub(crate) u16);

    fn parse(text: &str) -> ::core::result::Result<u32, ::core::num::ParseIntError> {
        ::core::str::FromStr::from_str(text)
    }
}

#[test]
fn it_needs_no_prelude() {
    use no_prelude::{Choice, Config, Mode, Newtype};

    let env = Env::from([("SIZE", "7"), ("INNER_MODE", "safe")]);
    let config = Config::load(&env).unwrap();
    assert!(matches!(config.choice, Choice::Unit));
    assert_eq!(config.inner.limit, 2);
    let env = env.with("CHOICE_ONE", "1");
    let config = Config::load(&env.clone().with("CHOICE_KIND", "fields")).unwrap();
    assert!(matches!(config.choice, Choice::Fields { one: 1 }));
    let config = Config::load(&env.with("CHOICE_KIND", "content")).unwrap();
    assert!(matches!(config.choice, Choice::Content(content) if content.one == 1));
    assert_eq!((config.port, config.ports.len(), config.level, config.size), (8080, 0, 1, Some(7)));
    assert!(matches!(config.inner.mode, Mode::Safe));
    assert!(!matches!(config.inner.mode, Mode::Fast));
    assert_eq!(Newtype::parse("7".into()).unwrap().0, 7);
}

mod shadowed_names {
    #![expect(dead_code, reason = "they only have to be in scope")]

    pub(crate) struct Option;
    pub(crate) struct Some;
    pub(crate) struct None;
    pub(crate) struct Result;
    pub(crate) struct Ok;
    pub(crate) struct Err;
    pub(crate) struct String;
    pub(crate) struct Vec;
    pub(crate) struct Default;
    pub(crate) struct Self_;
    pub(crate) trait EnvConfig {}
    pub(crate) trait EnvValue {}
    pub(crate) mod core {}
    pub(crate) mod std {}
    pub(crate) mod __p {}

    #[derive(::factor3::EnvConfig)]
    pub(crate) struct Config {
        #[env(default)]
        pub(crate) port: u16,
        #[env(default = -1)]
        pub(crate) offset: i8,
        #[env(from_str)]
        pub(crate) level: u8,
        pub(crate) word: Word,
    }

    #[derive(::factor3::EnvValue)]
    pub(crate) enum Word {
        Some,
        None,
        Ok,
        Err,
    }

    #[derive(::factor3::EnvConfig)]
    #[env(tag = "CHOICE")]
    pub(crate) enum Choice {
        Some,
        None { ok: u8 },
        Ok(Config),
    }
}

#[test]
fn it_is_not_misled_by_types_of_the_author() {
    use shadowed_names::{Config, Word};

    let config = Config::load(&Env::from([("LEVEL", "3"), ("WORD", "some")])).unwrap();
    assert_eq!((config.port, config.offset, config.level), (0, -1, 3));
    assert!(matches!(config.word, Word::Some));
}

/// Every name that generated code gives to something, and names that would do as well.
#[derive(EnvConfig)]
#[env(validate = v0(l, __input0))]
struct Locals {
    l: u16,
    f: u16,
    v0: u16,
    v1: u16,
    raw: u16,
    text: u16,
    made: u16,
    error: u16,
    value: u16,
    inner: u16,
    loader: u16,
    __p: u16,
    #[env(name = "RAW_")]
    __raw: u16,
    #[env(name = "TEXT_")]
    __text: u16,
    #[env(name = "SCHEMA_")]
    __schema: u16,
    #[env(default = f() + l())]
    default: u16,
    #[env(parse_with = raw)]
    field: u16,
    #[env(range = f()..=99, validate = whole)]
    whole: u16,
    #[env(validate = item)]
    item: Option<u16>,
    __input0: u16,
    #[env(name = "MADE_")]
    __made: u16,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "a rule takes references")]
const fn whole(number: &u16) -> Result<(), &'static str> {
    if *number > 0 { Ok(()) } else { Err("it is zero") }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "a rule takes references")]
const fn item(number: &u16) -> Result<(), &'static str> {
    whole(number)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "a rule takes references")]
const fn v0(l: &u16, __input0: &u16) -> Result<(), &'static str> {
    if *l < *__input0 { Ok(()) } else { Err("one is not less than the other") }
}

const fn f() -> u16 {
    1
}

const fn l() -> u16 {
    2
}

fn raw(text: &str) -> Result<u16, std::num::ParseIntError> {
    text.parse()
}

#[test]
fn fields_and_functions_may_be_called_like_anything() {
    let names = Locals::schema().variables();
    let env: Env = names.iter().zip(1..).map(|(variable, i)| (variable.name().to_owned(), i.to_string())).collect();
    let Locals { l, f, v0, v1, raw, text, made, error, value, .. } = Locals::load(&env).unwrap();
    assert_eq!([l, f, v0, v1, raw, text, made, error, value], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    let Locals { whole, item, __input0, __made, .. } = Locals::load(&env).unwrap();
    assert_eq!((whole, item, __input0, __made), (18, Some(19), 20, 21));
    let Locals { inner, loader, __p, __raw, __text, __schema, field, .. } = Locals::load(&env).unwrap();
    assert_eq!([inner, loader, __p, __raw, __text, __schema, field], [10, 11, 12, 13, 14, 15, 17]);
    assert_eq!(Locals::load(&env.without("DEFAULT")).unwrap().default, 3);
}

#[derive(EnvConfig)]
#[expect(non_camel_case_types, reason = "it is a keyword")]
struct r#struct {
    r#type: u16,
    #[env(nested)]
    r#loop: r#match,
    r#enum: r#enum,
}

#[derive(EnvConfig)]
#[expect(non_camel_case_types, reason = "it is a keyword")]
struct r#match {
    r#in: u16,
}

#[derive(Debug, PartialEq, EnvValue)]
#[expect(non_camel_case_types, reason = "they are keywords")]
enum r#enum {
    r#true,
    r#false,
}

#[test]
fn keywords_lose_their_mark() {
    let config = r#struct::load(&Env::from([("TYPE", "1"), ("LOOP_IN", "2"), ("ENUM", "true")])).unwrap();
    assert_eq!((config.r#type, config.r#loop.r#in, config.r#enum), (1, 2, r#enum::r#true));
    let fields = r#struct::schema().variables();
    assert_eq!(fields.iter().map(factor3::schema::Variable::field).collect::<Vec<_>>(), ["type", "loop.in", "enum"]);
    assert_eq!(r#enum::parse("false".into()).unwrap(), r#enum::r#false);
}

macro_rules! config {
    ($name:ident, $field:ident: $ty:ty = $default:expr, $variable:literal, $separator:expr, $parse:path, $nested:ty) => {
        #[derive(EnvConfig)]
        struct $name {
            #[env(default = $default)]
            $field: $ty,
            #[env(name = $variable, default = "7")]
            named: $ty,
            #[env(separator = $separator)]
            list: Vec<$ty>,
            #[env(parse_with = $parse)]
            parsed: Option<$ty>,
            #[env(nested)]
            nested: $nested,
        }
    };
}
config!(InMacro, port: u16 = 8080, "THE_NAME", ";", raw, Simple);

macro_rules! choice {
    ($name:ident, $tag:literal, $word:literal, $variant:ident, $content:ty, $range:expr, $rule:path, $old:literal) => {
        #[derive(EnvConfig)]
        #[env(tag = $tag)]
        enum $name {
            #[env(rename = $word)]
            $variant($content),
            Other {
                #[env(range = $range, validate = $rule, alias = $old, deprecated = ($word, $word))]
                one: u16,
            },
        }
    };
}
choice!(ChoiceInMacro, "KIND", "SIMPLE", First, Simple, 1..=9, whole, "OLD");

macro_rules! literal_default {
    ($default:expr) => {
        #[derive(EnvConfig)]
        struct LiteralDefault {
            #[env(default = $default)]
            list: Vec<u16>,
        }
    };
}
literal_default!("1,2");

#[derive(EnvConfig)]
struct Simple {
    one: u16,
}

#[test]
fn what_comes_through_a_macro_is_what_was_written() {
    let env = Env::from([("LIST", "1;2"), ("PARSED", "3"), ("NESTED_ONE", "4")]);
    let config = InMacro::load(&env).unwrap();
    assert_eq!((config.port, config.named, config.list, config.parsed), (8080, 7, vec![1, 2], Some(3)));
    assert_eq!(config.nested.one, 4);
    assert_eq!(InMacro::load(&env.with("THE_NAME", "9")).unwrap().named, 9);
    let simple = ChoiceInMacro::load(&Env::from([("KIND", "simple"), ("ONE", "4")])).unwrap();
    assert!(matches!(simple, ChoiceInMacro::First(Simple { one: 4 })));
    let other = ChoiceInMacro::load(&Env::from([("KIND", "other"), ("OLD", "4")])).unwrap();
    assert!(matches!(other, ChoiceInMacro::Other { one: 4 }));
    // A literal is parsed even if the macro passes it as an expression.
    assert_eq!(LiteralDefault::load(&Env::from([("X", "")])).unwrap().list, [1, 2]);
}

mod other_paths {
    pub(crate) mod facade {
        pub(crate) use ::factor3 as config;
    }

    pub(crate) mod by_path {
        use factor3 as renamed;

        #[derive(renamed::EnvConfig)]
        #[env(crate = renamed)]
        pub(crate) struct Local {
            pub(crate) one: u16,
        }

        #[derive(renamed::EnvConfig)]
        #[env(crate = ::factor3)]
        pub(crate) struct Absolute {
            pub(crate) one: u16,
        }

        #[derive(renamed::EnvConfig)]
        #[env(crate = crate::other_paths::facade::config)]
        pub(crate) struct FromRoot {
            pub(crate) one: u16,
        }

        #[derive(renamed::EnvConfig)]
        #[env(crate = super::facade::config)]
        pub(crate) struct FromParent {
            pub(crate) one: Word,
        }

        #[derive(renamed::EnvValue)]
        #[env(crate = self::renamed)]
        pub(crate) enum Word {
            One,
        }

        #[derive(renamed::EnvValue)]
        #[env(crate = super::facade::config)]
        pub(crate) struct Newtype(pub(crate) u16);
    }
}

macro_rules! with_crate {
    ($path:path) => {
        #[derive(EnvConfig)]
        #[env(crate = $path)]
        struct WithCrate {
            one: u16,
        }
    };
}
with_crate!(other_paths::facade::config);

#[test]
fn the_crate_may_live_anywhere() {
    use other_paths::by_path::{Absolute, FromParent, FromRoot, Local, Newtype, Word};

    let env = Env::from([("ONE", "1")]);
    assert_eq!(Local::load(&env).unwrap().one, 1);
    assert_eq!(Absolute::load(&env).unwrap().one, 1);
    assert_eq!(FromRoot::load(&env).unwrap().one, 1);
    assert_eq!(WithCrate::load(&env).unwrap().one, 1);
    assert!(matches!(FromParent::load(&Env::from([("ONE", "one")])).unwrap().one, Word::One));
    assert_eq!(Newtype::parse("1".into()).unwrap().0, 1);
}

#[derive(EnvConfig)]
struct Generic<T, const N: usize, U = u8>
where
    T: Clone,
{
    one: T,
    #[env(default)]
    many: Vec<T>,
    array: [u8; N],
    #[env(nested)]
    group: Group<U>,
    #[env(from_str)]
    plain: u16,
}

#[derive(EnvConfig)]
struct Group<T> {
    value: Wrapper<T>,
}

#[derive(Debug, PartialEq, EnvValue)]
struct Wrapper<T> {
    inner: T,
}

#[test]
fn bounds_are_those_of_the_fields() {
    let env = Env::from([("ONE", "a"), ("ARRAY", "1,2"), ("GROUP_VALUE", "3"), ("PLAIN", "4")]);
    let config = Generic::<String, 2>::load(&env).unwrap();
    assert_eq!((config.one, config.many, config.array), ("a".to_owned(), Vec::new(), [1, 2]));
    assert_eq!((config.group.value.inner, config.plain), (3, 4));
}

/// A generic type declares the bounds that `from_str` needs.
#[derive(EnvConfig)]
struct GenericFromStr<T>
where
    T: std::str::FromStr,
    T::Err: std::fmt::Display + 'static,
{
    #[env(from_str)]
    one: T,
    #[env(from_str)]
    maybe: Option<T>,
}

#[test]
fn from_str_works_on_a_parameter() {
    let config = GenericFromStr::<char>::load(&Env::from([("ONE", "a")])).unwrap();
    assert_eq!((config.one, config.maybe), ('a', None));
}

mod deprecated_items {
    #[deprecated = "for the test"]
    #[derive(factor3::EnvConfig)]
    pub(crate) struct Config {
        pub(crate) mode: Mode,
        #[deprecated = "for the test"]
        pub(crate) old: u16,
    }

    #[derive(Debug, factor3::EnvValue)]
    pub(crate) enum Mode {
        #[deprecated = "for the test"]
        Old,
    }

    #[deprecated = "for the test"]
    #[derive(factor3::EnvConfig)]
    #[env(tag = "KIND")]
    pub(crate) enum Choice {
        #[deprecated = "for the test"]
        Old {
            #[deprecated = "for the test"]
            #[env(range = 1..)]
            one: u8,
        },
    }

    #[deprecated = "for the test"]
    #[derive(Debug, factor3::EnvValue)]
    pub(crate) enum OldMode {
        Old,
    }

    #[deprecated = "for the test"]
    #[derive(Debug, factor3::EnvValue)]
    pub(crate) struct Newtype(#[deprecated = "for the test"] pub(crate) u16);
}

#[test]
#[expect(deprecated, reason = "it is what is tested")]
fn deprecated_items_are_quiet_until_they_are_used() {
    use deprecated_items::{Choice, Config, Mode, Newtype, OldMode};

    let choice = Choice::load(&Env::from([("KIND", "old"), ("ONE", "1")])).unwrap();
    assert!(matches!(choice, Choice::Old { one: 1 }));

    let config = Config::load(&Env::from([("MODE", "old"), ("OLD", "1")])).unwrap();
    assert!(matches!(config.mode, Mode::Old));
    assert_eq!(config.old, 1);
    assert!(matches!(OldMode::parse("old".into()).unwrap(), OldMode::Old));
    assert_eq!(Newtype::parse("1".into()).unwrap().0, 1);
}

#[derive(EnvConfig)]
struct Conditional {
    #[cfg(any())]
    absent: Missing,
    #[cfg(not(any()))]
    present: u16,
    #[cfg_attr(all(), env(default = 3))]
    attributed: u16,
}

#[test]
fn conditions_are_resolved_before() {
    let config = Conditional::load(&Env::from([("PRESENT", "1")])).unwrap();
    assert_eq!((config.present, config.attributed), (1, 3));
}

#[derive(EnvConfig)]
struct Expressions {
    #[env(default = std::time::Duration::from_secs(5))]
    call: std::time::Duration,
    #[env(default = vec![1, 2])]
    a_macro: Vec<u16>,
    #[env(default = { let a = 1; a + 1 })]
    block: u16,
    #[env(default = Self::CONSTANT)]
    constant: u16,
    #[env(default = Vec::new())]
    empty: Vec<u16>,
    #[env(default = if f() > 0 { "a".to_owned() } else { String::new() })]
    condition: String,
    #[env(default = HashMap::<String, u16>::from([("a".to_owned(), 1)]), example = "a=1")]
    comma_in_generics: HashMap<String, u16>,
    #[env(default = <HashMap<String, u16> as Default>::default(), name = "OTHER")]
    comma_in_qualified_path: HashMap<String, u16>,
    #[env(default = f() < 2 && f() << 3 > 1, public)]
    compared: bool,
    #[env(default = Number::Seven as u16, public)]
    cast: u16,
    #[env(default = match f() { 0 | 1 => 3, _ => 4 } - 1, range = 0..{ 9 }, public)]
    matched: u16,
}

enum Number {
    Seven = 7,
}

impl Expressions {
    const CONSTANT: u16 = 7;
}

#[test]
fn a_default_is_any_expression() {
    let config = Expressions::load(&Env::from([("X", "")])).unwrap();
    assert_eq!((config.call.as_secs(), config.a_macro, config.block), (5, vec![1, 2], 2));
    assert_eq!((config.constant, config.empty, config.condition), (7, vec![], "a".to_owned()));
    assert_eq!((config.comma_in_generics["a"], config.comma_in_qualified_path.len()), (1, 0));
    assert_eq!((config.compared, config.cast, config.matched), (true, 7, 2));
}
