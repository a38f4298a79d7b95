use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

use factor3::value::{ExistingDir, ExistingFile, Raw};
use factor3::{EnvValue, Sensitivity};

use super::{accepted, all_refused, help, refused, shown};

#[test]
fn text_is_verbatim() {
    for text in ["", " ", " a ", "a\n", "\"a\"", "${A}", "a,b"] {
        assert_eq!(accepted::<String>(text), text);
        assert_eq!(*accepted::<Box<str>>(text), *text);
        assert_eq!(*accepted::<Arc<str>>(text), *text);
        assert_eq!(accepted::<OsString>(text), text);
    }
}

#[test]
fn a_path_is_verbatim_and_has_no_control_character() {
    for text in ["", " ", " a ", "\"a\"", "${A}", "a,b", "a\u{85}b"] {
        assert_eq!(accepted::<PathBuf>(text).as_os_str(), text);
    }
    assert_eq!(refused::<PathBuf>("/a\n"), ["X ends with a line break"]);
    assert_eq!(refused::<PathBuf>("C:\new"), ["X has a line feed at character 3 of 5"]);
    assert_eq!(refused::<PathBuf>("/a\u{1b}"), ["X has a control character (U+001B) at character 3 of 3"]);
    assert_eq!(
        help::<PathBuf>("C:\temp"),
        "remove it; in a `.env` file, an escape such as `\\n` makes one, unless the value is in single quotes"
    );
}

#[test]
#[cfg(unix)]
fn text_of_the_system_and_paths_need_not_be_utf8() {
    use std::os::unix::ffi::OsStringExt;
    let text = OsString::from_vec(b"/srv/\xff".to_vec());
    assert_eq!(super::load::<OsString>(text.clone()).unwrap(), text);
    assert_eq!(super::load::<PathBuf>(text.clone()).unwrap().as_os_str(), text);
}

#[test]
fn text_is_moved() {
    let text = OsString::from("a text that is long enough to be on the heap");
    let address = text.as_encoded_bytes().as_ptr();
    let moved = String::parse(Raw::from(text)).unwrap();
    assert_eq!(moved.as_ptr(), address);
}

#[test]
fn text_may_be_a_secret_so_it_is_not_shown_unasked() {
    assert_eq!(String::SENSITIVITY, Sensitivity::Unknown);
    assert_eq!(OsString::SENSITIVITY, Sensitivity::Unknown);
    assert_eq!(PathBuf::SENSITIVITY, Sensitivity::Unknown);
}

#[test]
fn text_that_is_shown_stays_in_its_line() {
    assert_eq!(shown::<String>("a\nPORT  80\u{1b}[2J"), "a\\nPORT  80\\u{1b}[2J");
    assert_eq!(shown::<PathBuf>("/srv/a b"), "/srv/a b");
}

#[test]
fn a_char_is_one_character_of_any_kind() {
    for c in [';', ' ', '\t', '€'] {
        assert_eq!(accepted::<char>(&c.to_string()), c);
    }
    all_refused::<char>("a single character", &[("", "it is empty"), ("::", "it has 2 characters")]);
    assert_eq!(shown::<char>(";"), ";");
    assert_eq!(shown::<char>("\t"), "a tab");
}

#[cfg(feature = "service")]
mod url {
    use factor3::{EnvValue, Sensitivity, Url};

    use crate::{accepted, all_refused, help, refused};

