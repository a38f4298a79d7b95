//! Which characters of unreadable credentials are named, and where the credentials end.

use factor3::service::PostgresUrl;

use super::refusals::all_refused;

#[test]
fn only_what_is_not_encoded_is_named() {
    all_refused::<PostgresUrl>(&[
        (
            "postgres://app:p%41/x@db/a",
            "the URL has an unencoded `/` in its password, at character 20 of 26; write it as %2F; if it begins the \
             path, write the `@` in it as %40",
        ),
        (
            "postgres://app:p%41%4g/x@db/a",
            "the URL has unencoded characters in its password: `/` at character 23 and `%` at character 20 (of 29); \
             write `/` as %2F and `%` as %25",
        ),
        (
            "postgres://app:p#%4@db/a",
            "the URL has unencoded characters in its password: `#` at character 17 and `%` at character 18 (of 24); \
             write `#` as %23 and `%` as %25",
        ),
        (
            "postgres://app:p#%@db/a",
            "the URL has unencoded characters in its password: `#` at character 17 and `%` at character 18 (of 23); \
             write `#` as %23 and `%` as %25",
        ),
        // Eight places are named.
        (
            "postgres://app:@@@@@@@@@@@db/a",
            "the URL has unencoded characters in its password: `@` at characters 16, 17, 18, 19, 20, 21, 22, 23 and 2 more \
             (of 30); write `@` as %40",
        ),
        // Digits after another character are no code.
        (
            "postgres://app:x/beef@db/a",
            "the URL has an unencoded `/` in its password, at character 17 of 26; write it as %2F; if it begins the \
             path, write the `@` in it as %40",
        ),
    ]);
}

#[test]
fn a_character_that_need_not_belong_to_the_password_has_a_message_of_its_own() {
    all_refused::<PostgresUrl>(&[
        (
            "postgres://app:a\\b@db/a",
            "the URL has a backslash at character 17 of 23; write `/`; in a password or a name, write %5C",
        ),
        (
            "postgres://app:a\\b c@db/a",
            "the URL has unencoded characters in its password: a backslash at character 17 and a space at character \
             19 (of 25); write a backslash as %5C and a space as %20",
        ),
        (
            "postgres://app:a[b[c@db/a",
            "the URL has a bracket in its user name or password, at character 17 of 25; if it is part of a \
             placeholder, fill that in; in a real password or name, write `[` as %5B and `]` as %5D",
        ),
        (
            "postgres://app:a[b/c@db/a",
            "the URL has unencoded characters in its password: `/` at character 19 and `[` at character 17 (of 25); \
             write `/` as %2F and `[` as %5B",
        ),
        (
            "postgres://app:a b c@db/a\n",
            "the URL has unencoded characters in its password: a space at characters 17 and 19 (of 26); write a \
             space as %20",
        ),
        // One mistake in the credentials does not hide one beside the URL.
        (" postgres://app:p/x@db/a", "the URL starts with a space; remove it"),
        // What stands in another line is no part of a password.
        ("postgres://app:a b c@db/a\nX=5", "the URL has more than one line; write one URL, on one line"),
    ]);
}

#[test]
fn a_user_name_without_a_password_is_called_so() {
    all_refused::<PostgresUrl>(&[(
        "postgres://a p p@db/a",
        "the URL has unencoded characters in its user name: a space at characters 13 and 15 (of 21); write a \
             space as %20",
    )]);
}

#[test]
fn credentials_end_at_the_last_at_before_a_host() {
    all_refused::<PostgresUrl>(&[
        (
            "postgres://app:p/1@@db/a",
            "the URL has unencoded characters in its password: `@` at character 19 and `/` at character 17 (of 24); \
             write `@` as %40 and `/` as %2F",
        ),
        (
            "postgres://app:p/1@db@/a",
            "the URL has an unencoded `/` in its password, at character 17 of 24; write it as %2F; if it begins the \
             path, write the `@` in it as %40",
        ),
        (
            "postgres://app:p/1@",
            "the URL has an unencoded `/` in its password, at character 17 of 19; write it as %2F; if it begins the \
             path, write the `@` in it as %40",
        ),
    ]);
}

