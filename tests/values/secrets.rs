use std::ffi::OsString;

use factor3::value::{Expected, Raw, ValueError};
use factor3::{Env, EnvConfig, EnvValue, ExposeSecret, SecretBox, SecretString, Sensitivity};

use super::{One as Single, accepted, help, refused, shown};

const PEM: &str = "-----BEGIN KEY-----\nabc\n-----END KEY-----\n";

#[test]
fn a_secret_is_verbatim() {
    for text in ["hunter2", " hunter2", "hunter2 ", "a\nb", PEM, "a\r\nb\r\n", ""] {
        assert_eq!(accepted::<SecretString>(text).expose_secret(), text);
    }
}

#[test]
fn a_secret_of_one_line_does_not_end_in_a_line_break() {
    for text in ["hunter2\n", "hunter2\r\n", "hunter2\n\n", "hunter2\r"] {
        assert_eq!(refused::<SecretString>(text), ["X ends with a line break"]);
        assert_eq!(
            help::<SecretString>(text),
            "remove it: `echo` adds one, `printf` does not; a file with CRLF line endings leaves a carriage return"
        );
    }
}

#[test]
fn a_secret_is_not_blank() {
    for text in [" ", "\n", " \t\r\n"] {
        assert_eq!(refused::<SecretString>(text), ["X contains only white space"]);
        assert_eq!(help::<SecretString>(text), "set a value, or unset it");
    }
}

#[test]
fn a_secret_is_moved() {
    let text = OsString::from("a secret that is long enough to be on the heap");
    let address = text.as_encoded_bytes().as_ptr();
    let moved = SecretString::parse(Raw::from(text)).unwrap();
    assert_eq!(moved.expose_secret().as_ptr(), address);
}

#[test]
fn a_secret_of_another_type_is_a_secret() {
    type Pin = SecretBox<u32>;
    assert_eq!(*accepted::<Pin>("1234").expose_secret(), 1234);
    assert_eq!(refused::<Pin>("12x4"), ["X must be an integer from 0 to 4294967295: character 3 of 4 is not a digit"]);
    assert_eq!(refused::<SecretBox<String>>("hunter2\n"), ["X ends with a line break"]);
    assert_eq!(Pin::SENSITIVITY, Sensitivity::Secret);
}

#[test]
fn each_secret_of_a_list_is_checked() {
    assert_eq!(accepted::<Vec<SecretString>>("a, b").len(), 2);
    assert_eq!(refused::<Vec<SecretString>>("a,,b"), ["X item 2 is empty"]);
}

#[test]
fn a_secret_is_never_shown() {
    assert_eq!(SecretString::SENSITIVITY, Sensitivity::Secret);
    assert_eq!(shown::<SecretString>("hunter2"), "hidden");
    assert_eq!(shown::<Vec<SecretString>>("hunter2,hunter3"), "hidden,hidden");
}

/// The path of a webhook is its credential.
#[cfg(feature = "service")]
#[test]
fn a_base_url_in_a_secret_is_shown_nowhere_and_refused_like_any_other() {
    use factor3::service::BaseUrl;

    type Webhook = SecretBox<BaseUrl>;
    let url = "https://hooks.internal/services/T0/B0/S3CRET";
    let webhook = accepted::<Webhook>(url);
    assert_eq!(webhook.expose_secret().join_path("").unwrap().as_str(), url);
    assert_eq!(webhook.clone().expose_secret(), webhook.expose_secret());
    assert!(format!("{webhook:?}").ends_with("BaseUrl>([REDACTED])"));
    assert_eq!(Webhook::SENSITIVITY, Sensitivity::Secret);
    assert_eq!(shown::<Webhook>(url), "hidden");
    assert_eq!(shown::<Option<Webhook>>(url), "hidden");
    assert_eq!(refused::<Webhook>("https://hooks.internal/S3CRET?a=b"), ["X has a query"]);
    assert_eq!(refused::<Webhook>("https://hooks.internal/S3CRET\n"), ["X ends with a line break"]);
    assert_eq!(refused::<Vec<Webhook>>("https://a/b,S3CRET"), ["X item 2 has no scheme"]);
    let warning = Webhook::warnings(&accepted::<Webhook>("http://hooks.internal:443/S3CRET")).unwrap();
    assert_eq!(warning.to_string(), "has port 443, which is that of https://");
}

#[test]
fn a_type_that_says_it_is_secret_is_looked_at_as_one() {
    #[derive(Debug)]
    struct Token;
    impl EnvValue for Token {
        const EXPECTED: Expected = Expected::text("a token");
        const SENSITIVITY: Sensitivity = Sensitivity::Secret;

        fn parse(raw: Raw<'_>) -> Result<Self, ValueError> {
            raw.text().map(|_| Self)
        }
    }
    let warnings = |text: &str| Single::<Token>::summary(&Env::from([("X", text)])).warnings().len();
    // A text that is no secret may well end with a quotation mark.
    assert_eq!(["abc\"", "abc"].map(warnings), [1, 0]);
}

#[test]
fn an_empty_text_is_not_blank() {
    #[derive(Debug, EnvConfig)]
    #[expect(dead_code, reason = "only its warnings matter")]
    struct Motto {
        #[env(allow_empty)]
        motto: String,
    }
    let warnings = |text: &str| Motto::summary(&Env::from([("MOTTO", text)])).warnings().len();
    assert_eq!(["", " "].map(warnings), [0, 1]);
}
