//! Promises about all generated code, and about every row of the table of options.

use std::fs;
use std::path::Path;

use factor3::__private::assert_document;
use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, parse_quote, parse_str};

use crate::attr::{OPTIONS, Opt, Options, Place};
use crate::check;
use crate::ctxt::Ctxt;
use crate::model::Config;

/// Compares the generated code for `tests/expansions/<name>.rs` with the text in `<name>.expanded.rs`.
#[track_caller]
fn assert_expansion(name: &str, expand: fn(&DeriveInput) -> TokenStream) {
    let directory = Path::new("tests/expansions");
    let input = fs::read_to_string(directory.join(name).with_extension("rs")).unwrap();
    let file = syn::parse2(expand(&parse_str(&input).unwrap())).unwrap();
    let expanded = directory.join(name).with_extension("expanded.rs");
    assert_document(&prettyplease::unparse(&file), &[], "factor3-derive", ".", expanded);
}

#[test]
fn a_struct_becomes_a_table_and_a_call_a_field() {
    assert_expansion("config_struct", super::config);
}

#[test]
fn an_enum_with_a_tag_becomes_a_table_and_an_arm_a_variant() {
    assert_expansion("config_enum", super::config);
}

#[test]
fn an_enum_of_words_becomes_a_match_of_words() {
    assert_expansion("value_enum", super::value);
}

