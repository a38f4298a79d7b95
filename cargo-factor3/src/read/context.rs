//! The meaning of attributes, names and macros for the code in them.

use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::{Attribute, Meta};

use crate::words::{CONFIG, has_word, words};

/// Returns `true` if the item is compiled for tests only.
pub(super) fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let path = attribute.path();
        let last = path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        match &attribute.meta {
            Meta::List(inside) if last == "cfg" => demands_test(inside.tokens.clone(), false),
            _ => matches!(
                last.as_str(),
                "test"
                    | "rstest"
                    | "test_case"
                    | "bench"
                    | "proptest"
                    | "quickcheck"
                    | "wasm_bindgen_test"
                    | "test_log"
            ),
        }
    })
}

/// Features that no program in production has.
const TRIALS: &[&str] = &["staging", "stage", "sandbox", "demo", "local"];

/// Returns `true` for `test` outside of a `not`.
fn demands_test(tokens: proc_macro2::TokenStream, negated: bool) -> bool {
    let mut not = false;
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => {
            not = ident == "not";
            (ident == "test" || ident == "fuzzing") && !negated
        }
        // `feature = "testing"`.
        TokenTree::Literal(feature) => {
            let name = feature.to_string();
            let whole = name.trim_matches('"');
            !negated && (is_test_name(whole) || has_word(whole, &["dev"]) || TRIALS.contains(&whole))
        }
        TokenTree::Group(group) => demands_test(group.stream(), negated != std::mem::take(&mut not)),
        TokenTree::Punct(_) => false,
    })
}

/// Returns `true` for a function that an attribute makes `main`: `#[rocket::launch]`, `#[shuttle_runtime::main]`.
pub(super) fn is_main(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().segments.last().is_some_and(|last| last.ident == "main" || last.ident == "launch")
    })
}

/// Returns the value of `#[path]`.
pub(super) fn path(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    })
}

/// Returns `true` if a derive reads the environment itself. The type is then configuration.
pub(super) fn derives_config(attributes: &[Attribute]) -> bool {
    attributes.iter().filter(|attribute| attribute.path().is_ident("derive")).any(|attribute| {
        let derived = attribute.meta.to_token_stream().to_string();
        derived.contains("EnvConfig")
    })
}

/// Returns `true` if a file or module of this name is for tests.
pub(super) fn is_test_name(name: &str) -> bool {
    matches!(words(name).as_slice(), [.., last] if matches!(last.as_str(), "test" | "tests" | "testing" | "mock" | "mocks" | "fixtures" | "fuzz"))
        || words(name)
            .first()
            .is_some_and(|first| matches!(first.as_str(), "test" | "tests" | "testing" | "testutil" | "testutils"))
}

/// Returns `true` if a function of this name is called by tests, or by a fake of a service.
pub(super) fn is_test_function(name: &str) -> bool {
    ["_for_test", "_for_tests", "_for_testing", "_mock", "_tests"].iter().any(|end| name.ends_with(end))
        || ["mock", "sample", "samples", "fixture"].iter().any(|first| {
            name == *first
                || name.strip_prefix(first).is_some_and(|rest| rest.starts_with('_') && !rest.starts_with("_rate"))
        })
}

/// Returns `true` if a module, type or function of this name is for tests, for development, or makes sample data. Other
/// than for `is_test_name`, the program may use it, too.
pub(super) fn is_sample_name(name: &str) -> bool {
    let words = words(name);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    has(&[
        "sample",
        "samples",
        "demo",
        "demos",
        "example",
        "examples",
        "dev",
        "faker",
        "fake",
        "stub",
        "mock",
        "fixture",
        "fixtures",
        "playground",
        "seed",
        "seeds",
        "seeder",
        "generator",
        "generators",
    ]) || words.first().is_some_and(|first| first == "test")
        || has(&["test", "tests"]) && has(&["for", "new"])
}

