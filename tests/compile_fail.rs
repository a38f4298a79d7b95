//! What the compiler says of a mistake, word for word. `TRYBUILD=overwrite cargo test --test compile_fail` writes what
//! it says now.
#![cfg(feature = "derive")]

use std::process::Command;

/// Our own messages, and those of the checks by constant evaluation: every compiler prints them alike.
#[test]
fn a_mistake_is_named_where_it_is_made_with_what_to_do() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/*/*.rs");
    if cfg!(feature = "service") {
        cases.compile_fail("tests/ui_service/*/*.rs");
    }
    cases.compile_fail(if cfg!(feature = "envy") { "tests/ui_envy/*/*.rs" } else { "tests/ui_without_envy/*/*.rs" });
}

/// rustc words what is wrong with a type, and does so better from year to year: these hold for one version of it.
#[test]
fn a_type_that_does_not_fit_is_named_without_anything_internal() {
    let version = Command::new("rustc").arg("--version").output().expect("cargo found a compiler");
    if version.stdout.starts_with(b"rustc 1.95.") {
        let cases = trybuild::TestCases::new();
        cases.compile_fail("tests/ui_rustc/*/*.rs");
        if cfg!(feature = "envy") {
            cases.compile_fail("tests/ui_rustc_envy/*/*.rs");
        }
    }
}