#[test]
fn an_option_is_an_error_on_every_kind_of_field_that_its_row_does_not_list() {
    let mut errors = 0;
    for opt in OPTIONS {
        let example: TokenStream = opt.example.parse().unwrap();
        let map = quote!(BTreeMap<String, Inner>);
        for (kind, ty) in [
            (quote!(), quote!(u16)),
            (quote!(from_str,), quote!(u16)),
            (quote!(nested,), quote!(u16)),
            (quote!(nested,), map),
        ] {
            let input = parse_quote! { struct Config { #[env(#kind #example)] field: #ty } };
            let mut place = None;
            let checked = Ctxt::collect(|cx| {
                let config = Config::read(cx, &input, Options::default())?;
                place = Some(config.fields()[0].place());
                check::config(cx, &config);
                Some(())
            });
            if !rows(opt.name).any(|row| row.on.contains(&place.unwrap())) {
                assert!(checked.is_err(), "{kind} {example}");
                errors += 1;
            }
        }
    }
    assert!(errors > OPTIONS.len());
}

#[test]
fn every_option_changes_the_generated_code_wherever_it_applies() {
    for opt in OPTIONS {
        let example: TokenStream = opt.example.parse().unwrap();
        for &place in opt.on {
            // The default of a map lists names.
            let is_list = place == Place::Instances && opt.name == "default";
            let example = if is_list { quote!(default = "a,b") } else { example.clone() };
            let [with, without] = [example, quote!()].map(|given| expansion(opt, place, &given).to_string());
            assert_ne!(with, without, "`{}` on {place:?}", opt.name);
            let is_off = opt.name == "serde" && !cfg!(feature = "envy");
            assert!(is_off || !with.contains("compile_error"), "{with}");
        }
    }
}

/// Expands a type with the option at the place, or without it.
fn expansion(opt: &Opt, place: Place, given: &TokenStream) -> TokenStream {
    let kind = match place {
        _ if opt.name == "tls_unless" => quote!(tls = "verify",),
        _ if opt.name == "expected" => quote!(from_str,),
        Place::Foreign if opt.on.contains(&Place::Variable) => quote!(from_str,),
        Place::Group if opt.name != "nested" => quote!(nested,),
        _ => quote!(),
    };
    let tag = if opt.name == "tag" { quote!() } else { quote!(tag = "KIND",) };
    match place {
        Place::Struct => super::config(&parse_quote! { #[env(#given)] struct Config { field: u16 } }),
        Place::Variable | Place::Foreign | Place::Group => {
            super::config(&parse_quote! { struct Config { #[env(#kind #given)] field: u16 } })
        }
        Place::Instances => {
            let nested = if opt.name == "nested" { quote!() } else { quote!(nested,) };
            super::config(&parse_quote! { struct Config { #[env(#nested #given)] field: BTreeMap<String, Inner> } })
        }
        Place::Choice => super::config(&parse_quote! { #[env(#tag #given)] enum Config { TwoWords { field: u16 } } }),
        Place::Chosen => super::config(&parse_quote! { #[env(#tag)] enum Config { #[env(#given)] TwoWords } }),
        Place::Payload => super::config(&parse_quote! { #[env(#tag)] enum Config { One(#[env(#given)] Inner) } }),
        Place::Enum => super::value(&parse_quote! { #[env(#given)] enum Words { TwoWords } }),
        Place::Variant => super::value(&parse_quote! { enum Words { #[env(#given)] TwoWords } }),
        Place::Newtype => super::value(&parse_quote! { #[env(#given)] struct Newtype(u16); }),
        Place::NewtypeField => super::value(&parse_quote! { struct Newtype(#[env(#kind #given)] u16); }),
    }
}

#[test]
fn the_documentation_says_what_each_option_applies_to() {
    let documentation = include_str!("../docs/env_config.md");
    let mut names: Vec<_> = OPTIONS.iter().map(|opt| opt.name).collect();
    names.dedup();
    for name in names {
        let on: Vec<_> = rows(name).flat_map(|row| row.on).copied().collect();
        let mut places: Vec<_> = on.iter().filter_map(|place| words(&on, *place)).collect();
        places.dedup();
        let section = format!("## `{name}`\n\n*Applies to: {}.*\n\n", places.join(", "));
        assert!(documentation.contains(&section), "no {section:?}");
        assert!(documentation.contains(&format!("](#{name})")), "no link to `{name}`");
    }
}

/// Returns the rows of an option: an option may differ from itself in another place.
fn rows(name: &str) -> impl Iterator<Item = &'static Opt> {
    OPTIONS.iter().filter(move |opt| opt.name == name)
}

#[test]
fn the_documentation_of_words_and_newtypes_says_what_each_option_applies_to() {
    let documentation = include_str!("../docs/env_value.md");
    for opt in OPTIONS {
        let places: Vec<_> = opt.on.iter().filter_map(|place| words_of_value(*place)).collect();
        if !places.is_empty() {
            let example = documentation.split(&format!("| `{} = ", opt.name)).nth(1).unwrap_or_default();
            let applies = example.split(" | ").nth(1);
            assert_eq!(applies, Some(&*places.join(", ")), "`{}`", opt.name);
        }
    }
}

fn words_of_value(place: Place) -> Option<&'static str> {
    match place {
        Place::Enum => Some("enums"),
        Place::Variant => Some("variants"),
        Place::Newtype => Some("newtypes"),
        _ => None,
    }
}

/// Says the places in the terms of the documentation. `None` for the places of `EnvValue`.
fn words(on: &[Place], place: Place) -> Option<&'static str> {
    match place {
        Place::Variable if !on.contains(&Place::Foreign) => Some("fields with one variable that their type parses"),
        Place::Variable | Place::Foreign => Some("fields with one variable"),
        Place::Group => Some("nested fields"),
        Place::Instances if on.contains(&Place::Group) => None,
        Place::Instances => Some("nested maps"),
        Place::Struct => Some("structs"),
        Place::Choice => Some("enums"),
        Place::Chosen => Some("variants"),
        Place::Payload => Some("payloads of variants"),
        Place::Enum | Place::Variant | Place::Newtype | Place::NewtypeField => None,
    }
}

#[test]
fn generated_code_names_no_crate_but_the_given_one() {
    let config = super::config(&parse_quote! {
        #[env(crate = renamed, prefix = "APP_", public, validate = check(b, c))]
        struct Config<T> {
            #[env(nested)]
            a: T,
            #[env(from_str, default = "b", example = "b", allow_empty, absolute)]
            b: Option<u16>,
            #[env(nested, default = "a")]
            g: BTreeMap<T, Choice>,
            #[env(parse_with = parse, name = "C")]
            c: u16,
            #[env(default, separator = ";", range = 1..=3)]
            d: Vec<T>,
            #[env(alias = "F", deprecated = ("G", "old"), validate = check, shared, no_file)]
            e: Option<u16>,
        }
    });
    let choice = super::config(&parse_quote! {
        #[env(crate = renamed, tag = "KIND", validate = check)]
        enum Choice<T> {
            #[env(default)]
            Unit,
            Content(T),
            #[env(rename = "other")]
            Fields { #[env(password = "PASSWORD", tls = "verify")] url: u16 },
        }
    });
    let words = super::value(&parse_quote! {
        #[env(crate = renamed)]
        enum Words { One, Two }
    });
    let newtype = super::value(&parse_quote! {
        #[env(crate = renamed)]
        struct Newtype<T>(Option<T>);
    });
    let broken = super::config(&parse_quote! {
        #[env(crate = renamed)]
        struct Broken { #[env(unknown)] a: u16 }
    });
    for tokens in [config, choice, words, newtype, broken] {
        let code = tokens.to_string();
        assert!(code.contains("renamed :: __private"), "{code}");
        for name in ["factor3", "core ::", "std ::", "alloc ::"] {
            // `compile_error!` is named in full, because it may be shadowed too.
            let code = code.replace(":: core :: compile_error !", "");
            assert!(!code.contains(name), "`{name}` in {code}");
        }
    }
}