/// Returns `true` if a type of this name contains configuration.
pub(super) fn is_config_type(name: &str) -> bool {
    words(name).last().is_some_and(|last| CONFIG.contains(&last.as_str()))
        || has_word(name, &["config", "configuration", "settings"]) && !has_word(name, &["error", "err", "builder"])
}

/// Returns `true` if the module at this path contains configuration. The settings of a user are not configuration:
/// pages, routes and tables have such names.
pub(super) fn is_config_module(path: &[&str]) -> bool {
    let mut config = false;
    for &name in path {
        if has_word(
            name,
            &[
                "views",
                "view",
                "handlers",
                "handler",
                "routes",
                "route",
                "api",
                "controllers",
                "controller",
                "pages",
                "page",
                "users",
                "user",
                "models",
                "model",
                "entities",
                "entity",
                "components",
                "templates",
            ],
        ) && !has_word(name, CONFIG)
        {
            return false;
        }
        config |= has_word(name, CONFIG);
    }
    config
}

/// Returns `true` if a function or constant of this name gives a default.
pub(super) fn is_default_name(name: &str) -> bool {
    has_word(name, &["default", "defaults", "fallback"])
}

/// Returns `true` if people read the arguments of the macro.
pub(super) fn is_text_macro(name: &str) -> bool {
    matches!(
        name,
        "println"
            | "eprintln"
            | "print"
            | "eprint"
            | "info"
            | "warn"
            | "error"
            | "debug"
            | "trace"
            | "log"
            | "event"
            | "span"
            | "info_span"
            | "debug_span"
            | "trace_span"
            | "warn_span"
            | "error_span"
            | "panic"
            | "bail"
            | "anyhow"
            | "ensure"
            | "todo"
            | "unimplemented"
            | "unreachable"
            | "write"
            | "writeln"
            | "eyre"
            | "compile_error"
            | "concat"
            | "include"
            | "include_str"
            | "include_bytes"
            | "include_dir"
            | "embed_migrations"
            | "migrate"
    )
}

/// Returns `true` if the macro compares its arguments.
pub(super) fn is_comparing_macro(name: &str) -> bool {
    name.starts_with("assert") || name.starts_with("debug_assert") || name == "matches"
}

/// Returns `true` if the method or function compares, searches or cuts out its arguments.
pub(super) fn is_comparing(name: &str) -> bool {
    matches!(
        name,
        "starts_with"
            | "ends_with"
            | "strip_prefix"
            | "strip_suffix"
            | "contains"
            | "replace"
            | "replacen"
            | "split"
            | "split_once"
            | "rsplit"
            | "rsplit_once"
            | "splitn"
            | "find"
            | "rfind"
            | "eq"
            | "ne"
            | "eq_ignore_ascii_case"
            | "trim_start_matches"
            | "trim_end_matches"
            | "is_match"
            | "matches"
            | "contains_key"
            | "captures"
            | "Regex"
            | "RegexBuilder"
            | "RegexSet"
    )
}

/// Returns `true` if people read the arguments of the method, or know a thing by them.
pub(super) fn is_text(name: &str) -> bool {
    matches!(
        name,
        "expect"
            | "context"
            | "with_context"
            | "wrap_err"
            | "wrap_err_with"
            | "about"
            | "long_about"
            | "help"
            | "long_help"
            | "after_help"
            | "description"
            | "title"
            | "note"
            | "user_agent"
            | "expect_err"
            | "value_name"
            | "license"
            | "terms_of_service"
            | "contact"
            | "placeholder"
            | "title_url"
            | "author"
            | "namespace"
    )
}

/// Returns `true` if the method uses its arguments in place of a missing value.
pub(super) fn is_fallback(name: &str) -> bool {
    matches!(
        name,
        "unwrap_or"
            | "unwrap_or_else"
            | "map_or"
            | "map_or_else"
            | "or"
            | "or_else"
            | "default_value"
            | "get_or_insert"
            | "get_or_insert_with"
            | "set_default"
            | "default_missing_value"
            | "default_value_t"
    )
}
