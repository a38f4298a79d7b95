//! The compile errors for mistakes, word for word. `TRYBUILD=overwrite cargo test --test compile_fail` updates the
//! expected output.
#![cfg(feature = "derive")]

use std::process::Command;

/// Tests the messages of the derive and of the checks in constant evaluation. All compilers print them alike.
#[test]
fn a_mistake_is_named_where_it_is_made_with_what_to_do() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/*/*.rs");
    if cfg!(feature = "service") {
        cases.compile_fail("tests/ui_service/*/*.rs");
    }
    cases.compile_fail(if cfg!(feature = "envy") { "tests/ui_envy/*/*.rs" } else { "tests/ui_without_envy/*/*.rs" });
}

/// Tests the messages about types, which rustc words. They hold for one version of rustc.
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