#[test]
fn the_value_of_a_query_has_no_end_of_credentials() {
    all_refused::<PostgresUrl>(&[
        (
            "postgres://app:p/1@db/a?k_k=v@w",
            "the URL has an unencoded `/` in its password, at character 17 of 31; write it as %2F; if it begins the \
             path, write the `@` in it as %40; it has an unencoded `@` in its query; if the `?` is in a password, \
             write it as %3F; otherwise write `@` as %40",
        ),
        // These are no keys of a query.
        (
            "postgres://app:p/1@db/a?k-k=v@w",
            "the URL has more than one `@`, at characters 19 and 30 of 31; if a password ends at the last one, \
             write in it `@` as %40, `/` as %2F (characters 17 and 22) and `?` as %3F (character 24); otherwise \
             write the last one as %40",
        ),
        (
            "postgres://app:p/1@db/a?=v@w",
            "the URL has more than one `@`, at characters 19 and 27 of 28; if a password ends at the last one, \
             write in it `@` as %40, `/` as %2F (characters 17 and 22) and `?` as %3F (character 24); otherwise \
             write the last one as %40",
        ),
        (
            "postgres://app:p/1@db/a?kk@w",
            "the URL has more than one `@`, at characters 19 and 27 of 28; if a password ends at the last one, \
             write in it `@` as %40, `/` as %2F (characters 17 and 22) and `?` as %3F (character 24); otherwise \
             write the last one as %40",
        ),
        // Nor is what stands before every `@`.
        (
            "postgres://app:p?k=v#x@db/a",
            "the URL has unencoded characters in its password: `?` at character 17 and `#` at character 21 (of 27); \
             write `?` as %3F and `#` as %23",
        ),
    ]);
}

#[test]
fn an_at_that_may_end_a_password_earlier_is_named() {
    all_refused::<PostgresUrl>(&[
        (
            "postgres://app:p@h/1@db/a",
            "the URL has more than one `@`, at characters 17 and 21 of 25; if a password ends at the last one, \
             write in it `@` as %40 and `/` as %2F (character 19); otherwise write the last one as %40",
        ),
        (
            "postgres://app:p@h?1@db/a",
            "the URL has more than one `@`, at characters 17 and 21 of 25; if a password ends at the last one, \
             write in it `@` as %40 and `?` as %3F (character 19); otherwise write the last one as %40",
        ),
        (
            "postgres://app:p@h#1@db/a",
            "the URL has more than one `@`, at characters 17 and 21 of 25; if a password ends at the last one, \
             write in it `@` as %40 and `#` as %23 (character 19); otherwise write the last one as %40",
        ),
        // No host follows, or it does not end there.
        (
            "postgres://app:p@!/1@db/a",
            "the URL has unencoded characters in its password: `@` at character 17 and `/` at character 19 (of 25); \
             write `@` as %40 and `/` as %2F",
        ),
        (
            "postgres://app:p@/1@db/a",
            "the URL has unencoded characters in its password: `@` at character 17 and `/` at character 18 (of 24); \
             write `@` as %40 and `/` as %2F",
        ),
        (
            "postgres://app:p@h!1@db/a",
            "the URL has an unencoded `@` in its password, at character 17 of 25; write it as %40",
        ),
    ]);
}

#[test]
fn what_follows_credentials_that_may_be_a_host_with_a_port_is_not_explained() {
    all_refused::<PostgresUrl>(&[
        (
            "postgres://app:5432/1#@d*b",
            "the URL has unencoded characters in its password: `/` at character 20 and `#` at character 22 (of 26); \
             write `/` as %2F and `#` as %23",
        ),
        (
            "postgres://app:5432?1#@d*b",
            "the URL has unencoded characters in its password: `?` at character 20 and `#` at character 22 (of 26); \
             write `?` as %3F and `#` as %23",
        ),
        (
            "postgres://app:5432#1#@d*b",
            "the URL has unencoded characters in its password: `#` at characters 20 and 22 (of 26); write `#` as \
             %23",
        ),
        (
            "postgres://app:54x2/1#@d*b",
            "the URL has unencoded characters in its password: `/` at character 20 and `#` at character 22 (of 26); \
             write `/` as %2F and `#` as %23; it has a host with an invalid character; use letters, digits, `-` and \
             `.`",
        ),
        (
            "postgres://a\\b\\c@d*b",
            "the URL has unencoded characters in its user name: a backslash at characters 13 and 15 (of 20); write \
             a backslash as %5C; it has a host with an invalid character; use letters, digits, `-` and `.`",
        ),
    ]);
}