    #[test]
    fn a_url_has_a_scheme_and_a_host() {
        for text in [
            "https://x.com/",
            "https://x.com/v1?a=b#c",
            "HTTPS://X.COM/A",
            "https://x.com:8443/v1",
            "https://x.com/@user",
            "postgres:///db?host=/var/run",
            "redis://localhost",
            "file:///etc/hosts",
            "https://münchen.de",
            "https://[::1]:80",
        ] {
            assert_eq!(accepted::<Url>(text), Url::parse(text).unwrap());
        }
        let port = "its port is not a number from 0 to 65535";
        let expected = "a URL";
        all_refused::<Url>(
            expected,
            &[
                ("", "it is empty"),
                ("x.com", "it has no scheme"),
                ("localhost:8080", "it has no scheme"),
                ("//x.com", "it has no scheme"),
                ("://x.com", "it has no scheme"),
                ("1a://x.com", "it has no scheme"),
                ("http://", "it has no host"),
                ("http://h:99999", port),
                ("http://h:80a", port),
                ("http://1.2.3.4.5", "its host is not a valid IP address"),
                ("http://[::1", "its host is not a valid IP address"),
                ("http://a<b/", "its host is not a valid host name"),
                ("http://a b/", "character 9 of 11 is a space"),
                (" https://x.com ", "character 1 of 15 is a space"),
                ("https://x.com/\n", "character 15 of 15 is a line feed"),
                ("https://x\u{200b}.com/", "character 10 of 15 is an invisible character (U+200B)"),
            ],
        );
        assert_eq!(help::<Url>("localhost:8080"), "start it with https://, or another scheme");
    }

    #[test]
    fn a_url_without_a_type_of_its_own_has_no_credentials() {
        for text in ["https://u:p@h/", "https://u:p@ss@h/", "https://token@h/", "https://:p@h/"] {
            assert_eq!(refused::<Url>(text), ["X has credentials in it"]);
        }
        assert_eq!(
            help::<Url>("https://u:p@h/"),
            "they need a type of `factor3::service`, such as `BaseUrl` with `allow_userinfo`, or `#[env(from_str)]` with \
             the client's own type"
        );
    }

    #[test]
    fn a_password_that_cuts_a_url_in_two_is_found() {
        for text in ["postgres://u:12#34@h/db", "postgres://u:12/34@h/db", "postgres://u:12?34@h/db", "ftp://u:p#q@h"] {
            assert_eq!(refused::<Url>(text), ["X has an `@` after the end of its host"]);
        }
        assert_eq!(
            help::<Url>("postgres://u:12#34@h/db"),
            "write it as %40; if it ends credentials, those need a type of `factor3::service`, and %2F, %3F and %23 \
             for the `/`, `?` and `#` in them"
        );
    }

    #[test]
    fn a_url_is_not_shown_unasked() {
        assert_eq!(Url::SENSITIVITY, Sensitivity::Unknown);
    }
}

#[test]
fn a_path_of_what_exists_is_refused_with_what_is_there() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name).display().to_string();
    std::fs::write(at("file"), "").unwrap();
    assert_eq!(accepted::<ExistingFile>(&at("file")).path(), dir.path().join("file"));
    assert_eq!(accepted::<ExistingDir>(&at("")).path(), dir.path());

    assert_eq!(refused::<ExistingFile>(&at("")), ["X names a file that is a directory"]);
    assert_eq!(refused::<ExistingFile>(&at("none")), ["X names a file that does not exist"]);
    assert_eq!(refused::<ExistingDir>(&at("none")), ["X names a directory that does not exist"]);
    assert_eq!(refused::<ExistingDir>(&at("file")), ["X names a path that is not a directory"]);
    // Something is there, so there is nothing to create.
    assert_eq!(help::<ExistingFile>(&at("")), "give the path of a regular file");
    assert_eq!(help::<ExistingDir>(&at("file")), "");
    assert_eq!(help::<ExistingDir>(&at("none/x")), "create or mount its directory, which does not exist either");
    assert_eq!(
        help::<ExistingFile>("~/ca.pem"),
        "its text starts with `~`, which only a shell expands: write the whole path"
    );
    assert_eq!(help::<ExistingFile>("file:///etc/ca.pem"), "its text is a URL: write the path alone, without `file:`");
    // Not that it could be a secret, as of a `SecretFile`.
    assert_eq!(help::<ExistingFile>("ca.pem"), "create it; the path is relative, and starts at the working directory");
    assert_eq!(shown::<ExistingDir>(&at("")), at(""));
}
