//! The compile-time checks that depend on a type, which the derive cannot perform. Generated code calls each check at
//! the position to edit; `track_caller` keeps the frames of this crate out of the error.

#![expect(clippy::missing_panics_doc, reason = "a panic here is a compile error at the user's field")]

use super::{DefaultSpec, Schema};
use crate::expected::{InvalidNesting, Sensitivity};

/// Checks that one variable can hold the type of a field.
#[track_caller]
pub const fn check_type(schema: &Schema, variant: usize, field: usize) {
    let spec = schema.variant(variant)[field].spec();
    match spec.expected.invalid_nesting() {
        None => assert!(
            !(spec.expected.takes().commas && spec.expected.is_list() && is_comma(spec.options.separator)),
            "one item of this list may hold commas itself\n\
             help: add `separator = \";\"`"
        ),
        Some(InvalidNesting::OptionInOption) => panic!(
            "an `Option` in an `Option` has two ways to say \"not set\"\n\
             help: use one `Option`"
        ),
        Some(InvalidNesting::OptionInList) => panic!(
            "an item of a list is there or not, so it cannot be an `Option`\n\
             help: remove the `Option`, or put it around the list"
        ),
        Some(InvalidNesting::ListInList) => panic!(
            "a list in a list cannot be read: both would be split at the same separator\n\
             help: use one list, or `parse_with` with a function of your own"
        ),
    }
}

/// Checks that a default can take effect.
#[track_caller]
pub const fn check_default(schema: &Schema, variant: usize, field: usize) {
    assert!(
        !schema.variant(variant)[field].spec().expected.is_optional(),
        "`default` on an `Option`: the field would never be `None`\n\
         help: remove `default`, or remove the `Option` from the type"
    );
}

/// Checks that an empty value would not be a problem anyway.
#[track_caller]
pub const fn check_deny_empty(schema: &Schema, variant: usize, field: usize) {
    let spec = schema.variant(variant)[field].spec();
    assert!(
        spec.expected.is_optional() || !matches!(spec.default, DefaultSpec::None),
        "`deny_empty` has no effect here: a required variable must not be empty\n\
         help: remove `deny_empty`"
    );
}

/// Checks that a field with `separator` is a list.
#[track_caller]
pub const fn check_separator(schema: &Schema, variant: usize, field: usize) {
    let expected = schema.variant(variant)[field].spec().expected;
    assert!(
        expected.is_list() || !expected.is_foreign(),
        "`separator` has no effect here: the parser of this field takes the whole text\n\
         help: remove `separator`, or let the parser make one item of a list"
    );
    assert!(
        expected.is_list(),
        "`separator` only applies to a list, and the type of this field is one value\n\
         help: change the type to a list such as `Vec<_>`, or remove `separator`"
    );
}

/// Checks that `public` is on a plain value: neither on a secret nor on a value with a redacted form.
#[track_caller]
pub const fn check_public(schema: &Schema, variant: usize, field: usize) {
    match schema.variant(variant)[field].spec().sensitivity {
        Sensitivity::Public | Sensitivity::Unknown => {}
        Sensitivity::Masked => panic!(
            "`public` on a type that may hold a password\n\
             help: remove `public`: its values are shown without the password"
        ),
        Sensitivity::Secret => panic!(
            "`public` on a secret\n\
             help: remove `public`, or use a type that holds no secret"
        ),
    }
}

/// Checks that a field with `tls` is the address of a service.
#[track_caller]
pub const fn check_tls(schema: &Schema, variant: usize, field: usize) {
    assert!(
        schema.variant(variant)[field].spec().expected.takes().tls,
        "`tls` only applies to the URL of a service\n\
         help: remove `tls`, or use a type of `factor3::service`"
    );
}

/// Checks that a field with `password` is a URL that may have one.
#[track_caller]
pub const fn check_password(schema: &Schema, variant: usize, field: usize) {
    assert!(
        schema.variant(variant)[field].spec().expected.takes().password,
        "`password` only applies to the URL of a service that has one\n\
         help: remove `password`, or read it into a field of its own: `SecretString`"
    );
}

/// Checks that a field with `parts` is one URL that may be given in parts.
#[track_caller]
pub const fn check_parts(schema: &Schema, variant: usize, field: usize) {
    let expected = schema.variant(variant)[field].spec().expected;
    assert!(
        !expected.is_list(),
        "`parts` only applies to one URL, and the type of this field is a list\n\
         help: remove `parts`, or give each URL a field of its own"
    );
    assert!(
        expected.takes().parts.is_some(),
        "`parts` only applies to the URL of a service that has a port and a password\n\
         help: remove `parts`, or use a type of `factor3::service`, such as `PostgresUrl`"
    );
}

/// Checks that a field with `allow_userinfo` is a URL that rejects credentials by default.
#[track_caller]
pub const fn check_allow_userinfo(schema: &Schema, variant: usize, field: usize) {
    assert!(
        schema.variant(variant)[field].spec().expected.takes().userinfo,
        "`allow_userinfo` only applies to a `BaseUrl`\n\
         help: remove `allow_userinfo`: a URL of another service may have credentials in it anyway"
    );
}

/// Checks that a field with `no_file` could otherwise be read from a file.
#[track_caller]
pub const fn check_no_file(schema: &Schema, variant: usize, field: usize) {
    assert!(
        matches!(schema.variant(variant)[field].spec().sensitivity, Sensitivity::Masked | Sensitivity::Secret),
        "`no_file` has no effect here: only a secret or the URL of a service may be in a file\n\
         help: remove `no_file`"
    );
}

const fn is_comma(separator: &str) -> bool {
    matches!(separator.as_bytes(), [b','])
}
